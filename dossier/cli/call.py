"""What a command is, and what it is called with."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """The exit codes, a promise to scripts."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    SOME_FAILED = 3
    """Done, but some of the inputs failed; each is named."""
    INTERRUPTED = 130


class UsageError(Exception):
    """The arguments do not fit together; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Screens:
    """How to reach the window from here: the command line must not import it, so its caller hands it in.

    Both raise DossierError when no window can be had.
    """

    open_window: Callable[[Path | None], int]
    take_screenshots: Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Call:
    """One command with its arguments: `arguments` holds its own, beside it stand those that all share."""

    arguments: Namespace
    screens: Screens
    json: bool
    analyst: str | None
    as_of: str = ""
    """The moment to show the case at (`arguments.moment`); empty: now."""

    @property
    def case(self) -> Path:
        return Path(self.arguments.case)


def never(_: Namespace) -> bool:
    return False


def always(_: Namespace) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """`summary` is its line in the overview; `declare` adds its arguments; `run` gives the exit code.

    `reads` says whether, with these arguments, it only reads: then it can show a past moment (--as-of).
    """

    name: str
    summary: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Call], int]
    reads: Callable[[Namespace], bool] = never
    actions: tuple["Command", ...] = ()
    """Of a command like `entity`: what it can do, the first word after its name."""


def group(name: str, summary: str, actions: Sequence[Command]) -> Command:
    """A command that is nothing but its actions: `dossier entity rename …`."""
    return Command(
        name,
        summary,
        declare=lambda _: None,
        run=lambda call: _chosen(call.arguments).run(call),
        reads=lambda arguments: _chosen(arguments).reads(arguments),
        actions=tuple(actions),
    )


def _chosen(arguments: Namespace) -> Command:
    action: Command = arguments.chosen
    return action
