"""A source opened for reading: its text for Qt, its marks ordered for looking up. Made off the GUI thread."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dossier.domain.analysis import Form
from dossier.domain.passages import page_at, paragraphs
from dossier.domain.views import Citation, Mark, Reading, Shaded
from dossier.gui.plain_text import PlainText
from dossier.gui.text_map import TextMap


class OpenText:
    """One `Reading` with everything that takes time worked out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.source = reading.source
        self.map = TextMap(reading.text)
        self.plain = PlainText(reading.text)
        self._marks = sorted(reading.marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)
        self._mentions: dict[str, list[Mark]] = {}
        for mark in self._marks:
            if mark.entity:
                self._mentions.setdefault(mark.entity, []).append(mark)
        self.mentions = [mark for mark in self._marks if mark.entity]
        """Of all that have a dossier, in text order."""
        self._paragraphs = [span.start for span in paragraphs(reading.text)]

    def marks(self, start: int, end: int) -> list[Mark]:
        """The marks that touch `[start, end)`, in text order, longer ones first."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def shaded(self, start: int, end: int) -> Iterator[Shaded]:
        return (s for s in self.reading.shaded if s.start < end and start < s.end)

    def mark_at(self, point: int) -> Mark | None:
        """The shortest mark around the code point `point`, named ones first where two are as long."""
        around = [mark for mark in self.marks(point, point + 1) if mark.entity]
        return min(around, key=lambda mark: (mark.end - mark.start, mark.form is not Form.NAME), default=None)

    def mention_at(self, point: int) -> Mark | None:
        """The shortest mention around the code point `point`, whether or not it has a dossier."""
        around = self.marks(point, point + 1)
        return min(around, key=_nearness, default=None)

    def mention_in(self, start: int, end: int) -> Mark | None:
        """The mention that somebody means who selected `[start, end)`: exactly that, else one around it, else one
        that it touches."""

        def distance(mark: Mark) -> tuple[bool, bool, bool, int, bool]:
            return (
                (mark.start, mark.end) != (start, end),
                not (mark.start <= start and end <= mark.end),
                *_nearness(mark),
            )

        return min(self.marks(start, end), key=distance, default=None)

    def mentions_of(self, entity: str | None) -> list[Mark]:
        return self._mentions.get(entity, []) if entity else []

    def citation(self, start: int, end: int) -> Citation:
        """A citation of any span of this text, for words that a person selected."""
        row = self.source
        paragraph = max(1, bisect_right(self._paragraphs, start))
        exact = self.reading.text[start:end]
        return Citation(
            *(row.id, row.file, row.title, row.publisher, row.published, start, end, paragraph, exact),
            page=page_at(self.reading.pages, start),
        )


def _nearness(mark: Mark) -> tuple[bool, int, bool]:
    """Those that have a dossier first, then the shortest, then names."""
    return mark.entity is None, mark.end - mark.start, mark.form is not Form.NAME
