"""Whether two sources have a common origin: versions of one article, one taken from the other or both from an agency,
or only a few paragraphs in common. Pure functions of the two texts, whichever came first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import chain

from dossier.domain.shingles import Shingled, Shingles

SAME = 0.6
"""The part of a paragraph's shingles that must stand in the other text for it to be told there in the same words."""
WHOLE = 0.85
"""Two texts of which so much is the same either way are versions of one article."""
MOST, SOME = 0.5, 0.25
"""A text of which most stands in another is derived, if that is also some part of the other: a long report that
quotes two short ones makes them no one origin."""
TAKEN = 40
"""Words that two texts must share for the one to be taken from the other: a brief of one sentence is nobody's copy."""
QUOTED, VERBATIM = 12, 0.9
"""Words of a paragraph that two independent texts hardly share by chance, and how much of it must be word for word:
sentences that differ in a name alone are a manner of writing."""


class Kin(StrEnum):
    """What two sources are to each other."""

    VERSIONS = "versions"
    """Of one article: the same address, or nearly the same text."""
    DERIVED = "derived"
    """One is taken from the other, or both from a third."""
    QUOTES = "quotes"
    """A few paragraphs are the same; each has an origin of its own otherwise."""

    @property
    def one_origin(self) -> bool:
        return self is not Kin.QUOTES


Pair = tuple[int, int]


class Shared:
    """What two texts share. A paragraph counts where it stands in the other text, whole or cut apart. Most pairs of
    texts that are compared are nothing to each other, so where each paragraph stands is found once it is asked for."""

    def __init__(self, one: Shingled, other: Shingled) -> None:
        self._texts = one, other
        common = one.shingles & other.shingles
        self._there = _told(one, common)
        self._back = _told(other, common)
        self.one = _part(one, self._there)
        """How much of the words of the first text it is, per mille."""
        self.other = _part(other, self._back)
        """How much of those of the second."""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The numbers of paragraphs that stand in the other text, each with that of the other which has most of it."""
        return self._paired(self._there, self._back)

    @cached_property
    def quoted(self) -> tuple[Pair, ...]:
        """Those of `pairs` that are word for word, and of some length."""
        one, other = self._texts
        mine, theirs = _verbatim(one, self._there), _verbatim(other, self._back)
        # One of the two stands in the other text word for word, which need not be the one that was looked from.
        there = [m for m in self._there if m in mine or any(_is_quoted(one, other, m, t) for t in theirs)]
        back = [t for t in self._back if t in theirs or any(_is_quoted(one, other, m, t) for m in mine)]
        return tuple(pair for pair in self._paired(there, back) if _is_quoted(one, other, *pair))

    def _paired(self, there: Iterable[int], back: Iterable[int]) -> tuple[Pair, ...]:
        one, other = self._texts
        pairs = {(mine, _most(self._there[mine], other)) for mine in there}
        pairs.update((_most(self._back[theirs], one), theirs) for theirs in back)
        return tuple(sorted(pairs))


def _told(text: Shingled, common: Shingles) -> dict[int, Shingles]:
    """The paragraphs of a text that stand in another, by number, and what of their shingles does. `common` are the
    shingles of both texts."""
    times = Counter(chain.from_iterable(map(text.places.__getitem__, common)))
    return {
        number: text.paragraphs[number] & common
        for number, many in sorted(times.items())
        if many >= SAME * len(text.paragraphs[number])
    }


def _verbatim(text: Shingled, told: Mapping[int, Shingles]) -> list[int]:
    """The paragraphs of some length of which nearly all stands in the other text."""
    return [
        number
        for number, common in told.items()
        if text.length[number] >= QUOTED and len(common) >= VERBATIM * len(text.paragraphs[number])
    ]


def _most(some: Shingles, text: Shingled) -> int:
    """The paragraph of a text that has most of these shingles, each where it stands first; the first of several."""
    times = Counter(text.places[shingle][0] for shingle in some)
    if len(times) == 1:
        return next(iter(times))
    return min(times, key=lambda place: (-times[place], place))


def _is_quoted(one: Shingled, other: Shingled, mine: int, theirs: int) -> bool:
    """Whether one paragraph holds the other word for word."""
    if one.length[mine] < QUOTED or other.length[theirs] < QUOTED:
        return False
    common = len(one.paragraphs[mine] & other.paragraphs[theirs])
    return common >= VERBATIM * min(len(one.paragraphs[mine]), len(other.paragraphs[theirs]))


def _part(text: Shingled, told: Iterable[int]) -> int:
    return 1000 * sum(text.length[number] for number in told) // text.total if text.total else 0


def kin(found: Shared, one: Shingled, *, same_address: bool, may_quote: bool = True) -> Kin | None:
    """What two sources are to each other that have this in common; None: nothing. `one` is the first of the two. Where
    they may not quote each other (`may_quote`) they are of one origin or nothing."""
    less, more = sorted((found.one, found.other))
    if same_address or less >= 1000 * WHOLE:
        return Kin.VERSIONS
    if more >= 1000 * MOST and less >= 1000 * SOME:
        taken = sum(one.length[number] for number in {mine for mine, _ in found.pairs})
        if taken >= TAKEN:
            return Kin.DERIVED
    return Kin.QUOTES if may_quote and found.quoted else None


_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.|m\.|amp\.)?")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|cmpid|ns_\w+|ref|source)=", re.IGNORECASE)


def address(url: str) -> str:
    """The address of an article without what differs from visit to visit; empty for none, and for a front page, which
    shows another article every day."""
    place, _, query = url.strip().partition("#")[0].partition("?")
    host, slash, path = _SCHEME.sub("", place.lower()).partition("/")
    path = path.rstrip("/")
    kept = "&".join(sorted(part for part in query.split("&") if part and not _TRACKING.match(part)))
    return f"{host}/{path}{'?' if kept else ''}{kept}" if host and slash and (path or kept) else ""


def families(sources: Iterable[str], links: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The family of each of `sources`, named by the least member: all that are linked, directly or through others."""
    over = {source: source for source in sources}
    for one, other in links:
        first, second = sorted((_root(over, one), _root(over, other)))
        over[second] = first
    return {source: _root(over, source) for source in over}


def _root(over: dict[str, str], source: str) -> str:
    while over[source] != source:
        over[source] = source = over[over[source]]
    return source
