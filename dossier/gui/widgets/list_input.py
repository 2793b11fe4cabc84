"""What clicks and keys mean in every list, and in the reader."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

TURNS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)
"""Mouse buttons that are left to the window."""


def asks_for_menu(event: QKeyEvent) -> bool:
    """The two keys that show what a right click would; not every desktop turns them into its event."""
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted)


def selects(view: QAbstractItemView, event: QMouseEvent) -> bool:
    """Whether this click adds to what is selected, and opens nothing."""
    many = view.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection
    adds = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return many and event.button() == Qt.MouseButton.LeftButton and bool(event.modifiers() & adds)


def opened_by(view: QAbstractItemView, event: QMouseEvent) -> tuple[QModelIndex, bool] | None:
    """The row that this click opens, and whether in a new tab; None when it opens nothing."""
    index = view.indexAt(event.position().toPoint())
    middle = event.button() == Qt.MouseButton.MiddleButton
    if (
        not index.isValid()
        or not (middle or event.button() == Qt.MouseButton.LeftButton)
        or selects(view, event)
    ):
        return None
    return index, middle or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
