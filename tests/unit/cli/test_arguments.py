"""Arguments: every command, with the shared options anywhere after its name."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

import pytest

from dossier.cli import registry
from dossier.cli.arguments import MOST, choose, moment, overview, parse
from dossier.cli.call import Command, UsageError
from dossier.cli.commands import COMMANDS as NAMES
from dossier.cli.registry import every_command

COMMANDS = every_command()


def parsed(line: str) -> Namespace:
    name, *rest = line.split()
    return parse(registry.command(choose(name, NAMES)), rest)


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
        "export a.dossier",
        "export a.dossier --format wordstar",
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
    promised = """new ingest list show search export verify rebuild history reanalyse withdraw
        entity statement passage note notes tag tags grade undo redo review lost diff merge conflicts"""
    assert set(promised.split()) <= set(names)
    assert len(set(names)) == len(names)
    shown = overview(COMMANDS)
    assert all(f"  {command.name} " in shown and command.summary in shown for command in COMMANDS)


def test_a_slip_is_met_with_the_nearest_command() -> None:
    with pytest.raises(UsageError, match="Did you mean “history”"):
        choose("hystory", NAMES)
    with pytest.raises(UsageError, match="--help"):
        choose("xyz", NAMES)


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5000])
def test_a_limit_beyond_every_case_is_no_fault(digits: str) -> None:
    assert parsed(f"show a.dossier Hollande --limit {digits}").limit == MOST
    assert parsed("show a.dossier Hollande --limit 000").limit == 0


ACTIONS = [(command, action) for command in COMMANDS for action in command.actions]


@pytest.mark.parametrize(("command", "action"), ACTIONS, ids=lambda each: each.name)
def test_every_action_has_help_of_its_own(
    command: Command, action: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(command, [action.name, "--help"])
    assert end.value.code == 0
    assert f"usage: dossier {command.name} {action.name} " in capsys.readouterr().out


def test_the_promised_actions_are_there() -> None:
    promised = "create rename alias confirm reject merge unmerge split different history"
    assert set(promised.split()) <= {action.name for _, action in ACTIONS}
    given = parsed("entity merge --json a.dossier KEEP --analyst Ada OTHER ANOTHER")
    assert (given.called, given.keep, given.others) == ("entity merge", "KEEP", ["OTHER", "ANOTHER"])


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T14:00:00Z",
        "2026-11-20T15:00:00.123456+01:00",
        "2026-11-20 14:00Z",
        "2026-11-20",
        "entry:1204",
    ],
)
def test_a_moment_is_by_the_clock_or_by_arrival(text: str) -> None:
    assert moment(f" {text}") == text


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "yesterday", "2026-11-31T14:00:00Z", "2026-11-20T25:00:00Z", "2026-13-01", "entry:0", "entry:000",
        "entry:-1", "entry:x", "entry:", "entry:٣", "entry:" + "9" * 5000, "1204", "2026", "15 November",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="entry:1204"):
        moment(text)


def test_what_the_parser_keeps_beside_hides_no_option() -> None:
    assert parsed("new a.dossier").title == ""
    for command in (*COMMANDS, *(action for _, action in ACTIONS)):
        parser = ArgumentParser()
        command.declare(parser)
        assert not {"chosen", "called"} & {action.dest for action in parser._actions}
