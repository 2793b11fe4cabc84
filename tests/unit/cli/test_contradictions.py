"""`dossier contradictions`, and figures in `dossier show`."""

import json
from dataclasses import replace

import pytest

from dossier.cli import main, shapes
from dossier.cli.dossier_text import dossier_lines
from dossier.domain.accounts import topics
from dossier.domain.figure_rows import Topic
from tests.unit.domain.test_accounts import arrest, figure
from tests.unit.export.rows import full


@pytest.fixture
def told(case, monkeypatch: pytest.MonkeyPatch) -> list[Topic]:
    found = topics([arrest("a", 5), arrest("b", 7), figure("c", 129)])
    contrasts = [(topic, contrast) for topic in found for contrast in topic.contrasts]
    monkeypatch.setattr(case.views, "disagreements", lambda: contrasts, raising=False)
    return found


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


def test_nothing_differs(case, monkeypatch, capsys) -> None:
    monkeypatch.setattr(case.views, "disagreements", list, raising=False)
    assert main(["contradictions", "x.dossier"]) == 0
    assert "nowhere differ" in capsys.readouterr().out


def test_a_dossier_shows_its_figures() -> None:
    found = tuple(topics([arrest("a", 5), arrest("b", 7)]))
    lines = list(dossier_lines(replace(full(), topics=found)))
    assert "Figures (2)" in lines
    assert any("differ (" in line for line in lines)
    (shape,) = shapes.dossier(replace(full(), topics=found))["figures"]
    assert [f["low"] for f in shape["figures"]] == [5, 7]
    assert list(shape["contrasts"][0]) == ["relation", "one", "other", "score", "reason", "sources"]
