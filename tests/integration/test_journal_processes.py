"""Several programs at one case file, and programs that die."""

import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossier.domain.errors import CaseFileError
from dossier.store import verify
from tests.integration.sample_case import ANN, ingest, new_case, open_case

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_case(tmp_path / "case.dossier").close()
    return tmp_path / "case.dossier"


def start(path: Path, replica: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.integration.writer_process", str(path), replica, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_programs_at_once_lose_nothing(path: Path) -> None:
    programs = [start(path, replica, 40) for replica in ("one", "two")]
    acknowledged = []
    for program in programs:
        out, errors = program.communicate(timeout=120)
        assert program.returncode == 0, errors
        acknowledged += out.split()[1:]
    with open_case(path) as case:
        ids = [entry.id for entry in case.entries(after=2)]
    assert len(acknowledged) == 240
    assert sorted(ids) == sorted(acknowledged)
    report = verify(path)
    assert report.ok, report.problems
    assert not any("fork" in line for line in report.proven)


def test_what_was_acknowledged_survives_the_death_of_the_program(path: Path) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for number in range(6):
        program = start(path, f"replica {number}", 1_000_000)
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        acknowledged += program.stdout.readline().split()
        time.sleep(chance.random() * 0.1)
        program.kill()
        out, _ = program.communicate()
        # The last line may have been cut in the middle of an id: that one was never acknowledged.
        acknowledged += out.rpartition("\n")[0].split()
    with open_case(path) as case:
        ids = {entry.id for entry in case.entries()}
    assert set(acknowledged) <= ids
    assert len(ids) <= 2 + len(acknowledged) + 6 * 3
    report = verify(path)
    assert report.ok, report.problems


def test_a_disk_that_is_really_full_is_told(path: Path) -> None:
    """The system itself refuses to let the file grow, as a full disk does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = verify(path).entries
    with open_case(path) as case:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, limits[1]))
        try:
            with (
                pytest.raises(CaseFileError, match=r"no room|reported an error"),
                case.writing(ANN) as writer,
            ):
                ingest(writer, random.Random(1).randbytes(200_000).hex(), "large.txt")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert len(list(case.entries())) == before
        with case.writing(ANN) as writer:
            ingest(writer, "small", "small.txt")
    assert verify(path).ok
