"""Web archives (WARC, WACZ): each page that was answered is a source of its own, with address, time and headers."""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from dossier.domain.documents import Origin, writable
from dossier.domain.errors import SourceError
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_BYTES
from dossier.ingest.packed_parts import DAMAGE
from dossier.ingest.readers import NOT, SURELY, Container, Member

_MARKS = (b"WARC/1.", b"WARC/0.")
_ANSWERS = ("response", "resource")
_FURNITURE = (
    *("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript"),
    *("application/x-javascript", "application/json", "application/font", "application/x-font"),
    *(
        "application/vnd.ms-fontobject",
        "application/octet-stream",
        "application/manifest",
        "application/wasm",
    ),
)
"""Kinds of answers that pages are furnished with, and that are no articles; they are passed over."""
_MOST_HEADERS, _LONGEST = 100, 2_000


def is_warc(glimpse: Glimpse) -> int:
    return SURELY if glimpse.head.startswith(_MARKS) or glimpse.unpacked.startswith(_MARKS) else NOT


def is_wacz(glimpse: Glimpse) -> int:
    return SURELY if glimpse.zipped == "wacz" else NOT


def warc_members(file: BinaryIO, name: str) -> Iterator[Member]:
    file.seek(0)
    yield from _records(file, name)


def wacz_members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The records of the WARC files that it packs, read as they stand there."""
    try:
        package = zipfile.ZipFile(file)
        archives = [
            info for info in package.infolist() if info.filename.startswith("archive/") and not info.is_dir()
        ]
        for info in archives:
            with package.open(info) as stream:
                yield from _records(stream, f"{name}/{info.filename}")
    except (*DAMAGE, RuntimeError) as error:
        raise _broken(name, error) from error


def _records(stream: Any, name: str) -> Iterator[Member]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        for record in ArchiveIterator(stream):
            if record.rec_type in _ANSWERS and _is_article(record):
                yield _member(record)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, AttributeError, TypeError, *DAMAGE) as error:
        raise _broken(name, error) from error


def _broken(name: str, error: BaseException) -> SourceError:
    return SourceError(
        f"{name} is a web archive that is damaged or incomplete. What came before the damage was read; get it again "
        "for the rest.",
        details=repr(error),
    )


def _is_article(record: Any) -> bool:
    http = record.http_headers
    if http is not None and str(http.get_statuscode() or "200") != "200":
        return False
    return not _media_type(record).startswith(_FURNITURE)


def _media_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").strip().lower()


def _member(record: Any) -> Member:
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    at = str(record.rec_headers.get_header("WARC-Date") or "")
    headers = record.http_headers.headers if record.http_headers else ()
    origin = Origin(
        url=writable(url)[:_LONGEST],
        at=writable(at)[:40],
        headers=tuple(writable(f"{key}: {value}")[:_LONGEST] for key, value in headers)[:_MOST_HEADERS],
    )
    content = record.content_stream().read(MAX_BYTES + 1)
    named = url.partition("://")[2].partition("?")[0].rstrip("/") or "record"
    return Member(named, content, origin=origin)


WARC = Container("warc", "web archives (WARC, WACZ)", (".warc",), is_warc, warc_members)
WACZ = Container("wacz", WARC.title, (".wacz",), is_wacz, wacz_members)
