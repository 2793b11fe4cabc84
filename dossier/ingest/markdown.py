"""Markdown: the words without their marks, a line for each paragraph, heading, item and row of a table.

Front matter between `---` lines at the top is what the article says of itself, as a sidecar would.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest.encodings import decode, peek
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_MARKUP, MAX_SIDECAR_BYTES
from dossier.ingest.metadata import read_metadata
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_NAME, NOT, Reader, suffix_of
from dossier.ingest.sidecars import read_sidecar

if TYPE_CHECKING:
    from markdown_it.token import Token

_NAME, _VERSION = "markdown", 1
_SUFFIXES = (".md", ".markdown", ".mkd")
_FRONT = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KNOWN = re.compile(r"^(title|publisher|authors?|published|date|language|lang|url)\s*:", re.MULTILINE)
_SYNONYMS = (("author", "authors"), ("date", "published"), ("lang", "language"))
_TAG = re.compile(r"<[^<>]{0,2000}>")


def recognises(glimpse: Glimpse) -> int:
    return BY_NAME if suffix_of(glimpse.name) in _SUFFIXES and peek(glimpse.head) else NOT


def read(content: bytes, name: str) -> Document:
    decoded = decode(content)
    whole = canonical(decoded.text)
    if len(whole) > MAX_MARKUP:
        raise SourceError(
            f"{name} is a Markdown document of more than {MAX_MARKUP // 1_000_000} million characters, too large "
            "for an article. Split it, or name it .txt to have it taken in as it is."
        )
    front = _FRONT.match(whole)
    front = front if front and _KNOWN.search(front["yaml"]) else None
    text = "\n".join(_lines(whole[front.end() :] if front else whole)).strip("\n")
    metadata, notices = read_metadata(text)
    if front:
        stated = read_sidecar(_as_sidecar(front["yaml"]), "at its top", name)
        metadata = metadata.overridden_by(stated.metadata)
    return Document(
        text=text,
        media_type="text/markdown",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        encoding=decoded.encoding,
        undecodable=decoded.undecodable,
        notices=(*decoded.notices, *notices),
    )


def _as_sidecar(yaml: str) -> bytes:
    for synonym, key in _SYNONYMS:
        yaml = re.sub(rf"^{synonym}\s*:", f"{key}:", yaml, flags=re.MULTILINE)
    return yaml.encode()[: MAX_SIDECAR_BYTES + 1]


def _lines(markup: str) -> Iterator[str]:
    from markdown_it import MarkdownIt

    cells: list[str] | None = None
    for token in MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(markup):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield "\t".join(cells)
            cells = None
        elif token.type == "inline":
            line = _words(token.children or ())
            if cells is None:
                yield line
            else:
                cells.append(line.replace("\n", " "))
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield from filter(
                None, (unescape(_TAG.sub("", each)).strip() for each in token.content.split("\n"))
            )


def _words(tokens: "Sequence[Token]") -> str:
    """The words of one paragraph; a line that was only broken to fit an editor goes on."""
    pieces = []
    for token in tokens:
        if token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
        elif token.type in ("text", "code_inline", "text_special", "image"):
            pieces.append(token.content)
    return "".join(pieces)


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="Markdown",
    media_types=("text/markdown",),
    suffixes=_SUFFIXES,
    recognises=recognises,
    read=read,
)
