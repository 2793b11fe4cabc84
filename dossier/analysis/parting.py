"""Bearers of one name parted into persons, and unsure names placed with the person whose company they keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from dossier.analysis.clusters import Cluster, Clusters, adopted_first, allowed
from dossier.analysis.namesakes import (
    ACQUAINTED,
    Profile,
    common,
    company,
    excluded,
    name_of,
    profile,
    unlikely,
)
from dossier.domain.resolution import ChainRef

COMPANY, NAMESAKE = 800, 550
"""Probabilities per mille: placed among namesakes by company, or by nothing but their number of mentions."""


@dataclass
class Bearer:
    """A cluster with what is known of it when a step begins; what the step itself joins is of no account."""

    cluster: Cluster
    lead: ChainRef = field(init=False)
    mentions: int = field(init=False)

    def __post_init__(self) -> None:
        self.lead, self.mentions = self.cluster.lead, self.cluster.mentions

    @cached_property
    def profile(self) -> Profile:
        return profile(self.cluster.members.values())

    @cached_property
    def letters(self) -> frozenset[str]:
        """The first letters of middle names: without a common one they do not agree."""
        return frozenset(word[0] for middles in self.profile.middles for word in middles)

    @cached_property
    def company(self) -> frozenset[str]:
        return company(self.cluster, name_of(self.cluster.members[self.lead]).family)

    def may_be(self, other: Bearer) -> bool:
        """Whether nothing known speaks against their being one, or common company outweighs it."""
        if excluded(self.profile, other.profile):
            return False
        return not unlikely(self.profile, other.profile) or common(self.company, other.company) >= ACQUAINTED


@dataclass(frozen=True, slots=True)
class Placing:
    """How unsure names are placed: `sure` when one fitting bearer is enough without common company."""

    sure: bool
    score: int
    reason: str


@dataclass
class _Camp:
    """Those who are taken for one person. Profile and company grow as more are taken in."""

    profile: Profile = field(default_factory=Profile)
    company: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    mentions: int = 0
    parts: list[tuple[Cluster, int, str]] = field(default_factory=list)

    def take(self, bearer: Bearer, score: int, reason: str) -> None:
        self.profile.take(bearer.profile)
        self.company |= bearer.company
        self.letters |= bearer.letters
        self.mentions += bearer.mentions
        self.parts.append((bearer.cluster, score, reason))

    def points(self, bearer: Bearer) -> int | None:
        """Common company; None where something speaks against and company does not outweigh it."""
        if self.letters and bearer.letters and self.letters.isdisjoint(bearer.letters):
            return None
        if excluded(self.profile, bearer.profile):
            return None
        points = sum(2 if " " in name else 1 for name in bearer.company if name in self.company)
        return points if points >= ACQUAINTED or not unlikely(self.profile, bearer.profile) else None


def gather(clusters: Clusters, found: Iterable[Cluster], score: int, reason: str) -> None:
    """Join bearers of one name, as so many persons as facts and signs tell apart."""
    bearers = [Bearer(cluster) for cluster in dict.fromkeys(clusters.of[c.lead] for c in found)]
    known = {bearer.profile.key(): bearer.profile for bearer in bearers}
    if not any(excluded(a, b) or unlikely(a, b) for a, b in combinations(known.values(), 2)):
        clusters.gather(adopted_first(bearer.cluster for bearer in bearers), score, reason)
        return
    camps: list[_Camp] = []
    for bearer in sorted(bearers, key=_foremost):
        _enter(camps, bearer, score, reason)
    for camp in camps:
        kept: list[Cluster] = []
        for sure, why in sorted({part[1:] for part in camp.parts}, reverse=True):
            group = [cluster for cluster, *rest in camp.parts if tuple(rest) == (sure, why)]
            kept = clusters.gather([*kept, *adopted_first(clusters.of[c.lead] for c in group)], sure, why)


def _foremost(bearer: Bearer) -> tuple[bool, int, int, ChainRef]:
    """Those of whom most is known come first, so that the others choose among them."""
    return not bearer.cluster.adopted, -bearer.profile.facts(), -bearer.mentions, bearer.lead


def _enter(camps: list[_Camp], bearer: Bearer, score: int, reason: str) -> None:
    """Take a bearer into the camp whose company it keeps, else into the largest that it fits, else into a new one."""
    fitting = [
        (points, camp.mentions, -at)
        for at, camp in enumerate(camps)
        if (points := camp.points(bearer)) is not None
    ]
    if not fitting:
        camps.append(_Camp())
        fitting.append((0, 0, 1 - len(camps)))
    points, _, at = max(fitting)
    if len(fitting) > 1:
        score, reason = (
            (min(score, COMPANY), f"{reason}, and common company")
            if points
            else (NAMESAKE, f"{reason}, which another bears too")
        )
    camps[-at].take(bearer, score, reason)


def place(
    clusters: Clusters, loose: Sequence[Cluster], bearers: Iterable[Cluster], placing: Placing
) -> list[Cluster]:
    """Join each unsure name to the one bearer that it fits, of several to the one whose company it keeps most.

    Returns those that fit none, or several equally.
    """
    fixed = [Bearer(cluster) for cluster in dict.fromkeys(bearers)]
    waiting = [Bearer(cluster) for cluster in dict.fromkeys(loose)] if fixed else []
    left = [] if fixed else list(dict.fromkeys(loose))
    chosen = [(each, _choice(each, fixed, placing)) for each in waiting]
    for each, choice in chosen:
        home, score, reason = choice or (None, 0, "")
        if (
            home is None
            or clusters.join(clusters.of[home.lead], clusters.of[each.lead], score, reason) is None
        ):
            left.append(clusters.of[each.lead])
    return list(dict.fromkeys(left))


def _choice(each: Bearer, fixed: list[Bearer], placing: Placing) -> tuple[Bearer, int, str] | None:
    fitting = [
        b
        for b in fixed
        if b.cluster is not each.cluster and allowed(b.cluster, each.cluster) and each.may_be(b)
    ]
    if len(fitting) == 1 and placing.sure:
        return fitting[0], placing.score, placing.reason
    ranked = sorted(((common(each.company, b.company), b) for b in fitting), key=lambda r: (-r[0], r[1].lead))
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1], min(placing.score, COMPANY), f"{placing.reason}, and common company"
