"""Above the panes: back and forward, the search box, and who works here."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QToolBar

from dossier.gui.actions import Actions
from dossier.gui.widgets.search_box import SearchBox


class TopBar(QToolBar):
    def __init__(self, search: SearchBox, actions: Actions) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Navigation"))
        self.setObjectName("navigation")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        arrows = QStyle.StandardPixmap.SP_ArrowBack, QStyle.StandardPixmap.SP_ArrowForward
        for name, arrow in zip(("back", "forward"), arrows, strict=True):
            actions.get(name).setIcon(self.style().standardIcon(arrow))
            self.addAction(actions.get(name))
        self.search = search
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(self.search)
        self._analyst = QLabel()
        self._analyst.setContentsMargins(14, 0, 10, 0)
        self.addWidget(self._analyst)

    def show_analyst(self, name: str) -> None:
        self._analyst.setText(name)
        self._analyst.setToolTip(self.tr("Entries that you make bear this name.") if name else "")
