"""Events with a name of their own, with the model."""

from collections.abc import Callable

import pytest

from dossier.domain.analysis import EntityKind, Form

See = Callable[..., "Seen"]  # type: ignore[name-defined]  # noqa: F821  # of conftest.py


def named(see: See, text: str) -> set[str]:
    seen = see(text)
    events = {i for i, c in enumerate(seen.analysis.chains) if c.kind is EntityKind.EVENT}
    return {
        seen.text[m.start : m.end]
        for m in seen.analysis.mentions
        if m.chain in events and m.form is Form.NAME
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The World Cup in Qatar was watched by millions.", "World Cup"),
        ("She won the U.S. Open in September.", "U.S. Open"),
        ("He fought in World War II as a pilot.", "World War II"),
        ("Thousands died in the Battle of Kursk.", "Battle of Kursk"),
        ("Leaders met at the G20 Summit in Osaka.", "G20 Summit"),
        ("Operation Desert Storm began in January 1991.", "Operation Desert Storm"),
        ("The Cannes Film Festival was cancelled in spring.", "Cannes Film Festival"),
        ("Tropical Storm Isaac reached Florida on Monday.", "Tropical Storm Isaac"),
        ("Winners of the Winter Olympics were greeted at the airport.", "Winter Olympics"),
    ],
)
def test_the_word_that_tells_what_it_is(see: See, text: str, name: str) -> None:
    assert named(see, text) == {name}


def test_a_storm_is_one_event_under_its_full_and_its_short_name_and_nobody(see: See) -> None:
    seen = see(
        "Hurricane Katrina killed 1,800 people in New Orleans. Katrina was the worst storm for years. "
        "Before Katrina, the town had asked for money."
    )
    assert seen.words("Hurricane Katrina", Form.NAME) == ["Hurricane Katrina", "Katrina", "Katrina"]
    assert "Katrina" not in seen.persons


def test_where_and_that_a_reader_looks_for_it(see: See) -> None:
    seen = see("The Winter Games in Oslo opened on Friday. The Games will last two weeks.")
    (chain,) = [c for c in seen.analysis.chains if c.kind is EntityKind.EVENT and c.name == "Winter Games"]
    assert chain.event is not None
    assert [seen.analysis.chains[place].name for place in chain.event.places] == ["Oslo"]
    assert chain.event.notable


@pytest.mark.parametrize(
    "text",
    [
        "The World Cup Organising Committee chose a stadium in Oslo.",
        "The National Hurricane Center in Miami has a new director.",
        "The cup was full of tea.",
        "The Open University teaches at a distance.",
    ],
)
def test_what_only_holds_such_a_word(see: See, text: str) -> None:
    assert named(see, text) == set()
