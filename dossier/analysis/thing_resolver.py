"""Organisations and places across sources: one name is one thing; countries have many names, and act.

A country that acts ("North Korea fired") is the country. Acronyms join the full name that a text ties them to, or the
only one that they fit; a company's short name joins its long one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dossier.analysis import thing_names
from dossier.analysis.clusters import Cluster, Clusters, adopted_first, identified
from dossier.analysis.forms import fold
from dossier.analysis.thing_names import key as key
from dossier.domain.analysis import EntityKind
from dossier.domain.resolution import Candidate, Decisions, Resolved

SAME, SINGLE, TOLD, FITTING, SHORT, RIVALLED = 900, 950, 900, 750, 780, 550
"""Probabilities per mille that what is joined for a reason is one thing, and of what one source names."""


def block(candidate: Candidate) -> str:
    if candidate.kind is EntityKind.PLACE:
        return f"place:{_spelled(candidate)}"
    country = thing_names.country(candidate.name)
    return f"place:{country}" if country else f"organisation:{thing_names.block_key(candidate.name)}"


def _kind(candidate: Candidate) -> EntityKind:
    return EntityKind.PLACE if thing_names.country(candidate.name) else candidate.kind


def _spelled(candidate: Candidate) -> str:
    return key(candidate.name, _kind(candidate))


def resolve(candidates: Sequence[Candidate], decisions: Decisions) -> list[Resolved]:
    clusters = Clusters(candidates, decisions)
    for found in _by_key(clusters).values():
        clusters.gather(adopted_first(clusters.of[c.lead] for c in found), SAME, "the same name")
    _join_acronyms(clusters)
    _join_short_names(clusters)
    things = [_resolved(cluster, entity) for cluster, entity in identified(clusters.all(), _claim)]
    return sorted(things, key=lambda thing: thing.members)


def _by_key(clusters: Clusters) -> dict[str, list[Cluster]]:
    grouped: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters.all():
        for spelled in sorted({_spelled(candidate) for candidate in cluster.members.values()}):
            grouped[spelled].append(cluster)
    return dict(sorted(grouped.items()))


def _join_acronyms(clusters: Clusters) -> None:
    """Acronyms with the full name that some source gives for them; else with the only one that they fit."""
    grouped = _by_key(clusters)
    full = {spelled: found for spelled, found in grouped.items() if thing_names.initials(spelled)}
    told: defaultdict[str, set[str]] = defaultdict(set)
    fitting: defaultdict[str, set[str]] = defaultdict(set)
    for spelled, found in full.items():
        fitting[thing_names.initials(spelled)].add(spelled)
        for cluster in found:
            for candidate in cluster.members.values():
                for name in candidate.names:
                    if thing_names.is_acronym(name):
                        told[fold(name).replace(".", "")].add(spelled)
    for acronym in sorted(grouped.keys() - full.keys()):
        meant = told.get(acronym) or fitting.get(acronym, set())
        sure, reason = (
            (TOLD, "a source gives the acronym with the name")
            if acronym in told
            else (FITTING, "an acronym that fits one name")
        )
        if len(meant) == 1:
            _gather(clusters, [*full[min(meant)], *grouped[acronym]], sure, reason)


def _join_short_names(clusters: Clusters) -> None:
    """`Apple` with `Apple Computer`, which most of the case calls it."""
    grouped = _by_key(clusters)
    longer: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for spelled, found in grouped.items():
        if thing_names.head(spelled) != spelled:
            longer[thing_names.head(spelled)].append((sum(c.mentions for c in found), spelled))
    for short, forms in sorted(longer.items()):
        forms.sort(reverse=True)
        if short in grouped and (len(forms) == 1 or forms[0][0] > forms[1][0]):
            sure, reason = (
                (SHORT, "a short name of it") if len(forms) == 1 else (RIVALLED, "a short name of several")
            )
            _gather(clusters, [*grouped[forms[0][1]], *grouped[short]], sure, reason)


def _gather(clusters: Clusters, found: list[Cluster], score: int, reason: str) -> None:
    clusters.gather(adopted_first(dict.fromkeys(clusters.of[c.lead] for c in found)), score, reason)


def _claim(cluster: Cluster) -> tuple[EntityKind, str]:
    kind = _kind(cluster.members[cluster.lead])
    return kind, key(_best_name(cluster), kind)


def _best_name(cluster: Cluster) -> str:
    """The plain name that most sources give: without legal form, spelt out rather than in capitals."""
    weights: Counter[str] = Counter()
    for candidate in cluster.members.values():
        weights[candidate.name] += candidate.mentions
    kind = _kind(cluster.members[cluster.lead])
    return max(
        sorted(weights),
        key=lambda n: (
            fold(n).removeprefix("the ") == key(n, kind),
            not n.isupper(),
            weights[n],
            not n.isascii(),
        ),
    )


def _resolved(cluster: Cluster, entity: str) -> Resolved:
    (kind, _), name = _claim(cluster), _best_name(cluster)
    names = {n for c in cluster.members.values() for n in (c.name, *c.names)}
    score, reason = min(cluster.reasons, default=(SINGLE, "one source names it"))
    return Resolved(
        entity=entity,
        kind=kind,
        name=name,
        aliases=tuple(sorted(names - {name})),
        role=cluster.members[cluster.lead].role,
        members=tuple(sorted(cluster.members)),
        score=score,
        reason=reason,
    )
