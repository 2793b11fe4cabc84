"""Bare surnames across sources: whom they mean, when several bear the name.

Each goes to who is named most, weighed by common company and nearness in time: on one day "Dole" is the candidate, on
another his wife. Without a majority it stays alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from functools import cached_property, lru_cache

from dossier.analysis import parting
from dossier.analysis.callings import FIELD_OF
from dossier.analysis.clusters import Cluster, Clusters, adopted_first, allowed
from dossier.analysis.given_names import given_gender
from dossier.analysis.namesakes import common, name_of
from dossier.analysis.parting import Bearer
from dossier.analysis.person_names import eastern_family, family_key
from dossier.analysis.transliteration import SHORT_FORMS
from dossier.domain.analysis import Role

PASSING, BARE, KNOWN = 600, 800, 900
"""Probabilities per mille that a surname means its only bearer: one whom a single source names, one of several sources
or of the same days, one in whose company it stands."""
_MAJORITY = 400
"""Share per mille of all weights below which the foremost of several bearers is not taken."""
_FOREMOST = 8
"""How many bearers are weighed for each bare surname, besides those whose company it keeps."""
_CROWDED = 8
"""Bearers in whose sources a name appears, from which on it tells none of them apart."""
_DAYS = 14


class _Family:
    """The full names of one family name, frozen before any bare surname is given to them."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.bearers = [_Named(cluster) for cluster in clusters]
        self.bearers.sort(key=lambda b: (-b.mentions, b.lead))

    @cached_property
    def _by_company(self) -> dict[str, list[_Named]]:
        index: defaultdict[str, list[_Named]] = defaultdict(list)
        for bearer in self.bearers:
            for name in bearer.company:
                index[name].append(bearer)
        return {name: found for name, found in index.items() if len(found) <= _CROWDED}

    def fitting(self, loose: Bearer) -> list[_Named]:
        found = self.bearers[:_FOREMOST]
        if len(self.bearers) > _FOREMOST:
            found = [*found, *(b for name in sorted(loose.company) for b in self._by_company.get(name, ()))]
        apart = {ref.source for ref in loose.cluster.members}
        return [
            b
            for b in dict.fromkeys(found)
            if allowed(b.cluster, loose.cluster) and apart.isdisjoint(b.sources) and b.may_be(loose)
        ]


class _Named(Bearer):
    __hash__ = object.__hash__

    @cached_property
    def sources(self) -> frozenset[str]:
        """Where the bearer is named; a surname that such a source has for itself was told apart by it."""
        return frozenset(ref.source for ref in self.cluster.members)

    @cached_property
    def days(self) -> list[int]:
        return sorted(filter(None, (_day(c.published) for c in self.cluster.members.values())))

    def weight(self, loose: Bearer) -> int:
        """Mentions, times what company and time make of them."""
        acquainted = min(3, common(self.company, loose.company))
        return max(1, self.mentions) * (1 + 3 * acquainted) * (2 if self.is_near(loose) else 1)

    def is_near(self, loose: Bearer) -> bool:
        """Whether the two are named within the same days."""
        days = [_day(c.published) for c in loose.cluster.members.values()]
        return any(day and self._near(day) for day in days)

    def _near(self, day: int) -> bool:
        at = bisect_left(self.days, day - _DAYS)
        return at < len(self.days) and self.days[at] <= day + _DAYS


@lru_cache(maxsize=8_192)
def _day(published: str) -> int:
    """The day's number; 0 where it is not known."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0


def place_bare_names(clusters: Clusters, alone: int) -> None:
    """Give each bare surname to a bearer; those that remain go together with the score `alone`."""
    bearing: defaultdict[str, list[Cluster]] = defaultdict(list)
    bare: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters.all():
        names = {name_of(candidate) for candidate in cluster.members.values()}
        full = {name for name in names if name.first}
        if not full:
            bare[min(family_key(name) for name in names)].append(cluster)
        elif cluster.adopted or any(c.role is Role.STORY for c in cluster.members.values()):
            for key in sorted({family_key(name) for name in full}):
                bearing[key].append(cluster)
    for key, loose in sorted(bare.items()):
        family = _Family(bearing.get(key, []))
        chosen = [(each, _choice(Bearer(each), family)) for each in adopted_first(loose)]
        left = []
        for each, choice in chosen:
            home, score, reason = choice or (None, 0, "")
            if home is None or clusters.join(clusters.of[home.lead], each, score, reason) is None:
                left.append(each)
        _gather_rest(clusters, left, len(family.bearers), alone)


def _gather_rest(clusters: Clusters, left: list[Cluster], bearers: int, score: int) -> None:
    """Surnames that nobody bears in full are one person; what may mean many, only with those who go with them."""
    given = [cluster for cluster in left if bearers > 1 or _is_given_name(Bearer(cluster))]
    apart = set(map(id, given))
    surnames = [cluster for cluster in left if id(cluster) not in apart]
    parting.gather(clusters, surnames, score, "the same surname, and no full name")
    together: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in given:
        for sign in _signs(Bearer(cluster)):
            together[sign].append(cluster)
    for _, found in sorted(together.items()):
        parting.gather(clusters, found, score, "the same name beside the same people or title")


def _signs(loose: Bearer) -> set[str]:
    """Source, titles and trades, full names of people: what the bearers of a mere `Diana` share when they are one."""
    people = {name for name in loose.company if " " in name and given_gender(name.split()[0])}
    called = {word for c in loose.cluster.members.values() for word in c.called}
    return people | (called & FIELD_OF.keys()) | {ref.source for ref in loose.cluster.members}


def _choice(loose: Bearer, family: _Family) -> tuple[_Named, int, str] | None:
    """The bearer that a bare surname means, how surely, and why."""
    fitting = family.fitting(loose)
    if not fitting:
        return None
    weights = [bearer.weight(loose) for bearer in fitting]
    foremost = max(weights)
    winner = fitting[weights.index(foremost)]
    given = _is_given_name(loose) and not _stands_first(winner)
    known = common(winner.company, loose.company) if given or len(fitting) == 1 else 0
    if given and not known:
        return None
    if len(fitting) == 1:
        known_well = len(winner.cluster.members) > 1 or winner.is_near(loose)
        score = KNOWN if known else BARE if known_well else PASSING
        return winner, score, "a bare surname that only one bears"
    share = 1000 * foremost // sum(weights)
    if weights.count(foremost) > 1 or share < _MAJORITY:
        return None
    others = sorted({_written(b) for b in fitting if b is not winner})
    more = f"{', '.join(others[:3])}{' and others' if len(others) > 3 else ''}"
    return winner, share * KNOWN // 1000, f"a bare surname that others bear too (also: {more})"


def _is_given_name(loose: Bearer) -> bool:
    """Whether it may as well be a given name: `Martin`, `Mohamed`."""
    word = name_of(loose.cluster.members[loose.lead]).family
    return bool(given_gender(word)) or word in SHORT_FORMS


def _stands_first(bearer: Bearer) -> bool:
    """Whether the family name comes before the given one, so that the first word alone is it: `Kim Jong Un`."""
    return any(eastern_family(candidate.name) for candidate in bearer.cluster.members.values())


def _written(bearer: Bearer) -> str:
    """The name that most of the bearer's sources give."""
    weights: dict[str, int] = {}
    for candidate in bearer.cluster.members.values():
        weights[candidate.name] = weights.get(candidate.name, 0) + candidate.mentions
    return max(sorted(weights), key=lambda name: weights[name])
