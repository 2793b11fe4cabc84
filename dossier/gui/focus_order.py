"""Where Tab goes: through the panes in turn, and within each as one reads. Pages come and go; their places
decide."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def order(panes: Sequence[QWidget]) -> list[QWidget]:
    """All that take the keyboard by Tab now, in the order in which they should get it."""
    return [widget for pane in panes if pane.isVisible() for widget in _within(pane)]


def neighbour(panes: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> QWidget | None:
    """The one that gets the keyboard after `here`, or before it; None when nothing can."""
    widgets = order(panes)
    if not widgets:
        return None
    if here not in widgets:
        return widgets[0 if forward else -1]
    return widgets[(widgets.index(here) + (1 if forward else -1)) % len(widgets)]


def _within(pane: QWidget) -> list[QWidget]:
    found = [widget for widget in (pane, *pane.findChildren(QWidget)) if _takes_keyboard(widget)]
    return sorted(found, key=lambda widget: _place(widget, pane))


def _takes_keyboard(widget: QWidget) -> bool:
    by_tab = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _place(widget: QWidget, pane: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(pane, QPoint(0, 0))
    return corner.y(), corner.x()
