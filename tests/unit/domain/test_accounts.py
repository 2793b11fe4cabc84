"""Which figures speak of the same, and whether they agree: told as rows of several articles."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.accounts import disagreements, topics
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import Citation, EntityRef
from dossier.domain.figure_rows import FigureRow, Relation

ATTACK = EntityRef("event-1", EntityKind.EVENT, "Paris attacks")


def figure(source: str, low: int | None, high: int | None = -1, **changes: Any) -> FigureRow:
    """A figure of those killed in the attacks; with `high` left out, exactly `low`."""
    published = changes.pop("published", "2015-11-17")
    row = FigureRow(
        Citation(source, f"{source}.txt", "", "", published, 0, 20, 1, "killed so many"),
        10, 13, low, low if high == -1 else high, "", "killed", True, "", (), "", ATTACK, f"{source} 0", "attack",
        "2015-11-13", ("Paris",), 800, "test",
    )  # fmt: skip
    return replace(row, **changes)


def relations(*rows: FigureRow) -> list[Relation]:
    return [contrast.relation for topic in topics(rows) for contrast in topic.contrasts]


def test_two_sources_that_say_the_same_agree():
    (topic,) = topics([figure("a", 129), figure("b", 129), figure("c", 129)])
    (contrast,) = topic.contrasts
    assert (contrast.relation, contrast.sources, topic.sources) == (Relation.AGREEMENT, 3, 3)


def test_two_sources_that_cannot_both_be_right_differ_and_say_why():
    ((topic, contrast),) = disagreements(topics([figure("a", 129), figure("b", 132)]))
    assert {contrast.one.low, contrast.other.low} == {129, 132}
    assert "129 and 132" in contrast.reason
    assert topic.event == ATTACK
    assert 0 < contrast.score < 1000


def test_one_source_does_not_contradict_itself():
    assert relations(figure("a", 129), figure("a", 132, start=50)) == []


COMPATIBLE = [
    ((5, None, "at least"), (7, 7, "")),
    ((24, None, "at least"), (129, 129, "")),
    ((None, 30, "at most"), (12, 12, "")),
    ((100, 100, "about"), (104, 104, "")),
    ((5, 7, ""), (6, 6, "")),
]


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_hedges_leave_room(one, other):
    low, high, hedge = one
    rows = figure("a", low, high, hedge=hedge), figure("b", other[0], other[1], hedge=other[2])
    assert relations(*rows) in ([Relation.AGREEMENT], [])


@pytest.mark.parametrize(
    ("one", "other"), [((89, None, "at least"), (50, 50, "")), ((100, 100, "about"), (150, 150, ""))]
)
def test_hedges_do_not_leave_all_room(one, other):
    rows = figure("a", *one[:2], hedge=one[2]), figure("b", *other[:2], hedge=other[2])
    assert relations(*rows) == [Relation.DISAGREEMENT]


def test_a_later_toll_brings_an_earlier_one_up_to_date():
    rows = figure("a", 129), figure("b", 132, published="2015-11-20")
    assert relations(*rows) == [Relation.UPDATE]
    assert disagreements(topics(rows)) == []


def test_an_hour_later_is_later_too_where_hours_are_known():
    rows = figure("a", 129, published="2015-11-14T08:00"), figure("b", 132, published="2015-11-14T18:00")
    assert relations(*rows) == [Relation.UPDATE]


def test_a_toll_that_falls_is_no_update_but_those_missing_do_get_fewer():
    fewer = figure("a", 132), figure("b", 129, published="2015-11-20")
    assert relations(*fewer) == [Relation.DISAGREEMENT]
    assert relations(*(replace(row, what="missing") for row in fewer)) == [Relation.UPDATE]


def test_what_does_not_run_is_not_brought_up_to_date():
    rows = figure("a", 310, what="votes"), figure("b", 312, what="votes", published="2015-11-20")
    assert relations(*rows) == [Relation.DISAGREEMENT]


OTHERWISE = {
    "another attribute": {"what": "injured"},
    "a district": {"places": ("Bataclan",)},
    "an earlier happening": {"date": "1995"},
    "the attackers": {"group": "attacker"},
    "another event": {
        "event": EntityRef("event-2", EntityKind.EVENT, "Lyon attack"),
        "event_places": ("Lyon",),
    },
    "no happening": {"event": None, "happening": "", "event_class": "", "event_day": "", "event_places": ()},
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_another_scope_is_never_compared(what):
    rows = figure("a", 129), figure("b", 89, **OTHERWISE[what])
    assert relations(*rows) == []
    assert len(topics(rows)) == 2


def test_the_place_and_day_of_the_happening_itself_are_no_other_scope():
    rows = figure("a", 129), figure("b", 132, places=("Paris",), date="2015-11-13TNI")
    assert relations(*rows) == [Relation.DISAGREEMENT]


def test_people_are_arrested_after_what_they_are_arrested_for():
    rows = figure("a", 5, what="arrested"), figure("b", 7, what="arrested", date="2015-11-15")
    assert relations(*rows) == [Relation.DISAGREEMENT]


def arrest(source: str, low: int, **changes: Any) -> FigureRow:
    """Arrests that have no date, and in one article no dossier."""
    bare: dict[str, Any] = {"what": "arrested", "event": None, "event_class": "arrest", "event_day": "",
                            "event_places": (), "places": ("Aachen",)}  # fmt: skip
    return figure(source, low, **(bare | changes))


def test_events_that_the_resolver_kept_apart_are_compared_by_class_place_and_day():
    known = EntityRef("event-3", EntityKind.EVENT, "Arrests near Aachen")
    rows = arrest("a", 5, event=known, event_places=("Aachen",)), arrest("b", 7)
    ((topic, contrast),) = disagreements(topics(rows))
    assert topic.event == known
    assert "same kind of event" in contrast.reason


def test_the_same_kind_of_event_there_weeks_later_is_another():
    assert relations(arrest("a", 5), arrest("b", 7, published="2015-12-20")) == []
    dated = arrest("a", 5, event_day="2015-11-16"), arrest("b", 7, event_day="2015-11-17")
    assert relations(*dated) == []


def test_an_article_without_a_date_goes_with_the_only_such_event_there():
    assert relations(arrest("a", 5, published=""), arrest("b", 7)) == [Relation.DISAGREEMENT]
    apart = arrest("b", 7), arrest("c", 9, published="2015-12-20")
    assert relations(arrest("a", 5, published=""), *apart) == []


def test_counts_that_are_far_apart_are_of_different_things():
    rows = figure("a", 129), figure("b", 3)
    assert relations(*rows) == []
    assert len(topics(rows)) == 2


def test_what_is_filed_under_no_attribute_is_no_suggestion():
    rows = figure("a", 4, what="tent", filed=False), figure("b", 5, what="tent", filed=False)
    assert disagreements(topics(rows)) == []


@given(
    st.permutations([figure("a", 129), figure("b", 132), figure("c", 129), arrest("a", 5), arrest("b", 7)])
)
def test_the_order_of_rows_is_of_no_account(rows):
    assert topics(rows) == topics(sorted(rows, key=repr))


def test_an_undated_account_between_two_attacks_does_not_make_them_one():
    first = figure("a", 12, event=None, happening="a 0", event_day="2015-11-13", published="2015-11-14")
    second = figure("b", 30, event=None, happening="b 0", event_day="2015-11-15", published="2015-11-16")
    between = figure("c", 12, event=None, happening="c 0", event_day="", published="2015-11-14")
    for rows in ([first, second], [first, between, second]):
        assert disagreements(topics(rows)) == []
        assert not any({first.low, second.low} <= {f.low for f in topic.figures} for topic in topics(rows))
