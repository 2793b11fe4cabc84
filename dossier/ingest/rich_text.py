"""Rich Text documents (.rtf): the words alone, a line for each paragraph."""

import re

from dossier.domain.documents import Document, writable
from dossier.domain.errors import SourceError
from dossier.ingest.dublin_core import document_metadata
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_XML
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, NOT, Reader

_NAME, _VERSION = "rich-text", 1
_INFO = {"title": "title", "author": "creator", "company": "publisher"}
_PROPERTY = re.compile(r"\{\\(title|author|company)\s+([^{}]{1,2000})\}")
_INFO_WITHIN = 20_000
_BINARY = re.compile(r"\\bin(\d{1,9}) ?")
_PICTURE_DATA = re.compile(r"[0-9A-Fa-f\s]{2000,}")
_FAULTS = (ValueError, LookupError, TypeError, ArithmeticError)
"""What the library raises on documents that are damaged."""


def recognises(glimpse: Glimpse) -> int:
    return BY_CONTENT if glimpse.head.startswith(b"{\\rtf") else NOT


def read(content: bytes, name: str) -> Document:
    markup = _PICTURE_DATA.sub(" ", _without_binary(content.decode("latin-1")))
    if len(markup) > MAX_XML:
        raise SourceError(
            f"{name} is a Rich Text document of more than {MAX_XML // 1_000_000} million characters without its "
            "pictures, too large for an article. Save its text as plain text and ingest that."
        )
    text = canonical(_words(markup, name)).strip("\n")
    head = markup[:_INFO_WITHIN]
    properties = {
        _INFO[key]: [_words("{\\rtf1 " + value + "}", name)] for key, value in _PROPERTY.findall(head)
    }
    metadata, notices = document_metadata(properties, text)
    return Document(
        text=text,
        media_type="application/rtf",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        notices=notices,
    )


def _without_binary(markup: str) -> str:
    """Without what `\\bin` announces: bytes of pictures, in which braces mean nothing."""
    pieces, at = [], 0
    for found in _BINARY.finditer(markup):
        if found.start() >= at:
            pieces.append(markup[at : found.start()])
            at = found.end() + int(found[1])
    return "".join((*pieces, markup[at:]))


def _words(markup: str, name: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(markup, errors="replace"))  # type: ignore[no-untyped-call]
    except _FAULTS as error:
        raise SourceError(
            f"{name} is a Rich Text document that is damaged. Open it in a word processor, save it anew, and "
            "ingest that file.",
            details=repr(error),
        ) from error
    return writable(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="RTF",
    media_types=("application/rtf", "text/rtf"),
    suffixes=(".rtf",),
    recognises=recognises,
    read=read,
)
