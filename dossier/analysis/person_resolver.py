"""Persons across sources: full names join, different given names never do, surnames follow the crowd."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from dossier.analysis.clusters import Cluster, Clusters, adopted_first, allowed
from dossier.analysis.forms import bare_family, compatible_given, fold, folded_words, given, near
from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, Decisions, Resolved, entity_id

SAME, SPELLING, INITIAL, BARE, RIVALLED, ALONE, SINGLE = 900, 780, 750, 800, 550, 500, 900
"""Scores per mille of the reasons to join, and of names that stand alone."""

Signature = tuple[str, str]
"""Folded given name (may be empty) and folded family name without particles."""


def block(candidate: Candidate) -> str:
    return f"person:{skeleton(bare_family(candidate.name))}"


def skeleton(word: str) -> str:
    """The first letter and the consonants, doubles once: `rouhani`, `rohani` -> `rhn`. Short ones stay."""
    letters = re.sub(r"[^\w]", "", word)
    consonants = letters[:1] + re.sub(r"[aeiouyw]", "", letters[1:])
    squeezed = re.sub(r"(.)\1+", r"\1", consonants.replace("ck", "k").replace("ph", "f"))
    return squeezed if len(squeezed) > 2 else letters


@lru_cache(maxsize=65_536)
def signature(name: str) -> Signature:
    return re.sub(r"(.)\1+", r"\1", given(name)), bare_family(name)


def resolve(candidates: Sequence[Candidate], decisions: Decisions) -> list[Resolved]:
    clusters = Clusters(candidates, decisions)
    _join_same_names(clusters)
    _join_spellings(clusters)
    rivals = _join_bare_names(clusters)
    return _named([(cluster, rivals.get(id(cluster), "")) for cluster in clusters.all()])


def _signatures(cluster: Cluster) -> set[Signature]:
    return {signature(candidate.name) for candidate in cluster.members.values()}


def _by_signature(clusters: Clusters) -> dict[Signature, list[Cluster]]:
    grouped: defaultdict[Signature, list[Cluster]] = defaultdict(list)
    for cluster in adopted_first(clusters.all()):
        for found in sorted(_signatures(cluster)):
            grouped[found].append(cluster)
    return grouped


def _join_same_names(clusters: Clusters) -> None:
    for (first, _), found in sorted(_by_signature(clusters).items()):
        if first:
            clusters.gather([clusters.of[c.lead] for c in found], SAME, "the same full name")


def _join_spellings(clusters: Clusters) -> None:
    """Initials that fit one full name only, and family names of one sound that differ by a letter."""
    grouped = {s: found for s, found in _by_signature(clusters).items() if s[0]}
    by_initial: defaultdict[str, list[Signature]] = defaultdict(list)
    for known in sorted(grouped):
        by_initial[known[0][0]].append(known)
    for known in sorted(grouped):
        fitting = [s for s in by_initial[known[0][0]] if s != known and _one_person(known, s)]
        initial = len(known[0].rstrip(".")) == 1
        if len({s[0] for s in fitting}) == 1 or (fitting and not initial):
            score, reason = (
                (INITIAL, "an initial that fits one name")
                if initial
                else (SPELLING, "two spellings of one name")
            )
            both = [clusters.of[c.lead] for s in (fitting[0], known) for c in grouped[s]]
            clusters.gather(adopted_first(set(both)), score, reason)


def _one_person(short: Signature, long: Signature) -> bool:
    if short[1] == long[1]:
        return (
            len(short[0].rstrip(".")) == 1
            and len(long[0].rstrip(".")) > 1
            and compatible_given(short[0], long[0])
        )
    return short[0] == long[0] and len(short[0]) > 2 and len(short[1]) > 4 and near(short[1], long[1])


def _join_bare_names(clusters: Clusters) -> dict[int, str]:
    """Give bare surnames to who bears most of that surname; returns the winners' rivals by name."""
    bearers: defaultdict[str, list[Cluster]] = defaultdict(list)
    bare: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters.all():
        full = {s for s in _signatures(cluster) if s[0]}
        if not full:
            bare[min(s[1] for s in _signatures(cluster))].append(cluster)
        elif any(c.role is Role.STORY for c in cluster.members.values()) or cluster.adopted:
            for name in sorted({s[1] for s in full}):
                bearers[name].append(cluster)
    rivals: dict[int, str] = {}
    for name, loose in sorted(bare.items()):
        ranked = sorted(bearers.get(name, ()), key=lambda c: (-c.mentions, c.lead))
        crowds = _crowds(clusters, adopted_first(loose))
        remaining = [c for c in crowds if not _follow(clusters, c, ranked, rivals)]
        clusters.gather(remaining, ALONE, "the same surname, and no full name")
    return rivals


