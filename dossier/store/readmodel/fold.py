"""What holds of a source, an analyst or the case: pure functions of all that is recorded of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dossier.domain.documents import METADATA_FIELDS, Metadata
from dossier.domain.entries import (
    AnalystNamed,
    CaseCreated,
    CasePropertySet,
    EntryId,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
)
from dossier.domain.registers import Settled, Write, settle
from dossier.store.readmodel.recorded import Recorded

WITHDRAWN = "withdrawn"
AUTHORS_SEPARATOR = "; "

Registers = Mapping[str, Settled[str]]

_Writes = dict[str, list[tuple[EntryId, int, EntryId | None, str]]]
"""By field, what `Write` is made of: most writes are over, and only those that are not need be made."""

_FIELDS = frozenset(METADATA_FIELDS)


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
    analyses: tuple[SourceAnalysed, ...]
    registers: Registers
    changed: int


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
    for at, id, _, fact in recorded:
        if isinstance(fact, SourceMetadataSet):
            if fact.field in _FIELDS:
                writes.setdefault(fact.field, []).append((id, at, fact.replaces, fact.value))
        elif isinstance(fact, SourceWithdrawn):
            writes.setdefault(WITHDRAWN, []).append((id, at, fact.replaces, WITHDRAWN))
        elif isinstance(fact, SourceRestored):
            writes.setdefault(WITHDRAWN, []).append((id, at, fact.replaces, ""))
        elif isinstance(fact, SourceAnalysed) and fact.text == ingested.text:
            analyses.append(fact)
    registers = _settled(writes)
    withdrawn = registers.get(WITHDRAWN)
    return SourceState(
        ingested=ingested,
        place=(clock, int(entry[:15], 16)),
        analyst=analyst,
        metadata=_effective(ingested.metadata, registers),
        withdrawn=withdrawn is not None and bool(withdrawn.winner.value),
        analyses=_preferred(analyses),
        registers=registers,
        changed=recorded[-1][0],
    )


def fold_analyst(recorded: Iterable[Recorded]) -> Registers:
    """The register `name` of an analyst: the name and the initials, a line each."""
    return _settled(
        {
            "name": [
                (entry, clock, fact.replaces, f"{fact.name}\n{fact.initials}")
                for clock, entry, _, fact in recorded
                if isinstance(fact, AnalystNamed)
            ]
        }
    )


def fold_case(recorded: Iterable[Recorded]) -> Registers:
    """The registers `title`, `description` and whatever else is set, of the case itself."""
    writes: _Writes = {}
    for clock, entry, _, fact in recorded:
        if isinstance(fact, CaseCreated):
            writes.setdefault("title", []).append((entry, clock, None, fact.title))
            writes.setdefault("description", []).append((entry, clock, None, fact.description))
        elif isinstance(fact, CasePropertySet):
            writes.setdefault(fact.field, []).append((entry, clock, fact.replaces, fact.value))
    return _settled(writes)


def field_value(metadata: Metadata, field: str) -> str:
    """A metadata field as an entry would write it."""
    value: str | tuple[str, ...] = getattr(metadata, field)
    return value if isinstance(value, str) else AUTHORS_SEPARATOR.join(value)


def _settled(writes: _Writes) -> Registers:
    found: dict[str, Settled[str]] = {}
    for field, each in writes.items():
        replaced = {replaces for _, _, replaces, _ in each}
        heads = [write for write in each if write[0] not in replaced]
        if len(heads) == 1:  # nearly always, and then there is nothing to settle
            found[field] = Settled(Write(*heads[0]), ())
        elif settled := settle(Write(*write) for write in heads):
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
