"""Finds out what a person means just now, from where they are in the window: `chosen.Chosen`."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dossier.domain import targets
from dossier.domain.targets import Place
from dossier.domain.views import Dossier, MentionRow, NoteRow, StatementRow
from dossier.gui.chosen import Words
from dossier.gui.models.contradictions import Differing, differing
from dossier.gui.models.line import Line
from dossier.gui.workbench import Workbench

Row = TypeVar("Row")


class ChosenInWindow(QObject):
    """Looks at the reader where the person last was in it, at the navigator where several rows are selected there, else
    at the tab in front. `changed()` when they go from one to the other, or select other rows."""

    changed = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._where: QWidget = bench.tabs
        bench.navigator.selected.connect(self._on_selected)
        bench.tabs.currentChanged.connect(lambda _: self._leave_navigator())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def dossier(self) -> Dossier | None:
        """The dossier in front."""
        page = self._bench.tabs.page()
        return page.dossier if page else None

    @property
    def entity(self) -> str | None:
        """The entity that the tab in front is about."""
        dossier = self.dossier
        return dossier.entity.id if dossier else self._about(targets.ENTITY)

    @property
    def entities(self) -> tuple[str, ...]:
        """Those that are selected in the navigator, where the person is in it and they are several; else `entity`
        alone."""
        several = self._bench.navigator.entities() if self._where is self._bench.navigator else ()
        if len(several) > 1:
            return several
        return (self.entity,) if self.entity else ()

    @property
    def words(self) -> Words | None:
        """Words selected in the reader, the mention under its caret, or the mention of the line that is chosen."""
        if self._in_reader:
            return self._read()
        return self._listed() or (self._read() if self._bench.reader.view.selected() else None)

    def named_within(self, place: Place) -> list[str]:
        """The entities that are named at `place`, in the order of the text; none where the reader shows another."""
        reader = self._bench.reader
        return reader.view.named_within(place.start, place.end) if reader.source == place.source else []

    @property
    def mentions(self) -> list[Words]:
        """Words of all the mentions' lines that are selected; else `words` alone."""
        rows = [] if self._in_reader else [self._words(row) for row in self._rows(MentionRow)]
        words = self.words
        return rows or ([words] if words else [])

    @property
    def statement(self) -> str | None:
        """The statement whose line is current, or that the tab in front is about."""
        record = self._current()
        return record.id if isinstance(record, StatementRow) else self._about(targets.STATEMENT)

    @property
    def statements(self) -> tuple[str, ...]:
        """All statements whose lines are selected, at least the current one."""
        rows = [row.id for row in self._rows(StatementRow)]
        current = self.statement
        return tuple(dict.fromkeys(rows)) or ((current,) if current else ())

    @property
    def is_written(self) -> bool:
        """Whether an analyst wrote the statement whose line is current."""
        record = self._current()
        return isinstance(record, StatementRow) and record.written

    @property
    def differing(self) -> Differing | None:
        """The two passages that the current line shows to contradict each other."""
        return differing(self._current())

    @property
    def note(self) -> NoteRow | None:
        record = self._current()
        return record if isinstance(record, NoteRow) else None

    # -- inside

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        panes = (self._bench.reader, self._bench.tabs, self._bench.navigator)
        where = next((pane for pane in panes if now is not None and pane.isAncestorOf(now)), self._where)
        if where is not self._where:
            self._where = where
            self.changed.emit()

    def _on_selected(self) -> None:
        """Rows are selected in the navigator: by the person who is in it, or by the navigator itself."""
        if (
            self._bench.window().focusWidget() is self._bench.navigator.rows
        ):  # also while a menu is open over it
            self._where = self._bench.navigator
        self.changed.emit()

    def _leave_navigator(self) -> None:
        """Another page is in front: what is selected in the navigator is no longer what the person looks at."""
        if self._where is self._bench.navigator:
            self._where = self._bench.tabs
            self._bench.navigator.select_one()
            self.changed.emit()

    @property
    def _in_reader(self) -> bool:
        return self._where is self._bench.reader

    def _about(self, wanted: str) -> str | None:
        page = self._bench.tabs.page()
        what, id_ = targets.parted(page.about()) if page else ("", "")
        return id_ if what == wanted else None

    def _current(self) -> object:
        page = self._bench.tabs.page()
        line = page.line() if page else None
        return line.record if line else None

    def _rows(self, kind: type[Row]) -> list[Row]:
        page = self._bench.tabs.page()
        lines: list[Line] = page.lines() if page else []
        return [line.record for line in lines if isinstance(line.record, kind)]

    def _listed(self) -> Words | None:
        record = self._current()
        return self._words(record) if isinstance(record, MentionRow) else None

    def _words(self, row: MentionRow) -> Words:
        at = Place(row.citation.source, row.citation.start, row.citation.end)
        return Words(at, row.citation.exact, at, self.entity)

    def _read(self) -> Words | None:
        reader = self._bench.reader
        source, view = reader.source, reader.view
        mention, span = view.mention(), view.selected()
        named = Place(source, mention.start, mention.end) if source and mention else None
        at = Place(source, span.start, span.end) if source and span else named
        if at is None:
            return None
        return Words(at, view.text(at.start, at.end), named, mention.entity if mention else None)
