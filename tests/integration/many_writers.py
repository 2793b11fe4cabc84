"""Programs that write to one file at the same time, one entry in a transaction: `many_writers.py HOW FILE NAME COUNT`.

HOW is `dossier` (a case file, as the program writes it), `unqueued` (the same without waiting in line, by SQLite's own
wait alone) or `raw` (bare sqlite3 in the same journal mode, with a table of payloads). Each says when it is ready,
begins when it is told, and prints as JSON what it did.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from dossier.domain.entries import Author, CasePropertySet
from dossier.store import turns
from tests.integration.sample_case import open_case

ROOT = Path(__file__).parents[2]
RAW_PATIENCE = 600
"""Seconds: with the 30 of Dossier, raw writers sometimes end with “database is locked”, and there is no figure."""


@dataclass(frozen=True)
class Done:
    """What one writer did: the ids that were acknowledged, its longest transaction and all of them, in seconds."""

    acknowledged: list[str]
    longest: float
    seconds: float


def at_once(how: str, path: Path, writers: int, count: int) -> Sequence[Done]:
    """Let so many programs write so many entries each. Fails with what they complain of."""
    programs = [_start(how, path, f"writer {number}", count) for number in range(writers)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n", program.communicate()[1]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [program.communicate() for program in programs]
    for program, (_, errors) in zip(programs, told, strict=True):
        assert program.returncode == 0, f"exit {program.returncode}: {errors}"
    return [Done(**json.loads(out)) for out, _ in told]


def make_table(path: Path) -> None:
    """What the raw writers write to."""
    with closing(_connected(path)) as connection:
        connection.execute(
            "CREATE TABLE entry (position INTEGER PRIMARY KEY, writer TEXT NOT NULL, payload TEXT NOT NULL)"
        )


def _start(how: str, path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.integration.many_writers", how, str(path), name, str(count)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _main() -> None:
    how, path, name, count = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    if how == "raw":
        _write_table(path, name, count)
        return
    if how == "unqueued":
        turns.turn = lambda case, waits: nullcontext()  # type: ignore[assignment]
    _write_case(path, name, count)


def _write_case(path: Path, name: str, count: int) -> None:
    author = Author("analyst", name)
    with open_case(path) as case:

        def write(number: int) -> str:
            with case.writing(author) as writer:
                (entry,) = writer.append([CasePropertySet("title", f"{name} {number}")])
            return entry.id

        _measure(write, count)


def _write_table(path: Path, name: str, count: int) -> None:
    with closing(_connected(path)) as connection:

        def write(number: int) -> str:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("SELECT max(position) FROM entry WHERE writer = ?", (name,)).fetchone()
            payload = json.dumps({"field": "title", "value": f"{name} {number}"})
            row = connection.execute("INSERT INTO entry (writer, payload) VALUES (?, ?)", (name, payload))
            connection.execute("COMMIT")
            return str(row.lastrowid)

        _measure(write, count)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=RAW_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _measure(write: Callable[[int], str], count: int) -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    acknowledged, longest = list[str](), 0.0
    start = before = perf_counter()
    for number in range(count):
        acknowledged.append(write(number))
        now = perf_counter()
        longest, before = max(longest, now - before), now
    print(json.dumps({"acknowledged": acknowledged, "longest": longest, "seconds": before - start}))


if __name__ == "__main__":
    _main()
