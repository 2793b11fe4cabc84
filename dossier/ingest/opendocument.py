"""OpenDocument texts (.odt): one paragraph or heading a line, notes after the paragraph that they belong to."""

from collections.abc import Iterator
from typing import Any

from dossier.domain.documents import Document
from dossier.ingest.dublin_core import document_metadata
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.packed_parts import Parts, local
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, NOT, Reader

_NAME, _VERSION = "opendocument", 1
_KIND = "an OpenDocument text"
_MOST_BLANKS = 1_000
_UNSEEN = frozenset(("tracked-changes", "annotation", "note-citation", "script", "binary-data", "forms"))
_META = {
    "title": "title",
    "creator": "creator",
    "initial-creator": "creator",
    "publisher": "publisher",
    "language": "language",
    "identifier": "identifier",
}


def recognises(glimpse: Glimpse) -> int:
    return BY_CONTENT if glimpse.zipped == "odt" else NOT


def read(content: bytes, name: str) -> Document:
    parts = Parts(content, name, _KIND)
    text = canonical("\n".join(_paragraphs(parts.tree("content.xml")))).strip("\n")
    metadata, notices = document_metadata(parts.properties("meta.xml", _META), text)
    return Document(
        text=text,
        media_type=READER.media_types[0],
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        notices=notices,
    )


def _paragraphs(root: Any) -> Iterator[str]:
    """Each paragraph's text, blanks run together as the format demands; without recursion, for any depth."""
    from lxml.etree import iterwalk

    open_paragraphs: list[list[str]] = []
    inner: list[str] = []
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = local(element.tag)
        paragraph = tag in ("p", "h")
        if event == "start" and tag in _UNSEEN:
            walk.skip_subtree()
            pieces = [""]
        elif event == "start":
            if paragraph:
                open_paragraphs.append([])
            pieces = [_blank(tag, element), _run(element.text)]
        else:
            if paragraph and open_paragraphs:
                inner.append("".join(open_paragraphs.pop()).strip(" "))
                if not open_paragraphs:  # what stood inside it, notes and frames, comes after it
                    yield inner.pop()
                    yield from inner
                    inner.clear()
            pieces = [_run(element.tail)]
        if open_paragraphs:
            open_paragraphs[-1].extend(pieces)


def _blank(tag: str, element: Any) -> str:
    if tag == "s":
        count = next((value for key, value in element.attrib.items() if local(key) == "c"), "1")
        return " " * min(
            int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 1, _MOST_BLANKS
        )
    return {"tab": "\t", "line-break": "\n"}.get(tag, "")


def _run(text: str | None) -> str:
    if not text:
        return ""
    words = " ".join(text.split())
    return (" " * text[:1].isspace() + words + " " * text[-1:].isspace()) if words else " "


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="OpenDocument (ODT)",
    media_types=("application/vnd.oasis.opendocument.text",),
    suffixes=(".odt", ".ott"),
    recognises=recognises,
    read=read,
)
