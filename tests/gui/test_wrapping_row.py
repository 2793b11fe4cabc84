"""A row that wraps: all of each widget is seen at any width, and the row is as high as it needs to be."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from dossier.gui.widgets.wrapping_row import WrappingRow


@pytest.mark.parametrize("width", [120, 260, 430, 2000])
def test_nothing_is_squeezed_or_lies_on_another(qtbot, width: int) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    row = WrappingRow(widget)
    buttons = [QPushButton("Word " * (number % 3 + 1)) for number in range(7)]
    for button in buttons:
        row.addWidget(button)
    buttons[3].hide()
    widget.resize(width, row.heightForWidth(width))
    widget.show()
    seen = [button for button in buttons if button.isVisible()]
    assert len(seen) == 6
    for number, button in enumerate(seen):
        assert button.width() >= min(button.sizeHint().width(), width - 20)
        assert widget.rect().contains(button.geometry())
        assert not any(button.geometry().intersects(other.geometry()) for other in seen[number + 1 :])
    lines = {button.y() for button in seen}
    assert (len(lines) == 1) is (width == 2000)
