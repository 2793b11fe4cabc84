"""Several programs write to one case file: all of it is kept, everybody gets their turn, and nobody waits unawares."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.domain.entries import CasePropertySet
from dossier.domain.errors import CaseFileError
from dossier.store import connections, turns, verify
from tests.integration.many_writers import ROOT, at_once
from tests.integration.sample_case import ANN, new_case, open_case

HOLDER = """
import sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_case(tmp_path / "case.dossier").close()
    return tmp_path / "case.dossier"


@contextmanager
def held(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program is in the middle of writing, one that knows nothing of turns."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("count", [50, pytest.param(2000, marks=pytest.mark.slow)])
def test_four_writers_lose_nothing_and_break_no_chain(path: Path, count: int) -> None:
    done = at_once("dossier", path, 4, count)
    acknowledged = [id for each in done for id in each.acknowledged]
    with open_case(path) as case:
        entries = list(case.entries(after=2))
    assert len(acknowledged) == 4 * count
    assert sorted(entry.id for entry in entries) == sorted(acknowledged)
    report = verify(path)
    assert report.ok, report.problems
    assert not any("fork" in line for line in report.proven)
    assert [each.name for each in path.parent.iterdir()] == ["case.dossier"]


def test_the_turns_of_four_writers_alternate(path: Path) -> None:
    """Without a queue one of them writes for hundreds of entries on end. No time is asserted, only the order."""
    at_once("dossier", path, 4, 100)
    with open_case(path) as case:
        writers = [entry.header.replica for entry in case.entries(after=2)]
    last = {writer: max(n for n, each in enumerate(writers) if each == writer) for writer in set(writers)}
    assert min(last.values()) > len(writers) // 2, "one had finished before the others had done half"


def test_a_turn_ends_with_the_program_that_has_it(path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from dossier.store import turns\n"
        "with turns.turn(Path(sys.argv[1]), turns.Waits()): print('has it', flush=True); time.sleep(60)"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "has it\n"
    with open_case(path) as case:
        told = list[bool]()
        case.waits.subscribe(lambda waiting: (told.append(waiting), program.kill()))
        with case.writing(ANN) as writer:
            writer.append([CasePropertySet("title", "After the other one died")])
        program.communicate()
    assert told == [True, False]


def test_who_waits_for_a_program_that_knows_no_turns_is_told(path: Path) -> None:
    with held(path) as program, open_case(path) as case:
        told = list[bool]()
        case.waits.subscribe(lambda waiting: (told.append(waiting), program.kill()))
        with case.writing(ANN) as writer:
            writer.append([CasePropertySet("title", "At last")])
    assert told == [True, False]


def test_one_that_never_lets_go_is_told_of_in_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.3)
    monkeypatch.setattr(turns, "WORD", 0.1)
    with open_case(path) as case:
        told = list[bool]()
        case.waits.subscribe(told.append)
        with (
            held(path),
            pytest.raises(
                CaseFileError, match=r"Another program is using “case\.dossier”.*Nothing was changed"
            ),
            case.writing(ANN),
        ):
            pass
        assert told == [True, False]
        with case.writing(ANN) as writer:
            writer.append([CasePropertySet("title", "Now it is free")])


def test_looking_for_others_work_does_not_wait_for_who_is_writing(path: Path) -> None:
    with open_case(path) as case:
        before = case.data_version()
        code = HOLDER.replace("IMMEDIATE", "EXCLUSIVE")
        program = subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        told = list[bool]()
        case.waits.subscribe(told.append)
        assert case.data_version() == before
        program.kill()
        program.communicate()
    assert told == []


def test_who_waits_to_read_is_told_as_well(path: Path) -> None:
    """Another program brings in more than fits into its memory: until it is done, nobody can even read."""
    code = HOLDER.replace("IMMEDIATE", "EXCLUSIVE")
    with open_case(path) as case:
        program = subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        told = list[bool]()
        case.waits.subscribe(lambda waiting: (told.append(waiting), program.kill()))
        assert len(list(case.entries())) == 2
        program.communicate()
    assert told == [True, False]


def test_the_command_line_says_what_it_waits_for(tmp_path: Path, own_folders: Path) -> None:
    path = tmp_path / "hunt.dossier"
    dossier = [sys.executable, "-m", "dossier"]
    subprocess.run([*dossier, "new", str(path)], cwd=ROOT, check=True, capture_output=True)
    with held(path) as program:
        command = [*dossier, "properties", str(path), "title=The chase"]
        waiting = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert waiting.stderr is not None
        assert (
            waiting.stderr.readline() == "Waiting for another Dossier to finish writing in “hunt.dossier”…\n"
        )
        program.kill()
        out, errors = waiting.communicate(timeout=60)
    assert waiting.returncode == 0, errors
    assert "The chase" in out
    assert [each.name for each in tmp_path.iterdir()] == ["hunt.dossier"]
