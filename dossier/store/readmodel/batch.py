"""Rows on their way into the tables, in batches that the driver's executemany takes at full speed."""

import sqlite3
from collections.abc import Sequence
from typing import Any

BATCH = 5000
"""Rows of one table that are gathered before they are written."""

Row = tuple[Any, ...]


class Batch:
    """Gathers rows by table. What is gathered is in the database only after `flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pending: dict[str, list[Row]] = {}
        self.written = 0

    def add(self, table: str, rows: Sequence[Row]) -> None:
        pending = self._pending.setdefault(table, [])
        pending += rows
        if len(pending) >= BATCH:
            self._write(table, pending)

    def flush(self) -> None:
        for table, rows in self._pending.items():
            self._write(table, rows)

    def _write(self, table: str, rows: list[Row]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            self.written += len(rows)
            rows.clear()
