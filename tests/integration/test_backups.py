"""A backup put in the place of a case that a killed program left in the middle of a change."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dossier.app import backups
from dossier.domain.errors import CaseFileError
from dossier.store import CaseFile, connections, verify
from dossier.store.files import appearing
from tests.integration.sample_case import ANN, fill, make, new_case, open_case

KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = " + sys.argv[2])
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute("BEGIN")
for table in ("entry", "blob", "source"):
    for (sql,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER IF EXISTS "{sql}"')
    connection.execute(f"DELETE FROM {table}")
connection.execute("CREATE TABLE filler (x)")
for number in range(300):
    connection.execute("INSERT INTO filler VALUES (randomblob(3000))")
if sys.argv[2] == "WAL":
    connection.execute("ROLLBACK")
    connection.execute("PRAGMA user_version")
    connection.execute("CREATE TABLE committed (x)")
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_in(path: Path, mode: str = "TRUNCATE") -> Path:
    """Kill a program in the middle of a change to `path`; the side file that it leaves."""
    subprocess.run([sys.executable, "-c", KILLED, str(path), mode], check=False)
    side = path.with_name(path.name + ("-wal" if mode == "WAL" else "-journal"))
    assert side.stat().st_size > 512
    return side


def entries(path: Path) -> list[str]:
    with open_case(path, read_only=True) as case:
        return [entry.id for entry in case.entries()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case; `safe.dossier` beside it is its backup, of before most of its entries."""
    path = tmp_path / "case.dossier"
    with new_case(path) as case:
        case.backup(tmp_path / "safe.dossier")
        fill(case)
    return path


@pytest.fixture
def safe(path: Path) -> Path:
    return path.with_name("safe.dossier")


def test_a_hot_journal_is_rolled_back_where_it_belongs(path: Path, safe: Path) -> None:
    before, saved = entries(path), entries(safe)
    assert before != saved
    journal = killed_in(path)
    aside = backups.restore(safe, path)
    assert aside is not None
    assert not journal.exists()
    assert entries(path) == saved
    assert entries(aside) == before
    assert verify(path).ok
    assert verify(aside).ok


def test_a_write_ahead_log_is_played_in_where_it_belongs(path: Path, safe: Path) -> None:
    log = killed_in(path, "WAL")
    aside = backups.restore(safe, path)
    assert aside is not None
    assert not log.exists()
    assert entries(path) == entries(safe)
    assert verify(path).ok
    with closing(sqlite3.connect(aside)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master WHERE name = 'committed'").fetchall()


@pytest.mark.parametrize("content", [b"", b"this is no database" * 500])
def test_a_file_that_cannot_be_opened_takes_its_side_files_along(
    path: Path, safe: Path, content: bytes
) -> None:
    path.write_bytes(content)
    sides = {"-journal": b"a journal" * 100, "-wal": b"a log" * 100, "-shm": b"an index" * 100}
    for side, held in sides.items():
        path.with_name(path.name + side).write_bytes(held)
    aside = backups.restore(safe, path)
    assert aside is not None
    assert aside.read_bytes() == content
    for side, held in sides.items():
        assert aside.with_name(aside.name + side).read_bytes() == held
        assert not path.with_name(path.name + side).exists()
    assert entries(path) == entries(safe)


def test_a_damaged_header_can_still_be_rolled_back_after_a_restore(path: Path, safe: Path) -> None:
    before = entries(path)
    held = killed_in(path).read_bytes()
    with path.open("r+b") as file:
        file.write(b"torn while written")
    aside = backups.restore(safe, path)
    assert aside is not None
    assert aside.with_name(aside.name + "-journal").read_bytes() == held
    assert entries(path) == entries(safe)
    with open_case(aside):  # SQLite finds the journal under its new name
        pass
    assert entries(aside) == before
    assert verify(aside).ok


def test_a_file_that_is_being_written_is_left_alone(
    path: Path, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.1)
    names = sorted(path.parent.iterdir())
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseFileError, match="Another program is using"):
            backups.restore(safe, path)
    assert sorted(path.parent.iterdir()) == names


