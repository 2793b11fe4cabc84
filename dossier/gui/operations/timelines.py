"""What happened when: going there, choosing of whom and from where, and taking the picture out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from dossier.app.timelines import Picture, save_svg
from dossier.domain.errors import DossierError
from dossier.gui import phrases, time_words
from dossier.gui.desk import Desk, parent_folder
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import pick
from dossier.gui.operations.choosing_sources import pick_source
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from dossier.gui.widgets.timeline_panel import TimelinePanel

_SHARP = 2
"""Pixels of a PNG for each of the screen's."""


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
    proposal = str(parent_folder(desk) / f"{tr('Timeline')}.svg")
    chosen = desk.ask.save_path(tr("Save the picture"), proposal, "SVG (*.svg);;PNG (*.png)")
    if not chosen:
        return
    to, picture = Path(chosen), panel.view.window_picture()
    image = _painted(panel, picture) if to.suffix.lower() == ".png" else None
    title = tr("Timeline")

    def write() -> None:
        if image is not None:
            if not image.save(str(to)):
                raise DossierError(tr("{path} cannot be written. Choose another place.").format(path=to))
        else:
            save_svg(picture, title, time_words.names(), to)

    desk.tasks.run(
        lambda job: write(),
        lambda _: desk.say(tr("Exported to {path}.").format(path=to)),
        label=tr("Exporting"),
    )


def _painted(panel: "TimelinePanel", picture: Picture) -> QImage:
    size = QSize(round(picture.view.width), round(picture.measures.height))
    image = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    panel.view.render_onto(painter, picture)
    painter.end()
    return image
