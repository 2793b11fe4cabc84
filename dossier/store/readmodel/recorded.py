"""Entries as the read model keeps them: which reducer and which subject each concerns, and its payload as
JSON."""

import json
import sqlite3
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from dossier.domain.entries import (
    FACTS,
    AnalystNamed,
    CaseCreated,
    CasePropertySet,
    Entry,
    EntryId,
    Fact,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
    UnknownFact,
    WithheldFact,
)

CASE = "case"
SOURCE = "source"
ANALYST = "analyst"
NO_EFFECT = ""


class Subject(NamedTuple):
    """What an entry is about: the reducer that folds it, and the thing."""

    family: str
    id: str


Recorded = tuple[int, EntryId, str, Fact | UnknownFact | WithheldFact]
"""(clock, entry, analyst, fact): sorts in canonical order. A plain tuple, for a rebuild makes very many."""

Row = tuple[int, EntryId, int, str, str, str, str, str]

_ON_SOURCE = (SOURCE, attrgetter("source"))
_ON_ANALYST = (ANALYST, attrgetter("analyst"))

_SUBJECTS: dict[type[Any], tuple[str, Callable[[Any], str]]] = {
    CaseCreated: (CASE, lambda fact: CASE),
    CasePropertySet: (CASE, lambda fact: CASE),
    AnalystNamed: _ON_ANALYST,
    SourceIngested: _ON_SOURCE,
    SourceAnalysed: _ON_SOURCE,
    SourceMetadataSet: _ON_SOURCE,
    SourceWithdrawn: _ON_SOURCE,
    SourceRestored: _ON_SOURCE,
    UnknownFact: (NO_EFFECT, lambda fact: ""),
    WithheldFact: (NO_EFFECT, lambda fact: ""),
}

MAX_CLOCK = 2**63 - 1
"""SQLite's integers end here; a stranger's clock may not."""

_encode = msgspec.json.Encoder().encode
_DECODERS = {kind.__name__: msgspec.json.Decoder(kind) for kind in FACTS}


def row_of(entry: Entry) -> Row:
    """The row of table `journal` for `entry`."""
    header, fact = entry.header, entry.fact
    family, subject = _SUBJECTS[type(fact)]
    payload = _encode(fact).decode() if family else _passed_over(fact)
    clock = min(header.clock, MAX_CLOCK)
    return (entry.position, entry.id, clock, header.kind, header.analyst, family, subject(fact), payload)


def decode(kind: str, payload: str) -> Fact:
    """The fact of a row of table `journal` whose family is not empty."""
    return _DECODERS[kind].decode(payload)  # type: ignore[no-any-return]


def recorded(row: tuple[int, EntryId, str, str, str]) -> Recorded:
    """The fact of a row (clock, id, analyst, kind, payload) of table `journal` whose family is not empty."""
    clock, entry, analyst, kind, payload = row
    return clock, entry, analyst, decode(kind, payload)


def facts_of(connection: sqlite3.Connection, subject: Subject) -> list[Recorded]:
    """All that is recorded of `subject`, in canonical order."""
    rows = connection.execute(
        """SELECT clock, id, analyst, kind, payload FROM journal
        WHERE subject = ? AND family = ? ORDER BY clock, id""",
        (subject.id, subject.family),
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
