"""Both palettes can be read: text and ground reach the contrast that WCAG 2.2 AA asks for."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from dossier.gui import theme

R = QPalette.ColorRole
PAIRS = [
    (R.WindowText, R.Window),
    (R.Text, R.Base),
    (R.Text, R.AlternateBase),
    (R.PlaceholderText, R.Base),
    (R.ButtonText, R.Button),
    (R.HighlightedText, R.Highlight),
    (R.Link, R.Base),
    (R.LinkVisited, R.Base),
    (R.ToolTipText, R.ToolTipBase),
    (R.BrightText, R.Base),
]


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda role: role.name)
def test_text_stands_out(mode: str, text: QPalette.ColorRole, ground: QPalette.ColorRole) -> None:
    palette = theme.palette(mode)
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


def test_the_theme_changes_at_once(qapp: QApplication) -> None:
    before = qapp.palette()
    try:
        theme.apply(qapp, theme.DARK)
        assert qapp.palette().color(R.Base).lightness() < 64
        theme.apply(qapp, theme.LIGHT)
        assert qapp.palette().color(R.Base).lightness() > 192
    finally:
        qapp.setPalette(before)
