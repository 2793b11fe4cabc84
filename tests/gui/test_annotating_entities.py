"""Decisions on entities: names, kinds, statuses, merges, splits, comparisons, event details."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    CompareEntities,
    MergeEntities,
    RenameEntity,
    SetAlias,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    SetTag,
    SplitEntity,
    Together,
    UnmergeEntity,
    WriteNote,
)
from dossier.domain.judgements import Comparison, Status
from dossier.domain.targets import Place
from dossier.gui.dialogs.event_form import EventForm
from dossier.gui.dialogs.mark_forms import ChoiceForm, NoteForm, TagForm
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.dialogs.questions import DialogQuestions
from dossier.gui.dialogs.split_form import SplitForm
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place as Where
from dossier.gui.navigation import PlaceKind
from tests.gui.annotating import Analyst
from tests.gui.answers import Answers


def people(analyst: Analyst) -> list[str]:
    model = analyst.window.bench.navigator.model
    return [model.index(row).data() for row in range(model.rowCount())]


# -- statuses and names


@pytest.mark.parametrize(
    ("key", "status", "words"),
    [("Ctrl+J", Status.CONFIRMED, "✓ confirmed"), ("Ctrl+U", Status.DISPUTED, "⚠ disputed")],
)
def test_a_dossier_is_judged_by_one_key(analyst: Analyst, key: str, status: Status, words: str) -> None:
    page = analyst.open("p-salah")
    analyst.press(key)
    analyst.done(SetEntityStatus(("p-salah",), status))
    assert words in page.header.words
    analyst.press("Ctrl+Shift+U")
    analyst.done(SetEntityStatus(("p-salah",), Status.UNREVIEWED))
    assert "suggestion" in page.header.words


def test_rejected_ones_leave_the_list_and_are_found_again(analyst: Analyst, hand) -> None:
    analyst.open("p-hollande")
    analyst.press("Ctrl+Shift+J")
    analyst.done(SetEntityStatus(("p-hollande",), Status.REJECTED))
    assert "Francois Hollande" not in people(analyst)
    navigator = analyst.window.bench.navigator
    navigator.order.setFocus()
    QTest.keyClicks(navigator.order, "Rej")
    assert people(analyst) == ["Francois Hollande"]
    hand.choose(navigator.rows, "Hollande")
    assert "✗ rejected" in analyst.page.header.words
    analyst.press("Ctrl+Shift+U")
    analyst.done(SetEntityStatus(("p-hollande",), Status.UNREVIEWED))
    analyst.wait(lambda: people(analyst) == [])
    assert "Nothing is rejected" in navigator.empty.words


def test_a_new_name_is_shown_everywhere(analyst: Analyst, answers: Answers) -> None:
    page = analyst.open("p-hollande")
    answers.words = "François Hollande"
    analyst.press("F2")
    analyst.done(RenameEntity("p-hollande", "François Hollande"))
    assert page.title == "François Hollande"
    assert "renamed by an analyst" in page.header.words
    assert "François Hollande" in people(analyst)


def test_thinking_better_of_a_name_changes_nothing(analyst: Analyst, answers: Answers) -> None:
    analyst.open("p-hollande")
    for words in (None, "Francois Hollande"):
        answers.words = words
        analyst.press("F2")
        analyst.settle()
    assert answers.asked == ["Rename", "Rename"]
    assert analyst.workspace.done == []


def test_other_names_come_and_go(analyst: Analyst, answers: Answers) -> None:
    page = analyst.open("p-salah")
    answers.words = "Abou Abderrahman"
    analyst.press("Shift+F2")
    analyst.done(SetAlias("p-salah", "Abou Abderrahman"))
    assert "Abou Abderrahman" in page.header.words
    answers.number = 0
    analyst.press("Ctrl+F2")
    analyst.done(SetAlias("p-salah", "Abdeslam", False))
    assert list(answers.offered) == ["Abdeslam", "Abou Abderrahman"]
    assert "Abdeslam · Abou" not in page.header.words


def test_the_kind_is_chosen_of_the_other_three(analyst: Analyst, answers: Answers) -> None:
    page = analyst.open("o-police")
    answers.number = 2
    analyst.press("Ctrl+Shift+K")
    analyst.done(SetEntityKind("o-police", EntityKind.PLACE))
    assert list(answers.offered) == ["Person", "Event", "Place"]
    assert page.header.words.split("\n")[1].startswith("Place")


# -- one and the same


def test_two_are_merged_after_a_look_at_the_result(analyst: Analyst) -> None:
    analyst.open("p-salah")
    analyst.press("Ctrl+M")
    picker = analyst.dialog(EntityPicker)
    assert "Persons" not in picker.kinds.currentText()
    assert picker.kinds.currentData() == "person"
    analyst.pick("mohamed")
    form = analyst.dialog(MergeForm)
    analyst.wait(form.ok.isEnabled)
    assert "Salah Abdeslam" in form.kept.words
    assert "Mohamed Abdeslam" in form.merged[0].words
    assert "Mohamed Abdeslam" in form.outcome.words
    assert "7 mentions" in form.outcome.words
    form.ok.click()
    analyst.done(MergeEntities("p-salah", ("p-mohamed",)))
    assert "merged:" in analyst.page.header.words
    assert "Mohamed Abdeslam" not in people(analyst)
    analyst.undo()
    assert "Mohamed Abdeslam" in people(analyst)
    assert "merged:" not in analyst.page.header.words


def test_the_other_one_can_be_kept(analyst: Analyst) -> None:
    analyst.open("p-salah")
    analyst.press("Ctrl+M")
    analyst.pick("mohamed")
    form = analyst.dialog(MergeForm)
    analyst.wait(form.ok.isEnabled)
    QTest.mouseClick(form.merged[0].keep, Qt.MouseButton.LeftButton)
    assert not form.ok.isEnabled()
    analyst.wait(form.ok.isEnabled)
    assert "<b>Mohamed Abdeslam</b>" in form.outcome.words
    form.ok.click()
    analyst.done(MergeEntities("p-mohamed", ("p-salah",)))
    assert analyst.page.title == "Mohamed Abdeslam"


def test_a_merge_of_different_ones_is_stopped_and_says_why(analyst: Analyst, answers: Answers) -> None:
    page = analyst.open("p-salah")
    answers.words = "They are brothers"
    analyst.press("Ctrl+Shift+F")
    analyst.pick("moha")
    analyst.done(CompareEntities("p-salah", "p-mohamed", Comparison.DIFFERENT, "They are brothers"))
    assert "different from:" in page.header.words
    assert "They are brothers" in page.header.words
    analyst.press("Ctrl+M")
    analyst.pick("mohamed")
    form = analyst.dialog(MergeForm)
    analyst.wait(form.warning.isVisible)
    assert "are different (Grace, 20 Nov 2026: They are brothers)" in form.warning.text()
    assert not form.ok.isEnabled()
    form.reject()
    page.header._facts.linkActivated.emit("uncompare:p-mohamed")
    analyst.done(CompareEntities("p-salah", "p-mohamed", None))
    assert "different from:" not in page.header.words


def test_possibly_the_same_leads_to_the_other_dossier(analyst: Analyst, answers: Answers) -> None:
    page = analyst.open("p-salah")
    answers.words = ""
    analyst.press("Ctrl+Shift+A")
    analyst.pick("moha")
    analyst.done(CompareEntities("p-salah", "p-mohamed", Comparison.POSSIBLY_SAME, ""))
    assert "possibly the same as:" in page.header.words
    page.header._facts.linkActivated.emit("entity:p-mohamed")
    analyst.wait(lambda: analyst.page.title == "Mohamed Abdeslam")
    assert "possibly the same as:" in analyst.page.header.words


def test_unmerging_by_its_link_tells_what_stays(analyst: Analyst) -> None:
    analyst.workspace.do(MergeEntities("p-salah", ("p-mohamed",)))
    analyst.workspace.do(WriteNote("n-1", targets.of_entity("p-salah"), "Look again"))
    page = analyst.open("p-salah")
    assert "unmerge" in page.header.words
    page.header._facts.linkActivated.emit("unmerge:p-mohamed")
    analyst.done(UnmergeEntity("p-salah", "p-mohamed"))
    assert "Mohamed Abdeslam is on its own again." in analyst.told
    assert "stays with it" in analyst.told
    assert "Mohamed Abdeslam" in people(analyst)


def test_unmerging_by_key_asks_which_one(analyst: Analyst, answers: Answers) -> None:
    analyst.workspace.do(MergeEntities("p-salah", ("p-mohamed", "p-hollande")))
    analyst.open("p-salah")
    answers.number = 1
    analyst.press("Ctrl+Shift+M")
    analyst.done(UnmergeEntity("p-salah", "p-hollande"))
    assert [words.split(" — ")[0] for words in answers.offered] == ["Mohamed Abdeslam", "Francois Hollande"]


def test_a_dossier_is_split_by_ticking_lines(analyst: Analyst, hand) -> None:
    analyst.open("p-salah")
    analyst.press("Ctrl+Shift+X")
    form = analyst.dialog(SplitForm)
    assert not form.ok.isEnabled()
    form.name.setFocus()
    QTest.keyClicks(form.name, "Another Abdeslam")
    hand.click(form.list, 2)  # below the heading, the second mention
    statement = next(
        row for row in range(form.model.rowCount()) if "Two men" in str(form.model.index(row).data())
    )
    form.list.setCurrentIndex(form.model.index(statement))
    analyst.key(form.list, Qt.Key.Key_Space)
    assert form.chosen.text() == "2 lines ticked"
    assert "not ticked" in form.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    mention = analyst.workspace.views.mentions("p-salah")[1].citation
    told = next(s for s in analyst.workspace.views.statements("p-salah") if "Two men" in s.citation.exact)
    analyst.key(form.list, Qt.Key.Key_Return)
    place = Place(mention.source, mention.start, mention.end)
    analyst.done(SplitEntity("p-salah", "person-new-1", "Another Abdeslam", (place,), (told.id,)))
    assert "Another Abdeslam" in people(analyst)
    analyst.open("person-new-1")
    assert any("Two men" in line for line in analyst.lines("statements"))


def test_a_heading_ticks_all_below_it(analyst: Analyst, hand) -> None:
    analyst.open("p-salah")
    analyst.press("Ctrl+Shift+X")
    form = analyst.dialog(SplitForm)
    hand.click(form.list, 0)
    assert len(form.mentions()) == len(analyst.workspace.views.mentions("p-salah"))
    assert form.statements() == ()
    hand.click(form.list, 0)
    assert form.mentions() == ()
    form.reject()


# -- what is known of it


def test_an_event_gets_another_day_place_and_part(analyst: Analyst) -> None:
    page = analyst.open("e-paris")
    analyst.press("F4")
    form = analyst.dialog(EventForm)
    form.when.selectAll()
    QTest.keyClicks(form.when, "2015-11-14")
    analyst.key(form.where.names, Qt.Key.Key_Delete)
    form.where.add.click()
    analyst.pick("Belgium")
    form.who.add.click()
    analyst.pick("police")
    QTest.keyClicks(form.who.rows, "w")  # begins to type over what the row says
    editor = form.who.rows.findChild(QLineEdit)
    QTest.keyClicks(editor, "itness")
    analyst.key(editor, Qt.Key.Key_Return)
    analyst.wait(lambda: form.who.rows.item(1, 0).text() == "witness")
    form.ok.click()
    analyst.done(
        Together(
            (
                SetEventDetail("e-paris", "when", "2015-11-14"),
                SetEventDetail("e-paris", "where", "l-belgium"),
                SetEventDetail("e-paris", "who", "suspect\tp-salah\nwitness\to-police"),
            )
        )
    )
    words = page.header.words
    assert words.count("set by an analyst") == 3
    assert "14 Nov 2015" in words
    assert "(witness)" in words
    analyst.undo()
    assert "set by an analyst" not in page.header.words


def test_a_refused_detail_keeps_the_form(analyst: Analyst) -> None:
    analyst.open("e-paris")
    analyst.press("F4")
    form = analyst.dialog(EventForm)
    form.when.selectAll()
    QTest.keyClicks(form.when, "yesterday")
    form.ok.click()
    analyst.wait(lambda: "is no date" in form.problem.text())
    assert form.when.text() == "yesterday"
    form.reject()


def test_details_can_be_as_they_were_found(analyst: Analyst) -> None:
    analyst.workspace.do(SetEventDetail("e-paris", "when", "2015-11-14"))
    page = analyst.open("e-paris")
    analyst.press("F4")
    form = analyst.dialog(EventForm)
    reset = next(b for b in form.buttons.buttons() if b.text() == "As it was found")
    reset.click()
    analyst.done(Together((SetEventDetail("e-paris", "when", None),)))
    assert "13 Nov 2015" in page.header.words


def test_tags_are_typed_and_taken_away(analyst: Analyst) -> None:
    page = analyst.open("p-salah")
    analyst.press("F8")
    form = analyst.dialog(TagForm)
    QTest.keyClicks(form.box, "suspect")
    analyst.key(form.box, Qt.Key.Key_Return)
    analyst.done(SetTag("entity:p-salah", "suspect"))
    assert "# suspect" in page.header.words
    page.header._facts.linkActivated.emit("untag:suspect")
    analyst.done(SetTag("entity:p-salah", "suspect", False))
    assert "# suspect" not in page.header.words


def test_a_note_is_kept_changed_and_taken_away(analyst: Analyst) -> None:
    page = analyst.open("p-salah")
    analyst.press("F7")
    form = analyst.dialog(NoteForm)
    QTest.keyClicks(form.text, "Born in Brussels")
    form.ok.click()
    analyst.done(WriteNote("note-new-1", "entity:p-salah", "Born in Brussels"))
    assert "1 note" in page.header.words
    page.header._facts.linkActivated.emit("notes:")
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Notes 1"
    analyst.stand_on("notes", "Born in Brussels")
    analyst.press("E")
    form = analyst.dialog(NoteForm)
    form.text.selectAll()
    QTest.keyClicks(form.text, "Born in Brussels?")
    form.ok.click()
    analyst.done(WriteNote("note-new-1", "entity:p-salah", "Born in Brussels?"))
    analyst.stand_on("notes", "Brussels?")
    analyst.press("Del")
    analyst.done(WriteNote("note-new-1", "entity:p-salah", ""))
    assert analyst.lines("notes") == []


# -- the picker


def test_an_answer_that_comes_after_the_picker_was_closed_is_dropped(analyst: Analyst) -> None:
    """Whatever is raised on the GUI thread would fail this test."""
    analyst.open("p-salah")
    closed = threading.Event()
    analyst.window.tasks.read(
        lambda job: closed.wait(5), lambda _: None
    )  # what is asked for next waits for this
    QTest.keySequence(analyst.window, "Ctrl+M")
    picker = analyst.dialog(EntityPicker)
    picker.reject()
    analyst.wait(lambda: not isValid(picker))
    closed.set()
    analyst.wait(lambda: not analyst.window.tasks.working)
    assert not analyst.window.findChildren(EntityPicker)


def test_two_of_one_name_can_be_told_apart(analyst: Analyst, answers: Answers) -> None:
    analyst.workspace.do(RenameEntity("p-mohamed", "Salah Abdeslam"))
    analyst.open("p-hollande")
    analyst.press("Ctrl+M")
    picker = analyst.dialog(EntityPicker)
    QTest.keyClicks(picker.box, "Salah Abdeslam")
    analyst.wait(lambda: picker.panel.model.rowCount() == 2 and not picker._pause.isActive())
    spoken = [picker.panel.model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in (0, 1)]
    assert "“Abdeslam, 26, is a Belgian-based Frenchman.”" in spoken[0]
    assert "5 mentions" in spoken[0]
    assert "in The hunt for Salah Abdeslam" in spoken[1]
    picker.reject()


def test_the_picker_needs_no_mouse(analyst: Analyst) -> None:
    analyst.open("p-salah")
    analyst.press("Ctrl+M")
    picker = analyst.dialog(EntityPicker)
    assert picker.box.hasFocus() or picker.focusWidget() is picker.box
    analyst.pick("o", downs=1)
    form = analyst.dialog(MergeForm)
    analyst.wait(form.ok.isEnabled)
    assert form.others == ["p-mohamed"]
    form.reject()
    analyst.press("Ctrl+M")
    analyst.key(analyst.dialog(EntityPicker), Qt.Key.Key_Escape)
    analyst.settle()
    assert analyst.workspace.done == []


def test_nothing_can_be_decided_on_a_case_that_is_read_only(analyst: Analyst) -> None:
    analyst.workspace.read_only = True
    analyst.open("p-salah")
    analyst.window.actions_.update()
    ids = ("confirm-entity", "merge-entity", "split-entity", "tag-entity", "note-entity", "rename-entity")
    assert not any(analyst.window.actions_.get(id_).isEnabled() for id_ in ids)


def test_a_suggestion_in_review_is_merged_with_another(analyst: Analyst) -> None:
    analyst.workspace.views.worth["entity:p-mohamed"] = 9000
    analyst.window.go(Where(PlaceKind.REVIEW))
    analyst.wait(lambda: analyst.window.chosen.entity == "p-mohamed")
    analyst.settle()
    analyst.window.trigger("merge-entity")
    analyst.pick("hollande")
    form = analyst.dialog(MergeForm)
    analyst.wait(form.ok.isEnabled)
    form.ok.click()
    analyst.done(MergeEntities("p-mohamed", ("p-hollande",)))


def test_a_choice_of_several_is_made_by_keys(qtbot, window: MainWindow) -> None:
    def answer(*keys: Qt.Key) -> None:
        dialog = next(d for d in window.findChildren(ChoiceForm) if d.isVisible())
        for key in keys:
            QTest.keyClick(dialog.rows, key)

    ask = DialogQuestions(window)
    QTimer.singleShot(100, lambda: answer(Qt.Key.Key_Down, Qt.Key.Key_Return))
    assert ask.choice("Kind", "What is it?", ["Person", "Person", "Place"]) == 1
    QTimer.singleShot(100, lambda: answer(Qt.Key.Key_Escape))
    assert ask.choice("Kind", "What is it?", ["Person"]) is None
