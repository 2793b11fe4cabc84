"""The window's decisions on a real case: in the journal, on the screen, and back again by undo."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.domain.analysis import EntityKind
from dossier.domain.passages import Span
from dossier.gui.dialogs.mark_forms import GradeForm, NoteForm, TagForm
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.split_form import SplitForm
from dossier.gui.dialogs.statement_form import StatementForm
from tests.gui.annotating import RealAnalyst
from tests.gui.answers import Answers


def test_words_become_a_person_and_the_undo_takes_it_back(ada: RealAnalyst) -> None:
    text = ada.open_text()
    place = ada.select("𝔄𝔩𝔞𝔫 Roe", text)
    ada.press("P")
    ada.recorded("EntityCreated")
    (row,) = ada.workspace.views.find("𝔄𝔩𝔞𝔫 Roe")
    (mention,) = ada.workspace.views.mentions(row.id)
    assert (mention.citation.start, mention.citation.end) == (place.start, place.end)
    assert mention.citation.exact == "𝔄𝔩𝔞𝔫 Roe"
    assert ada.view._open.mention_in(place.start, place.end).entity == row.id
    page = ada.open(row.id)
    assert "an analyst made this" in page.header.words
    ada.take_back()
    assert row.id not in {r.id for r in ada.workspace.views.entities(EntityKind.PERSON)}


def test_not_this_one_and_linked_to_another(ada: RealAnalyst) -> None:
    text = ada.open_text()
    hugo = ada.find("Hugo Petrov")
    at = text.index("Sandoval told")
    ada.put_caret("Sandoval told", text, by=3)
    maria = ada.window.chosen.words.entity
    assert maria == ada.find("Maria Sandoval")
    ada.press("D")
    ada.recorded("PassageJudged")
    assert (
        ada.view._open.mention_in(at, at + 8) is None or ada.view._open.mention_in(at, at + 8).entity != maria
    )
    ada.select("Sandoval", text, nth=1)
    ada.press("L")
    ada.pick("hugo")
    ada.recorded("PassageJudged")
    assert ada.view._open.mention_in(at, at + 8).entity == hugo


def test_a_written_statement_is_edited_graded_noted_and_taken_back(ada: RealAnalyst) -> None:
    text = ada.open_text()
    words = "Maria Sandoval, the Foreign Minister of Spain"
    ada.select(words, text)
    ada.press("S")
    form = ada.dialog(StatementForm)
    form.kind.setCurrentIndex(form.kind.findData("role"))
    assert ada.find("Maria Sandoval") in [ref.id for ref in form.subjects.refs()]
    form.date.setFocus()
    QTest.keyClicks(form.date, "soon")
    form.ok.click()
    ada.wait(lambda: "is no date" in form.problem.text())
    form.date.clear()
    QTest.keyClicks(form.date, "2015-11")
    form.ok.click()
    ada.recorded("StatementWritten")
    ada.open(ada.find("Maria Sandoval"))
    written = next(line for line in ada.lines("statements") if "✎ written" in line)
    assert "Nov 2015" in written
    row = next(n for n, line in enumerate(ada.lines("statements")) if "✎ written" in line)
    view = ada.page.panel("statements").list
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    ada.press("G")
    grade = ada.dialog(GradeForm)
    QTest.keyClicks(grade.letters, "C")
    QTest.keyClicks(grade.digits, "3")
    grade.ok.click()
    ada.recorded("StatementGraded")
    assert any("C3" in line and "✎ written" in line for line in ada.lines("statements"))
    ada.press("N")
    note = ada.dialog(NoteForm)
    QTest.keyClicks(note.text, "Check the register")
    note.ok.click()
    ada.recorded("NoteWritten")
    assert any("1 note" in line for line in ada.lines("statements"))
    ada.press("Del")
    ada.recorded("StatementRemoved")
    assert not any("✎ written" in line for line in ada.lines("statements"))


def test_statements_are_rejected_together_and_come_back_by_one_undo(ada: RealAnalyst) -> None:
    page = ada.open(ada.find("Maria Sandoval"))
    before = page.dossier.statements
    view = page.panel("statements").list
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    ada.key(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = len(ada.window.chosen.statements)
    assert chosen >= 1
    ada.press("R")
    ada.recorded("StatementStatusSet")
    assert page.dossier.statements == before - chosen
    assert any(line.startswith(f"Rejected, {chosen}") for line in ada.lines("statements"))
    ada.take_back()
    assert page.dossier.statements == before
    assert not any(line.startswith("Rejected") for line in ada.lines("statements"))


def test_merged_split_compared_and_stopped(ada: RealAnalyst, answers: Answers) -> None:
    maria, hugo = ada.find("Maria Sandoval"), ada.find("Hugo Petrov")
    ada.open(maria)
    ada.press("Ctrl+M")
    ada.pick("hugo petrov")
    form = ada.dialog(MergeForm)
    ada.wait(form.ok.isEnabled)
    assert "Hugo Petrov" in form.outcome.words
    form.ok.click()
    ada.recorded("EntityMerged")
    assert "unmerge" in ada.page.header.words
    assert ada.workspace.views.dossier(hugo).entity.id == maria
    ada.page.header._facts.linkActivated.emit(f"unmerge:{hugo}")
    ada.recorded("EntityUnmerged")
    assert ada.workspace.views.dossier(hugo).entity.id == hugo
    answers.words = "The minister and her adviser"
    ada.press("Ctrl+Shift+F")
    ada.pick("hugo petrov")
    ada.recorded("EntitiesCompared")
    assert "different from:" in ada.page.header.words
    ada.press("Ctrl+M")
    ada.pick("hugo petrov")
    form = ada.dialog(MergeForm)
    ada.wait(form.warning.isVisible)
    assert "The minister and her adviser" in form.warning.text()
    assert not form.ok.isEnabled()
    form.reject()
    ada.press("Ctrl+Shift+X")
    split = ada.dialog(SplitForm)
    QTest.keyClicks(split.name, "Another Sandoval")
    split.model.tick(split.model.index(1))
    split.ok.click()
    ada.recorded("EntityCreated")
    (new,) = ada.workspace.views.find("Another Sandoval")
    assert new.mentions == 1


def test_names_kinds_tags_and_a_rejected_one(ada: RealAnalyst, answers: Answers, hand) -> None:
    hugo = ada.find("Hugo Petrov")
    page = ada.open(hugo)
    answers.words = "Hugo V. Petrov"
    ada.press("F2")
    ada.recorded("EntityRenamed")
    assert page.title == "Hugo V. Petrov"
    answers.words = "the adviser"
    ada.press("Shift+F2")
    ada.recorded("AliasSet")
    assert "the adviser" in page.header.words
    ada.press("F8")
    tags = ada.dialog(TagForm)
    QTest.keyClicks(tags.box, "check")
    tags.ok.click()
    ada.recorded("Tagged")
    assert "# check" in page.header.words
    ada.press("Ctrl+Shift+J")
    ada.recorded("EntityStatusSet")
    assert "✗ rejected" in page.header.words
    navigator = ada.window.bench.navigator
    navigator.order.setCurrentText("Rejected")
    assert [navigator.model.index(n).data() for n in range(navigator.model.rowCount())] == ["Hugo V. Petrov"]
    hand.choose(navigator.rows, "Hugo")
    assert ada.page.title == "Hugo V. Petrov"
    ada.press("Ctrl+Shift+U")
    ada.recorded("EntityStatusSet")
    ada.wait(lambda: navigator.model.rowCount() == 0)


def test_a_selection_that_ends_in_a_letter_is_refused_by_nothing(ada: RealAnalyst) -> None:
    """Notes on overlapping passages, one of which begins in a pair of UTF-16 units."""
    text = ada.open_text()
    at = text.index("😀")
    for span in (Span(at - 2, at + 1), Span(at - 4, at + 1)):
        ada.view.select(span)
        ada.press("N")
        form = ada.dialog(NoteForm)
        QTest.keyClicks(form.text, "Odd")
        form.ok.click()
        ada.recorded("NoteWritten")
    notes = ada.workspace.views.notes()
    assert {note.citation.exact for note in notes} == {"y 😀", "iry 😀"}
