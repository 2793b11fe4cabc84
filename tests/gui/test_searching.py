"""The search box and the search page on a real case, driven by keys and clicks."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from dossier.app.workspace import Workspace
from dossier.domain.commands import WriteNote
from dossier.domain.found import Hit, KindCount
from dossier.gui.main_window import MainWindow
from dossier.gui.models import hit_lines
from dossier.gui.models.line import Heading, Line
from dossier.gui.models.rows import ROW
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.widgets.search_page import SearchPage
from tests.gui.answers import Answers
from tests.gui.made_cases import copy_of


@pytest.fixture
def window(qtbot, empty_window: MainWindow, hunt: Path, tmp_path: Path) -> MainWindow:
    workspace = Workspace.open(copy_of(hunt, tmp_path))
    workspace.catch_up()
    empty_window.take(workspace)
    return empty_window


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, keys)


def searched(qtbot, window: MainWindow, query: str) -> SearchPage:
    window.go(Place(PlaceKind.SEARCH, query))
    return settled(qtbot, window, query)


def settled(qtbot, window: MainWindow, query: str) -> SearchPage:
    """The search page, when it has answered."""
    page = window.bench.tabs.page()
    assert isinstance(page, SearchPage)
    qtbot.waitUntil(lambda: page.place.key == query and not window.tasks.working)
    qtbot.waitUntil(lambda: page.panel.empty.words != "Searching…" and page._results.query == query)
    return page


def lines(page: SearchPage) -> list[Line | Heading]:
    model = page.panel.model
    return [model.index(row).data(ROW) for row in range(model.rowCount())]


def facet(page: SearchPage, label: str) -> QTreeWidgetItem:
    found = page.facets.findItems(label, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return found[0]


def click(page: SearchPage, item: QTreeWidgetItem) -> None:
    page.facets.scrollToItem(item)
    QTest.mouseClick(
        page.facets.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        page.facets.visualItemRect(item).center(),
    )


# -- the box


def test_the_box_finds_a_little_of_everything_and_steps_over_headings(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+K")
    QTest.keyClicks(window.search, '"abdeslam')  # still being typed: the mark is not closed yet
    qtbot.waitUntil(window.search.popup.isVisible)
    model = window.search.panel.model
    kinds = [
        item.text.partition(":")[0]
        for n in range(model.rowCount())
        if isinstance(item := model.index(n).data(ROW), Heading)
    ]
    assert kinds[0] == "People"
    assert "Passages" in kinds
    press(window, "Down")
    assert isinstance(window.search.panel.current(), Line)
    for _ in range(8):
        press(window, "Down")
        assert isinstance(window.search.panel.current(), Line)


def test_a_passage_in_the_box_opens_the_reader_at_the_word(qtbot, window: MainWindow) -> None:
    press(window, "Ctrl+K")
    QTest.keyClicks(window.search, "kind:passage molenbeek")
    qtbot.waitUntil(window.search.popup.isVisible)
    press(window, "Down")
    press(window, "Return")
    reader = window.bench.reader
    qtbot.waitUntil(lambda: reader.source is not None and reader.view._cited is not None)
    span = reader.view._cited
    assert reader.view._cursor(span.start, span.end).selectedText() == "Molenbeek"


# -- the page


def test_the_page_groups_what_is_found_and_marks_the_words(qtbot, window: MainWindow) -> None:
    page = searched(qtbot, window, "abdeslam arrested")
    found = lines(page)
    headings = [item.text for item in found if isinstance(item, Heading)]
    assert headings[-1].startswith("Passages")
    marked = [item for item in found if isinstance(item, Line) and item.marked]
    assert marked
    for line in marked:
        assert {line.text[a:b].casefold() for a, b in line.marked} <= {"abdeslam", "abdelslam", "arrested"}
    assert "Also searched for abdelslam" in page.notice.words.text()
    assert page.counted.text() == "2 sources"


def test_a_facet_narrows_the_search_by_click_and_key_and_back(qtbot, window: MainWindow) -> None:
    page = searched(qtbot, window, "syria")
    qtbot.waitUntil(lambda: bool(page.facets.findItems("Reuters", Qt.MatchFlag.MatchRecursive)))
    click(page, facet(page, "Reuters"))
    page = settled(qtbot, window, "syria publisher:Reuters")
    qtbot.waitUntil(lambda: page.counted.text() == "1 source")
    assert page.query.text() == "syria publisher:Reuters"
    qtbot.waitUntil(lambda: bool(page.facets.findItems("✓ Reuters", Qt.MatchFlag.MatchRecursive)))
    page.facets.setCurrentItem(facet(page, "✓ Reuters"))
    page.facets.setFocus()
    press(window, "Return")
    settled(qtbot, window, "syria")
    window.step(-1)
    settled(qtbot, window, "syria publisher:Reuters")


def test_a_kind_of_hit_is_a_facet_too(qtbot, window: MainWindow) -> None:
    page = searched(qtbot, window, "abdeslam")
    qtbot.waitUntil(lambda: bool(page.facets.findItems("People", Qt.MatchFlag.MatchRecursive)))
    click(page, facet(page, "People"))
    page = settled(qtbot, window, "abdeslam kind:person")
    assert {item.kind for item in lines(page) if isinstance(item, Line)} == {"person"}


def test_a_broken_query_says_where_and_offers_the_nearest(qtbot, window: MainWindow) -> None:
    page = searched(qtbot, window, "raqqa AND (syria")
    qtbot.waitUntil(page.notice.isVisible)
    assert "not closed (at character 11)" in page.notice.words.text()
    assert page.notice.caret.text().endswith(f"{' ' * 10}^")
    assert not page.saved.save.isEnabled()
    page.notice.propose.setFocus()
    press(window, "Space")
    page = settled(qtbot, window, "raqqa AND (syria)")
    qtbot.waitUntil(lambda: page.panel.model.rowCount() > 0)
    assert not page.notice.isVisible()


def test_a_typing_error_is_offered_put_right(qtbot, window: MainWindow) -> None:
    page = searched(qtbot, window, "putn")
    qtbot.waitUntil(page.notice.propose.isVisible)
    assert "putin" in page.notice.propose.text()
    QTest.mouseClick(page.notice.propose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() > 0)
    assert page.query.text() == "putin"


def test_another_query_is_typed_on_the_page(qtbot, window: MainWindow) -> None:
    page = searched(qtbot, window, "nowhere-to-be-found")
    assert "Nothing found" in page.panel.empty.words
    page.query.setFocus()
    page.query.selectAll()
    QTest.keyClicks(page.query, "raqqa")
    press(window, "Return")
    page = settled(qtbot, window, "raqqa")
    assert page.title == "Search: raqqa"
    assert window.bench.tabs.tabText(window.bench.tabs.currentIndex()) == "Search: raqqa"


def test_notes_are_found_and_open_what_they_are_about(qtbot, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    source = workspace.views.sources()[0].id
    workspace.do(WriteNote("n1", f"passage:{source}:0-10", "The zeppelin is odd"))
    page = searched(qtbot, window, "zeppelin")
    (line,) = [item for item in lines(page) if isinstance(item, Line)]
    assert [line.text[a:b] for a, b in line.marked] == ["zeppelin"]
    page.open_line(line, False)
    qtbot.waitUntil(lambda: window.bench.reader.source == source)


# -- saved searches


def test_a_search_is_saved_tells_what_is_new_and_is_dropped(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    workspace = window.workspace
    assert workspace is not None
    page = searched(qtbot, window, "raqqa")
    qtbot.waitUntil(page.saved.save.isEnabled)
    answers.words = "Raqqa"
    QTest.mouseClick(page.saved.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.saved.list.count() == 1)
    (tmp_path / "new.txt").write_text("Raqqa was quiet on Thursday, its people said.\n", encoding="utf-8")
    window.go(Place(PlaceKind.HISTORY))
    workspace.ingest([str(tmp_path / "new.txt")])
    press(window, "Ctrl+Alt+K")
    page = settled(qtbot, window, "")
    qtbot.waitUntil(lambda: page.saved.list.count() == 1 and "1 new" in page.saved.list.item(0).text())
    page.saved.list.setFocus()
    page.saved.list.setCurrentRow(0)
    press(window, "Return")
    page = settled(qtbot, window, "raqqa")
    fresh = [
        item for item in lines(page) if isinstance(item, Line) and any(tag.text == "new" for tag in item.tags)
    ]
    assert fresh
    assert all("quiet on Thursday" in line.text for line in fresh)
    page = searched(qtbot, window, "")
    qtbot.waitUntil(lambda: [page.saved.list.item(0).text()] == ["Raqqa"])
    page.saved.list.setCurrentRow(0)
    page.saved.list.setFocus()
    press(window, "Del")
    qtbot.waitUntil(lambda: page.saved.list.count() == 0)
    assert not workspace.views.saved_searches()


# -- lines


def test_a_long_passage_is_shown_around_its_first_mark() -> None:
    text = "word " * 200 + "the  needle\nin hay" + " word" * 200
    at = text.index("needle")
    shown, marks = hit_lines.snippet(text, [(at, at + 6)])
    assert len(shown) < 520
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert [shown[a:b] for a, b in marks] == ["needle"]
    assert "the needle in hay" in shown


def test_marks_stay_on_their_words_whatever_blanks_there_are() -> None:
    text = "  a\n\n b   🏔 c  "
    marks = [(text.index(c), text.index(c) + 1) for c in "ab🏔c"]
    shown, placed = hit_lines.snippet(text, marks)
    assert shown == "a b 🏔 c"
    assert [shown[a:b] for a, b in placed] == ["a", "b", "🏔", "c"]


def test_what_the_text_denies_is_no_plain_hit() -> None:
    plain = Hit("statement", "f", "s", 0, 3, "abc", 0, 1)
    assert hit_lines.hit_line(plain).tags == ()
    tags = hit_lines.hit_line(replace(plain, hedged=True, negated=True)).tags
    assert [tag.text for tag in tags] == ["reportedly", "negated"]


def test_a_heading_says_when_there_are_more() -> None:
    hits = [Hit("quote", "f", "s", 0, 3, "abc", 0, 1)]
    (group,) = hit_lines.groups(hits, [KindCount("quote", 1, more=True)])
    assert group.heading == "Quotes: the best of more"
    (group,) = hit_lines.groups([Hit("person", "", "", 0, 0, "", 0, 0, "p", "P")], [KindCount("person", 12)])
    assert group.heading == "People: the first of 12"
