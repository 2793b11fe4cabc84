"""Who works here: asked once, when the first case is opened for writing."""

import pytest
from PySide6.QtTest import QTest

from dossier.app import identity, paths
from dossier.gui.dialogs.who import WhoForm
from dossier.gui.main_window import MainWindow
from tests.gui.answers import Answers
from tests.gui.fake_workspace import FakeWorkspace


@pytest.fixture
def stranger(introduced: None) -> None:
    """Nobody has said who works here."""
    (paths.config() / "analysts.json").unlink()
    assert not identity.is_configured()


def test_a_stranger_is_asked_once_and_known_from_then_on(
    qtbot, stranger: None, empty_window: MainWindow, answers: Answers, workspace: FakeWorkspace
) -> None:
    answers.name = ("Grace Hopper", "GH")
    assert answers.asked == [], "an empty window asks nobody"
    empty_window.take(workspace)
    qtbot.waitUntil(lambda: answers.asked == ["Who works here?"])
    qtbot.waitUntil(lambda: empty_window.top._analyst.text() == "Grace Hopper")
    assert identity.is_configured()
    assert identity.analyst().initials == "GH"
    assert "GH" in empty_window.top._analyst.toolTip()
    empty_window.trigger("close-case")
    qtbot.waitUntil(lambda: workspace.closed)
    empty_window.take(FakeWorkspace(workspace.path, []))
    qtbot.wait(50)
    assert answers.asked == ["Who works here?"]


def test_who_would_rather_not_say_is_left_in_peace(
    qtbot, stranger: None, empty_window: MainWindow, answers: Answers, workspace: FakeWorkspace
) -> None:
    empty_window.take(workspace)
    qtbot.waitUntil(lambda: answers.asked == ["Who works here?"])
    assert not identity.is_configured()
    empty_window.trigger("close-case")
    qtbot.waitUntil(lambda: workspace.closed)
    empty_window.take(FakeWorkspace(workspace.path, []))
    qtbot.wait(50)
    assert answers.asked == ["Who works here?"], "not again in this window"


def test_a_case_that_is_only_read_asks_nobody(
    qtbot, stranger: None, empty_window: MainWindow, answers: Answers, workspace: FakeWorkspace
) -> None:
    workspace.read_only = True
    empty_window.take(workspace)
    qtbot.wait(50)
    assert answers.asked == []


def test_initials_follow_the_name_until_they_are_typed(qtbot, empty_window: MainWindow) -> None:
    form = WhoForm("ada", "A", empty_window)
    form.open()
    form.name.clear()
    QTest.keyClicks(form.name, "Ada King Lovelace")
    assert form.answer == ("Ada King Lovelace", "AKL")
    form.initials.clear()
    QTest.keyClicks(form.initials, "AL")
    QTest.keyClicks(form.name, " II")
    assert form.answer == ("Ada King Lovelace II", "AL")
    form.name.clear()
    form.submit()
    assert form.isVisible()
    assert "A name is needed" in form.problem.text()
