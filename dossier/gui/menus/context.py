"""What a right click offers: on a line its citation, decisions on it, and the dossiers of all that take part in it; on
words in the reader, or entities in the navigator, decisions on them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dossier.domain.views import MentionRow, NoteRow, StatementRow
from dossier.gui.menus.action import Action
from dossier.gui.menus.decisions import ENTITY, PASSAGE, STATEMENT
from dossier.gui.models.line import Line

Get = Callable[[str], QAction]


class LineMenu(QMenu):
    """Emits `dossier_wanted(id)`. Goes when it is closed."""

    dossier_wanted = Signal(str)

    def __init__(self, get: Get, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self.addAction(get("copy-citation"))
        self.addSeparator()
        _add(self, get, decisions(line))
        self.addSeparator()
        for ref in line.entities:
            entry = self.addAction(self.tr("Dossier of {name}").format(name=ref.name.replace("&", "&&")))
            entry.triggered.connect(lambda _=False, id_=ref.id: self.dossier_wanted.emit(id_))
        self.aboutToHide.connect(self.deleteLater)


class WordsMenu(QMenu):
    """Over the text of the reader. Goes when it is closed."""

    def __init__(self, get: Get, parent: QWidget) -> None:
        super().__init__(parent)
        _add(self, get, PASSAGE)
        self.addSeparator()
        self.addAction(get("copy-citation"))
        self.aboutToHide.connect(self.deleteLater)


class EntitiesMenu(QMenu):
    """Over the entities that are selected in the navigator. Goes when it is closed."""

    def __init__(self, get: Get, parent: QWidget) -> None:
        super().__init__(parent)
        _add(self, get, ENTITY)
        self.aboutToHide.connect(self.deleteLater)


def decisions(line: Line) -> Iterable[Action]:
    """What can be decided on what a line shows."""
    if isinstance(line.record, StatementRow):
        return STATEMENT
    if isinstance(line.record, MentionRow):
        return PASSAGE
    if isinstance(line.record, NoteRow):
        return [action for action in STATEMENT if action.id in ("edit-statement", "erase")]
    return ()


def _add(menu: QMenu, get: Get, actions: Iterable[Action]) -> None:
    for action in actions:
        if action.begins:
            menu.addSeparator()
        menu.addAction(get(action.id))
