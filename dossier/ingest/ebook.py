"""Books (.epub): the chapters in the order in which they are read, each as the page that it is."""

import posixpath
from typing import Any
from urllib.parse import unquote

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest.dublin_core import document_metadata
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.html import decode_page, whole_text
from dossier.ingest.limits import MAX_PARTS
from dossier.ingest.packed_parts import Parts, local
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, NOT, Reader

_NAME, _VERSION = "ebook", 1
_KIND = "an EPUB book"
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_DUBLIN_CORE = ("title", "creator", "publisher", "date", "language", "identifier")
_MOST_CHARACTERS = 20_000_000


def recognises(glimpse: Glimpse) -> int:
    return BY_CONTENT if glimpse.zipped == "epub" else NOT


def read(content: bytes, name: str) -> Document:
    parts = Parts(content, name, _KIND)
    package = _package(parts, name)
    root = parts.tree(package)
    chapters = _chapters(root, posixpath.dirname(package))
    _refuse_locked(parts, chapters, name)
    text = canonical("\n".join(_texts(parts, chapters, name))).strip("\n")
    metadata, notices = document_metadata(_properties(root), text)
    return Document(
        text=text,
        media_type="application/epub+zip",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        notices=notices,
    )


def _package(parts: Parts, name: str) -> str:
    """The part that lists the others."""
    for element in parts.tree(_CONTAINER).iter():
        if local(element.tag) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise SourceError(f"{name} is {_KIND} that does not say where its pages are. Download or copy it again.")


def _chapters(root: Any, folder: str) -> list[str]:
    """The parts to read, in order; where the order names none, all pages as they are listed."""
    pages: dict[str, str] = {}
    order: list[str] = []
    for element in root.iter():
        tag = local(element.tag)
        if tag == "item" and element.get("media-type") in _PAGES and element.get("properties") != "nav":
            part = posixpath.normpath(
                posixpath.join(folder, unquote(element.get("href", "").partition("#")[0]))
            )
            pages[element.get("id", part)] = part
        elif tag == "itemref":
            order.append(element.get("idref", ""))
    ordered = [pages[each] for each in order if each in pages]
    return list(dict.fromkeys(ordered or pages.values()))[:MAX_PARTS]


def _texts(parts: Parts, chapters: list[str], name: str) -> list[str]:
    texts: list[str] = []
    length = 0
    for chapter in chapters:
        if not parts.has(chapter):
            continue
        text = whole_text(decode_page(parts.read(chapter)).text, f"{name}/{chapter}")
        length += len(text)
        if length > _MOST_CHARACTERS:
            raise SourceError(
                f"{name} is {_KIND} of more than {_MOST_CHARACTERS // 1_000_000} million characters, longer than any "
                "book. Save the chapters that matter and ingest those."
            )
        texts.append(text)
    return list(filter(str.strip, texts))


def _refuse_locked(parts: Parts, chapters: list[str], name: str) -> None:
    if not parts.has(_ENCRYPTION):
        return
    listed = {
        unquote(element.get("URI", ""))
        for element in parts.tree(_ENCRYPTION).iter()
        if local(element.tag) == "CipherReference"
    }
    if listed.intersection(chapters):
        raise SourceError(f"{name} is {_KIND} that its seller has locked. Ask for a copy without the lock.")


def _properties(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter():
        if local(element.tag) in _DUBLIN_CORE and element.text:
            found.setdefault(local(element.tag), []).append(element.text)
    return found


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="EPUB",
    media_types=("application/epub+zip",),
    suffixes=(".epub",),
    recognises=recognises,
    read=read,
)
