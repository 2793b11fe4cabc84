"""Whether two sources have a common origin: versions of one article, one taken from the other or both from an agency,
or only a few paragraphs in common. Pure functions of the two texts, whichever came first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
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


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share: pairs of paragraph numbers, those of them that are word for word and of some length, and
    how much of the words of each text it all is, per mille."""

    pairs: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]
    one: int
    other: int


def shared(one: Shingled, other: Shingled) -> Shared:
    """What two texts have in common. A paragraph counts where it stands in the other text, whole or cut apart."""
    common = one.shingles & other.shingles
    there = list(_told(one, other, common))
    back = list(_told(other, one, common))
    pairs = {*there, *((mine, theirs) for theirs, mine in back)}
    quoted = (pair for pair in pairs if _is_quoted(one, other, *pair))
    return Shared(tuple(sorted(pairs)), tuple(sorted(quoted)), _part(one, there), _part(other, back))


def _is_quoted(one: Shingled, other: Shingled, mine: int, theirs: int) -> bool:
    """Whether one paragraph holds the other word for word."""
    if one.length[mine] < QUOTED or other.length[theirs] < QUOTED:
        return False
    common = len(one.paragraphs[mine] & other.paragraphs[theirs])
    return common >= VERBATIM * min(len(one.paragraphs[mine]), len(other.paragraphs[theirs]))


def _told(one: Shingled, other: Shingled, common: Shingles) -> Iterator[tuple[int, int]]:
    """The paragraphs of `one` that stand in `other`, each with that of the other which has most of it. `common` are
    the shingles of both: most texts that are compared share few, and are done with those."""
    for number, count in Counter(chain.from_iterable(map(one.places.__getitem__, common))).items():
        cut = one.paragraphs[number]
        if count >= SAME * len(cut):
            times = Counter(other.places[shingle][0] for shingle in cut & common)
            yield number, min(times, key=lambda place: (-times[place], place))


def _part(text: Shingled, told: Iterable[tuple[int, int]]) -> int:
    return 1000 * sum(text.length[number] for number, _ in told) // text.total if text.total else 0


def kin(found: Shared, one: Shingled, *, same_address: bool) -> Kin | None:
    """What two sources are to each other that have this in common; None: nothing. `one` is the first of the two."""
    less, more = sorted((found.one, found.other))
    if same_address or less >= 1000 * WHOLE:
        return Kin.VERSIONS
    taken = sum(one.length[number] for number in {mine for mine, _ in found.pairs})
    if more >= 1000 * MOST and less >= 1000 * SOME and taken >= TAKEN:
        return Kin.DERIVED
    return Kin.QUOTES if found.quoted else None


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
