"""A window on a case in memory, driven as a person would; warnings of Qt fail the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from dossier.app import identity, paths
from dossier.app.workspace import Workspace
from dossier.gui.main_window import MainWindow
from dossier.gui.memory import Memory
from dossier.gui.tasks import Tasks
from dossier.gui.watchdog import THRESHOLD_MS, Watchdog
from tests.gui.annotating import Analyst, RealAnalyst
from tests.gui.answers import Answers
from tests.gui.fake_annotating import AnnotatedWorkspace
from tests.gui.fake_sources import sample_sources
from tests.gui.fake_workspace import FakeWorkspace
from tests.gui.made_cases import STORY, copy_of, once

_HARMLESS = ("propagateSizeHints", "does not support raise()", "grabbing the keyboard")
"""What the offscreen platform plugin itself complains of."""
_LONGEST = "longest stall of the GUI thread (ms)"


@pytest.fixture(autouse=True)
def no_qt_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    log = request.getfixturevalue("qtlog") if "qtbot" in request.fixturenames else None
    yield
    if log is not None:
        said = [r.message for r in log.records if r.type_name != "QtDebugMsg"]
        said = [message for message in said if not any(word in message for word in _HARMLESS)]
        assert not said, said


@pytest.fixture(autouse=True)
def introduced(own_folders: Path) -> None:
    """Somebody has said who works here; a stranger is asked (test_who_works_here.py)."""
    identity.introduce("Grace", "GH")


@pytest.fixture
def workspace(tmp_path: Path) -> FakeWorkspace:
    return FakeWorkspace(tmp_path / "hunt.dossier", sample_sources())


@pytest.fixture
def tasks(qtbot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def empty_window(qtbot, answers: Answers) -> Iterator[MainWindow]:
    """As at the first start: no case is open."""
    window = MainWindow(Memory(paths.config()), answers)
    qtbot.add_widget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


@pytest.fixture
def watchdog(qapp, record_property: Callable[[str, object], None]) -> Iterator[Watchdog]:
    """Measures how long the GUI thread is blocked in this test; the summary tells the longest. No test fails
    for time."""
    watching = Watchdog()
    watching.start()
    yield watching
    watching.stop()
    record_property(_LONGEST, max((stall.milliseconds for stall in watching.stalls), default=0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for each in ("passed", "failed", "") for report in terminalreporter.getreports(each)]
    longest = [(report.nodeid, dict(report.user_properties).get(_LONGEST)) for report in reports]
    measured = {test: stall for test, stall in longest if stall is not None}
    for test, stall in sorted(measured.items()):
        what = f"blocked for {stall} ms at most" if stall else f"never blocked for {THRESHOLD_MS} ms"
        terminalreporter.write_line(f"GUI thread: {what}: {test}")


@pytest.fixture
def window(empty_window: MainWindow, workspace: FakeWorkspace) -> MainWindow:
    """With the three articles open."""
    empty_window.take(workspace)
    return empty_window


@pytest.fixture
def analyst(qtbot, empty_window: MainWindow, tmp_path: Path) -> Analyst:
    """Somebody who annotates the three articles."""
    case = AnnotatedWorkspace(tmp_path / "hunt.dossier", sample_sources())
    empty_window.take(case)
    return Analyst(qtbot, empty_window, case)


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one short article."""

    def article(folder: Path) -> list[str]:
        (folder / "story.txt").write_text(STORY, encoding="utf-8")
        return [str(folder / "story.txt")]

    return once(tmp_path_factory, "story", "Ada Lovelace", article)


@pytest.fixture(scope="session")
def hunt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two of the sample articles."""
    seeds = [str(seed) for seed in sorted(paths.seeds().glob("*.txt"))[:2]]
    return once(tmp_path_factory, "hunt", "Bob", lambda _: seeds)


@pytest.fixture
def ada(qtbot, empty_window: MainWindow, story: Path, tmp_path: Path) -> RealAnalyst:
    """Somebody who annotates the short article."""
    workspace = Workspace.open(copy_of(story, tmp_path))
    workspace.catch_up()
    empty_window.take(workspace)
    return RealAnalyst(qtbot, empty_window, workspace)  # type: ignore[arg-type]


class Hand:
    """Clicks on rows of lists, as a person does."""

    def __init__(self, qtbot) -> None:
        self._bot = qtbot

    def click(self, view: QAbstractItemView, row: int, button=Qt.MouseButton.LeftButton) -> None:
        index: QModelIndex = view.model().index(row, 0)
        view.scrollTo(index)
        place: QPoint = view.visualRect(index).center()
        self._bot.mouseClick(view.viewport(), button, pos=place)

    def choose(self, view: QAbstractItemView, words: str, button=Qt.MouseButton.LeftButton) -> None:
        """Click on the first row that holds `words`."""
        model = view.model()
        texts = [model.index(row, 0).data() or "" for row in range(model.rowCount())]
        self.click(view, next(n for n, text in enumerate(texts) if words in text), button)


@pytest.fixture
def hand(qtbot) -> Hand:
    return Hand(qtbot)
