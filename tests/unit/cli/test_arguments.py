"""Arguments: every command, with the shared options anywhere after its name."""

from argparse import Namespace

import pytest

from dossier.cli.arguments import MOST, choose, overview, parse
from dossier.cli.call import UsageError
from dossier.cli.commands import COMMANDS


def parsed(line: str) -> Namespace:
    name, *rest = line.split()
    return parse(choose(name, COMMANDS), rest)


@pytest.mark.parametrize(
    "line",
    [
        "show --json --analyst Ada --limit 3 a.dossier Hollande",
        "show a.dossier --analyst Ada Hollande --json --limit 3",
        "show a.dossier Hollande --limit=3 --json --analyst=Ada",
    ],
)
def test_options_may_stand_anywhere_after_the_command(line: str) -> None:
    given = parsed(line)
    assert (given.case, given.name, given.limit) == ("a.dossier", ["Hollande"], 3)
    assert (given.json, given.analyst) == (True, "Ada")


def test_paths_may_stand_around_options_and_a_dash_is_standard_input() -> None:
    given = parsed("ingest a.dossier one.txt --json two - --analyst Ada three")
    assert given.paths == ["one.txt", "two", "-", "three"]
    assert parsed("ingest a.dossier -- -odd-name.txt").paths == ["-odd-name.txt"]


def test_a_name_of_several_words_needs_no_quotes() -> None:
    assert parsed("show a.dossier Salah Abdeslam").name == ["Salah", "Abdeslam"]
    assert parsed("search a.dossier --json Paris attacks").query == ["Paris", "attacks"]


def test_assignments_keep_equals_signs_and_empty_values() -> None:
    given = parsed("source set a.dossier story url=http://x/?a=b published=")
    assert given.assignments == [("url", "http://x/?a=b"), ("published", "")]
    assert parsed("properties a.dossier").assignments == []


@pytest.mark.parametrize(
    "line",
    [
        "list a.dossier",
        "list a.dossier people",
        "list a.dossier persons --limit many",
        "list a.dossier persons --limit -1",
        "list a.dossier persons --limt 3",
        "ingest a.dossier",
        "export a.dossier",
        "export a.dossier --format docx",
        "show a.dossier",
        "new",
        "source set a.dossier story published",
        "properties a.dossier =x",
        "verify a.dossier extra",
        "list a.dossier persons --analyst",
    ],
)
def test_wrong_arguments_end_with_code_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parsed(line)
    assert end.value.code == 2
    assert "usage: dossier" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_and_the_shared_options(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(command, ["--help"])  # type: ignore[arg-type]
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert all(option in shown for option in ("--json", "--analyst", "--as-of"))


def test_the_promised_commands_are_there_and_the_overview_has_them_all() -> None:
    names = [command.name for command in COMMANDS]
    promised = "new ingest list show search export verify rebuild history reanalyse withdraw"
    assert set(promised.split()) <= set(names)
    assert len(set(names)) == len(names)
    shown = overview(COMMANDS)
    assert all(f"  {command.name} " in shown and command.summary in shown for command in COMMANDS)


def test_a_slip_is_met_with_the_nearest_command() -> None:
    with pytest.raises(UsageError, match="Did you mean “history”"):
        choose("hystory", COMMANDS)
    with pytest.raises(UsageError, match="--help"):
        choose("xyz", COMMANDS)


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5000])
def test_a_limit_beyond_every_case_is_no_fault(digits: str) -> None:
    assert parsed(f"show a.dossier Hollande --limit {digits}").limit == MOST
    assert parsed("show a.dossier Hollande --limit 000").limit == 0
