"""What comes of the clusters of events: which get a dossier, what each is called, its id, and what it is a part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dossier.analysis.clusters import Cluster
from dossier.analysis.event_parts import wholes
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import country
from dossier.analysis.sayings import SAYING
from dossier.analysis.thing_resolver import key
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.dates import calendar_day
from dossier.domain.resolution import Candidate, Happening, Resolved, entity_id

SINGLE = 800
_MOST_PARTICIPANTS = 12
_LONG = 45
"""Of names used equally often the fuller one, up to so many characters."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_STATUS = (
    EventStatus.OCCURRED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.DENIED,
    EventStatus.HYPOTHETICAL,
)


def person_key(name: str) -> str:
    """A participant as most sources name him: by the last word; a state by its name, also where it is told by its
    people ("Russian").
    """
    folded = fold(name)
    return country(folded) or folded.split(" ")[-1]


def entities(clusters: list[Cluster]) -> list[Resolved]:
    """Those that get a dossier, in the order of the clusters."""
    happenings = [_merged(list(cluster.members.values())) for cluster in clusters]
    resolved = _resolved(clusters, happenings)
    part_of = wholes(resolved, clusters)
    kept = []
    for cluster, each, whole in zip(clusters, resolved, part_of, strict=True):
        if whole is not None or is_looked_for(cluster, each.event):
            event = each.event and replace(each.event, notable=True, part_of=whole.entity if whole else "")
            kept.append(replace(each, event=event))
    return kept


def is_looked_for(cluster: Cluster, event: Happening | None) -> bool:
    """Whether it gets a dossier: an article dwells on it, two sources tell of it, or an analyst decided."""
    if cluster.adopted or any(c.event and c.event.notable for c in cluster.members.values()):
        return True
    unreal = {EventStatus.DENIED, EventStatus.HYPOTHETICAL}
    real = event is not None and event.what != SAYING and event.status not in unreal
    return real and len({ref.source for ref in cluster.members}) > 1


def _resolved(clusters: list[Cluster], happenings: list[Happening]) -> list[Resolved]:
    taken: set[str] = set()
    resolved = []
    for cluster, happening in zip(clusters, happenings, strict=True):
        name, aliases = _names(cluster, happening)
        entity = cluster.adopted or _id(happening, name)
        first = cluster.members[cluster.lead]
        place = (first.ref.source, str(first.anchor), str(first.ref.chain))
        for known in (2, 3):
            if entity in taken and not cluster.adopted:
                entity = _id(happening, name, *place[:known])
        taken.add(entity)
        score, reason = min(cluster.reasons, default=(SINGLE, "one source tells of it"))
        members = tuple(sorted(cluster.members))
        resolved.append(
            Resolved(entity, EntityKind.EVENT, name, aliases, first.role, members, score, reason, happening)
        )
    return resolved


def _id(happening: Happening, name: str, *discriminator: str) -> str:
    """From what, when and where; from who or the name where that is all that is known."""
    where = key(happening.where[0], EntityKind.PLACE) if happening.where else ""
    rest = (where,) if where else tuple(sorted(map(person_key, happening.who[:2]))) or (fold(name),)
    return entity_id(EntityKind.EVENT, happening.what, happening.when[:10], *rest, *discriminator)


def _merged(members: list[Candidate]) -> Happening:
    """What the sources say together: the day that most of them give, all places and people, the most often
    told first.
    """
    events = [(c, c.event) for c in members if c.event is not None]
    if len(events) == 1 and len(events[0][1].where) < 2 and len(events[0][1].who) < 2:
        return replace(
            events[0][1], notable=True, part_of=""
        )  # most events are told once, with little around them
    when: Counter[str] = Counter()
    where: Counter[str] = Counter()
    who: Counter[str] = Counter()
    for candidate, event in events:
        when[event.when] += candidate.mentions
        for rank, place in enumerate(event.where):
            where[place] += candidate.mentions * (1 if rank else 2)
        who.update(dict.fromkeys(event.who, candidate.mentions))
    statuses = {event.status for _, event in events}
    return Happening(
        what=next((event.what for _, event in events if event.what != SAYING), SAYING),
        when=max(
            sorted(when), key=lambda w: (calendar_day(w) is not None, bool(w), when[w], -len(w)), default=""
        ),
        where=_most_told(where, lambda name: key(name, EntityKind.PLACE)),
        who=_most_told(who, person_key)[:_MOST_PARTICIPANTS],
        several=any(event.several for _, event in events),
        status=next((s for s in _STATUS if s in statuses), EventStatus.OCCURRED),
    )


def _most_told(counts: Counter[str], same: Callable[[str], str]) -> tuple[str, ...]:
    """One spelling of each, the most often told first."""
    total: Counter[str] = Counter()
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], -len(n), n)):
        total[same(name)] += counts[name]
        best.setdefault(same(name), name)
    return tuple(best[k] for k in sorted(total, key=lambda k: (-total[k], k)))


def _names(cluster: Cluster, happening: Happening) -> tuple[str, tuple[str, ...]]:
    """The name most used, with the date behind it, and all others."""
    weights: Counter[str] = Counter()
    for candidate in cluster.members.values():
        weights[candidate.name] += candidate.mentions
    best = max(sorted(weights), key=lambda n: (weights[n], len(n) <= _LONG, len(n)), default="")
    day = date_in_words(happening.when)
    name = f"{best}, {day}" if day and day[-4:] not in best else best
    names = {n for c in cluster.members.values() for n in (c.name, *c.names) if n}
    return name, tuple(sorted(names - {name}))


def date_in_words(value: str) -> str:
    """`13 November 2015`, `November 2015`, `2015`; nothing for what is no calendar date."""
    day = calendar_day(value)
    if day is not None:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    parts = value.split("-")
    if not (len(parts[0]) == 4 and parts[0].isdigit()):
        return ""
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return parts[0].lstrip("0") if len(parts) == 1 else ""
