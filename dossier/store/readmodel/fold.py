"""What holds of a subject: pure functions of all that is recorded of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dossier.domain.documents import METADATA_FIELDS, Metadata
from dossier.domain.entries import (
    STATEMENT_FIELDS,
    Anchor,
    Assertion,
    CaseCreated,
    EntityAdopted,
    EntityCreated,
    EntryId,
    SourceAnalysed,
    SourceIngested,
    StatementAdopted,
    StatementWritten,
)
from dossier.domain.judgements import Reference, Status
from dossier.domain.registers import Settled, Write, settle
from dossier.domain.writes import decided, dropped_rival, passage_value, written
from dossier.store.readmodel.recorded import Recorded

WITHDRAWN = "withdrawn"
GRADE = "grade"
EARLIER = "earlier"
AUTHORS_SEPARATOR = "; "

Registers = Mapping[str, Settled[str]]

_Writes = dict[str, list[tuple[EntryId, int, EntryId | None, str]]]
"""By field, what `Write` is made of: most writes are over, and only those that are not need be made."""

_FIELDS = frozenset(METADATA_FIELDS)
_EDITS = frozenset(STATEMENT_FIELDS)
_PASSAGE = re.compile(r"passage:(\d{1,18})-(\d{1,18})", re.ASCII)
"""The field of a judged passage; what a stranger wrote of a place that no text has is without effect."""


@dataclass(frozen=True, slots=True)
class PassageDecision:
    """Whom the words at `[start, end)` refer to, as an analyst said; `entity` is empty for NO_NAME."""

    start: int
    end: int
    reference: Reference
    entity: str


@dataclass(frozen=True, slots=True)
class StatementDecision:
    """What analysts decided on one statement. `assertion` is what it was when it was adopted or written.

    `stands` says that some decision holds; a written one that was taken back is `removed`.
    """

    id: str
    assertion: Assertion | None
    written: bool
    removed: bool
    status: Status
    grade: str
    edits: tuple[tuple[str, str], ...]

    @property
    def stands(self) -> bool:
        return bool(self.written or self.status is not Status.UNREVIEWED or self.grade or self.edits)


@dataclass(frozen=True, slots=True)
class SourceState:
    """`ingested` is the first ingest, by `analyst`; `place` the source's place in the order of ingest.

    `analyses` are those of this text, the one to use first. `changed` is the clock of the latest entry.
    """

    ingested: SourceIngested
    place: tuple[int, int]
    analyst: str
    metadata: Metadata
    withdrawn: bool
    grade: str
    analyses: tuple[SourceAnalysed, ...]
    passages: tuple[PassageDecision, ...]
    statements: tuple[StatementDecision, ...]
    registers: Registers
    changed: int


@dataclass(frozen=True, slots=True)
class HandState:
    """What analysts hold of an entity. `kind` and `name` are those that it was made, or last adopted, with."""

    kind: str
    name: str
    created: bool
    anchors: tuple[Anchor, ...]
    when: tuple[int, EntryId]


def fold_source(recorded: Sequence[Recorded]) -> SourceState | None:
    """The state of a source from what is recorded of it, in canonical order; None while it was never
    ingested."""
    ingests = ((c, e, a, fact) for c, e, a, fact in recorded if isinstance(fact, SourceIngested))
    first = next(ingests, None)
    if first is None:
        return None
    clock, entry, analyst, ingested = first
    writes: _Writes = {}
    analyses: list[SourceAnalysed] = []
    assertions: dict[str, Assertion] = {}
    for at, id, _, fact in recorded:
        if isinstance(fact, SourceAnalysed):
            if fact.text == ingested.text:
                analyses.append(fact)
        elif (set_ := written(fact)) is not None and _is_known(set_.field):
            writes.setdefault(set_.field, []).append((id, at, fact.replaces, set_.value))  # type: ignore[union-attr]
        if isinstance(fact, (StatementAdopted, StatementWritten)):
            assertions[fact.statement] = fact.assertion
    registers = _settled(writes)
    held = {f: settled.winner.value for f, settled in registers.items() if not dropped_rival(f)}
    return SourceState(
        ingested=ingested,
        place=(clock, int(entry[:15], 16)),
        analyst=analyst,
        metadata=_effective(ingested.metadata, registers),
        withdrawn=bool(held.get(WITHDRAWN)),
        grade=held.get(GRADE, ""),
        analyses=_preferred(analyses),
        passages=tuple(_passages(held)) if len(held) else (),
        statements=tuple(_statements(held, assertions)) if held or assertions else (),
        registers=registers,
        changed=recorded[-1][0],
    )


def fold_registers(recorded: Iterable[Recorded]) -> Registers:
    """The registers of a subject that is nothing but its registers."""
    writes: _Writes = {}
    for clock, entry, _, fact in recorded:
        if (set_ := written(fact)) is not None:
            writes.setdefault(set_.field, []).append((entry, clock, fact.replaces, set_.value))  # type: ignore[union-attr]
    return _settled(writes)


def fold_case(recorded: Sequence[Recorded]) -> Registers:
    """The registers `title`, `description` and whatever else is set, of the case itself."""
    writes: _Writes = {}
    for clock, entry, _, fact in recorded:
        if isinstance(fact, CaseCreated):
            writes.setdefault("title", []).append((entry, clock, None, fact.title))
            writes.setdefault("description", []).append((entry, clock, None, fact.description))
        elif (set_ := written(fact)) is not None:
            writes.setdefault(set_.field, []).append((entry, clock, fact.replaces, set_.value))  # type: ignore[union-attr]
    return _settled(writes)


def fold_hand(recorded: Sequence[Recorded], registers: Registers) -> HandState | None:
    """What analysts made or adopted under an entity's id; None where nobody did."""
    made = next(((c, e, f) for c, e, _, f in recorded if isinstance(f, EntityCreated)), None)
    taken = next(((c, e, f) for c, e, _, f in reversed(recorded) if isinstance(f, EntityAdopted)), None)
    existence = registers.get("existence")
    created = made is not None and existence is not None and bool(existence.winner.value)
    chosen = made if created or taken is None else taken
    if chosen is None:
        return None
    clock, entry, fact = chosen
    anchors = taken[2].anchors if taken else ()
    return HandState(fact.kind, fact.name, created, anchors, (clock, entry))


