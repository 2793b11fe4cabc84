"""Entries as the read model keeps them: which reducer and which subject each concerns, and its payload as
JSON."""

import json
import sqlite3

import msgspec

from dossier.domain.entries import (
    FACTS,
    Entry,
    EntryId,
    Fact,
    SourceAnalysed,
    SourceGraded,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceSupersedes,
    SourceWithdrawn,
    StatementWritten,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.targets import parted, place
from dossier.domain.writes import (
    ANALYST,
    CASE,
    CHAIN,
    CONTRADICTION,
    KEY,
    MARK,
    NO_EFFECT,
    PAIR,
    Subject,
    asserted_of,
    named_entities,
    subject,
    written,
)
from dossier.store.tables import MAX_INTEGER

Recorded = tuple[int, EntryId, str, Fact | UnknownFact | WithheldFact]
"""(clock, entry, analyst, fact): sorts in canonical order. A plain tuple, for a rebuild makes very many."""

Row = tuple[int, EntryId, int, str, str, str, str, str, str]

_PLAIN = (NO_EFFECT, CASE, ANALYST, KEY, CHAIN)
"""Families whose facts speak of nothing but their subject; and kinds of facts that do so."""
_PLAIN_FACTS = (
    SourceIngested,
    SourceAnalysed,
    SourceMetadataSet,
    SourceWithdrawn,
    SourceRestored,
    SourceGraded,
    SourceSupersedes,
)

_encode = msgspec.json.Encoder().encode
_DECODERS = {kind.__name__: msgspec.json.Decoder(kind) for kind in FACTS}


def row_of(entry: Entry, case: str) -> Row:
    """The row of table `journal` for `entry`. What an imported case says of itself is not about this one (`case`)."""
    header, fact = entry.header, entry.fact
    family, about = subject(fact)
    if family == CASE and header.case != case:
        about = f"{CASE}:{header.case}"
    payload = _encode(fact).decode() if family else _passed_over(fact)
    clock = min(header.clock, MAX_INTEGER)
    return (entry.position, entry.id, clock, header.kind, header.analyst, family, about, payload, header.act)


def concerned(fact: object) -> set[str]:
    """The ids of entities and statements that `fact` speaks of, besides its subject; of two passages, the sources."""
    family, about = subject(fact)
    if family == CONTRADICTION:
        return {at.source for at in map(place, about.split("\n")) if at is not None}
    if family in _PLAIN or isinstance(fact, _PLAIN_FACTS):
        return set()
    found = {getattr(fact, "statement", "")}
    if isinstance(fact, StatementWritten):
        found.update(asserted_of(fact.assertion))
    if family in (PAIR, MARK):
        found.update(about.split("\n") if family == PAIR else [parted(about)[1]])
    if (set_ := written(fact)) is not None:
        found.update(named_entities(family, about, *set_))
    found.update(getattr(fact, name, "") for name in ("into", "out_of", "entity"))
    return {id for id in found if id and id != about}


def decode(kind: str, payload: str) -> Fact:
    """The fact of a row of table `journal` whose family is not empty."""
    return _DECODERS[kind].decode(payload)  # type: ignore[no-any-return]


def recorded(row: tuple[int, EntryId, str, str, str]) -> Recorded:
    """The fact of a row (clock, id, analyst, kind, payload) of table `journal` whose family is not empty."""
    clock, entry, analyst, kind, payload = row
    return clock, entry, analyst, decode(kind, payload)


def facts_of(connection: sqlite3.Connection, about: Subject) -> list[Recorded]:
    """All that is recorded of `about`, in canonical order."""
    rows = connection.execute(
        """SELECT clock, id, analyst, kind, payload FROM journal
        WHERE subject = ? AND family = ? ORDER BY clock, id""",
        (about.id, about.family),
    )
    return [recorded(row) for row in rows]


def _passed_over(fact: object) -> str:
    if isinstance(fact, WithheldFact):
        return json.dumps({"withheld": fact.payload_sha256})
    text = fact.payload.decode("utf-8", "replace") if isinstance(fact, UnknownFact) else ""
    try:
        json.loads(text)
    except (ValueError, RecursionError):  # nothing that this version could read; kept as a string
        return json.dumps(text)
    return text
