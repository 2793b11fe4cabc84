"""The edge: every outcome becomes an exit code, every error one sentence."""

import os
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

import dossier.__main__ as entry
from dossier.cli import Screens, main, registry, run
from dossier.cli.call import Call, Command
from dossier.cli.display import has_display
from dossier.domain.errors import Cancelled, CaseFileError, DossierError
from tests.unit.cli.fake_case import Workspace


def nothing(_: ArgumentParser) -> None:
    pass


@pytest.fixture
def the_command_does(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Call], int]], None]:
    """Replace all commands by one, called `try`."""

    def replace(does: Callable[[Call], int]) -> None:
        monkeypatch.setattr(run, "COMMANDS", ("try",))
        monkeypatch.setattr(registry, "command", lambda name: Command(name, "try it", nothing, does))

    return replace


def raising(error: BaseException) -> Callable[[Call], int]:
    def does(_: Call) -> int:
        raise error

    return does


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (CaseFileError("a.dossier is no case file."), 1, "a.dossier is no case file.\n"),
        (Cancelled("Cancelled; 3 of 7 are kept."), 130, "Cancelled; 3 of 7 are kept.\n"),
        (KeyboardInterrupt(), 130, "Cancelled.\n"),
        (BrokenPipeError(), 1, ""),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    error: BaseException, code: int, said: str, the_command_does: object, capfd: pytest.CaptureFixture[str]
) -> None:
    the_command_does(raising(error))  # type: ignore[operator]
    assert main(["try"]) == code
    shown = capfd.readouterr()
    assert shown.err == said
    assert not shown.out


def test_a_fault_of_ours_is_one_line_that_names_the_log(
    the_command_does: object, capsys: pytest.CaptureFixture[str], own_folders: Path
) -> None:
    the_command_does(raising(ZeroDivisionError("no")))  # type: ignore[operator]
    assert main(["try"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError" in said
    assert "dossier.log" in said
    assert "Traceback" not in said


def test_the_exit_code_of_a_command_is_handed_on_with_the_shared_options(the_command_does: object) -> None:
    calls: list[Call] = []

    def does(call: Call) -> int:
        calls.append(call)
        return 3

    the_command_does(does)  # type: ignore[operator]
    assert main(["try", "--json", "--analyst", " Ada "]) == 3
    assert (calls[0].json, calls[0].analyst) == (True, "Ada")


def test_what_does_not_only_read_refuses_a_past_moment(
    the_command_does: object, capsys: pytest.CaptureFixture[str]
) -> None:
    the_command_does(raising(AssertionError("it must not run")))  # type: ignore[operator]
    assert main(["try", "--as-of", "2026-01-01T00:00:00Z"]) == 1
    assert "leave --as-of out" in capsys.readouterr().err
    assert main(["try", "--as-of", "2026-01-32"]) == 2
    assert "2026-11-20T14:00:00Z" in capsys.readouterr().err


WRITING = """
    new a|ingest a b|reanalyse a|rebuild a|withdraw a s|supersede a s t|restore a s|backup a b|copy a b|merge a b
    verify a|demo|register|version
    source set a s title=x|properties a title=x|note a case x|tag a case x|grade a s B2|skip a x|undo a|redo a
    entity create a x|entity rename a x y|entity set-kind a x person|entity alias a x y|entity confirm a x
    entity merge a x y|entity unmerge a x y|entity split a x y --statement z|entity different a x y
    entity event a x when 2015|statement write a s:1-2 --kind role --about x|statement edit a x --date 2015
    statement reject a x|statement remove a x|statement grade a x B2|passage link a s:1-2 x|passage clear a s:1-2
""".strip().replace("\n", "|")


@pytest.mark.parametrize("line", [line.strip() for line in WRITING.split("|")])
def test_every_command_that_writes_refuses_a_past_moment(
    line: str, case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*line.split(), "--as-of", "entry:3"]) == 1
    assert "works on the case as it is now" in capsys.readouterr().err
    assert not case.opened


READING = """
    show a person-1|show a person-1 --rejected|review a|lost a|notes a|tags a|history a|list a persons
    entity history a person-1|entity rejected a|source text a story.txt
    statement show a statement-1|statement history a statement-1
    undo a --list|redo a --list|entity merge a person-1 person-2 --dry-run
""".strip().replace("\n", "|")


@pytest.mark.parametrize("line", [line.strip() for line in READING.split("|")])
def test_every_command_that_reads_shows_a_past_moment_and_says_so(
    line: str, case: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*line.split(), "--as-of", "entry:3"]) == 0
    assert case.opened == ["entry:3"]
    assert capsys.readouterr().err == "As of entry:3, read-only.\n"
    assert main([*line.split(), "--json"]) == 0
    assert case.opened == ["entry:3", ""]
    assert not capsys.readouterr().err


