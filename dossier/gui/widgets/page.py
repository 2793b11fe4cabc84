"""What every tab is: a place, a name, an icon, and a way to refresh."""

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from dossier.domain.analysis import EntityKind
from dossier.domain.views import Changes, Citation
from dossier.gui.accents import kind_icon
from dossier.gui.models.line import Line
from dossier.gui.navigation import Place, PlaceKind


class Page(QWidget):
    """Base of the tabs. Pages emit where a person wants to go; the window goes there.

    `go(Place, new_tab)`, `read(Spot)`, `retitled()`, `current_changed()`, `menu_wanted(Line, QPoint)`.
    """

    go = Signal(object, bool)
    read = Signal(object)
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
        return kind_icon(self.kind, self.palette())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retitled.emit()  # the glyph has another colour

    def refresh(self, changes: Changes) -> None:
        """Show what `changes` made of the case, if that concerns this page."""

    def citation(self) -> Citation | None:
        """What is selected, where it can be cited."""
        return None

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
