"""The words of one PDF page in reading order, its lines joined to paragraphs, each character with its place on it.

A PDF knows glyphs and where they stand, not paragraphs. A line begins one where the gap above it, its indent, its
letters' size or a short line before it says so; otherwise it goes on where the last one broke.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_SOFT_HYPHEN = "\ufffe"
"""What the engine gives for a hyphen that only parts a word at the end of a line."""
_LINE = re.compile(r"([^\r\n\ufffe]*)(\r\n|\n|\r|\ufffe|\Z)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\uffff]")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•‣▪●–—*·-]|\(?\w{1,3}[.)])\s")
_GAP, _INDENT, _SIZE, _SHORT, _HALF, _FAR = 1.35, 0.8, 0.15, 0.12, 0.4, 1.9
"""A paragraph begins after a gap of so many usual pitches, an indent of so many heights, a height that differs by so
much, or a line that ended so far (of its column's width) before the margin: with a sentence, or in the middle of it.
Where every line stands so many heights below the last, each that ended a sentence ends a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """`first` is the index of its first character on the page; `parted`: its last word goes on in the next line."""

    words: str
    first: int
    parted: bool
    left: float
    right: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class PageText:
    """`places[i]` is the index on the page of the character `text[i]`; -1 for one that joins lines."""

    text: str
    places: tuple[int, ...]


def page_text(textpage: Any) -> PageText:
    """The text of an open page of pypdfium2."""
    lines = list(_lines(textpage))
    breaks = _paragraph_starts(lines)
    pieces: list[str] = []
    places: list[int] = []
    for number, line in enumerate(lines):
        if number and not lines[number - 1].parted:
            pieces.append("\n" if number in breaks else " ")
            places.append(-1)
        pieces.append(line.words)
        places.extend(range(line.first, line.first + len(line.words)))
    return PageText("".join(pieces), tuple(places))


def _lines(textpage: Any) -> Iterator[Line]:
    raw = _CONTROLS.sub(" ", textpage.get_text_range())
    index = _indices(raw, textpage)
    for found in _LINE.finditer(raw):
        words = found[1].strip()
        if not words:
            continue
        start = found.start(1) + found[1].index(words[0])
        places = [index(start + offset) for offset in (0, len(words) // 2, len(words) - 1)]
        boxes = [textpage.get_charbox(place, loose=True) for place in places]
        height = sorted(top - bottom for _, bottom, _, top in boxes)[
            1
        ]  # a word in another face is no other size
        left, bottom, right = boxes[0][0], boxes[0][1], boxes[2][2]
        yield Line(words, places[0], found[2] == _SOFT_HYPHEN, left, right, bottom, max(height, 1.0))


def _indices(raw: str, textpage: Any) -> Any:
    """From places in the text to indices on the page: the engine counts UTF-16 units, and counts more characters
    than it gives where some have no meaning."""
    most = textpage.count_chars() - 1
    if raw.isascii() or max(map(ord, raw)) <= 0xFFFF:
        return lambda place: min(place, most)
    units = []
    total = 0
    for char in raw:
        units.append(total)
        total += 1 + (ord(char) > 0xFFFF)
    return lambda place: min(units[place], most)


def _paragraph_starts(lines: list[Line]) -> frozenset[int]:
    drops = [a.bottom - b.bottom for a, b in pairwise(lines)]
    usual = [
        drop for drop, line in zip(drops, lines, strict=False) if 0.3 * line.height < drop < 3 * line.height
    ]
    pitch = sorted(usual)[len(usual) // 5] if usual else 0.0
    margins = _right_margins(lines)
    return frozenset(
        number
        for number in range(1, len(lines))
        if not lines[number - 1].parted
        and _begins(lines[number - 1], lines[number], pitch, margins[number - 1])
    )


def _begins(before: Line, line: Line, pitch: float, margin: float) -> bool:
    drop = before.bottom - line.bottom
    goes_on = not _ENDS.search(before.words) and line.words[:1].islower()
    if drop < 0.3 * line.height:  # the next column, or further right in the same row
        return not goes_on
    if abs(before.height - line.height) > _SIZE * max(before.height, line.height):
        return not goes_on
    if drop > _GAP * max(pitch, 0.8 * line.height):
        return True
    if drop > _FAR * line.height and _ENDS.search(before.words) and not goes_on:
        return True
    if _BULLET.match(line.words):
        return True
    if line.left - before.left > _INDENT * line.height and not _BULLET.match(before.words):
        return not goes_on
    width = max(margin - before.left, 1.0)
    short = (margin - before.right) / width
    return not goes_on and short > (_SHORT if _ENDS.search(before.words) else _HALF)


def _right_margins(lines: list[Line]) -> list[float]:
    """For each line, how far the longest line of its column reaches."""
    columns: dict[int, float] = {}
    for line in lines:
        for column in (round(line.left / 40) - 1, round(line.left / 40), round(line.left / 40) + 1):
            columns[column] = max(columns.get(column, 0.0), line.right)
    return [columns[round(line.left / 40)] for line in lines]
