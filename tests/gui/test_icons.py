"""Icons are drawn, in the colours of the theme."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette

from dossier.app import paths
from dossier.gui import icons, theme

FOLDER = paths.resources() / "icons"
TINTED = [file for file in sorted(FOLDER.glob("*.svg")) if "currentColor" in file.read_text(encoding="utf-8")]


def colours(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Of the pixels that are wholly painted."""
    image = icon.pixmap(64, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("file", TINTED, ids=lambda file: file.stem)
@pytest.mark.parametrize("mode", [theme.LIGHT, theme.DARK])
def test_an_icon_takes_the_colour_of_the_text(qapp, file: Path, mode: str) -> None:
    palette = theme.palette(mode)
    icon = icons.tinted(file.stem, palette)
    role = QPalette.ColorRole.WindowText
    assert colours(icon) == {palette.color(role).name()}
    disabled = palette.color(QPalette.ColorGroup.Disabled, role).name()
    assert colours(icon, QIcon.Mode.Disabled) == {disabled}


def test_the_application_has_an_icon_at_every_size(qapp) -> None:
    for side in (16, 48, 256):
        assert icons.application().pixmap(side).width() == side
    assert len(colours(icons.application())) > 3
