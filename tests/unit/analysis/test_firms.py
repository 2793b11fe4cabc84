"""Companies, clubs and storms that are written as persons are, and persons that the model takes for companies."""

import pytest

from dossier.analysis.candidate import ORGANISATION, PERSON, Candidate
from dossier.analysis.kinds import Evidence, _is_family_of, _kind, _look_around
from dossier.analysis.parsing import parse
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import tokens_of
from dossier.domain.analysis import EntityKind, Form, Role
from dossier.domain.documents import Metadata
from tests.unit.analysis.models import needs_good_model

ONE_WORD = [
    ("Thornton, which runs trains, will cut jobs. Thornton said that it was sorry.", True),
    ("The rail firm Thornton will cut jobs. Thornton said that it was sorry.", True),
    ("Thornton shares fell on Friday. Thornton said that it was sorry.", True),
    ("Thornton chief executive Lucy Berg spoke on Friday. Thornton said that it was sorry.", True),
    ("Thornton, who runs a farm, will sell it. Thornton said that he was sorry.", False),
    ("Mr Thornton led the firm for years. Thornton said that he was sorry.", False),
    ("Police met Thornton, which was no surprise. Thornton said that he was sorry.", False),
]


@pytest.mark.parametrize(("text", "firm"), ONE_WORD)
def test_what_stands_beside_a_word_tells_that_it_is_a_firm(see, text, firm):
    assert ("Thornton" in see(text).names(EntityKind.ORGANISATION)) is firm
    assert ("Thornton" in see(text).persons) is not firm


def test_a_club_is_no_person_and_goes_by_its_last_word():
    evidence = Evidence(written="Stanton Rovers")
    evidence.votes[PERSON] = 2
    assert _kind("stanton rovers", evidence) is ORGANISATION
    evidence.written = "Stanton Rove"
    assert _kind("stanton rove", evidence) is PERSON


def test_the_founder_is_not_his_house(see):
    seen = see(
        "Lambert & Sons will sell its mills. Lambert shares rose on Friday and Lambert said that it was glad. "
        "The company was founded by Josiah Lambert in 1871."
    )
    assert seen.words("Josiah Lambert") == ["Josiah Lambert"]
    assert len(seen.words("Lambert")) == 3


def test_a_founder_alone_goes_by_his_family_name(see):
    seen = see("Josiah Lambert founded a mill. Lambert said in 1871 that he was glad.")
    assert seen.words("Josiah Lambert")[:2] == ["Josiah Lambert", "Lambert"]


@needs_good_model
def test_a_storm_is_no_person_by_its_name_alone(see):
    seen = see("Storm Gerda hit Oslo on Friday. Gerda brought rain, and Gerda will stay, said Ole Brandt.")
    assert seen.persons == {"Ole Brandt"}


def test_whoever_bears_a_storm_s_name_is_a_person(see):
    seen = see("Gerda Holm came to Oslo in a storm. Gerda Holm said that she was wet.")
    assert seen.persons == {"Gerda Holm"}


def test_nobody_is_misspelt_before_he_is_named(see):
    seen = see(
        "Prime Minister Hasina spoke in Dhaka. Hasina was angry. His daughter, Rizwana Hasin, said that she wept."
    )
    assert "Hasina" not in seen.words("Rizwana Hasin")
    assert "Hasina" in seen.persons


def test_a_full_name_is_a_person_s_where_its_end_is_one_s():
    votes = {"xulhaz mannan": ORGANISATION, "mannan": PERSON}
    gathered = {
        "xulhaz mannan": Evidence(written="Xulhaz Mannan"),
        "mannan": Evidence(written="Mannan", acts=1),
    }
    assert _is_family_of("xulhaz mannan", dict(votes), gathered)
    gathered["mannan"].acts = 0
    assert not _is_family_of("xulhaz mannan", dict(votes), gathered)


DESCRIBED = [
    ("He met his rival, Holm Vexor, in Oslo.", 1),
    ("He met its rival, Holm Vexor, in Oslo.", 0),
    ("Police arrested Holm Vexor, the editor of a magazine.", 1),
    ("Police raided Holm Vexor, the owner of a magazine.", 0),
    ("Police went to Holm Vexor, the editor said.", 0),
]


@pytest.mark.parametrize(("text", "found"), DESCRIBED)
def test_who_is_described_as_a_person_is_one(analyser, text, found):
    model = analyser._model("en")
    tokens = tokens_of(next(parse(model.nlp, [(text, [])])), universal=False)
    reading = Reading(text, tokens, Metadata(language="en"), model.lemma, boilerplate=[])
    start = text.index("Holm")
    candidate = Candidate(start, start + 10, "Holm Vexor", ORGANISATION, Role.STORY, "model")
    evidence = Evidence()
    _look_around(reading, candidate, evidence)
    assert evidence.person == found


def test_mr_marlowe_is_not_his_company(see):
    seen = see(
        "Marlowe Inc will order jets. Marlowe shares rose on Friday, and Marlowe said that it was glad. "
        "Its founder, James Marlowe, died in 1980. Mr Marlowe was a pilot."
    )
    assert seen.words("James Marlowe", Form.NAME) == ["James Marlowe", "Marlowe"]
