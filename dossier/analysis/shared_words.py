"""Accounts of one speech across sources: they give the same words of the same speaker.

What one account puts in marks is the other's, too, or several words in a row are the same; told at about the same time,
and not of two places or two bodies. Words alone make no dossier: one account must say that a body was addressed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dossier.analysis.clusters import Cluster, Clusters
from dossier.analysis.forms import fold
from dossier.analysis.sayings import ADDRESS
from dossier.analysis.thing_resolver import key
from dossier.domain.analysis import EntityKind
from dossier.domain.dates import calendar_day
from dossier.domain.resolution import Candidate

SAME_WORDS, SAME_BODY = 800, 700
_RUN = 7
"""So many words in a row are no stock phrase; fewer, where they are all that one account gives."""
_SMALL = 3
"""Letters of words that mostly tell no more than grammar."""
_DAYS = timedelta(days=2)


def join(clusters: Clusters, candidates: Sequence[Candidate]) -> None:
    """Join the acts of speech of one block, which are of speakers of one surname."""
    if not any(_body(candidate) for candidate in candidates):
        return
    ordered = sorted(candidates, key=lambda c: (_time(c) or date.min, c.ref))
    wholes = {said for c in ordered for said in _stretches(c) if len(said) < _RUN and _is_telling(said)}
    accounts: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in ordered:
        for run in dict.fromkeys(_runs(candidate, wholes)):
            accounts[run].append(candidate)
    for found in accounts.values():
        _join(clusters, found, SAME_WORDS, "the same words of the same speaker, told at about the same time")
    days: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in ordered:
        if (body := _body(candidate)) and (day := _day(candidate)):
            days[day.isoformat(), body].append(candidate)
    for found in days.values():
        _join(clusters, found, SAME_BODY, "the same speaker before the same body, on the same day")


def _join(clusters: Clusters, found: list[Candidate], score: int, reason: str) -> None:
    for one, other in pairwise(found):
        first, second = clusters.of[one.ref], clusters.of[other.ref]
        if _is_near(one, other) and _may_be_one(first, second):
            clusters.join(first, second, score, reason)


def _may_be_one(one: Cluster, other: Cluster) -> bool:
    """Whether nothing that both tell differs: the speaker's whole name, the body, the place."""
    return all(
        not first or not second or first & second
        for first, second in ((_told(one, of), _told(other, of)) for of in (_speakers, _bodies, _places))
    )


def _told(cluster: Cluster, of: Callable[[Candidate], Iterable[str]]) -> set[str]:
    return {each for candidate in cluster.members.values() for each in of(candidate)}


def _speakers(candidate: Candidate) -> Iterator[str]:
    """Whole names alone tell two of one surname apart."""
    who = candidate.event.who[:1] if candidate.event else ()
    return (fold(name) for name in who if " " in name)


def _bodies(candidate: Candidate) -> Iterator[str]:
    return (body for body in (_body(candidate),) if body)


def _places(candidate: Candidate) -> Iterator[str]:
    return (key(place, EntityKind.PLACE) for place in (candidate.event.where if candidate.event else ()))


def _body(candidate: Candidate) -> str:
    """Which kind of body was addressed: the first word of what it is called."""
    return candidate.called[0] if candidate.event and candidate.event.what == ADDRESS else ""


def _stretches(candidate: Candidate) -> Iterator[tuple[str, ...]]:
    return (tuple(said.split("_")) for said in candidate.called[1 if _body(candidate) else 0 :])


def _runs(candidate: Candidate, wholes: Collection[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """By which it can be found: all runs of `_RUN` words that it quotes, and the short ones that some account gives as
    a whole.
    """
    lengths = sorted({_RUN, *map(len, wholes)})
    for said in _stretches(candidate):
        for length in lengths:
            runs = (said[at : at + length] for at in range(len(said) - length + 1))
            yield from (run for run in runs if length == _RUN or run in wholes)


def _is_telling(said: tuple[str, ...]) -> bool:
    return sum(len(word) > _SMALL for word in said) > 1


def _day(candidate: Candidate) -> date | None:
    return calendar_day(candidate.event.when) if candidate.event else None


def _time(candidate: Candidate) -> date | None:
    """When it was said, else when it was told."""
    return _day(candidate) or calendar_day(candidate.published[:10])


def _is_near(one: Candidate, other: Candidate) -> bool:
    first, second = _time(one), _time(other)
    return first is not None and second is not None and abs(first - second) <= _DAYS
