"""Entries as the read model keeps them: which reducer and which subject each concerns, and its payload as
JSON."""

import json
import sqlite3
from collections.abc import Callable
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


class Recorded(NamedTuple):
    """A fact with what its place in the order and its author are; sorts in canonical order."""

    clock: int
    entry: EntryId
    analyst: str
    fact: Fact | UnknownFact | WithheldFact


_ON_CASE = Subject(CASE, CASE)
_PASSED_OVER = Subject(NO_EFFECT, "")

_SUBJECTS: dict[type[Any], Callable[[Any], Subject]] = {
    CaseCreated: lambda fact: _ON_CASE,
    CasePropertySet: lambda fact: _ON_CASE,
    AnalystNamed: lambda fact: Subject(ANALYST, fact.analyst),
    SourceIngested: lambda fact: Subject(SOURCE, fact.source),
    SourceAnalysed: lambda fact: Subject(SOURCE, fact.source),
    SourceMetadataSet: lambda fact: Subject(SOURCE, fact.source),
    SourceWithdrawn: lambda fact: Subject(SOURCE, fact.source),
    SourceRestored: lambda fact: Subject(SOURCE, fact.source),
    UnknownFact: lambda fact: _PASSED_OVER,
    WithheldFact: lambda fact: _PASSED_OVER,
}

_encode = msgspec.json.Encoder().encode
_DECODERS = {kind.__name__: msgspec.json.Decoder(kind) for kind in FACTS}

MAX_CLOCK = 2**63 - 1
"""SQLite's integers end here; a stranger's clock may not."""

Row = tuple[int, EntryId, int, str, str, str, str, str]


def subject_of(fact: object) -> Subject:
    return _SUBJECTS[type(fact)](fact)


def row_of(entry: Entry, subject: Subject) -> Row:
    """The row of table `journal` for `entry`."""
    header, fact = entry.header, entry.fact
    payload = _encode(fact).decode() if subject.family else _passed_over(fact)
    return (
        entry.position,
        entry.id,
        min(header.clock, MAX_CLOCK),
        header.kind,
        header.analyst,
        *subject,
        payload,
    )


def decode(kind: str, payload: str) -> Fact:
    """The fact of a row of table `journal` whose family is not empty."""
    return _DECODERS[kind].decode(payload)  # type: ignore[no-any-return]


def recorded(row: tuple[int, EntryId, str, str, str]) -> Recorded:
    """The fact of a row (clock, id, analyst, kind, payload) of table `journal` whose family is not empty."""
    clock, entry, analyst, kind, payload = row
    return Recorded(clock, entry, analyst, decode(kind, payload))


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
