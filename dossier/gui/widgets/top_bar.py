"""Above the panes: back and forward, the search box, and who works here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QIcon, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QToolTip

from dossier.app.presence import Present
from dossier.domain.views import Analyst
from dossier.gui import icons, phrases
from dossier.gui.passage_hints import plain
from dossier.gui.widgets.search_box import SearchBox


class TopBar(QToolBar):
    """`action` gives the action with an id."""

    def __init__(self, search: SearchBox, action: Callable[[str], QAction]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Navigation"))
        self.setObjectName("navigation")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.setIconSize(QSize(16, 16))
        self._arrows = {name: action(name) for name in ("back", "forward")}
        for arrow in self._arrows.values():
            self.addAction(arrow)
        self.search = search
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(self.search)
        self._glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.as_of = QToolButton()
        self.as_of.setAutoRaise(True)
        self._moments = QMenu(self)
        self._moments.addActions([action("as-of"), action("back-to-now")])
        self.as_of.clicked.connect(self._show_moments)
        self.addWidget(self.as_of)
        self._analyst = QLabel()
        self._analyst.setContentsMargins(14, 0, 6, 0)
        self.addWidget(self._analyst)
        self._me = ""
        self._present: Sequence[Present] = ()
        self.others = QToolButton()
        self.others.setAutoRaise(True)
        self.others.clicked.connect(self._tell_who)
        self._others_shown = self.addWidget(self.others)
        self._others_shown.setVisible(False)
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
        self._dress_others()

    def _dress_others(self) -> None:
        """Who may have gone pales."""
        pale = bool(self._present) and all(each.fading for each in self._present)
        palette = QPalette(self.palette())
        if pale:
            faint = palette.color(QPalette.ColorRole.PlaceholderText)
            palette.setColor(QPalette.ColorRole.ButtonText, faint)
            palette.setColor(QPalette.ColorRole.WindowText, faint)
        self.others.setPalette(palette)

    def _show_moments(self) -> None:
        self._moments.popup(self.as_of.mapToGlobal(self.as_of.rect().bottomLeft()))

    def show_others(self, present: Sequence[Present]) -> None:
        """Who else has the case open; nothing where nobody has."""
        self._present = present
        words = phrases.company(present, self._me)
        self.others.setText(words)
        self.others.setAccessibleName(self.tr("Also open: {words}").format(words=words.lstrip("●○ ")))
        self.others.setToolTip(plain(phrases.company_hint(present, self._me)))
        self._others_shown.setVisible(bool(present))
        self._dress_others()

    def _tell_who(self) -> None:
        """The hint, for those who have no pointer to rest on it."""
        below = self.others.mapToGlobal(self.others.rect().bottomLeft())
        QToolTip.showText(below, self.others.toolTip(), self.others)

    def show_case(self, analyst: Analyst | None, as_of: str) -> None:
        """Who works on the open case, and at which moment it is shown; None while none is open."""
        self._me = analyst.id if analyst else ""
        self._analyst.setText(analyst.name if analyst else "")
        hint = self.tr("Entries that you make bear this name, and in lists “{initials}”.")
        self._analyst.setToolTip(plain(hint.format(initials=analyst.initials)) if analyst else "")
        self.as_of.setText(
            self.tr("as of: {moment} ▾").format(moment=phrases.as_of_words(as_of) or phrases.tr("now"))
        )
        self.as_of.setToolTip(self.tr("Shows the whole case as it was at an earlier moment."))
        self.as_of.setEnabled(analyst is not None)
