"""Two persons of one name: what speaks against their being one, and what their company says.

Facts that exclude each other (`Mr` and `Mrs`, `Jr` and `Sr`, `W.` and `H.`) are final. Signs (gender by pronouns, age,
a striker and a minister) may be misread, so persons who keep the same company are one in spite of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.analysis import lexicon
from dossier.analysis.callings import FIELD_OF, HONORIFICS
from dossier.analysis.clusters import Cluster
from dossier.analysis.forms import fold
from dossier.analysis.given_names import given_gender
from dossier.analysis.person_names import PersonName, parsed
from dossier.analysis.transliteration import sound
from dossier.domain.analysis import Role
from dossier.domain.resolution import Candidate

BYLINE = "byline"
"""The field of those who wrote or photographed: hardly the people of the story."""
ACQUAINTED = 3
"""Points of common company from which on signs against are overruled."""
_YEARS_APART = 3
"""Difference between years of birth that no rounding explains."""
_RELATED = frozenset(
    frozenset(pair.split())
    for pair in (
        "politics law", "politics business", "politics forces", "press arts", "learning arts", "learning business",
        "law business", "learning politics", "press politics", "forces crime", "trades crime", "business crime",
        "sport press", "byline press", "learning faith",
    )
)  # fmt: skip
"""Fields that one life often holds both of."""


@dataclass(slots=True)
class Profile:
    """What is known of a person from all sources of a cluster, as far as it tells namesakes apart."""

    genders: Counter[str] = field(default_factory=Counter)
    titled: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    births: set[int] = field(default_factory=set)
    middles: set[tuple[str, ...]] = field(default_factory=set)
    generations: set[str] = field(default_factory=set)

    @property
    def gender(self) -> str:
        votes = self.titled or {g for g, n in self.genders.items() if n == max(self.genders.values())}
        return next(iter(votes)) if len(votes) == 1 else ""

    def key(self) -> tuple[object, ...]:
        """Equal for clusters of which the same is known."""
        return (
            self.gender,
            tuple(sorted(self.titled)),
            tuple(sorted(self.fields)),
            tuple(sorted(self.births)),
            tuple(sorted(self.middles)),
            tuple(sorted(self.generations)),
        )

    def facts(self) -> int:
        known = (self.titled, self.fields, self.births, self.middles, self.generations)
        return sum(len(each) for each in known)

    def take(self, other: Profile) -> None:
        self.genders += other.genders
        self.titled |= other.titled
        self.fields |= other.fields
        self.births |= other.births
        self.middles |= other.middles
        self.generations |= other.generations


def name_of(candidate: Candidate) -> PersonName:
    return parsed(candidate.name, candidate.names)


def profile(members: Iterable[Candidate]) -> Profile:
    found = Profile()
    for member in members:
        name = name_of(member)
        if member.gender in ("m", "f"):
            found.genders[member.gender] += 1
        if name.middles:
            found.middles.add(name.middles)
        if name.generation:
            found.generations.add(name.generation)
        if member.role is not Role.STORY:
            found.fields.add(BYLINE)
        for word in member.called:
            if word not in HONORIFICS or given_gender(name.first) in ("", "n", HONORIFICS[word]):
                _add(found, word, member.published)
    return found


def _add(found: Profile, word: str, published: str) -> None:
    if word.isdecimal():
        if published[:4].isdecimal():
            found.births.add(int(published[:4]) - int(word))
    elif word in HONORIFICS:
        found.titled.add(HONORIFICS[word])
    elif word in FIELD_OF:
        found.fields.add(FIELD_OF[word])


def excluded(one: Profile, other: Profile) -> bool:
    """Whether facts forbid that they are one."""
    if len(one.titled) == len(other.titled) == 1 and one.titled != other.titled:
        return True
    if one.generations and other.generations and not one.generations & other.generations:
        return True
    return bool(one.middles and other.middles) and not any(
        _middles_agree(a, b) for a in one.middles for b in other.middles
    )


def unlikely(one: Profile, other: Profile) -> bool:
    """Whether signs speak against their being one: gender, age, or what they do."""
    if one.gender and other.gender and one.gender != other.gender:
        return True
    if one.births and other.births:
        nearest = min(abs(a - b) for a in one.births for b in other.births)
        if nearest > _YEARS_APART:
            return True
    if not one.fields or not other.fields or one.fields & other.fields:
        return False
    return not any(frozenset((a, b)) in _RELATED for a in one.fields for b in other.fields)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """`w.` and `herbert walker` do not, `j.` and `jefferson` do, `manuel lopez` and `lopez` do."""
    if all(len(word) > 1 for word in (*one, *other)):
        short, long = sorted((one, other), key=len)
        return set(map(sound, short)) <= set(map(sound, long))
    return all(
        a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in zip(one, other, strict=False)
    )


@lru_cache(maxsize=65_536)
def _folded(name: str) -> str:
    folded = fold(name).removeprefix("the ")
    return "" if folded in lexicon.AGENCIES else folded


def company(cluster: Cluster, family: str) -> frozenset[str]:
    """The folded names of all others in the sources, without those of the same family name and news agencies."""
    names = {_folded(name) for member in cluster.members.values() for name in member.company}
    return frozenset(name for name in names if name and family not in name)


def common(one: frozenset[str], other: frozenset[str]) -> int:
    """Points for common company: names of several words say more than single ones."""
    short, long = sorted((one, other), key=len)
    return sum(2 if " " in name else 1 for name in short if name in long)
