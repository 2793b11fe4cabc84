"""Corners of what analysts decide: what is tied to little else, what became one, and what strangers wrote."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import (
    CreateEntity,
    MergeEntities,
    SetAlias,
    SetEntityStatus,
    SetEventDetail,
    SetTag,
    Undo,
    WriteStatement,
)
from dossier.domain.documents import Metadata, sha256_hex
from dossier.domain.entries import (
    Anchor,
    Assertion,
    EntityAdopted,
    EntityRenamed,
    Fact,
    PassageJudged,
    SourceAnalysed,
    SourceIngested,
    StatementAdopted,
    StatementGraded,
    StatementStatusSet,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place, of_entity
from dossier.store import encode_analysis
from dossier.store.readmodel.fold import PassageDecision
from dossier.store.readmodel.told import told
from tests.unit.store.readmodel.desk import Desk
from tests.unit.store.readmodel.toy import ByName, Journal, read

TEXT = "Ada met Bob in Paris.\nThe attack was on Monday."
OTHER = "Ada saw Bob."


class Case(Desk):
    def __init__(self, folder: Path) -> None:
        journal = Journal().begin()
        self.one = journal.ingest(TEXT, "one.txt")
        self.two = journal.ingest(OTHER, "two.txt")
        super().__init__(folder, journal, ByName(counts_members=True))

    def id_of(self, name: str) -> str:
        (row,) = self.views.find(name)
        return row.id


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case(tmp_path)
    yield case
    case.close()


def said(*subjects: str) -> Assertion:
    return Assertion(0, 3, "Ada", StatementKind.ACTION, subjects)


# ---- what hangs on an entity that nothing else speaks of


def test_an_entity_stays_while_a_statement_is_written_about_it(case: Case) -> None:
    case.do(CreateEntity("person-1", EntityKind.PERSON, "Eve"))
    case.do(WriteStatement("statement-1", case.one, said("person-1")), "bob-1")
    with pytest.raises(CommandRefused, match="wrote the statement"):
        case.do(Undo())
    assert [ref.name for ref in case.views.statement("statement-1").subjects] == ["Eve"]
    assert any("wrote the statement" in row.summary for row in case.views.history(subject="person-1"))
    case.do(Undo(), "bob-1")
    case.do(Undo())
    assert not case.views.find("Eve")


def test_a_statement_keeps_an_adopted_entity_that_the_machine_does_not_name_any_more(case: Case) -> None:
    attack = case.id_of("attack")
    case.do(WriteStatement("statement-1", case.two, said(attack)))
    nothing = case.journal.add(encode_analysis(read("Nobody.", version=2)))
    case.journal.append(
        SourceAnalysed(case.one, sha256_hex(TEXT.encode()), nothing, "toy", 2, "toy"), at=2_000_000
    )
    case.views.catch_up()
    assert case.views.entity(attack).kind is EntityKind.EVENT
    before = case.dossiers()
    case.views.rebuild()
    assert case.dossiers() == before


def test_an_adoption_on_which_nothing_stands_counts_where_a_lost_statement_is_tied_to_it(case: Case) -> None:
    case.journal.append(EntityAdopted("person-9", EntityKind.PERSON, "Nina", ()))
    case.journal.append(StatementAdopted("statement-9", case.one, said("person-9")))
    case.journal.append(StatementStatusSet("statement-9", case.one, Status.CONFIRMED))
    case.views.catch_up()
    row = case.views.entity("person-9")
    assert (row.name, row.kind) == ("Nina", EntityKind.PERSON)


def test_what_analysts_say_of_a_source_without_an_analysis_is_shown(case: Case) -> None:
    text = "Eve left."
    blob = case.journal.add(text.encode())
    source = sha256_hex(b"eve")
    case.journal.append(
        SourceIngested(source, blob, "e.txt", "text/plain", 9, 9, "toy", 1, "utf-8", 0, Metadata())
    )
    case.views.catch_up()
    case.do(CreateEntity("person-1", EntityKind.PERSON, "Eve", (Place(source, 0, 3),)))
    case.do(WriteStatement("statement-1", source, Assertion(0, 8, "", StatementKind.ACTION, ("person-1",))))
    assert [row.citation.exact for row in case.views.statements("person-1")] == ["Eve left"]
    assert [(m.start, m.end, m.entity) for m in case.views.reading(source).marks] == [(0, 3, "person-1")]
    before = case.dossiers()
    case.views.rebuild()
    assert case.dossiers() == before


# ---- what became one


def test_a_name_that_a_merged_part_was_given_can_be_taken_off_the_whole(case: Case) -> None:
    ada, bob = case.id_of("Ada"), case.id_of("Bob")
    case.do(SetAlias(bob, "Bobby"))
    case.do(MergeEntities(ada, (bob,)))
    assert "Bobby" in case.views.entity(ada).aliases
    case.do(SetAlias(ada, "Bobby", held=False))
    assert "Bobby" not in case.views.entity(ada).aliases
    case.do(SetAlias(ada, "Bobby"))
    assert "Bobby" in case.views.entity(ada).aliases


def test_who_took_part_is_named_once_and_not_when_rejected(case: Case) -> None:
    ada, bob, attack = (case.id_of(name) for name in ("Ada", "Bob", "attack"))
    case.do(CreateEntity("person-1", EntityKind.PERSON, "Eve"))
    case.do(SetEventDetail(attack, "who", f"victim\t{ada}\nvictim\t{bob}\nwitness\tperson-1"))
    case.do(MergeEntities(ada, (bob,)))
    case.do(SetEntityStatus(("person-1",), Status.REJECTED))
    event = case.views.dossier(attack).event
    assert event is not None
    assert [(role, ref.id) for role, ref in event.participants] == [("victim", ada)]


def test_a_tag_of_odd_characters_is_one_tag(case: Case) -> None:
    ada = case.id_of("Ada")
    for tag in ("100%", "a_b", "tag:x", "note:y", "--help"):
        case.do(SetTag(of_entity(ada), tag))
    assert sorted(case.views.dossier(ada).tags) == ["--help", "100%", "a_b", "note:y", "tag:x"]
    case.do(SetTag(of_entity(ada), "a_b", held=False))
    assert dict(case.views.tags()).keys() == {"--help", "100%", "note:y", "tag:x"}


def test_who_judges_a_mention_does_not_judge_another_one_within_it() -> None:
    """“The Minister of Spain” is somebody, and names Spain."""
    text = "Ada of Paris left."
    analysis = read(text)
    mentions = tuple(replace(m, end=12) if m.start == 0 else m for m in analysis.mentions)
    told_ = told("s", text, replace(analysis, mentions=mentions), (), [
        PassageDecision(0, 12, Reference.IS, "person-1")
    ], ())  # fmt: skip
    assert [(m.start, m.end, m.member) for m in told_.mentions] == [(0, 12, "person-1"), (7, 12, 1)]


def test_the_history_is_searched_whatever_case_signs_and_diacritics(case: Case) -> None:
    ada = case.id_of("Ada")
    case.do(SetAlias(ada, 'Élysée "the" Great'))
    for text in ("élysée", "ÉLYSÉE", "elysee", '"the" great'):
        assert case.views.count_history(text=text) == 1, text
        assert [row.kind for row in case.views.history(text=text)] == ["AliasSet"]
    assert case.views.count_history(text="nowhere") == 0


# ---- what strangers wrote


def strange(source: str) -> list[Fact]:
    return [
        PassageJudged(source, -1, 5, "x", Reference.IS, "person-1"),
        PassageJudged(source, 0, 10**30, "x", Reference.IS, "person-1"),
        StatementGraded("passage", source, "is person-1"),
        StatementGraded("passage:1-2", source, "is person-1"),
        EntityAdopted("person-1", EntityKind.PERSON, "Eve", (Anchor(source, -5, 10**30, "x"),)),
    ]


@pytest.mark.parametrize("which", range(5))
def test_what_a_stranger_wrote_stops_nothing(case: Case, which: int) -> None:
    case.journal.append(strange(case.one)[which])
    case.journal.append(EntityRenamed("person-1", "Eve"))
    case.views.catch_up()
    before = case.dossiers()
    case.views.rebuild()
    assert case.dossiers() == before
    assert case.views.history()[-1].summary
