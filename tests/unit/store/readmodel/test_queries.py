"""Every question, asked of two short articles."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dossier.domain.analysis import EntityKind, Form, Role, StatementKind
from dossier.domain.documents import Metadata
from dossier.domain.entries import SourceMetadataSet, SourceRestored, SourceWithdrawn
from dossier.domain.errors import NotFound
from dossier.domain.resolution import Candidate, Decisions, Resolved
from dossier.domain.time_marks import TimeFilter
from dossier.domain.views import Counts, Sort
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.toy import ByName, Journal

ONE = (
    "Ada is a suspect.\n\n"
    'On Saturday Ada and Bob saw the attack in Paris according to Reuters. "Run," she said.\n\nSubscribe!\n'
)
TWO = (
    'Élodie met Ada 😀 on Monday.\nThe walk was long. The attack was on Saturday in Paris, Elodie said. "No."'
)


class Case:
    """The two articles, and their read model."""

    def __init__(self, show: Show) -> None:
        self.journal = Journal().begin()
        self.one = self.journal.ingest(ONE, "one.txt", Metadata("Story", "Press", ("Cléo",), "2015-11-17"))
        self.two = self.journal.ingest(TWO, "two.txt")
        self.view: ReadModel = show(self.journal)

    def id(self, name: str) -> str:
        return self.view.find(name)[0].id

    def names(self, kind: EntityKind, **options: object) -> list[str]:
        return [row.name for row in self.view.entities(kind, **options)]  # type: ignore[arg-type]


@pytest.fixture
def case(show: Show) -> Case:
    return Case(show)


def test_properties_and_counts(case: Case) -> None:
    properties = case.view.properties()
    assert (properties.title, properties.description, properties.sources) == ("Paris", "the night", 2)
    assert properties.created == "2015-11-20T12:00:01.000Z"
    assert [analyst.name for analyst in properties.analysts] == ["Ada Lovelace"]
    assert case.view.counts() == Counts(3, 2, 1, 1, sources=2, withdrawn=0, entries=6, review=13)
    assert case.view.analyst("ada-1") == properties.analysts[0]
    assert case.view.analyst("nobody") is None


def test_entities_are_sorted_filtered_and_paged(case: Case) -> None:
    person = EntityKind.PERSON
    assert case.names(person) == ["Ada", "Élodie", "Bob"]
    assert case.names(person, sort=Sort.NAME) == ["Ada", "Bob", "Élodie"]
    assert case.names(person, sort=Sort.CHANGED) == ["Ada", "Élodie", "Bob"]
    assert case.names(person, text="LOD") == ["Élodie"]
    assert case.names(person, offset=1, limit=1) == ["Élodie"]
    assert case.view.count_entities(person) == 3
    assert case.view.count_entities(person, text="o") == 2


def test_a_correction_counts_as_a_change_of_the_entities_in_its_source(case: Case) -> None:
    case.journal.append(SourceMetadataSet(case.one, "title", "Better"))
    changes = case.view.catch_up()
    assert case.names(EntityKind.PERSON, sort=Sort.CHANGED) == ["Ada", "Bob", "Élodie"]
    assert changes.sources == {case.one}
    assert {case.id("Ada"), case.id("Bob")} <= changes.entities
    assert case.id("Elodie") not in changes.entities


def test_an_entity_knows_its_names_mentions_and_sources(case: Case) -> None:
    elodie = case.view.entity(case.id("elodie"))
    assert (elodie.name, elodie.aliases, elodie.mentions, elodie.sources) == ("Élodie", ("Elodie",), 2, 1)
    assert (elodie.kind, elodie.role, elodie.date) == (EntityKind.PERSON, Role.STORY, None)
    with pytest.raises(NotFound):
        case.view.entity("person-0")


def test_entities_are_found_by_id_name_alias_or_words(case: Case) -> None:
    ada = case.view.find("ADA")
    assert [row.name for row in ada] == ["Ada"]
    assert case.view.find(ada[0].id) == ada
    assert [row.name for row in case.view.find("elodie")] == ["Élodie"]
    assert [row.date for row in case.view.find("attack")] == ["2015-11-14", None]
    assert not case.view.find("nobody")
    assert not case.view.find("—")


def test_only_what_is_named_or_notable_has_a_dossier(case: Case) -> None:
    assert case.names(EntityKind.EVENT) == ["attack", "attack"]
    assert not case.view.find("she")


def test_a_dossier_has_roles_groups_and_counts(case: Case) -> None:
    dossier = case.view.dossier(case.id("Ada"))
    assert [row.citation.exact for row in dossier.roles] == ["Ada is a suspect."]
    assert dossier.groups == ((StatementKind.ACTION, 2), (StatementKind.ROLE, 1))
    assert (dossier.statements, dossier.quotes, dossier.score) == (3, 0, 900)
    assert dossier.reason == "with Bob, Elodie, Reuters, Élodie"
    assert dossier.event is None
    with pytest.raises(NotFound):
        case.view.dossier("person-0")


def test_what_has_no_dossier_is_one_in_two_sources_by_day_and_people(show: Show) -> None:
    def triggers(*texts: str) -> list[str]:
        journal = Journal().begin()
        for number, text in enumerate(texts):
            journal.ingest(text, f"{number}.txt", Metadata(published="2015-11-17"))
        found = show(journal, name=f"{len(texts[0])}{len(texts[1])}.sqlite").findings()
        return [each.event for findings in found for each in findings.events]

    one, other = triggers("On Monday Ada was on a walk.", "The walk of Ada was on Monday.")
    assert one == other
    assert len(set(triggers("On Monday Ada was on a walk.", "The walk of Ada was on Saturday."))) == 2
    assert len(set(triggers("On Monday Ada was on a walk.", "The walk of Bob was on Monday."))) == 2
    assert len(set(triggers("Ada was on a walk.", "Once Ada was on a walk."))) == 2


class Parts(ByName):
    """A resolver to whom the attack of the other source is a part of the first one."""

    def block(self, candidate: Candidate) -> str:
        return candidate.kind.value

    def resolve(
        self, block: str, candidates: Sequence[Candidate], decisions: Decisions
    ) -> Sequence[Resolved]:
        found = [
            self._entity((each.ref.source,), [each])
            for each in candidates
            if each.event and each.event.notable
        ]
        return [
            replace(each, event=each.event and replace(each.event, part_of=found[0].entity if n else ""))
            for n, each in enumerate(found)
        ]


def test_a_part_and_its_whole_name_each_other(show: Show) -> None:
    journal = Journal().begin()
    journal.ingest(ONE, "one.txt")
    journal.ingest(TWO, "two.txt")
    view = show(journal, Parts())
    whole, part = (
        view.dossier(row.id) for row in sorted(view.entities(EntityKind.EVENT), key=lambda r: r.id)
    )
    if whole.event is not None and whole.event.whole is not None:
        whole, part = part, whole
    assert whole.event is not None
    assert part.event is not None
    assert (whole.event.whole, [each.id for each in whole.event.parts]) == (None, [part.entity.id])
    assert (part.event.whole and part.event.whole.id, part.event.parts) == (whole.entity.id, ())


def test_the_dossier_of_an_event_says_when_where_and_who(case: Case) -> None:
    event = case.view.dossier(case.id("attack")).event
    assert event is not None
    assert event.date == "2015-11-14"
    assert [place.name for place in event.places] == ["Paris"]
    assert [(role, entity.name) for role, entity in event.participants] == [
        ("suspect", "Ada"),
        ("suspect", "Bob"),
    ]


def test_statements_cite_their_passages(case: Case) -> None:
    rows = case.view.statements(case.id("Reuters"))
    assert len(rows) == 1
    row = rows[0]
    assert ONE[row.citation.start : row.citation.end] == row.citation.exact
    assert (row.citation.file, row.citation.title, row.citation.paragraph) == ("one.txt", "Story", 2)
    assert [entity.name for entity in row.subjects] == ["Ada"]
    assert [entity.name for entity in row.others] == ["Bob", "attack", "Paris", "Reuters"]
    assert (row.attribution, row.hedged, row.date, row.date_text) == (
        "Reuters",
        True,
        "2015-11-14",
        "Saturday",
    )
    assert row.attributed_to is not None
    assert row.attributed_to.name == "Reuters"


def test_statements_come_by_kind_then_publication_or_by_time(case: Case) -> None:
    ada = case.id("Ada")
    exact = [row.citation.exact[:8] for row in case.view.statements(ada)]
    assert exact == ["On Satur", "Élodie m", "Ada is a"]
    assert [row.date for row in case.view.statements(ada, by_time=True)] == ["2015-11-14", None, None]
    assert [row.kind for row in case.view.statements(ada, kind=StatementKind.ROLE)] == [StatementKind.ROLE]
    assert [r.citation.exact[:8] for r in case.view.statements(ada, offset=1, limit=1)] == exact[1:2]


def _dated(case: Case, entity: str) -> list[str]:
    marks = case.view.time_marks(TimeFilter(entities=(entity,), kinds=tuple(StatementKind))).marks
    return [mark.value for mark in marks]


def test_the_timeline_holds_what_is_dated_and_moves_with_publication(case: Case) -> None:
    ada = case.id("Ada")
    assert _dated(case, ada) == ["2015-11-14"]
    case.journal.append(SourceMetadataSet(case.two, "published", "2015-11-18"))
    case.view.catch_up()
    assert _dated(case, ada) == ["2015-11-14", "2015-11-16"]
    case.journal.append(SourceMetadataSet(case.two, "published", "2015-11-10", case.journal.made[-1].id))
    case.view.catch_up()
    assert _dated(case, ada) == ["2015-11-09", "2015-11-14"]
    assert case.view.dossier(case.id("attack")).event is not None


def test_quotes_have_their_speaker(case: Case) -> None:
    rows = case.view.quotes(case.id("Bob"))
    assert [(row.citation.exact, row.speaker) for row in rows] == [('"Run,"', "Bob")]
    assert rows[0].speaker_entity is not None
    assert not case.view.quotes(case.id("Ada"))


def test_mentions_are_paged_over_sources(case: Case) -> None:
    ada = case.id("Ada")
    every = case.view.mentions(ada)
    assert [(m.citation.file, m.citation.start, m.form) for m in every] == [
        ("one.txt", 0, Form.NAME),
        ("one.txt", 31, Form.NAME),
        ("two.txt", 11, Form.NAME),
    ]
    paged = [case.view.mentions(ada, offset=n, limit=1)[0] for n in range(3)]
    assert paged == list(every)
    assert not case.view.mentions(ada, offset=3)


def test_sources_are_listed_filtered_and_found(case: Case) -> None:
    view = case.view
    assert [row.file for row in view.sources()] == ["one.txt", "two.txt"]
    assert [row.file for row in view.sources(text="CLEO")] == ["one.txt"]
    assert view.count_sources(text="txt") == 2
    assert view.count_sources(withdrawn=True) == 0
    for wanted in (case.one, case.one[:6], case.one[:6].upper(), "one.txt", "Story", "story", "stor"):
        assert [row.id for row in view.find_sources(wanted)] == [case.one], wanted
    assert not view.find_sources("")
    assert [row.file for row in view.sources_of(case.id("Ada"))] == ["one.txt", "two.txt"]
    row = view.source(case.one)
    assert (row.title, row.publisher, row.authors, row.published) == (
        "Story",
        "Press",
        ("Cléo",),
        "2015-11-17",
    )
    assert (row.language, row.analyser, row.ingested_by) == ("en", "toy 1", "Ada Lovelace")
    with pytest.raises(NotFound):
        view.source("0")


def test_reading_shows_the_whole_text_and_what_is_marked(case: Case) -> None:
    reading = case.view.reading(case.two)
    assert reading.text == TWO
    assert [TWO[m.start : m.end] for m in reading.marks] == [
        "Élodie",
        "Ada",
        "walk",
        "attack",
        "Paris",
        "Elodie",
    ]
    assert reading.marks[2].entity is None
    assert reading.marks[0].entity == reading.marks[5].entity == case.id("Elodie")
    assert [ONE[s.start : s.end] for s in case.view.reading(case.one).shaded] == ["Subscribe!"]


def test_findings_are_one_for_each_source_in_order_of_ingest(case: Case) -> None:
    one, two = case.view.findings()
    assert (one.file, one.source, one.published, two.published) == ("one.txt", case.one, "2015-11-17", None)
    assert one.text_sha256 == case.view.text_id(case.one)
    pronoun = one.mentions[-1]
    assert (pronoun.form, pronoun.entity) == (Form.PRONOUN, None)
    assert one.quotes[0].speaker_entity == case.id("Bob")
    assert one.dates[0].value == "2015-11-14"
    assert two.dates[0].value is None
    walk, attack = two.events
    assert walk.event.startswith("trigger-")
    assert attack.event.startswith("event-")
    assert one.statements[1].subjects == (case.id("Ada"),)
    assert one.statements[1].attribution is not None
    assert one.statements[1].attribution.entity == case.id("Reuters")


def test_search_finds_entities_first_then_paragraphs_and_marks_the_words(case: Case) -> None:
    hits = case.view.search("ELODIE")
    assert (hits[0].kind, hits[0].file) == ("person", "two.txt")
    assert hits[0].entity == case.id("Elodie")
    passages = [hit for hit in hits if hit.kind == "passage"]
    assert {TWO[hit.found_start : hit.found_end] for hit in passages} == {"Élodie", "Elodie"}
    assert all(hit.text == TWO[hit.start : hit.end] for hit in hits)


def test_search_takes_words_and_phrases_of_a_source_as_a_whole(case: Case) -> None:
    search = case.view.search
    passages = [hit for hit in search('"attack was on" saturday') if hit.kind == "passage"]
    assert [TWO[hit.found_start : hit.found_end] for hit in passages] == ["attack was on"]
    assert not search('"was attack"')
    assert [h.kind for h in search("subscr*")] == ["passage"]
    assert len([h for h in search("attack paris") if h.kind == "passage"]) == 2
    assert {h.source for h in search("suspect subscribe")} == {case.one}, "in two paragraphs of one source"
    assert len(search("ada", limit=2)) == 2


def test_a_withdrawn_source_leaves_dossiers_counts_and_searches_and_comes_back(case: Case) -> None:
    before = (case.view.counts(), case.view.search("elodie"), tuple(case.view.findings()))
    case.journal.append(SourceWithdrawn(case.two, "a copy"))
    changes = case.view.catch_up()
    assert changes.sources == {case.two}
    view = case.view
    assert view.is_withdrawn(case.two)
    assert view.counts() == Counts(2, 1, 1, 1, sources=1, withdrawn=1, entries=7, review=8)
    assert not view.find("elodie")
    assert not view.search("elodie")
    assert view.dossier(case.id("Ada")).statements == 2
    assert [f.source for f in view.findings()] == [case.one]
    assert [row.file for row in view.sources(withdrawn=True)] == ["two.txt"]
    assert view.reading(case.two).text == TWO
    assert not view.reading(case.two).marks
    assert view.analysed_by(case.two) == ("toy", 1, "toy")

    case.journal.append(SourceRestored(case.two, case.journal.made[-1].id))
    view.catch_up()
    counts, hits, findings = before
    assert view.counts().persons == counts.persons
    assert view.search("elodie") == hits
    assert tuple(view.findings()) == findings
