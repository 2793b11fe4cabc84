"""What a figure is limited to: which happening, which places, which day, which people."""

import pytest

from dossier.domain.analysis import Figure
from tests.unit.analysis.models import needs_good_model

TOP = "A bomb exploded in Paris on Friday, killing 12 people.\n\n"


def figure(read, text: str, number: str):
    analysis = read(text)
    return analysis, next(f for f in analysis.figures if text[f.start : f.end] == number)


def places(analysis, found: Figure) -> set[str]:
    return {analysis.chains[place].name for place in found.places}


PLACES = [
    ("The quake killed 12 people in Lima.", "12", {"Lima"}),
    ("The quake killed 12 people near Lima and 30 in Cusco.", "12", {"Lima"}),
    ("The quake reached Lima, where 12 people died.", "12", {"Lima"}),
    ("The quake killed 12 people.", "12", set()),
    ("Officials in Lima said 12 people died.", "12", set()),
]


@pytest.mark.parametrize(("text", "number", "where"), PLACES)
def test_the_places_of_the_clause(read, text, number, where):
    analysis, found = figure(read, text, number)
    assert places(analysis, found) <= where
    assert bool(found.places) == bool(where)


DAYS = [
    ("The blast killed 12 people on Friday.", "Friday"),
    ("The minister said on Sunday that the blast had killed 12 people.", None),
    ("The death toll rose to 12 on Sunday.", None),
    ("The crash was the worst since 2003, when 12 people died.", "2003"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_clause_and_not_of_who_reports_it(read, text, day):
    analysis, found = figure(read, text, "12")
    date = None if found.date is None else analysis.dates[found.date]
    assert (None if date is None else text[date.start : date.end]) == day


PARTS = [
    ("At least 5 of the dead were children.", "5", "of them"),
    pytest.param(
        "The bomb killed 12 people, among them 3 policemen.", "3", "policeman of them", marks=needs_good_model
    ),
    ("The flood killed 12 people in the capital alone.", "12", "in the capital"),
    ("The flood killed 12 people at one clinic.", "12", "in one clinic"),
    ("The two blasts together killed 12 people.", "12", "together"),
    ("The blast killed 12 German tourists.", "12", "tourist german"),
]


@pytest.mark.parametrize(("text", "number", "group"), PARTS)
def test_who_or_what_part_is_counted(read, text, number, group):
    found = [f for f in read(text).figures if text[f.start : f.end] == number and f.filed]
    assert [f.group for f in found] == [group]


def test_a_count_belongs_to_the_happening_that_did_it(read):
    text = TOP + "A quake in Lima had killed 40 people in May."
    analysis, found = figure(read, text, "40")
    assert found.event is not None
    details = analysis.chains[found.event].event
    assert details is not None
    assert details.what != "attack"
    assert places(analysis, found) <= {"Lima"}


def test_at_the_top_a_count_belongs_to_what_the_article_is_about(read):
    analysis, first = figure(read, TOP + "Some 30 people were injured.", "12")
    text = TOP + "Some 30 people were injured."
    second = next(f for f in analysis.figures if text[f.start : f.end] == "30")
    assert first.event is not None
    assert first.event == second.event


def test_a_sum_over_two_happenings_belongs_to_neither(read):
    _, found = figure(read, TOP + "The bomb and a fire in Lima together killed 40 people.", "40")
    assert found.event is None


def test_those_who_sank_with_a_ship_are_of_its_sinking(read):
    text = "A ferry sank off Malta on Friday, killing 12 people.\n\nIn all, 40 people were still missing."
    for number in ("12", "40"):
        analysis, found = figure(read, text, number)
        assert found.event is not None
        assert analysis.chains[found.event].event.what == "sinking"


@needs_good_model
def test_a_plot_killed_nobody(read):
    text = "Police arrested seven people in Cork on Friday over a plot to murder a painter."
    analysis, found = figure(read, text, "seven")
    assert found.event is not None
    assert analysis.chains[found.event].event.what == "arrest"
