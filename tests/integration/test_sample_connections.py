"""Who is tied to whom in the sample articles: what an analyst asks of them, and what leaves the case as a picture."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dossier.app import connections, demo
from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.connections import Asked, Connections
from dossier.export import Redaction


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "CACHE", "DATA"):
            patch.setenv(f"DOSSIER_{name}_DIR", str(folder / name.lower()))
        workspace = demo.make_sample_case(folder / "sample.dossier", analyst="Ada Lovelace")
        workspace.catch_up()
        yield workspace
        workspace.close()


def names(found: Connections) -> list[str]:
    return [node.name for node in found.nodes]


def test_who_is_tied_to_one(sample: Workspace) -> None:
    asked = connections.asked(sample.views, entities=["Salah Abdeslam"])
    found = sample.views.connections(asked)
    assert names(found)[0] == "Salah Abdeslam"
    assert {"Brahim Abdeslam", "Paris", "Belgium"} <= set(names(found))


def test_presidents_that_plan_together_are_tied_best_of_all(sample: Workspace) -> None:
    asked = connections.asked(sample.views, kinds=["plan"], origins=3)
    found = sample.views.connections(asked)
    assert set(names(found)) == {"François Hollande", "Vladimir Putin"}
    (edge,) = found.edges
    told = sample.views.tie(*edge.ends, edge.kind, asked.told)
    assert len({row.citation.source for row in told}) == edge.sources >= 3
    assert {row.kind for row in told} == {StatementKind.PLAN}


def test_the_way_between_two_leads_over_what_happened(sample: Workspace) -> None:
    found = connections.graph_of_path(sample.views, "Salah Abdeslam", "Barack Obama")
    assert names(found)[0] == "Salah Abdeslam"
    assert names(found)[-1] == "Barack Obama"
    assert len(found.nodes) > 2
    steps = {frozenset(edge.ends) for edge in found.edges}
    ids = [node.id for node in found.nodes]
    assert all(frozenset(pair) in steps for pair in pairwise(ids))
    people = connections.graph_of_path(
        sample.views, "Salah Abdeslam", "Brahim Abdeslam", Asked(ties=(StatementKind.RELATION,))
    )
    assert names(people) == ["Salah Abdeslam", "Brahim Abdeslam"]


def test_one_source_tells_of_no_more_than_stands_in_it(sample: Workspace) -> None:
    whole = set(names(sample.views.connections(Asked(limit=2000))))
    for source in sample.views.sources():
        told = sample.views.connections(connections.asked(sample.views, source=source.id, limit=2000))
        assert set(names(told)) < whole
        assert all(edge.sources == edge.origins == 1 for edge in told.edges)


@pytest.mark.parametrize("of", [None, "Paris attacks, 13 November 2015"])
def test_the_picture_leaves_out_whom_it_shall(sample: Workspace, tmp_path: Path, of: str | None) -> None:
    (hollande,) = [row for row in sample.views.entities(EntityKind.PERSON) if row.name == "François Hollande"]
    words = {}
    for name, redaction in (("whole", Redaction()), ("left", Redaction(entities=frozenset({hollande.id})))):
        to = tmp_path / f"{name}.svg"
        sample.export("connections-svg", to, dossier=of, redaction=redaction)
        words[name] = " ".join(ElementTree.parse(to).getroot().itertext())
    assert "Hollande" in words["whole"]
    assert "Hollande" not in words["left"]
    assert "Left out on purpose: " in words["left"]
    assert "Paris attacks" in words["left"]
