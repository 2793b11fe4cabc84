"""Changes to a case file that no program of ours makes."""

import sqlite3
from contextlib import closing
from pathlib import Path


def tampered(path: Path, table: str, statement: str, parameters: tuple[object, ...] = ()) -> None:
    """Change rows as a forger would: take the triggers away, change, put them back."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement, parameters)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
