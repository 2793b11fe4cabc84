"""Who is who across sources; no model."""

from collections import defaultdict
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis import resolver
from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Resolved

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def chain(
    source: str,
    name: str,
    mentions: int = 1,
    kind: EntityKind = PERSON,
    gender: str = "",
    role: Role = Role.STORY,
) -> Candidate:
    ref = ChainRef(source, sum(map(ord, name)))
    return Candidate(ref, kind, name, (name,), gender, role, mentions, 0, "2015-11-17")


def resolved(candidates: Iterable[Candidate], decisions: Decisions = Decisions()) -> list[Resolved]:  # noqa: B008
    who, blocks = resolver(), defaultdict(list)
    for candidate in candidates:
        blocks[who.block(candidate)].append(candidate)
    return [entity for block in sorted(blocks) for entity in who.resolve(block, blocks[block], decisions)]


def groups(entities: Iterable[Resolved]) -> set[frozenset[ChainRef]]:
    return {frozenset(entity.members) for entity in entities}


def test_accents_join_and_are_kept() -> None:
    (entity,) = resolved([chain("a", "Francois Hollande", 9), chain("b", "François Hollande", 2)])
    assert entity.name == "François Hollande"
    assert entity.aliases == ("Francois Hollande",)


def test_different_given_names_never_join() -> None:
    assert len(resolved([chain("a", "Salah Bendaoud"), chain("b", "Mohamed Bendaoud")])) == 2


def test_a_bare_surname_follows_who_bears_most_of_it() -> None:
    salah, samir, bare = (
        chain("a", "Salah Bendaoud", 9),
        chain("a", "Samir Bendaoud", 2),
        chain("b", "Bendaoud"),
    )
    found = {entity.name: entity for entity in resolved([salah, samir, bare])}
    assert bare.ref in found["Salah Bendaoud"].members
    assert "Samir Bendaoud" in found["Salah Bendaoud"].reason
    alone = resolved([salah, bare])[0]
    assert found["Salah Bendaoud"].score < alone.score


def test_a_bare_surname_of_another_gender_stays_apart() -> None:
    assert len(resolved([chain("a", "Bill Carter", 9, gender="m"), chain("b", "Carter", gender="f")])) == 2


def test_a_photographer_gets_no_bare_surname() -> None:
    assert len(resolved([chain("a", "Jason Lee", role=Role.CREDIT), chain("b", "Lee")])) == 2


def test_initials_join_where_one_name_fits() -> None:
    assert len(resolved([chain("a", "J. Miller"), chain("b", "Jane Miller")])) == 1
    assert len(resolved([chain("a", "J. Miller"), chain("b", "Jane Miller"), chain("c", "John Miller")])) == 3


def test_particles_and_spellings() -> None:
    assert len(resolved([chain("a", "Bashar al-Assad"), chain("b", "Assad")])) == 1
    assert len(resolved([chain("a", "Hassan Rouhani"), chain("b", "Hassan Rohani")])) == 1


def test_countries_answer_to_all_their_names() -> None:
    names = ["U.S.", "United States", "America"]
    (entity,) = resolved(chain(name, name, kind=PLACE) for name in names)
    assert entity.name == "United States"
    assert (
        len(resolved([chain("a", "Apple Inc.", kind=ORGANISATION), chain("b", "Apple", kind=ORGANISATION)]))
        == 1
    )


def test_decisions_beat_everything() -> None:
    one, two, other = chain("a", "Jane Miller"), chain("b", "Jane Miller"), chain("c", "Anna Miller")
    apart = resolved([one, two], Decisions(different=((one.ref, two.ref),)))
    assert len({entity.entity for entity in apart}) == 2
    tied = resolved([one, other], Decisions(adopted=(("person-kept", (one.ref, other.ref)),)))
    assert [entity.entity for entity in tied] == ["person-kept"]
    both = Decisions(adopted=(("person-a", (one.ref,)), ("person-b", (two.ref,))))
    assert {entity.entity for entity in resolved([one, two], both)} == {"person-a", "person-b"}


def test_an_adopted_entity_keeps_its_id_when_more_is_known() -> None:
    bare, full = chain("a", "Holm"), chain("b", "Anna Holm", 5)
    (entity,) = resolved([bare, full], Decisions(adopted=(("person-kept", (bare.ref,)),)))
    assert (entity.entity, entity.name) == ("person-kept", "Anna Holm")


def test_ids_do_not_depend_on_the_case() -> None:
    assert resolved([chain("a", "Anna Holm")])[0].entity == resolved([chain("z", "Anna Holm", 4)])[0].entity


def test_a_large_block_is_near_linear() -> None:
    many = [chain(f"s{n:05}", "Vladimir Putin" if n % 2 else "Putin") for n in range(20_000)]
    (entity,) = resolved(many)
    assert len(entity.members) == 20_000


NAMES = [
    "Holm",
    "Anna Holm",
    "A. Holm",
    "Åsa Holm",
    "Asa Holm",
    "Peter Holm",
    "Ana Holm",
    "Anna Hollm",
    "Hólm",
]


@given(data=st.data())
def test_order_is_of_no_account(data: st.DataObject) -> None:
    drawn = data.draw(
        st.lists(st.tuples(st.integers(0, 5), st.sampled_from(NAMES)), unique=True, max_size=14)
    )
    candidates = [
        chain(f"s{source}", name, 1 + source, gender="f" if "A" in name else "") for source, name in drawn
    ]
    refs = [c.ref for c in candidates]
    pairs = (
        st.tuples(st.sampled_from(refs), st.sampled_from(refs)).filter(lambda p: p[0] != p[1])
        if len(refs) > 1
        else st.nothing()
    )
    decisions = Decisions(
        adopted=(("person-x", tuple(data.draw(st.lists(st.sampled_from(refs), max_size=2)))),)
        if refs
        else (),
        different=tuple(data.draw(st.lists(pairs, max_size=3))) if len(refs) > 1 else (),
    )
    straight = resolved(candidates, decisions)
    shuffled = resolved(data.draw(st.permutations(candidates)), decisions)
    assert sorted(straight, key=lambda e: e.members) == sorted(shuffled, key=lambda e: e.members)
    assert sorted(ref for entity in straight for ref in entity.members) == sorted(refs)
    assert len({entity.entity for entity in straight}) == len(straight)
    adopted = set(decisions.adopted[0][1]) if decisions.adopted else set()
    for entity in straight:
        for one, other in decisions.different:
            assert not {one, other} <= set(entity.members) or {one, other} <= adopted


def test_a_place_is_one_whatever_the_language_that_names_it() -> None:
    names = ("Moscow", "Moscou", "Syria", "Syrie", "Aix-la-Chapelle", "Aachen", "Mexico")
    found = groups(resolved([chain(name, name, kind=PLACE) for name in names]))
    assert {frozenset(ref.source for ref in group) for group in found} == {
        frozenset({"Moscow", "Moscou"}),
        frozenset({"Syria", "Syrie"}),
        frozenset({"Aix-la-Chapelle", "Aachen"}),
        frozenset({"Mexico"}),
    }
