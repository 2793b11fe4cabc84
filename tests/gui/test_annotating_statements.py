"""Decisions on the lines of a dossier: one or several at once; and on sources."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from dossier.domain.analysis import StatementKind
from dossier.domain.commands import (
    EditStatement,
    GradeSource,
    GradeStatement,
    JudgePassages,
    RemoveStatement,
    SetStatementStatus,
    SetTag,
    WriteNote,
    WriteStatement,
)
from dossier.domain.entries import Assertion
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place as Passage
from dossier.gui.dialogs.mark_forms import GradeForm, NoteForm, TagForm
from dossier.gui.dialogs.statement_form import StatementForm
from dossier.gui.menus.context import LineMenu
from dossier.gui.navigation import Place, PlaceKind
from tests.gui.annotating import Analyst


def statement(analyst: Analyst, words: str) -> str:
    views = analyst.workspace.views
    return next(s.id for s in views._statement_rows() if words in s.citation.exact)


def line(analyst: Analyst, words: str) -> str:
    return next(line for line in analyst.lines("statements") if words in line)


@pytest.mark.parametrize(
    ("key", "status", "words"),
    [("C", Status.CONFIRMED, "✓ confirmed"), ("D", Status.DISPUTED, "⚠ disputed")],
)
def test_a_statement_is_judged_by_one_letter(analyst: Analyst, key: str, status: Status, words: str) -> None:
    analyst.open("p-salah")
    id_ = statement(analyst, "Two men")
    analyst.stand_on("statements", "Two men")
    analyst.press(key)
    analyst.done(SetStatementStatus((id_,), status))
    assert words in line(analyst, "Two men")
    analyst.press("U")
    analyst.done(SetStatementStatus((id_,), Status.UNREVIEWED))
    assert words not in line(analyst, "Two men")


def test_rejected_statements_stand_apart_and_come_back(analyst: Analyst) -> None:
    page = analyst.open("p-salah")
    id_ = statement(analyst, "Two men")
    before = page.dossier.statements
    analyst.stand_on("statements", "Two men")
    analyst.press("R")
    analyst.done(SetStatementStatus((id_,), Status.REJECTED))
    assert page.tabs.tabText(0) == f"Statements {before - 1}"
    shown = analyst.lines("statements")
    assert shown[-2].startswith("Rejected, 1")
    assert "Two men" in shown[-1]
    analyst.stand_on("statements", "Two men")
    analyst.press("U")
    analyst.done(SetStatementStatus((id_,), Status.UNREVIEWED))
    assert not any(line.startswith("Rejected") for line in analyst.lines("statements"))


def test_several_lines_make_one_command(analyst: Analyst) -> None:
    page = analyst.open("p-salah")
    view = page.panel("statements").list
    analyst.stand_on("statements", "drove three")
    rows = [view.currentIndex().row()]
    for _ in range(2):
        analyst.key(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        rows.append(view.currentIndex().row())
    ids = tuple(page.panel("statements").model.index(row).data(257).record.id for row in rows)
    assert analyst.window.chosen.statements == ids
    analyst.press("C")
    analyst.done(SetStatementStatus(ids, Status.CONFIRMED))
    assert "3 statements confirmed." in analyst.told


def test_lines_are_added_to_a_selection_with_control_and_open_nothing(analyst: Analyst) -> None:
    page = analyst.open("p-salah")
    view = page.panel("statements").list
    analyst.stand_on("statements", "drove three")
    other = next(
        view.model().index(row, 0)
        for row in range(view.model().rowCount())
        if "Two men" in view.model().index(row, 0).data()
    )
    view.scrollTo(other)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        view.visualRect(other).center(),
    )
    assert len(analyst.window.chosen.statements) == 2
    assert analyst.window.bench.tabs.count() == 1
    assert analyst.window.bench.reader.source is None


def test_a_statement_is_edited_in_a_form_that_sends_only_what_changed(analyst: Analyst) -> None:
    analyst.open("p-salah")
    id_ = statement(analyst, "Two men")
    analyst.stand_on("statements", "Two men")
    analyst.press("E")
    form = analyst.dialog(StatementForm)
    assert form.hedged.isChecked()
    form.hedged.click()
    form.date.setFocus()
    QTest.keyClicks(form.date, "2015-11-14")
    form.subjects.add.click()
    analyst.pick("Mohamed")
    form.ok.click()
    analyst.done(
        EditStatement(id_, (("subjects", "p-salah\np-mohamed"), ("date", "2015-11-14"), ("hedged", "")))
    )
    edited = line(analyst, "Two men")
    assert "✎ edited" in edited
    assert "reportedly" not in edited.split(",")
    assert "14 Nov 2015" in edited
    analyst.stand_on("statements", "Two men")
    analyst.press("E")
    form = analyst.dialog(StatementForm)
    next(b for b in form.buttons.buttons() if b.text() == "As it was found").click()
    analyst.done(EditStatement(id_, (("subjects", None), ("date", None), ("hedged", None))))
    assert "✎ edited" not in line(analyst, "Two men")


def test_an_edit_that_is_refused_or_changes_nothing(analyst: Analyst) -> None:
    analyst.open("p-salah")
    analyst.stand_on("statements", "Two men")
    analyst.press("E")
    form = analyst.dialog(StatementForm)
    QTest.keyClicks(form.date, "soon")
    form.ok.click()
    analyst.wait(lambda: "is no date" in form.problem.text())
    form.date.clear()
    form.ok.click()
    analyst.wait(lambda: not analyst.window.findChildren(StatementForm))
    assert analyst.workspace.done == []


def test_a_written_statement_is_taken_back_a_suggested_one_is_not(analyst: Analyst) -> None:
    source = analyst.workspace.views.held[0]
    said = Assertion(0, 8, "The hunt", StatementKind.ACTION, ("p-salah",))
    analyst.workspace.do(WriteStatement("s-new", source.row.id, said))
    analyst.open("p-salah")
    analyst.stand_on("statements", "Two men")
    assert not analyst.window.actions_.get("erase").isEnabled()
    analyst.stand_on("statements", "The hunt")
    analyst.press("Del")
    analyst.done(RemoveStatement("s-new"))
    assert not any(line.startswith("The hunt") for line in analyst.lines("statements"))


def test_a_grade_a_note_and_a_tag_on_a_statement(analyst: Analyst) -> None:
    analyst.open("p-salah")
    id_ = statement(analyst, "Two men")
    analyst.stand_on("statements", "Two men")
    analyst.press("G")
    form = analyst.dialog(GradeForm)
    assert not form.ok.isEnabled()
    QTest.keyClicks(form.letters, "C")
    QTest.keyClicks(form.digits, "3")
    assert "fairly reliable, possibly true" in form.words.text()
    analyst.key(form.digits, Qt.Key.Key_Return)
    analyst.done(GradeStatement(id_, "C3"))
    analyst.press("N")
    note = analyst.dialog(NoteForm)
    QTest.keyClicks(note.text, "Who?")
    note.ok.click()
    analyst.done(WriteNote("note-new-1", f"statement:{id_}", "Who?"))
    analyst.press("T")
    tags = analyst.dialog(TagForm)
    QTest.keyClicks(tags.box, "check")
    analyst.key(tags.box, Qt.Key.Key_Return)
    analyst.done(SetTag(f"statement:{id_}", "check"))
    shown = line(analyst, "Two men").split(", ")
    assert {"C3", "# check"} <= set(shown)
    assert any("1 note" in part for part in shown)


def test_a_mention_line_is_linked_elsewhere_or_is_no_name(analyst: Analyst) -> None:
    page = analyst.open("p-salah")
    mention = analyst.workspace.views.mentions("p-salah")[2].citation
    place = Passage(mention.source, mention.start, mention.end)
    page.show_tab("mentions")
    view = page.panel("mentions").list
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    analyst.press("L")
    analyst.pick("Mohamed")
    analyst.done(JudgePassages((place,), Reference.IS, "p-mohamed"))
    assert page.tabs.tabText(page.tabs.place("mentions")) == "Mentions 4"
    analyst.open("p-mohamed")
    assert any("linked by an analyst" in shown for shown in analyst.lines("mentions"))
    analyst.page.panel("mentions").list.setFocus()
    analyst.page.panel("mentions").list.selectAll()
    analyst.press("D")
    analyst.wait(lambda: analyst.workspace.done[-1].reference is Reference.IS_NOT)
    assert len(analyst.workspace.done[-1].passages) == 3


def test_the_menu_of_a_line_shows_what_can_be_decided(analyst: Analyst) -> None:
    analyst.open("p-salah")
    id_ = statement(analyst, "Two men")
    analyst.stand_on("statements", "Two men")
    analyst.key(analyst.page.panel("statements").list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    analyst.wait(lambda: any(m.isVisible() for m in analyst.window.findChildren(LineMenu)))
    menu: QMenu = next(m for m in analyst.window.findChildren(LineMenu) if m.isVisible())
    entries = {a.text().replace("&", ""): a for a in menu.actions() if a.text()}
    assert {"Confirm", "Dispute", "Reject", "Edit…", "Grade…", "Dossier of Salah Abdeslam"} <= set(entries)
    assert not entries["Take away"].isEnabled()
    entries["Reject"].trigger()
    menu.close()
    analyst.done(SetStatementStatus((id_,), Status.REJECTED))


# -- sources


def test_a_source_is_graded_tagged_and_noted_and_its_statements_inherit_the_grade(analyst: Analyst) -> None:
    source = analyst.workspace.views.held[0].row.id
    analyst.window.go(Place(PlaceKind.SOURCE, source))
    page = analyst.source_page
    grade = next(b for b in page.findChildren(QPushButton) if b.text() == "Grade…")
    QTest.mouseClick(grade, Qt.MouseButton.LeftButton)
    form = analyst.dialog(GradeForm)
    QTest.keyClicks(form.letters, "B")
    QTest.keyClicks(form.digits, "2")
    form.ok.click()
    analyst.done(GradeSource(source, "B2"))
    assert page.marks.text() == "B2: usually reliable, probably true"
    analyst.press("Shift+F8")
    tags = analyst.dialog(TagForm)
    QTest.keyClicks(tags.box, "agency")
    tags.ok.click()
    analyst.done(SetTag(f"source:{source}", "agency"))
    assert page.marks.text().endswith("# agency")
    analyst.press("Shift+F7")
    note = analyst.dialog(NoteForm)
    QTest.keyClicks(note.text, "Based on one agency report")
    note.ok.click()
    analyst.done(WriteNote("note-new-1", f"source:{source}", "Based on one agency report"))
    assert page.lists.tabText(1) == "Notes 1"
    assert "Based on one agency report" in page.notes.model.index(0).data()
    analyst.open("p-salah")
    assert "(B2)" in line(analyst, "Two men").split(", ")
    analyst.window.go(Place(PlaceKind.SOURCE, source))
    analyst.press("Ctrl+G")
    form = analyst.dialog(GradeForm)
    next(b for b in form.buttons.buttons() if b.text() == "Not graded").click()
    analyst.done(GradeSource(source, ""))
    assert analyst.source_page.marks.text() == "# agency"


def test_what_is_so_already_is_said_and_offers_no_undo(analyst: Analyst, monkeypatch) -> None:
    from dossier.domain.views import Changes

    monkeypatch.setattr(analyst.workspace, "do", lambda command: Changes())
    analyst.open("p-salah")
    analyst.press("Ctrl+J")
    analyst.wait(lambda: "so already" in analyst.told)
    assert not analyst.window.bench.message.button.isVisible()


def test_all_notes_of_the_case_are_in_one_list(analyst: Analyst) -> None:
    source = analyst.workspace.views.held[0].row.id
    analyst.workspace.do(WriteNote("n-1", f"passage:{source}:4-8", "Which hunt?"))
    analyst.press("Ctrl+F7")
    note = analyst.dialog(NoteForm)
    QTest.keyClicks(note.text, "Due on Friday")
    note.ok.click()
    analyst.done(WriteNote("note-new-1", "case", "Due on Friday"))
    analyst.press("Ctrl+8")
    panel = analyst.window.bench.tabs.page().panel
    assert [panel.model.index(n).data() for n in (0, 1)] == ["Which hunt?", "Due on Friday"]
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    analyst.press("Return")
    analyst.wait(lambda: analyst.window.bench.reader.source == source)
    panel.list.setCurrentIndex(panel.model.index(1))
    panel.list.setFocus()
    analyst.press("Del")
    analyst.done(WriteNote("note-new-1", "case", ""))
    assert panel.model.rowCount() == 1
