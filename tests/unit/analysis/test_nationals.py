"""Persons called by their people."""

import pytest

from dossier.domain.analysis import Form

CALLED = [
    ("Peter Berg reached the final on Friday. The Serb won in two sets.", ["The Serb"]),
    ("Peter Berg reached the final on Friday. The Dutchman won in two sets.", ["The Dutchman"]),
    ("Peter Berg reached the final on Friday. The Serb army was there.", []),
    ("Peter Berg reached the final on Friday. The Serbs won in two sets.", []),
    ("Peter Berg reached the final on Friday. The Frenchwoman won in two sets.", []),
    ("Norwegian Peter Berg met German striker Martin Lund. The Norwegian was tired.", ["The Norwegian"]),
    ("Norwegian Peter Berg won on Friday. The Italian was tired.", []),
    ("Norwegian Peter Berg met Norwegian Martin Lund in Oslo. The Norwegian was tired.", []),
]


@pytest.mark.parametrize(("text", "words"), CALLED)
def test_who_is_called_by_his_people(see, text, words):
    assert see(text).words("Peter Berg", Form.NOMINAL) == words


def test_nobody_names_himself_by_his_people(see):
    seen = see('Peter Berg won in Oslo when Martin Lund fell. "Lund is a fighter," the Serb said.')
    assert seen.words("Martin Lund", Form.NOMINAL) == []
    speaker = seen.analysis.quotes[0].speaker
    assert seen.analysis.chains[speaker.chain].name == "Peter Berg"


def test_two_peoples_are_two_persons(see):
    seen = see("Anna Berg beat Nora Lund on Friday. The Pole was ill. The Czech was tired.")
    assert "The Czech" not in seen.words("Anna Berg", Form.NOMINAL)


def test_a_people_is_no_name(see):
    seen = see("Peter Berg came to Oslo on Friday. The Dutchman said that he was ready, and the Scot agreed.")
    assert seen.persons == {"Peter Berg"}


def test_nobody_tells_of_himself_by_his_people(see):
    seen = see("Peter Berg sold the club on Friday. Peter Berg said that the Englishman would be welcome.")
    assert seen.words("Peter Berg", Form.NOMINAL) == []
