"""Words in the reader: selected, or under the caret; by key, by menu, by a double click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from dossier.domain import targets
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import CreateEntity, JudgePassages, WriteNote, WriteStatement
from dossier.domain.entries import Assertion
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Reference
from dossier.domain.passages import Span
from dossier.domain.targets import Place
from dossier.gui.dialogs.mark_forms import NoteForm
from dossier.gui.dialogs.picker import EntityPicker
from dossier.gui.dialogs.statement_form import StatementForm
from dossier.gui.graphemes import whole
from dossier.gui.menus.context import WordsMenu
from tests.gui.annotating import Analyst
from tests.gui.fake_sources import make_source

ODD = (
    "Odd letters\n"
    "𝔖𝔞𝔩𝔞𝔥 𝔄𝔟𝔡 met José\u0301 and a\u0323\u0302ffe 👨‍👩‍👧 in 🇫🇷🇧🇪 today.\n"
    "قال صلاح عبد السلام إنه كان في باريس with Paris police.\n"
    "Paris Paris attacks attacks."
)


def marked(analyst: Analyst) -> dict[str, str | None]:
    """What is underlined in the reader, and whose it is."""
    reading = analyst.view._open.reading
    return {reading.text[m.start : m.end]: m.entity for m in reading.marks}


# -- linking


def test_selected_words_are_linked_by_key_and_picker(analyst: Analyst) -> None:
    text = analyst.read(0)
    place = analyst.select("his brother", text)
    analyst.press("L")
    analyst.pick("moha")
    analyst.done(JudgePassages((place,), Reference.IS, "p-mohamed"))
    assert "Linked “his brother” to Mohamed Abdeslam." in analyst.told
    assert marked(analyst)["his brother"] == "p-mohamed"
    analyst.undo()
    assert "his brother" not in marked(analyst)
    assert "Taken back" in analyst.told


def test_without_a_selection_the_mention_under_the_caret_counts(analyst: Analyst) -> None:
    text = analyst.read(0)
    at = analyst.put_caret("Mohamed Abdeslam", text, by=10)
    analyst.press("L")
    picker = analyst.dialog(EntityPicker)
    assert picker.box.text() == "Mohamed Abdeslam"
    analyst.pick("salah")
    source = analyst.window.bench.reader.source
    analyst.done(JudgePassages((Place(source, at, at + 16),), Reference.IS, "p-salah"))
    assert marked(analyst)["Mohamed Abdeslam"] == "p-salah"


def test_away_from_any_words_there_is_nothing_to_decide(analyst: Analyst) -> None:
    text = analyst.read(0)
    analyst.put_caret("drove three", text, by=7)
    for action in ("link-words", "new-person", "no-name", "not-this-one", "write-statement"):
        assert not analyst.window.actions_.get(action).isEnabled()
    analyst.press("X")
    analyst.settle()
    assert analyst.workspace.done == []


def test_the_picker_makes_a_new_one_of_what_is_typed(analyst: Analyst) -> None:
    text = analyst.read(0)
    place = analyst.select("Two men", text)
    analyst.press("L")
    picker = analyst.dialog(EntityPicker)
    picker.kinds.setCurrentIndex(picker.kinds.findData("organisation"))
    analyst.pick("The two drivers")
    analyst.done(CreateEntity("organisation-new-1", EntityKind.ORGANISATION, "The two drivers", (place,)))
    assert marked(analyst)["Two men"] == "organisation-new-1"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("P", EntityKind.PERSON),
        ("O", EntityKind.ORGANISATION),
        ("A", EntityKind.PLACE),
        ("E", EntityKind.EVENT),
    ],
)
def test_one_key_makes_an_entity_of_the_words(analyst: Analyst, key: str, kind: EntityKind) -> None:
    text = analyst.read(0)
    place = analyst.select("the Bataclan", text)
    analyst.press(key)
    analyst.done(CreateEntity(f"{kind}-new-1", kind, "the Bataclan", (place,)))
    assert "the Bataclan." in analyst.told
    assert marked(analyst)["the Bataclan"] == f"{kind}-new-1"
    page = analyst.open(f"{kind}-new-1")
    assert page.title == "the Bataclan"
    assert "an analyst made this" in page.header.words


def test_not_a_name_and_not_this_one(analyst: Analyst) -> None:
    text = analyst.read(0)
    source = analyst.window.bench.reader.source
    at = analyst.put_caret("police said", text)
    analyst.press("X")
    analyst.done(JudgePassages((Place(source, at, at + 6),), Reference.NO_NAME))
    assert marked(analyst)["police"] is None
    place = analyst.select("Salah", text, nth=1)
    analyst.press("D")
    whole_name = Place(source, place.start, place.start + len("Salah Abdeslam"))
    analyst.done(JudgePassages((whole_name,), Reference.IS_NOT, "p-salah"))
    assert "is not Salah Abdeslam" in analyst.told


def test_a_refusal_is_told_and_nothing_else_happens(analyst: Analyst) -> None:
    text = analyst.read(0)
    analyst.select("the Bataclan", text)
    analyst.workspace.failures["do"] = CommandRefused("There are no words there.")
    analyst.press("P")
    analyst.wait(lambda: "There are no words there." in analyst.told)
    assert not analyst.window.bench.message.button.isVisible()
    assert analyst.workspace.done == []


def test_letters_are_no_commands_where_one_types(analyst: Analyst) -> None:
    text = analyst.read(0)
    analyst.select("the Bataclan", text)
    analyst.press("Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget(), "pox")
    analyst.settle()
    assert analyst.workspace.done == []


# -- statements and notes


def test_a_statement_is_written_from_selected_words(analyst: Analyst) -> None:
    text = analyst.read(0)
    place = analyst.select("Salah Abdeslam drove three attackers to the Bataclan in Paris", text)
    analyst.press("S")
    form = analyst.dialog(StatementForm)
    assert [ref.id for ref in form.subjects.refs()] == ["p-salah"]
    assert [ref.id for ref in form.others.refs()] == ["l-paris"]
    form.kind.setCurrentIndex(form.kind.findData("plan"))
    form.attribution.setFocus()
    QTest.keyClicks(form.attribution, "the prosecutor")
    QTest.keyClicks(form.date, "2015-11-13")
    form.hedged.click()
    analyst.key(form.date, Qt.Key.Key_Return)
    said = Assertion(
        place.start,
        place.end,
        "Salah Abdeslam drove three attackers to the Bataclan in Paris",
        StatementKind.PLAN,
        ("p-salah",),
        ("l-paris",),
        "the prosecutor",
        "",
        "2015-11-13",
        True,
        False,
    )
    analyst.done(WriteStatement("statement-new-1", place.source, said))
    analyst.open("p-salah")
    line = next(line for line in analyst.lines("statements") if "in Paris," in line)
    assert "✎ written" in line
    assert "says the prosecutor" in line


def test_a_refused_statement_keeps_what_was_typed(analyst: Analyst) -> None:
    text = analyst.read(0)
    analyst.select("Sign up for our newsletter", text)
    analyst.press("S")
    form = analyst.dialog(StatementForm)
    QTest.keyClicks(form.attribution, "the publisher")
    form.ok.click()
    analyst.wait(lambda: "needs somebody" in form.problem.text())
    assert form.isVisible()
    assert form.attribution.text() == "the publisher"
    QTest.mouseClick(form.subjects.add, Qt.MouseButton.LeftButton)
    analyst.pick("police")
    form.ok.click()
    analyst.wait(lambda: bool(analyst.workspace.done))
    assert analyst.workspace.done[-1].assertion.subjects == ("o-police",)


def test_a_note_on_words_stands_in_the_case(analyst: Analyst) -> None:
    text = analyst.read(0)
    place = analyst.select("three attackers", text)
    analyst.press("N")
    form = analyst.dialog(NoteForm)
    assert "three attackers" in form.text.accessibleDescription()
    assert not form.ok.isEnabled()
    QTest.keyClicks(form.text, "Who were they?")
    analyst.key(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    analyst.done(WriteNote("note-new-1", targets.of_passage(*place), "Who were they?"))


# -- menus and mouse


def opened_menu(analyst: Analyst) -> QMenu:
    analyst.wait(lambda: any(m.isVisible() for m in analyst.window.findChildren(WordsMenu)))
    return next(m for m in analyst.window.findChildren(WordsMenu) if m.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Menu, Qt.Key.Key_F10])
def test_the_menu_over_words_comes_by_key_with_their_keys(analyst: Analyst, key: Qt.Key) -> None:
    text = analyst.read(0)
    place = analyst.select("the Bataclan", text)
    shift = Qt.KeyboardModifier.ShiftModifier if key is Qt.Key.Key_F10 else Qt.KeyboardModifier.NoModifier
    analyst.key(analyst.view, key, shift)
    menu = opened_menu(analyst)
    entries = {a.text().replace("&", ""): a for a in menu.actions() if a.text()}
    assert list(entries)[:5] == ["Link to…", "New person", "New organisation", "New place", "New event"]
    assert entries["Not a name"].shortcut().toString() == "X"
    assert all(a.isShortcutVisibleInContextMenu() for a in entries.values())
    entries["New place"].trigger()
    menu.close()
    analyst.done(CreateEntity("place-new-1", EntityKind.PLACE, "the Bataclan", (place,)))


def test_a_right_click_on_a_mention_means_that_mention(analyst: Analyst) -> None:
    text = analyst.read(0)
    at = text.index("Mohamed")
    analyst.view.ensureCursorVisible()
    points = []
    analyst.view.menu_wanted.connect(points.append)
    where = analyst.place(at + 3)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, analyst.view.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(analyst.view.viewport(), event)
    opened_menu(analyst).close()
    assert len(points) == 1
    words = analyst.window.chosen.words
    assert (words.exact, words.entity) == ("Mohamed Abdeslam", "p-mohamed")


def test_a_double_click_takes_the_whole_name_and_opens_nothing(analyst: Analyst) -> None:
    text = analyst.read(0)
    before = analyst.window.bench.tabs.count()
    place = analyst.place(text.index("Mohamed Abdeslam") + 11)
    QTest.mouseClick(analyst.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(analyst.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(350)
    assert analyst.view.textCursor().selectedText() == "Mohamed Abdeslam"
    assert analyst.window.bench.tabs.count() == before
    assert analyst.window.bench.tabs.page().title == "The hunt for Salah Abdeslam"


def test_a_double_click_elsewhere_takes_the_word(analyst: Analyst) -> None:
    text = analyst.read(0)
    place = analyst.place(text.index("attackers") + 3)
    QTest.mouseDClick(analyst.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert analyst.view.textCursor().selectedText() == "attackers"


def test_a_single_click_still_opens_the_dossier(analyst: Analyst) -> None:
    text = analyst.read(0)
    place = analyst.place(text.index("Mohamed Abdeslam") + 4)
    QTest.mouseClick(analyst.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    analyst.wait(lambda: analyst.window.bench.tabs.page().title == "Mohamed Abdeslam")


# -- passages are exact, whatever the letters


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("𝔖𝔞𝔩𝔞𝔥 𝔄𝔟𝔡", "𝔖𝔞𝔩𝔞𝔥 𝔄𝔟𝔡"),
        ("José", "José\u0301"),
        ("\u0301 and a", "é\u0301 and a\u0323\u0302"),
        ("a\u0323", "a\u0323\u0302"),
        ("👨‍👩", "👨‍👩‍👧"),
        ("👧 in", "👨‍👩‍👧 in"),
        ("🇧", "🇧🇪"),
        ("صلاح عبد السلام", "صلاح عبد السلام"),
        ("باريس with Paris", "باريس with Paris"),
    ],
)
def test_no_letter_is_cut_and_offsets_are_code_points(analyst: Analyst, words: str, expected: str) -> None:
    source = make_source(9, ODD, "Odd letters", "AP", "2015-11-19")
    analyst.workspace.views.held.append(source)
    text = analyst.read(3)
    analyst.select(words, text)
    analyst.press("P")
    analyst.wait(lambda: bool(analyst.workspace.done))
    (place,) = analyst.workspace.done[-1].passages
    assert ODD[place.start : place.end] == expected
    assert analyst.workspace.done[-1].name == expected


def test_words_selected_by_keys_in_a_right_to_left_run(analyst: Analyst) -> None:
    source = make_source(9, ODD, "Odd letters", "AP", "2015-11-19")
    analyst.workspace.views.held.append(source)
    text = analyst.read(3)
    analyst.put_caret("صلاح", text, by=0)
    for _ in range(3):
        analyst.key(
            analyst.view,
            Qt.Key.Key_Left,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )
    analyst.press("P")
    analyst.wait(lambda: bool(analyst.workspace.done))
    assert analyst.workspace.done[-1].name == "صلاح عبد السلام"


def test_overlapping_and_adjacent_passages_stand_side_by_side(analyst: Analyst) -> None:
    text = analyst.read(0)
    first = analyst.select("hunt for Salah", text)
    analyst.press("E")
    analyst.done(CreateEntity("event-new-1", EntityKind.EVENT, "hunt for Salah", (first,)))
    second = analyst.select("Salah Abdeslam\nSalah", text)
    analyst.press("O")
    analyst.done(
        CreateEntity("organisation-new-2", EntityKind.ORGANISATION, "Salah Abdeslam Salah", (second,))
    )
    held = marked(analyst)
    assert held["hunt for Salah"] == "event-new-1"
    assert held["Salah Abdeslam\nSalah"] == "organisation-new-2"
    assert held["Salah Abdeslam"] == "p-salah"
    analyst.view.select(Span(first.start, first.end))
    analyst.settle()
    assert analyst.window.chosen.words.entity == "event-new-1"


def test_a_letter_of_many_marks_is_found_whole_far_into_a_text() -> None:
    text = "x" * 5000 + " e" + "\u0301" * 40 + " y"
    at = text.index("e\u0301")
    assert whole(text, Span(at + 3, at + 7)) == Span(at, at + 41)
    assert whole(text, Span(0, len(text))) == Span(0, len(text))
