"""Verify: a sound case is proven, and every lie is named."""

import random
import shutil
import sqlite3
import zlib
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dossier.domain.errors import Cancelled, CaseFileError
from dossier.domain.views import Progress
from dossier.store import verify
from dossier.store.proof import findings
from tests.integration.sample_case import (
    ANN,
    ingest,
    new_case,
    open_case,
)
from tests.integration.tampering import tampered

TABLES = ("source", "blob", "entry")
ROWS = [("source", 2, 5), ("blob", 3, 5), ("entry", 10, 7)]
COLUMNS = [
    (table, row, column) for table, rows, columns in ROWS for row in range(rows) for column in range(columns)
]


def content_of(path: Path) -> list[Any]:
    """Everything that a case file says, whatever its pages look like."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        rows = [connection.execute(f"SELECT * FROM {table} ORDER BY position").fetchall() for table in TABLES]
        schema = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
        ).fetchall()
        pragmas = [
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        ]
        return [*rows, schema, pragmas, connection.execute("SELECT * FROM alembic_version").fetchall()]


def test_a_sound_case_is_proven(path: Path) -> None:
    before = path.read_bytes()
    report = verify(path)
    assert report.ok
    assert (report.sources, report.entries, report.passages) == (2, 10, 11)
    assert report.problems == ()
    assert len(report.proven) == 5
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["case.dossier"]


def test_an_open_case_is_verified_while_others_write(path: Path) -> None:
    with open_case(path) as case, case.writing(ANN) as writer:
        ingest(writer, "Meanwhile", "m.txt")
        assert verify(path).entries == 10


def test_a_new_case_is_sound(tmp_path: Path) -> None:
    new_case(tmp_path / "new.dossier").close()
    assert verify(tmp_path / "new.dossier").ok


def _flipped(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    content = bytearray(value.encode() if isinstance(value, str) else value)  # type: ignore[arg-type]
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
    return content.decode() if isinstance(value, str) else bytes(content)


@pytest.mark.parametrize(("table", "row", "column"), COLUMNS)
def test_one_bit_in_any_column_of_any_row_is_caught_and_named(
    path: Path, table: str, row: int, column: int
) -> None:
    chance = random.Random(f"{table} {row} {column}")
    for _ in range(3):
        with closing(sqlite3.connect(path)) as connection:
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            found = connection.execute(f"SELECT * FROM {table} WHERE position = ?", (row + 1,)).fetchone()
        flipped = _flipped(found[column], chance)
        copy = path.with_name("copy.dossier")
        shutil.copy(path, copy)
        if names[column] == "position" and row_exists(copy, table, flipped):
            flipped = 1000
        tampered(
            copy, table, f"UPDATE {table} SET {names[column]} = ? WHERE position = ?", (flipped, row + 1)
        )
        report = verify(copy)
        assert not report.ok, f"{names[column]}: {found[column]!r} became {flipped!r}"
        assert table in report.problems[0]
        assert "position" in report.problems[0]


def row_exists(path: Path, table: str, position: object) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute(f"SELECT 1 FROM {table} WHERE position = ?", (position,)).fetchone()
            is not None
        )


def test_one_bit_anywhere_in_the_file_is_caught_or_harmless(path: Path) -> None:
    """What is not caught changes nothing of what the file says: unused bytes, counters, free space."""
    whole, said, chance = path.read_bytes(), content_of(path), random.Random(42)
    copy = path.with_name("copy.dossier")
    places = [*range(100), *(chance.randrange(100, len(whole)) for _ in range(500))]
    caught = 0
    for place in places:
        content = bytearray(whole)
        content[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(content)
        try:
            report = verify(copy)
        except CaseFileError as error:
            assert "newer Dossier" in str(error) or "cannot be opened" in str(error)  # noqa: PT017
            caught += 1
            continue
        if report.ok:
            assert content_of(copy) == said, f"byte {place}"
        else:
            caught += 1
    assert caught > 100


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("which", ["first", "last", "all"])
def test_rows_that_were_taken_away_are_missed(path: Path, table: str, which: str) -> None:
    where = {
        "first": "position = 1",
        "last": f"position = (SELECT max(position) FROM {table})",
        "all": "true",
    }[which]
    tampered(path, table, f"DELETE FROM {table} WHERE {where}")
    report = verify(path)
    if table == "entry" and which == "last":
        assert report.ok  # a journal that ends earlier is a journal: only a signed head could tell
        return
    assert not report.ok
    assert any(words in report.problems[0] for words in ("missing", "journal is empty"))


def test_an_ingest_cut_off_the_end_leaves_an_orphan(path: Path) -> None:
    with open_case(path) as case, case.writing(ANN) as writer:
        ingest(writer, "The last word", "last.txt")
    tampered(path, "entry", "DELETE FROM entry WHERE position = 11")
    report = verify(path)
    assert [problem.split()[1] for problem in report.problems] == ["source", "blob"]
    assert all("named by no entry" in problem for problem in report.problems)


def test_a_source_slipped_in_is_named(path: Path) -> None:
    stored = zlib.compress(b"never ingested")
    row = (3, sha256(b"never ingested").digest(), 14, sha256(stored).digest(), stored)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?)", row)
        connection.commit()
    assert "named by no entry" in verify(path).problems[0]


def test_a_bomb_is_a_lie_about_its_size(path: Path) -> None:
    bomb = zlib.compress(bytes(50 << 20))
    tampered(
        path,
        "blob",
        "UPDATE blob SET content = ?, stored_sha256 = ? WHERE position = 1",
        (bomb, sha256(bomb).digest()),
    )
    assert "cannot be unpacked, or its size is wrong" in verify(path).problems[0]


def test_the_first_lie_comes_first_and_all_are_listed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tampered(path, "entry", "UPDATE entry SET clock = clock + 1")
    tampered(path, "source", "UPDATE source SET size = size + 1 WHERE position = 2")
    report = verify(path)
    assert "source" in report.problems[0]
    assert len(report.problems) >= 11
    monkeypatch.setattr(findings, "MOST_PROBLEMS", 3)
    assert verify(path).problems[-1].endswith("more problems, which are not listed.")


def test_an_index_that_differs_from_its_table_is_caught(path: Path) -> None:
    """A forger who changes a row behind the index's back."""
    content = bytearray(path.read_bytes())
    replica = ANN.replica.encode()
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_entry_replica_position'"
        ).fetchone()
    place = content.index(replica, (root - 1) * 4096)
    content[place] ^= 1
    path.write_bytes(content)
    assert "The structure is damaged" in verify(path).problems[0]


# ---- how it goes about it


def test_progress_is_told_and_cancelling_stops(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.store.readmodel.pace._SECONDS_BETWEEN", 0.0)
    told: list[Progress] = []
    verify(path, progress=told.append)
    assert {each.stage for each in told} == {"sources", "blobs", "entries"}
    assert max(each.total for each in told) == 10
    with pytest.raises(Cancelled):
        verify(path, cancelled=lambda: True)


def test_what_is_not_there_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="There is no file"):
        verify(tmp_path / "none.dossier")


def test_a_file_that_is_no_case_is_reported(tmp_path: Path) -> None:
    (tmp_path / "letter.dossier").write_text("Dear Sir or Madam, " * 500)
    report = verify(tmp_path / "letter.dossier")
    assert not report.ok
    assert "cannot be read" in report.problems[0]


@pytest.mark.parametrize("seed", range(10))
def test_a_file_that_is_damaged_all_over_still_gives_a_report(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(10 ** (1 + seed // 3)):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    path.write_bytes(content)
    assert not verify(path).ok
