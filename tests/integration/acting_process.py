"""A program that does things to case files and may be killed meanwhile; see `actors.py`, which talks to it.

Reads requests from standard input, one JSON object a line: {"act", "case", "other", "seed", "wait"}. For each it
forks, so that nothing has to be imported again, and the fork says what it has been acknowledged.
"""

import ctypes
import json
import os
import random
import sys
from contextlib import closing
from pathlib import Path

import alembic.command  # what a migration would import late: those who kill want to hit the migration

from dossier.domain.entries import Author, CasePropertySet
from dossier.domain.errors import CaseFileError
from dossier.store import CaseFile, merge
from tests.integration import later_schema
from tests.integration.sample_case import analyse, analysis, ingest, open_case

assert alembic.command
sys.dont_write_bytecode = (
    True  # every write of it is looked at, and a compiled migration is nothing of the case
)
ANYBODY_MAY_TRACE = (0x59616D61, ctypes.c_ulong(-1))
"""Arguments of prctl, so that strace, which is no ancestor, may look."""


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())  # short enough to be whole or not there


def read_line() -> str:
    """Byte by byte: whatever follows is for another fork."""
    line = b""
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        line += byte
    return line.decode()


def append(case: Path, seed: int, acts: int) -> None:
    with open_case(case) as opened:
        say("begun")
        for number in range(acts):
            with opened.writing(Author("analyst", f"replica {seed}")) as writer:
                facts = [CasePropertySet("title", f"{seed} {number} {n}") for n in range(3)]
                entries = writer.append(facts)
            say("done", *(entry.id for entry in entries))


def take_in(case: Path, seed: int, acts: int) -> None:
    chance = random.Random(seed)
    with open_case(case) as opened:
        say("begun")
        for number in range(acts):
            with opened.writing(Author("analyst", f"replica {seed}")) as writer:
                text = f"Ann Lee met Ben Roe on Monday. “We may go 🏔 soon,” Lee said. Menu {seed} {number}"
                fact = ingest(writer, f"{text} {chance.randbytes(20_000).hex()}", f"{number}.txt")
                analyse(writer, fact, analysis(text))
            say("done")
            say("source", fact.source)


def bring_in(case: Path, other: Path) -> None:
    with open_case(case) as ours, open_case(other, read_only=True) as theirs:
        say("begun")
        merge(ours, theirs)
        say("done")


def update(case: Path, steps: Path) -> None:
    later_schema.begin(setattr)
    say("begun")
    with closing(CaseFile.open(case, migrations=steps)):
        say("done")


def act(request: dict[str, str | int | bool]) -> None:
    case, other = Path(str(request["case"])), Path(str(request["other"]))
    seed, acts = int(request["seed"]), int(request["acts"])
    {
        "append": lambda: append(case, seed, acts),
        "ingest": lambda: take_in(case, seed, acts),
        "merge": lambda: bring_in(case, other),
        "migration": lambda: update(case, other),
    }[str(request["act"])]()


def in_a_fork(request: dict[str, str | int | bool]) -> None:
    say("pid", os.getpid())
    if request["wait"]:
        ctypes.CDLL(None).prctl(*ANYBODY_MAY_TRACE)
        read_line()
    try:
        act(request)
    except CaseFileError as error:
        say("refused", error)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the test wants to hear of it
        say("fault", repr(error))


def main() -> None:
    say("ready")
    while line := read_line():
        child = os.fork()
        if not child:
            in_a_fork(json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say("end", status)


if __name__ == "__main__":
    sys.exit(main())
