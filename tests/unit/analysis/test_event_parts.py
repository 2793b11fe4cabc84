"""Which event is a part of which, and what keeps one from being so."""

from dataclasses import replace

import pytest

from dossier.analysis.event_resolver import resolve
from dossier.domain.analysis import EntityKind, EventStatus, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening

DAY = "2015-11-13"


def event(
    source: str,
    when: str = DAY,
    where: tuple[str, ...] = (),
    *,
    several: bool = False,
    mentions: int = 2,
    published: str = "2015-11-17",
    status: EventStatus = EventStatus.OCCURRED,
    what: str = "attack",
    who: tuple[str, ...] = (),
) -> Candidate:
    happening = Happening(what, when, where, who, status, several=several)
    return Candidate(
        ChainRef(source, 0), EntityKind.EVENT, "Attacks", ("Attacks",), "", Role.STORY, mentions, 0, published, (),
        happening,
    )  # fmt: skip


WHOLE = event("whole", where=("Paris",), several=True, mentions=9)
HALL = event("part", where=("Bataclan", "Paris"))
IN_FRANCE = event("whole", where=("France",), several=True, mentions=9)
DENIED = replace(WHOLE, event=replace(WHOLE.event, status=EventStatus.DENIED))  # type: ignore[type-var]


def whole_of_the_part(*candidates: Candidate) -> str:
    found = {each.members[0].source: each for each in resolve("", candidates, Decisions())}
    part = found["part"].event
    assert part is not None
    whole = found["whole"].entity if "whole" in found else ""
    assert part.part_of in ("", whole)
    return part.part_of


def test_a_hall_on_that_day_is_a_part() -> None:
    assert whole_of_the_part(WHOLE, HALL)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        pytest.param(WHOLE, replace(HALL, mentions=99), id="it is told of more often than the whole"),
        pytest.param(IN_FRANCE, event("part", where=("Paris", "France")), id="a country is no place of one event"),
        pytest.param(DENIED, HALL, id="what did not happen has no parts"),
        pytest.param(
            WHOLE, event("part", "", ("Bataclan", "Paris"), published="2018-01-01"), id="years later it is another"
        ),
    ],
)  # fmt: skip
def test_no_part(whole: Candidate, part: Candidate) -> None:
    assert whole_of_the_part(whole, part) == ""


@pytest.mark.parametrize(("what", "events"), [("resignation", 1), ("visit", 2)])
def test_what_befalls_somebody_once_is_one_wherever_it_is_told(what: str, events: int) -> None:
    one = event("a", "", ("Lyon",), what=what, who=("Ann Lee",))
    other = event("b", "", what=what, who=("Ann Lee",))
    assert len(resolve("", [one, other], Decisions())) == events