@pytest.mark.parametrize("argv", [[], ["xyz"], ["list"], ["--json", "list"], ["show", "a"]])
def test_wrong_usage_is_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    shown = capsys.readouterr()
    assert shown.err
    assert not shown.out


@pytest.mark.parametrize(
    "argv", [["--help"], ["-h"], ["help"], ["list", "--help"], ["version"], ["--version"]]
)
def test_help_and_version_are_0(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    assert "ossier" in capsys.readouterr().out


def test_a_missing_case_file_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["list", "persons"], ["verify"], ["history"], ["ingest", str(tmp_path)]):
        name, *rest = command
        assert main([name, str(tmp_path / "none.dossier"), *rest]) == 1
        assert "none.dossier" in capsys.readouterr().err


def test_the_window_opens_without_arguments_or_on_just_a_case_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path | None] = []
    commands: list[list[str]] = []
    monkeypatch.setattr(entry, "_open_window", lambda case: opened.append(case) or 0)
    monkeypatch.setattr(entry, "command_line", lambda argv, screens: commands.append(list(argv)) or 7)
    case = tmp_path / "without-suffix"
    case.touch()

    def start(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["dossier", *arguments])
        return entry.main()

    assert [start(), start("new.dossier"), start(str(case))] == [0, 0, 0]
    assert opened == [None, Path("new.dossier"), case]
    assert [start("list"), start("--help"), start("typo"), start("x.dossier", "persons")] == [7, 7, 7, 7]
    assert len(commands) == 4


def test_without_a_display_the_window_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry, "has_display", lambda: False)
    monkeypatch.setattr("sys.argv", ["dossier"])
    assert entry.main() == 1
    assert "no display" in capsys.readouterr().err


def test_a_display_is_recognised() -> None:
    assert has_display({}, "win32")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert not has_display({"DISPLAY": ""}, "linux")


def test_screens_are_handed_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken: list[Path] = []
    screens = Screens(lambda _: 0, lambda folder: taken.append(folder) or 0)
    assert main(["screenshots", "--to", str(tmp_path)], screens) == 0
    assert taken == [tmp_path]
    assert main(["screenshots", "--to", str(tmp_path)]) == 1
    assert "no window" in capsys.readouterr().err


def test_a_refusal_needs_no_details(the_command_does: object, capsys: pytest.CaptureFixture[str]) -> None:
    the_command_does(raising(DossierError("It\x1b[31m went wrong.", details="secret")))  # type: ignore[operator]
    assert main(["try"]) == 1
    assert capsys.readouterr().err == "It\ufffd[31m went wrong." + os.linesep.replace("\r", "")


def test_a_fault_is_told_where_there_is_no_log(
    the_command_does: object,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DOSSIER_DATA_DIR", str(tmp_path / "file" / "x"))
    the_command_does(raising(ZeroDivisionError("no")))  # type: ignore[operator]
    assert main(["try"]) == 1
    assert "There is no log" in capsys.readouterr().err


def test_a_refusal_leaves_no_name_in_the_log(
    the_command_does: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "dossier")
    the_command_does(raising(DossierError("There is no Hollande.", details="Hollande")))  # type: ignore[operator]
    assert main(["try"]) == 1
    assert "refused: DossierError" in caplog.text
    assert "Hollande" not in caplog.text
