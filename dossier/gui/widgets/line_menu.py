"""What a right click on a line offers: its citation, and the dossiers of all that take part in it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dossier.gui.models.line import Line


class LineMenu(QMenu):
    """Emits `dossier_wanted(id)`. Goes when it is closed."""

    dossier_wanted = Signal(str)

    def __init__(self, copy: QAction, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self.addAction(copy)
        self.addSeparator()
        for ref in line.entities:
            entry = self.addAction(self.tr("Dossier of {name}").format(name=ref.name.replace("&", "&&")))
            entry.triggered.connect(lambda _=False, id_=ref.id: self.dossier_wanted.emit(id_))
        self.aboutToHide.connect(self.deleteLater)
