"""Names of buildings by the word for a building beside them: "the Bataclan concert hall", "the nightclub Reina".

A model that knows no such name passes over it, cuts it short or takes it for a company. Left alone is what belongs to
somebody: "the Apple store", "the French embassy", "a Paris stadium".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.candidate import PLACE, Candidate
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import is_place
from dossier.analysis.lexicon import CLUB_WORDS, ORGANISATION_WORDS
from dossier.analysis.organisations import ORGANISATIONS, has_legal_form
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, Form, Role

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

BUILDINGS = words(
    """
    abbey airport airfield amphitheatre amphitheater aquarium arena auditorium bar barracks basilica bistro brasserie
    bridge cafe café casino castle cathedral cemetery chapel cinema church circus club college convent dam discotheque
    discothèque disco fortress gallery hall hospital hostel hotel inn kindergarten library lighthouse mall market marina
    mausoleum monastery mosque motel museum nightclub observatory opera palace pavilion pier pizzeria planetarium prison
    pub racecourse racetrack resort restaurant sanctuary school shrine spa square stadium station supermarket synagogue
    temple theatre theater tower tunnel university velodrome venue villa zoo
    """
)
"""What bears a name of its own; not what is called after its owner, as stores, offices and plants are."""
_STREET_FIRST = words("rue avenue boulevard quai via viale piazza calle plaza avenida rua")
_STREET_LAST = words("street road avenue boulevard square lane plaza highway alley strasse")
_KINDS_OF = words(
    """
    arts bus chamber community commuter concert conference convention cricket cultural dance elementary exhibition
    football gothic grammar high hockey indoor jazz maternity metro middle music national night night- olympic opera
    outdoor primary public rail railroad railway rock rugby secondary shopping soccer sports subway suspension tennis
    theme train tube underground wine jail boarding medical luxury beach ski film movie fish fast-food food street
    """
)
"""Words that say which kind of building it is: "concert hall"."""
_PARTICLES = frozenset(
    {"de", "del", "della", "da", "di", "do", "des", "du", "la", "le", "les", "al", "el", "of"}
)
_BEFORE = frozenset(
    {"the", "in", "at", "near", "outside", "inside", "to", "from", "around", "beside", "behind"}
)
_MOST = 5
"""Words of such a name."""
_TIMES = frozenset({"DATE", "TIME"})
_OF_PEOPLE = re.compile(r"(?:ian|ican|ish|ese|ist|ic)$")
"""Endings of what peoples, faiths and parties are called."""


def scan(reading: Reading) -> Iterator[Candidate]:
    """The names of buildings, each without the word for it."""
    for index in reading.indices(BUILDINGS):
        building = reading.doc[index]
        if building.tag_ == "NN" and building.text.islower():
            name = _named_before(building) or _named_behind(building)
            if name and not _is_owner(name):
                text = reading.text[name[0].idx : name[-1].end]
                if "\n" not in text:
                    yield Candidate(
                        name[0].idx, name[-1].end, " ".join(text.split()), PLACE, Role.STORY, "venue"
                    )


def names_building(following: list[Token]) -> bool:
    """Whether the words behind a name say that it is a building's: "concert hall"."""
    kinds = 0
    while kinds < min(2, len(following)) and following[kinds].lower_ in _KINDS_OF:
        kinds += 1
    rest = following[kinds : kinds + 2]
    return bool(kinds and rest) and rest[0].lower_ in BUILDINGS and rest[-1].tag_[:2] != "NN"


def kind_behind(reading: Reading, end: int) -> str:
    """The words behind a name that tell the kind of building: "concert hall"; nothing where there are none."""
    first = reading.token_index(end - 1) + 1
    for at in range(first, min(first + 3, len(reading.doc))):
        word = reading.doc[at]
        if word.lower_ in BUILDINGS and word.text.islower():
            return " ".join(token.text for token in reading.doc[first : at + 1])
        if word.lower_ not in _KINDS_OF:
            break
    return ""


def named(reading: Reading, kind: str) -> set[int]:
    """The chains of all buildings of a kind that the article names: "Wembley Stadium", "the Odeon cinema"."""
    return {
        m.chain
        for m in reading.mentions
        if m.form is Form.NAME
        and reading.chains[m.chain].kind is not EntityKind.EVENT
        and not is_place(fold(reading.chains[m.chain].name))
        and (
            reading.text[m.start : m.end].lower().endswith(f" {kind}")
            or kind_behind(reading, m.end).rpartition(" ")[2] == kind
        )
    }


def _named_before(building: Token) -> list[Token]:
    """ "The Bataclan concert hall": a run of capitals between the article and the word for the building."""
    doc = building.doc
    if building.i + 1 < len(doc) and doc[building.i + 1].tag_[:2] == "NN":
        return []  # "the Bataclan hall staff"
    at = building.i - 1
    while at > 0 and doc[at].lower_ in _KINDS_OF and doc[at].text.islower():
        at -= 1
    last = at
    while (
        at > 0 and last - at < _MOST and (_is_name(doc[at]) or (at < last and doc[at].lower_ in _PARTICLES))
    ):
        at -= 1
    name = list(doc[at + 1 : last + 1])
    while name and not name[0].text[0].isupper():
        name.pop(0)
    if not name or doc[name[0].i - 1].lower_ not in _BEFORE or not _is_name(name[-1]):
        return []
    return name


def _named_behind(building: Token) -> list[Token]:
    """ "The nightclub Reina": a run of capitals in apposition to it."""
    doc = building.doc
    if not any(c.lower_ == "the" for c in building.lefts):
        return []
    at = building.i + 1
    name: list[Token] = []
    while (
        at < len(doc) and len(name) < _MOST and (_is_name(doc[at]) or (name and doc[at].lower_ in _PARTICLES))
    ):
        name.append(doc[at])
        at += 1
    while name and not _is_name(name[-1]):
        name.pop()
    following = doc[at].tag_ if at < len(doc) else "."
    if not name or name[0].ent_type_ == "PERSON" or following[:2] in {"VB", "MD", "PO", "NN"}:
        return []
    return name


def _is_name(token: Token) -> bool:
    if token.text == "All":
        return True  # "All Saints"
    return (
        token.text[0].isupper()
        and token.ent_type_ not in _TIMES
        and (
            token.tag_[:3] == "NNP"
            or (token.tag_ in {"NN", "JJ", "FW"} and token.ent_type_ not in {"", "NORP"})
        )
    )


def _is_owner(name: list[Token]) -> bool:
    """Whether it names a country, a town, a people or a company, whose building it is."""
    folded = fold(" ".join(token.text for token in name))
    first, last = folded.split()[0], folded.split()[-1]
    if is_place(folded) or folded in ORGANISATIONS or has_legal_form(folded):
        return True
    people = name[0].ent_type_ == "NORP" and (name[0].tag_ == "JJ" or _OF_PEOPLE.search(first))
    letters = len(name) == 1 and name[0].text.isupper()
    return bool(people) or letters or is_place(first) or last in ORGANISATION_WORDS | CLUB_WORDS


def is_street(name: str) -> bool:
    """Whether a place is a street or a square, which lies in a town told before: `Rue Haute`, `High Street`."""
    first, *rest = fold(name).split()
    return bool(rest) and (first in _STREET_FIRST or rest[-1] in _STREET_LAST)
