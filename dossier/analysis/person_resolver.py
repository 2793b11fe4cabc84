"""Persons across sources: full names join, different given names never do, surnames follow the crowd and the company.

The steps go from the sure to the unsure; each sees what those before it joined, and none the order of input.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from dossier.analysis import parting
from dossier.analysis.clusters import Cluster, Clusters, identified
from dossier.analysis.forms import fold, folded_words, near
from dossier.analysis.given_names import given_gender
from dossier.analysis.namesakes import name_of
from dossier.analysis.parting import Placing
from dossier.analysis.person_names import PersonName, block_key, family_key, parsed
from dossier.analysis.surnames import place_bare_names
from dossier.analysis.transliteration import SHORT_FORMS, sound
from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, Decisions, Resolved

SAME, SPELLING, MISSPELT, SHORT_FORM, INITIAL, SAME_INITIAL, SURNAME, ALONE, SINGLE = (
    920, 850, 700, 780, 750, 650, 800, 500, 950,
)  # fmt: skip
"""Probabilities per mille that what is joined for a reason is one person, and of names that stand alone."""
_COMMON_FAMILY = 4
"""Different given names from which on a short form or a misspelling alone identifies nobody of that family."""
_LONG_FAMILY = 7
"""Letters from which on a family name that differs by one of them is a misspelling rather than another family."""


def block(candidate: Candidate) -> str:
    return f"person:{block_key(name_of(candidate))}"


def resolve(candidates: Sequence[Candidate], decisions: Decisions) -> list[Resolved]:
    clusters = Clusters(candidates, decisions)
    _join_full_names(clusters)
    _join_misspellings(clusters)
    _join_short_forms(clusters)
    _join_initials(clusters)
    _join_ends_of_names(clusters)
    place_bare_names(clusters, ALONE)
    found = [_resolved(cluster, entity) for cluster, entity in identified(clusters.all(), _claim)]
    return sorted(found, key=lambda each: each.members)


Key = tuple[str, str]
"""The given name in the form of all its spellings, and the key of the family name."""


def _key(name: PersonName) -> Key:
    return name.given, family_key(name)


def _by_key(clusters: Clusters, wanted: Callable[[PersonName], bool]) -> dict[Key, list[Cluster]]:
    grouped: defaultdict[Key, list[Cluster]] = defaultdict(list)
    for cluster in clusters.all():
        for key in sorted({_key(name) for name in names_of(cluster) if wanted(name)}):
            grouped[key].append(cluster)
    return dict(sorted(grouped.items()))


def names_of(cluster: Cluster) -> set[PersonName]:
    return {name_of(candidate) for candidate in cluster.members.values()}


def _is_full(name: PersonName) -> bool:
    return len(name.first) > 1


def _join_full_names(clusters: Clusters) -> None:
    for found in _by_key(clusters, _is_full).values():
        written = {(name.first, name.family) for cluster in found for name in names_of(cluster)}
        one = len(written) == 1
        reason = "the same full name" if one else "two spellings of one name"
        parting.gather(clusters, found, SAME if one else SPELLING, reason)


def _join_misspellings(clusters: Clusters) -> None:
    """One given name, and family names that differ by a letter: long or rare, or in the same company."""
    grouped = _by_key(clusters, _is_full)
    by_given: defaultdict[str, list[str]] = defaultdict(list)
    for first, family in grouped:
        by_given[first].append(family)
    for first, families in sorted(by_given.items()):
        for one, other in combinations(families, 2):
            if len(first) > 2 and (sound(one) == sound(other) or (len(one) > 4 and near(one, other))):
                few, many = sorted((grouped[first, one], grouped[first, other]), key=len)
                sure = min(len(one), len(other)) >= _LONG_FAMILY
                parting.place(clusters, few, many, Placing(sure, MISSPELT, "names that differ by a letter"))


def _join_short_forms(clusters: Clusters) -> None:
    grouped = _by_key(clusters, _is_full)
    givens: defaultdict[str, set[str]] = defaultdict(set)
    for first, family in grouped:
        givens[family].add(first)
    for (first, family), short in grouped.items():
        full = [c for name in sorted(SHORT_FORMS.get(first, ())) for c in grouped.get((name, family), ())]
        sure = len(givens[family]) < _COMMON_FAMILY
        parting.place(clusters, short, full, Placing(sure, SHORT_FORM, "a short form of the given name"))


def _join_initials(clusters: Clusters) -> None:
    """Initials that fit one full name only, or one in whose company they stand."""
    bearers: defaultdict[Key, list[Cluster]] = defaultdict(list)
    for (first, family), found in _by_key(clusters, _is_full).items():
        bearers[first[0], family] += found
        if written := {n.first[0] for c in found for n in names_of(c) if _key(n) == (first, family)} - {
            first[0]
        }:
            for letter in sorted(written):
                bearers[letter, family] += found
    initial = _by_key(clusters, lambda name: name.is_initial)
    for key, loose in initial.items():
        only = [c for c in loose if not any(_is_full(name) for name in names_of(c))]
        placing = Placing(True, INITIAL, "an initial that fits one name")
        left = parting.place(clusters, only, bearers.get(key, ()), placing)
        parting.gather(clusters, left, SAME_INITIAL, "the same initial and family name")


def _join_ends_of_names(clusters: Clusters) -> None:
    """`Garcia Marquez` is the end of `Gabriel Garcia Marquez`; `Al Assad` may be that of `Bashar al-Assad`."""
    by_end: defaultdict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    named = [(cluster, names_of(cluster)) for cluster in clusters.all()]
    for cluster, names in named:
        for name in names:
            for at in range(1, len(name.tail) - 1):
                by_end[name.tail[at:]].append(cluster)
        for candidate in cluster.members.values():
            if any(word.startswith(("al-", "el-")) for word in folded_words(candidate.name)[1:]):
                by_end["al", name_of(candidate).family].append(cluster)
    for cluster, names in named:
        if len(names) == 1 and not given_gender(min(n.first for n in names)):
            whole = [
                c
                for name in names
                for c in by_end.get(name.tail, ())
                if len(name.tail) > 1 and c is not cluster
            ]
            parting.place(clusters, [cluster], whole, Placing(True, SURNAME, "the end of one full name"))


def best_name(cluster: Cluster) -> str:
    """A full name, as most sources write it; of two spellings the one that keeps its accents."""
    weights: Counter[str] = Counter()
    for candidate in cluster.members.values():
        weights[candidate.name] += candidate.mentions
    folded: Counter[str] = Counter()
    for name, weight in weights.items():
        folded[fold(name)] += weight
    return max(
        sorted(weights),
        key=lambda n: (
            bool(parsed(n).first),
            len(parsed(n).first) > 1,
            folded[fold(n)],
            not n.isascii(),
            not n.isupper(),
            weights[n],
        ),
    )


def _claim(cluster: Cluster) -> tuple[EntityKind, str]:
    return EntityKind.PERSON, " ".join(folded_words(best_name(cluster)))


def _resolved(cluster: Cluster, entity: str) -> Resolved:
    name = best_name(cluster)
    members = cluster.members.values()
    aliases = sorted({n for c in members for n in (c.name, *c.names)} - {name})
    alone = (
        (SINGLE, "one source names this person")
        if parsed(name).first
        else (ALONE, "a bare surname, no full name known")
    )
    score, reason = min((r for r in cluster.reasons if r[1]), default=alone)
    roles = Counter(c.role for c in members)
    role = Role.STORY if roles[Role.STORY] else max(sorted(roles), key=lambda r: roles[r])
    refs = tuple(sorted(cluster.members))
    return Resolved(entity, EntityKind.PERSON, name, tuple(aliases), role, refs, score, reason)
