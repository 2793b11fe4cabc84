"""Persons in tables of results: `1. Jane Miller (Norway) 12.71`, `Jane Miller ( Norway ) beat Anna Holm ( Chile )`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analysis import gazetteer
from dossier.analysis.candidate import PERSON, Candidate, like_person
from dossier.analysis.forms import fold
from dossier.analysis.given_names import given_gender
from dossier.analysis.organisations import ORGANISATIONS
from dossier.domain.analysis import Role

_PART = r"[A-ZÀ-Þ](?:[\w'’-]+\.?|\.)"
_NAME = rf"{_PART}(?: (?:(?:de|van|der|von|la|le|bin|al|el|da|di) ){{0,2}}{_PART}){{1,3}}"
_OF_COUNTRY = re.compile(rf"(?<![^\W\d_])({_NAME}) ?\( ?([A-Z][\w. ]{{2,24}}?) ?\)")
_WITH_RESULT = re.compile(
    rf"^ *(?:\d{{1,3}}[.)]? ?-? ?)?({_NAME})(?=,? [\d.:,/-]+(?: [a-z]{{1,8}})?[ .]*$)", re.MULTILINE
)


def persons(text: str) -> Iterator[Candidate]:
    """Who came first; teams and horses are told from persons by what their names are made of."""
    if "(" in text:
        for match in _OF_COUNTRY.finditer(text):
            if gazetteer.country(fold(match[2])) and _may_be_person(match[1]):
                yield Candidate(match.start(1), match.end(1), match[1], PERSON, Role.STORY, "table")
    for match in _WITH_RESULT.finditer(text):
        if given_gender(fold(match[1].split()[0])) and _may_be_person(match[1]):
            yield Candidate(match.start(1), match.end(1), match[1], PERSON, Role.STORY, "table")


def _may_be_person(name: str) -> bool:
    words = [fold(word) for word in name.split()]
    if fold(name) in ORGANISATIONS or any(gazetteer.is_place(word) for word in words[1:]):
        return False
    return like_person(name) and not name.isupper()
