"""Events that bear a name, as chains: when, where and who by the grammar around their mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dossier.analysis.event_arguments import dates_by_head, fill
from dossier.analysis.event_names import EventName, scan
from dossier.analysis.event_status import status_of
from dossier.analysis.forms import fold
from dossier.analysis.happenings import BY_NAME
from dossier.analysis.trigger import Trigger
from dossier.domain.analysis import Chain, EntityKind, EventDetails, EventStatus, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading

FULL, SHORT = 850, 800
_DWELT_ON = 2
"""So many mentions make a reader look for an event whose class is not looked for by itself (a match)."""


def find(reading: Reading) -> None:
    """Add a chain for each named event, and its mentions. Names and dates are known already."""
    heads = dates_by_head(reading)
    for names in _together(reading, scan(reading)):
        found = [_trigger(reading, name, heads) for name in names]
        chain = reading.add_chain(_chain(reading, names, found))
        for name in names:
            score = SHORT if reading.text[name.start : name.end] == name.short else FULL
            reading.add_mention(name.start, name.end, chain, Form.NAME, score, f"named-event.{name.what}")


def others(reading: Reading, found: Iterable[Trigger]) -> Iterable[Trigger]:
    """The triggers that no event's name holds: those have a chain already."""
    named = {
        token.i
        for m in reading.mentions
        if m.form is Form.NAME and reading.chains[m.chain].kind is EntityKind.EVENT
        for token in reading.tokens(m.start, m.end)
    }
    return (trigger for trigger in found if trigger.token.i not in named)


def _together(reading: Reading, names: list[EventName]) -> list[list[EventName]]:
    """The mentions of each event: by the same words, or by the word that is short for the one named last."""
    events: list[list[EventName]] = []
    by_words: dict[str, list[EventName]] = {}
    for name in names:
        words = fold(reading.text[name.start : name.end])
        event = by_words.get(words)
        if event is None:
            event = by_words[words] = []
            events.append(event)
        if name.short:
            by_words[fold(name.short)] = event
        event.append(name)
    return events


def _trigger(reading: Reading, name: EventName, heads: dict[int, int]) -> Trigger:
    trigger = Trigger(
        name.head, name.what, True, heads.get(name.head.i), status=status_of(reading, name.head)
    )
    fill(reading, trigger)
    return trigger


def _chain(reading: Reading, names: list[EventName], found: list[Trigger]) -> Chain:
    written = [" ".join(reading.text[n.start : n.end].split()) for n in names]
    best = max(dict.fromkeys(written), key=lambda w: (" " in w, written.count(w), len(w)))
    called = tuple(dict.fromkeys((best, *sorted(written))))
    what = names[0].what
    happening = BY_NAME.get(what)
    details = EventDetails(
        what,
        next((t.date for t in found if t.date is not None), None),
        tuple(dict.fromkeys(place for t in found for place in t.places)),
        tuple({p.chain: p for t in reversed(found) for p in reversed(t.participants)}.values()),
        _status(found),
        (happening is not None and happening.notable) or len(names) >= _DWELT_ON,
    )
    return Chain(EntityKind.EVENT, best, called, True, FULL, event=details)


def _status(found: list[Trigger]) -> EventStatus:
    """What somebody hopes for or denies is a name all the same; only what is to come is told apart."""
    planned = sum(t.status is EventStatus.PLANNED for t in found)
    return EventStatus.PLANNED if planned * 2 > len(found) else EventStatus.OCCURRED
