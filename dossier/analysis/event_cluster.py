"""What an article tells of one happening: its triggers, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.analysis.trigger import Trigger
from dossier.domain.analysis import EventStatus, Participation

_STATUS_ORDER = (
    EventStatus.OCCURRED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.DENIED,
    EventStatus.HYPOTHETICAL,
)


@dataclass(slots=True)
class Cluster:
    what: str
    listed: bool
    triggers: list[Trigger] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    participants: dict[Participation, int] = field(default_factory=dict)
    dates: dict[int, int] = field(default_factory=dict)
    """Each with how many triggers bear it."""
    who: set[int] = field(default_factory=set)
    """The chains of the participants."""
    sides: set[str] = field(default_factory=set)

    def add(self, trigger: Trigger) -> None:
        self.triggers.append(trigger)
        self.sides |= trigger.sides
        for place in trigger.places:
            self.places[place] = self.places.get(place, 0) + 1
        for participant in trigger.participants:
            self.participants[participant] = self.participants.get(participant, 0) + 1
            self.who.add(participant.chain)
        if trigger.date is not None:
            self.dates[trigger.date] = self.dates.get(trigger.date, 0) + 1

    @property
    def status(self) -> EventStatus:
        """What has happened has happened, whatever is also said to be feared."""
        if len(self.triggers) == 1:
            return self.triggers[0].status
        present = {t.status for t in self.triggers}
        return min(present, key=_STATUS_ORDER.index)
