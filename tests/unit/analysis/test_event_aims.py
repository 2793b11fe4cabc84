"""Attacks told by who made them or what they were aimed at, and which building "a Leeds arena" is."""

import pytest

from dossier.domain.analysis import Analysis
from tests.unit.analysis.models import needs_good_model


def attacks(analysis: Analysis) -> list[str]:
    return [c.name for c in analysis.chains if c.event and c.event.what == "attack"]


def held(text: str, analysis: Analysis, name: str) -> list[str]:
    """The words that tell of the event with this name."""
    (index,) = (i for i, c in enumerate(analysis.chains) if c.name == name)
    return [text[m.start : m.end] for m in analysis.mentions if m.chain == index]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police described him as the gunman at the Odeon cinema.", "Attack at the Odeon cinema"),
        ("Omar Haddad was named as the bomber at the Alhambra theatre.", "Attack at the Alhambra theatre"),
        ("He is one of the attackers at the Alhambra theatre.", "Attack at the Alhambra theatre"),
        ("Monday's target was a mosque in Lahore.", "Attack in Lahore"),
        pytest.param(
            "One of the targets on Monday was outside a Lahore mosque.",
            "Attack in Lahore",
            marks=needs_good_model,
        ),
    ],
)
def test_a_doer_or_an_aim_with_its_place_tells_of_the_deed(read, text, name):
    assert attacks(read(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The gunman at the Odeon cinema fled.",
        "Police arrested a gunman on Friday.",
        "She works as a shooter at the Odeon cinema.",
        "The sales target on Friday was a record in Lahore.",
        "The target on Friday was Leeds, who scored twice.",
        "The target is a mosque in Lahore.",
    ],
)
def test_in_other_company_they_tell_of_none(read, text):
    assert not attacks(read(text))


ONE = (
    "People mourned after Sunday's attacks in Porto. The attack at the Arcadia stadium on Sunday killed two.\n\n"
    "One of the targets on Sunday was a Porto stadium."
)


def test_an_arena_of_the_town_is_the_one_that_was_told_to_be_struck(read):
    assert held(ONE, read(ONE), "Attack at the Arcadia stadium") == ["attack", "targets"]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(" The attack at the Belvedere stadium on Sunday killed nine.", id="two were struck"),
        pytest.param(" The match at the Belvedere stadium was called off.", id="another is named"),
    ],
)
def test_of_two_that_are_named_it_is_none(read, more):
    text = ONE.replace(" killed two.", f" killed two.{more}")
    assert held(text, read(text), "Attack at the Arcadia stadium") == ["attack"]


def test_an_arena_of_another_town_is_another(read):
    text = (
        "The stabbing at the Arcadia stadium in Porto on Sunday shocked fans.\n\n"
        "Sunday's target was a Lisbon stadium."
    )
    assert len(attacks(read(text))) == 2
