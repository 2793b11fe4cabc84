"""What an analyst asks of the sample case, by search syntax: the answer is known from reading the four articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.app import demo, searches
from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind, Role
from dossier.domain.found import Hit
from dossier.domain.searching import FieldName, narrowed
from dossier.domain.views import Sort
from tests.unit.analysis.models import needs_good_model

MEE, REUTERS, DW, WSWS = "000", "001", "002", "003"
"""Middle East Eye, Reuters, Deutsche Welle, the World Socialist Web Site: how the files begin."""


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


QUESTIONS = [
    # (what is asked, in which articles it is true, a kind of hit, words that one such hit must hold)
    ("abdeslam", {MEE, REUTERS}, "passage", "registered under Abdelslam's name"),
    ("Abdelslam", {MEE, REUTERS}, "person", "Salah Abdeslam"),
    ("person:Abdeslam polo", {MEE}, "statement", "a rental Polo registered under"),
    ("abdeslam NOT brahim", {REUTERS}, "passage", "drove back to Belgium from Paris"),
    ("drove brussels", {MEE, REUTERS}, "statement", "allegedly drove from Brussels to collect"),
    ("Francois Sarkozy", {REUTERS}, "passage", "Nicolas Sarkozy"),
    ("François Sarkozy", {REUTERS}, "passage", "Francois Hollande"),
    ('"state of emergency"', {WSWS}, "passage", "French constitution"),
    ('"charles de gaulle" (carrier OR ship*)', {WSWS}, "passage", "leaving port"),
    ("speaker:Mogherini", {MEE}, "quote", "unanimously backed the request"),
    pytest.param(
        'speaker:"Le Drian" raqqa',
        {REUTERS},
        "quote",
        "Russian cruise missiles hit Raqqa",
        marks=needs_good_model,
    ),
    ("kind:quote revenge", {MEE, WSWS, REUTERS, DW}, "quote", "flight A321"),
    ('event:"Paris attacks" publisher:DW', {DW}, "statement", "129 people dead"),
    pytest.param(
        "a321 OR metrojet",
        {MEE, DW},
        "event",
        "passenger jet over Sinai, 31 October 2015",
        marks=needs_good_model,
    ),
    ("NEAR(homemade bomb, 3)", {MEE}, "statement", "one kilo of TNT"),
    ("date:2015-11-18 assad", {WSWS}, "passage", "180-degree turnaround"),
    ("date:..2015-11-17 person:Cameron", {MEE, REUTERS, DW}, "quote", "comprehensive strategy"),
    ("hanover -publisher:Reuters", {WSWS}, "passage", "exhibition game in Hanover"),
    ('"article 42"', {MEE}, "passage", "Lisbon Treaty"),
    ("place:Molenbeek", {MEE, REUTERS}, "place", "Molenbeek"),
    ("organisation:NATO -kerry", {MEE}, "statement", "had not triggered article five"),
    ('source:"join forces" aachen', {MEE}, "passage", "five people near Aachen"),
    ("129 killed raqqa -metrojet", {MEE, REUTERS}, "passage", "killed 129 people"),
    ("refugee* scapegoat", {REUTERS}, "passage", "demonises refugees"),
    ("kind:person kerry", None, "person", "John Kerry"),
    ("source:003", {WSWS}, "source", "NATO powers press for military escalation"),
]


def _words(hit: Hit) -> str:
    return (
        hit.name
        if hit.kind in ("person", "event", "organisation", "place", "source")
        else " ".join(hit.text.split())
    )


@pytest.mark.parametrize(("query", "articles", "kind", "words"), QUESTIONS)
def test_the_sample_answers(
    sample: Workspace, query: str, articles: set[str] | None, kind: str, words: str
) -> None:
    results = sample.views.results(query)
    assert any(hit.kind == kind and words in _words(hit) for hit in results.hits), [
        (hit.kind, _words(hit)) for hit in results.hits
    ]
    if articles is not None:
        in_texts = [hit for hit in results.hits if hit.kind in ("passage", "source", "statement", "quote")]
        assert {hit.file[:3] for hit in in_texts} <= articles
        if "kind:" not in query:
            assert results.sources == len(articles)
    texts = {row.id: sample.views.reading(row.id).text for row in sample.views.sources()}
    for hit in results.hits:
        assert hit.text == texts[hit.source][hit.start : hit.end]
        assert all(texts[hit.source][a:b].strip() for a, b in hit.marks)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("putn", "putin"), ("Mogherinni EU", "mogherini EU"), ("raqa hollande", "raqqa hollande")],
)
def test_typing_errors_are_noticed(sample: Workspace, query: str, meant: str) -> None:
    results = sample.views.results(query)
    assert results.instead == meant
    assert sample.views.results(meant).sources


def test_each_facet_narrows_to_sources_that_have_it(sample: Workspace) -> None:
    facets = sample.views.facets("syria")
    assert facets.sources == facets.counted == 4
    for facet in facets.facets:
        query = narrowed("syria", FieldName(facet.name), facet.value)
        # A name can mean several entities: narrowing by it never loses what was counted.
        assert sample.views.results(query).sources >= facet.count, query
    held = {(facet.name, facet.value): facet.count for facet in facets.facets}
    assert held["person", "Vladimir Putin"] == 4
    assert held["publisher", "Reuters"] == 1


def test_a_saved_search_tells_what_is_new(sample: Workspace, tmp_path: Path) -> None:
    saved = searches.save(sample, "Raqqa", "raqqa")
    assert [(each.search.name, each.new) for each in searches.watched(sample)] == [("Raqqa", frozenset())]
    (tmp_path / "new.txt").write_text("Raqqa was quiet on Thursday, its people said.\n", encoding="utf-8")
    sample.ingest([str(tmp_path / "new.txt")])
    (watched,) = searches.watched(sample)
    assert [sample.views.source(id).file for id in watched.new] == ["new.txt"]
    searches.mark_seen(sample, saved.id)
    assert not searches.watched(sample)[0].new
    assert searches.save(sample, "raqqa", "raqqa OR aleppo").id == saved.id, (
        "the name is taken: it is changed"
    )
    sample.undo()
    assert searches.called(sample, "RAQQA").query == "raqqa"
    searches.drop(sample, saved.id)
    assert not searches.watched(sample)


@pytest.mark.parametrize("sort", Sort)
def test_who_wrote_or_took_the_pictures_stands_apart_from_the_people_in_the_story(
    sample: Workspace, sort: Sort
) -> None:
    roles = [row.role for row in sample.views.entities(EntityKind.PERSON, sort=sort)]
    assert set(roles) == set(Role)
    assert roles == sorted(roles, reverse=True)  # story, credit, byline
    told = [row.entity.name for row in sample.views.overview("2015-01-01").mentioned]
    assert not {"Yves Herman", "Pascal Rossignol"} & set(told)
