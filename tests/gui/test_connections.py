"""Connections in the window: by keys, wheel, clicks and drag; picture and table with one selection; ways and hiding."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.app import paths
from dossier.app.connections import Scene
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import Connections, Edge, Told
from dossier.domain.errors import NotFound
from dossier.domain.timespans import minute
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.models.tie_table import FROM, KIND, ORIGINS, STATEMENTS, TO, Ties, TieTable
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.connections_panel import ConnectionsPanel
from dossier.gui.widgets.connections_view import ConnectionsView
from tests.gui.answers import Answers
from tests.gui.fake_workspace import FakeWorkspace
from tests.unit.export.graphs_made import graph

Key = Qt.Key
SHIFT, CONTROL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def opened(qtbot, window: MainWindow) -> Callable[[], ConnectionsPanel]:
    """The connections of the case, laid out."""

    def open_() -> ConnectionsPanel:
        window.trigger("connections")
        panel: ConnectionsPanel = window.bench.tabs.page().panel
        qtbot.waitUntil(lambda: panel.total > 0)
        panel.view.setFocus()
        return panel

    return open_


def press(panel: ConnectionsPanel, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(panel.view, key, modifier)


def spot(panel: ConnectionsPanel, node: str) -> QPoint:
    x, y = panel.view.view.on_screen(panel.view.scene.places[node])
    return QPoint(round(x), round(y))


def wait_for(qtbot, panel: ConnectionsPanel, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(panel.loaded):
        act()


def rows(panel: ConnectionsPanel) -> list[Edge]:
    return [panel.table.ties.edge(index.row()) for index in panel.table.selectionModel().selectedRows()]


def test_home_and_arrows_go_from_node_to_node_and_the_table_follows(opened) -> None:
    panel = opened()
    scene = panel.view.scene
    press(panel, Key.Key_Home)
    assert panel.node == max(scene.strength, key=lambda id: (scene.strength[id], id))
    assert set(rows(panel)) == set(scene.edges_of(panel.node))
    seen = {panel.node}
    for key in (Key.Key_Left, Key.Key_Up, Key.Key_Right, Key.Key_Down) * 3:
        here = scene.places[panel.node]
        press(panel, key)
        there = scene.places[panel.node]
        if there != here:
            by = (there[0] - here[0], there[1] - here[1])
            along = {Key.Key_Left: -by[0], Key.Key_Right: by[0], Key.Key_Up: -by[1], Key.Key_Down: by[1]}
            assert along[key] > 0
        seen.add(panel.node)
        assert scene.entities[panel.node].name in panel.view.accessibleDescription()
    assert len(seen) > 2
    press(panel, Key.Key_Escape)
    assert panel.view.chosen is None
    assert rows(panel) == []


def test_space_goes_through_the_ties_of_a_node_and_enter_to_their_passages(
    qtbot, window: MainWindow, opened
) -> None:
    panel = opened()
    press(panel, Key.Key_Home)
    node, edges = panel.node, panel.view.scene.edges_of(panel.node)
    for edge in edges:
        press(panel, Key.Key_Space)
        assert panel.view.chosen == edge
        assert rows(panel) == [edge]
    press(panel, Key.Key_Space)
    assert panel.node == node
    press(panel, Key.Key_Space, modifier=SHIFT)
    assert panel.view.chosen == edges[-1]
    press(panel, Key.Key_Return)
    assert panel.passages.list.hasFocus()
    assert panel.passages.model.rowCount() == edges[-1].statements
    cited = panel.citation()
    QTest.keyClick(panel.passages.list, Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench.reader.source == cited.source)


def test_a_click_chooses_and_a_second_one_opens_the_dossier(qtbot, window: MainWindow, opened) -> None:
    panel = opened()
    node = panel.view.scene.graph.nodes[0].id
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=spot(panel, node))
    assert panel.node == node
    qtbot.waitUntil(lambda: panel.passages.model.rowCount() > 0)
    qtbot.mouseDClick(panel.view, Qt.MouseButton.LeftButton, pos=spot(panel, node))
    assert window.bench.tabs.page().place == Place(PlaceKind.ENTITY, node)


def test_a_click_on_a_line_lists_its_passages_each_with_its_citation(qtbot, opened) -> None:
    panel = opened()
    picture = panel.view.picture()
    x, y = panel.view._shift(picture)
    for line in picture.lines:
        at = QPoint(
            round(line.x + (line.to_x - line.x) / 2 - x), round(line.y + (line.to_y - line.y) / 2 - y)
        )
        found = panel.view._at(QPointF(at))
        if getattr(found, "edge", None) == line.edge:
            break
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=at)
    assert panel.view.chosen == line.edge
    qtbot.waitUntil(lambda: panel.passages.model.rowCount() == line.edge.statements)
    panel.passages.list.setCurrentIndex(panel.passages.model.index(0))
    shown = panel.passages.current()
    assert shown is not None
    assert shown.chip
    assert {line.edge.one, line.edge.other} <= {ref.id for ref in shown.entities}
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert panel.view.chosen is None


def test_a_row_of_the_table_is_chosen_in_the_picture(qtbot, opened) -> None:
    panel = opened()
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.table.ties.index(1, 0))
    assert panel.view.chosen == panel.table.ties.edge(1)
    QTest.keyClick(panel.table, Key.Key_Down)
    assert panel.view.chosen == panel.table.ties.edge(2)
    for column in (FROM, KIND, TO, STATEMENTS, ORIGINS):
        held = panel.view.chosen
        panel.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        assert panel.view.chosen == held
        assert panel.table.ties.edge(panel.table.currentIndex().row()) == held


def test_dragging_a_node_pins_it_where_it_stays(qtbot, opened) -> None:
    panel = opened()
    node = panel.view.scene.graph.nodes[0].id
    at, to = spot(panel, node), QPoint(60, 50)
    qtbot.mousePress(panel.view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(panel.view, (at + to) / 2)
    qtbot.mouseMove(panel.view, to)
    qtbot.mouseRelease(panel.view, Qt.MouseButton.LeftButton, pos=to)
    placed = panel.view.scene.places[node]
    assert panel.view.view.on_screen(placed) == pytest.approx((60, 50), abs=1)
    assert node in panel.view.pins
    wait_for(qtbot, panel, panel.load)
    assert panel.view.scene.places[node] == pytest.approx(placed)
    panel.view.choose(node)
    assert "pinned" in panel.view.accessibleDescription()
    press(panel, Key.Key_P)
    assert node not in panel.view.pins


def test_dragging_the_ground_the_wheel_and_keys_move_the_picture(qtbot, opened) -> None:
    view = opened().view
    before = view.view
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    qtbot.mouseMove(view, QPoint(14, 24))
    qtbot.mouseMove(view, QPoint(34, 44))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(34, 44))
    assert view.view == before.panned(-30, -40)
    held, place = view.view, QPointF(100, 80)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert view.view.scale > held.scale
    assert view.view.on_plane(100, 80) == pytest.approx(held.on_plane(100, 80))
    QTest.keyClick(view, Key.Key_Right, CONTROL)
    assert view.view.x > held.x - 1
    QTest.keyClick(view, Key.Key_0)
    assert view.view == before


def test_hidden_ones_go_with_their_ties_and_come_back(qtbot, opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home)
    node, name = panel.node, panel.view.scene.entities[panel.node].name
    wait_for(qtbot, panel, lambda: press(panel, Key.Key_H))
    assert node not in panel.view.scene.entities
    assert all(node not in edge.ends for edge in panel.view.scene.graph.edges)
    assert f"hidden: {name}" in panel.state.text()
    assert not panel.buttons.named["hide"].isEnabled()
    wait_for(qtbot, panel, panel.buttons.named["show"].click)
    assert node in panel.view.scene.entities


def test_expanding_brings_neighbours_in_and_moves_nobody_far(qtbot, opened) -> None:
    panel = opened()
    wait_for(qtbot, panel, lambda: panel.filters.limit.setValue(3))
    held = dict(panel.view.scene.places)
    assert len(held) == 3
    press(panel, Key.Key_Home)
    wait_for(qtbot, panel, lambda: press(panel, Key.Key_E))
    places = panel.view.scene.places
    assert len(places) > 3
    assert set(held) <= set(places)


def test_the_way_to_another_is_shown_with_those_that_it_leads_over(qtbot, window: MainWindow, opened) -> None:
    panel = opened()
    wait_for(qtbot, panel, lambda: panel.filters.limit.setValue(2))
    wanted: list[str] = []
    panel.way_wanted.disconnect()
    panel.way_wanted.connect(wanted.append)
    press(panel, Key.Key_Home, Key.Key_W)
    assert wanted == [panel.node]
    wait_for(qtbot, panel, lambda: panel.show_way("p-salah", "p-hollande"))
    assert panel.shaping.way[0] == "p-salah"
    assert panel.shaping.way[-1] == "p-hollande"
    assert set(panel.shaping.way) <= set(panel.view.scene.entities)
    assert "Way: Salah Abdeslam – " in panel.state.text()
    drawn = {frozenset(line.edge.ends) for line in panel.view.picture().lines}
    assert set(panel.view.way) <= drawn
    panel.show_way("p-salah", "nobody")
    qtbot.waitUntil(lambda: "No way" in panel.state.text())


def test_filters_ask_anew_and_can_be_taken_away(qtbot, opened, workspace: FakeWorkspace) -> None:
    panel = opened()
    wait_for(qtbot, panel, panel.filters.kinds[EntityKind.PLACE].click)
    assert EntityKind.PLACE not in {node.kind for node in panel.view.scene.graph.nodes}
    panel.filters.ties.setCurrentIndex(1)
    wait_for(qtbot, panel, lambda: panel.filters.ties.activated.emit(1))
    wait_for(qtbot, panel, lambda: panel.filters.add_entity("p-salah", "Salah Abdeslam"))
    asked = workspace.views.graphs[-1]
    assert (asked.around, asked.ties) == (("p-salah",), (StatementKind.ACTION,))
    assert "Salah" in panel.filters.entity.text()
    wait_for(qtbot, panel, panel.filters.clear_button.click)
    assert not panel.filters.filtered
    assert len(workspace.views.graphs[-1].kinds) == 4


def test_source_dates_and_support_are_asked_for(qtbot, opened, workspace: FakeWorkspace) -> None:
    panel = opened()
    filters = panel.filters
    wait_for(qtbot, panel, lambda: filters.set_source("s1", "The Source"))
    assert "The Source" in filters.source.text()
    filters.dates.since.setFocus()
    QTest.keyClicks(filters.dates.since, "2015-11-13")
    wait_for(qtbot, panel, lambda: QTest.keyClick(filters.dates.since, Key.Key_Return))
    filters.strength.setCurrentIndex(1)
    wait_for(qtbot, panel, lambda: filters.strength.activated.emit(1))
    asked = workspace.views.graphs[-1]
    assert (asked.told, asked.origins) == (Told("s1", minute(2015, 11, 13), None), 2)
    count = len(workspace.views.graphs)
    filters.dates.until.setText("soon")
    filters.dates.until.editingFinished.emit()
    assert "“soon” is no date" in panel.state.text()
    assert len(workspace.views.graphs) == count
    wait_for(qtbot, panel, filters.clear_button.click)
    assert workspace.views.graphs[-1].told == Told()
    assert filters.dates.since.text() == filters.dates.until.text() == ""


def test_dates_the_wrong_way_round_are_said_to_be_so(qtbot, opened, workspace: FakeWorkspace) -> None:
    panel = opened()
    dates = panel.filters.dates
    nothing = Connections((), (), 0)
    workspace.views.connections = lambda asked: nothing
    with qtbot.waitSignal(panel.loaded):  # what the first date asks for is there after the second was refused
        dates.since.setText("2016")
        dates.since.editingFinished.emit()
        dates.until.setText("2015")
        dates.until.editingFinished.emit()
    for told in (panel.state.text(), panel.nothing.words):
        assert "“2015” lies before “2016”" in told
    with qtbot.waitSignal(panel.loaded):
        dates.until.setText("")
        dates.until.editingFinished.emit()
    assert "lies before" not in panel.state.text() + panel.nothing.words


def test_how_it_was_is_remembered_with_the_tab(qtbot, window: MainWindow, opened) -> None:
    panel = opened()
    press(panel, Key.Key_Home)
    hidden = panel.node
    wait_for(qtbot, panel, lambda: press(panel, Key.Key_H))
    press(panel, Key.Key_Home, Key.Key_P)
    pinned = panel.node
    wait_for(qtbot, panel, panel.filters.kinds[EntityKind.PLACE].click)
    wait_for(qtbot, panel, lambda: panel.filters.limit.setValue(30))
    asked, pinned_at = panel.filters.asked, panel.view.scene.places[pinned]
    places, front = window.browsing.lasting()
    assert places[front].kind is PlaceKind.CONNECTIONS
    window.bench.tabs.close_all()
    window.browsing.restore(places, front)
    again: ConnectionsPanel = window.bench.tabs.page().panel
    qtbot.waitUntil(lambda: again.total > 0)
    assert again.filters.asked == asked
    assert set(again.shaping.hidden) == {hidden}
    assert again.view.scene.places[pinned] == pytest.approx(pinned_at)
    window.trigger("connections")
    assert window.bench.tabs.page().panel is again, "there is one such tab, whatever it shows"


def test_a_dossier_has_its_filters_again_when_a_person_comes_back(
    qtbot, window: MainWindow, workspace: FakeWorkspace
) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    page = window.bench.tabs.page()
    page.show_tab("connections")
    qtbot.waitUntil(lambda: page.connections.total > 0)
    wait_for(qtbot, page.connections, page.connections.filters.kinds[EntityKind.PLACE].click)
    asked = page.connections.filters.asked
    window.go(Place(PlaceKind.ENTITY, "p-mohamed"))
    window.trigger("back")
    again = window.bench.tabs.page()
    assert again is not page
    assert again.place == Place(PlaceKind.ENTITY, "p-salah")
    assert again.lasting().kept, "also before anybody looks at them"
    again.show_tab("connections")
    assert again.connections.filters.asked == asked
    window.close()
    memory = Memory(paths.config())
    places, _ = memory.get_places(workspace.views.properties().case)
    assert [place.kept for place in places] == [again.connections.kept()]


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"filters": 3}', '{"pins": {"a": [1]}}', '{"filters": {"kinds": ["x"]}}']
)
def test_what_cannot_be_read_is_forgotten(qtbot, window: MainWindow, kept: str) -> None:
    window.bench.tabs.close_all()
    window.browsing.restore([Place(PlaceKind.CONNECTIONS, kept=kept)], 0)
    panel: ConnectionsPanel = window.bench.tabs.page().panel
    qtbot.waitUntil(lambda: panel.total > 0)
    assert not panel.filters.filtered
    assert panel.kept() == ""


def test_whoever_has_gone_is_no_longer_asked_for(
    qtbot, window: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = workspace.views.connections

    def connections(asked):
        if asked.around:
            raise NotFound("gone")
        return whole(asked)

    monkeypatch.setattr(workspace.views, "connections", connections)
    kept = '{"filters": {"entities": {"p-gone": "Gone"}}}'
    window.bench.tabs.close_all()
    window.browsing.restore([Place(PlaceKind.CONNECTIONS, kept)], 0)
    panel: ConnectionsPanel = window.bench.tabs.page().panel
    qtbot.waitUntil(lambda: panel.total > 0)
    assert not panel.filters.filtered


def large(qtbot) -> ConnectionsView:
    """So many nodes that their picture is painted in parts."""
    made = graph(300, 900)
    view = ConnectionsView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_scene(
        Scene(made, {node.id: (n % 20, n // 20) for n, node in enumerate(made.nodes)}), stay=False
    )
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_large_picture_is_zoomed_before_it_is_painted_anew(qtbot) -> None:
    view = large(qtbot)
    qtbot.waitUntil(lambda: not view._pause.isActive())
    before = view.picture()
    view.zoom(1.2)
    view.grab()
    assert view._picture is before
    qtbot.waitUntil(lambda: view._picture is not before)
    assert not view._pause.isActive()
    assert view._picture.view.scale == view.view.scale
    painted, shown = view._picture, view.grab().toImage()
    view.zoom(9)
    assert view._renewal.busy, "so far away it would be too coarse: no pause is waited for"
    view.zoom(1 / 9)
    qtbot.waitUntil(lambda: not view._pause.isActive() and not view._renewal.busy)
    assert view._picture.view.scale == pytest.approx(painted.view.scale)
    assert view.grab().toImage() == shown, "in parts it is painted as at once"


def test_a_large_picture_stays_while_another_is_painted(qtbot) -> None:
    view = large(qtbot)
    qtbot.waitUntil(lambda: not view._pause.isActive() and view._sheet is not None)
    before = view._picture
    view.mark({graph(300, 900).nodes[0].id}, ())
    assert view._picture is before
    assert view._renewal.busy
    qtbot.waitUntil(lambda: not view._renewal.busy)
    assert view._picture is not before
    before = view._picture
    view.go(view.view.panned(90, 0))  # not beyond what is painted, yet near its border
    assert view._renewal.busy
    qtbot.waitUntil(lambda: not view._renewal.busy)
    assert view._picture.view.x == pytest.approx(view.view.x)


def test_a_dossier_has_those_who_are_tied_to_it(qtbot, window: MainWindow) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    page = window.bench.tabs.page()
    page.show_tab("connections")
    panel: ConnectionsPanel = page.connections
    qtbot.waitUntil(lambda: panel.total > 0)
    assert panel.view.scene.graph.nodes[0].id == "p-salah"
    assert all("p-salah" in edge.ends or edge.ends for edge in panel.view.scene.graph.edges)
    panel.view.setFocus()
    panel.view.choose("l-paris")
    press(panel, Key.Key_Return)
    assert window.bench.tabs.page().place == Place(PlaceKind.ENTITY, "l-paris")


def test_what_is_shown_is_saved_as_svg_png_and_graphml(
    qtbot, window: MainWindow, opened, answers: Answers, tmp_path: Path
) -> None:
    panel = opened()
    for name in ("a.svg", "a.graphml", "a.png"):
        answers.saved = str(tmp_path / name)
        panel.buttons.named["save"].click()
        qtbot.waitUntil(lambda name=name: name in window.bench.message.label.text())
    assert ElementTree.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")
    nodes = [e for e in ElementTree.parse(tmp_path / "a.graphml").iter() if e.tag.endswith("}node")]
    assert len(nodes) == len(panel.view.scene.entities)
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == 2 * panel.view.width()
    assert (
        len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 3
    )


def test_the_table_behaves(qtmodeltester) -> None:
    made = graph(8, 20)
    model = TieTable()
    model.show(Ties(Scene(made, {node.id: (0.0, 0.0) for node in made.nodes})))
    qtmodeltester.check(model)
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in (FROM, KIND, TO)] == [
        "One",
        "Tie",
        "Other",
    ]
    spoken = model.index(0, FROM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "statement" in spoken
    for column in range(model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(column, order)
            edges = [model.edge(row) for row in range(model.rowCount())]
            assert sorted(map(repr, edges)) == sorted(map(repr, made.edges))
            assert [model.row(edge) for edge in edges] == list(range(model.rowCount()))


def test_an_empty_case_says_so(qtbot, window: MainWindow, workspace: FakeWorkspace) -> None:
    for source in workspace.views.held:
        source.statements.clear()
    window.trigger("connections")
    panel: ConnectionsPanel = window.bench.tabs.page().panel
    qtbot.waitUntil(lambda: panel.nothing.isVisible() and not panel._loading.busy)
    assert "Nothing is tied" in panel.nothing.words
    press(panel, Key.Key_Home, Key.Key_Left, Key.Key_E, Key.Key_Space, Key.Key_Return)
