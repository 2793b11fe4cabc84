"""What happened when: going there, choosing of whom and from where, and taking the picture out."""

from typing import TYPE_CHECKING

from dossier.app.timelines import save_svg
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations import saving_pictures
from dossier.gui.operations.acting import pick
from dossier.gui.operations.choosing_sources import pick_source
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.gui.widgets.timeline_panel import TimelinePanel


def timeline(desk: Desk) -> None:
    desk.go(Place(PlaceKind.TIMELINE))


def attend(desk: Desk, panel: "TimelinePanel") -> None:
    panel.entity_wanted.connect(
        lambda: pick(desk, tr("Of whom or what?"), lambda row: panel.filters.add_entity(row.id, row.name))
    )
    panel.source_wanted.connect(
        lambda: pick_source(desk, lambda row: panel.filters.set_source(row.id, phrases.source_name(row)))
    )
    panel.picture_wanted.connect(lambda: _save_picture(desk, panel))


def _save_picture(desk: Desk, panel: "TimelinePanel") -> None:
    """What is in view, as SVG or PNG by the name of the file."""
    title = tr("Timeline")
    to = saving_pictures.ask_where(desk, title, "SVG (*.svg);;PNG (*.png)")
    if to is None:
        return
    picture, image = panel.view.window_picture(), None
    if to.suffix.lower() == ".png":
        image = saving_pictures.painted(
            picture.view.width,
            picture.measures.height,
            lambda painter: panel.view.render_onto(painter, picture),
        )
    saving_pictures.save(desk, to, image, lambda: save_svg(picture, title, phrases.date_names(), to))
