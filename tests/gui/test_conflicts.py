"""The conflicts page, driven by keys: two who worked apart, and one who settles it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import Command, RenameEntity, SetAlias, SetEntityKind, SetEntityStatus
from dossier.domain.judgements import Status
from dossier.gui import theme
from dossier.gui.dialogs.compare_form import CompareForm
from dossier.gui.dialogs.third_value_form import ThirdValueForm
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.conflicts_page import ConflictsPage
from tests.gui.annotating import RealAnalyst
from tests.gui.answers import Answers

Apart = Callable[[list[Command], list[Command]], None]


@pytest.fixture
def apart(ada: RealAnalyst, tmp_path: Path) -> Apart:
    """Let Ada and Ben work on copies of the case, and bring Ben's in."""

    def work(adas: list[Command], bens: list[Command]) -> None:
        copy = tmp_path / "ben.dossier"
        ada.workspace.backup(copy)
        ben = Workspace.open(copy, analyst="Ben Ray")
        ben.catch_up()
        for command in bens:
            ben.do(command)
        ben.close()
        for command in adas:
            ada.workspace.do(command)
        ada.workspace.merge(copy)
        copy.unlink()
        ada.settle()

    return work


@pytest.fixture
def both(ada: RealAnalyst, apart: Apart) -> str:
    """Named, and judged, differently by both."""
    id = ada.find("Maria Sandoval")
    hugo = ada.find("Hugo Petrov")
    apart(
        [RenameEntity(id, "María Sandoval"), SetEntityKind(hugo, EntityKind.ORGANISATION)],
        [
            RenameEntity(id, "Maria J. Sandoval"),
            SetAlias(hugo, "Petrow"),
            SetEntityKind(hugo, EntityKind.PLACE),
        ],
    )
    return id


def page_of(ada: RealAnalyst) -> ConflictsPage:
    ada.press("Ctrl+9")
    page = ada.window.bench.tabs.page()
    assert isinstance(page, ConflictsPage)
    ada.wait(lambda: page.panel.empty.isVisible() or page.conflict is not None)
    ada.settle()
    return page


def in_front(page: ConflictsPage) -> str:
    return f"{page.conflict.name} {page.conflict.field}" if page.conflict else ""


def stand_on(ada: RealAnalyst, page: ConflictsPage, field: str) -> None:
    for row in range(page.panel.model.rowCount()):
        page.panel.list.setCurrentIndex(page.panel.model.index(row))
        if page.conflict and page.conflict.field == field:
            return
    raise AssertionError(field)


def rows(page: ConflictsPage) -> int:
    return page.panel.model.rowCount()


def test_a_number_keeps_that_side_the_next_is_shown_and_undo_brings_it_back(
    ada: RealAnalyst, both: str
) -> None:
    page = page_of(ada)
    assert rows(page) == 2
    stand_on(ada, page, "name")
    ada.settle()
    for words in ("María Sandoval", "Maria J. Sandoval", "Ben Ray", "holds for now"):
        assert words in page.card.words
    assert f"“{page.citation().exact}”" in page.card.words
    holds, rival = (side.value for side in page.conflict.sides)  # whoever was later
    ada.press("2")
    ada.wait(lambda: rows(page) == 1)
    ada.settle()
    assert ada.workspace.views.entity(both).name == rival
    assert page.conflict.field == "kind"
    assert "Settled" in ada.told
    ada.take_back()
    ada.wait(lambda: rows(page) == 2)
    assert ada.workspace.views.entity(both).name == holds


def test_a_third_value_is_typed_and_a_bad_one_complained_of(ada: RealAnalyst, both: str) -> None:
    page = page_of(ada)
    stand_on(ada, page, "name")
    ada.press("V")
    form = ada.dialog(ThirdValueForm)
    form.box.clear()
    QTest.keyClick(form.box, Qt.Key.Key_Return)
    ada.wait(lambda: form.problem.isVisible())
    QTest.keyClicks(form.box, "M. Sandoval")
    QTest.keyClick(form.box, Qt.Key.Key_Return)
    ada.wait(lambda: rows(page) == 1)
    assert ada.workspace.views.entity(both).name == "M. Sandoval"


def test_where_only_some_values_can_be_they_are_offered(ada: RealAnalyst, both: str) -> None:
    page = page_of(ada)
    stand_on(ada, page, "kind")
    ada.press("V")
    form = ada.dialog(ThirdValueForm)
    form.choice.setCurrentIndex(form.choice.findData("person"))
    QTest.keyClick(form.choice, Qt.Key.Key_Return)
    ada.wait(lambda: rows(page) == 1)
    assert ada.workspace.views.entity(ada.find("Hugo Petrov")).kind is EntityKind.PERSON


def test_nothing_to_settle_is_said_and_what_arrives_is_shown(ada: RealAnalyst, apart: Apart) -> None:
    page = page_of(ada)
    assert page.panel.empty.isVisible()
    assert not page.card.isVisible()
    ada.press("1")  # nothing happens
    id = ada.find("Hugo Petrov")
    apart([SetEntityStatus((id,), Status.REJECTED)], [SetAlias(id, "Petrow")])
    ada.wait(lambda: rows(page) == 1)
    ada.settle()
    sections = ada.window.bench.navigator.sections.model()
    spoken = [
        sections.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(sections.rowCount())
    ]
    assert "Conflicts, 1" in spoken
    assert page.card.sides[0].button.text() == "&1  Reject it still"
    ada.press("2")
    ada.wait(lambda: rows(page) == 0)
    ada.settle()
    assert ada.workspace.views.entity(id).status is Status.UNREVIEWED
    assert page.panel.empty.isVisible()


def test_a_merge_that_brings_conflicts_leads_to_them(
    ada: RealAnalyst, answers: Answers, tmp_path: Path
) -> None:
    copy, id = tmp_path / "ben.dossier", ada.find("Hugo Petrov")
    ada.workspace.backup(copy)
    with closing(Workspace.open(copy, analyst="Ben Ray")) as ben:
        ben.catch_up()
        ben.do(SetAlias(id, "Petrow"))
    ada.workspace.do(SetEntityStatus((id,), Status.REJECTED))
    ada.settle()
    answers.path = str(copy)
    ada.window.trigger("compare-copy")
    form = ada.dialog(CompareForm)
    assert "Hugo Petrov, rejected" in form.words
    assert "added “Petrow” to the names of Hugo Petrov – Ben Ray" in form.words
    QTest.keyClick(form, Qt.Key.Key_Return)
    ada.wait(lambda: "1 new conflict to settle." in ada.told)
    ada.settle()
    ada.window.bench.message.button.click()
    page = ada.window.bench.tabs.page()
    assert isinstance(page, ConflictsPage)
    ada.wait(lambda: rows(page) == 1)


def test_a_tab_of_last_time_opens_again(ada: RealAnalyst, both: str) -> None:
    page_of(ada)
    assert Place(PlaceKind.CONFLICTS) in [place.page for place in ada.window.browsing.lasting()[0]]


@pytest.mark.parametrize("mode", [theme.LIGHT, theme.DARK])
def test_it_is_drawn_in_either_theme(qapp, ada: RealAnalyst, both: str, mode: str, tmp_path: Path) -> None:
    theme.apply(qapp, mode)
    try:
        page = page_of(ada)
        stand_on(ada, page, "name")
        ada.settle()
        picture = ada.window.grab()
        assert not picture.isNull()
        picture.save(str(tmp_path / f"conflicts-{mode}.png"))
    finally:
        theme.apply(qapp, theme.LIGHT)
