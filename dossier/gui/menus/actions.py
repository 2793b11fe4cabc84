"""The table of everything that can be done (`table.py`), made live for one window."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from dossier.app import recent
from dossier.domain.errors import DossierError
from dossier.gui import phrases
from dossier.gui.desk import Command, Desk, Need
from dossier.gui.menus.action import Action
from dossier.gui.menus.table import ACTIONS, MENUS, key_text, label
from dossier.gui.operations import case


class Actions(QObject):
    """`trigger(id)` does what the menu entry does, if it can be used
    now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.widget)
        self._desk = desk
        self._made = {action.id: self._make(action) for action in ACTIONS}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.update)
        self._recent = QMenu(phrases.tr("Open &recent"), desk.widget)
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._list_recent)

    def get(self, id_: str) -> QAction:
        return self._made[id_]

    def trigger(self, id_: str) -> None:
        self._made[id_].trigger()

    def update(self) -> None:
        """Enable what can be used now."""
        held = {need: self._desk.has(need) for need in Need}
        for action in ACTIONS:
            self._made[action.id].setEnabled(held[action.need])

    def update_soon(self) -> None:
        """Once, however often it is asked for before the window has time."""
        self._soon.start()

    def attach(self, widget: QWidget, where: Collection[str]) -> None:
        """From now on the keys that work only in such places work in `widget`."""
        for action in ACTIONS:
            if not set(where).isdisjoint(action.where):
                widget.addAction(self._made[action.id])

    def commands(self) -> list[Command]:
        """The table as the palette and the key table show it."""
        self.update()
        titles = {key: phrases.tr(title).replace("&", "") for key, title in MENUS}
        return [
            Command(titles[action.menu], label(action), key_text(action), self._made[action.id])
            for action in ACTIONS
        ]

    def fill(self, bar: QMenuBar) -> None:
        for key, title in MENUS:
            menu = bar.addMenu(phrases.tr(title))
            for action in ACTIONS:
                if action.menu == key:
                    self._add(menu, action)

    def _add(self, menu: QMenu, action: Action) -> None:
        if action.begins:
            menu.addSeparator()
        menu.addAction(self._made[action.id])
        if action.id == "open-case":
            menu.addMenu(self._recent)

    def _make(self, action: Action) -> QAction:
        made = QAction(phrases.tr(action.text), self._desk.widget)
        made.setObjectName(action.id)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setShortcutVisibleInContextMenu(True)
        made.triggered.connect(lambda: self._do(action))
        if action.where:
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._desk.widget.addAction(made)
        return made

    def _do(self, action: Action) -> None:
        """What it was about may be gone meanwhile (another analyst works in the same file): then that is said."""
        try:
            action.do(self._desk)
        except DossierError as error:
            self._desk.tasks.failed.emit(error)

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in recent.cases():
            entry = self._recent.addAction(path.stem.replace("&", "&&"))
            entry.setToolTip(str(path))
            entry.triggered.connect(_opening(self._desk, path))
        if self._recent.isEmpty():
            self._recent.addAction(phrases.tr("No case was opened yet")).setEnabled(False)


def _opening(desk: Desk, path: Path) -> Callable[[], None]:
    return lambda: case.open_path(desk, path)
