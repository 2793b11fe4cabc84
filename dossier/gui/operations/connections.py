"""Who is tied to whom: going there, choosing around whom and a way to whom, and taking the picture out."""

from typing import TYPE_CHECKING

from dossier.app.connections import save_graphml, save_svg
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations import saving_pictures
from dossier.gui.operations.acting import pick
from dossier.gui.operations.choosing_sources import pick_source
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.gui.widgets.connections_panel import ConnectionsPanel


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
    to = saving_pictures.ask_where(desk, title, "SVG (*.svg);;PNG (*.png);;GraphML (*.graphml)")
    if to is None:
        return
    picture, scene, image = panel.view.window_picture(), panel.view.scene, None
    suffix = to.suffix.lower()
    if suffix == ".png":
        view = picture.view
        image = saving_pictures.painted(
            view.width, view.height, lambda painter: panel.view.render_onto(painter, picture)
        )

    def otherwise() -> None:
        if suffix == ".graphml":
            save_graphml(scene, title, to)
        else:
            save_svg(picture, title, to)

    saving_pictures.save(desk, to, image, otherwise)
