"""Organisations and places across sources; no model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions
from tests.unit.analysis.test_resolver import groups, resolved

ORGANISATION, PLACE = EntityKind.ORGANISATION, EntityKind.PLACE


def thing(
    source: str, name: str, *others: str, kind: EntityKind = ORGANISATION, mentions: int = 1
) -> Candidate:
    ref = ChainRef(source, sum(map(ord, name)))
    return Candidate(ref, kind, name, (name, *others), "n", Role.STORY, mentions, 0, "1996-08-22")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apple", "Apple Computer, Inc."),
        ("Ford", "Ford Motor Co"),
        ("Harrow & Sons Ltd", "Harrow and Sons"),
        ("the Red Crescent", "Red Crescent"),
        ("U.N.", "United Nations"),
        ("Liberal Democratic Assembly", "LDA"),
        ("Société Générale S.A.", "Societe Generale"),
    ],
)
def test_one_organisation(one: str, other: str) -> None:
    assert len(resolved([thing("a", one), thing("b", other)])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apple", "Apple Corps"),
        ("General", "General Motors"),
        ("American", "American Airlines"),
        ("National Party", "NP"),
        ("Delta", "Delta Force"),
    ],
)
def test_two_organisations(one: str, other: str) -> None:
    assert len(resolved([thing("a", one), thing("b", other)])) == 2


def test_an_acronym_goes_with_the_name_that_a_source_gives_it() -> None:
    told = thing("a", "Harbour Workers Union", "HWU")
    other = thing("b", "Hungarian Writers Union", mentions=9)
    acronym = thing("c", "HWU")
    (found,) = (entity for entity in resolved([told, other, acronym]) if acronym.ref in entity.members)
    assert found.members == (told.ref, acronym.ref)
    assert found.name == "Harbour Workers Union"
    apart = resolved([thing("a", "Harbour Workers Union"), other, acronym])
    assert len(apart) == 3


def test_a_short_name_goes_with_the_form_that_is_used_most() -> None:
    computers, records = thing("a", "Harrow Computers", mentions=9), thing("b", "Harrow Records", mentions=2)
    bare = thing("c", "Harrow")
    (found,) = (entity for entity in resolved([computers, records, bare]) if bare.ref in entity.members)
    assert computers.ref in found.members
    assert records.ref not in found.members


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Bombay", "Mumbai"),
        ("Paris, France", "Paris"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Washington, D.C.", "Washington"),
        ("São Paulo", "Sao Paulo"),
        ("the Netherlands", "Holland"),
        ("British", "United Kingdom"),
    ],
)
def test_one_place(one: str, other: str) -> None:
    assert len(resolved([thing("a", one, kind=PLACE), thing("b", other, kind=PLACE)])) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Mexico", "Mexico City"), ("Portland, Oregon", "Portland, Maine")]
)
def test_two_places(one: str, other: str) -> None:
    assert len(resolved([thing("a", one, kind=PLACE), thing("b", other, kind=PLACE)])) == 2


def test_a_country_that_acts_is_the_country() -> None:
    (found,) = resolved([thing("a", "North Korea"), thing("b", "North Korea", kind=PLACE)])
    assert found.kind is PLACE
    assert resolved([thing("a", "North Korea")])[0].entity == found.entity


NAMES = (
    "HWU",
    "Harbour Workers Union",
    "Hungarian Writers Union",
    "Harrow",
    "Harrow Computers",
    "Harrow Records Inc.",
)
THINGS = st.lists(
    st.builds(
        lambda n, name, told: thing(f"s{n:02}", name, *(("HWU",) if told else ()), mentions=1 + n % 3),
        st.integers(0, 20),
        st.sampled_from(NAMES),
        st.booleans(),
    ),
    unique_by=lambda candidate: candidate.ref,
    max_size=12,
)


@given(things=THINGS, data=st.data())
def test_order_is_of_no_account(things: list[Candidate], data: st.DataObject) -> None:
    refs = [candidate.ref for candidate in things]
    pairs = (
        data.draw(st.lists(st.permutations(refs).map(lambda p: (p[0], p[1])), max_size=3))
        if len(refs) > 1
        else []
    )
    decisions = Decisions(different=tuple(pairs))
    straight, shuffled = resolved(things, decisions), resolved(data.draw(st.permutations(things)), decisions)
    assert sorted(straight, key=lambda e: e.members) == sorted(shuffled, key=lambda e: e.members)
    assert len({entity.entity for entity in straight}) == len(straight)
    for entity in straight:
        assert not any({one, other} <= set(entity.members) for one, other in pairs)


@given(things=THINGS)
def test_an_unrelated_source_changes_nothing_else(things: list[Candidate]) -> None:
    unrelated = thing("zz", "Quandt Brewing", "QB", mentions=50)
    assert groups(resolved([*things, unrelated])) - groups(resolved(things)) == {frozenset({unrelated.ref})}
