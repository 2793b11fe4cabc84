"""Words for what is recorded of entities."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import (
    AliasSet,
    EntitiesCompared,
    EntityAdopted,
    EntityCreated,
    EntityKindSet,
    EntityMerged,
    EntityRemoved,
    EntityRenamed,
    EntityRestored,
    EntityStatusSet,
    EntityUnmerged,
    EventDetailSet,
)
from dossier.domain.judgements import Comparison, Status
from dossier.domain.writes import decided, lines
from dossier.store.readmodel.words.naming import Names, Sentence, listed, shown, was

DECIDED = {Status.CONFIRMED: "confirmed", Status.DISPUTED: "disputed", Status.REJECTED: "rejected"}
"""What somebody did who set a status."""

_DETAILS = {
    "when": "when {name} was",
    "where": "where {name} was",
    "who": "who took part in {name}",
}


def status_words(status: Status, before: str, what: str) -> str:
    """`confirmed WHAT (was: disputed)`."""
    if status is Status.UNREVIEWED:
        return f"put {what} back to unreviewed{was(before)}"
    return f"{DECIDED[status]} {what}" + (was(before) if before != status else "")


def _created(fact: EntityCreated, names: Names) -> str:
    return f"created the {fact.kind} {shown(fact.name)}"


def _removed(fact: EntityRemoved, names: Names) -> str:
    return f"took {names.entity(fact.entity)} out of the case again"


def _restored(fact: EntityRestored, names: Names) -> str:
    return f"brought {names.entity(fact.entity)} back"


def _adopted(fact: EntityAdopted, names: Names) -> str:
    return f"kept the {fact.kind} {shown(fact.name)} as it was found"


def _renamed(fact: EntityRenamed, names: Names) -> str:
    before = names.before(fact) or names.entity(fact.entity)
    if fact.name == before:
        return f"kept the name {shown(before)}"
    if fact.name is None:
        return f"gave {shown(before)} its first name back"
    return f"renamed {shown(before)} to {shown(fact.name)}"


def _kind(fact: EntityKindSet, names: Names) -> str:
    name, before = names.entity(fact.entity), names.before(fact)
    if fact.kind is None:
        return f"gave {name} its first kind back{was(before)}"
    return f"set the kind of {name} to {fact.kind}{was(before)}"


def _status(fact: EntityStatusSet, names: Names) -> str:
    return status_words(fact.status, names.before(fact), names.entity(fact.entity))


def _alias(fact: AliasSet, names: Names) -> str:
    name, alias = names.entity(fact.entity), shown(fact.alias)
    if fact.held is None:
        before = {"yes": "it is", "no": "it is not"}.get(names.before(fact), "")
        return f"took back whether {name} is also called “{alias}”{was(before)}"
    return (
        f"added “{alias}” to the names of {name}" if fact.held else f"took “{alias}” off the names of {name}"
    )


def _merged(fact: EntityMerged, names: Names) -> str:
    before = names.before(fact)
    return f"merged {names.entity(fact.entity)} into {names.entity(fact.into)}" + (
        f" (was: merged into {names.entity(before)})" if before else ""
    )


def _unmerged(fact: EntityUnmerged, names: Names) -> str:
    return f"took {names.entity(fact.entity)} out of {names.entity(fact.out_of)} again"


def _compared(fact: EntitiesCompared, names: Names) -> str:
    two = f"{names.entity(fact.one)} and {names.entity(fact.other)}"
    before, _, why = names.before(fact).partition("\n")
    if fact.comparison is None:
        return f"took back that {two} {_are(before)}" if before else f"took back what was said of {two}"
    reason = f": {shown(fact.reason)}" if fact.reason else ""
    changed = before and (before, why) != (fact.comparison.value, fact.reason)
    return f"said that {two} {_are(fact.comparison)}{reason}" + (
        f" (was: {_are(before)}{f': {shown(why)}' if why else ''})" if changed else ""
    )


def _are(comparison: str) -> str:
    return "are possibly the same" if comparison == Comparison.POSSIBLY_SAME else f"are {comparison}"


def _detail(fact: EventDetailSet, names: Names) -> str:
    name = names.entity(fact.entity)
    what = _DETAILS.get(fact.detail, f"the detail {fact.detail} of {{name}}").replace("{name}", name)
    held = decided(names.before(fact))
    before = "" if held is None else _detail_words(fact.detail, held, names)
    if fact.value is None:
        return f"took back {what}{was(before)}"
    return f"set {what} to {_detail_words(fact.detail, fact.value, names)}{was(before)}"


def _detail_words(detail: str, value: str, names: Names) -> str:
    if detail not in ("where", "who") or not lines(value):
        return shown(value)
    found = []
    for line in lines(value):
        role, _, id = line.rpartition("\t")
        found.append(f"{names.entity(id)} ({role})" if role else names.entity(id))
    return shown(listed(found))


SENTENCES: Mapping[type[Any], Sentence] = {
    EntityCreated: _created,
    EntityRemoved: _removed,
    EntityRestored: _restored,
    EntityAdopted: _adopted,
    EntityRenamed: _renamed,
    EntityKindSet: _kind,
    EntityStatusSet: _status,
    AliasSet: _alias,
    EntityMerged: _merged,
    EntityUnmerged: _unmerged,
    EntitiesCompared: _compared,
    EventDetailSet: _detail,
}
