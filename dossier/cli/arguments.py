"""Reading the arguments: every command has a parser of its own, in which options may stand anywhere."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from dossier.cli.call import Command, UsageError
from dossier.domain import moments
from dossier.domain.errors import NotFound

MOST = 999_999_999

MOMENTS = "2026-11-20T14:00:00Z, or entry:1204"
"""Examples of the two ways to name a moment."""

OVERVIEW = """\
usage: dossier [CASE]                    open the window
       dossier COMMAND CASE [options]    work without it

Dossiers of the persons and events in your articles; every statement names its exact passage.

Commands:
{commands}

Every command takes --json (for machines), --analyst NAME (who works; otherwise the configured
name, else the login name) and --help; those that read take --as-of WHEN (the case as it was then).
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some inputs failed."""


def overview(commands: Sequence[Command]) -> str:
    longest = max(len(command.name) for command in commands)
    return OVERVIEW.format(
        commands="\n".join(f"  {command.name:<{longest}}  {command.summary}" for command in commands)
    )


def choose(name: str, names: Collection[str], of: str = "") -> str:
    """`name`, if it is one of the commands; `of` is the command whose actions these are.

    Raises UsageError, with the nearest one where it looks like a slip.
    """
    if name in names:
        return name
    near = get_close_matches(name, names, n=1)
    words = f"{of} " if of else ""
    hint = f"Did you mean “{words}{near[0]}”?" if near else f"“dossier {words}--help” lists them."
    raise UsageError(f"there is no command “{words}{name}”. {hint}")


def parse(command: Command, arguments: Sequence[str], of: str = "") -> Namespace:
    """The arguments of `command`; argparse itself ends the program on wrong ones (2) and on --help (0).

    Of a command with actions, the first argument says which; it is in `chosen`. `called` has the words.
    """
    called = f"{of} {command.name}".strip()
    if command.actions:
        return _parse_action(command, arguments)
    parser = ArgumentParser(prog=f"dossier {called}", description=command.summary, allow_abbrev=False)
    command.declare(parser)
    _add_shared(parser)
    parser.set_defaults(chosen=command, called=called)
    return parser.parse_intermixed_args(arguments)


def _parse_action(command: Command, arguments: Sequence[str]) -> Namespace:
    if arguments and not arguments[0].startswith("-"):
        actions = {action.name: action for action in command.actions}
        action = actions[choose(arguments[0], actions, command.name)]
        return parse(action, arguments[1:], command.name)
    longest = max(len(action.name) for action in command.actions)
    parser = ArgumentParser(
        prog=f"dossier {command.name}",
        usage=f"dossier {command.name} ACTION CASE … [options]",
        description=f"{command.summary}\n\nactions:\n"
        + "\n".join(f"  {action.name:<{longest}}  {action.summary}" for action in command.actions),
        epilog=f"“dossier {command.name} ACTION --help” has the options of each.",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_shared(parser)
    if {"-h", "--help"} & set(arguments):
        parser.print_help()
        parser.exit()
    parser.error(f"the action comes first: {', '.join(action.name for action in command.actions)}")


def _add_shared(parser: ArgumentParser) -> None:
    shared = parser.add_argument_group("options of every command")
    shared.add_argument("--json", action="store_true", help="print JSON, in the documented shapes")
    shared.add_argument("--analyst", metavar="NAME", type=name, help="who works, for the journal")
    shared.add_argument(
        "--as-of",
        metavar="WHEN",
        type=moment,
        help=f"the case as it was then, where the command only reads: {MOMENTS}",
    )


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


def moment(text: str) -> str:
    """A moment of the case: by the clock, or `entry:N` by arrival in the file."""
    try:
        found = moments.parse(text)
    except NotFound as error:
        raise ArgumentTypeError(str(error).rstrip(".")) from error
    if found.position == 0:
        raise ArgumentTypeError(f"“{text}” is no moment: entries are counted from 1, such as entry:1204")
    return found.text


def day_or_moment(text: str) -> str:
    """A moment by the clock; a day stands for its beginning."""
    try:
        moments.reading_since(text)
    except NotFound as error:
        raise ArgumentTypeError(str(error).rstrip(".")) from error
    return text
