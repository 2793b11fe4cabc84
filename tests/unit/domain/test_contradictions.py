"""What sources contradict each other in, and what analysts made of it."""

from dataclasses import replace
from typing import Any

import pytest

from dossier.domain import entries as e
from dossier.domain.accounts import topics
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import Citation, EntityRef
from dossier.domain.commands import SettleContradiction
from dossier.domain.contradiction_rows import AgeRow, Contradiction, HappeningRow, Matter, Settlement
from dossier.domain.contradictions import in_order, of_ages, of_figures, of_happenings
from dossier.domain.errors import CommandRefused
from dossier.domain.figure_rows import Relation
from dossier.domain.judgements import Verdict
from dossier.domain.origins import ALONE, Origins
from dossier.domain.targets import Place, of_passage
from tests.unit.domain.test_accounts import arrest, figure
from tests.unit.domain.world import World, at

HAMZA = EntityRef("person-1", EntityKind.PERSON, "Hamza Attou")
OTHER = EntityRef("person-2", EntityKind.PERSON, "Somebody else")
RAID = EntityRef("event-2", EntityKind.EVENT, "Raid")


def told(source: str, day: str = "2015-11-14", published: str = "2015-11-16", **changes: Any) -> HappeningRow:
    row = HappeningRow(
        None, "arrest", HAMZA, day, "occurred", Citation(source, source, "", "", published, 0, 50, 2, "arrested"),
        Place(source, 10, 18), Place(source, 20, 30), 900,
    )  # fmt: skip
    return replace(row, **changes)


def found(*rows: HappeningRow, origins: Origins = ALONE, settled: Any = ()) -> list[Contradiction]:
    return list(of_happenings(rows, origins, settled))


def test_two_days_of_one_arrest_contradict_each_other() -> None:
    (row,) = found(told("a"), told("b", "2015-11-15"), told("c", "2015-11-15"))
    assert (row.matter, row.one.value, row.other.value) == (Matter.DATE, "2015-11-14", "2015-11-15")
    assert row.one.place == Place("a", 20, 30)
    assert (row.sources, row.origins, row.about) == (3, 3, HAMZA)
    assert "2015-11-14 and 2015-11-15 cannot both be right" in row.reason


