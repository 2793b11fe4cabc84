"""Reading the arguments: every command has a parser of its own, in which options may stand anywhere."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from difflib import get_close_matches

from dossier.cli.call import Command, UsageError

MOST = 999_999_999

OVERVIEW = """\
usage: dossier [CASE]                    open the window
       dossier COMMAND CASE [options]    work without it

Dossiers of the persons and events in your articles; every statement names its exact passage.

Commands:
{commands}

Every command takes --json (for machines), --analyst NAME (who works; otherwise the configured
name, else the login name) and --help.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some inputs failed."""


def overview(commands: Sequence[Command]) -> str:
    longest = max(len(command.name) for command in commands)
    return OVERVIEW.format(
        commands="\n".join(f"  {command.name:<{longest}}  {command.summary}" for command in commands)
    )


def choose(name: str, commands: Sequence[Command]) -> Command:
    """The command called `name`. Raises UsageError, with the nearest one where it looks like a slip."""
    by_name = {command.name: command for command in commands}
    if name in by_name:
        return by_name[name]
    near = get_close_matches(name, by_name, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else "“dossier --help” lists them."
    raise UsageError(f"there is no command “{name}”. {hint}")


def parse(command: Command, arguments: Sequence[str]) -> Namespace:
    """The arguments of `command`; argparse itself ends the program on wrong ones (2) and on --help (0)."""
    parser = ArgumentParser(prog=f"dossier {command.name}", description=command.summary, allow_abbrev=False)
    command.declare(parser)
    shared = parser.add_argument_group("options of every command")
    shared.add_argument("--json", action="store_true", help="print JSON, in the documented shapes")
    shared.add_argument("--analyst", metavar="NAME", type=name, help="who works, for the journal")
    shared.add_argument("--as-of", metavar="WHEN", help="the case as it was then (not yet)")
    return parser.parse_intermixed_args(arguments)


def add_case(parser: ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the case file")


def add_source(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="its file name, title, or beginning of its id")


def add_limit(parser: ArgumentParser, what: str) -> None:
    parser.add_argument("--limit", metavar="N", type=count, help=f"at most N {what} (otherwise all)")


def count(text: str) -> int:
    """The number; one beyond every case counts as `MOST`, for SQLite's integers end."""
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"“{text}” is no number")
    digits = text.lstrip("0") or "0"
    return MOST if len(digits) > len(str(MOST)) else int(digits)


def name(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("a name is needed")
    return text.strip()


def assignment(text: str) -> tuple[str, str]:
    """`field=value`; the value may be empty, which says that it is unknown."""
    field, equals, value = text.partition("=")
    if not equals or not field:
        raise ArgumentTypeError(f"“{text}” is not of the form field=value")
    return field, value
