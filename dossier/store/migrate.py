"""Making and updating the schema, by Alembic: one truth for what the tables are."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, event

from dossier.store import connections, schema
from dossier.store.tables import REVISION, SCHEMA_VERSION


def upgrade(path: Path, migrations: Path) -> None:
    """Bring the case file at `path` to the newest schema in one transaction: a failure leaves it as it was.

    Raises what SQLite or a step raises, and RuntimeError when the steps made another schema than ours.
    """
    # Late: Alembic takes long to import, and is needed only to make a case or to update an old one.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.absolute()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = connections.engine(path, read_only=False)
    event.listen(engine, "begin", _begin_immediate)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, REVISION)
            _require_schema(connection)
    finally:
        engine.dispose()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _require_schema(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    (version,) = driver.execute("PRAGMA user_version").fetchone()
    clauses = [difference.clause for difference in schema.differences(driver, SCHEMA_VERSION)]
    if version != SCHEMA_VERSION or clauses:
        raise RuntimeError(f"the update ended at schema {version}: {clauses}")


def make(path: Path, migrations: Path) -> None:
    """A new, empty case file at `path`, where nothing may be."""
    connections.connect(path, "rwc").close()
    upgrade(path, migrations)
