"""The tables as the code knows them, the migrations make them and the checks expect them: all the same."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

from dossier.store import migrate, schema
from dossier.store.tables import APPLICATION_ID, REVISION, SCHEMA_VERSION, metadata

MIGRATIONS = Path(__file__).parents[3] / "migrations"


def test_migrations_make_what_the_checks_expect(tmp_path: Path) -> None:
    migrate.make(tmp_path / "new.dossier", MIGRATIONS)
    with closing(sqlite3.connect(tmp_path / "new.dossier")) as connection:
        assert schema.differences(connection, SCHEMA_VERSION) == []
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(REVISION,)]
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_the_tables_of_the_code_are_those_of_the_migrations() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with closing(engine.raw_connection()) as connection:
        clauses = [difference.clause for difference in schema.differences(connection, SCHEMA_VERSION)]
    engine.dispose()
    assert all("trigger" in clause or "alembic" in clause for clause in clauses)


def test_every_schema_has_a_revision_and_the_newest_is_ours() -> None:
    revisions = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("*.py"))
    assert revisions == [f"{version:04d}" for version in sorted(schema.SCHEMAS)]
    assert max(schema.SCHEMAS) == SCHEMA_VERSION


def test_migrations_import_nothing_of_the_program() -> None:
    for path in MIGRATIONS.rglob("*.py"):
        assert "dossier" not in "".join(line for line in path.read_text().splitlines() if "import" in line)


def test_differences_are_told(tmp_path: Path) -> None:
    path = tmp_path / "new.dossier"
    migrate.make(path, MIGRATIONS)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END")
        connection.execute("DROP TRIGGER blob_no_delete")
        connection.execute("CREATE VIEW spy AS SELECT 1")
        connection.execute("DROP INDEX ix_entry_clock_id")
        clauses = [difference.clause for difference in schema.differences(connection, SCHEMA_VERSION)]
    assert clauses == [
        "the index ix_entry_clock_id is missing",
        "the trigger blob_no_delete is missing",
        "the trigger entry_no_update was altered",
        "it holds the view spy, which Dossier did not make",
    ]
