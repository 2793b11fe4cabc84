"""`dossier overview`: the case at a glance, in words and as JSON."""

import json

import pytest

from dossier.app.overview import since_yesterday
from dossier.cli import main
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import EntityRef
from dossier.domain.overview import Disputed, Mentioned, New, Overview, Tally, Work

ADA = EntityRef("person-1", EntityKind.PERSON, "Ada")
FOUND = Overview(
    sources=3,
    withdrawn=1,
    undated=1,
    grain="day",
    published=(Tally("2015-11-14", 2), Tally("2015-11-15", 0)),
    publishers=(Tally("Reuters", 2), Tally("", 1)),
    publishers_in_all=5,
    formats=(Tally("text/plain", 3),),
    kinds=dict.fromkeys(EntityKind, 1200),
    mentioned=(Mentioned(ADA, 7, 1),),
    disputed=(Disputed(ADA, True, 2, 1, 0),),
    disputed_in_all=1,
    unreviewed=dict.fromkeys(EntityKind, 0),
    unreviewed_statements=9,
    new=New("2026-11-25T00:00:00.000Z", 1, 4, (Work("a1", "Ada Lovelace", 1),)),
)


@pytest.fixture
def asked(case, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What the case was asked for: since when, and how many rows."""
    asked: list[tuple[str, int]] = []

    def overview(since: str, *, most: int) -> Overview:
        asked.append((since, most))
        return FOUND

    monkeypatch.setattr(case.views, "overview", overview, raising=False)
    return asked


def test_it_is_told_in_words(asked, capsys) -> None:
    assert main(["overview", "x.dossier"]) == 0
    out = capsys.readouterr().out
    for words in (
        "3 sources, 1 withdrawn",
        "person        1,200",
        "not known   1  ",
        "and 3 more",
        "Ada  person  7  in 1 source",
        "disputed itself, 2 disputed statements, 1 conflict",
        "statement  9",
        "New since 2026-11-25 00:00 UTC",
        "Ada Lovelace  1 act",
    ):
        assert words in out
    assert "2015-11-15" not in out, "days without a source are left out"
    assert asked == [(since_yesterday(), 10)]


def test_since_and_limit_are_what_is_asked_for(asked, capsys) -> None:
    assert main(["overview", "x.dossier", "--since", "2026-11-20", "--limit", "3", "--json"]) == 0
    assert asked == [("2026-11-20", 3)]
    shape = json.loads(capsys.readouterr().out)
    assert shape["publishers"][1] == {"name": None, "sources": 1}
    assert shape["unreviewed"] == {"person": 0, "event": 0, "organisation": 0, "place": 0, "statement": 9}
    assert shape["new"]["work"] == [{"analyst": "Ada Lovelace", "acts": 1}]
    assert shape["disputed"][0]["itself"] is True


@pytest.mark.parametrize("when", ["yesterday", "entry:3", "2026-13-01", ""])
def test_what_is_no_day_is_refused(asked, capsys, when: str) -> None:
    assert main(["overview", "x.dossier", "--since", when]) == 2
    assert "no day or moment" in capsys.readouterr().err
    assert asked == []
