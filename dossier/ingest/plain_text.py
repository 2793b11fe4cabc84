"""Plain text: the canonical text is the decoded file itself, so that anyone can check an offset."""

import re

from dossier.domain.documents import Document
from dossier.ingest.encodings import decode, peek
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.metadata import read_metadata
from dossier.ingest.readers import BY_NAME, MAYBE, Reader, suffix_of

_NAME, _VERSION = "plain-text", 1
_SUFFIXES = (".txt", ".text")
_LINE_END = re.compile(r"\r\n?")


def recognises(glimpse: Glimpse) -> int:
    """Anything may be plain text; what is not, is refused before (signatures, zero bytes)."""
    return BY_NAME if suffix_of(glimpse.name) in _SUFFIXES and peek(glimpse.head) else MAYBE


def read(content: bytes, name: str) -> Document:
    """The decoded file: byte-order mark dropped, line ends as \\n, nothing else changed."""
    decoded = decode(content)
    text = canonical(decoded.text)
    metadata, notices = read_metadata(text)
    return Document(
        text=text,
        media_type="text/plain",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        encoding=decoded.encoding,
        undecodable=decoded.undecodable,
        notices=(*decoded.notices, *notices),
    )


def canonical(text: str) -> str:
    """`text` without leading byte-order marks and with \\n for each line end."""
    return _LINE_END.sub("\n", text.lstrip("\ufeff"))


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="plain text",
    media_types=("text/plain",),
    suffixes=_SUFFIXES,
    recognises=recognises,
    read=read,
)
