"""Words that overlap, touch, run from right to left, or are written with more than one code point a letter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dossier.domain.passages import Span
from tests.gui.annotating import RealAnalyst


def linked(ada: RealAnalyst, name: str) -> list[tuple[int, int, str]]:
    """Where the entity of this name is mentioned, and in which words."""
    mentions = ada.workspace.views.mentions(ada.find(name))
    return [(m.citation.start, m.citation.end, m.citation.exact) for m in mentions]


@pytest.mark.parametrize(
    "words",
    ["محمد الأمين", "باريس", "noe\u0301mie", "👩🏽‍🚀", "zoe\u0301", "🇫🇷", "\u202eabc\u202c", "𝔄𝔩𝔞𝔫"],
)
def test_words_of_any_script_give_the_right_passage(ada: RealAnalyst, words: str) -> None:
    text = ada.open_text()
    place = ada.select(words, text)
    assert ada.window.chosen.words.exact == words
    ada.press("P")
    ada.recorded("EntityCreated")
    found = ada.workspace.views.reading(place.source)
    mark = next(m for m in found.marks if (m.start, m.end) == (place.start, place.end) and m.entity)
    assert ada.workspace.views.mentions(mark.entity)[0].citation.exact == words
    assert ada.view._cursor(place.start, place.end).selectedText() == words


def test_half_a_letter_becomes_a_whole_one(ada: RealAnalyst) -> None:
    """A combining mark, a flag and a woman of several code points are never cut in two."""
    text = ada.open_text()
    for half, whole in (("noe", "noe\u0301"), ("👩", "👩🏽‍🚀"), ("🇫🇷🇧", "🇫🇷🇧🇪")):
        at = text.index(half)
        ada.view.select(Span(at, at + len(half)))
        ada.settle()
        assert ada.window.chosen.words.exact == whole


def test_words_that_overlap_are_linked_apart(ada: RealAnalyst) -> None:
    text = ada.open_text()
    outer = ada.select("the Foreign Minister of Spain", text)
    ada.press("P")
    ada.recorded("EntityCreated")
    inner = ada.select("Minister of Spain, resigned", text)
    ada.press("O")
    ada.recorded("EntityCreated")
    assert linked(ada, "the Foreign Minister of Spain") == [
        (outer.start, outer.end, "the Foreign Minister of Spain")
    ]
    assert linked(ada, "Minister of Spain, resigned") == [
        (inner.start, inner.end, "Minister of Spain, resigned")
    ]
    ada.put_caret("Foreign Minister", text, by=2)
    assert ada.window.chosen.words.entity == ada.find("the Foreign Minister of Spain")
    # where both stand the shorter one is meant; either can be taken back alone
    ada.put_caret("Minister of Spain", text, by=3)
    assert ada.window.chosen.words.entity == ada.find("Minister of Spain, resigned")
    ada.press("Ctrl+Z")
    ada.recorded("ActUndone")
    ada.put_caret("Minister of Spain", text, by=3)
    assert ada.window.chosen.words.entity == ada.find("the Foreign Minister of Spain")


def test_words_that_touch_are_linked_apart(ada: RealAnalyst) -> None:
    text = ada.open_text()
    ada.select("cafe\u0301", text)
    ada.press("P")
    ada.recorded("EntityCreated")
    ada.select(" noe\u0301mie", text)  # a blank at its edge is left out
    ada.press("A")
    ada.recorded("EntityCreated")
    ada.select("👩🏽‍🚀", text)
    ada.press("P")
    ada.recorded("EntityCreated")
    ada.select("zoe\u0301", text)
    ada.press("P")
    ada.recorded("EntityCreated")
    at = text.index("👩🏽‍🚀")
    for words, point in (("👩🏽‍🚀", at), ("zoe\u0301", at + len("👩🏽‍🚀"))):
        (row,) = ada.workspace.views.find(words)
        assert ada.view._open.mention_at(point).entity == row.id


def test_a_click_on_words_that_run_to_the_left_opens_them(ada: RealAnalyst) -> None:
    text = ada.open_text()
    ada.select("محمد الأمين", text)
    ada.press("P")
    ada.recorded("EntityCreated")
    at = text.index("الأمين")
    ada.view.centerCursor()
    ada.settle()
    place = ada.view.cursorRect(ada.view._cursor(at + 2, at + 2)).center()
    QTest.mouseClick(ada.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    ada.wait(lambda: ada.window.entity == ada.find("محمد الأمين"))
