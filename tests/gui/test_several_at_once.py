"""Several entities selected in the navigator, and decided on as one act."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dossier.domain.commands import MergeEntities, SetEntityStatus
from dossier.domain.judgements import Status
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.menus.context import EntitiesMenu
from dossier.gui.navigation import Place, PlaceKind
from tests.gui.annotating import Analyst

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(analyst: Analyst, row: int, modifiers=Qt.KeyboardModifier.NoModifier) -> QPoint:
    rows = analyst.window.bench.navigator.rows
    place = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
    analyst.settle()
    return place


def select(analyst: Analyst, number: int) -> tuple[str, ...]:
    """The first of the list, by clicks."""
    rows = analyst.window.bench.navigator.rows
    analyst.window.activateWindow()
    rows.setFocus()
    click(analyst, 0)
    click(analyst, number - 1, SHIFT)
    model = rows.model()
    return tuple(model.row(n).id for n in range(number))


def test_selecting_opens_nothing_more(analyst: Analyst) -> None:
    ids = select(analyst, 2)
    assert analyst.window.bench.tabs.count() == 1
    assert analyst.window.chosen.entities == ids
    click(analyst, 1, CTRL)
    assert analyst.window.chosen.entities == ids[:1]


@pytest.mark.parametrize(("key", "status"), [("Ctrl+J", Status.CONFIRMED), ("Ctrl+Shift+J", Status.REJECTED)])
def test_several_are_judged_as_one_act(analyst: Analyst, key: str, status: Status) -> None:
    ids = select(analyst, 2)
    analyst.press(key)
    analyst.done(SetEntityStatus(ids, status))
    assert analyst.told.startswith("2 entities")
    assert all(analyst.workspace.views.entity(id_).status is status for id_ in ids)
    QTest.mouseClick(analyst.window.bench.message.button, Qt.MouseButton.LeftButton)
    views = analyst.workspace.views
    analyst.wait(lambda: all(views.entity(id_).status is Status.UNREVIEWED for id_ in ids))


def test_by_keys_alone(analyst: Analyst) -> None:
    rows = analyst.window.bench.navigator.rows
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    analyst.key(rows, Qt.Key.Key_Down, SHIFT)
    ids = tuple(rows.model().row(n).id for n in range(2))
    analyst.settle()
    analyst.press("Ctrl+U")
    analyst.done(SetEntityStatus(ids, Status.DISPUTED))


def test_what_stands_where_the_rejected_ones_stood_is_not_selected(analyst: Analyst) -> None:
    select(analyst, 2)
    analyst.press("Ctrl+Shift+J")
    analyst.wait(lambda: bool(analyst.workspace.done))
    analyst.settle()
    assert len(analyst.window.bench.navigator.entities()) < 2


def test_a_name_is_given_to_one_alone(analyst: Analyst) -> None:
    """What can be decided on several is offered for several; the rest is about the dossier in front."""
    ids = select(analyst, 2)
    analyst.window.actions_.update()
    assert analyst.window.actions_.get("merge-entity").isEnabled()
    assert analyst.window.chosen.entity == ids[0] == analyst.window.entity


def test_back_in_the_dossier_it_alone_is_meant(analyst: Analyst) -> None:
    ids = select(analyst, 2)
    analyst.page.focus()
    analyst.settle()
    assert analyst.window.chosen.entities == ids[:1]


def test_in_another_tab_what_was_selected_is_no_longer_meant(analyst: Analyst) -> None:
    """Though the keyboard has never left the navigator."""
    select(analyst, 3)
    analyst.window.go(Place(PlaceKind.ENTITY, "e-paris"), new_tab=True)
    analyst.settle()
    assert analyst.window.focusWidget() is analyst.window.bench.navigator.rows
    assert analyst.window.chosen.entities == ("e-paris",)


def test_a_right_click_offers_decisions_on_all(analyst: Analyst) -> None:
    ids = select(analyst, 2)
    rows = analyst.window.bench.navigator.rows
    rows.menu_asked.emit(rows.mapToGlobal(QPoint(5, 5)))
    menu = analyst.window.findChild(EntitiesMenu)
    menu.actions()[0].trigger()
    menu.close()
    analyst.done(SetEntityStatus(ids, Status.CONFIRMED))


def test_a_right_click_on_one_opens_it(analyst: Analyst) -> None:
    click(analyst, 0)
    rows = analyst.window.bench.navigator.rows
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.menu_asked.emit(rows.mapToGlobal(QPoint(5, 5)))
    menu = analyst.window.findChild(EntitiesMenu)
    assert analyst.window.entity == rows.model().row(1).id
    menu.close()


def test_several_are_merged_in_one_form(analyst: Analyst) -> None:
    ids = select(analyst, 3)
    analyst.press("Ctrl+M")
    form = analyst.dialog(MergeForm)
    analyst.wait(form.ok.isEnabled)
    assert (form.keep, form.others) == (ids[0], list(ids[1:]))
    assert form.ok.text() == "Merge all 3"
    QTest.mouseClick(form.merged[1].keep, Qt.MouseButton.LeftButton)
    analyst.wait(form.ok.isEnabled)
    form.ok.click()
    analyst.done(MergeEntities(ids[2], (ids[1], ids[0])))
    assert analyst.page.dossier.entity.id == ids[2]
    analyst.undo()
    assert analyst.workspace.views.entity(ids[0]).id == ids[0]


def test_one_more_is_added_and_one_left_out(analyst: Analyst) -> None:
    ids = select(analyst, 3)
    analyst.open(ids[0])
    analyst.page.focus()
    analyst.press("Ctrl+M")
    first = analyst.workspace.views.entity(ids[1]).name
    analyst.pick(first)
    form = analyst.dialog(MergeForm)
    analyst.wait(form.ok.isEnabled)
    assert not form.merged[0].away.isVisible()
    form.another.click()
    picker = next(d for d in form.findChildren(EntityPicker) if d.isVisible())
    QTest.keyClicks(picker.box, analyst.workspace.views.entity(ids[2]).name)
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    analyst.wait(lambda: form.others == list(ids[1:]) and form.ok.isEnabled())
    form.merged[0].away.click()
    analyst.wait(lambda: form.others == [ids[2]] and form.ok.isEnabled())
    form.ok.click()
    analyst.done(MergeEntities(ids[0], (ids[2],)))
