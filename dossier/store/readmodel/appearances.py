"""Table `appearance`: which statements each entity takes part in, kept in the order in which dossiers page
through them."""

import sqlite3
from typing import Any

REJECTED = 99
"""Stands in place of the kind of a statement that analysts rejected: it is listed apart, and counted nowhere else."""

UNDATED = "~"
"""Stands for an unknown date of publication, and sorts after every known one."""

_SELECT = f"""SELECT DISTINCT c.entity, CASE s.status WHEN 'rejected' THEN {REJECTED} ELSE s.kind END,
    coalesce(nullif(o.published, ''), '{UNDATED}'), o.ingested, o.tie, s.start, s.no, s.moment
    FROM statement s JOIN source o ON o.no = s.source JOIN statement_chain p ON p.statement = s.no
    JOIN chain c ON c.no = p.chain WHERE c.entity IS NOT NULL AND """

OF_CHAINS = "s.no IN (SELECT statement FROM statement_chain WHERE chain IN (SELECT value FROM json_each(?)))"
"""A condition: the statements in which chains (a JSON array of their numbers) take part."""


def delete(connection: sqlite3.Connection, condition: str, parameters: tuple[Any, ...]) -> None:
    """Delete the rows of the statements (`s`) that meet `condition`, while entities and sources are still as
    they were."""
    rows = connection.execute(_SELECT + condition, parameters).fetchall()
    connection.executemany(
        """DELETE FROM appearance WHERE entity = ? AND kind = ? AND published = ? AND ingested = ? AND tie = ?
        AND start = ? AND statement = ?""",
        [row[:7] for row in rows],
    )


def insert(connection: sqlite3.Connection, condition: str, parameters: tuple[Any, ...]) -> None:
    """Add the rows of the statements (`s`) that meet `condition`, where they are not there yet."""
    connection.execute(
        f"INSERT OR IGNORE INTO appearance {_SELECT} {condition} ORDER BY 1, 2, 3, 4, 5, 6, 7", parameters
    )
