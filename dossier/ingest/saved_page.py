"""Saved web pages (.mhtml, .mht): the page in them, read as any other; its pictures and styles are passed over."""

from dataclasses import replace
from email.message import Message

from dossier.domain.documents import Document, Metadata
from dossier.domain.errors import SourceError
from dossier.ingest import html, mime
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.readers import BY_CONTENT, NOT, SURELY, Reader, suffix_of

_NAME, _VERSION = "saved-page", 1
_KIND = "a saved web page (MHTML)"
_SUFFIXES = (".mhtml", ".mht")


def recognises(glimpse: Glimpse) -> int:
    names = mime.header_names(glimpse.head)
    if "snapshot-content-location" in names:
        return SURELY
    related = "multipart/related" in mime.header_block(glimpse.head)
    if suffix_of(glimpse.name) in _SUFFIXES and names & {"mime-version", "content-type", "from"}:
        return SURELY
    return BY_CONTENT if related and not names & {"to", "received", "message-id"} else NOT


def read(content: bytes, name: str) -> Document:
    message = mime.parse(content, name, _KIND)
    page = next((part for part in mime.leaves(message) if part.get_content_type() in _PAGES), None)
    if page is None:
        raise SourceError(
            f"{name} is {_KIND} without a page in it. Open it in a browser, save what it shows, and ingest that."
        )
    document = html.read(b"\xef\xbb\xbf" + mime.text_of(page).encode("utf-8", "replace"), name)
    known = Metadata(url=_address(message, page)).overridden_by(document.metadata)
    return replace(
        document,
        media_type="multipart/related",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=known,
        encoding="",
    )


_PAGES = ("text/html", "application/xhtml+xml")


def _address(message: "Message[str, str]", page: "Message[str, str]") -> str:
    stated = (mime.header(message, "Snapshot-Content-Location"), mime.header(page, "Content-Location"))
    return next((url for url in stated if url.startswith(("http://", "https://"))), "")


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="saved web pages (MHTML)",
    media_types=("multipart/related",),
    suffixes=_SUFFIXES,
    recognises=recognises,
    read=read,
)