NONE = [
    (told("a"), told("a", "2015-11-15")),
    (told("a"), told("b", "2015-11")),
    (told("a"), told("b", "2015-11-14TNI")),
    (told("a"), told("b", "")),
    (told("a"), told("b", "2015-11-15", of=OTHER)),
    (told("a"), told("b", "2015-11-15", event_class="raid")),
    (told("a"), told("b", "2015-11-15", date_place=None)),
    (told("a"), told("b", "2015-11-15", status="planned", event_class="raid")),
    (told("a"), told("b", "2016-03-18", "2016-03-19")),
    (told("a", status="denied"), told("b", "2015-11-17", "2015-11-18")),
    (told("a", status="denied"), told("b", status="denied")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NONE)
def test_what_can_both_be_right_is_none(one: HappeningRow, other: HappeningRow) -> None:
    assert found(one, other) == found(other, one) == []


def test_copies_of_one_text_do_not_contradict_each_other() -> None:
    rows = told("a"), told("b", "2015-11-15")
    assert found(*rows, origins=Origins({"a": "a", "b": "a"})) == []


def test_of_one_event_any_two_days_differ_and_what_happens_once_has_one() -> None:
    raid = [
        told(s, day, event=RAID, of=None, event_class="raid")
        for s, day in (("a", "2015-11-14"), ("b", "2016-01-02"))
    ]
    (row,) = found(*raid)
    assert (row.what, row.about) == ("Raid", RAID)
    (death,) = found(
        told("a", event_class="death"), told("b", "2016-11-14", "2016-12-01", event_class="death")
    )
    assert death.what == "death of Hamza Attou"


def test_arrested_or_not() -> None:
    (row,) = found(told("a", ""), told("b", "", status="denied"))
    assert (row.matter, row.one.value, row.other.value) == (Matter.WHETHER, "happened", "did not happen")
    assert found(told("a", "", "2015-11-18"), told("b", "", status="denied")) == []


def test_ages_that_no_birthday_explains() -> None:
    def aged(source: str, age: int, published: str = "2015-11-16") -> AgeRow:
        citation = Citation(source, source, "", "", published, 0, 50, 2, f"{age}-year-old")
        return AgeRow(HAMZA, age, citation, Place(source, 5, 7))

    (row,) = of_ages([aged("a", 21), aged("b", 26), aged("c", 26)], ALONE, ())
    assert (row.one.value, row.other.value, row.sources) == ("21", "26", 3)
    assert list(of_ages([aged("a", 21), aged("b", 22)], ALONE, ())) == []
    assert list(of_ages([aged("a", 21), aged("b", 26, "2020-01-01")], ALONE, ())) == []


def settlement(one: Place, other: Place, verdict: Verdict = Verdict.EXPLAINED, when: str = "1") -> Settlement:
    return Settlement(one, other, verdict, "why", "Ada", when)


def test_a_verdict_holds_for_whatever_two_passages_give_the_values() -> None:
    rows = [arrest("a", 5), arrest("b", 7), arrest("c", 5), arrest("d", 7)]
    said = settlement(Place("d", 11, 12), Place("c", 9, 30))
    (row,) = of_figures(topics(rows), [said])
    assert (row.settled, row.verdict) == (said, Verdict.EXPLAINED)
    elsewhere = settlement(Place("d", 90, 95), Place("c", 9, 30))
    (row,) = of_figures(topics(rows), [elsewhere])
    assert (row.settled, row.verdict) == (None, Verdict.OPEN)
    later = settlement(Place("a", 10, 13), Place("b", 10, 13), Verdict.SUPERSEDED, "2")
    assert next(of_figures(topics(rows), [said, later])).verdict is Verdict.SUPERSEDED


def test_what_is_settled_comes_last_and_its_id_does_not_depend_on_the_order() -> None:
    dates = found(
        told("a"), told("b", "2015-11-15"), settled=[settlement(Place("a", 21, 22), Place("b", 20, 30))]
    )
    figures = list(of_figures(topics([arrest("a", 5), arrest("b", 7)]), ()))
    assert in_order([*dates, *figures]) == [*figures, *dates]
    (row,) = dates
    assert replace(row, one=row.other, other=row.one).id == row.id


def test_figures_count_their_independent_origins() -> None:
    rows = [figure("a", 129), figure("b", 129), figure("c", 129)]
    (topic,) = topics(rows, Origins({"a": "a", "b": "a"}))
    assert (topic.sources, topic.origins, topic.contrasts[0].origins) == (3, 2, 2)
    copied = Origins(copied={("a", 1): {("c", 1)}, ("c", 1): {("a", 1)}})
    assert topics(rows, copied)[0].origins == 2


def test_versions_of_one_article_bring_each_other_up_to_date() -> None:
    same = Origins({"a": "a", "b": "a"})
    (topic,) = topics([arrest("a", 5), arrest("b", 7)], same)
    assert [contrast.relation for contrast in topic.contrasts] == [Relation.UPDATE]
    assert "two versions of one article" in topic.contrasts[0].reason
    one, other = arrest("a", 5), arrest("b", 7)
    elsewhere = replace(other, citation=replace(other.citation, publisher="Another"))
    (topic,) = topics([one, elsewhere], same)
    assert [contrast.relation for contrast in topic.contrasts] == [Relation.DISAGREEMENT]


# ------------------------------------------------------------ deciding


def test_settling_quotes_both_passages_and_taking_it_back_replaces_it() -> None:
    world = World()
    one, other = at("Paris"), at("Brahim")
    first, second = sorted([one, other], key=lambda place: of_passage(*place))
    said = world.do(SettleContradiction(one, other, Verdict.EXPLAINED, " two days "))
    exact = {of_passage(*one): "Paris", of_passage(*other): "Brahim"}
    targets = of_passage(*first), of_passage(*second)
    assert said == [
        e.ContradictionSettled(*targets, *(exact[t] for t in targets), Verdict.EXPLAINED, "two days")
    ]
    assert world.do(SettleContradiction(other, one, Verdict.EXPLAINED, "two days")) == []
    before = world.entries[-1][0]
    (back,) = world.do(SettleContradiction(other, one, Verdict.OPEN))
    assert (back.verdict, back.replaces) == (None, before)


def test_a_passage_does_not_contradict_itself_and_must_be_there() -> None:
    world = World()
    with pytest.raises(CommandRefused, match="name two"):
        world.do(SettleContradiction(at("Paris"), at("Paris"), Verdict.EXPLAINED))
    with pytest.raises(CommandRefused, match="no words"):
        world.do(SettleContradiction(at("Paris"), Place("s1", 99_990, 99_999), Verdict.EXPLAINED))
