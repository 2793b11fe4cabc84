"""Two versions of one article side by side: what was added, taken out and reworded, told by signs and lines as well as
by colour."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout

from dossier.app.versions import versions
from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.versions import Change, Piece, Sort
from dossier.domain.views import Changes, SourceRow
from dossier.gui import phrases
from dossier.gui.accents import accent, mixed, quiet
from dossier.gui.navigation import Place, Spot
from dossier.gui.tasks import Tasks
from dossier.gui.widgets.page import Page

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

Compared = tuple[SourceRow, SourceRow, list[Change]]
_SIGNS = {Sort.SAME: "", Sort.CHANGED: "~", Sort.ADDED: "+", Sort.REMOVED: "−"}


class VersionsPage(Page):
    """Raises NotFound."""

    def __init__(self, place: Place, workspace: "Workspace", tasks: Tasks) -> None:
        super().__init__(place)
        self._views, self._tasks = workspace.views, tasks
        self._one, _, self._other = place.key.partition(" ")
        row = self._views.source(self._one)
        self._views.source(self._other)
        self.title = self.tr("Versions: {name}").format(name=phrases.source_name(row))
        self._compared: Compared | None = None
        self._at = -1
        self.words, self.view = QLabel(), QTextBrowser()
        self.brief = QCheckBox(self.tr("Only what &differs"))
        self.next, self.previous = QPushButton(self.tr("Ne&xt")), QPushButton(self.tr("Pre&vious"))
        self._lay_out()
        self._look()

    def refresh(self, changes: Changes) -> None:
        if changes.rebuilt or {self._one, self._other} & changes.sources:
            self._look()

    def focus(self) -> None:
        self.view.setFocus()

    def about(self) -> str:
        return targets.of_source(self._one)

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) paragraph that differs."""
        places = [n for n, change in enumerate(self._changes) if change.sort is not Sort.SAME]
        if not places:
            return
        later = (
            [n for n in places if n > self._at] if by > 0 else [n for n in reversed(places) if n < self._at]
        )
        self._at = later[0] if later else places[0 if by > 0 else -1]
        self.view.scrollToAnchor(f"c{self._at}")

    # -- inside

    @property
    def _changes(self) -> Sequence[Change]:
        return self._compared[2] if self._compared else ()

    def _look(self) -> None:
        views, one, other = self._views, self._one, self._other
        self._tasks.read(lambda job: versions(views, one, other), self._take)

    def _take(self, compared: Compared) -> None:
        self._compared = compared
        self._show()

    def _show(self) -> None:
        if self._compared is None:
            return
        counts = {sort: sum(change.sort is sort for change in self._changes) for sort in Sort}
        self.words.setText(
            self.tr(
                "{changed} reworded (~), {added} added (+), {removed} taken out (−), {same} the same"
            ).format(**{sort.value: f"{n:n}" for sort, n in counts.items()})
        )
        self.view.setHtml(self._markup(*self._compared))
        for button in (self.next, self.previous):
            button.setEnabled(counts[Sort.SAME] < len(self._changes))

    def _markup(self, before: SourceRow, after: SourceRow, changes: Sequence[Change]) -> str:
        heads = "".join(
            f"<td width='47%'><b>{escape(phrases.source_name(row))}</b><br>{escape(phrases.source_line(row))}</td>"
            for row in (before, after)
        )
        rows = "".join(self._rows(before, after, changes))
        return f"<table width='100%' cellpadding='6' cellspacing='0'><tr><td></td>{heads}</tr>{rows}</table>"

    def _rows(self, before: SourceRow, after: SourceRow, changes: Sequence[Change]) -> Iterator[str]:
        passed = 0
        for number, change in enumerate(changes):
            if self.brief.isChecked() and change.sort is Sort.SAME:
                passed += 1
                continue
            if passed:
                yield self._gap(passed)
                passed = 0
            old, new = self._cell(before, change, old=True), self._cell(after, change, old=False)
            sign = f"<a name='c{number}'></a><b>{_SIGNS[change.sort]}</b>"
            yield f"<tr><td align='center'>{sign}</td><td>{old}</td><td>{new}</td></tr>"
        if passed:
            yield self._gap(passed)

    def _gap(self, passed: int) -> str:
        same = phrases.counted(passed, self.tr("paragraph is the same"), self.tr("paragraphs are the same"))
        return f"<tr><td></td><td colspan='2'><span style='color:{self._soft}'>… {escape(same)} …</span></td></tr>"

    def _cell(self, source: SourceRow, change: Change, *, old: bool) -> str:
        number, span = (change.number, change.before) if old else (change.theirs, change.after)
        if number is None or span is None:
            return ""
        link = self.palette().color(QPalette.ColorRole.Link).name()
        target = f"#{source.id}:{span.start}-{span.end}"
        chip = f"<a href='{target}' style='color:{link};text-decoration:none'>¶{number}</a>"
        pieces = change.old if old else change.new
        return f"{chip} {''.join(self._piece(piece, old=old) for piece in pieces)}"

    def _piece(self, piece: Piece, *, old: bool) -> str:
        if piece.same:
            return escape(piece.text)
        kind = EntityKind.EVENT if old else EntityKind.ORGANISATION
        ground = mixed(
            accent(kind, self.palette()), self.palette().color(QPalette.ColorRole.Base), 0.22
        ).name()
        line = "line-through" if old else "underline"
        return f"<span style='background-color:{ground};text-decoration:{line}'>{escape(piece.text)}</span>"

    @property
    def _soft(self) -> str:
        return quiet(self.palette()).name()

    def _follow(self, link: QUrl) -> None:
        source, _, span = link.fragment().partition(":")
        start, _, end = span.partition("-")
        self.read.emit(Spot(source, int(start), int(end)))

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.brief.setChecked(True)
        self.brief.toggled.connect(lambda _: self._show())
        self.view.setOpenLinks(False)
        self.view.setAccessibleName(self.tr("Both versions side by side"))
        self.view.anchorClicked.connect(self._follow)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.words, 1)
        for widget, key, by in ((self.previous, "P", -1), (self.next, "N", 1)):
            widget.setAutoDefault(False)
            widget.setToolTip(self.tr("Key: {key}").format(key=key))
            widget.clicked.connect(lambda _=False, by=by: self.step(by))
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(lambda by=by: self.step(by))
            head.addWidget(widget)
        head.addSpacing(10)
        head.addWidget(self.brief)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
