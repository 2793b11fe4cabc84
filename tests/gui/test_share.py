"""Another copy of the case: compared first, merged at the press of a button."""

from dataclasses import replace
from pathlib import Path

from dossier.domain.conflicts import Conflict, Side
from dossier.domain.copies import CopyComparison, NewWork
from dossier.gui.main_window import MainWindow
from tests.gui.answers import Answers

MOMENT = "2026-11-20T14:00:00Z"
SIDES = (
    Side("Anna", "renamed Ann to Anna", "Ben", MOMENT, "1" * 64, True),
    Side("Anne", "renamed Ann to Anne", "Ada", MOMENT, "2" * 64, False),
)


def said(window: MainWindow) -> str:
    return window.bench.message.label.text() if window.bench.message.isVisible() else ""


def test_a_copy_is_compared_and_nothing_changes_until_the_button_is_pressed(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    sources = tuple(source.row for source in window.workspace.views.held[:1])
    entities = (window.workspace.views.entity("p-salah"),)
    window.workspace.comparison = CopyComparison(
        "copy.dossier", True, 3, (NewWork("Ben", "EntityRenamed", 2, MOMENT, MOMENT),), sources, entities, 1,
        (Conflict("entity:p", "name", "Ann", None, SIDES),), 4,
    )  # fmt: skip
    answers.path = str(tmp_path / "copy.dossier")
    window.trigger("compare-copy")
    qtbot.waitUntil(lambda: said(window).startswith("3 entries would come in"))
    told = answers.reported[-1]
    for line in (
        "Ben",
        "EntityRenamed: 2",
        "Ann, name: Anna (Ben) / Anne (Ada)",
        "Salah Abdeslam",
        "lacks 4 entries",
    ):
        assert line in told
    assert window.workspace.done == []
    window.bench.message.button.click()
    qtbot.waitUntil(lambda: said(window).startswith("Merged “copy.dossier”: 3 entries, 1 new source."))
    assert "2 entries stay withheld" in said(window)
    assert window.workspace.done == [("merge", tmp_path / "copy.dossier")]


def test_a_copy_without_news_says_so_and_offers_nothing(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.path = str(tmp_path / "copy.dossier")
    window.trigger("compare-copy")
    qtbot.waitUntil(lambda: "holds nothing that this case has not" in said(window))
    assert answers.reported == []


def test_a_case_that_cannot_be_written_is_compared_and_not_merged(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.workspace.read_only = True
    window.workspace.comparison = replace(window.workspace.comparison, entries=1)
    answers.path = str(tmp_path / "copy.dossier")
    window.trigger("compare-copy")
    qtbot.waitUntil(lambda: said(window).startswith("1 entry would come in"))
    assert not window.bench.message.button.isVisible()
