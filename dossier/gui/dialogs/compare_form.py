"""What another copy of the case would bring, to be looked at before anything is merged."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dossier.domain.conflicts import Conflict
from dossier.domain.copies import CopyComparison, NewWork
from dossier.gui import phrases
from dossier.gui.accents import kind_icon, quiet
from dossier.gui.dialogs.form import Form, hint_label
from dossier.gui.models import fact_names

_ROW = 24
"""Pixels of a row: an icon, and air."""
MOST_NAMED = 500
"""New sources, changed dossiers and conflicts that are named; more are counted."""


class CompareForm(Form):
    """`submitted()` when the copy is to be merged; a case that cannot be written has no button for that."""

    def __init__(self, name: str, found: CopyComparison, parent: QWidget, *, can_merge: bool) -> None:
        super().__init__(
            phrases.tr("What “{name}” would bring").format(name=name), phrases.tr("Merge"), parent
        )
        self.resize(760, 620)
        self.summary = hint_label(summary(found))
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self.rows = QTreeWidget()
        self.rows.setHeaderHidden(True)
        self.rows.setColumnCount(2)
        self.rows.setIconSize(QSize(16, 16))
        self.rows.setUniformRowHeights(True)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setAccessibleName(self.tr("What would come in"))
        self.rows.header().setStretchLastSection(False)
        self.rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill(found)
        self.rows.setCurrentIndex(self.rows.model().index(0, 0))
        self.body.addWidget(self.summary)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(hint_label(_explained(found)))
        self.ok.setVisible(can_merge)
        self.ok.setEnabled(can_merge)
        self.rows.setFocus()

    def _fill(self, found: CopyComparison) -> None:
        if found.conflicts:
            group = self._group(self.tr("Conflicts"), len(found.conflicts))
            for conflict in found.conflicts[:MOST_NAMED]:
                self._add_conflict(group, conflict)
            self._add_rest(group, len(found.conflicts))
        for analyst, rows in groupby(found.work, key=lambda row: row.analyst):
            self._add_work(analyst, list(rows))
        if found.sources:
            group = self._group(self.tr("New sources"), len(found.sources))
            for source in found.sources[:MOST_NAMED]:
                row = _row(group, phrases.source_name(source), phrases.when(source.published))
                row.setIcon(0, kind_icon(None, self.palette()))
            self._add_rest(group, len(found.sources))
        if found.entities:
            group = self._group(self.tr("Dossiers that would change"), found.changed)
            for entity in found.entities[:MOST_NAMED]:
                row = _row(group, entity.name, phrases.kind_name(entity.kind))
                row.setIcon(0, kind_icon(entity.kind, self.palette()))
            self._add_rest(group, found.changed)

    def _group(self, title: str, number: int) -> QTreeWidgetItem:
        group = _row(self.rows, title, f"{number:n}")
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setExpanded(True)
        return group

    def _add_work(self, analyst: str, rows: Sequence[NewWork]) -> None:
        group = self._group(analyst, sum(row.entries for row in rows))
        group.setText(1, _entries(sum(row.entries for row in rows)))
        for each in rows:
            kind = phrases.tr(fact_names.NAMES.get(each.kind, each.kind))
            row = _row(group, f"{kind}: {each.entries:n}", _between(each))
            row.setForeground(1, QBrush(quiet(self.palette())))

    def _add_conflict(self, group: QTreeWidgetItem, conflict: Conflict) -> None:
        row = _row(group, f"{conflict.name}, {phrases.conflict_lead(conflict)}", "")
        row.setIcon(0, kind_icon(conflict.entity.kind, self.palette()) if conflict.entity else QIcon())
        row.setExpanded(True)
        for side in conflict.sides:
            said = phrases.conflict_side(conflict, side)
            wins = self.tr(" (holds for the moment)") if side.wins else ""
            _row(row, f"{said} – {side.analyst}{wins}", phrases.moment(side.at))

    def _add_rest(self, group: QTreeWidgetItem, number: int) -> None:
        if number > group.childCount():
            _row(group, self.tr("… and {more} more").format(more=number - group.childCount()), "")

    @property
    def words(self) -> str:
        """All that it says, for tests."""
        return "\n".join([self.summary.text(), *_lines(self.rows.invisibleRootItem(), "")])


def summary(found: CopyComparison) -> str:
    tr = phrases.tr
    said = tr("{entries} would come in: {sources}, {dossiers} touched, {conflicts}. Nothing was changed.")
    return said.format(
        entries=_entries(found.entries),
        sources=phrases.counted(len(found.sources), tr("new source"), tr("new sources")),
        dossiers=phrases.counted(found.changed, tr("dossier"), tr("dossiers")),
        conflicts=phrases.counted(len(found.conflicts), tr("conflict"), tr("conflicts")),
    )


def _explained(found: CopyComparison) -> str:
    tr = phrases.tr
    said = tr(
        "Merging adds all of it to this case, and changes nothing in the copy. What conflicts is kept from both."
    )
    if not found.back:
        return said
    lacks = tr("The other copy lacks {entries} that this case has.").format(entries=_entries(found.back))
    return f"{said} {lacks}"


def _entries(number: int) -> str:
    return phrases.counted(number, phrases.tr("entry"), phrases.tr("entries"))


def _between(work: NewWork) -> str:
    first, last = phrases.moment(work.first), phrases.moment(work.last)
    return first if first == last else f"{first} – {last}"


def _row(parent: QTreeWidget | QTreeWidgetItem, what: str, more: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem(parent, [phrases.one_line(what), more])
    row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.setToolTip(0, what)
    row.setSizeHint(0, QSize(0, _ROW))
    return row


def _lines(item: QTreeWidgetItem, indent: str) -> Iterator[str]:
    for child in [item.child(number) for number in range(item.childCount())]:
        assert child is not None
        yield f"{indent}{child.text(0)}  {child.text(1)}".rstrip()
        yield from _lines(child, indent + "    ")
