"""Others work in the same case file while its dossiers, forms and queue are open here."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dossier.app import identity, paths
from dossier.app.workspace import Workspace
from dossier.domain import commands as c
from dossier.domain.judgements import Comparison, Status
from dossier.gui.dialogs.mark_forms import GradeForm, NoteForm
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.statement_form import StatementForm
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations import time_travel
from tests.gui.annotating import RealAnalyst
from tests.gui.answers import Answers


@contextmanager
def bob(ada: RealAnalyst) -> Iterator[Workspace]:
    """A colleague at the same file."""
    other = Workspace.open(ada.workspace.path, analyst="Bob")
    other.catch_up()
    try:
        yield other
    finally:
        other.close()


def seen(ada: RealAnalyst) -> None:
    """What others wrote is on the screen."""
    ada.window._session._poll()
    ada.wait(lambda: not ada.window.tasks.working)
    ada.settle()


def test_a_dossier_that_was_merged_elsewhere_shows_the_one_it_is_in(ada: RealAnalyst) -> None:
    maria, hugo = ada.find("Maria Sandoval"), ada.find("Hugo Petrov")
    page = ada.open(hugo)
    with bob(ada) as other:
        other.do(c.MergeEntities(maria, (hugo,)))
    seen(ada)
    assert page.dossier.entity.id == maria
    assert page.title == "Maria Sandoval"
    ada.press("Ctrl+J")
    ada.recorded("EntityStatusSet")
    assert ada.workspace.views.entity(maria).status is Status.CONFIRMED
    assert "Maria Sandoval confirmed" in ada.told
    ada.workspace.views.entity(hugo)
    with bob(ada) as other:
        other.do(c.UnmergeEntity(maria, hugo))
    seen(ada)
    assert page.title == "Hugo Petrov"


def test_a_decision_before_the_merge_is_seen_lands_on_the_one_it_is_in(ada: RealAnalyst) -> None:
    maria, hugo = ada.find("Maria Sandoval"), ada.find("Hugo Petrov")
    ada.open(hugo)
    ada.window._session._timer.stop()
    with bob(ada) as other:
        other.do(c.MergeEntities(maria, (hugo,)))
    ada.press("Ctrl+J")
    ada.recorded("EntityStatusSet")
    assert ada.workspace.views.entity(maria).status is Status.CONFIRMED
    assert ada.page.title == "Maria Sandoval"


def test_one_that_was_rejected_elsewhere_says_so_and_is_restored_here(ada: RealAnalyst) -> None:
    hugo = ada.find("Hugo Petrov")
    page = ada.open(hugo)
    with bob(ada) as other:
        other.do(c.SetEntityStatus((hugo,), Status.REJECTED))
    seen(ada)
    assert "✗ rejected" in page.header.words
    ada.press("Ctrl+Shift+U")
    ada.recorded("EntityStatusSet")
    assert "suggestion" in page.header.words


def test_a_merge_that_was_forbidden_meanwhile_is_refused_in_the_form(ada: RealAnalyst) -> None:
    maria, hugo = ada.find("Maria Sandoval"), ada.find("Hugo Petrov")
    ada.open(maria)
    ada.press("Ctrl+M")
    ada.pick("hugo petrov")
    form = ada.dialog(MergeForm)
    ada.wait(form.ok.isEnabled)
    with bob(ada) as other:
        other.do(c.CompareEntities(maria, hugo, Comparison.DIFFERENT, "Minister and adviser"))
    form.ok.click()
    ada.wait(form.problem.isVisible)
    assert "Minister and adviser" in form.problem.text()
    assert form.isVisible()
    form.reject()


def test_merged_meanwhile_by_another_is_said_in_the_form(ada: RealAnalyst) -> None:
    maria, hugo = ada.find("Maria Sandoval"), ada.find("Hugo Petrov")
    ada.open(maria)
    ada.press("Ctrl+M")
    ada.pick("hugo petrov")
    form = ada.dialog(MergeForm)
    ada.wait(form.ok.isEnabled)
    with bob(ada) as other:
        other.do(c.MergeEntities(maria, (hugo,)))
    form.ok.click()
    ada.wait(form.problem.isVisible)
    assert "one already" in form.problem.text()
    form.reject()


def test_a_statement_rejected_meanwhile_can_still_be_edited(ada: RealAnalyst) -> None:
    ada.open(ada.find("Maria Sandoval"))
    view = ada.page.panel("statements").list
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    ada.settle()
    statement = ada.window.chosen.statement
    ada.press("E")
    form = ada.dialog(StatementForm)
    with bob(ada) as other:
        other.do(c.SetStatementStatus((statement,), Status.REJECTED))
    seen(ada)
    QTest.keyClicks(form.attribution, "a witness")
    form.ok.click()
    ada.recorded("StatementEdited")
    row = ada.workspace.views.statement(statement)
    assert (row.status, row.attribution) == (Status.REJECTED, "a witness")
    assert any(line.startswith("Rejected, 1") for line in ada.lines("statements"))


def test_undo_of_what_another_built_upon_says_why_and_can_be_passed_over(
    ada: RealAnalyst, answers: Answers
) -> None:
    hugo = ada.find("Hugo Petrov")
    ada.open(hugo)
    answers.words = "Hugo V. Petrov"
    ada.press("F2")
    ada.recorded("EntityRenamed")
    with bob(ada) as other:
        other.do(c.RenameEntity(hugo, "H. Petrov"))
    seen(ada)
    assert ada.page.title == "H. Petrov"
    ada.press("Ctrl+Z")
    ada.wait(lambda: ada.window.bench.message.button.text() == "Pass &over")
    assert "Bob" in ada.told or "since" in ada.told
    assert ada.page.title == "H. Petrov"
    ada.window.bench.message.button.click()
    ada.wait(lambda: "Passed over" in ada.told)


def test_what_was_taken_back_is_done_again_after_a_restart(qtbot, ada: RealAnalyst, answers: Answers) -> None:
    hugo, path = ada.find("Hugo Petrov"), ada.workspace.path
    ada.open(hugo)
    answers.words = "Hugo V. Petrov"
    ada.press("F2")
    ada.recorded("EntityRenamed")
    ada.press("Ctrl+Z")
    ada.recorded("ActUndone")
    ada.window.close()
    window = MainWindow(Memory(paths.config()), Answers())
    qtbot.add_widget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.take(Workspace.open(path))
    redo = window.actions_.get("redo")
    qtbot.waitUntil(redo.isEnabled)
    assert redo.text() == "&Redo: renamed Hugo Petrov to Hugo V. Petrov"
    QTest.keySequence(window, "Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: window.workspace.views.entity(hugo).name == "Hugo V. Petrov")
    window.close()


def test_a_suggestion_decided_elsewhere_leaves_the_queue(ada: RealAnalyst) -> None:
    ada.window.go(Place(PlaceKind.REVIEW))
    queue = ada.window.queue
    ada.wait(lambda: queue.current is not None)
    first = queue.current.suggestion
    kind, _, id_ = first.target.partition(":")
    with bob(ada) as other:
        command = c.SetEntityStatus if kind == "entity" else c.SetStatementStatus
        other.do(command((id_,), Status.CONFIRMED))
    seen(ada)
    ada.wait(lambda: queue.current is not None and queue.current.suggestion.target != first.target)


def test_a_source_withdrawn_elsewhere_leaves_the_dossier_open_and_empty(ada: RealAnalyst) -> None:
    hugo = ada.find("Hugo Petrov")
    page = ada.open(hugo)
    source = ada.workspace.views.sources()[0].id
    with bob(ada) as other:
        other.do(c.WithdrawSource(source))
    seen(ada)
    assert page.dossier is None
    ada.press("Ctrl+J")
    ada.settle()
    with bob(ada) as other:
        other.do(c.RestoreSource(source))
    seen(ada)
    assert page.dossier.entity.id == hugo


def test_a_message_takes_back_only_what_it_tells_of(ada: RealAnalyst) -> None:
    maria, hugo = ada.find("Maria Sandoval"), ada.find("Hugo Petrov")
    ada.open(hugo)
    ada.press("Ctrl+J")
    ada.recorded("EntityStatusSet")
    ada.workspace.do(c.SetEntityStatus((maria,), Status.CONFIRMED))  # elsewhere, by oneself
    ada.settle()
    assert "Hugo Petrov confirmed" in ada.told
    ada.window.bench.message.button.click()
    ada.wait(lambda: "something else since" in ada.told)
    views = ada.workspace.views
    assert {views.entity(maria).status, views.entity(hugo).status} == {Status.CONFIRMED}
    ada.window.bench.message.button.click()
    ada.wait(lambda: ada.window.bench.tabs.page().place.kind is PlaceKind.UNDO)


def test_a_decision_in_the_queue_takes_the_message_before_away(ada: RealAnalyst) -> None:
    ada.open(ada.find("Hugo Petrov"))
    ada.press("Ctrl+J")
    ada.recorded("EntityStatusSet")
    assert ada.window.bench.message.isVisible()
    ada.window.go(Place(PlaceKind.REVIEW))
    ada.wait(lambda: ada.window.queue.current is not None)
    ada.window.bench.tabs.page().decide("accept")
    assert not ada.window.bench.message.isVisible()
    ada.wait(lambda: not ada.window.tasks.working)


def test_the_grade_of_the_source_is_said_and_can_be_overridden(ada: RealAnalyst) -> None:
    source = ada.workspace.views.sources()[0].id
    ada.workspace.do(c.GradeSource(source, "B2"))
    ada.open(ada.find("Maria Sandoval"))
    assert any("(B2)" in line for line in ada.lines("statements"))
    view = ada.page.panel("statements").list
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    ada.settle()
    ada.press("G")
    form = ada.dialog(GradeForm)
    assert any("Its source is graded B2" in label.text() for label in form.findChildren(QLabel))
    assert "As its source" not in [button.text() for button in form.buttons.buttons()]
    QTest.keyClicks(form.letters, "F")
    form.ok.click()
    ada.recorded("StatementGraded")
    ada.press("G")
    form = ada.dialog(GradeForm)
    next(b for b in form.buttons.buttons() if b.text() == "As its source").click()
    ada.wait(lambda: ada.kinds()[0] == "StatementGraded" and not ada.window.tasks.working)
    ada.settle()
    assert any("(B2)" in line for line in ada.lines("statements"))


def test_a_note_that_is_being_written_outlives_a_look_into_the_past(qtbot, ada: RealAnalyst) -> None:
    hugo, window = ada.find("Hugo Petrov"), ada.window
    ada.open(hugo)
    ada.press("F7")
    form = ada.dialog(NoteForm)
    QTest.keyClicks(form.text, "Ask the registrar")
    time_travel.travel(window, "entry:3")
    ada.wait(lambda: window.workspace is not None and bool(window.workspace.as_of))
    ada.wait(lambda: not window.tasks.working)
    form.ok.click()
    ada.wait(form.problem.isVisible)
    assert "nothing can be changed in the past" in form.problem.text()
    time_travel.back_to_now(window)
    ada.wait(lambda: window.workspace is not None and not window.workspace.as_of)
    ada.wait(lambda: not window.tasks.working)
    form.ok.click()
    ada.wait(lambda: bool(window.workspace.views.notes()))
    assert window.workspace.views.notes()[0].text == "Ask the registrar"


@pytest.mark.parametrize("how", ["past", "close tab", "quit"])
def test_a_field_that_is_being_corrected_is_kept(ada: RealAnalyst, how: str) -> None:
    window, path = ada.window, ada.workspace.path
    source = ada.workspace.views.sources()[0].id
    window.go(Place(PlaceKind.SOURCE, source))
    field = ada.source_page.fields["publisher"]
    field.setFocus()
    QTest.keyClicks(field, "Reuters")
    if how == "past":
        time_travel.travel(window, "entry:3")
        ada.wait(lambda: window.workspace is not None and bool(window.workspace.as_of))
        ada.wait(lambda: not window.tasks.working)
    elif how == "close tab":
        window.close_tab()
        ada.wait(lambda: not window.tasks.working)
    else:
        window.close()
    with closing(Workspace.open(path, analyst="Bob")) as later:
        later.catch_up()
        assert later.views.source(source).publisher == "Reuters"


@pytest.mark.parametrize("name", ["", "   ", "x" * 10_000, "a\x07b", "\u200d"])
def test_names_that_are_none_are_refused_in_words(ada: RealAnalyst, answers: Answers, name: str) -> None:
    ada.open(ada.find("Hugo Petrov"))
    answers.words = name
    entries = ada.workspace.views.counts().entries
    ada.press("Shift+F2")
    ada.settle()
    if name:
        assert ada.window.bench.message.isVisible()
        assert any(word in ada.told for word in ("at most 500", "control characters", "cannot be empty")), (
            ada.told
        )
        assert ada.window.bench.message.button.text() == "&Change it", "what was typed is not lost"
        ada.window.bench.message.button.click()
        assert answers.proposed == name
        ada.settle()
    assert ada.workspace.views.counts().entries == entries
    assert identity.is_configured()
