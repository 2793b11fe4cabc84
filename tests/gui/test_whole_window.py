"""Rules that hold for every part of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from dossier.app import paths
from dossier.gui import theme
from dossier.gui.accents import accent, is_dark, quiet
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place, PlaceKind, Spot, difference_key


def open_everything(window: MainWindow) -> None:
    source = window.workspace.views.held[0].row.id
    for place in (
        Place(PlaceKind.ENTITY, "p-salah"),
        Place(PlaceKind.ENTITY, "e-paris"),
        Place(PlaceKind.SOURCE, source, Spot(source, 30, 60)),
        Place(PlaceKind.SEARCH, "paris"),
        Place(PlaceKind.TIMELINE),
        Place(PlaceKind.HISTORY),
        Place(PlaceKind.HISTORY, "p-salah"),
        Place(PlaceKind.UNDO),
        Place(PlaceKind.LOST),
        Place(PlaceKind.DIFFERENCE, difference_key("p-salah", "entry:3")),
        Place(PlaceKind.REVIEW),
    ):
        window.go(place, new_tab=True)


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, window: MainWindow) -> None:
    open_everything(window)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QLabel)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.metaObject().className()
        not in ("QTabBar", "QTabWidget", "QLineEditIconButton", "CloseButton", "QComboBoxListView")
    ]
    assert [f"{w.metaObject().className()} in {w.parent()}" for w in nameless] == []


def test_tab_leads_through_navigator_dossier_and_reader(qtbot, window: MainWindow) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    window.read(Spot(window.workspace.views.held[0].row.id))
    qtbot.waitUntil(lambda: window.bench.reader.source is not None)
    window.bench.navigator.sections.setFocus()
    met: list[QWidget | None] = []
    for _ in range(20):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    page = window.bench.tabs.page()
    wanted = [
        window.bench.navigator.filter,
        window.bench.navigator.rows,
        page.panel("statements").list,
        window.bench.reader.view,
    ]
    places = [met.index(widget) for widget in wanted]
    assert places == sorted(places)
    assert met.count(window.bench.navigator.sections) == 2, "round to where it began"
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() in met


@pytest.mark.parametrize("mode", [theme.LIGHT, theme.DARK])
def test_colours_of_our_own_can_be_read(qapp: QApplication, mode: str) -> None:
    palette = theme.palette(mode)
    base = palette.base().color()
    from dossier.domain.analysis import EntityKind

    assert is_dark(palette) is (mode == theme.DARK)
    for colour in [quiet(palette), *(accent(kind, palette) for kind in EntityKind)]:
        assert contrast(colour, base) >= 4.5, colour.name()


def contrast(first, second) -> float:
    """WCAG 2.2's contrast ratio."""

    def light(colour) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_theme_can_change_while_everything_is_open(qtbot, qapp: QApplication, window: MainWindow) -> None:
    open_everything(window)
    before = qapp.palette()
    try:
        for mode in (theme.LIGHT, theme.DARK, theme.LIGHT):
            theme.apply(qapp, mode)
            qapp.processEvents()
            image = window.grab().toImage()
            corner = image.pixelColor(3, image.height() // 2)
            assert (corner.lightness() < 128) is (mode == theme.DARK)
            for label in window.findChildren(QLabel):
                if label.isVisible() and label.text():
                    ground = label.palette().window().color()
                    assert contrast(label.palette().windowText().color(), ground) > 4, label.text()
    finally:
        qapp.setPalette(before)


def test_a_spoilt_memory_is_no_memory() -> None:
    memory = Memory(paths.config())
    memory.put_words("case-x", '{"places": [{"kind": "nonsense", "key": 1}], "current": "a"}')
    assert memory.get_places("x") == ([], 0)
    memory.put_words("case-x", "[1]")
    assert memory.get_places("x") == ([], 0)
    assert memory.get("across") is None


def test_places_are_remembered_with_their_passages() -> None:
    places = [Place(PlaceKind.ENTITY, "a", Spot("s", 1, 2)), Place(PlaceKind.HISTORY)]
    memory = Memory(paths.config())
    memory.put_places("x", places, 1)
    memory.save()
    assert Memory(paths.config()).get_places("x") == (places, 1)


def test_a_window_without_a_case_invites(empty_window: MainWindow) -> None:
    assert empty_window.bench.start.isVisible()
    offered = {button.text() for button in empty_window.bench.start.findChildren(QAbstractButton)}
    assert len(offered) >= 2


def test_settings_go_where_tests_say(empty_window: MainWindow) -> None:
    empty_window.close()
    assert (paths.config() / "window.ini").is_file()
    assert Path.home() not in (paths.config(), paths.config().parent)
