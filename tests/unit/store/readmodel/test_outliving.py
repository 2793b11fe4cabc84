"""Decisions outlive the machine: a newer analyser, a corrected date, a new article, a homonym."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.domain.analysis import Analysis, EntityKind
from dossier.domain.commands import (
    CorrectSource,
    JudgePassages,
    MergeEntities,
    RenameEntity,
    SetEntityStatus,
    SetStatementStatus,
    SplitEntity,
    WriteNote,
)
from dossier.domain.documents import sha256_hex
from dossier.domain.entries import SourceAnalysed
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place, of_entity
from dossier.store import encode_analysis
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import ByName, Journal, read

TEXT = "Ada met Bob in Paris.\nShe was late. Ada is a spy. The attack was on Monday."
OTHER = "Ada saw Bob. Bob is a painter."


class Case(Desk):
    """Two articles, read by version 1, and a way to have them read by a changed analyser."""

    def __init__(self, folder: Path) -> None:
        journal = Journal().begin()
        self.one = journal.ingest(TEXT, "one.txt")
        self.two = journal.ingest(OTHER, "two.txt")
        self.readings = 0
        super().__init__(folder, journal, ByName(counts_members=True))

    def read_again(self, source: str, text: str, changed: Callable[[Analysis], Analysis]) -> None:
        """A newer analyser reads `text`; `changed` makes its analysis of that of version 1."""
        analysis = replace(changed(read(text)), version=2)
        blob = self.journal.add(encode_analysis(analysis))
        self.readings += 1
        self.journal.append(
            SourceAnalysed(source, sha256_hex(text.encode()), blob, "toy", 2, "toy"),
            at=2_000_000 + self.readings,
        )
        self.views.catch_up()

    def id_of(self, name: str) -> str:
        (row,) = self.views.find(name)
        return row.id

    def names(self) -> set[str]:
        return {row.name for kind in EntityKind for row in self.views.entities(kind)}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case(tmp_path)
    yield case
    case.close()


def renamed_chain(old: str, new: str, kind: EntityKind | None = None) -> Callable[[Analysis], Analysis]:
    """An analyser that calls one of them otherwise."""

    def changed(analysis: Analysis) -> Analysis:
        chains = tuple(
            replace(c, name=new, names=(new,), kind=kind or c.kind) if c.name == old else c
            for c in analysis.chains
        )
        return replace(analysis, chains=chains)

    return changed


def without(name: str) -> Callable[[Analysis], Analysis]:
    """An analyser that does not see this one at all, nor any statement."""

    def changed(analysis: Analysis) -> Analysis:
        index = next(i for i, chain in enumerate(analysis.chains) if chain.name == name)
        mentions = tuple(m for m in analysis.mentions if m.chain != index)
        chains = tuple(replace(c, named=False) if i == index else c for i, c in enumerate(analysis.chains))
        return replace(analysis, mentions=mentions, chains=chains, statements=())

    return changed


def test_a_confirmed_person_stays_who_it_is_under_another_name_of_the_machine(case: Case) -> None:
    ada = case.id_of("Ada")
    case.do(SetEntityStatus((ada,), Status.CONFIRMED))
    case.do(WriteNote("note-1", of_entity(ada), "known since May"))
    for source, text in ((case.one, TEXT), (case.two, OTHER)):
        case.read_again(source, text, renamed_chain("Ada", "Zoe"))
    row = case.views.entity(ada)
    assert (row.status, row.name, row.sources) == (Status.CONFIRMED, "Ada", 2)
    assert "Zoe" in row.aliases
    assert case.views.count_notes(of_entity(ada)) == 1
    assert "Zoe" not in case.names()


def test_an_undecided_suggestion_follows_the_machine(case: Case) -> None:
    ada = case.id_of("Ada")
    for source, text in ((case.one, TEXT), (case.two, OTHER)):
        case.read_again(source, text, renamed_chain("Ada", "Zoe"))
    assert ada not in {row.id for row in case.views.entities(EntityKind.PERSON)}
    assert "Zoe" in case.names()


def test_even_another_kind_does_not_part_a_decision_from_its_passages(case: Case) -> None:
    ada = case.id_of("Ada")
    case.do(RenameEntity(ada, "Ada Lovelace"))
    case.read_again(case.one, TEXT, renamed_chain("Ada", "ADA", EntityKind.ORGANISATION))
    row = case.views.entity(ada)
    assert (row.name, row.kind, row.sources) == ("Ada Lovelace", EntityKind.PERSON, 2)


def test_what_lost_its_ground_is_listed_and_never_dropped(case: Case) -> None:
    ada = case.id_of("Ada")
    spy = next(row for row in case.views.statements(ada) if "spy" in row.citation.exact)
    met = next(row for row in case.views.statements(ada) if "met" in row.citation.exact)
    case.do(SetEntityStatus((ada,), Status.CONFIRMED))
    case.do(SetStatementStatus((spy.id,), Status.CONFIRMED))
    case.do(SetStatementStatus((met.id,), Status.REJECTED))
    assert not case.views.lost()
    case.read_again(case.one, TEXT, without("Ada"))
    case.read_again(case.two, OTHER, without("Ada"))
    lost = {row.name: row for row in case.views.lost()}
    assert set(lost) == {
        "Ada is a spy.",
        "Ada met Bob in Paris.",
    }  # she herself is held by what was confirmed of her
    assert "confirmed" in " ".join(lost["Ada is a spy."].decisions)
    held = case.views.statement(spy.id)
    assert (held.status, held.grounded, held.citation.exact) == (Status.CONFIRMED, False, "Ada is a spy.")
    assert case.views.counts().lost == 2
    assert case.views.dossier(ada).rejected == 1


def test_an_entity_without_any_mention_left_is_listed_with_its_decisions(case: Case) -> None:
    ada = case.id_of("Ada")
    case.do(RenameEntity(ada, "Ada Lovelace"))
    case.read_again(case.one, TEXT, without("Ada"))
    case.read_again(case.two, OTHER, without("Ada"))
    (row,) = case.views.lost()
    assert (row.target, row.name) == (of_entity(ada), "Ada Lovelace")
    assert "renamed Ada to Ada Lovelace" in row.decisions[0]
    assert row.citation is not None
    assert row.citation.exact == "Ada"
    assert not case.views.dossier(ada).grounded
    case.read_again(case.one, TEXT, lambda analysis: analysis)
    assert not case.views.lost()


def test_a_statement_is_found_again_where_it_stands(case: Case) -> None:
    ada = case.id_of("Ada")
    spy = next(row for row in case.views.statements(ada) if "spy" in row.citation.exact)
    case.do(SetStatementStatus((spy.id,), Status.REJECTED))

    def shifted(analysis: Analysis) -> Analysis:
        return replace(analysis, statements=tuple(replace(s, end=s.end - 1) for s in analysis.statements))

    case.read_again(case.one, TEXT, shifted)
    found = case.views.statement(spy.id)
    assert (found.status, found.grounded, found.citation.exact) == (Status.REJECTED, True, "Ada is a spy")
    assert spy.id not in {row.id for row in case.views.statements(ada)}


def test_links_hold_for_whatever_is_read_at_their_passage(case: Case) -> None:
    bob = case.id_of("Bob")
    late = Place(case.one, TEXT.index("She"), TEXT.index("She") + 3)
    name = Place(case.one, TEXT.index("Paris"), TEXT.index("Paris") + 5)
    case.do(JudgePassages((late,), Reference.IS, bob))
    case.do(JudgePassages((name,), Reference.NO_NAME))
    for changed in (lambda a: a, without("Bob"), renamed_chain("Paris", "PARIS")):
        case.read_again(case.one, TEXT, changed)
        marks = {(m.start, m.end): m.entity for m in case.views.reading(case.one).marks}
        assert marks[late.start, late.end] == bob
        assert (name.start, name.end) not in marks


def test_a_corrected_date_moves_the_event_but_not_the_decision(case: Case) -> None:
    (event,) = case.views.entities(EntityKind.EVENT)
    case.do(RenameEntity(event.id, "The attack"))
    case.do(CorrectSource(case.one, "published", "2015-11-17"))
    row = case.views.entity(event.id)
    assert (row.name, row.date) == ("The attack", "2015-11-16")
    assert len(case.views.entities(EntityKind.EVENT)) == 1


def test_a_new_article_joins_the_adopted_entity(case: Case) -> None:
    ada = case.id_of("Ada")
    case.do(SetEntityStatus((ada,), Status.CONFIRMED))
    case.journal.ingest("Ada came back.", "three.txt")  # the resolver gives the larger crowd another id
    case.views.catch_up()
    row = case.views.entity(ada)
    assert (row.sources, row.status) == (3, Status.CONFIRMED)
    assert [each.id for each in case.views.find("Ada")] == [ada]


def test_a_homonym_that_was_split_off_stays_apart(case: Case) -> None:
    ada = case.id_of("Ada")
    mentions = [
        Place(m.citation.source, m.citation.start, m.citation.end)
        for m in case.views.mentions(ada)
        if m.citation.source == case.two
    ]
    case.do(SplitEntity(ada, "person-other", "Ada (the painter's friend)", tuple(mentions)))
    for source, text in ((case.one, TEXT), (case.two, OTHER)):
        case.read_again(source, text, lambda analysis: analysis)
    assert [s.id for s in case.views.sources_of("person-other")] == [case.two]
    assert [s.id for s in case.views.sources_of(ada)] == [case.one]


def test_a_merge_survives_what_the_machine_makes_of_either(case: Case) -> None:
    ada, bob = case.id_of("Ada"), case.id_of("Bob")
    case.do(MergeEntities(ada, (bob,)))
    case.read_again(case.one, TEXT, renamed_chain("Bob", "Robert"))
    case.read_again(case.two, OTHER, renamed_chain("Ada", "Adah"))
    row = case.views.entity(bob)
    assert (row.id, row.sources) == (ada, 2)
    assert {"Robert", "Adah", "Bob"} <= set(row.aliases)
    assert case.names() & {"Robert", "Bob", "Adah"} == set()
