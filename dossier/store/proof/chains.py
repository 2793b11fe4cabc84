"""The journal: every entry's bytes against its id, its columns against its header, every replica's chain."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from dossier.domain.clock import is_far_ahead
from dossier.domain.entries import Header, UnknownFact
from dossier.store.codec import CODEC, MALFORMED, decode_header, entry_hash
from dossier.store.proof.findings import Findings
from dossier.store.proof.references import References

Row = tuple[int, bytes, int, bytes, bytes, bytes, bytes | None, str]

_QUERY = """
    SELECT position, id, clock, CAST(replica AS BLOB), payload_sha256, header, payload,
        typeof(position)||' '||typeof(id)||' '||typeof(clock)||' '||typeof(replica)
        ||' '||typeof(payload_sha256)||' '||typeof(header)||' '||typeof(payload)
    FROM entry WHERE position > ? AND position <= ? ORDER BY position LIMIT 1000
"""
_TYPES = ("integer blob integer text blob blob blob", "integer blob integer text blob blob null")

_FORK = "Chains fork in {n} places (a copy was written to, or opened again); both sides are kept."
_FAR_AHEAD = "The clock was far ahead in {n} entries: whoever made them should set it right."
_WITHHELD = "The payloads of {n} entries are withheld from this copy; their chains hold without them."
_UNKNOWN = "{n} entries are of kinds that only a newer Dossier knows; they are kept."
_OTHER_CASE = "{n} entries were made in another case and brought together with this one."


def rows(connection: sqlite3.Connection, last: int) -> Iterator[Row]:
    """The rows up to position `last`; no lock is held between two pages."""
    after = -(1 << 63)
    while page := connection.execute(_QUERY, (after, last)).fetchall():
        yield from page
        after = page[-1][0]


class Chains:
    """Checks one entry after the other, in order of arrival."""

    def __init__(self, connection: sqlite3.Connection, found: Findings, wall_ms: int) -> None:
        self._connection = connection
        self._found = found
        self._wall_ms = wall_ms
        self._references = References(connection, found)
        self._expected = 1
        self._case: str | None = None
        self._tips: dict[str, set[str]] = {}
        """The entries of each replica that none has followed so far."""

    def prove(self, row: Row) -> None:
        position, id, clock, replica, payload_sha256, header_bytes, payload, types = row
        found = self._found
        found.entries += 1
        if position != self._expected:
            found.problem(
                f"The entry at position {position} should stand at {self._expected}: entries are missing."
            )
        self._expected = position + 1
        if types not in _TYPES:
            found.problem(
                f"The entry at position {position} holds values of other kinds than it should ({types})."
            )
            return
        name = f"entry {id.hex()[:12]}… at position {position}"
        if payload is not None and sha256(payload).digest() != payload_sha256:
            found.problem(f"The {name} has another payload than was recorded (payload, payload_sha256).")
        if entry_hash(header_bytes, payload_sha256) != id:
            found.problem(f"The {name} is not what its id says: header, payload_sha256 or id changed.")
        try:
            header = decode_header(header_bytes)
        except MALFORMED as error:
            found.problem(f"The {name} has a header that cannot be read: {error}.")
            return
        if header.clock != clock:
            found.problem(f"The {name} has {clock} in its column clock, but {header.clock} in its header.")
        if header.replica.encode(errors="replace") != replica:
            found.problem(f"The {name} has another replica in its column replica than in its header.")
        self._chain(name, id.hex(), header)
        self._fact(name, header, payload)

    def _chain(self, name: str, id: str, header: Header) -> None:
        if self._case is None:
            self._case = header.case
        if header.case != self._case:
            self._found.note(_OTHER_CASE)
        if is_far_ahead(header.clock, self._wall_ms):
            self._found.note(_FAR_AHEAD)
        tips = self._tips.setdefault(header.replica, set())
        if header.previous in tips:
            tips.remove(header.previous)
        elif header.previous is not None:
            self._predecessor(name, header, header.previous)
        elif tips:
            self._found.note(_FORK)
        tips.add(id)

    def _predecessor(self, name: str, header: Header, previous: str) -> None:
        """A predecessor that is not the end of a chain: it must be there, and of the same replica."""
        try:
            query = "SELECT header FROM entry WHERE id = ?"
            row = self._connection.execute(query, (bytes.fromhex(previous),)).fetchone()
        except ValueError:
            row = None
        if row is None:
            self._found.problem(f"The {name} follows an entry {previous[:12]}…, which is missing.")
            return
        try:
            replica = decode_header(row[0]).replica
        except (*MALFORMED, TypeError):
            return  # named when its own turn comes
        if replica != header.replica:
            self._found.problem(f"The {name} follows an entry of another replica ({previous[:12]}…).")
        else:
            self._found.note(_FORK)

    def _fact(self, name: str, header: Header, payload: bytes | None) -> None:
        if payload is None:
            self._found.note(_WITHHELD)
            return
        try:
            fact = CODEC.decode(header.kind, header.version, payload)
        except MALFORMED as error:
            self._found.problem(f"The {name} is no {header.kind} of version {header.version}: {error}.")
            return
        if isinstance(fact, UnknownFact):
            self._found.note(_UNKNOWN)
        else:
            self._references.prove(name, fact)

    def finish(self) -> None:
        """Prove what waits for the end of the journal."""
        self._references.finish(certain=self.all_named)

    @property
    def all_named(self) -> bool:
        """Whether every entry could say what it names: none is withheld or unknown."""
        return not (self._found.notes[_WITHHELD] or self._found.notes[_UNKNOWN])
