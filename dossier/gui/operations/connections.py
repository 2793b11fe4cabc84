"""Who is tied to whom: going there, choosing around whom and a way to whom, and taking the picture out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from dossier.app.connections import Picture, save_graphml, save_svg
from dossier.domain.errors import DossierError
from dossier.gui import phrases
from dossier.gui.desk import Desk, parent_folder
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import pick
from dossier.gui.operations.choosing_sources import pick_source
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.gui.widgets.connections_panel import ConnectionsPanel

_SHARP = 2
"""Pixels of a PNG for each of the screen's."""


def connections(desk: Desk) -> None:
    desk.go(Place(PlaceKind.CONNECTIONS))


def attend(desk: Desk, panel: "ConnectionsPanel") -> None:
    panel.entity_wanted.connect(
        lambda: pick(desk, tr("Around whom or what?"), lambda row: panel.filters.add_entity(row.id, row.name))
    )
    panel.source_wanted.connect(
        lambda: pick_source(desk, lambda row: panel.filters.set_source(row.id, phrases.source_name(row)))
    )
    panel.way_wanted.connect(lambda node: _choose_way(desk, panel, node))
    panel.picture_wanted.connect(lambda: _save_picture(desk, panel))


def _choose_way(desk: Desk, panel: "ConnectionsPanel", node: str) -> None:
    pick(desk, tr("The way to whom or what?"), lambda row: panel.show_way(node, row.id), without=(node,))


def _save_picture(desk: Desk, panel: "ConnectionsPanel") -> None:
    """What is in view as SVG or PNG, or all that is shown as GraphML, by the name of the file."""
    title = tr("Connections")
    proposal = str(parent_folder(desk) / f"{title}.svg")
    kinds = "SVG (*.svg);;PNG (*.png);;GraphML (*.graphml)"
    chosen = desk.ask.save_path(tr("Save the picture"), proposal, kinds)
    if not chosen:
        return
    to, picture, scene = Path(chosen), panel.view.window_picture(), panel.view.scene
    suffix = to.suffix.lower()
    image = _painted(panel, picture) if suffix == ".png" else None

    def write() -> None:
        if image is not None:
            if not image.save(str(to)):
                raise DossierError(tr("{path} cannot be written. Choose another place.").format(path=to))
        elif suffix == ".graphml":
            save_graphml(scene, title, to)
        else:
            save_svg(picture, title, to)

    desk.tasks.run(
        lambda job: write(),
        lambda _: desk.say(tr("Exported to {path}.").format(path=to)),
        label=tr("Exporting"),
    )


def _painted(panel: "ConnectionsPanel", picture: Picture) -> QImage:
    size = QSize(round(picture.view.width), round(picture.view.height))
    image = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    painter = QPainter(image)
    panel.view.render_onto(painter, picture)
    painter.end()
    return image
