"""A page of a PDF as a picture, and where a passage of the source's text stands on it."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.domain.errors import SourceError
from dossier.ingest.pdf import opened
from dossier.ingest.pdf_layout import PageText, page_text

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in dots of the picture."""
_MOST_DOTS = 30_000_000
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`pixels` are blue, green, red and nothing, a byte each, `stride` bytes a row. `marks` is empty where the passage
    cannot be found on the page: in a scan that was read by OCR."""

    width: int
    height: int
    stride: int
    pixels: bytes
    marks: tuple[Box, ...]


def page_picture(
    content: bytes, name: str, page: int, start: int, words: str, dots_per_inch: float
) -> PagePicture:
    """Page `page`, counted from 1. `words` stand at `start` of its text, as far as they are on this page.

    Raises SourceError.
    """
    with opened(content, name) as pdf:
        if not 1 <= page <= len(pdf):
            raise SourceError(f"{name} has no page {page}.")
        sheet = pdf[page - 1]
        width, height = sheet.get_size()
        scale = min(dots_per_inch / _POINTS_PER_INCH, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
        bitmap = sheet.render(scale=scale, force_bitmap_format=_bgrx())
        boxes = _boxes(sheet, bitmap.width, bitmap.height, start, words)
        return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), boxes)


def _bgrx() -> int:
    from pypdfium2.raw import FPDFBitmap_BGRx

    return int(FPDFBitmap_BGRx)


def _boxes(sheet: Any, width: int, height: int, start: int, words: str) -> tuple[Box, ...]:
    textpage = sheet.get_textpage()
    try:
        places = _places(page_text(textpage), start, words)
        glyphs = (
            _on_picture(sheet, width, height, textpage.get_charbox(place, loose=True)) for place in places
        )
        return tuple(_joined(glyphs))
    finally:
        textpage.close()


def _places(text: PageText, start: int, words: str) -> Sequence[int]:
    """The indices on the page of the characters of the passage: where it is said to be, or where the same words stand
    nearest to that, for the source's text lacks what is printed on every page."""
    found = [match.start() for match in re.finditer(re.escape(words), text.text)] if words else []
    if not found:
        return ()
    start = min(found, key=lambda place: abs(place - start))
    return [place for place in text.places[start : start + len(words)] if place >= 0]


def _on_picture(sheet: Any, width: int, height: int, box: tuple[float, float, float, float]) -> Box:
    """A box in the page's own measure, which begins at the lower left and may be turned, as dots of the picture."""
    from pypdfium2 import raw

    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(sheet, 0, 0, width, height, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (one, two), (three, four) = corners
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _joined(glyphs: Iterator[Box]) -> Iterator[Box]:
    """One box for each line of the passage."""
    line: Box | None = None
    for box in glyphs:
        if box[2] - box[0] < 1 or box[3] - box[1] < 1:  # a blank that the engine put between words
            continue
        if line and abs(box[1] - line[1]) < (line[3] - line[1]) / 2 and box[0] >= line[0]:
            line = (line[0], min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
        else:
            if line:
                yield line
            line = box
    if line:
        yield line
