"""What holds of a source, an analyst and the case, from what is recorded of them."""

from dossier.domain.documents import Metadata
from dossier.domain.entries import (
    AnalystNamed,
    CaseCreated,
    CasePropertySet,
    Fact,
    SourceAnalysed,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
)
from dossier.store.readmodel.fold import fold_case, fold_registers, fold_source
from dossier.store.readmodel.recorded import Recorded
from tests.unit.store.readmodel.toy import ingested

FIRST = ingested("s", "t", "a.txt", "text", Metadata(title="Base", authors=("Ada",), published="2015-11-17"))


def entry(number: int) -> str:
    return f"{number:064x}"


def recorded(*facts: Fact) -> list[Recorded]:
    """The facts in canonical order: entry 1 at clock 1, and so on."""
    return [(n, entry(n), "ada", fact) for n, fact in enumerate(facts, 1)]


def analysed(blob: str, version: int, text: str = "t") -> SourceAnalysed:
    return SourceAnalysed("s", text, blob, "toy", version, "m")


def test_a_source_that_was_never_ingested_has_no_state() -> None:
    assert fold_source(recorded(SourceWithdrawn("s"), analysed("a", 1))) is None


def test_base_metadata_and_text_are_those_of_the_first_ingest_in_order() -> None:
    later = ingested("s", "t2", "b.txt", "other", Metadata(title="Later"))
    state = fold_source(recorded(FIRST, later))
    assert state is not None
    assert (state.ingested.text, state.ingested.file, state.metadata.title) == ("t", "a.txt", "Base")


def test_corrections_hold_and_an_empty_one_means_unknown() -> None:
    state = fold_source(
        recorded(
            FIRST,
            SourceMetadataSet("s", "title", "Corrected"),
            SourceMetadataSet("s", "authors", "Bob; Cléo Petit"),
            SourceMetadataSet("s", "published", ""),
        )
    )
    assert state is not None
    assert state.metadata == Metadata(title="Corrected", authors=("Bob", "Cléo Petit"))


def test_causes_beat_clocks_and_what_is_concurrent_is_a_conflict() -> None:
    state = fold_source(
        recorded(
            FIRST,
            SourceMetadataSet("s", "title", "second", entry(3)),  # its clock was behind
            SourceMetadataSet("s", "title", "first"),
            SourceMetadataSet("s", "title", "by somebody else"),
        )
    )
    assert state is not None
    settled = state.registers["title"]
    assert (settled.winner.value, [r.value for r in settled.rivals]) == ("by somebody else", ["second"])


def test_fields_that_no_source_has_are_without_effect() -> None:
    state = fold_source(
        recorded(FIRST, SourceMetadataSet("s", "withdrawn", "yes"), SourceMetadataSet("s", "mood", "x"))
    )
    assert state is not None
    assert not state.withdrawn
    assert not state.registers


def test_withdrawn_and_restored() -> None:
    withdrawn = fold_source(recorded(FIRST, SourceWithdrawn("s")))
    restored = fold_source(recorded(FIRST, SourceWithdrawn("s"), SourceRestored("s", entry(2))))
    assert withdrawn is not None
    assert restored is not None
    assert (withdrawn.withdrawn, restored.withdrawn) == (True, False)


def test_the_analysis_is_of_this_text_by_the_highest_version_and_then_the_latest() -> None:
    analyses = (
        analysed("old", 1),
        analysed("new", 2),
        analysed("other text", 9, "t2"),
        analysed("newer", 2),
        analysed("old again", 1),
    )
    state = fold_source(recorded(FIRST, *analyses))
    assert state is not None
    assert [fact.analysis for fact in state.analyses] == ["newer", "new", "old again", "old"]


def test_the_case_is_called_what_it_was_called_last() -> None:
    registers = fold_case(recorded(CaseCreated("One", "of two"), CasePropertySet("title", "Two", entry(1))))
    assert {field: s.winner.value for field, s in registers.items()} == {
        "title": "Two",
        "description": "of two",
    }
    assert not registers["title"].rivals


def test_an_analyst_goes_by_the_last_name() -> None:
    registers = fold_registers(
        recorded(AnalystNamed("a", "Ada", "A"), AnalystNamed("a", "Ada L.", "AL", entry(1)))
    )
    assert registers["name"].winner.value == "Ada L.\nAL"
