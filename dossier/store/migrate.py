"""Making and updating the schema, by Alembic: one truth for what the tables are."""

from pathlib import Path

from sqlalchemy import Connection, event

from dossier.store import connections
from dossier.store.tables import REVISION


def upgrade(path: Path, migrations: Path) -> None:
    """Bring the case file at `path` to the newest schema in one transaction: a failure leaves it as it was.

    Raises what SQLite or the step raises.
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
    finally:
        engine.dispose()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def make(path: Path, migrations: Path) -> None:
    """A new, empty case file at `path`, where nothing may be."""
    connections.connect(path, "rwc").close()
    upgrade(path, migrations)
