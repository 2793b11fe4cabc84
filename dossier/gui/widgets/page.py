"""What every tab is: a place, a name, an icon, and a way to refresh."""

from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from dossier.domain.analysis import EntityKind
from dossier.domain.views import Changes, Citation, Dossier
from dossier.gui import icons
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place, PlaceKind

_LIKED = QSize(640, 480)


class Page(QWidget):
    """Base of the tabs. Pages emit where a person wants to go; the window goes there.

    `go(Place, new_tab)`, `read(Spot)`, `retitled()`, `current_changed()`, `menu_wanted(Line, QPoint)`;
    `beside(Spot)` opens a passage that is no step on the way back, `follow(target)` goes to what a line is about.
    """

    go = Signal(object, bool)
    read = Signal(object)
    beside = Signal(object)
    follow = Signal(str)
    retitled = Signal()
    current_changed = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.title = ""
        self.kind: EntityKind | None = None
        """Whose glyph the tab bears; None is a source's."""

    @property
    def icon(self) -> QIcon:
        return icons.of_screen(self.place.kind, self.kind, self.palette())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retitled.emit()  # the glyph has another colour

    # Whenever anything changes in one tab, all are asked how large they would like to be. Their words wrap, so each
    # would lay them out anew for every width that is tried; the splitter gives a tab its size whatever it likes.

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return _LIKED

    def refresh(self, changes: Changes) -> None:
        """Show what `changes` made of the case, if that concerns this page."""

    def citation(self) -> Citation | None:
        """What is selected, where it can be cited."""
        return None

    def about(self) -> str:
        """What is in front of the person, as `domain.targets` writes it; empty for nothing in particular."""
        return ""

    @property
    def dossier(self) -> Dossier | None:
        """The dossier that this page shows."""
        return None

    def line(self) -> Line | None:
        """The line that is current."""
        return None

    def lines(self) -> list[Line]:
        """All lines that are selected."""
        return []

    def lasting(self) -> Place:
        """Where this tab is to begin next time."""
        return self.place

    def finish(self) -> None:
        """The page is about to go: what was typed into it and not yet taken is taken now."""

    def focus(self) -> None:
        self.setFocus()

    def open_line(self, line: Line, new_tab: bool) -> None:
        """What activating a line does, on every page."""
        if line.spot is not None and not new_tab:
            self.read.emit(line.spot)
        elif line.place is not None:
            self.go.emit(line.place, new_tab)
        elif line.spot is not None:
            self.go.emit(Place(PlaceKind.SOURCE, line.spot.source, line.spot), True)
        elif line.target:
            self.follow.emit(line.target)
