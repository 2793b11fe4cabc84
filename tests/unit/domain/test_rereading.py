"""What a new analysis finds otherwise than the one in use."""

from dataclasses import replace

from dossier.domain.analysis import (
    Analysis,
    Attribution,
    Chain,
    EntityKind,
    EventDetails,
    EventStatus,
    Form,
    Mention,
    Quote,
)
from dossier.domain.passages import Span
from dossier.domain.rereading import NameCount, PassageChanges, rereading

ANN = Chain(EntityKind.PERSON, "Ann Lee", ("Ann Lee",), True, 900)
BEN = Chain(EntityKind.PERSON, "Ben Roe", ("Ben Roe",), True, 900)
RAID = Chain(
    EntityKind.EVENT, "Raid", ("Raid",), False, 700,
    event=EventDetails("raid", None, (), (), EventStatus.OCCURRED, True),
)  # fmt: skip


def mention(start: int, end: int, chain: int, form: Form = Form.NAME, score: int = 900) -> Mention:
    return Mention(start, end, chain, form, score, "model")


BEFORE = Analysis(
    "dossier", 1, "en_core_web_md 3.8.0", "en", (ANN, BEN, RAID),
    mentions=(mention(0, 7, 0), mention(20, 22, 0, Form.PRONOUN), mention(30, 37, 1), mention(50, 54, 2)),
    quotes=(Quote(60, 80, "direct", Attribution(85, 88, 0), None, None, 900),),
)  # fmt: skip


def changes(after: Analysis) -> dict[str, PassageChanges]:
    return {each.what: each for each in rereading("s", "a.txt", BEFORE, after).passages}


def test_the_same_reading_changes_nothing_whatever_its_scores() -> None:
    after = replace(BEFORE, version=2, mentions=tuple(replace(m, score=1) for m in BEFORE.mentions))
    found = rereading("s", "a.txt", BEFORE, after)
    assert (found.changes, found.names) == (0, ())
    assert (found.before, found.after) == ("dossier 1 en_core_web_md 3.8.0", "dossier 2 en_core_web_md 3.8.0")
    assert {each.what: each.same for each in found.passages} == {
        "mentions": 3, "quotes": 1, "dates": 0, "statements": 0, "events": 1,
    }  # fmt: skip


def test_a_source_that_was_never_read_gains_all() -> None:
    found = rereading("s", "a.txt", None, BEFORE)
    assert found.before == ""
    assert found.names == (
        NameCount(EntityKind.PERSON, "Ann Lee", 0, 2),
        NameCount(EntityKind.PERSON, "Ben Roe", 0, 1),
    )
    assert found.changes == 5


def test_a_pronoun_that_means_somebody_else_now_is_read_otherwise() -> None:
    moved = (BEFORE.mentions[0], replace(BEFORE.mentions[1], chain=1), *BEFORE.mentions[2:])
    after = replace(BEFORE, mentions=moved)
    assert changes(after)["mentions"] == PassageChanges("mentions", (), (), (Span(20, 22),), 2)
    assert rereading("s", "a.txt", BEFORE, after).names == (
        NameCount(EntityKind.PERSON, "Ann Lee", 2, 1),
        NameCount(EntityKind.PERSON, "Ben Roe", 1, 2),
    )


def test_what_is_gone_and_what_is_new_are_told_apart() -> None:
    after = replace(BEFORE, mentions=(*BEFORE.mentions[:2], mention(40, 43, 1), BEFORE.mentions[3]))
    assert changes(after)["mentions"] == PassageChanges("mentions", (Span(30, 37),), (Span(40, 43),), (), 2)


def test_another_speaker_and_another_status_are_read_otherwise() -> None:
    planned = replace(RAID, event=replace(RAID.event, status=EventStatus.PLANNED))  # type: ignore[type-var]
    after = replace(
        BEFORE,
        chains=(ANN, BEN, planned),
        quotes=(replace(BEFORE.quotes[0], speaker=Attribution(85, 88, 1)),),
    )
    assert changes(after)["quotes"].otherwise == (Span(60, 80),)
    assert changes(after)["events"].otherwise == (Span(50, 54),)
