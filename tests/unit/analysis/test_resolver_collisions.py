"""Namesakes kept apart, spellings brought together: persons across sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions
from tests.unit.analysis.test_resolver import groups, resolved


def person(
    source: str,
    name: str,
    *called: str,
    gender: str = "",
    company: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    mentions: int = 1,
    published: str = "1996-08-22",
    role: Role = Role.STORY,
) -> Candidate:
    ref = ChainRef(source, sum(map(ord, name)))
    return Candidate(
        ref,
        EntityKind.PERSON,
        name,
        (name, *names),
        gender,
        role,
        mentions,
        0,
        published,
        company,
        None,
        called,
    )


def count(*people: Candidate) -> int:
    return len(resolved(people))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boris Yeltsin", "Boris Eltsin"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Muammar al-Gaddafi", "Mouammar Kadhafi"),
        ("Mohammed Khatami", "Mohamed Khatami"),
        ("Omar Abdel-Rahman", "Omar Abdul Rahman"),
        ("Saddam Hussein", "Saddam Hussain"),
        ("Viktor Chernomyrdin", "Victor Tchernomyrdine"),
        ("Vladimir Zhirinovsky", "Vladimir Zhirinovskii"),
        ("Gerhard Müller", "Gerhard Mueller"),
        ("Slobodan Milošević", "Slobodan Milosevich"),
        ("Boutros Boutros-Ghali", "Boutros Boutros Ghali"),
        ("Bill Hartnell", "William Hartnell"),
        ("Bob Farrow", "Robert J. Farrow"),
        ("John F. Merrick", "John Merrick"),
        ("Cal Ostrow Jr.", "Cal Ostrow"),
        ("KIM Dae-jung", "Kim Dae Jung"),
        ("Gabriel García Márquez", "Garcia Marquez"),
        ("Hillary Rodham Farrow", "Hillary Farrow"),
    ],
)
def test_one_person_of_several_spellings(one: str, other: str) -> None:
    assert count(person("a", one), person("b", other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Harrow", "George H.W. Harrow"),
        ("Martin Harrow Jr.", "Martin Harrow Sr."),
        ("Jean-Claude Harrow", "Jean-Luc Harrow"),
        ("Hans Hansen", "Hans Hanson"),
        ("John Reed", "John Reid"),
        ("Peter Braun", "Peter Brown"),
        ("Jiang Zemin", "Jiang Qing"),
        ("Tom Paul Jones", "Paul Jones"),
        ("Mohamed Amri", "Mohamed"),
        ("Jane Harrow", "Jean Harrow"),
    ],
)
def test_different_people_of_like_names(one: str, other: str) -> None:
    assert count(person("a", one), person("b", other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("a", "Pat Harrow", gender="m"), person("b", "Pat Harrow", gender="f")),
        (person("a", "John Harrow", "34"), person("b", "John Harrow", "71")),
        (person("a", "John Harrow", "striker"), person("b", "John Harrow", "minister")),
        (person("a", "Kim Harrow", "mr"), person("b", "Kim Harrow", "mrs")),
        (person("a", "John Harrow", role=Role.BYLINE), person("b", "John Harrow", "plumber")),
    ],
)
def test_namesakes_are_kept_apart(one: Candidate, other: Candidate) -> None:
    found = resolved([one, other])
    assert len(found) == len({entity.entity for entity in found}) == 2


def test_age_counts_from_the_day_of_publication() -> None:
    young = person("a", "John Harrow", "34", published="1996-08-22")
    assert count(young, person("b", "John Harrow", "58", published="2020-03-01")) == 1
    assert count(young, person("b", "John Harrow", "34", published="2020-03-01")) == 2


def test_the_same_company_outweighs_what_may_be_misread() -> None:
    company = ("Anna Berg", "Olaf Lind")
    minister = person("a", "Pat Harrow", "minister", gender="m", company=company)
    assert count(minister, person("b", "Pat Harrow", "golfer", gender="f", company=company)) == 1
    assert (
        count(
            person("a", "Kim Harrow", "mr", company=company),
            person("b", "Kim Harrow", "mrs", company=company),
        )
        == 2
    )


def test_a_namesake_without_signs_goes_with_its_company() -> None:
    striker = person("a", "John Harrow", "striker", company=("Celtic",), mentions=9)
    minister = person("b", "John Harrow", "minister", company=("Anna Berg",), mentions=2)
    plain = person("c", "John Harrow", company=("Anna Berg",))
    (found,) = (entity for entity in resolved([striker, minister, plain]) if plain.ref in entity.members)
    assert minister.ref in found.members
    assert "company" in found.reason


def test_a_bare_surname_goes_with_its_company() -> None:
    bob = person("a", "Bob Harrow", mentions=5, company=("Olaf Lind",))
    liz = person("b", "Elizabeth Harrow", mentions=3, company=("Anna Berg", "Red Cross"))
    near_her, alone = person("c", "Harrow", company=("Anna Berg",)), person("d", "Harrow")
    found = resolved([bob, liz, near_her, alone])
    members = {entity.name: set(entity.members) for entity in found}
    assert near_her.ref in members["Elizabeth Harrow"]
    assert alone.ref in members["Bob Harrow"]
    assert all(entity.score < 900 for entity in found if len(entity.members) > 1)


def test_what_a_source_tells_apart_stays_apart() -> None:
    full, bare = person("a", "Omar bin Salman", mentions=5), person("a", "Salman")
    assert groups(resolved([full, bare])) == {frozenset({full.ref}), frozenset({bare.ref})}


def test_a_family_name_that_stands_first_needs_no_company_though_it_is_a_given_name_too() -> None:
    full, bare = person("a", "Kim Dae Sung"), person("b", "Kim")
    assert groups(resolved([full, bare])) == {frozenset({full.ref, bare.ref})}
    western = person("c", "Sarah Kim")
    assert groups(resolved([western, bare])) == {frozenset({western.ref}), frozenset({bare.ref})}


def test_a_wife_is_not_meant_by_mr() -> None:
    wife = person("a", "Elizabeth Harrow", "mrs", gender="f", mentions=9)
    husband = person("b", "Bob Harrow", gender="m", mentions=2)
    bare = person("c", "Harrow", "mr", gender="m")
    (found,) = (entity for entity in resolved([wife, husband, bare]) if bare.ref in entity.members)
    assert husband.ref in found.members


def test_no_majority_leaves_a_surname_alone() -> None:
    people = [
        person("a", "Anna Harrow", mentions=3),
        person("b", "Olaf Harrow", mentions=3),
        person("c", "Harrow"),
    ]
    assert count(*people) == 3


def test_a_given_name_alone_is_nobodys_surname() -> None:
    assert count(person("a", "Steve Martin", mentions=9), person("b", "Martin")) == 2
    assert count(person("b", "Mohamed"), person("c", "Mohamed")) == 2
    assert count(person("b", "Diana", "princess"), person("c", "Diana", "princess")) == 1


def test_family_names_that_stand_first() -> None:
    assert count(person("a", "Jiang Zemin"), person("b", "Jiang")) == 1
    assert count(person("a", "Qian Qichen"), person("b", "Qian")) == 1
    assert count(person("a", "Abdeslam Salah", names=("Abdeslam",)), person("b", "Salah Abdeslam")) == 1


def test_al_is_a_given_name_or_an_article() -> None:
    assert count(person("a", "Al Gore", mentions=3), person("b", "Gore"), person("c", "Albert Gore")) == 1
    assert count(person("a", "Hafez al-Assad"), person("b", "Al Assad")) == 1


def test_an_initial_goes_with_its_company() -> None:
    jane = person("a", "Jane Harrow", company=("Anna Berg",))
    john = person("b", "John Harrow", company=("Olaf Lind",))
    initial = person("c", "J. Harrow", company=("Olaf Lind",))
    (found,) = (entity for entity in resolved([jane, john, initial]) if initial.ref in entity.members)
    assert john.ref in found.members


def test_misspellings_need_length_or_company() -> None:
    assert count(person("a", "Hans Castellani"), person("b", "Hans Castelani")) == 1
    company = ("Anna Berg",)
    assert (
        count(person("a", "Hans Hansen", company=company), person("b", "Hans Hanson", company=company)) == 1
    )


GIVEN = ("", "John ", "Jon ", "J. ", "Jack ", "Jane ", "Mohamed ", "Muhammad ", "John W. ", "John H. ")
FAMILY = ("Harrow", "Harow", "Hárrow", "Harrower", "Amri")
CALLED = ((), ("striker",), ("minister",), ("34",), ("mr",), ("mrs",))
COMPANY = ((), ("Anna Berg",), ("Anna Berg", "Olaf Lind"), ("Celtic",))

PEOPLE = st.lists(
    st.builds(
        lambda n, given_, family, called, company, gender: person(
            f"s{n:02}", given_ + family, *called, company=company, gender=gender, mentions=1 + n % 4
        ),
        st.integers(0, 40),
        st.sampled_from(GIVEN),
        st.sampled_from(FAMILY),
        st.sampled_from(CALLED),
        st.sampled_from(COMPANY),
        st.sampled_from(("", "m", "f")),
    ),
    unique_by=lambda candidate: candidate.ref,
    max_size=16,
)


@given(people=PEOPLE, data=st.data())
def test_order_and_decisions(people: list[Candidate], data: st.DataObject) -> None:
    refs = [candidate.ref for candidate in people]
    some = st.lists(st.sampled_from(refs), max_size=3, unique=True) if refs else st.just([])
    pairs = (
        data.draw(st.lists(st.permutations(refs).map(lambda p: (p[0], p[1])), max_size=3))
        if len(refs) > 1
        else []
    )
    adopted = data.draw(some)
    decisions = Decisions((("person-x", tuple(adopted)),), tuple(pairs))
    straight, shuffled = resolved(people, decisions), resolved(data.draw(st.permutations(people)), decisions)
    assert sorted(straight, key=lambda e: e.members) == sorted(shuffled, key=lambda e: e.members)
    assert sorted(ref for entity in straight for ref in entity.members) == sorted(refs)
    homes = {ref: entity for entity in straight for ref in entity.members}
    assert len({homes[ref].entity for ref in adopted}) <= 1
    for one, other in pairs:
        assert homes[one] is not homes[other] or {one, other} <= set(adopted)
    for entity in straight:
        assert 0 < entity.score <= 1000
        assert entity.reason


@given(people=PEOPLE)
def test_an_unrelated_article_changes_nothing_else(people: list[Candidate]) -> None:
    unrelated = person("zz", "Zbigniew Quandt", "striker", company=("Anna Berg",), mentions=50)
    assert groups(resolved([*people, unrelated])) - groups(resolved(people)) == {frozenset({unrelated.ref})}


@given(people=PEOPLE)
def test_plainly_different_given_names_are_never_one(people: list[Candidate]) -> None:
    for entity in resolved(people):
        given_ = {name.split()[0] for name in (entity.name, *entity.aliases) if " " in name}
        for apart in ({"Jane", "John"}, {"Jane", "Mohamed"}, {"John", "Mohamed"}, {"Jane", "Jack"}):
            assert not apart <= given_


def test_a_bearer_named_once_and_long_ago_is_less_sure() -> None:
    bare = person("z", "Harrow", published="1996-08-22")
    scores = [
        resolved([person("a", "Anna Harrow", published=day), bare])[0].score
        for day in ("1990-01-01", "1996-08-20")
    ]
    assert scores == sorted(set(scores))
