"""What a word tells of besides its own class: "the request" may be the treaty's invocation, what two "agreed" be said
at their meeting, "the bombing" be where people were said to have died.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.event_cluster import Cluster
from dossier.domain.analysis import EventStatus

if TYPE_CHECKING:
    from dossier.analysis.trigger import Trigger

NEAR = 300
"""Characters within which a bare "the attack" means the event just told of."""
_KIN = {
    "request": "invocation",
    "operation": "attack",
    "crash": "downing",
    "accident": "crash",
    "explosion": "attack",
}
"""What a word without anything of its own may mean as well: "the request" is the treaty's invocation."""


def encounter(trigger: Trigger, by_class: dict[str, list[Cluster]]) -> Cluster | None:
    """The meeting just told of, at which two "agreed" or "discussed" something."""
    if trigger.what != "call" or trigger.nominal:
        return None
    who, planned = {p.chain for p in trigger.participants}, trigger.status is EventStatus.PLANNED
    for meeting in reversed(by_class.get("meeting", [])):
        near = trigger.token.idx - meeting.triggers[-1].token.idx < NEAR
        if near and len(who & meeting.who) > 1 and planned is (meeting.status is EventStatus.PLANNED):
            return meeting
    return None


def place_findings(by_class: dict[str, list[Cluster]]) -> None:
    """The cause of a crash is found somewhere, but what tells the finding apart is where the crash was."""
    for finding in by_class.get("finding", []):
        for trigger in finding.triggers:
            words = {trigger.harm, trigger.harm.head} if trigger.harm is not None else set()
            told = (
                c for known in by_class.values() for c in known if any(t.token in words for t in c.triggers)
            )
            harm = next((c for c in told if c.places), None)
            if harm is not None:
                finding.places = dict(harm.places)


def crash_of(trigger: Trigger, by_class: dict[str, list[Cluster]]) -> Cluster | None:
    """ "The plane was destroyed" after a crash: it is that plane, and not one of which was told before."""
    if trigger.what != "downing" or trigger.nominal or not trigger.is_bare:
        return None
    told = [c for what in ("crash", "downing") for c in by_class.get(what, ())]
    latest = max(told, key=lambda c: c.triggers[-1].token.idx, default=None)
    return latest if latest is not None and latest.what == "crash" else None


def kin(trigger: Trigger, by_class: dict[str, list[Cluster]]) -> Cluster | None:
    """The event of a related class that was told of last, where none of its own class was told of before."""
    before = [c for c in by_class[trigger.what] if c.triggers and c.triggers[0].token.idx < trigger.token.idx]
    related = by_class.get(_KIN.get(trigger.what, ""), [])
    told = [t.token.idx for c in related for t in c.triggers if t.token.idx < trigger.token.idx]
    if before or not told:
        return None
    return next(c for c in related if any(t.token.idx == max(told) for t in c.triggers))


def where_people_died(trigger: Trigger, by_class: dict[str, list[Cluster]]) -> Iterator[Cluster]:
    """ "The bombing", when the article has said who was killed where: it was there and then."""
    told = [c for what in ("killing", "injury", "death") for c in by_class.get(what, ())]
    before = [c for c in told if c.triggers[0].token.idx < trigger.token.idx and (c.places or c.dates)]
    if before:
        harm = max(before, key=lambda c: c.triggers[0].token.idx)
        yield Cluster(trigger.what, listed=True, places=dict(harm.places), dates=dict(harm.dates))
