"""Statements that SQLAlchemy Core builds and the driver runs.

What is on the path of every commit, or of hundreds of thousands of entries, goes straight to the driver,
compiled once: Core's own execution would cost a third of the speed.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Table, bindparam, func, insert, select
from sqlalchemy.dialects import sqlite


@cache
def compiled(statement: ClauseElement) -> tuple[str, Mapping[str, Any], Sequence[str]]:
    """(SQL, constants, the names of its parameters in order) of a statement that lives on."""
    made = statement.compile(dialect=sqlite.dialect())
    return str(made), made.params, getattr(made, "positiontup", None) or ()


def run(driver: sqlite3.Connection, statement: ClauseElement, **values: object) -> sqlite3.Cursor:
    sql, constants, names = compiled(statement)
    return driver.execute(sql, [values.get(name, constants[name]) for name in names])


@cache
def adding(table: Table) -> str:
    """The insertion of rows into `table`, parameters in its column order.

    OR FAIL spares SQLite a savepoint for each row; a failure rolls the whole block back anyway.
    """
    return compiled(insert(table).prefix_with("OR FAIL", dialect="sqlite"))[0]


@cache
def by_id(table: Table, *columns: str) -> ClauseElement:
    """The `columns` of the row with the parameter `id`."""
    return select(*(table.c[name] for name in columns)).where(table.c.id == bindparam("id"))


@cache
def last_position(table: Table) -> ClauseElement:
    return select(func.coalesce(func.max(table.c.position), 0))
