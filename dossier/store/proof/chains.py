"""The journal: every entry's bytes against its id, its columns against its header, every replica's chain."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from dossier.domain.clock import at, is_far_ahead
from dossier.domain.entries import Header, UnknownFact
from dossier.domain.signing import Reader
from dossier.domain.views import AnalystProof
from dossier.store.codec import CODEC, MALFORMED, decode_header, entry_hash
from dossier.store.proof.findings import Findings
from dossier.store.proof.references import References
from dossier.store.proof.signatures import NONE, Signatures
from dossier.store.tables import MAX_INTEGER

Row = tuple[int, bytes, int, bytes, bytes, bytes, bytes | None, str]

_QUERY = """
    SELECT position, id, clock, CAST(replica AS BLOB), payload_sha256, header, payload,
        typeof(position)||' '||typeof(id)||' '||typeof(clock)||' '||typeof(replica)
        ||' '||typeof(payload_sha256)||' '||typeof(header)||' '||typeof(payload)
    FROM entry WHERE position > ? AND position <= ? ORDER BY position LIMIT 1000
"""
_TYPES = ("integer blob integer text blob blob blob", "integer blob integer text blob blob null")

_FORK = "Chains fork in {n} places (a copy was written to, or opened again); both sides are kept."
_FAR_AHEAD = "The clock was far ahead in {n} entries: whoever made them should set it right: {names}."
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

    def __init__(
        self, connection: sqlite3.Connection, found: Findings, wall_ms: int, reader: Reader | None
    ) -> None:
        self._connection = connection
        self._found = found
        self._wall_ms = wall_ms
        self._references = References(connection, found)
        self._expected = 1
        self._case: str | None = None
        self._signatures = Signatures(found, reader)
        self._tips: dict[str, dict[str, int]] = {}
        """The entries of each replica that none has followed so far, with their numbers."""

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
        unaltered = payload is None or sha256(payload).digest() == payload_sha256
        is_itself = entry_hash(header_bytes, payload_sha256) == id
        if not unaltered:
            found.problem(f"The {name} has another payload than was recorded (payload, payload_sha256).")
        if not is_itself:
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
        previous = self._chain(name, header)
        number = self._signatures.add(position, header, previous, unaltered=unaltered, is_itself=is_itself)
        self._tips[header.replica][id.hex()] = number
        fact = self._fact(name, header, payload)
        self._signatures.learn(number, name, id.hex(), header, fact)

    def _chain(self, name: str, header: Header) -> int:
        """Check what an entry follows on its replica's chain. Returns the number of that, or NONE."""
        if self._case is None:
            self._case = header.case
        if header.case != self._case:
            self._found.note(_OTHER_CASE)
        if is_far_ahead(header.clock, self._wall_ms):
            self._found.note(_FAR_AHEAD, f"{name} ({at(min(header.clock, MAX_INTEGER))})")
        tips = self._tips.setdefault(header.replica, {})
        if header.previous in tips:
            return tips.pop(header.previous)
        if header.previous is not None:
            return self._predecessor(name, header, header.previous)
        if tips:
            self._found.note(_FORK)
        return NONE

    def _predecessor(self, name: str, header: Header, previous: str) -> int:
        """A predecessor that is not the end of a chain: it must be there, and of the same replica."""
        try:
            query = "SELECT header, position FROM entry WHERE id = ?"
            row = self._connection.execute(query, (bytes.fromhex(previous),)).fetchone()
        except ValueError:
            row = None
        if row is None:
            self._found.problem(f"The {name} follows an entry {previous[:12]}…, which is missing.")
            return NONE
        try:
            replica = decode_header(row[0]).replica
        except (*MALFORMED, TypeError):
            return NONE  # named when its own turn comes
        if replica != header.replica:
            self._found.problem(f"The {name} follows an entry of another replica ({previous[:12]}…).")
            return NONE
        self._found.note(_FORK)
        return self._signatures.number(row[1])

    def _fact(self, name: str, header: Header, payload: bytes | None) -> object:
        """Prove what the fact of an entry names, and return it; None where it cannot be read."""
        if payload is None:
            self._found.note(_WITHHELD)
            return None
        try:
            fact = CODEC.decode(header.kind, header.version, payload)
        except MALFORMED as error:
            self._found.problem(f"The {name} is no {header.kind} of version {header.version}: {error}.")
            return None
        if isinstance(fact, UnknownFact):
            self._found.note(_UNKNOWN)
        else:
            self._references.prove(name, fact)
        return fact

    def finish(self) -> tuple[AnalystProof, ...]:
        """Prove what waits for the end of the journal. Returns how far each analyst's entries are proven."""
        self._references.finish(certain=self.all_named)
        return self._signatures.finish()

    @property
    def all_named(self) -> bool:
        """Whether every entry could say what it names: none is withheld or unknown."""
        return not (_WITHHELD in self._found.notes or _UNKNOWN in self._found.notes)
