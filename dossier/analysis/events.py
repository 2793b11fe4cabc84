"""Events: what an article tells of, as chains with what, when, where, who, and whether a reader would look for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis import named_events, sayings
from dossier.analysis.event_cluster import Cluster
from dossier.analysis.event_clusters import clusters
from dossier.analysis.event_objects import AFTERMATH
from dossier.analysis.event_titles import is_plural, is_telling, title
from dossier.analysis.event_written_names import entity_span, written_names
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import is_country
from dossier.analysis.happenings import BY_NAME
from dossier.analysis.sayings import SAYING, by_cue, saying
from dossier.analysis.triggers import triggers
from dossier.domain.analysis import Chain, EntityKind, EventDetails, EventStatus, Form, Participation, Quote
from dossier.domain.dates import Unit

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading

LISTED, OTHER = 930, 850
"""How often a word of a class, and any other, tells of a happening (measured on annotated news)."""
JOINED, JOINED_OTHER = 700, 600
"""How often the triggers of one chain tell of the same."""
_DWELT_ON = 3
"""So often told, an event is looked for even without a place or a name."""
_LEAD = 3
"""An event told in the headline or the first paragraphs is what the article is about."""
_BESIDE = 4
"""A place told so many times less often than the first one is not where it happened."""
_ROLE_ORDER = {"agent": 0, "patient": 1, "with": 2}


def find(reading: Reading) -> None:
    """Add a chain for each event of the article, and a mention for each of its triggers."""
    quotes = by_cue(reading)
    for cluster in clusters(reading, named_events.others(reading, triggers(reading))):
        chain = reading.add_chain(_chain(reading, cluster, quotes))
        for trigger in cluster.triggers:
            token = trigger.token
            named = token.ent_type_ == "EVENT"
            start, end = entity_span(token) if named else (token.idx, token.end)
            form, score = Form.NAME if named else Form.NOMINAL, LISTED if trigger.listed else OTHER
            reading.add_mention(start, end, chain, form, score, f"trigger.{trigger.what}")


def _chain(reading: Reading, cluster: Cluster, quotes: dict[int, list[Quote]]) -> Chain:
    """A chain with a title; what is in no class of happenings has no name and never a dossier."""
    details = EventDetails(
        cluster.what,
        _date(reading, cluster),
        _own_places(reading, cluster),
        _in_one_role_each(cluster),
        cluster.status,
        notable=False,
    )
    plural = is_plural(cluster.triggers)
    if not cluster.listed:
        score = OTHER if len(cluster.triggers) == 1 else JOINED_OTHER
        verb = cluster.triggers[0].token
        said = saying(reading, verb, quotes.get(verb.idx, [])) if cluster.what == SAYING else None
        if said is not None:
            return sayings.chain_of(reading, said, details, score)
        return Chain(EntityKind.EVENT, "", (), False, score, plural=plural, event=details)
    names = written_names(reading, cluster.triggers)
    best = title(reading, cluster.what, cluster.triggers, details, names)
    told = is_telling(best) or _is_told_enough(cluster)
    notable = told and is_notable(reading, cluster, bool(names), is_telling(best))
    details = replace(details, notable=True) if notable else details
    score = LISTED if len(cluster.triggers) == 1 else JOINED
    called = tuple(dict.fromkeys(name for name in (best, *names) if name))
    return Chain(EntityKind.EVENT, best, called, bool(names), score, plural=plural, event=details)


def _is_told_enough(cluster: Cluster) -> bool:
    """Whether the day, or how often it is told, makes up for a heading that names neither place nor people."""
    happening = BY_NAME.get(cluster.what)
    if happening is None or not happening.notable:
        return False
    return len(cluster.triggers) >= _DWELT_ON or (happening.major and bool(cluster.dates))


def _own_places(reading: Reading, cluster: Cluster) -> tuple[int, ...]:
    """The places in the order of how often they are told; one told far less than the first is mentioned beside
    it. Of places told equally often a country comes last.
    """
    if len(cluster.places) < 2:
        return tuple(cluster.places)
    most = max(cluster.places.values())
    kept = [place for place, count in cluster.places.items() if count * _BESIDE > most]
    return tuple(sorted(kept, key=lambda p: (-cluster.places[p], is_country(fold(reading.chains[p].name)))))


def _in_one_role_each(cluster: Cluster) -> tuple[Participation, ...]:
    """Everybody once, in the role most often told, the definite roles before the others."""
    if len(cluster.participants) < 2:
        return tuple(cluster.participants)
    told = sorted(
        cluster.participants,
        key=lambda p: (-cluster.participants[p], _ROLE_ORDER.get(p.role, len(_ROLE_ORDER))),
    )
    first: dict[int, Participation] = {}
    for participant in told:
        first.setdefault(participant.chain, participant)
    return tuple(first.values())


def _date(reading: Reading, cluster: Cluster) -> int | None:
    """The date that most triggers bear, the most exact of them; none of what goes on for days."""
    if not cluster.dates or (
        cluster.what in AFTERMATH and len(cluster.dates) > 1 and cluster.triggers[0].about
    ):
        return None

    def rank(item: tuple[int, int]) -> tuple[bool, int, int]:
        time = reading.dates[item[0]].time
        exact = len(time.value) >= 10 or time.unit in {Unit.DAY, Unit.WEEKDAY, Unit.MONTH_DAY}
        return exact, item[1], -item[0]

    return max(cluster.dates.items(), key=rank)[0]


def is_notable(reading: Reading, cluster: Cluster, named: bool, telling: bool) -> bool:
    """Whether a reader would look for it: of a class worth a dossier, told apart by when, where or who, and
    dwelt on.
    """
    happening = BY_NAME.get(cluster.what)
    if happening is None:
        return False
    if cluster.status in {EventStatus.HYPOTHETICAL, EventStatus.DENIED}:
        return False
    dwelt_on = len(cluster.triggers) >= _DWELT_ON and bool(cluster.triggers[0].about)
    known = bool(cluster.dates) + bool(cluster.places) + bool(cluster.participants) or int(
        dwelt_on or (telling and len(cluster.triggers) > 1)
    )
    if not known:
        return False
    if happening.name in {"death", "killing"} and not any(
        _is_person(reading, p.chain) for p in cluster.participants
    ):
        return False
    headline = any(reading.paragraph_at(t.token.idx) == 0 for t in cluster.triggers)
    if happening.name == "call" and len(cluster.who) > 1:
        known += 1  # who spoke with whom tells a call apart
    leading = any((reading.paragraph_at(t.token.idx) or 0) < _LEAD for t in cluster.triggers)
    weight = len(cluster.triggers) + 2 * named + leading + (known - 1) + 2 * happening.major + headline
    return weight >= (2 if happening.notable else 4)


def _is_person(reading: Reading, index: int) -> bool:
    chain = reading.chains[index]
    return chain.kind is EntityKind.PERSON and chain.named
