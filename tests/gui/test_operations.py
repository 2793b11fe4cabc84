"""Operations: what a menu entry does to the case, with the questions answered in advance."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from dossier.app import recent
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import SetCaseProperty
from dossier.domain.passages import Span
from dossier.domain.rereading import NameCount, PassageChanges, Rereading
from dossier.domain.views import VerifyReport
from dossier.gui import cases
from dossier.gui.desk import Need
from dossier.gui.main_window import MainWindow
from dossier.gui.menus.table import ACTIONS, MENUS
from dossier.gui.navigation import Place, PlaceKind, Spot
from tests.gui.answers import Answers
from tests.gui.fake_workspace import FakeWorkspace


def said(window: MainWindow) -> str:
    return window.bench.message.label.text() if window.bench.message.isVisible() else ""


def read_first(window: MainWindow) -> str:
    source = window.workspace.views.held[0].row.id
    window.go(Place(PlaceKind.SOURCE, source, Spot(source)))
    return source


@pytest.mark.parametrize("action", ["back-up", "save-copy"])
def test_copies_are_made_where_the_person_says(
    qtbot, window, answers: Answers, tmp_path: Path, action: str
) -> None:
    answers.saved = str(tmp_path / "copy.dossier")
    window.trigger(action)
    qtbot.waitUntil(lambda: said(window).startswith("Saved as"))
    assert (tmp_path / "copy.dossier").read_bytes() == b"a copy"


def test_thinking_better_of_it_does_nothing(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: not window.tasks.working)  # what the menu says is looked up when a case opens
    for action in (
        "back-up",
        "save-copy",
        "export-jsonl",
        "add-files",
        "add-folder",
        "open-case",
        "new-case",
        "set-title",
    ):
        window.trigger(action)
    assert len(answers.asked) == 8
    assert not window.tasks.working
    assert list(tmp_path.glob("*.dossier")) == []


@pytest.mark.parametrize(
    ("action", "expected"), [("export-jsonl", "jsonl None"), ("export-html", "html p-salah")]
)
def test_exports_name_what_is_open(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path, action: str, expected: str
) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    answers.saved = str(tmp_path / "out")
    window.trigger(action)
    qtbot.waitUntil(lambda: said(window).startswith("Exported to"))
    assert (tmp_path / "out").read_text() == expected


def test_verify_tells_what_is_proven_and_what_is_not(
    qtbot, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.trigger("verify")
    qtbot.waitUntil(lambda: said(window).startswith("Proven: 3 sources"))
    window.bench.message.button.click()
    assert "Every source is what its name says." in answers.reported[0]
    lie = VerifyReport(False, 3, 7, 11, (), ("Source 3 is not what its name says.",))
    monkeypatch.setattr(window.workspace, "verify", lambda **_: lie)
    window.trigger("verify")
    qtbot.waitUntil(lambda: "Source 3 is not what its name says." in said(window))


def test_rebuild_and_reanalyse_say_when_they_are_done(qtbot, window: MainWindow) -> None:
    window.trigger("rebuild")
    qtbot.waitUntil(lambda: "made anew" in said(window))
    window.trigger("reanalyse")
    qtbot.waitUntil(lambda: "newest analyser already" in said(window))


def test_what_a_new_analysis_would_change_is_told_before_it_is_done(
    qtbot, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.trigger("preview-reanalysis")
    qtbot.waitUntil(lambda: "newest analyser already" in said(window))
    names = (NameCount(EntityKind.PERSON, "Ann Lee", 0, 2),)
    passages = (PassageChanges("mentions", (), (Span(0, 7), Span(9, 12)), (), 3),)
    window.workspace.reread = (
        Rereading("s1", "a.txt", "dossier 1 md", "dossier 2 md", names, passages),
        Rereading("s2", "b.txt", "dossier 1 md", "dossier 2 md", (), ()),
    )
    window.trigger("preview-reanalysis")
    qtbot.waitUntil(lambda: said(window).startswith("1 of 2 sources would be read otherwise."))
    told = answers.reported[-1]
    assert "a.txt: dossier 1 md → dossier 2 md" in told
    assert "Ann Lee (Person): 0 → 2 mentions" in told
    assert "Mentions: 2 new, 0 gone, 0 read otherwise, 3 the same" in told
    assert "b.txt" not in told
    window.bench.message.button.click()
    qtbot.waitUntil(lambda: "newest analyser already" in said(window))


def test_the_title_is_changed_by_a_command(qtbot, window: MainWindow, answers: Answers) -> None:
    answers.words = "Brussels"
    window.trigger("set-title")
    qtbot.waitUntil(lambda: window.windowTitle() == "Brussels — Dossier")
    assert window.workspace.done == [SetCaseProperty("title", "Brussels")]


def test_properties_can_be_read(window: MainWindow, answers: Answers) -> None:
    window.trigger("properties")
    assert "Sources: 3" in answers.reported[0]


@pytest.mark.parametrize(("media_type", "asks"), [("text/plain", False), ("text/html", True)])
def test_an_original_that_may_fetch_things_is_opened_only_after_a_warning(
    qtbot, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, media_type: str, asks: bool
) -> None:
    from dataclasses import replace

    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    held = window.workspace.views.held[0]
    held.row = replace(held.row, media_type=media_type, file="../etc/pass wd?.txt")
    read_first(window)
    answers.yes = False
    window.trigger("open-original")
    assert bool(answers.asked) is asks
    answers.yes = True
    window.trigger("open-original")
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[-1].read_bytes() == held.text.encode()
    assert opened[-1].name == "_etc_pass wd_.txt"


def test_an_original_is_saved_byte_for_byte(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    read_first(window)
    answers.saved = str(tmp_path / "original.txt")
    window.trigger("save-original")
    qtbot.waitUntil(lambda: said(window).startswith("Saved as"))
    assert (tmp_path / "original.txt").read_bytes() == window.workspace.views.held[0].text.encode()


def test_restoring_over_the_open_case_closes_it_first(
    qtbot,
    window: MainWindow,
    workspace: FakeWorkspace,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    order: list[str] = []
    again = FakeWorkspace(workspace.path, [])
    monkeypatch.setattr(
        cases, "restore_backup", lambda backup, to: order.append(f"closed {workspace.closed}")
    )
    monkeypatch.setattr(cases, "open_case", lambda path, job: again)
    answers.path, answers.saved = str(tmp_path / "backup.dossier"), str(workspace.path)
    window.trigger("restore-backup")
    qtbot.waitUntil(lambda: window.workspace is again)
    assert order == ["closed True"]


def test_recent_cases_are_offered(qtbot, empty_window, workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.path.write_bytes(b"")
    recent.add(workspace.path)
    monkeypatch.setattr(cases, "open_case", lambda path, job: workspace)
    menu = empty_window.actions_._recent
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: empty_window.workspace is workspace)


def test_the_open_case_is_not_opened_again(
    window: MainWindow, answers: Answers, workspace: FakeWorkspace
) -> None:
    answers.path = str(workspace.path)
    window.trigger("open-case")
    assert said(window) == "hunt.dossier is open already."


def test_a_read_only_case_offers_nothing_that_writes(
    qtbot, empty_window: MainWindow, workspace: FakeWorkspace
) -> None:
    workspace.read_only = True
    empty_window.take(workspace)
    read_first(empty_window)
    for action in ACTIONS:
        if action.need in (Need.WRITABLE, Need.HELD_SOURCE):
            assert not empty_window.actions_.get(action.id).isEnabled(), action.id
    assert empty_window.bench.tabs.page().fields["title"].isReadOnly()
    assert empty_window.status.saved.text() == "read-only · entry 7"


# -- the table itself


def test_ids_and_keys_are_given_once() -> None:
    """A key that works in the reader or in some lists alone may do something else in other lists."""
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    places = {place for action in ACTIONS for place in action.where}
    for place in places:
        here = [action for action in ACTIONS if not action.where or place in action.where]
        keys = [key for action in here for key in action.keys]
        assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})


def test_every_action_is_in_a_menu_and_every_menu_key_is_its_own() -> None:
    menus = [key for key, _ in MENUS]
    for menu in menus:
        texts = [action.text for action in ACTIONS if action.menu == menu]
        marked = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(marked) == len(set(marked)), (menu, sorted(marked))
    assert {action.menu for action in ACTIONS} == set(menus)


def test_without_a_case_only_what_needs_none_can_be_used(empty_window: MainWindow) -> None:
    for action in ACTIONS:
        assert empty_window.actions_.get(action.id).isEnabled() is (action.need is Need.NOTHING), action.id
