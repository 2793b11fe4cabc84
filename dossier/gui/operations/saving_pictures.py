"""A picture goes into a file: as pixels, or as whatever else the name of the file asks for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from dossier.domain.errors import DossierError
from dossier.gui.desk import Desk, parent_folder
from dossier.gui.phrases import tr

_SHARP = 2
"""Pixels of a PNG for each of the screen's."""


def ask_where(desk: Desk, title: str, kinds: str) -> Path | None:
    """The file that the person chose; None: no picture after all."""
    proposal = str(parent_folder(desk) / f"{title}.svg")
    chosen = desk.ask.save_path(tr("Save the picture"), proposal, kinds)
    return Path(chosen) if chosen else None


def painted(width: float, height: float, paint: Callable[[QPainter], None]) -> QImage:
    """What `paint` draws on so much of the screen."""
    image = QImage(QSize(round(width), round(height)) * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def save(desk: Desk, to: Path, image: QImage | None, otherwise: Callable[[], None]) -> None:
    """Write the image, or what there is without one, where nobody waits for it."""

    def write() -> None:
        if image is None:
            otherwise()
        elif not image.save(str(to)):
            raise DossierError(tr("{path} cannot be written. Choose another place.").format(path=to))

    desk.tasks.run(
        lambda job: write(),
        lambda _: desk.say(tr("Exported to {path}.").format(path=to)),
        label=tr("Exporting"),
    )
