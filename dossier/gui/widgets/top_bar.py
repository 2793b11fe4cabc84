"""Above the panes: back and forward, the search box, and who works here."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolBar

from dossier.gui import icons
from dossier.gui.actions import Actions
from dossier.gui.widgets.search_box import SearchBox


class TopBar(QToolBar):
    def __init__(self, search: SearchBox, actions: Actions) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Navigation"))
        self.setObjectName("navigation")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.setIconSize(QSize(16, 16))
        self._arrows = {name: actions.get(name) for name in ("back", "forward")}
        for arrow in self._arrows.values():
            self.addAction(arrow)
        self.search = search
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(self.search)
        self._glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._analyst = QLabel()
        self._analyst.setContentsMargins(14, 0, 10, 0)
        self.addWidget(self._analyst)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """Icons in the colours of the palette."""
        for name, arrow in self._arrows.items():
            arrow.setIcon(icons.tinted(name, self.palette()))
        self._glass.setIcon(icons.tinted("search", self.palette()))

    def show_analyst(self, name: str) -> None:
        self._analyst.setText(name)
        self._analyst.setToolTip(self.tr("Entries that you make bear this name.") if name else "")
