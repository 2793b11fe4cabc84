"""Figures: what a number counts, which happening it belongs to, and what limits it."""

import pytest

from dossier.domain.analysis import Analysis, Figure


def counts(text: str, analysis: Analysis) -> list[tuple[str, str, str]]:
    """(number, attribute, group) of all that can be compared."""
    return [(text[f.start : f.end], f.what, f.group) for f in analysis.figures if f.filed]


WHAT = [
    ("The blast killed 12 people.", ("12", "killed", "")),
    ("Twelve people died in the fire.", ("Twelve", "killed", "")),
    ("The attack left 30 people dead.", ("30", "killed", "")),
    ("The death toll rose to 1,250 on Sunday.", ("1,250", "killed", "")),
    ("The blast injured 40 people.", ("40", "injured", "")),
    ("Dozens of people were wounded in the attack.", ("Dozens", "injured", "")),
    ("Police arrested five people near Berlin.", ("five", "arrested", "")),
    ("Police arrested and then released seven people in Berlin.", ("seven", "arrested", "")),
    ("Eleven suspects were detained in Rome.", ("Eleven", "arrested", "")),
    ("At least 16 of those killed were students.", ("16", "killed", "of them")),
    ("The clash led to 45 arrests.", ("45", "arrested", "")),
    ("Two dozen people were listed as missing.", ("Two dozen", "missing", "")),
    ("Four officers suffered injuries.", ("Four", "injured", "officer")),
    ("The death toll jumped to 102 with 115 people wounded.", ("102", "killed", "")),
    ("Seventeen people are still missing.", ("Seventeen", "missing", "")),
    ("About 20,000 people marched through Lisbon.", ("20,000", "took part", "")),
    ("Police put the crowd at 30,000.", ("30,000", "took part", "")),
    ("Some 5,000 workers went on strike in Paris.", ("5,000", "on strike", "")),
    ("The ferry was carrying 187 passengers.", ("187", "aboard", "")),
    ("The quake destroyed 300 homes.", ("300", "home destroyed", "")),
    ("The airline cut 400 jobs.", ("400", "jobs lost", "")),
    ("Rescuers said that 29 bodies had been recovered.", ("29", "killed", "")),
    ("The ship sank with 210 people on board.", ("210", "aboard", "")),
    ("The slide buried nine people under the rubble.", ("nine", "trapped", "")),
]


@pytest.mark.parametrize(("text", "figure"), WHAT)
def test_what_a_number_counts(read, text, figure):
    assert figure in counts(text, read(text))


GROUPS = [
    ("Seven attackers died in the raid.", "attacker"),
    ("The blast killed three soldiers.", "soldier"),
    ("The blast killed two British tourists.", "tourist british"),
    ("Two children were among the dead.", "child of them"),
    ("The blast killed two others.", "of them"),
    ("Police arrested five men in Rome.", ""),
]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_of_whom(read, text, group):
    assert [f.group for f in read(text).figures if f.filed] == [group]


NOTHING = [
    "John Smith, 45, was seen in Rome.",
    "The 26-year-old man left Rome.",
    "He was on flight 370 to Rome.",
    "Shares fell 3 percent in Rome.",
    "The fund lost $3.5 million in Rome.",
    "The road is 12 miles long.",
    "On 12 May he left Rome.",
    "The talks took 12 days.",
    "One of the men was killed in Rome.",
]


def test_who_is_buried_at_a_funeral_is_not_trapped(read):
    text = "A local official said 31 people were buried on Sunday."
    assert counts(text, read(text)) == []


@pytest.mark.parametrize("text", NOTHING)
def test_ages_dates_measures_and_money_count_nothing(read, text):
    assert read(text).figures == ()


QUAKE = """KATHMANDU (Agency) - A powerful earthquake struck Nepal on Saturday, killing at least 1,200 people.

In Pokhara, 450 people died, police said. At one hospital, 12 people died.

In 1934 a similar earthquake killed 8,500 people.
"""


def figure(analysis: Analysis, low: int) -> Figure:
    return next(f for f in analysis.figures if f.low == low)


def test_a_figure_belongs_to_the_happening_of_its_clause_else_to_that_of_the_article(read):
    analysis = read(QUAKE)
    whole, district = figure(analysis, 1200), figure(analysis, 450)
    assert whole.event is not None
    assert analysis.chains[whole.event].event.what == "earthquake"
    assert district.event == whole.event
    assert whole.hedge == "at least"
    assert whole.score > district.score


def test_a_district_a_hospital_and_an_earlier_happening_are_other_scopes(read):
    analysis = read(QUAKE)
    assert [analysis.chains[p].name for p in figure(analysis, 450).places] == ["Pokhara"]
    assert figure(analysis, 12).group == "in one hospital"
    earlier = figure(analysis, 8500)
    assert earlier.date is not None
    assert QUAKE[analysis.dates[earlier.date].start :].startswith("1934")


def test_a_sum_over_two_happenings_belongs_to_neither(read):
    text = "The attacks in Paris and against an airliner together killed 353 people."
    (found,) = read(text).figures
    assert (found.event, found.group) == (None, "together")


def test_where_means_the_place_before_it(read):
    text = "He drove the gunmen to Lyon, where they killed at least 61 people."
    analysis = read(text)
    assert [analysis.chains[p].name for p in figure(analysis, 61).places] == ["Lyon"]


def test_the_clause_holds_the_number_and_what_is_said_of_it(read):
    text = "The border was shut. Austrian police arrested and then released ten people near Graz. It rained."
    (found,) = read(text).figures
    clause = text[found.clause.start : found.clause.end]
    assert clause == "Austrian police arrested and then released ten people near Graz"


def test_boilerplate_holds_no_figures(read):
    text = "A blast killed 12 people in Rome.\n\nSign up for our newsletter and join 20,000 readers\n"
    assert [f.low for f in read(text).figures] == [12]
