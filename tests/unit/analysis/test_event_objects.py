"""Happenings told by what somebody does to whom: help that is given, witnesses who are looked for, suspects held."""

import pytest

from dossier.domain.analysis import Analysis, Chain


def of_class(analysis: Analysis, what: str) -> list[Chain]:
    return [chain for chain in analysis.chains if chain.event and chain.event.what == what]


OBJECTS = [
    ("Canada provided support to Haiti.", "help given"),
    ("Norway sent aid to Nepal after the earthquake.", "help given"),
    ("Police in Leeds appealed for witnesses.", "witness appeal"),
    ("Detectives asked the public for help on Monday.", "witness appeal"),
    ("A suspect was held in Oslo on Monday.", "arrest"),
    ("Two men held in Leeds denied the charges.", "arrest"),
]


@pytest.mark.parametrize(("text", "what"), OBJECTS)
def test_the_object_says_what_it_tells_of(read, text, what):
    assert of_class(read(text), what)


OTHERS = [
    ("The company provided details to investors.", "help given"),
    ("The minister asked for patience.", "witness appeal"),
    ("A meeting was held in Oslo on Monday.", "arrest"),
    ("The man was held up in traffic.", "arrest"),
    ("The officers held a map.", "arrest"),
]


@pytest.mark.parametrize(("text", "what"), OTHERS)
def test_another_object_tells_of_something_else(read, text, what):
    assert not of_class(read(text), what)


def test_help_for_one_country_is_one_event_and_named_after_who_gets_it(read):
    text = (
        "Canada said it was providing support to Nepal.\n\n"
        "Several states have given help to Nepal. Norway sent aid to Haiti."
    )
    assert [c.name for c in of_class(read(text), "help given")] == [
        "Support for Nepal",
        "Support for Haiti by Norway",
    ]


def test_many_who_are_arrested_make_arrests_also_where_two_verbs_share_them(read):
    (arrests,) = of_class(read("Police arrested and then released seven people around Leeds."), "arrest")
    assert arrests.name == "Arrests near Leeds"


def test_an_appeal_that_is_dwelt_on_gets_a_dossier_without_day_or_place(read):
    sentence = "Officers appealed for witnesses."
    (once,) = of_class(read(sentence), "witness appeal")
    (often,) = of_class(read("\n\n".join([sentence] * 3)), "witness appeal")
    assert (once.event and once.event.notable, often.event and often.event.notable) == (False, True)


def test_what_was_done_where_is_told_of_the_place_before_it(read):
    analysis = read("He drove three men to Vienna, where they killed two guards.")
    (killing,) = of_class(analysis, "killing")
    assert killing.event
    assert [analysis.chains[place].name for place in killing.event.places] == ["Vienna"]


def test_a_hall_of_a_city_is_in_that_city(read):
    analysis = read("A bomb exploded outside a Glasgow theatre.")
    (explosion,) = of_class(analysis, "explosion")
    assert explosion.event
    assert [analysis.chains[place].name for place in explosion.event.places] == ["Glasgow"]


def test_a_country_is_called_by_its_name_even_where_its_people_are_named_more_often(read):
    text = (
        "Russian officials met Russian bankers. Russian envoys spoke. Angela Merkel visited Russia on Monday."
    )
    assert [c.name for c in of_class(read(text), "visit")] == ["Visit of Angela Merkel to Russia"]
