"""Where a person is, and the way there and back. Knows no Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dossier.domain.views import Citation

DEPTH = 200
"""Places that back and forward remember."""


class PlaceKind(StrEnum):
    ENTITY = "entity"
    SOURCE = "source"
    SEARCH = "search"
    HISTORY = "history"
    """`key` is what it is the history of (an entity's, source's, statement's or analyst's id), empty for all."""
    REVIEW = "review"
    LOST = "lost"
    CONFLICTS = "conflicts"
    UNDO = "undo"
    NOTES = "notes"
    OVERVIEW = "overview"
    LISTING = "listing"
    """`key` is by what, and which (`listing_key`)."""
    TIMELINE = "timeline"
    CONNECTIONS = "connections"
    CONTRADICTIONS = "contradictions"
    ACCOUNTS = "accounts"
    """`key` is an event."""
    VERSIONS = "versions"
    """`key` is two sources, with a blank between."""
    DIFFERENCE = "difference"
    """`key` is an entity, since when, and until when, separated by spaces (`difference_key`)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage open in the reader: offsets in code points; an empty one shows the source from its start."""

    source: str
    start: int = 0
    end: int = 0

    @classmethod
    def of(cls, citation: Citation) -> "Spot":
        return cls(citation.source, citation.start, citation.end)


@dataclass(frozen=True, slots=True)
class Place:
    """What a tab shows (`key` is an entity's or source's id, or a query), the passage open beside it, and what its page
    has `kept` of how a person left it, in words of its own."""

    kind: PlaceKind
    key: str = ""
    spot: Spot | None = None
    kept: str = ""

    @property
    def page(self) -> "Place":
        """The place without its passage, however it was left: two places with the same page share a tab."""
        return replace(self, spot=None, kept="")


def difference_key(entity: str, since: str, until: str = "") -> str:
    """Of the place that shows what changed in a dossier; moments as `Workspace.open` takes them, empty for now."""
    return f"{entity} {since} {until}".strip()


def difference_parts(key: str) -> tuple[str, str, str]:
    """(entity, since, until) of such a key."""
    entity, _, moments = key.partition(" ")
    since, _, until = moments.partition(" ")
    return entity, since, until


def listing_key(by: str, value: str) -> str:
    """Of the place that lists the sources that `value` of a facet stands for; `done`, what was done since a moment
    (and a blank, and by which analyst)."""
    return f"{by} {value}"


class Trail:
    """The places visited, as a browser keeps them: a new one cuts off what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Go on to `place`. The same page with its first passage open is still one step."""
        here = self.here
        if place == here:
            return
        if here is not None and here.spot is None and place.page == here:
            self._places[self._at] = place
            return
        self._places[self._at + 1 :] = [place]
        del self._places[:-DEPTH]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before this one, which becomes the one we are at; None when there is none."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> Place | None:
        return self._step(1) if self.can_go_forward else None

    def clear(self) -> None:
        self._places.clear()
        self._at = -1

    def _step(self, by: int) -> Place:
        self._at += by
        return self._places[self._at]
