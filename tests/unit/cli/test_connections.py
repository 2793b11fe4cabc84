"""`dossier connections`: who is tied to whom, and the way between two, as a list and as JSON."""

import json

import pytest

from dossier.cli import main
from dossier.domain.analysis import StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.connections import Asked, Connections, Edge, Told
from dossier.domain.timespans import minute
from tests.unit.cli.fake_case import MADRID, PERSON, PETROV

MARIA, HUGO, TOWN = (EntityRef(row.id, row.kind, row.name) for row in (PERSON, PETROV, MADRID))
EDGES = (
    Edge(PERSON.id, PETROV.id, StatementKind.ACTION, 3, 2, 1),
    Edge(PETROV.id, MADRID.id, StatementKind.PLAN, 5, 4, 4),
)


@pytest.fixture
def asked(case, monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    wanted: list[Asked] = []

    def connections(of: Asked) -> Connections:
        wanted.append(of)
        return Connections((MARIA, HUGO, TOWN), EDGES, 40)

    pairs = {PERSON.id: {PETROV.id}, PETROV.id: {PERSON.id, MADRID.id}, MADRID.id: {PETROV.id}}
    monkeypatch.setattr(case.views, "connections", connections, raising=False)
    monkeypatch.setattr(
        case.views, "tied", lambda ids, asked: {id: pairs.get(id, ()) for id in ids}, raising=False
    )
    return wanted


def test_ties_are_listed_with_the_best_supported_first(asked, capsys) -> None:
    assert main(["connections", "x.dossier"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "5",
        "plan",
        "Hugo",
        "Petrov",
        "–",
        "Madrid",
        "(4",
        "sources,",
        "4",
        "independent)",
    ]
    assert lines[1].split()[:2] == ["3", "action"]
    assert lines[2].startswith("3 of 40 names are shown")
    assert asked == [Asked()]


def test_around_some_and_as_json(asked, capsys) -> None:
    assert main(["connections", "x.dossier", "--entity", PERSON.id, "--limit", "7", "--json"]) == 0
    assert asked == [Asked(around=(PERSON.id,), limit=7)]
    found = json.loads(capsys.readouterr().out)
    assert [node["name"] for node in found["nodes"]] == [MARIA.name, HUGO.name, TOWN.name]
    assert found["edges"][0] == {
        "one": PERSON.id, "other": PETROV.id, "kind": "action", "statements": 3, "sources": 2, "origins": 1
    }  # fmt: skip
    assert found["total"] == 40


def test_only_some_ties(asked, capsys) -> None:
    of = ["--kind", "plan", "--kind", "role", "--from", "2015-11", "--to", "2015-12-24", "--origins", "2"]
    assert main(["connections", "x.dossier", *of]) == 0
    told = Told("", minute(2015, 11), minute(2015, 12, 25))
    assert asked == [Asked(ties=(StatementKind.PLAN, StatementKind.ROLE), told=told, origins=2)]
    for wrong in (["--kind", "love"], ["--from", "soon"], ["--origins", "0"], ["--source", "none"]):
        assert main(["connections", "x.dossier", *wrong]) == 1
    assert "“soon” is no date" in capsys.readouterr().err


def test_the_way_from_one_to_another_names_whom_it_leads_over(asked, capsys) -> None:
    assert main(["connections", "x.dossier", "--path", PERSON.id, "Madrid"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{MARIA.name} – Hugo Petrov – Madrid"
    assert len(lines) == 3


def test_no_way_and_wrong_use(asked, capsys) -> None:
    assert main(["connections", "x.dossier", "--path", PERSON.id, "event-1"]) == 0
    assert capsys.readouterr().out.startswith("No way")
    assert main(["connections", "x.dossier", "--path", PERSON.id, "Madrid", "--entity", "Madrid"]) == 2
    assert main(["connections", "x.dossier", "--entity", "nobody"]) == 1
