"""What is otherwise in a dossier than it was."""

from dataclasses import replace
from typing import Any

import pytest

from dossier.domain.analysis import EntityKind, EventStatus, Role, StatementKind
from dossier.domain.difference import difference
from dossier.domain.judgements import Comparison, Status
from dossier.domain.views import (
    Citation,
    ComparedRow,
    Difference,
    Dossier,
    EntityRef,
    EntityRow,
    EventFacts,
    FullDossier,
    MergedRow,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)

ANN, BEN = EntityRef("p-1", EntityKind.PERSON, "Ann"), EntityRef("p-2", EntityKind.PERSON, "Ben")
PARIS = EntityRef("o-1", EntityKind.PLACE, "Paris")
HERE = Citation("s1", "a.txt", "T", "P", "2015-11-17", 3, 9, 1, "Ann met Ben")
THERE = replace(HERE, start=20, end=29, exact="Ben left.")

MET = StatementRow(
    "st-1", StatementKind.ACTION, HERE, (ANN,), (BEN,), None, None, False, False, "2015-11-14", "Saturday",
    Status.UNREVIEWED, 800,
)  # fmt: skip
QUOTE = QuoteRow("q-1", "direct", THERE, "Ann", ANN, None, 900)
SOURCE = SourceRow(
    "s1", "a.txt", "T", "P", ("A",), "2015-11-17", "en", "", "text/plain", 9, 9, 0, "2015", "Ada", "d", "m", "", False
)  # fmt: skip
NOTE = NoteRow("n-1", "entity:p-1", "Ann", "ask", "Ada", "2015-11-20T12:00:00Z")
HEAD = Dossier(
    EntityRow("p-1", EntityKind.PERSON, "Ann", ("Annie",), 3, 1, Role.STORY, Status.UNREVIEWED, None),
    (), ((StatementKind.ACTION, 1),), 1, 1, None, 900, "",
)  # fmt: skip
WHOLE = FullDossier(HEAD, (MET,), (QUOTE,), (SOURCE,), (NOTE,))
EVENT = replace(
    WHOLE,
    dossier=replace(
        HEAD, event=EventFacts("2015-11-13", (PARIS,), (("suspect", BEN),), EventStatus.OCCURRED)
    ),
)


def entity(**changes: Any) -> FullDossier:
    return replace(WHOLE, dossier=replace(HEAD, entity=replace(HEAD.entity, **changes)))


def head(**changes: Any) -> FullDossier:
    return replace(WHOLE, dossier=replace(HEAD, **changes))


def event(**changes: Any) -> FullDossier:
    facts = EVENT.dossier.event
    assert facts is not None
    return replace(EVENT, dossier=replace(EVENT.dossier, event=replace(facts, **changes)))


def statement(**changes: Any) -> FullDossier:
    return replace(WHOLE, statements=(replace(MET, **changes),))


def test_nothing_changed_nothing_is_different() -> None:
    assert difference(WHOLE, WHOLE) == ()
    assert difference(EVENT, EVENT) == ()
    assert difference(None, None) == ()


COMPARED = ComparedRow(BEN, Comparison.DIFFERENT, "brothers", "Ada", "2015")

