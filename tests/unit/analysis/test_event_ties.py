"""Arrests of people without a name, told apart by whose people they are or whom they helped."""

import pytest

from dossier.domain.analysis import Analysis, Chain
from tests.unit.analysis.models import needs_good_model


def arrests(analysis: Analysis) -> list[Chain]:
    return [chain for chain in analysis.chains if chain.event and chain.event.what == "arrest"]


TIED = [
    "Jane Miller fled to Norway with two friends, who have both been detained.",
    "Two associates of Jane Miller were held in Bergen.",
    "Jane Miller's brother was arrested.",
    pytest.param("A man was arrested in Leeds on suspicion of hiding Jane Miller.", marks=needs_good_model),
    "A man was arrested in Leeds for selling drugs, and for driving Jane Miller to the coast.",
]


@pytest.mark.parametrize("text", TIED)
def test_the_arrest_tells_of_whose_people_were_arrested(read, text):
    analysis = read(text)
    (arrest,) = arrests(analysis)
    assert arrest.event
    assert [analysis.chains[p.chain].name for p in arrest.event.participants] == ["Jane Miller"]


LOOSE = [
    "A man was arrested in Leeds for robbing Jane Miller.",
    "Jane Miller sat beside two strangers, who have both been detained.",
]


@pytest.mark.parametrize("text", LOOSE)
def test_who_is_only_told_of_beside_it_takes_no_part(read, text):
    (arrest,) = arrests(read(text))
    assert arrest.event
    assert not arrest.event.participants


def test_the_people_in_custody_are_those_who_were_arrested_last(read):
    text = (
        "Police arrested a woman in Leeds on Sunday.\n\n"
        "Two men were detained in Oslo on Monday. The two men in custody denied it."
    )
    analysis = read(text)
    leeds, oslo = arrests(analysis)
    assert [m.start for m in analysis.mentions if m.chain == analysis.chains.index(oslo)] == [
        text.index("detained"),
        text.index("custody"),
    ]
    assert leeds.name == "Arrest of a woman in Leeds"


HEADINGS = [
    (
        "Two men were arrested in Leeds for hiding Jane Miller.",
        "Arrests of associates of Jane Miller in Leeds",
    ),
    ("A man was arrested in Leeds for hiding Jane Miller.", "Arrest of an associate of Jane Miller in Leeds"),
    ("Jane Miller's brother was arrested.", "Arrest of Jane Miller's brother"),
    ("Police arrested John Berg in Leeds for hiding Jane Miller.", "Arrest of John Berg in Leeds"),
]


@pytest.mark.parametrize(("text", "name"), HEADINGS)
def test_a_heading_says_whose_people_they_are_who_have_no_name(read, text, name):
    assert [c.name for c in arrests(read(text))] == [name]
