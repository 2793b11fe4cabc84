"""Word documents (.docx): one paragraph a line, notes at the end, deleted words left out."""

from collections.abc import Iterator
from typing import Any

from dossier.domain.documents import Document
from dossier.ingest.dublin_core import document_metadata
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.packed_parts import Parts, local
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, NOT, Reader

_NAME, _VERSION = "word", 1
_KIND = "a Word document"
_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_UNSEEN = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr"))
_CORE = {
    "title": "title",
    "creator": "creator",
    "publisher": "publisher",
    "language": "language",
    "issued": "date",
    "identifier": "identifier",
}


def recognises(glimpse: Glimpse) -> int:
    return BY_CONTENT if glimpse.zipped == "docx" else NOT


def read(content: bytes, name: str) -> Document:
    parts = Parts(content, name, _KIND)
    lines = list(_paragraphs(parts.tree("word/document.xml")))
    for notes in _NOTES:
        if parts.has(notes):
            lines.extend(filter(str.strip, _paragraphs(parts.tree(notes))))
    text = canonical("\n".join(lines)).strip("\n")
    metadata, notices = document_metadata(parts.properties("docProps/core.xml", _CORE), text)
    return Document(
        text=text,
        media_type=READER.media_types[0],
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        notices=notices,
    )


def _paragraphs(root: Any) -> Iterator[str]:
    """The text of each paragraph, in the order of the document, without recursion. A paragraph inside another (a text
    box) is a line of its own, before the one that holds it."""
    from lxml.etree import iterwalk

    open_paragraphs: list[list[str]] = []
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = local(element.tag)
        if event == "start" and tag in _UNSEEN:
            walk.skip_subtree()
        elif tag == "p" and event == "start":
            open_paragraphs.append([])
        elif tag == "p" and open_paragraphs:
            yield "".join(open_paragraphs.pop())
        elif event == "start" and open_paragraphs:
            open_paragraphs[-1].append((element.text or "") if tag == "t" else _TEXT.get(tag, ""))


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="Word (DOCX)",
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    suffixes=(".docx", ".docm"),
    recognises=recognises,
    read=read,
)
