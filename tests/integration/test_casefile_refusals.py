"""What is no sound case file is refused, each for its reason, in words that say what to do."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dossier.domain.errors import CaseFileError
from dossier.store import connections, verify
from tests.integration.sample_case import open_case


def altered(*statements: str) -> Callable[[Path], None]:
    def alter(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return alter


def refused(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CaseFileError) as caught:
        open_case(path)
    if before is not None:
        assert path.read_bytes() == before
    message = str(caught.value)
    assert message.count(".") >= 2, message
    return message


def test_missing(tmp_path: Path) -> None:
    assert "There is no file “none.dossier”" in refused(tmp_path / "none.dossier")
    (tmp_path / "file").write_text("x")
    assert "There is no file" in refused(tmp_path / "file" / "none.dossier")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_no_ordinary_file() -> None:
    assert "no ordinary file" in refused(Path("/dev/null"))


def test_an_impossible_path() -> None:
    with pytest.raises(CaseFileError, match=r"no file|cannot be reached"):
        open_case(Path("a\0b"))


def test_empty(path: Path) -> None:
    path.write_bytes(b"")
    assert "is empty" in refused(path)


def test_not_sqlite(path: Path) -> None:
    path.write_bytes(b"Dear Sir or Madam,\n" * 500)
    assert "no SQLite database" in refused(path)
    path.write_bytes(b"short")
    assert "no SQLite database" in refused(path)


def test_another_sqlite_database(path: Path) -> None:
    path.unlink()
    altered("CREATE TABLE entry (position INTEGER PRIMARY KEY)")(path)
    assert "not a case file (application id 0x00000000)" in refused(path)


def test_a_newer_schema(path: Path) -> None:
    altered("PRAGMA user_version = 2")(path)
    assert "made by a newer Dossier (schema 2" in refused(path)
    assert "Update Dossier" in refused(path)
    with pytest.raises(CaseFileError, match="newer Dossier"):
        verify(path)


def test_a_schema_that_never_was(path: Path) -> None:
    altered("PRAGMA user_version = -1")(path)
    assert "which no Dossier ever wrote" in refused(path)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_cut_short(path: Path, part: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert "is cut short" in refused(path)
    assert not verify(path).ok


def test_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = random.Random(1).randbytes(len(content) - 4096)
    path.write_bytes(content)
    assert "is damaged" in refused(path)
    assert not verify(path).ok


def test_a_damaged_schema(path: Path) -> None:
    altered(
        "PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = 'CREATE nonsense' WHERE name = 'blob'"
    )(path)
    assert "is damaged" in refused(path)
    assert not verify(path).ok


@pytest.mark.parametrize(
    ("what", "statement"),
    [
        ("trigger spy", "CREATE TRIGGER spy AFTER INSERT ON entry BEGIN DELETE FROM blob; END"),
        ("trigger spy", "CREATE TRIGGER spy AFTER INSERT ON alembic_version BEGIN SELECT 1; END"),
        ("view spy", "CREATE VIEW spy AS SELECT * FROM source"),
        ("table spy", "CREATE TABLE spy (a)"),
        ("index spy", "CREATE INDEX spy ON entry (replica)"),
        ("index spy", "CREATE INDEX spy ON entry (abs(random()))".replace("abs(random())", "abs(clock)")),
        ("table spy", "CREATE VIRTUAL TABLE spy USING fts5(a)"),
        ("table sqlite_stat1", "ANALYZE"),
    ],
)
def test_something_that_dossier_did_not_make(path: Path, what: str, statement: str) -> None:
    altered(statement)(path)
    message = refused(path)
    assert f"it holds the {what}, which Dossier did not make" in message or "did not make" in message
    assert "might do harm" in message
    report = verify(path)
    assert not report.ok
    assert what.split()[1] in " ".join(report.problems)


@pytest.mark.parametrize("verb", ["update", "delete", "replace"])
@pytest.mark.parametrize("table", ["source", "blob", "entry"])
def test_a_trigger_of_ours_that_is_missing_or_altered(path: Path, table: str, verb: str) -> None:
    altered(f"DROP TRIGGER {table}_no_{verb}")(path)
    assert f"the trigger {table}_no_{verb} is missing" in refused(path)
    assert not verify(path).ok
    altered(f"CREATE TRIGGER {table}_no_{verb} BEFORE UPDATE ON {table} WHEN 0 BEGIN SELECT 1; END")(path)
    assert f"the trigger {table}_no_{verb} was altered" in refused(path)
    assert not verify(path).ok


def test_a_table_that_is_a_view(path: Path) -> None:
    """The worst that a stranger can do: the journal would be computed as it is read, and might never end."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS position FROM n"
    altered(
        *(f"DROP TRIGGER entry_no_{verb}" for verb in ("update", "delete", "replace")),
        "ALTER TABLE entry RENAME TO hidden",
        f"CREATE VIEW entry AS {endless}",
    )(path)
    assert "entry" in refused(path)
    report = verify(path)
    assert not report.ok
    assert report.entries == 0


def test_a_column_more(path: Path) -> None:
    altered("ALTER TABLE entry ADD COLUMN secret TEXT")(path)
    assert "the table entry was altered" in refused(path)


def test_a_wrong_revision(path: Path) -> None:
    altered("UPDATE alembic_version SET version_num = '0007'")(path)
    assert "alembic_version" in refused(path)
    assert not verify(path).ok


def test_a_case_without_entries(tmp_path: Path) -> None:
    from dossier.store import migrate
    from tests.integration.sample_case import MIGRATIONS

    migrate.make(tmp_path / "case.dossier", MIGRATIONS)
    assert "holds no entries" in refused(tmp_path / "case.dossier")
    assert not verify(tmp_path / "case.dossier").ok


def test_locked_by_another_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "Another program is using “case.dossier”" in refused(path)
        with pytest.raises(CaseFileError, match="Another program"):
            verify(path)
        other.execute("ROLLBACK")
    open_case(path).close()


def test_an_unfinished_change_where_nothing_can_be_written(path: Path) -> None:
    """A file and its hot journal, as a crash leaves them, on a read-only medium."""
    with closing(sqlite3.connect(path, isolation_level=None)) as crashing:
        crashing.execute("PRAGMA cache_size = 1")
        crashing.execute("PRAGMA cache_spill = 1")
        crashing.execute("BEGIN IMMEDIATE")
        crashing.execute("DROP TRIGGER source_no_update")
        crashing.execute("CREATE TABLE much (a)")
        crashing.executemany("INSERT INTO much VALUES (?)", [(bytes(3000),) for _ in range(100)])
        stolen = path.with_name("stolen.dossier")
        shutil.copy(path, stolen)
        shutil.copy(path.with_name("case.dossier-journal"), path.with_name("stolen.dossier-journal"))
        crashing.execute("ROLLBACK")
    stolen.chmod(0o444)
    message = refused(stolen)
    assert "left in the middle of a change" in message
    assert "“stolen.dossier-journal”" in message
    with pytest.raises(CaseFileError, match="middle of a change"):
        verify(stolen)
    stolen.chmod(0o644)
    with open_case(stolen) as case:
        assert len(list(case.entries())) == 10
    assert verify(stolen).ok


def test_a_file_in_write_ahead_mode_comes_out_of_it(path: Path) -> None:
    altered("PRAGMA journal_mode = WAL")(path)
    with open_case(path) as case:
        assert len(list(case.entries())) == 10
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert verify(path).ok
