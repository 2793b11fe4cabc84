"""A name means one thing, or the refusal lists what it may mean."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dossier.app import lookup
from dossier.domain.analysis import EntityKind, Role
from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRow, SourceRow, Status


def person(id: str, name: str) -> EntityRow:
    return EntityRow(id, EntityKind.PERSON, name, (), 1, 1, Role.STORY, Status.UNREVIEWED, None)


class Names:
    def __init__(self, *rows: EntityRow) -> None:
        self.rows = rows

    def find(self, name_or_id: str) -> Sequence[EntityRow]:
        return self.rows

    def find_sources(self, name_or_id: str) -> Sequence[SourceRow]:
        return []


def test_one_candidate_is_meant() -> None:
    ada = person("p1", "Ada Lovelace")
    assert lookup.entity(Names(ada), "Lovelace") == ada


def test_a_name_in_full_beats_those_that_only_hold_it() -> None:
    ada, other = person("p1", "Ada"), person("p2", "Ada Lovelace")
    assert lookup.entity(Names(other, ada), "ada") == ada


def test_the_nearest_meaning_counts() -> None:
    known_as = replace(person("p1", "Salah Abdeslam"), aliases=("Abdeslam",))
    brother = person("p2", "Brahim Abdeslam")
    arrest = replace(person("e1", "Arrest of Zoé Abdeslam"), kind=EntityKind.EVENT)
    assert lookup.entity(Names(brother, known_as, arrest), "abdeslam") == known_as
    assert lookup.entity(Names(arrest, brother), "Abdeslam") == brother
    assert lookup.entity(Names(arrest), "zoe") == arrest


def test_several_candidates_are_listed() -> None:
    many = [person(f"p{n}", f"Ada {n}") for n in range(7)]
    with pytest.raises(NotFound, match=r"any of 7: Ada 0 \(person, p0\).*and 2 more"):
        lookup.entity(Names(*many), "Ada")


def test_nothing_is_said_in_words() -> None:
    with pytest.raises(NotFound, match="Nobody and nothing called “Zoe”"):
        lookup.entity(Names(), "Zoe")
    with pytest.raises(NotFound, match="no source called"):
        lookup.source(Names(), "zoe.txt")


def test_what_is_rejected_is_meant_when_nothing_else_is() -> None:
    rejected = replace(person("p1", "Ada"), status=Status.REJECTED)
    assert lookup.entity(Names(rejected, person("p2", "Ada")), "Ada").id == "p2"
    assert lookup.entity(Names(rejected), "ada") == rejected
    with pytest.raises(NotFound, match="any of 2"):
        lookup.entity(Names(rejected, replace(rejected, id="p3")), "Ada")


def test_a_name_that_is_no_text_and_one_that_has_no_end_are_refused_in_words() -> None:
    for name in ("\udcff", "x" * 10_000):
        for find in (lookup.entity, lookup.source):
            with pytest.raises(NotFound) as refused:
                find(Names(), name)
            str(refused.value).encode()
            assert len(str(refused.value)) < 200


def test_a_whole_name_or_an_id_is_what_something_is_called() -> None:
    ada = replace(person("p1", "Zoé Lovelace"), aliases=("Countess",))
    assert all(lookup.is_called(ada, name) for name in ("p1", "zoe  lovelace", "COUNTESS"))
    assert not lookup.is_called(ada, "Lovelace")
