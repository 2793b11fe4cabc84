"""What full-text indexes hold of sources and notes, and how they let go of it.

An index that does not keep the words has to be told, when something is taken out, what was put in.
"""

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from dossier.store.readmodel.batch import Row
from dossier.store.readmodel.fold import Registers

Rows = tuple[str, Sequence[Row]]
"""Where to, and what."""

_NOTE = "note:"


def forget_text(connection: sqlite3.Connection, source: int) -> None:
    """Take the text of a source out, as long as its paragraphs are there."""
    connection.execute(
        """INSERT INTO source_index (source_index, rowid, words) SELECT 'delete', ?1, group_concat(body, '')
        FROM (SELECT body FROM paragraph WHERE source = ?1 ORDER BY number) HAVING count(*)""",
        (source,),
    )


def title(row: Sequence[Any]) -> Rows:
    """Of a row of table `source`: what it is called."""
    no, _, _, file, title_, publisher, authors = row[:7]
    return "title_index (rowid, title, file, publisher, authors)", [(no, title_, file, publisher, authors)]


def forget_title(connection: sqlite3.Connection, source: int) -> None:
    """Take what a source is called out, as long as its row is there."""
    connection.execute(
        """INSERT INTO title_index (title_index, rowid, title, file, publisher, authors)
        SELECT 'delete', no, title, file, publisher, authors FROM source WHERE no = ? AND NOT withdrawn""",
        (source,),
    )


def notes(target: str, registers: Registers) -> Rows:
    """The notes that stand on `target`."""
    rows = [
        (_number(target, field), field.removeprefix(_NOTE), target, settled.winner.value)
        for field, settled in registers.items()
        if field.startswith(_NOTE) and settled.winner.value
    ]
    return "note_index (rowid, note, target, words)", rows


def forget_notes(connection: sqlite3.Connection, target: str) -> None:
    fields = connection.execute(
        """SELECT field FROM register WHERE family = 'mark' AND target = ? AND field >= 'note:' AND field < 'note;'
        AND value <> ''""",
        (target,),
    ).fetchall()
    connection.executemany(
        "DELETE FROM note_index WHERE rowid = ?", [(_number(target, field),) for (field,) in fields]
    )


def _number(target: str, field: str) -> int:
    """The same for the same note whenever it comes in."""
    return int.from_bytes(sha256(f"{target}\n{field}".encode(errors="replace")).digest()[:7])
