"""A place where a name may stand, and whether it is written as persons' names are."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.forms import fold
from dossier.analysis.given_names import given_gender
from dossier.analysis.lexicon import NOT_PERSON_WORDS, OFFICES, PARTICLES
from dossier.analysis.person_names import eastern_family
from dossier.domain.analysis import EntityKind, Role

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
EDGE = " \t\n\"'`*_.,;:!?()[]{}<>|/\\-–—~#@&"
"""Marks that are no part of a name where it begins or ends."""


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    words: str
    kind: EntityKind | None
    """None where the label says nothing of persons, organisations or places."""
    role: Role
    rule: str

    @property
    def folded(self) -> str:
        return fold(self.words)

    @property
    def single(self) -> bool:
        return " " not in self.words


def like_person(name: str) -> bool:
    """Whether a name is written as persons' names are: capitals, particles, no word of a thing."""
    words = name.split()
    if len(words) > 5 or any(c.isdigit() for c in name):
        return False
    if fold(words[-1]) in OFFICES and not given_gender(fold(words[0])):
        return False  # "Operating Officer"
    told = words[1:] if ("-" in name or len(words) > 2) and eastern_family(name) else words  # "Park Geun-hye"
    if any(fold(w.strip(".,")) in NOT_PERSON_WORDS for word in told for w in (word, *word.split("-"))):
        return False
    return any(c.isupper() for c in words[-1]) and all(
        w[:1].isupper() or fold(w) in PARTICLES or "-" in w for w in words
    )
