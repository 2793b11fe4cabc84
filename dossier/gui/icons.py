"""Own drawings from resources/icons: those drawn in `currentColor` take the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dossier.app import paths
from dossier.domain.analysis import EntityKind
from dossier.gui.accents import kind_icon
from dossier.gui.navigation import PlaceKind

_DRAWN = frozenset(
    {
        PlaceKind.ACCOUNTS,
        PlaceKind.CONFLICTS,
        PlaceKind.CONNECTIONS,
        PlaceKind.CONTRADICTIONS,
        PlaceKind.DIFFERENCE,
        PlaceKind.HISTORY,
        PlaceKind.LOST,
        PlaceKind.NOTES,
        PlaceKind.OVERVIEW,
        PlaceKind.REVIEW,
        PlaceKind.SEARCH,
        PlaceKind.TIMELINE,
        PlaceKind.VERSIONS,
    }
)
"""The screens with a drawing of their own, which bears their name."""
_SIDES = (16, 32, 64)


def application() -> QIcon:
    return QIcon(str(paths.resources() / "icons" / "dossier.svg"))


def tinted(name: str, palette: QPalette) -> QIcon:
    """The icon `name` in the palette's text colours, usable and not. Ask again when the palette changes."""
    role = QPalette.ColorRole.WindowText
    usable = palette.color(QPalette.ColorGroup.Active, role).name()
    unusable = palette.color(QPalette.ColorGroup.Disabled, role).name()
    return _icon(name, usable, unusable)


def of_screen(place: PlaceKind | None, kind: EntityKind | None, palette: QPalette) -> QIcon:
    """The drawing of a screen; of one that shows an entity or a source, their glyph."""
    return tinted(place, palette) if place in _DRAWN else kind_icon(kind, palette)


@lru_cache(maxsize=64)
def _icon(name: str, usable: str, unusable: str) -> QIcon:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, usable), (QIcon.Mode.Disabled, unusable)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        for side in _SIDES:
            pixmap = QPixmap(QSize(side, side))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
            icon.addPixmap(pixmap, mode)
    return icon
