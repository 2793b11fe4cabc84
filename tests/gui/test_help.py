"""Help: pages that tell the truth about the menus, links, finding, keys."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPalette, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.app import paths
from dossier.gui import help_window, theme
from dossier.gui.help_window import KEYS, ORDER, START, HelpWindow, keys_page
from dossier.gui.main_window import MainWindow
from dossier.gui.menus.table import ACTIONS, MENUS
from dossier.gui.navigation import Place, PlaceKind

FOLDER = paths.resources() / "help"


def shown(window: HelpWindow) -> str:
    return window.pages.currentItem().data(Qt.ItemDataRole.UserRole)


@pytest.fixture
def pages(qtbot, window: MainWindow) -> HelpWindow:
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keySequence(QApplication.focusWidget() or window, "F1")
    found = window.findChild(HelpWindow)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_every_page_is_listed_and_every_listed_page_exists() -> None:
    assert {file.name for file in FOLDER.glob("*.md")} == set(ORDER) - {KEYS}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.name)
def test_menus_and_links_that_a_page_names_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    menus = {title.replace("&", ""): key for key, title in MENUS}
    entries = {(action.menu, action.text.replace("&", "").rstrip("…")) for action in ACTIONS}
    for menu, entry in re.findall(r"\*(\w+) ▸ ([^*]+)\*", text):
        assert (menus[menu], entry.rstrip("…")) in entries, f"{menu} ▸ {entry}"
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert link in ORDER
    for keys in re.findall(r"`(Ctrl\+[^`]+)`", text):
        assert any(keys in action.keys for action in ACTIONS), keys


def test_f1_opens_the_first_page_and_one_window_only(window: MainWindow, pages: HelpWindow) -> None:
    assert shown(pages) == START
    window.trigger("key-table")
    assert window.findChildren(HelpWindow) == [pages]
    assert shown(pages) == KEYS


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (PlaceKind.SEARCH, "searching.md"),
        (PlaceKind.TIMELINE, "timeline.md"),
        (PlaceKind.CONNECTIONS, "connections.md"),
        (PlaceKind.OVERVIEW, START),
    ],
)
def test_f1_opens_the_page_on_what_is_in_front(window: MainWindow, kind: PlaceKind, page: str) -> None:
    window.go(Place(kind))
    window.trigger("help")
    assert shown(window.findChild(HelpWindow)) == page


def test_the_key_table_holds_every_key(window: MainWindow, pages: HelpWindow) -> None:
    pages.show_page(KEYS)
    text = pages.view.toPlainText()
    assert all(action.keys[0] in text for action in ACTIONS if action.keys)
    assert "Search everything" in text
    assert "Accept all like this" in text, "the queue's keys too"
    headings = [line for line in keys_page(window.commands()).split("\n") if line.startswith("## ")]
    assert len(headings) == len(set(headings)), "one table for each menu"


def test_the_list_is_walked_by_keys(pages: HelpWindow) -> None:
    pages.pages.setFocus()
    QTest.keyClick(pages.pages, Qt.Key.Key_Down)
    assert shown(pages) == ORDER[1]
    assert pages.view.toPlainText().startswith("Case files")


def test_a_link_leads_to_its_page(pages: HelpWindow) -> None:
    pages.view.anchorClicked.emit(QUrl("privacy.md"))
    assert shown(pages) == "privacy.md"


def test_a_link_to_the_web_opens_the_browser(pages: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        help_window.QDesktopServices, "openUrl", lambda url: asked.append(url.toString()) or True
    )
    pages.view.anchorClicked.emit(QUrl("https://example.org/"))
    pages.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert asked == ["https://example.org/"]


def test_words_are_found_on_this_page_and_on_the_next_ones(pages: HelpWindow) -> None:
    QTest.keySequence(pages, "Ctrl+F")
    assert pages.find_box.hasFocus()
    QTest.keyClicks(pages.find_box, "sidecar")
    QTest.keyClick(pages.find_box, Qt.Key.Key_Return)
    assert shown(pages) == "ingest.md"
    assert pages.view.textCursor().selectedText().casefold() == "sidecar"
    first = pages.view.textCursor().position()
    QTest.keyClick(pages.find_box, Qt.Key.Key_Return)
    assert (shown(pages), pages.view.textCursor().position()) != ("ingest.md", first)


def test_what_stands_nowhere_is_said(pages: HelpWindow) -> None:
    pages.find_box.setText("xyzzy")
    QTest.keyClick(pages.find_box, Qt.Key.Key_Return)
    assert pages._found.text() == "Not found"
    assert shown(pages) == START


def test_escape_closes_it(qtbot, window: MainWindow, pages: HelpWindow) -> None:
    QTest.keyClick(pages, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(HelpWindow) is None)


def test_links_and_lines_follow_the_theme(qtbot, pages: HelpWindow, qapp: QApplication) -> None:
    before = qapp.palette()
    try:
        for mode in (theme.DARK, theme.LIGHT):
            theme.apply(qapp, mode)
            wanted = theme.palette(mode).color(QPalette.ColorRole.Link)
            qtbot.waitUntil(lambda wanted=wanted: set(link_colours(pages)) == {wanted.name()})
        pages.show_page("case-files.md")
        (table,) = (f for f in pages.view.document().rootFrame().childFrames() if isinstance(f, QTextTable))
        assert table.format().borderBrush().color() == theme.palette(theme.LIGHT).color(
            QPalette.ColorRole.Mid
        )
    finally:
        qapp.setPalette(before)


def link_colours(pages: HelpWindow) -> list[str]:
    found = []
    block = pages.view.document().begin()
    while block.isValid():
        for form in block.textFormats():
            if form.format.isAnchor():
                found.append(form.format.foreground().color().name())
        block = block.next()
    return found
