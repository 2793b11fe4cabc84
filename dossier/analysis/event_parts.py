"""Which event is a part of which: the Bataclan within the Paris attacks.

A part lies in a narrower place that is told together with the whole's ("at the Bataclan in Paris"), on the same day;
the whole is told of as several ("the attacks"), and more often.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from dossier.analysis.clusters import Cluster
from dossier.analysis.gazetteer import is_country
from dossier.analysis.thing_resolver import key
from dossier.domain.analysis import EntityKind, EventStatus
from dossier.domain.dates import calendar_day
from dossier.domain.resolution import Resolved

_MEMORY = timedelta(days=400)
"""How long after it an undated part is still told of."""
_REAL = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})


def wholes(resolved: Sequence[Resolved], clusters: Sequence[Cluster]) -> list[Resolved | None]:
    """For each event the one that it is a part of, None for most. Of several the most mentioned, then the first."""
    by_place: dict[str, dict[str, tuple[int, Resolved]]] = defaultdict(dict)
    for each, cluster in zip(resolved, clusters, strict=True):
        day, places = _when_and_where(each)
        if day and places and each.event and each.event.several and not is_country(places[0]):
            best = by_place[places[0]].get(day)
            if best is None or best[0] < cluster.mentions:
                by_place[places[0]][day] = (cluster.mentions, each)
    days = {place: sorted(found) for place, found in by_place.items()}
    return [
        _whole_of(each, cluster, by_place, days) for each, cluster in zip(resolved, clusters, strict=True)
    ]


def _when_and_where(each: Resolved) -> tuple[str, list[str]]:
    event = each.event
    if event is None or event.status not in _REAL:
        return "", []
    day = calendar_day(event.when)
    return day.isoformat() if day else "", [key(place, EntityKind.PLACE) for place in event.where]


def _whole_of(
    each: Resolved,
    cluster: Cluster,
    by_place: dict[str, dict[str, tuple[int, Resolved]]],
    days: dict[str, list[str]],
) -> Resolved | None:
    if not by_place or each.event is None or len(each.event.where) < 2:
        return None
    day, places = _when_and_where(each)
    for place in places[1:3]:
        if place in by_place:
            on = day or ("" if each.event.when else _latest(days[place], cluster))
            mentions, whole = by_place[place].get(on, (0, each))
            if mentions > cluster.mentions and places[0] not in _when_and_where(whole)[1]:
                return whole
    return None


def _latest(days: list[str], cluster: Cluster) -> str:
    """The last day before the articles that tell of an undated part, within memory; empty where there is none."""
    told = [d for c in cluster.members.values() if (d := calendar_day(c.published[:10])) is not None]
    if not told:
        return days[0] if len(days) == 1 else ""
    at = bisect_right(days, (min(told) + timedelta(days=1)).isoformat())
    if not at or min(told) - date.fromisoformat(days[at - 1]) > _MEMORY:
        return ""
    return days[at - 1]