def _crowds(clusters: Clusters, loose: list[Cluster]) -> list[Cluster]:
    """Bare surnames that nothing tells apart go together, so that each crowd is placed once."""
    by_gender: defaultdict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in loose:
        apart = str(cluster.lead) if cluster.adopted or cluster.foes else ""
        by_gender[(*sorted(_genders(cluster)), apart)].append(cluster)
    return [c for alike in by_gender.values() for c in clusters.gather(alike, ALONE, "")]


def _follow(clusters: Clusters, loose: Cluster, ranked: list[Cluster], rivals: dict[int, str]) -> bool:
    """Join a bare surname to the first bearer that it may be; False where there is none."""
    fitting = [
        c for c in (clusters.of[r.lead] for r in ranked) if allowed(c, loose) and _same_gender(c, loose)
    ]
    if not fitting or (loose.adopted and fitting[0].adopted):
        return False
    winner, others = fitting[0], [c for c in fitting[1:] if c is not fitting[0]]
    score, reason = (
        (RIVALLED, "a bare surname that others bear too")
        if others
        else (BARE, "a bare surname that only one bears")
    )
    joined = clusters.join(winner, loose, score, reason)
    if joined is not None and others:
        rivals[id(joined)] = ", ".join(sorted({best_name(c) for c in others}))
    return joined is not None


def _same_gender(one: Cluster, other: Cluster) -> bool:
    return "".join(sorted(_genders(one) | _genders(other))) != "fm"


def _genders(cluster: Cluster) -> set[str]:
    votes = Counter(c.gender for c in cluster.members.values() if c.gender in ("m", "f"))
    return {votes.most_common(1)[0][0]} if votes else set()


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
            bool(given(n)),
            len(given(n)) > 2,
            folded[fold(n)],
            not n.isascii(),
            not n.isupper(),
            weights[n],
        ),
    )


def _named(found: list[tuple[Cluster, str]]) -> list[Resolved]:
    taken: set[str] = set()
    resolved = []
    for cluster, rivals in found:
        name = best_name(cluster)
        entity = cluster.adopted or entity_id(EntityKind.PERSON, " ".join(folded_words(name)))
        if entity in taken and not cluster.adopted:
            anchor = cluster.members[cluster.lead]
            entity = entity_id(EntityKind.PERSON, fold(name), anchor.ref.source, str(anchor.anchor))
        taken.add(entity)
        resolved.append(_resolved(cluster, entity, name, rivals))
    return resolved


def _resolved(cluster: Cluster, entity: str, name: str, rivals: str) -> Resolved:
    members = cluster.members.values()
    aliases = sorted({n for c in members for n in (c.name, *c.names)} - {name})
    alone = (
        (SINGLE, "one source names this person")
        if given(name)
        else (ALONE, "a bare surname, no full name known")
    )
    score, reason = min((r for r in cluster.reasons if r[1]), default=alone)
    reason += f" (also: {rivals})" if rivals else ""
    roles = Counter(c.role for c in members)
    role = Role.STORY if roles[Role.STORY] else max(sorted(roles), key=lambda r: roles[r])
    refs = tuple(sorted(cluster.members))
    return Resolved(entity, EntityKind.PERSON, name, tuple(aliases), role, refs, score, reason)
