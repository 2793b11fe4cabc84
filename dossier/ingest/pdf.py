"""PDF: the text of each page, and where each page begins in it. A scan without text is named as one, or read by OCR."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest import ocr
from dossier.ingest.dublin_core import document_metadata
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_PAGE_CHARACTERS, MAX_PAGES
from dossier.ingest.pdf_furniture import without_furniture
from dossier.ingest.pdf_layout import page_text
from dossier.ingest.readers import BY_CONTENT, NOT, Reader

_NAME, _VERSION = "pdf", 1
_PASSWORD, _SECURITY = 4, 5
_INFO = {"Title": "title", "Author": "creator"}
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")


def recognises(glimpse: Glimpse) -> int:
    return BY_CONTENT if b"%PDF-" in glimpse.head[:1_024] and not glimpse.head.startswith(b"<") else NOT


def read(content: bytes, name: str) -> Document:
    with opened(content, name) as pdf:
        count = len(pdf)
        if count > MAX_PAGES:
            raise SourceError(
                f"{name} is a PDF of {count:,} pages; more than {MAX_PAGES:,} are not read. "
                "Split it and ingest the parts."
            )
        pages = [_page(pdf, number, name) for number in range(count)]
        bare = [number for number, text in enumerate(pages) if not text.strip()]
        recognised = _recognise(pdf, bare) if bare else {}
        info = {_INFO[key]: [value] for key, value in pdf.get_metadata_dict(True).items() if key in _INFO}
    for number, text in recognised.items():
        pages[number] = text
    pages = without_furniture(pages)
    if not any(map(str.strip, pages)):
        raise SourceError(_scan(name, count))
    return _document(pages, info, _notices(pages, recognised))


@contextmanager
def opened(content: bytes, name: str) -> Iterator[Any]:
    """The open PDF. Raises SourceError for one that is locked or damaged, at once or while it is read."""
    from pypdfium2 import PdfDocument, PdfiumError  # 0.1 s and a large library

    try:
        pdf = PdfDocument(content)
    except (PdfiumError, ValueError) as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise SourceError(
                f"{name} is a PDF that is locked with a password. Save it without one and ingest that file."
            ) from error
        raise _damaged(name, error) from error
    try:
        yield pdf
    except PdfiumError as error:
        raise _damaged(name, error) from error
    finally:
        pdf.close()


def _damaged(name: str, error: Exception) -> SourceError:
    return SourceError(
        f"{name} is a PDF that is damaged or incomplete. Download or copy it again, or print it to a new PDF.",
        details=repr(error),
    )


def _page(pdf: Any, number: int, name: str) -> str:
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > MAX_PAGE_CHARACTERS:
            raise SourceError(
                f"{name} is a PDF whose page {number + 1} has more than {MAX_PAGE_CHARACTERS:,} characters, as no "
                "page has. Save its text as plain text and ingest that."
            )
        return page_text(textpage).text
    finally:
        textpage.close()
        page.close()


def _recognise(pdf: Any, bare: list[int]) -> dict[int, str]:
    """What OCR reads on pages without text, where the analyst wants it and it is installed."""
    if not ocr.wanted():
        return {}
    read = ((number, ocr.page_words(pdf[number])) for number in bare)
    return {number: text for number, text in read if text.strip()}


def _scan(name: str, count: int) -> str:
    pages = "Its page is a picture" if count == 1 else f"Its {count:,} pages are pictures"
    missing = f"{name} is a PDF without text, most likely a scan. {pages}."
    if ocr.wanted():
        return f"{missing} Text recognition found no words on {'it' if count == 1 else 'them'}."
    return f"{missing} {ocr.HOW_TO}"


def _notices(pages: list[str], recognised: dict[int, str]) -> tuple[str, ...]:
    bare = [number + 1 for number, text in enumerate(pages) if not text.strip()]
    notices = []
    if recognised:
        read = _listed(number + 1 for number in recognised)
        notices.append(f"{read} was read from a picture by text recognition (OCR), which makes mistakes.")
    if bare:
        notices.append(f"{_listed(bare)} holds no text.")
    return tuple(notices)


def _listed(numbers: Any) -> str:
    listed = list(numbers)
    shown = ", ".join(map(str, listed[:10])) + (f" and {len(listed) - 10} more" if len(listed) > 10 else "")
    return f"Page {shown}" if len(listed) == 1 else f"Each of the pages {shown}"


def _document(pages: list[str], info: dict[str, list[str]], notices: tuple[str, ...]) -> Document:
    text, starts = joined(pages)
    metadata, more = document_metadata(info, text)
    document = Document(text=text, media_type="application/pdf", reader=_NAME, reader_version=_VERSION)
    return replace(document, metadata=metadata, notices=(*notices, *more), pages=starts)


def joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, and where each begins; a sentence that goes on overleaf is not torn apart."""
    pieces: list[str] = []
    starts: list[int] = []
    length, last = 0, ""
    for page in pages:
        text = page.strip()
        if text and last:
            goes_on = not _ENDS.search(last) and text[:1].islower()
            pieces.append(" " if goes_on else "\n")
            length += 1
        starts.append(length)
        pieces.append(text)
        length += len(text)
        last = text or last
    return "".join(pieces), tuple(starts)


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="PDF",
    media_types=("application/pdf",),
    suffixes=(".pdf",),
    recognises=recognises,
    read=read,
)