def test_when_the_backup_cannot_be_written_the_case_is_put_back(
    path: Path, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"damaged" * 500)
    path.with_name(path.name + "-wal").write_bytes(b"a log")
    before = {file: file.read_bytes() for file in path.parent.iterdir()}

    def full(*_: object) -> None:
        raise CaseFileError("The disk is full. Free some space.")

    monkeypatch.setattr(CaseFile, "backup", full)
    with pytest.raises(CaseFileError, match="The disk is full"):
        backups.restore(safe, path)
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_putting_back_never_overwrites_what_appeared_meanwhile(
    path: Path, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def overtaken(_: CaseFile, to: Path) -> None:
        to.write_bytes(b"somebody's")
        raise CaseFileError("It exists already.")

    monkeypatch.setattr(CaseFile, "backup", overtaken)
    with pytest.raises(CaseFileError, match=r"It exists already\. What stood at .* is kept as"):
        backups.restore(safe, path)
    assert path.read_bytes() == b"somebody's"
    (aside,) = path.parent.glob("*.before-restore-*")
    assert aside.read_bytes() == before


def test_restoring_twice_in_a_second_keeps_both(path: Path, safe: Path) -> None:
    before = entries(path)
    asides = [backups.restore(safe, path) for _ in range(3)]
    assert len({str(aside) for aside in asides}) == 3
    assert asides[0] is not None
    assert entries(asides[0]) == before


@pytest.mark.parametrize("side", ["-journal", "-wal"])
@pytest.mark.parametrize("write", [lambda safe, to: new_case(to), backups.restore])
def test_no_new_file_beside_a_leftover_journal(
    path: Path, safe: Path, side: str, write: Callable[[Path, Path], object]
) -> None:
    journal = killed_in(path, "WAL" if side == "-wal" else "TRUNCATE")
    held = journal.read_bytes()
    path.unlink()
    with pytest.raises(CaseFileError, match="a leftover journal of another file lies at") as caught:
        write(safe, path)
    assert "Move it away first" in str(caught.value)
    assert journal.read_bytes() == held
    assert not path.exists()


def test_a_journal_that_appears_while_a_file_is_made_is_seen(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "new.dossier"

    def make_it() -> None:
        with appearing(to) as temporary:
            shutil.copy(path, temporary)
            to.with_name(to.name + "-journal").write_bytes(b"hot")

    with pytest.raises(CaseFileError, match="leftover journal"):
        make_it()
    assert not to.exists()


def test_an_empty_journal_is_nothing_to_fear(path: Path, safe: Path) -> None:
    with open_case(path) as still_open:
        fill(still_open)
        assert backups.restore(safe, path) is not None
    assert entries(path) == entries(safe)
    new = path.with_name("new.dossier")
    new.with_name("new.dossier-journal").touch()
    make(new)
    assert verify(new).ok


def test_no_folder_and_no_device_is_replaced(safe: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(CaseFileError, match="is a folder"):
        backups.restore(safe, folder)
    assert folder.is_dir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CaseFileError, match="no ordinary file"):
        backups.restore(safe, tmp_path / "pipe")
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_link_is_followed(path: Path, safe: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "links"
    elsewhere.mkdir()
    link = elsewhere / "link.dossier"
    link.symlink_to(path)
    before = entries(path)
    killed_in(path)
    aside = backups.restore(safe, link)
    assert aside is not None
    assert aside.parent == path.parent
    assert link.is_symlink()
    assert not path.is_symlink()
    assert entries(path) == entries(safe)
    assert entries(aside) == before


def test_a_link_to_nothing_gives_its_target(safe: Path, tmp_path: Path) -> None:
    (tmp_path / "link.dossier").symlink_to(tmp_path / "new.dossier")
    assert backups.restore(safe, tmp_path / "link.dossier") is None
    assert entries(tmp_path / "new.dossier") == entries(safe)


@pytest.mark.parametrize("how", ["itself", "symlink", "hardlink"])
def test_a_file_is_not_restored_onto_itself(path: Path, how: str) -> None:
    other = path
    if how != "itself":
        other = path.with_name("other.dossier")
        (other.symlink_to if how == "symlink" else other.hardlink_to)(path)
    names = sorted(path.parent.iterdir())
    with pytest.raises(CaseFileError, match="onto itself"):
        backups.restore(path, other)
    with pytest.raises(CaseFileError, match="onto itself"):
        backups.restore(other, path)
    assert sorted(path.parent.iterdir()) == names
    with open_case(path) as case, case.writing(ANN):
        pass
