"""What a command is, and what it is called with."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
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

    @property
    def case(self) -> Path:
        return Path(self.arguments.case)


@dataclass(frozen=True, slots=True)
class Command:
    """`summary` is its line in the overview; `declare` adds its arguments; `run` gives the exit code."""

    name: str
    summary: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Call], int]
