"""`dossier timeline`: what happened when, as a list and as JSON; names, kinds, grades and dates that are none."""

import json
from dataclasses import replace

import pytest

from dossier.cli import main
from dossier.domain.time_marks import EVENT, TimeFilter, TimeMark, TimeMarks
from dossier.domain.timespans import minute
from tests.unit.export.timeline_marks import mark

FOUND = (
    mark("2015-11-13", "Raid in Paris", EVENT, disputed=True, sources=2),
    mark("2015-11-14", "Bob left.", vague="before", hedged=True),
)


@pytest.fixture
def asked(case, monkeypatch: pytest.MonkeyPatch) -> list[TimeFilter]:
    wanted: list[TimeFilter] = []

    def time_marks(filter_: TimeFilter, *, most: int) -> TimeMarks:
        wanted.append(filter_)
        assert most > 10**9, "a list is never shown from afar"
        return TimeMarks(FOUND, len(FOUND), 3)

    monkeypatch.setattr(case.views, "time_marks", time_marks, raising=False)
    return wanted


def test_the_list_says_when_what_who_where_and_when_reported(asked, capsys) -> None:
    assert main(["timeline", "x.dossier"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "13 Nov 2015: event, 2 sources, sources differ"
    assert lines[2].strip() == "Ada · a.txt ¶3 · reported 2015-11-17"
    assert lines[3] == "before 14 Nov 2015: reportedly"
    assert lines[-2:] == [
        "2 marks of 2.",
        "3 statements without a date that is known: no place on a timeline.",
    ]
    assert asked == [TimeFilter()]


def test_as_json_with_its_bounds_and_edtf(asked, capsys) -> None:
    assert main(["timeline", "x.dossier", "--json", "--limit", "2"]) == 0
    event, left = json.loads(capsys.readouterr().out)
    assert (event["kind"], event["disputed"], event["sources"]) == ("event", True, 2)
    assert (left["edtf"], left["begins"], left["ends"]) == ("../2015-11-14", "open", "sharp")
    assert (left["first"], left["until"]) == ("2015-11-13T00:00", "2015-11-14T00:00")


def test_what_is_asked_for(asked, capsys) -> None:
    arguments = (
        "--entity person-1 --source story.txt --kind event --kind plan --grade B2+ --from 2015 --to 2015-11"
    )
    assert main(["timeline", "x.dossier", *arguments.split()]) == 0
    (wanted,) = asked
    assert wanted == TimeFilter(
        ("person-1",), wanted.source, ("event", "plan"), "B2+", minute(2015), minute(2015, 12)
    )
    assert wanted.source.startswith("79289dc")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--from yesterday", "is no date"),
        ("--from 2016 --to 2015", "lies before"),
        ("--from 2015-02-30", "is no date"),
        ("--kind rumour", "there are event, action"),
        ("--grade Z9", "is no grade"),
        ("--entity Nobody", "Nobody"),
        ("--source nothing.txt", "no source called"),
    ],
)
def test_what_is_no_date_kind_grade_or_name_is_said(asked, capsys, arguments: str, said: str) -> None:
    assert main(["timeline", "x.dossier", *arguments.split()]) != 0
    assert said in capsys.readouterr().err


def test_dates_far_away(case, monkeypatch, capsys) -> None:
    far: list[TimeMark] = [mark("BC0044"), mark("0001"), mark("9999-12-31")]
    monkeypatch.setattr(case.views, "time_marks", lambda *_, **__: TimeMarks(tuple(far), 3, 0), raising=False)
    assert main(["timeline", "x.dossier", "--json", "--from", "-0100"]) == 0
    shapes = json.loads(capsys.readouterr().out)
    assert [shape["first"][:6] for shape in shapes] == ["-0043-", "0001-0", "9999-1"]


def test_an_empty_case(case, monkeypatch, capsys) -> None:
    monkeypatch.setattr(case.views, "time_marks", lambda *_, **__: TimeMarks((), 0, 0), raising=False)
    assert main(["timeline", "x.dossier"]) == 0
    assert capsys.readouterr().out.strip() == "Nothing with a date that is known."


def test_a_mark_without_a_citation_has_no_passage(asked, monkeypatch, case, capsys) -> None:
    bare = replace(FOUND[1], citation=None, who="")
    monkeypatch.setattr(case.views, "time_marks", lambda *_, **__: TimeMarks((bare,), 1, 0), raising=False)
    assert main(["timeline", "x.dossier", "--json"]) == 0
    (shape,) = json.loads(capsys.readouterr().out)
    assert (shape["file"], shape["reported"], shape["who"]) == (None, None, None)
