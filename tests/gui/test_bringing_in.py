"""Words pasted, addresses fetched, and the page that a passage was printed on; driven by keys on a real case."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dossier.app.settings import Settings
from dossier.app.workspace import Workspace
from dossier.domain import targets
from dossier.domain.commands import SetTag
from dossier.domain.passages import Span
from dossier.gui.dialogs.page_window import PageWindow
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind, Spot
from tests.gui.answers import Answers
from tests.unit.app.site import address, running
from tests.unit.ingest.pdf_files import column, pdf

PLANS = [
    [
        f"Le plan de la ministre, partie {n}", "", "",
        f"La ministre a présenté mardi à Paris la partie {n} de son plan devant", "l'Assemblée nationale, qui en a",
        "débattu jusque tard dans la nuit.", "",
        *["Les députés ont voté le texte après un long débat, et le président", "de l'Assemblée a salué le vote.", ""]
        * 9,
    ]
    for n in (1, 2, 3)
]  # fmt: skip
"""In a language without a model: nothing waits for one to load."""


@pytest.fixture
def case(qtbot, empty_window: MainWindow, tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "plans.dossier", title="Plans")
    empty_window.take(workspace)
    qtbot.waitUntil(
        lambda: empty_window.workspace is workspace and not empty_window.tasks.working, timeout=20_000
    )
    return workspace


@pytest.fixture
def paper(case: Workspace, tmp_path: Path) -> str:
    (tmp_path / "plans.pdf").write_bytes(pdf([column(*lines) for lines in PLANS]))
    case.ingest([str(tmp_path / "plans.pdf")])
    return case.views.sources()[0].id


def select(qtbot, window: MainWindow, case: Workspace, source: str, words: str) -> None:
    start = case.views.reading(source).text.index(words)
    window.read(Spot(source, start, start + len(words)))
    reader = window.bench.reader
    qtbot.waitUntil(lambda: reader.source == source, timeout=20_000)
    reader.view.select(Span(start, start + len(words)))
    reader.view.setFocus()


def page_window(qtbot, window: MainWindow) -> PageWindow:
    QTest.keySequence(window.bench.reader.view, "Ctrl+Shift+G")
    qtbot.waitUntil(lambda: window.findChild(PageWindow) is not None, timeout=20_000)
    found = window.findChild(PageWindow)
    qtbot.waitUntil(lambda: found.sheet.width() > 300, timeout=30_000)
    return found


def test_the_page_is_shown_with_the_passage_marked(
    qtbot, empty_window: MainWindow, case: Workspace, paper: str
) -> None:
    select(
        qtbot, empty_window, case, paper, "mardi à Paris la partie 2 de son plan devant l'Assemblée nationale"
    )
    assert empty_window.bench.reader.view is not None
    shown = page_window(qtbot, empty_window)
    assert shown.windowTitle().endswith("page 2 of 3")
    mark = shown.sheet.first_mark
    assert mark is not None
    assert len(shown.sheet.marks) == 2  # the passage goes on in a second line
    if folder := os.environ.get("DOSSIER_PICTURES"):
        shown.grab().save(f"{folder}/page.png")
    width = shown.sheet.width()
    QTest.keySequence(shown, "PgDown")
    qtbot.waitUntil(
        lambda: shown.windowTitle().endswith("page 3 of 3") and not shown.sheet.marks, timeout=20_000
    )
    assert not shown.next.isEnabled()
    QTest.keySequence(shown, "Ctrl++")
    qtbot.waitUntil(lambda: shown.sheet.width() > 1.2 * width, timeout=20_000)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: empty_window.findChild(PageWindow) is None and not empty_window.tasks.working)


def test_the_citation_of_selected_words_says_the_page(
    qtbot, empty_window: MainWindow, case: Workspace, paper: str
) -> None:
    select(qtbot, empty_window, case, paper, "la partie 3 de son plan")
    QTest.keySequence(empty_window.bench.reader.view, "Ctrl+Shift+C")
    assert "plans.pdf, p. 3, ¶" in QGuiApplication.clipboard().text()


def test_pasted_words_become_a_source(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    QGuiApplication.clipboard().setText(" ".join(PLANS[0]))
    QTest.keySequence(empty_window, "Ctrl+Shift+B")
    qtbot.waitUntil(lambda: len(case.views.sources()) == 1, timeout=60_000)
    (row,) = case.views.sources()
    assert row.file.startswith("pasted 20")
    assert case.original(row.id).decode() == " ".join(PLANS[0])


def test_an_empty_clipboard_is_said(qtbot, empty_window: MainWindow, case: Workspace) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keySequence(empty_window, "Ctrl+Shift+B")
    assert "no words on the clipboard" in empty_window.bench.message.label.text()


def test_a_newer_version_is_tied_once_the_person_has_seen_what_becomes_of_each_decision(
    qtbot, empty_window: MainWindow, case: Workspace, answers: Answers, tmp_path: Path
) -> None:
    texts = (" ".join(PLANS[0]), " ".join(PLANS[0]).replace("jusque tard", "très tard"))
    for name, text in zip(("old", "new"), texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text("url: https://example.org/plan", encoding="utf-8")
        case.ingest([str(tmp_path / f"{name}.txt")])
    by_file = {row.file: row.id for row in case.views.sources()}
    start = texts[0].index("La ministre a présenté")
    case.do(SetTag(targets.of_passage(by_file["old.txt"], start, start + 22), "plan"))
    empty_window.go(Place(PlaceKind.SOURCE, by_file["new.txt"]))
    empty_window.trigger("newer-version")
    qtbot.waitUntil(lambda: bool(case.views.decided_in(by_file["new.txt"])), timeout=20_000)
    assert case.views.earlier_version(by_file["new.txt"]) == by_file["old.txt"]
    assert answers.asked[-2:] == [
        "Newer version of…",
        f"Newer version of “{answers.offered[0].partition(' · ')[0]}”",
    ]
    (carried,) = case.views.decided_in(by_file["new.txt"])
    assert (carried.citation.exact, carried.tags) == ("La ministre a présenté", ("plan",))
    qtbot.waitUntil(lambda: not empty_window.tasks.working)
    assert "carried over: 1 decision." in empty_window.bench.message.label.text()


def test_nothing_is_fetched_until_the_analyst_switches_it_on(
    qtbot, empty_window: MainWindow, case: Workspace, answers: Answers
) -> None:
    with running() as site:
        answers.words = address(site, "/article")
        empty_window.trigger("fetch")
        assert "is off" in empty_window.bench.message.label.text()
        assert site.asked == []
        Settings.load().set("fetch", True)
        empty_window.trigger("fetch")
        qtbot.waitUntil(lambda: len(case.views.sources()) == 1, timeout=60_000)
        (row,) = case.views.sources()
        assert (row.file, row.url) == ("article.html", address(site, "/article"))
        empty_window.go(Place(PlaceKind.SOURCE, row.id))
        qtbot.waitUntil(lambda: empty_window.bench.tabs.page() is not None)
        assert f"fetched from {row.url} at " in empty_window.bench.tabs.page().facts.text()
