"""The legend of a picture of connections."""

from PySide6.QtGui import QFont

from dossier.app.connections import View
from dossier.domain.analysis import StatementKind
from dossier.gui.widgets.connections_painter import legend_height


def test_a_legend_that_does_not_fit_in_a_row_takes_more_rows(qapp) -> None:
    font = QFont()
    wide, narrow = (legend_height(set(StatementKind), room, font) for room in (4000, 200))
    assert wide == legend_height({StatementKind.ROLE}, 4000, font) > 0
    assert narrow >= 3 * wide
    assert legend_height(set(), 200, font) == 0


def test_nothing_lies_below_the_border_that_is_kept_free() -> None:
    places = {"a": (0.0, -3.0), "b": (1.0, 5.0)}
    view = View.fitting(places, 600, 400, 60)
    plain = View.fitting(places, 600, 400)
    (_, high), (_, low) = (view.on_screen(at) for at in places.values())
    assert 400 - 60 - low == high > 0
    assert plain.on_screen(places["b"])[1] > low
