"""The suggestions that wait for a decision: a few are read ahead, so that the next one is there at once.

What is being decided is hidden before the case knows of it. An answer that was asked for before a decision was
through may still hold what was decided; so each decision notes from which answer on the case can be believed again.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dossier.domain.errors import NotFound
from dossier.domain.views import Citation, Suggestion
from dossier.gui.tasks import Tasks

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

EVERYTHING, NAMES, STATEMENTS = "", "entity", "statement"
AHEAD = 8
"""Suggestions read ahead."""
AROUND = 260
"""Code points of context on either side of a passage."""
_TEXTS = 6
_UNDER_WAY = -1


@dataclass(frozen=True, slots=True)
class Ready:
    """A suggestion with all that its screen shows. `sure` is per mille, None when the machine does not say."""

    suggestion: Suggestion
    before: str = ""
    after: str = ""
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    only: str
    rows: Sequence[Ready]
    count: int


class ReviewQueue(QObject):
    """Of one open case. `changed()` when another suggestion is in front, or another number waits;
    `alike_counted()` when it is known how many are like the one in front."""

    changed = Signal()
    alike_counted = Signal()

    def __init__(self, workspace: "Workspace", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks
        self._rows: list[Ready] = []
        self._count = 0
        self._hidden: dict[str, int] = {}
        """Targets that are decided, by the number of the first answer that knows of it."""
        self._passed: list[str] = []
        """Skipped once more than the case remembers: they go behind each other."""
        self._first = ""
        """What shall be in front, whatever the order."""
        self._decided: list[frozenset[str]] = []
        self._asked = 0
        self._asking = False
        """Whether an answer is on its way."""
        self._texts: OrderedDict[str, str] = OrderedDict()
        self.only = EVERYTHING
        self.known = False
        """Whether the case has answered yet."""
        self.alike: int | None = None
        """How many are like the one in front, itself included; None until it is known."""

    @property
    def workspace(self) -> "Workspace":
        return self._workspace

    @property
    def current(self) -> Ready | None:
        return self._rows[0] if self._rows else None

    @property
    def waiting(self) -> int:
        """How many wait under the chosen filter, without those that are just being decided."""
        return max(self._count - sum(self._concerns(target) for target in self._hidden), len(self._rows))

    @property
    def decided(self) -> int:
        """How many were decided since the case was opened, and not taken back."""
        return sum(map(len, self._decided))

    def choose(self, only: str) -> None:
        """Show everything, names or statements."""
        if only != self.only:
            self.only, self._first = only, ""
            self._rows, self.known = [], False
            self.refresh()
            self.changed.emit()

    # -- decisions

    def begin(self, targets: Sequence[str]) -> None:
        """These are being decided: go on to the next at once."""
        for target in targets:
            self._hidden[target] = _UNDER_WAY
        self._drop(set(targets))

    def settle(self, targets: Sequence[str], *, count: bool = True) -> None:
        """The case has taken the decision; `count` says whether it was one (to skip is none)."""
        for target in targets:
            self._hidden[target] = self._asked + 1
        if count:
            self._decided.append(frozenset(targets))
        self.refresh()

    def put_back(self, targets: Sequence[str]) -> None:
        """The case did not take it: the first of them is in front again."""
        for target in targets:
            self._hidden.pop(target, None)
        self._first = targets[0]
        self.refresh()

    def show_again(self, targets: Sequence[str]) -> None:
        """A decision on these was taken back: the first that is a suggestion again comes to the front."""
        back = set(targets)
        self._decided = [group for group in self._decided if not group & back]
        self._passed = [target for target in self._passed if target not in back]
        for target in back:
            self._hidden.pop(target, None)
        if targets:
            self._first = targets[0]
        if self.known:
            self.refresh()
        self.changed.emit()

    def pass_by(self, target: str) -> None:
        """Behind all others, for the second time: nothing that the case must remember."""
        self._passed = [other for other in self._passed if other != target] + [target]
        self._first = ""
        self._rows.sort(key=lambda row: row.suggestion.target == target)
        self.refresh()
        self.changed.emit()
        self._count_alike()

    # -- reading

    def refresh(self) -> None:
        """Ask the case anew, one question at a time, so that fast decisions pile up none; what is in front stays there
        as long as it is a suggestion."""
        self._asked += 1
        if not self._asking:
            self._ask()

    def _ask(self) -> None:
        self._asking = True
        number, only, first = self._asked, self.only, self._first or self._target_in_front()
        many = AHEAD + len(self._hidden) + len(self._passed)
        views, analyst = self._workspace.views, self._workspace.analyst.id

        def look() -> _Answer:
            rows = list(views.review(analyst, only=only, limit=many))
            if first and all(row.target != first for row in rows):
                rows[:0] = self._again(first)
            return _Answer(number, only, self._ready(rows), views.count_review(only=only))

        self._tasks.read(lambda job: look(), self._arrive, failed=self._miss)

    def _target_in_front(self) -> str:
        return self.current.suggestion.target if self.current else ""

    def _miss(self, error: BaseException) -> None:
        self._asking = False
        self._tasks.failed.emit(error)

    def _arrive(self, answer: _Answer) -> None:
        self._asking = False
        if answer.only == self.only:  # else the person has chosen another filter meanwhile
            self._take(answer)
        if answer.number != self._asked and not self._asking:
            self._ask()

    def _take(self, answer: _Answer) -> None:
        self._hidden = {
            target: since
            for target, since in self._hidden.items()
            if since == _UNDER_WAY or since > answer.number
        }
        front, before = self._first or self._target_in_front(), self.current
        rows = [row for row in answer.rows if row.suggestion.target not in self._hidden]
        rows.sort(key=lambda row: (row.suggestion.target != front, self._turn(row.suggestion.target)))
        self._rows, self._count, self.known = rows, answer.count, True
        if answer.number == self._asked:
            self._first = ""
        self.changed.emit()
        if before is None or self.current != before:
            self._count_alike()

    def _turn(self, target: str) -> int:
        return self._passed.index(target) + 1 if target in self._passed else 0

    def _drop(self, targets: set[str]) -> None:
        self._first = ""
        self._rows = [row for row in self._rows if row.suggestion.target not in targets]
        if len(self._rows) < AHEAD // 2:
            self.refresh()
        self.changed.emit()
        self._count_alike()

    def _concerns(self, target: str) -> bool:
        return not self.only or target.startswith(self.only)

    def _count_alike(self) -> None:
        self.alike = None
        target = self._target_in_front()
        if target:
            self._tasks.read(lambda job: self._like(target), lambda n: self._counted(target, n))

    def _counted(self, target: str, number: int | None) -> None:
        if target == self._target_in_front():
            self.alike = number
            self.alike_counted.emit()

    # -- on the reading thread

    def _again(self, target: str) -> list[Suggestion]:
        """The suggestion with this target, wherever in the queue it stands; none when it is decided on, or gone."""
        try:
            alike = self._workspace.views.alike(target, limit=1)
        except NotFound:
            return []
        return [row for row in alike if row.target == target]

    def _like(self, target: str) -> int | None:
        try:
            return int(self._workspace.views.count_alike(target))
        except NotFound:
            return None

    def _ready(self, rows: Sequence[Suggestion]) -> list[Ready]:
        return [Ready(row, *self._around(row.citation), self._sure(row)) for row in rows]

    def _around(self, citation: Citation | None) -> tuple[str, str]:
        if citation is None:
            return "", ""
        text = self._text(citation.source)
        return _before(text, citation.start), _after(text, citation.end)

    def _text(self, source: str) -> str:
        if source not in self._texts:
            self._texts[source] = self._workspace.views.reading(source).text
            while len(self._texts) > _TEXTS:
                self._texts.popitem(last=False)
        self._texts.move_to_end(source)
        return self._texts[source]

    def _sure(self, row: Suggestion) -> int | None:
        if row.statement is not None:
            return row.statement.score
        try:
            return self._workspace.views.dossier(row.entity.id).score if row.entity else None
        except NotFound:  # it went meanwhile; so will the suggestion
            return None


def _before(text: str, start: int) -> str:
    """What stands before, cut between words, with a mark where it is cut."""
    words = text[max(0, start - AROUND) : start]
    if start > AROUND and " " in words[:40]:
        words = "…" + words[words.index(" ") :]
    return _dense(words)


def _after(text: str, end: int) -> str:
    words = text[end : end + AROUND]
    if end + AROUND < len(text) and " " in words[-40:]:
        words = words[: words.rindex(" ")] + " …"
    return _dense(words)


def _dense(text: str) -> str:
    """A run of empty lines is one line end."""
    lines = text.split("\n")
    return "\n".join(line for n, line in enumerate(lines) if line.strip() or n in (0, len(lines) - 1))
