"""`dossier contradictions`, and figures in `dossier show`."""

import json
from collections.abc import Collection
from dataclasses import replace

import pytest

from dossier.cli import main, shapes
from dossier.cli.dossier_text import dossier_lines
from dossier.domain.accounts import topics
from dossier.domain.commands import SettleContradiction
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.contradictions import of_figures
from dossier.domain.judgements import Verdict
from dossier.domain.targets import Place
from tests.unit.domain.test_accounts import arrest, figure
from tests.unit.export.rows import full


@pytest.fixture
def told(case, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[Verdict]]]:
    found = topics([arrest("a", 5), arrest("b", 7), figure("c", 129)])
    rows = list(of_figures(found, ()))
    asked: list[tuple[str, list[Verdict]]] = []

    def contradictions(entity: str = "", *, statuses: Collection[Verdict] = ()) -> list[Contradiction]:
        asked.append((entity, list(statuses)))
        return rows

    monkeypatch.setattr(case.views, "contradictions", contradictions, raising=False)
    return asked


def test_both_passages_are_given(told, capsys) -> None:
    assert main(["contradictions", "x.dossier"]) == 0
    out = capsys.readouterr().out
    assert "arrested: 5 or 7" in out
    assert "a.txt ¶1" in out
    assert "b.txt ¶1" in out
    assert "cannot both be right" in out


def test_as_json(told, capsys) -> None:
    assert main(["contradictions", "x.dossier", "--json"]) == 0
    (shape,) = json.loads(capsys.readouterr().out)
    assert (shape["what"], shape["relation"]) == ("arrested", "disagreement")
    assert (shape["one"]["low"], shape["other"]["low"]) == (5, 7)
    assert (shape["one"]["file"], shape["one"]["number_start"]) == ("a.txt", 10)
    assert (shape["status"], shape["note"], shape["origins"]) == ("open", None, 2)
    assert told == [("", [])]


def test_of_an_entity_with_some_status(told, capsys) -> None:
    assert main(["contradictions", "x.dossier", "--of", "person-1", "--status", "open"]) == 0
    assert told == [("person-1", [Verdict.OPEN])]


def test_one_is_settled_by_the_beginning_of_its_id(told, case, capsys) -> None:
    main(["contradictions", "x.dossier", "--json"])
    (shape,) = json.loads(capsys.readouterr().out)
    id = shape["contradiction"]
    arguments = ["--settle", id[:20], "--as", "not a contradiction", "--note", "two raids"]
    assert main(["contradictions", "x.dossier", *arguments]) == 0
    (command,) = case.done
    assert command == SettleContradiction(
        Place("a", 10, 13), Place("b", 10, 13), Verdict.NOT_ONE, "two raids"
    )
    assert main(["contradictions", "x.dossier", "--settle", "contradiction-zzz", "--as", "open"]) == 1
    assert main(["contradictions", "x.dossier", "--settle", id]) == 2
    assert main(["contradictions", "x.dossier", "--note", "x"]) == 2


def test_nothing_differs(case, monkeypatch, capsys) -> None:
    monkeypatch.setattr(case.views, "contradictions", lambda *_, **__: [], raising=False)
    assert main(["contradictions", "x.dossier"]) == 0
    assert "nowhere differ" in capsys.readouterr().out


def test_a_dossier_shows_its_figures() -> None:
    found = tuple(topics([arrest("a", 5), arrest("b", 7)]))
    lines = list(dossier_lines(replace(full(), topics=found)))
    assert "Figures (2)" in lines
    assert any("differ (" in line for line in lines)
    (shape,) = shapes.dossier(replace(full(), topics=found))["figures"]
    assert [f["low"] for f in shape["figures"]] == [5, 7]
    assert list(shape["contrasts"][0]) == [
        "relation",
        "one",
        "other",
        "score",
        "reason",
        "sources",
        "origins",
    ]
