"""Sources and blobs: the bytes as stored, what they unpack to, and the ids that name them."""

import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256

from dossier.store.content import unpacked
from dossier.store.proof.findings import Findings

_TYPES = "integer blob integer blob blob"


def rows(connection: sqlite3.Connection, table: str, last: int) -> Iterator[tuple[object, ...]]:
    """(position, id, size, stored_sha256, content, types) up to `last`, one at a time: they may be large."""
    query = (
        "SELECT position, id, size, stored_sha256, content,"
        " typeof(position)||' '||typeof(id)||' '||typeof(size)||' '||typeof(stored_sha256)"
        "||' '||typeof(content)"
        f" FROM {table} WHERE position > ? AND position <= ? ORDER BY position LIMIT 1"
    )
    after = -(1 << 63)
    while row := connection.execute(query, (after, last)).fetchone():
        yield row
        after = row[0]


def prove(found: Findings, table: str, expected: int, row: tuple[object, ...]) -> int:
    """Check one row of `table`, which should stand at `expected`. Returns where the next one should."""
    position, id, size, stored_sha256, content, types = row
    assert isinstance(position, int)
    name = f"{table} at position {position}"
    if position != expected:
        found.problem(f"The {name} should stand at position {expected}: rows are missing, or were moved.")
    if types != _TYPES:
        found.problem(f"The {name} holds values of other kinds than it should ({types}).")
        return position + 1
    assert isinstance(id, bytes)
    assert isinstance(size, int)
    assert isinstance(content, bytes)
    name = f"{table} {id.hex()[:12]}… at position {position}"
    if table == "source":
        found.sources[id] = size
    else:
        found.blobs.add(id)
    if sha256(content).digest() != stored_sha256:
        found.problem(
            f"The {name} is not stored as it was: its compressed bytes or their stored_sha256 changed."
        )
    try:
        original = unpacked(content, size)
    except (zlib.error, ValueError) as error:
        found.problem(f"The {name} cannot be unpacked, or its size is wrong: {error}.")
    else:
        if sha256(original).digest() != id:
            found.problem(f"The {name} is not what its id says: the content has another SHA-256.")
    return position + 1