CHANGES = [
    (WHOLE, entity(name="Anna"), ("changed", "name", "Ann", "Anna")),
    (WHOLE, entity(kind=EntityKind.EVENT), ("changed", "kind", "person", "event")),
    (WHOLE, entity(status=Status.CONFIRMED), ("changed", "status", "unreviewed", "confirmed")),
    (WHOLE, entity(aliases=("Annie", "A.")), ("added", "alias", "", "A.")),
    (WHOLE, entity(aliases=()), ("removed", "alias", "Annie", "")),
    (WHOLE, head(tags=("car",)), ("added", "tag", "", "car")),
    (WHOLE, head(merged=(MergedRow(BEN, "Ada", "2015"),)), ("added", "merged", "", "Ben")),
    (WHOLE, head(compared=(COMPARED,)), ("added", "compared", "", "different: Ben (brothers)")),
    (head(compared=(COMPARED,)), WHOLE, ("removed", "compared", "different: Ben (brothers)", "")),
    (EVENT, event(date="2015-11-14"), ("changed", "when", "2015-11-13", "2015-11-14")),
    (EVENT, event(date=None), ("removed", "when", "2015-11-13", "")),
    (EVENT, event(places=()), ("removed", "where", "Paris", "")),
    (EVENT, event(participants=(("suspect", BEN), ("victim", ANN))), ("added", "who", "", "victim: Ann")),
    (EVENT, event(status=EventStatus.DENIED), ("changed", "happened", "occurred", "denied")),
    (WHOLE, replace(WHOLE, notes=()), ("removed", "note", "ask", "")),
    (WHOLE, replace(WHOLE, notes=(replace(NOTE, text="asked"),)), ("changed", "note", "ask", "asked")),
    (WHOLE, replace(WHOLE, statements=()), ("removed", "statement", "Ann met Ben", "")),
    (replace(WHOLE, statements=()), WHOLE, ("added", "statement", "", "Ann met Ben")),
    (WHOLE, statement(kind=StatementKind.PLAN), ("changed", "kind of a statement", "action", "plan")),
    (WHOLE, statement(subjects=(ANN, BEN)), ("changed", "subjects of a statement", "Ann", "Ann, Ben")),
    (WHOLE, statement(others=()), ("removed", "others of a statement", "Ben", "")),
    (WHOLE, statement(attribution="police"), ("added", "attribution of a statement", "", "police")),
    (WHOLE, statement(attributed_to=BEN), ("added", "speaker of a statement", "", "Ben")),
    (WHOLE, statement(date=None), ("removed", "date of a statement", "2015-11-14", "")),
    (WHOLE, statement(hedged=True), ("added", "hedging of a statement", "", "hedged")),
    (WHOLE, statement(negated=True), ("added", "negation of a statement", "", "negated")),
    (
        WHOLE,
        statement(status=Status.DISPUTED),
        ("changed", "status of a statement", "unreviewed", "disputed"),
    ),
    (WHOLE, statement(grade="B2"), ("added", "grade of a statement", "", "B2")),
    (WHOLE, statement(tags=("a", "b")), ("added", "tags of a statement", "", "a, b")),
    (
        WHOLE,
        replace(WHOLE, quotes=(replace(QUOTE, speaker_entity=BEN),)),
        ("changed", "speaker of a quote", "Ann", "Ben"),
    ),
    (WHOLE, replace(WHOLE, quotes=()), ("removed", "quote", "Ben left.", "")),
    (WHOLE, replace(WHOLE, sources=()), ("removed", "source", "a.txt", "")),
    (WHOLE, replace(WHOLE, sources=(replace(SOURCE, grade="B2"),)), ("added", "grade of a.txt", "", "B2")),
    (WHOLE, replace(WHOLE, sources=(replace(SOURCE, title="U"),)), ("changed", "title of a.txt", "T", "U")),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES, ids=[" ".join(c[2]) for c in CHANGES])
def test_one_thing_changed_one_thing_is_different(
    before: FullDossier, after: FullDossier, expected: tuple[str, str, str, str]
) -> None:
    (found,) = difference(before, after)
    assert (found.sort, found.what, found.before, found.after) == expected
    backwards = {"added": "removed", "removed": "added", "changed": "changed"}
    (back,) = difference(after, before)
    assert (back.sort, back.before, back.after) == (backwards[found.sort], found.after, found.before)


def test_what_is_said_shows_where_it_stands() -> None:
    assert difference(WHOLE, replace(WHOLE, statements=(), quotes=())) == (
        Difference("removed", "statement", "Ann met Ben", "", HERE),
        Difference("removed", "quote", "Ben left.", "", THERE),
    )
    (edited,) = difference(WHOLE, statement(grade="B2"))
    assert edited.citation == HERE
    noted = replace(WHOLE, notes=(replace(NOTE, citation=THERE),))
    assert difference(replace(WHOLE, notes=()), noted)[0].citation == THERE


def test_a_new_name_is_no_news_of_all_that_speak_of_it() -> None:
    anna = replace(ANN, name="Anna")
    after = replace(
        entity(name="Anna"),
        statements=(replace(MET, subjects=(anna,)),),
        quotes=(replace(QUOTE, speaker_entity=anna),),
    )
    assert [found.what for found in difference(WHOLE, after)] == ["name"]
    renamed = event(places=(replace(PARIS, name="Paris, France"),))
    assert difference(EVENT, renamed) == ()


def test_a_dossier_that_was_not_there_is_all_new() -> None:
    new = difference(None, EVENT)
    assert {found.sort for found in new} == {"added"}
    assert [found.what for found in new] == [
        "name", "kind", "status", "when", "happened", "alias", "where", "who", "note", "statement", "quote", "source",
    ]  # fmt: skip
    gone = difference(EVENT, None)
    assert {found.sort for found in gone} == {"removed"}
    assert [found.what for found in gone] == [found.what for found in new]


def test_what_went_comes_before_what_came_in_the_order_of_now() -> None:
    rows = [replace(MET, id=f"st-{n}", citation=replace(HERE, exact=str(n))) for n in range(5)]
    before = replace(WHOLE, statements=tuple(rows[:3]))
    after = replace(WHOLE, statements=(rows[4], rows[2], rows[3]))
    assert [(found.before, found.after) for found in difference(before, after)] == [
        ("0", ""), ("1", ""), ("", "4"), ("", "3"),
    ]  # fmt: skip
