"""Commands become facts, or are refused in words; deciding changes nothing."""

from dataclasses import dataclass, field

import pytest

from dossier.domain.commands import (
    Command,
    CorrectSource,
    IngestSource,
    NameAnalyst,
    RecordAnalysis,
    RenameEntity,
    RestoreSource,
    SetAlias,
    SetCaseProperty,
    Together,
    Undo,
    WithdrawSource,
)
from dossier.domain.decide import decide
from dossier.domain.deciding.state import Held
from dossier.domain.deciding.values import MAX_VALUE
from dossier.domain.documents import Document
from dossier.domain.entries import (
    AnalystNamed,
    CasePropertySet,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
)
from dossier.domain.errors import CommandRefused
from tests.unit.domain.world import SALAH, World


@dataclass
class Case:
    """A state to decide on."""

    sources: set[str] = field(default_factory=lambda: {"s1"})
    withdrawn: set[str] = field(default_factory=set)
    registers: dict[tuple[str, str], Held] = field(default_factory=dict)
    analyses: dict[str, tuple[str, int, str]] = field(default_factory=dict)

    def has_source(self, source: str) -> bool:
        return source in self.sources

    def is_withdrawn(self, source: str) -> bool:
        return source in self.withdrawn

    def analysed_by(self, source: str) -> tuple[str, int, str] | None:
        return self.analyses.get(source)

    def held(self, target: str, field: str) -> Held:
        return self.registers.get((target, field), Held("", None))


DOCUMENT = Document("A text.", "text/plain", "plain text", 1)


def test_a_new_file_is_ingested_and_a_known_one_is_not() -> None:
    command = IngestSource("s2", "t2", "a.txt", 9, DOCUMENT)
    (fact,) = decide(Case(), command, "ada")
    assert isinstance(fact, SourceIngested)
    assert (fact.source, fact.file, fact.size, fact.characters) == ("s2", "a.txt", 9, 7)
    assert decide(Case(sources={"s2"}), command, "ada") == ()


def test_the_same_analysis_is_recorded_once() -> None:
    command = RecordAnalysis("s1", "t1", "blob", "rules", 2, "md")
    assert decide(Case(), command, "ada") == (SourceAnalysed("s1", "t1", "blob", "rules", 2, "md"),)
    assert decide(Case(analyses={"s1": ("rules", 2, "md")}), command, "ada") == ()
    assert decide(Case(analyses={"s1": ("rules", 1, "md")}), command, "ada")


def test_a_correction_names_the_entry_that_it_replaces() -> None:
    case = Case(registers={("s1", "published"): Held("2015-11-16", "e1")})
    assert decide(case, CorrectSource("s1", "published", " 2015-11-17 "), "ada") == (
        SourceMetadataSet("s1", "published", "2015-11-17", "e1"),
    )
    assert decide(case, CorrectSource("s1", "published", "2015-11-16"), "ada") == ()


def test_a_date_with_a_time_takes_its_one_form() -> None:
    assert decide(Case(), CorrectSource("s1", "published", "2015-11-17 09:30"), "ada") == (
        SourceMetadataSet("s1", "published", "2015-11-17T09:30", None),
    )


def test_withdraw_and_restore() -> None:
    assert decide(Case(), WithdrawSource("s1", "wrong file"), "ada") == (
        SourceWithdrawn("s1", "wrong file", None),
    )
    case = Case(withdrawn={"s1"}, registers={("s1", "withdrawn"): Held("1", "e9")})
    assert decide(case, RestoreSource("s1"), "ada") == (SourceRestored("s1", "e9"),)


def test_properties_and_names() -> None:
    assert decide(Case(), SetCaseProperty("title", "Paris"), "ada") == (
        CasePropertySet("title", "Paris", None),
    )
    assert decide(Case(), NameAnalyst("Ada L.", "AL"), "ada") == (AnalystNamed("ada", "Ada L.", "AL", None),)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (CorrectSource("s1", "published", "yesterday"), "no date"),
        (CorrectSource("s1", "published", "2015-02-30"), "no date"),
        (CorrectSource("s1", "published", "2015-11-17Tgarbage"), "no date"),
        (CorrectSource("s1", "published", "2015-11-17 foo"), "no date"),
        (CorrectSource("s1", "published", "2015-11-17T25:00"), "no date"),
        (CorrectSource("s1", "language", "English!"), "no language tag"),
        (CorrectSource("s1", "url", "javascript:alert(1)"), "no web address"),
        (CorrectSource("s1", "colour", "red"), "no field"),
        (CorrectSource("gone", "title", "x"), "no source"),
        (CorrectSource("s1", "title", "x" * (MAX_VALUE + 1)), "characters long"),
        (CorrectSource("s1", "title", "a\x00b"), "control characters"),
        (WithdrawSource("gone"), "no source"),
        (RestoreSource("s1"), "not withdrawn"),
        (SetCaseProperty("title", "  "), "needs a title"),
        (SetCaseProperty("colour", "red"), "no property"),
        (NameAnalyst(" ", ""), "needs a name"),
    ],
)
def test_refusals_say_why(command: Command, words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        decide(Case(), command, "ada")


def test_what_is_withdrawn_is_not_withdrawn_again() -> None:
    with pytest.raises(CommandRefused, match="already"):
        decide(Case(withdrawn={"s1"}), WithdrawSource("s1"), "ada")


def test_several_commands_are_one_act_and_adopt_once() -> None:
    world = World()
    facts = world.do(Together((RenameEntity(SALAH, "Salah A."), SetAlias(SALAH, "The fugitive"))))
    assert [type(fact).__name__ for fact in facts] == ["EntityAdopted", "EntityRenamed", "AliasSet"]
    world.do(Undo())
    assert not world.shown()


def test_one_thing_is_not_set_twice_at_once() -> None:
    twice = Together((CorrectSource("s1", "title", "One"), CorrectSource("s1", "title", "Two")))
    with pytest.raises(CommandRefused, match="twice"):
        decide(Case(), twice, "ada")


def test_one_refusal_refuses_them_all() -> None:
    with pytest.raises(CommandRefused, match="no date"):
        decide(
            Case(),
            Together((CorrectSource("s1", "title", "One"), CorrectSource("s1", "published", "x"))),
            "ada",
        )
