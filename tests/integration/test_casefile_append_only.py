"""Nothing in a case file can be changed or taken away, whatever program tries."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier.store import verify

TABLES = ("source", "blob", "entry")
COLUMNS = {
    **dict.fromkeys(("source", "blob"), ("position", "id", "size", "stored_sha256", "content")),
    "entry": ("position", "id", "clock", "replica", "payload_sha256", "header", "payload"),
}


@pytest.fixture
def raw(sound: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody's own program, with SQLite's ordinary settings; whatever it tried, the case is as it was."""
    path = tmp_path / "case.dossier"
    shutil.copy(sound, path)
    before = _dump(path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection
        connection.commit()
    assert _dump(path) == before
    assert verify(path).ok


def _dump(path: Path) -> list[object]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY position").fetchall() for table in TABLES]


def _refused(connection: sqlite3.Connection, statement: str, parameters: object = ()) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="is append-only"):
        connection.execute(statement, parameters)  # type: ignore[arg-type]


@pytest.mark.parametrize(("table", "column"), [(t, c) for t in TABLES for c in COLUMNS[t]])
def test_no_column_can_be_updated(raw: sqlite3.Connection, table: str, column: str) -> None:
    for policy in ("", "OR REPLACE", "OR IGNORE", "OR FAIL", "OR ROLLBACK"):
        _refused(raw, f"UPDATE {policy} {table} SET {column} = {column}")
        _refused(raw, f"UPDATE {policy} {table} SET {column} = 7 WHERE position = 1")


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_deleted(raw: sqlite3.Connection, table: str) -> None:
    _refused(raw, f"DELETE FROM {table}")
    _refused(raw, f"DELETE FROM {table} WHERE position = 2")
    _refused(raw, f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")


@pytest.mark.parametrize("position", [2, "2", 2.0, b"2", None, 99])
@pytest.mark.parametrize("recursive", [True, False])
@pytest.mark.parametrize("policy", ["REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT"])
@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_replaced(
    raw: sqlite3.Connection, table: str, policy: str, recursive: bool, position: object
) -> None:
    """Neither by its position, however it is written, nor by its id; with and without recursive triggers."""
    raw.execute(f"PRAGMA recursive_triggers = {recursive}")
    columns = COLUMNS[table]
    row = list(raw.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE position = 2").fetchone())
    row[0] = position
    marks = ", ".join("?" * len(columns))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"{policy} INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)
    if position != 99 and position is not None:
        row[1] = bytes(32)
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(f"{policy} INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_upserted(raw: sqlite3.Connection, table: str) -> None:
    columns = ", ".join(COLUMNS[table])
    for target in ("id", "position"):
        _refused(
            raw,
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE true"
            f" ON CONFLICT ({target}) DO UPDATE SET id = zeroblob(32)",
        )
    _refused(
        raw,
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE true ON CONFLICT DO NOTHING",
    )
