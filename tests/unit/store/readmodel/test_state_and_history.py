"""What deciding asks, and the journal in words."""

import json

import pytest

from dossier.domain.deciding.state import Held
from dossier.domain.documents import Metadata
from dossier.domain.entries import (
    AnalystNamed,
    CasePropertySet,
    SourceMetadataSet,
    SourceWithdrawn,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.errors import NotFound
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.toy import Journal

TEXT = "Ada saw Bob."
FOREVER = 1000 * 365 * 24 * 3600 * 100
"""A hundred years in milliseconds."""


def test_state_before_and_after_entries_set_something(show: Show) -> None:
    journal = Journal().begin()
    source = journal.ingest(TEXT, "a.txt", Metadata(title="Base", authors=("Ada", "Bob")))
    view = show(journal)
    assert view.has_source(source)
    assert not view.has_source("0" * 64)
    assert view.analysed_by(source) == ("toy", 1, "toy")
    assert view.analysed_by("0" * 64) is None
    assert not view.is_withdrawn(source)
    assert view.held(source, "title") == Held("Base", None)
    assert view.held(source, "authors") == Held("Ada; Bob", None)
    assert view.held(source, "published") == Held("", None)
    assert view.held(source, "withdrawn") == Held("", None)
    assert view.held("case", "title") == Held("Paris", journal.made[0].id)
    assert view.held("ada-1", "name") == Held("Ada Lovelace\nAL", journal.made[1].id)
    assert view.held("nobody", "name") == Held("", None)
    with pytest.raises(NotFound):
        view.text_id("0" * 64)

    title = journal.append(SourceMetadataSet(source, "title", "Better"))
    withdrawn = journal.append(SourceWithdrawn(source))
    view.catch_up()
    assert view.held(source, "title") == Held("Better", title.id)
    assert view.held(source, "withdrawn").entry == withdrawn.id
    assert view.is_withdrawn(source)


def test_facts_on_sources_that_are_not_there_yet_wait_for_them(show: Show) -> None:
    journal = Journal().begin()
    other = Journal(journal.case_id)
    source = other.ingest(TEXT, "a.txt")
    journal.blobs = other.blobs
    journal.append(SourceMetadataSet(source, "title", "Early"))
    view = show(journal)
    assert not view.has_source(source)
    assert view.count_history() == 3
    assert "not in this case" in view.history()[-1].summary
    journal.made += journal.arriving([*journal.made, *other.made]).made[3:]
    view.catch_up()
    assert view.source(source).title == "Early"
    assert view.held(source, "title").value == "Early"


def test_an_analysis_that_is_lost_or_does_not_fit_is_passed_over(show: Show) -> None:
    journal = Journal().begin()
    source = journal.ingest(TEXT, "a.txt")
    journal.analyse(source, TEXT, version=2)
    del journal.blobs[journal.made[-1].fact.analysis]  # type: ignore[union-attr]
    view = show(journal)
    assert view.analysed_by(source) == ("toy", 1, "toy")


def test_a_source_whose_text_is_lost_is_shown_with_a_notice(show: Show) -> None:
    journal = Journal().begin()
    source = journal.ingest(TEXT, "a.txt")
    other = journal.ingest("Bob.", "b.txt")
    del journal.blobs[journal.made[2].fact.text]  # type: ignore[union-attr]
    view = show(journal)
    assert "verify" in view.source(source).notice
    assert view.reading(source).text == ""
    assert view.reading(other).text == "Bob."


def test_history_in_words(show: Show) -> None:
    journal = Journal().begin()
    source = journal.ingest(TEXT, "a.txt", Metadata(title="Base"))
    first = journal.append(SourceMetadataSet(source, "published", "2015-11-17"))
    journal.append(SourceMetadataSet(source, "published", "2015-11-18", first.id), analyst="b0b0b0b0-1")
    journal.append(SourceMetadataSet(source, "title", ""))
    journal.append(SourceWithdrawn(source, "a copy"))
    journal.append(CasePropertySet("title", "Brussels", journal.made[0].id))
    journal.append(AnalystNamed("ada-1", "Ada L.", "AL", journal.made[1].id))
    journal.append(UnknownFact(b"not json"), kind="EntityRenamed")
    journal.append(WithheldFact("ff" * 32), kind="SourceIngested", at=FOREVER)
    rows = show(journal).history()
    assert [row.summary for row in rows] == [
        "began the case “Paris”",
        "goes by the name of Ada Lovelace (AL)",
        "ingested a.txt",
        "analysed a.txt (toy 1, toy)",
        "set published to 2015-11-17 (was: unknown) in a.txt",
        "set published to 2015-11-18 (was: 2015-11-17) in a.txt",
        "set title to unknown (was: Base) in a.txt",
        "withdrew a.txt: a copy",
        "set the title of the case to Brussels (was: Paris)",
        "goes by the name of Ada L. (AL) (was: Ada Lovelace)",
        "something that this version of Dossier passes over (EntityRenamed)",
        "something that this version of Dossier passes over (SourceIngested)",
    ]
    assert {row.analyst for row in rows} == {"Ada L.", "b0b0b0b0"}
    assert [row.flagged for row in rows] == [False] * 11 + [True]
    assert rows[0].at == "2015-11-20T12:00:01.000Z"
    assert json.loads(rows[4].payload)["value"] == "2015-11-17"
    assert all(json.loads(row.payload) is not None for row in rows)


def test_history_of_one_subject_in_pages_and_backwards(show: Show) -> None:
    journal = Journal().begin()
    source = journal.ingest(TEXT, "a.txt")
    journal.ingest("Bob.", "b.txt")
    journal.append(SourceWithdrawn(source), analyst="bob-2")
    view = show(journal)
    assert [row.kind for row in view.history(subject=source)] == [
        "SourceIngested", "SourceAnalysed", "SourceWithdrawn",
    ]  # fmt: skip
    assert view.count_history(subject=source) == 3
    assert [row.kind for row in view.history(subject="bob-2")] == ["SourceWithdrawn"]
    assert view.count_history(subject="ada-1") == 6
    newest = view.history(newest_first=True, offset=1, limit=2)
    assert [row.position for row in newest] == [6, 5]


def test_a_conflict_is_kept(show: Show, tmp_path: object) -> None:
    journal = Journal().begin()
    source = journal.ingest(TEXT, "a.txt")
    journal.append(SourceMetadataSet(source, "title", "Mine"))
    journal.append(SourceMetadataSet(source, "title", "Yours"), analyst="bob-2")
    view = show(journal)
    assert view.source(source).title == "Yours"
    with view._database.reading() as connection:
        rows = connection.execute("SELECT target, field, value, analyst FROM conflict").fetchall()
    assert rows == [(source, "title", "Mine", "ada-1")]
