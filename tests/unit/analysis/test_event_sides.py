"""Whose forces strike: strikes of two states are two events, in an article and across sources."""

from dossier.analysis.event_sides import apart, side_of
from dossier.domain.analysis import Analysis
from tests.unit.analysis.models import needs_good_model


def names(analysis: Analysis) -> list[str]:
    return [c.name for c in analysis.chains if c.event and c.event.what == "air strike"]


def test_strikes_of_two_states_on_one_town_are_two(read):
    text = (
        "Russian warplanes bombarded Idlib on Tuesday.\n\n"
        "Turkey launched air strikes on Idlib on Tuesday. The air strikes by Turkish jets on Idlib killed five people."
    )
    assert names(read(text)) == ["Russian air strike in Idlib", "Turkish air strikes on Idlib"]


def test_strikes_of_several_together_are_called_by_none(read):
    (name,) = names(read("French and Russian air strikes hit Mosul on Monday."))
    assert not name.startswith(("French", "Russian"))


@needs_good_model
def test_a_bare_raid_is_the_one_told_of_just_before(read):
    analysis = read(
        "Israeli jets shelled Gaza on Monday. The air strikes by Israel on Gaza lasted hours.\n\n"
        "Egyptian jets shelled Sinai on Monday. The air strike was the third in a week."
    )
    held = [sum(m.chain == n for m in analysis.mentions) for n, c in enumerate(analysis.chains)
            if c.event and c.event.what == "air strike"]  # fmt: skip
    assert held == [2, 2]


def test_the_state_is_read_off_the_heading():
    assert side_of("South Korean air strikes on Busan") == "south korea"
    assert side_of("US air strike in Kunduz") == side_of("American air strike in Kunduz") == "united states"
    assert side_of("Air strikes on Kunduz") == side_of("") == side_of("French") == side_of("France") == ""


def test_only_what_is_told_sets_apart():
    assert apart({"france"}, {"russia"})
    assert not apart({"france"}, set())
    assert not apart({"france", "russia"}, {"russia"})
