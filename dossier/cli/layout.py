"""Plain text made for reading: columns, wrapped passages, and nothing that a terminal would obey."""

import re
import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

from dossier.domain.analysis import StatementKind

WIDEST = 110
"""Columns beyond which a line is hard to read."""

HEADINGS: dict[StatementKind, str] = {
    StatementKind.ACTION: "Actions",
    StatementKind.SPEECH: "Speech",
    StatementKind.ROLE: "Roles",
    StatementKind.ATTRIBUTE: "Attributes",
    StatementKind.RELATION: "Relations",
    StatementKind.PLAN: "Plans",
}

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")  # the last two turn text round
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """`text` with control characters and overrides of its direction shown as U+FFFD: an article must not
    steer the terminal."""
    return _CONTROL.sub("\ufffd", text)


def flat(name: str) -> str:
    """A file name that stays on its line and in its order: anybody may have chosen it."""
    return _STEERING.sub("\ufffd", name)


def one_line(text: str) -> str:
    return " ".join(text.split())


def counted(number: int, one: str, many: str = "") -> str:
    """`1 source`, `1,204 sources`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def passage(text: str, indent: str) -> list[str]:
    """A passage on as many lines as it needs, its own line ends and blanks as single blanks."""
    width = min(shutil.get_terminal_size((100, 24)).columns, WIDEST)
    return textwrap.wrap(
        one_line(text),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    ) or [indent.rstrip()]


def table(rows: Sequence[Sequence[str]], *, right: Iterable[int] = ()) -> list[str]:
    """`rows` in columns two blanks apart; the columns `right` are set flush right."""
    if not rows:
        return []
    flush_right = set(right)
    cells = [[one_line(harmless(cell)) for cell in row] for row in rows]
    widths = [max(_columns(cell) for cell in column) for column in zip(*cells, strict=True)]
    return ["  ".join(_pad(row, widths, flush_right)).rstrip() for row in cells]


def _pad(row: Sequence[str], widths: Sequence[int], flush_right: set[int]) -> Iterable[str]:
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        blanks = " " * (width - _columns(cell))
        yield blanks + cell if index in flush_right else cell + blanks


def _columns(text: str) -> int:
    """How many columns a terminal gives `text`: two for wide East Asian characters, none for combining."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