def field_value(metadata: Metadata, field: str) -> str:
    """A metadata field as an entry would write it."""
    value: str | tuple[str, ...] = getattr(metadata, field)
    return value if isinstance(value, str) else AUTHORS_SEPARATOR.join(value)


def _is_known(field: str) -> bool:
    """Fields of a source's metadata are a fixed list; what a stranger adds is kept, and without effect."""
    return field in _FIELDS or field in (WITHDRAWN, GRADE, EARLIER) or ":" in field


def _passages(held: Mapping[str, str]) -> Iterable[PassageDecision]:
    for field, value in sorted(held.items()):
        place = _PASSAGE.fullmatch(field)
        judged = passage_value(value) if place else None
        if place is not None and judged is not None:
            yield PassageDecision(int(place[1]), int(place[2]), *judged)


def _statements(held: Mapping[str, str], assertions: Mapping[str, Assertion]) -> Iterable[StatementDecision]:
    """The statements that something is decided on, by id."""
    fields: dict[str, dict[str, str]] = {id: {} for id in assertions}
    for key, value in held.items():
        statement, colon, field = key.rpartition(":")
        if colon and not key.startswith("passage:") and not dropped_rival(key):
            fields.setdefault(statement, {})[field] = value
    for id, found in sorted(fields.items()):
        exists = found.get("existence")
        edits = tuple((f, decided(v) or "") for f, v in sorted(found.items()) if f in _EDITS and v)
        yield StatementDecision(
            id=id,
            assertion=assertions.get(id),
            written=bool(exists),
            removed=exists == "",
            status=Status(found.get("status") or Status.UNREVIEWED),
            grade=found.get("grade", ""),
            edits=edits,
        )


def _settled(writes: _Writes) -> Registers:
    """What holds of each field. First which rivals were dropped, for that decides the others."""
    found: dict[str, Settled[str]] = {}
    dropped: dict[str, set[EntryId]] = {}
    for field, each in writes.items():
        rival = dropped_rival(field)
        if rival and (settled := settle(Write(*write) for write in each)):
            found[field] = settled
            if settled.winner.value:
                dropped.setdefault(rival[0], set()).add(rival[1])
    for field, each in writes.items():
        if field in found:
            continue
        replaced = {replaces for _, _, replaces, _ in each}
        heads = [write for write in each if write[0] not in replaced]
        if len(heads) == 1:  # nearly always, and then there is nothing to settle
            found[field] = Settled(Write(*heads[0]), ())
        elif settled := settle((Write(*write) for write in heads), dropped.get(field, ())):
            found[field] = settled
    return found


def _effective(base: Metadata, registers: Registers) -> Metadata:
    corrected: dict[str, Any] = {
        field: _authors(settled.winner.value) if field == "authors" else settled.winner.value
        for field, settled in registers.items()
        if field in _FIELDS
    }
    return replace(base, **corrected) if corrected else base


def _authors(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(AUTHORS_SEPARATOR.strip()) if name.strip())


def _preferred(analyses: Sequence[SourceAnalysed]) -> tuple[SourceAnalysed, ...]:
    """The highest version first, of the same version the latest first."""
    ranked = sorted(enumerate(analyses), key=lambda item: (-item[1].analyser_version, -item[0]))
    return tuple(fact for _, fact in ranked)
