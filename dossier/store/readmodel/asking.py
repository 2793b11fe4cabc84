"""What every group of questions has in common: a connection to ask on, and a remedy when the file turns out
damaged."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from dossier.store.readmodel.database import Database, is_unusable

T = TypeVar("T")


class Asking:
    """Any thread may ask; a question sees one state of the read model from first to last."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writing = threading.RLock()

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        try:
            with self._database.reading() as connection:
                return question(connection)
        except sqlite3.Error as error:
            if not is_unusable(error):
                raise
        self._heal()
        with self._database.reading() as connection:
            return question(connection)

    @property
    def database(self) -> Database:
        """The file that is asked."""
        return self._database

    def _heal(self) -> None:
        """Make a usable file in place of a damaged one, from the truth."""
        raise NotImplementedError


def page(offset: int, limit: int | None) -> tuple[int, int]:
    """(limit, offset) as SQLite takes them."""
    return (-1 if limit is None else max(0, limit), max(0, offset))


def scalar(connection: sqlite3.Connection, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """The first column of the first row; None without one."""
    row = connection.execute(sql, parameters).fetchone()
    return None if row is None else row[0]


def contains(column: str, text: str) -> tuple[str, tuple[str, ...]]:
    """A condition, with its parameters, that holds where the folded `text` stands somewhere in `column`;
    empty: always."""
    return (f"instr({column}, ?) > 0", (text,)) if text else ("true", ())
