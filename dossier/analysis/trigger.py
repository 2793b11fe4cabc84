"""One word that tells of a happening, and what nouns of happenings have about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb
from dossier.domain.analysis import EventStatus, Participation

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

_QUANTITIES = frozenset(
    {
        "dozens",
        "hundreds",
        "thousands",
        "number",
        "series",
        "wave",
        "string",
        "spate",
        "lot",
        "round",
        "couple",
    }
)


@dataclass(slots=True)
class Trigger:
    """One word that tells of a happening. `date` and the chains are indexes into the reading."""

    token: Token
    what: str
    listed: bool
    """Whether its class is one of `happenings`, or only the word itself."""
    date: int | None = None
    places: list[int] = field(default_factory=list)
    near: frozenset[int] = frozenset()
    """Those of the places that it is only told to be near of: "near Aachen" may be in any village there."""
    participants: list[Participation] = field(default_factory=list)
    status: EventStatus = EventStatus.OCCURRED
    sides: frozenset[str] = frozenset()
    """The states whose forces do it (`event_sides`), or that do it with each other (`event_states`)."""
    venue: str = ""
    """The kind of building where it happened, where only that is told: "stadium" of "a Leeds stadium"."""
    about: str = ""
    """What it is about (`event_objects`): two tellings of a class about the same may be one without more."""
    harm: Token | None = None
    """The noun of the harm that it answers."""
    definite: bool = False
    """Said as of something known: "the attacks", "Friday's attacks", or a verb's own doing."""

    @property
    def nominal(self) -> bool:
        return not is_verb(self.token)

    @property
    def is_bare(self) -> bool:
        """Without anything of its own by which it could be told apart."""
        return self.date is None and not self.places and not self.participants


def is_definite(token: Token) -> bool:
    return any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"}) or c.dep_ == "poss"
        for c in token.lefts
    )


def counted(token: Token) -> Token:
    """What a word of quantity counts: "strikes" of "dozens of strikes"."""
    if token.lower_ in _QUANTITIES:
        for child in token.rights:
            if child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), token)
    return token


def counting(token: Token) -> Token:
    """The word of quantity over a noun, else the noun: "dozens" over "strikes"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _QUANTITIES:
        return token.head.head
    return token
