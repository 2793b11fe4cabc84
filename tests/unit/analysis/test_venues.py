"""Buildings are known by the word for a building beside their name, and what happens there is told apart."""

import pytest

from dossier.domain.analysis import Analysis, EntityKind
from tests.unit.analysis.models import needs_good_model


def event_titles(analysis: Analysis) -> set[str]:
    return {chain.name for chain in analysis.chains if chain.kind is EntityKind.EVENT and chain.name}


NAMED = [
    ("Gunmen opened fire at the Reina nightclub on Sunday.", "Reina"),
    ("Flames rose near the Cinema Rex theatre in Tunis.", "Cinema Rex"),
    ("They gathered outside the Al Noor mosque in Leeds.", "Al Noor"),
    pytest.param(
        "The blaze spread to the hotel Splendid Inn in Tunis.", "Splendid Inn", marks=needs_good_model
    ),
    ("Pupils left the Marjory Hartley high school in tears.", "Marjory Hartley"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_beside_a_word_for_a_building_is_a_place(read, text, name):
    assert name in {c.name for c in read(text).chains if c.kind is EntityKind.PLACE}


OWNED = [
    ("The Apple store in Leeds was closed.", "Apple"),
    ("Fans filled the Manchester United stadium early.", "Manchester United"),
    ("She ate in the Hartley hotel kitchen staff room.", "Hartley hotel"),
]


@pytest.mark.parametrize(("text", "name"), OWNED)
def test_a_building_that_belongs_to_somebody_does_not_lend_him_its_kind(read, text, name):
    assert name not in {c.name for c in read(text).chains if c.kind is EntityKind.PLACE}


def test_an_event_in_a_building_is_called_by_its_article_and_kind(read):
    found = event_titles(read("A fire broke out at the Odeon cinema in Leeds on Monday."))
    assert any("at the Odeon cinema" in title for title in found)


def test_one_attack_of_several_is_an_event_of_its_own_where_it_has_a_building(read):
    text = (
        "A series of attacks in Leeds on Friday killed forty people. The attacks in Leeds shocked all.\n\n"
        "Flowers lay near the site of the attack at the Odeon cinema in Leeds."
    )
    attacks = [c for c in read(text).chains if c.event is not None and c.event.what == "attack"]
    assert len(attacks) == 2
    assert any("Odeon" in chain.name for chain in attacks)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Gunmen killed five people in Kabul on Monday.", "attack"),
        ("He drove three attackers to the Odeon cinema, where they killed 40 people.", "attack"),
        ("The quake killed five people in Kabul on Monday.", "killing"),
        ("Militants killed a policeman in Kabul.", "killing"),
    ],
)
def test_assailants_who_kill_several_attack(read, text, what):
    analysis = read(text)
    found = {analysis.chains[m.chain].event.what for m in analysis.mentions  # type: ignore[union-attr]
             if text[m.start : m.end] == "killed" and analysis.chains[m.chain].event}  # fmt: skip
    assert found == {what}


def test_the_halves_of_a_hyphened_verb_are_one_happening(read):
    text = "Angela Merkel and David Cameron agreed to co-ordinate their patrols."
    analysis = read(text)
    assert "co" not in {text[m.start : m.end] for m in analysis.mentions}
    assert "cooperation" in {c.event.what for c in analysis.chains if c.event}


def _cooperations(analysis: Analysis) -> int:
    return sum(c.event is not None and c.event.what == "cooperation" for c in analysis.chains)


def test_heads_stand_for_their_states_where_these_work_together(read):
    told = (
        "Italy and Turkey join forces against smugglers in the Aegean Sea. Italian Prime Minister Carlo Verdi and his "
        "Turkish counterpart Kemal Demir agreed to cooperate at sea."
    )
    assert _cooperations(read(told)) == 1
    other = told.replace("Turkish counterpart", "Greek counterpart")
    assert _cooperations(read(other)) == 2


def test_a_seat_of_government_stands_for_the_state(read):
    text = "Italy and Turkey join forces against smugglers at sea. Later Rome and Ankara cooperated in the Aegean Sea."
    assert _cooperations(read(text)) == 1
    assert _cooperations(read(text.replace("cooperated", "did not cooperate"))) == 2


def test_a_coalition_is_not_between_its_maker_and_its_enemy(read):
    found = event_titles(read("Angela Merkel built a coalition against Islamic State in Berlin."))
    assert found
    assert not any("and Islamic State" in title for title in found)
