"""Light and dark: one palette each, for Qt's Fusion style, so that the window looks alike on every system.

Every pair of text and ground reaches a contrast of 4.5 : 1 (WCAG 2.2 AA), disabled text excepted.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

SYSTEM, LIGHT, DARK = "system", "light", "dark"

_R = QPalette.ColorRole

_COLOURS: dict[str, dict[QPalette.ColorRole, str]] = {
    LIGHT: {
        _R.Window: "#f3f4f6",
        _R.WindowText: "#1b1f24",
        _R.Base: "#ffffff",
        _R.AlternateBase: "#f7f8fa",
        _R.Text: "#1b1f24",
        _R.PlaceholderText: "#67707a",
        _R.Button: "#e9ebef",
        _R.ButtonText: "#1b1f24",
        _R.BrightText: "#b3372f",
        _R.Highlight: "#2563b8",
        _R.HighlightedText: "#ffffff",
        _R.Link: "#1f5fbf",
        _R.LinkVisited: "#6b4fa0",
        _R.ToolTipBase: "#fffdf5",
        _R.ToolTipText: "#1b1f24",
        _R.Light: "#ffffff",
        _R.Midlight: "#e4e7eb",
        _R.Mid: "#c3c9d1",
        _R.Dark: "#9aa3ae",
        _R.Shadow: "#6b7480",
    },
    DARK: {
        _R.Window: "#22262b",
        _R.WindowText: "#e6e8eb",
        _R.Base: "#1a1d21",
        _R.AlternateBase: "#1f2327",
        _R.Text: "#e6e8eb",
        _R.PlaceholderText: "#98a1ab",
        _R.Button: "#2d3238",
        _R.ButtonText: "#e6e8eb",
        _R.BrightText: "#ff8f85",
        _R.Highlight: "#2f6fc7",
        _R.HighlightedText: "#ffffff",
        _R.Link: "#7db2ff",
        _R.LinkVisited: "#b9a2ea",
        _R.ToolTipBase: "#2d3238",
        _R.ToolTipText: "#e6e8eb",
        _R.Light: "#3a4048",
        _R.Midlight: "#333840",
        _R.Mid: "#454c55",
        _R.Dark: "#15181b",
        _R.Shadow: "#0c0e10",
    },
}
_DISABLED = {LIGHT: "#9aa3ae", DARK: "#69727c"}


def apply(application: QApplication, mode: str) -> None:
    """Show everything light, dark, or as the desktop has it; may be called again at any time."""
    application.setStyle("Fusion")
    application.setPalette(palette(_resolved(application, mode)))


def follow(application: QApplication, mode: str) -> None:
    """As `apply`, and with the mode `system` go along when the desktop changes."""
    apply(application, mode)
    application.setProperty("dossier-theme", mode)
    if not application.property("dossier-follows"):
        application.setProperty("dossier-follows", True)
        application.styleHints().colorSchemeChanged.connect(
            lambda _: apply(application, str(application.property("dossier-theme")))
        )


def palette(mode: str) -> QPalette:
    """The palette of `light` or `dark`."""
    result = QPalette()
    for role, colour in _COLOURS[mode].items():
        result.setColor(role, QColor(colour))
    for role in (_R.Text, _R.WindowText, _R.ButtonText, _R.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[mode]))
    return result


def _resolved(application: QApplication, mode: str) -> str:
    if mode in (LIGHT, DARK):
        return mode
    return DARK if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
