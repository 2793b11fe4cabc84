"""Figures of several sources as rows: what one source gives, what is counted alike, and how two go together."""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.citations import Citation, EntityRef


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that a source gives, with all that limits it; `domain.accounts` lays such rows side by side.

    `citation` is the clause that gives it, `[start, end)` the number itself; the rest is as in
    `analysis.Figure`, chains as names and dates resolved. `event` is None where the happening has no dossier;
    `happening` names it within its article (empty: the figure belongs to none), and the next three are what
    is known of it.
    """

    citation: Citation
    start: int
    end: int
    low: int | None
    high: int | None
    hedge: str
    what: str
    filed: bool
    group: str
    places: tuple[str, ...]
    date: str
    event: EntityRef | None
    happening: str
    event_class: str
    event_day: str
    event_places: tuple[str, ...]
    score: int
    rule: str


class Relation(StrEnum):
    AGREEMENT = "agreement"
    DISAGREEMENT = "disagreement"
    UPDATE = "update"
    """A later article brings a running count up to date."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two figures of one topic, of different sources; `one` was published first. A suggestion.

    `sources` counts the articles that give either value, `origins` those of them that are independent; `reason` is in
    words.
    """

    relation: Relation
    one: FigureRow
    other: FigureRow
    score: int
    reason: str
    sources: int
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Topic:
    """All figures that count the same: `what` of which `group`, where and when within their event.

    `places` and `date` are given where they are narrower or other than the event's own.
    """

    id: str
    event: EntityRef | None
    what: str
    group: str
    places: tuple[str, ...]
    date: str
    figures: tuple[FigureRow, ...]
    contrasts: tuple[Contrast, ...]
    sources: int
    origins: int = 1
