"""What `sqlite_schema` must say in a case file of each schema, to the word; all else is an alteration."""

import re
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple


class Item(NamedTuple):
    type: str
    table: str
    sql: str | None


def _content_table(name: str) -> str:
    return (
        f"CREATE TABLE {name} (position INTEGER NOT NULL, id BLOB NOT NULL, size INTEGER NOT NULL,"
        " stored_sha256 BLOB NOT NULL, content BLOB NOT NULL, PRIMARY KEY (position),"
        f" CONSTRAINT uq_{name}_id UNIQUE (id))"
    )


def _triggers(table: str) -> dict[str, Item]:
    body = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    there = (
        f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
        f" OR EXISTS (SELECT 1 FROM {table} WHERE position = NEW.position)"
    )
    replaced = f"WHEN {there} BEGIN SELECT RAISE(FAIL, '{table} is append-only'); END"
    events = {"update": "BEFORE UPDATE", "delete": "BEFORE DELETE", "replace": "BEFORE INSERT"}
    return {
        f"{table}_no_{name}": Item(
            "trigger",
            table,
            f"CREATE TRIGGER {table}_no_{name} {when} ON {table} "
            + (replaced if name == "replace" else body),
        )
        for name, when in events.items()
    }


_FIRST: dict[str, Item] = {
    "alembic_version": Item(
        "table",
        "alembic_version",
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    ),
    "source": Item("table", "source", _content_table("source")),
    "blob": Item("table", "blob", _content_table("blob")),
    "entry": Item(
        "table",
        "entry",
        "CREATE TABLE entry (position INTEGER NOT NULL, id BLOB NOT NULL, clock INTEGER NOT NULL,"
        " replica TEXT NOT NULL, payload_sha256 BLOB NOT NULL, header BLOB NOT NULL, payload BLOB,"
        " PRIMARY KEY (position), CONSTRAINT uq_entry_id UNIQUE (id))",
    ),
    **{
        f"sqlite_autoindex_{table}_1": Item("index", table, None)
        for table in ("alembic_version", "source", "blob", "entry")
    },
    "ix_entry_clock_id": Item("index", "entry", "CREATE INDEX ix_entry_clock_id ON entry (clock, id)"),
    "ix_entry_replica_position": Item(
        "index", "entry", "CREATE INDEX ix_entry_replica_position ON entry (replica, position)"
    ),
    **_triggers("source"),
    **_triggers("blob"),
    **_triggers("entry"),
}

SCHEMAS: Mapping[int, Mapping[str, Item]] = {1: _FIRST}
"""By `user_version`."""


class Difference(NamedTuple):
    """`clause` says what is different, `type` is `table`, `index`, `view` or `trigger`."""

    type: str
    clause: str

    @property
    def matters_to_reading(self) -> bool:
        """Whether reading rows could run something of it; triggers and further views never do."""
        return self.type in ("table", "index")


def differences(connection: sqlite3.Connection, version: int) -> list[Difference]:
    """How the file's schema differs from that of `version`. Runs nothing of it."""
    expected = SCHEMAS[version]
    found: dict[str, Item] = {}
    others = []
    for type, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        item = Item(type, table, sql and _plain(sql))
        if name in found:
            others.append(Difference("table", f"the name {name} stands twice in it"))
        elif name not in expected:
            others.append(Difference(type, f"it holds the {type} {name}, which Dossier did not make"))
        elif item != expected[name]:
            others.append(Difference(expected[name].type, f"the {expected[name].type} {name} was altered"))
        found[name] = item
    missing = [
        Difference(item.type, f"the {item.type} {name} is missing")
        for name, item in expected.items()
        if name not in found
    ]
    return missing + others


def _plain(sql: str) -> str:
    """`sql` with blanks as one would type them: versions of SQLAlchemy break lines differently."""
    single = re.sub(r"\s+", " ", str(sql)).strip()
    return re.sub(r" (?=[,)])|(?<=\() ", "", single)
