"""What is brought out in a text, and how it looks: in the text itself, and along the scroll bar."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from dossier.domain.analysis import Form
from dossier.domain.passages import Span
from dossier.domain.views import Mark
from dossier.gui.accents import UNDERLINES, accent, is_dark, mixed
from dossier.gui.open_text import OpenText
from dossier.gui.widgets.marked_scroll_bar import Tick

_CITED = QColor("#f2c037")
_TICKS = 600
"""Places along the scroll bar that can be told apart."""

Formatted = tuple[int, int, QTextCharFormat]
"""(start, end, look), in code points"""


@dataclass(frozen=True, slots=True)
class Places:
    """Passages to go through one by one, in text order: where words were found, or somebody is mentioned."""

    spans: Sequence[Span] = ()

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def next(self, point: int, *, forward: bool, beyond: bool) -> int:
        """The number of the place after (or before) `point`, round the end; `beyond` leaves one at `point` out."""
        if not forward:
            return (bisect_left(self.spans, point, key=_start) - 1) % len(self.spans)
        return (bisect_right if beyond else bisect_left)(self.spans, point, key=_start) % len(self.spans)

    def within(self, start: int, end: int) -> Iterator[Span]:
        """Those that touch `[start, end)`; no two of them overlap."""
        first = max(0, bisect_right(self.spans, start, key=_start) - 1)
        for span in self.spans[first : bisect_left(self.spans, end, key=_start)]:
            if span.end > start:
                yield span


def _start(span: Span) -> int:
    return span.start


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, the passage that is marked, the entity that is followed, the words that were found."""

    text: OpenText
    cited: Span | None
    entity: str | None
    found: Places

    def formats(self, start: int, end: int, palette: QPalette) -> Iterator[Formatted]:
        """The look of everything that touches `[start, end)`; what comes later lies above."""
        text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        if self.cited is not None:
            ground = mixed(_CITED, base, 0.30 if is_dark(palette) else 0.42)
            yield self.cited.start, self.cited.end, _ground(ground.rgb())
        grey = _grey(mixed(text, base, 0.58).rgb())
        for shaded in self.text.shaded(start, end):
            yield shaded.start, shaded.end, grey
        for mark in self.text.marks(start, end):
            yield mark.start, mark.end, self._underlined(mark, palette)
        found = _ground(mixed(palette.color(QPalette.ColorRole.Highlight), base, 0.35).rgb())
        for span in self.found.within(start, end):
            yield span.start, span.end, found

    def ticks(self, palette: QPalette) -> list[Tick]:
        """For the scroll bar, the passage last: it lies above all."""
        mentions = self.text.mentions_of(self.entity)
        colour = accent(mentions[0].kind, palette) if mentions else QColor()
        ticks = [(share, colour, 2) for share in self._shares(mark.start for mark in mentions)]
        highlight = palette.color(QPalette.ColorRole.Highlight)
        ticks += [(share, highlight, 2) for share in self._shares(self.found.starts)]
        return ticks + [
            (share, _CITED, 4) for share in self._shares([self.cited.start] if self.cited else [])
        ]

    def _shares(self, points: Iterable[int]) -> Iterable[float]:
        """How far down the text these lie, 0 to 1; those too near to each other to be told apart only once."""
        length = max(1, len(self.text.reading.text))
        return sorted({round(_TICKS * point / length) / _TICKS for point in points})

    def _underlined(self, mark: Mark, palette: QPalette) -> QTextCharFormat:
        """Its kind's underline; fainter for pronouns and descriptions; coloured for the entity followed."""
        colour = accent(mark.kind, palette)
        faint = mixed(colour, palette.color(QPalette.ColorRole.Base), 0.55)
        line = colour if mark.form is Form.NAME else faint
        followed = bool(mark.entity) and mark.entity == self.entity
        return _underline(UNDERLINES[mark.kind], line.rgb(), colour.rgb() if followed else None)


# Each look is made once: what is marked already is known again by it, and need not be marked anew.


@cache
def _ground(rgb: int) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor.fromRgb(rgb))
    return look


@cache
def _grey(rgb: int) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor.fromRgb(rgb))
    return look


@cache
def _underline(style: QTextCharFormat.UnderlineStyle, line: int, foreground: int | None) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor.fromRgb(line))
    if foreground is not None:
        look.setForeground(QColor.fromRgb(foreground))
    return look
