"""Events across sources: day and place decide, decisions bind, and the order of articles is of no account."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.analysis.event_entities import date_in_words
from dossier.analysis.event_resolver import block, resolve
from dossier.domain.analysis import EntityKind, EventStatus, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening


def event(
    source: str,
    when: str = "",
    where: tuple[str, ...] = (),
    who: tuple[str, ...] = (),
    name: str = "Attacks",
    published: str = "2015-11-17",
    chain: int = 0,
) -> Candidate:
    happening = Happening("attack", when, where, who, EventStatus.OCCURRED)
    ref = ChainRef(source, chain)
    return Candidate(ref, EntityKind.EVENT, name, (name,), "", Role.STORY, 1, 0, published, (), happening)


def groups(*candidates: Candidate, decisions: Decisions | None = None) -> list[list[str]]:
    found = resolve("event:attack", candidates, decisions or Decisions())
    return sorted([ref.source for ref in each.members] for each in found)


def test_one_class_is_one_block():
    assert block(event("a", "2015-11-13")) == block(event("b", "2014-01-01")) == "event:attack"


def test_day_and_place_make_one_event():
    one, other = event("a", "2015-11-13", ("Paris",)), event("b", "2015-11-13TNI", ("Paris", "France"))
    assert groups(one, other) == [["a", "b"]]


def test_another_day_or_place_is_another_event():
    paris = event("a", "2015-11-13", ("Paris",))
    assert groups(paris, event("b", "2015-01-07", ("Paris",))) == [["a"], ["b"]]
    assert groups(paris, event("b", "2015-11-13", ("Beirut",))) == [["a"], ["b"]]


def struck(source: str, name: str) -> Candidate:
    happening = Happening("air strike", "2015-11-17", ("Mosul",), (), EventStatus.OCCURRED)
    return replace(event(source, name=name), event=happening)


def test_strikes_of_two_states_on_one_day_and_place_are_two_events():
    french, russian = struck("a", "French air strikes on Mosul"), struck("b", "Russian air strike in Mosul")
    again, unsaid = struck("c", "French air strike in Mosul"), struck("d", "Air strikes in Mosul")
    assert groups(french, russian, again, unsaid) == [["a", "c"], ["b"], ["d"]]
    assert groups(french, again, unsaid) == [["a", "c", "d"]]


def test_people_decide_where_a_place_is_not_told():
    one = event("a", "2015-11-13", ("Moscow",), ("Francois Hollande", "Vladimir Putin"))
    other = event("b", "2015-11-13", (), ("Hollande", "Putin"))
    assert groups(one, other) == [["a", "b"]]


def test_one_participant_in_two_places_is_two_events():
    one = event("a", "2015-11-13", ("Paris",), ("Islamic State",))
    other = event("b", "2015-11-13", ("Beirut",), ("Islamic State",))
    assert groups(one, other) == [["a"], ["b"]]


def test_an_undated_name_means_the_latest_before_its_article():
    january = event("a", "2015-01-07", ("Paris",), name="Paris attacks", published="2015-01-08")
    november = event("b", "2015-11-13", ("Paris",), name="Paris attacks", published="2015-11-14")
    spring = event("c", "", ("Paris",), name="Paris attacks", published="2015-03-01")
    winter = event("d", "", ("Paris",), name="Paris attacks", published="2016-01-20")
    assert groups(january, november, spring, winter) == [["a", "c"], ["b", "d"]]


def test_a_month_holds_its_only_day():
    day = event("a", "2015-10-31", ("Sinai",))
    assert groups(day, event("b", "2015-10", ("Sinai",))) == [["a", "b"]]
    assert groups(day, event("b", "2015-09", ("Sinai",))) == [["a"], ["b"]]


def test_an_undated_account_goes_with_that_of_the_same_people():
    day = event("a", "2015-11-13", ("Paris",), ("Salah Abdeslam",))
    assert groups(day, event("b", "", ("Paris",), ("Abdeslam",))) == [["a", "b"]]
    assert groups(day, event("b", "", ("Brussels",), ("Abdeslam",))) == [["a"], ["b"]]
    assert groups(day, event("b", "", (), ("Abdeslam",))) == [["a"], ["b"]]
    late = event("b", "", ("Paris",), ("Abdeslam",), published="2017-02-01")
    assert groups(day, late) == [["a"], ["b"]]


def test_an_undated_account_of_a_whole_country_soon_is_of_another_event():
    one, other = event("a", "", ("France",)), event("b", "", ("France",), published="2015-12-17")
    assert groups(one, other) == [["a"], ["b"]]
    assert groups(one, replace(other, published="2015-11-18")) == [["a", "b"]]


def small(candidate: Candidate) -> Candidate:
    assert candidate.event is not None
    return replace(candidate, event=replace(candidate.event, notable=False))


def test_what_only_one_source_tells_in_passing_gets_no_dossier():
    one, other = small(event("a", "2015-11-13", ("Paris",))), small(event("b", "2015-11-13", ("Paris",)))
    assert groups(one) == []
    assert groups(one, other) == [["a", "b"]]
    denied = replace(other, event=replace(other.event, status=EventStatus.DENIED))
    assert groups(denied, replace(denied, ref=ChainRef("c", 0))) == []


def several(candidate: Candidate) -> Candidate:
    assert candidate.event is not None
    return replace(candidate, event=replace(candidate.event, several=True))


def test_one_happening_told_more_exactly_is_the_same():
    one, exact = event("a", "2015-11-13", ("Paris",)), event("b", "2015-11-13", ("Bataclan", "Paris"))
    assert groups(one, exact) == [["a", "b"]]
    assert groups(one, event("b", "", ("Bataclan", "Paris"))) == [["a", "b"]]


def test_a_narrower_place_on_that_day_is_a_part_of_the_whole():
    whole = replace(several(event("a", "2015-11-13", ("Paris",))), mentions=9)
    hall = small(event("b", "2015-11-13", ("Bataclan", "Paris")))
    undated = small(event("c", "", ("Stade de France", "Paris")))
    other_day = event("d", "2015-01-07", ("Montrouge", "Paris"))
    found = {
        each.members[0].source: each for each in resolve("", [whole, hall, undated, other_day], Decisions())
    }
    parts = {source: each.event.part_of for source, each in found.items() if each.event}
    assert parts == {"a": "", "b": found["a"].entity, "c": found["a"].entity, "d": ""}


def test_thousands_of_one_class_are_no_matter():
    many = [event(f"{n:05}", "", ("Paris",), ("Salah Abdeslam",)) for n in range(3000)]
    assert len(groups(*many)) == 1


def test_nothing_known_joins_nothing():
    assert groups(event("a"), event("b")) == [["a"], ["b"]]


def test_the_name_bears_the_date_and_the_others_are_aliases():
    named = replace(event("a", "2015-11-13", ("Paris",), name="Paris attacks"), mentions=5)
    (found,) = resolve(
        "", [named, event("b", "2015-11-13", ("Paris",), name="Attacks in Paris")], Decisions()
    )
    assert found.name == "Paris attacks, 13 November 2015"
    assert set(found.aliases) == {"Paris attacks", "Attacks in Paris"}
    assert found.reason == "the same kind of happening, on the same day, in the same place"


def test_decisions_beat_what_the_texts_say():
    one, other = event("a", "2015-11-13", ("Paris",)), event("b", "2015-11-13", ("Paris",))
    far = event("c", "2014-01-01", ("Rome",))
    apart = Decisions(different=((one.ref, other.ref),))
    assert groups(one, other, decisions=apart) == [["a"], ["b"]]
    tied = Decisions(adopted=(("event-x", (one.ref, far.ref)),))
    found = resolve("", [one, other, far], tied)
    assert [(f.entity, [m.source for m in f.members]) for f in found] == [("event-x", ["a", "b", "c"])]


def test_ids_are_made_from_what_when_and_where():
    alone = resolve("", [event("a", "2015-11-13", ("Paris",), name="Paris carnage")], Decisions())
    elsewhere = resolve("", [event("z", "2015-11-13", ("Paris",), name="Paris attacks")], Decisions())
    assert alone[0].entity == elsewhere[0].entity


def test_dates_in_words():
    assert date_in_words("2015-11-13T21:20") == "13 November 2015"
    assert date_in_words("2015-11") == "November 2015"
    assert date_in_words("2015") == "2015"
    assert date_in_words("PAST_REF") == date_in_words("2015-W46") == date_in_words("") == ""


CANDIDATES = st.lists(
    st.builds(
        event,
        source=st.sampled_from("abcdefgh"),
        when=st.sampled_from(["", "2015-11-13", "2015-11-14", "2015-11", "2015", "2015-W46"]),
        where=st.sampled_from([(), ("Paris",), ("Paris", "Brussels"), ("Brussels",)]),
        who=st.sampled_from([(), ("Islamic State",), ("Francois Hollande", "Vladimir Putin"), ("Putin",)]),
        name=st.sampled_from(["Paris attacks", "Attacks in Paris", "Attack"]),
        published=st.sampled_from(["", "2015-11-14", "2015-11-17", "2016-11-17"]),
        chain=st.integers(0, 3),
    ),
    max_size=12,
    unique_by=lambda c: c.ref,
)


@settings(max_examples=150)
@given(CANDIDATES, st.randoms())
def test_the_order_of_input_is_of_no_account(candidates, random):
    shuffled = list(candidates)
    random.shuffle(shuffled)
    found = resolve("event:attack", candidates, Decisions())
    assert found == resolve("event:attack", shuffled, Decisions())
    assert sorted(ref for each in found for ref in each.members) == sorted(c.ref for c in candidates)
    assert len({each.entity for each in found}) == len(found)


def test_one_order_is_told_by_the_same_title_and_giver():
    def order(source: str, name: str) -> Candidate:
        one = event(source, who=("Angela Merkel",), name=name)
        return replace(
            one, event=replace(one.event or Happening("", "", (), (), EventStatus.OCCURRED), what="order")
        )

    def found(*candidates: Candidate) -> int:
        return sum(len(e.members) > 1 for e in resolve("event:order", candidates, Decisions()))

    assert found(order("a", "Order to the army"), order("b", "Order to the army")) == 1
    assert found(order("a", "Order to the army"), order("b", "Order to the police")) == 0


def held(source: str, name: str, *where: str) -> Candidate:
    told = event(source, where=where, who=("Jane Miller",), name=name)
    assert told.event is not None
    return replace(told, event=replace(told.event, what="arrest"))


def test_arrests_of_one_person_are_one_where_a_source_gives_no_place():
    here, nowhere = held("a", "Arrest of Jane Miller in Leeds", "Leeds"), held("b", "Arrest of Jane Miller")
    assert groups(here, nowhere) == [["a", "b"]]
    assert groups(here, held("c", "Arrest of Jane Miller in York", "York")) == [["a"], ["c"]]
    assert groups(nowhere, held("d", "Arrests by Jane Miller")) == [["b"], ["d"]]


def test_a_state_is_the_same_participant_by_its_name_and_by_its_people():
    by_name, by_people = event("a", who=("Russia", "Chile")), event("b", who=("Russian", "Chilean"))
    assert groups(by_name, by_people) == [["a", "b"]]


def of_class(what: str, candidate: Candidate, name: str) -> Candidate:
    assert candidate.event is not None
    return replace(candidate, event=replace(candidate.event, what=what), name=name, names=(name,))


def test_one_persons_plans_told_at_once_are_one():
    one, other = (of_class("proposal", event(s, "", (), ("Jane Miller",)), "Proposal") for s in "ab")
    assert groups(one, other) == [["a", "b"]]
    assert groups(one, replace(other, published="2015-11-29")) == [["a"], ["b"]]


def test_arrests_of_one_mans_friends_told_at_once_are_one_unless_the_places_differ():
    one = of_class(
        "arrest", event("a", "", ("Oslo",), ("John Berg",)), "Arrests of associates of John Berg in Oslo"
    )
    other = of_class("arrest", event("b", "", (), ("Berg",)), "Arrest of an associate of Berg")
    assert groups(one, other) == [["a", "b"]]
    elsewhere = of_class(
        "arrest", event("b", "", ("Leeds",), ("Berg",)), "Arrests of associates of Berg in Leeds"
    )
    assert groups(one, elsewhere) == [["a"], ["b"]]
    assert groups(one, replace(other, published="2015-11-29")) == [["a"], ["b"]]
    his_own = of_class("arrest", event("b", "", (), ("Berg",)), "Arrest of Berg")
    assert groups(one, his_own) == [["a"], ["b"]]


def test_the_members_of_a_body_do_not_meet_twice_at_once():
    one = of_class("meeting", event("a", "", (), ("EU",)), "Meeting of EU defence ministers")
    other = of_class("meeting", event("b", "", (), ("European Union",)), "Meeting of European Union leaders")
    assert groups(one, other) == [["a", "b"]]
    assert groups(one, replace(other, published="2015-12-17")) == [["a"], ["b"]]
    alone = of_class("meeting", event("b", "", (), ("EU",)), "Meeting of EU")
    assert groups(one, alone) == [["a"], ["b"]]
