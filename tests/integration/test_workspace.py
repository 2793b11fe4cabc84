"""An open case through its one door: files in, views out, corrections, withdrawals, copies; with the real analyser."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier.app import backups
from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import CorrectSource, RestoreSource, SetCaseProperty, WithdrawSource
from dossier.domain.errors import CaseFileError, CommandRefused, NotFound
from dossier.domain.views import Changes, Outcome

STORY = """Minister resigns after inquiry

Maria Sandoval, the Foreign Minister of Spain, resigned on Tuesday after an inquiry in Madrid.

"I leave with a clear conscience," Sandoval told reporters. She reportedly plans to travel to Lisbon next week.

Police arrested her adviser, Hugo Petrov, near Seville on Monday.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A case of one article without a date, made once: a model takes seconds to load."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "CACHE", "DATA"):
            patch.setenv(f"DOSSIER_{name}_DIR", str(folder / name.lower()))
        workspace = Workspace.create(folder / "made.dossier", title="Made", analyst="Ada Lovelace")
        report = workspace.ingest([str(folder / "story.txt")])
        assert [line.outcome for line in report.lines] == [Outcome.INGESTED], report
        workspace.close()
        yield folder / "made.dossier"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    copy = tmp_path / "case.dossier"
    copy.write_bytes(made.read_bytes())  # nobody has it open
    workspace = Workspace.open(copy, analyst="Grace Hopper")
    workspace.catch_up()
    yield workspace
    workspace.close()


def the_source(case: Workspace) -> str:
    return case.views.sources()[0].id


def test_a_person_has_a_dossier_whose_statements_quote_the_text(case: Workspace) -> None:
    (person,) = case.views.find("Maria Sandoval")
    assert person.kind is EntityKind.PERSON
    full = case.full_dossier(person.id)
    assert full.statements
    text = case.views.reading(the_source(case)).text
    assert text == STORY
    for row in full.statements:
        assert row.citation.exact == text[row.citation.start : row.citation.end]
    assert any(row.hedged for row in full.statements)
    assert [quote.citation.exact for quote in full.quotes] == ['"I leave with a clear conscience,"']


def test_setting_the_date_resolves_what_hung_on_it(case: Workspace) -> None:
    def dates() -> set[str | None]:
        return {date.value for found in case.views.findings() for date in found.dates}

    assert dates() == {None}
    case.do(CorrectSource(the_source(case), "published", "2019-05-22"))
    assert {"2019-05-21", "2019-05-20", "2019-W22"} <= dates()
    case.do(CorrectSource(the_source(case), "published", "2019-05-29"))
    assert {"2019-05-28", "2019-05-27", "2019-W23"} <= dates()


def test_a_withdrawn_source_leaves_everything_and_comes_back(case: Workspace) -> None:
    before = case.views.counts()
    case.do(WithdrawSource(the_source(case), "wrong file"))
    counts = case.views.counts()
    assert (counts.persons, counts.sources, counts.withdrawn) == (0, 0, 1)
    assert not case.views.search("conscience")
    assert case.verify().ok
    case.do(RestoreSource(the_source(case)))
    after = case.views.counts()
    assert (after.persons, after.events, after.sources) == (before.persons, before.events, before.sources)


def test_a_refused_command_records_nothing(case: Workspace) -> None:
    entries = case.views.counts().entries
    with pytest.raises(CommandRefused, match="no date"):
        case.do(CorrectSource(the_source(case), "published", "the other day"))
    assert case.views.counts().entries == entries


def test_the_history_names_whoever_did_it(case: Workspace) -> None:
    case.do(SetCaseProperty("title", "Renamed"))
    names = [(row.kind, row.analyst) for row in case.views.history()]
    assert names[0] == ("CaseCreated", "Ada Lovelace")
    assert names[-2:] == [("AnalystNamed", "Grace Hopper"), ("CasePropertySet", "Grace Hopper")]
    assert case.views.properties().title == "Renamed"


def test_subscribers_hear_what_changed_and_others_changes_are_noticed(case: Workspace) -> None:
    heard: list[Changes] = []
    case.subscribe(heard.append)
    other = Workspace.open(case.path, analyst="Ada Lovelace")
    other.catch_up()
    other.do(SetCaseProperty("description", "by somebody else"))
    other.close()
    assert case.poll()
    assert heard[-1].case
    assert case.views.properties().description == "by somebody else"
    assert not case.poll()


def test_the_read_model_can_be_deleted_at_any_moment(case: Workspace, own_folders: Path) -> None:
    persons = case.views.entities(EntityKind.PERSON)
    path = case.path
    case.close()
    for file in (own_folders / "cache").rglob("*"):
        if file.is_file():
            file.unlink()
    again = Workspace.open(path)
    again.catch_up()
    assert again.views.entities(EntityKind.PERSON) == persons
    again.close()


def test_a_backup_is_put_back_and_what_stood_there_is_kept(case: Workspace, tmp_path: Path) -> None:
    backup = tmp_path / "safe.dossier"
    case.backup(backup)
    with pytest.raises(CaseFileError):
        case.backup(backup)
    case.do(SetCaseProperty("title", "A mistake"))
    path = case.path
    case.close()
    aside = backups.restore(backup, path)
    assert aside is not None
    restored = Workspace.open(path)
    restored.catch_up()
    assert restored.views.properties().title == "Made"
    restored.do(SetCaseProperty("title", "Going on"))
    assert restored.verify().ok
    restored.close()


def test_a_copy_writes_as_another_replica(case: Workspace, tmp_path: Path) -> None:
    case.do(SetCaseProperty("title", "Here"))
    case.save_copy(tmp_path / "copy.dossier")
    copy = Workspace.open(tmp_path / "copy.dossier", analyst="Grace Hopper")
    copy.catch_up()
    copy.do(SetCaseProperty("title", "There"))
    copy.close()
    with closing(sqlite3.connect(tmp_path / "copy.dossier")) as raw:
        rows = raw.execute("SELECT header FROM entry ORDER BY position").fetchall()
    replicas = [json.loads(header)["replica"] for (header,) in rows]
    assert replicas[-1] != replicas[-2]


def test_the_same_bytes_are_one_source_and_a_bad_file_costs_one_line(case: Workspace, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "again.txt").write_text(STORY, encoding="utf-8")
    (inbox / "empty.txt").touch()
    (inbox / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    report = case.ingest([str(inbox), str(tmp_path / "missing.txt")])
    outcomes = {line.file: line.outcome for line in report.lines}
    assert outcomes == {
        "again.txt": Outcome.DUPLICATE,
        "empty.txt": Outcome.FAILED,
        "picture.png": Outcome.FAILED,
        "missing.txt": Outcome.FAILED,
    }
    assert all(line.notices for line in report.lines if line.outcome is Outcome.FAILED)
    assert case.views.counts().sources == 1


def test_a_duplicate_says_what_was_not_done(case: Workspace, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "again.json").write_text('{"published": "2019-05-22"}')
    case.do(WithdrawSource(the_source(case)))
    report = case.ingest([str(tmp_path / "again.txt")])
    (line,) = [line for line in report.lines if line.outcome is Outcome.DUPLICATE]
    assert "withdrawn" in line.notices[0]
    assert "sidecar was not read" in line.notices[1]


def test_what_somebody_else_took_in_meanwhile_is_a_duplicate(case: Workspace, tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("La ministre a présenté son plan mardi à la presse. " * 9)
    views = case.views
    is_known = views.has_source

    def taken_in_by_another(source: str) -> bool:
        if not is_known(source):
            other = Workspace.open(case.path, analyst="Ada Lovelace")
            other.catch_up()
            other.ingest([str(tmp_path / "late.txt")])
            other.close()
        return False

    views.has_source = taken_in_by_another  # type: ignore[method-assign]
    try:
        report = case.ingest([str(tmp_path / "late.txt")])
    finally:
        views.has_source = is_known  # type: ignore[method-assign]
    assert [line.outcome for line in report.lines] == [Outcome.DUPLICATE]
    assert case.views.counts().sources == 2


def test_a_text_without_a_model_is_analysed_again_only_when_its_language_changes(
    case: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "fr.txt").write_text("La ministre a présenté son plan mardi à la presse. " * 9)
    case.ingest([str(tmp_path / "fr.txt")])
    assert case.reanalyse().lines == ()
    (row,) = case.views.find_sources("fr.txt")
    case.do(CorrectSource(row.id, "language", "en"))
    assert [line.source for line in case.reanalyse().lines] == [row.id]
    assert case.reanalyse().lines == ()


def test_what_a_new_analysis_would_change_is_told_and_not_recorded(case: Workspace) -> None:
    assert list(case.rereadings()) == []
    (row,) = case.views.sources()
    case.do(CorrectSource(row.id, "language", "sv"))  # which no model reads: all would be lost
    entries = case.views.properties().entries
    (found,) = case.rereadings()
    assert (found.source, found.file) == (row.id, "story.txt")
    gone = {name.name: (name.before > 0, name.after) for name in found.names}
    assert gone["Maria Sandoval"] == (True, 0)
    assert all(not each.new for each in found.passages)
    assert case.views.properties().entries == entries
    assert case.views.analysed_by(row.id) is not None
    assert [line.source for line in case.reanalyse().lines] == [row.id]
    assert list(case.rereadings()) == []


def test_a_blank_title_is_refused_and_nothing_made(tmp_path: Path) -> None:
    with pytest.raises(CommandRefused, match="title"):
        Workspace.create(tmp_path / "new.dossier", title="  ")
    assert not (tmp_path / "new.dossier").exists()


def test_names_and_titles_that_no_encoding_can_write_are_made_writable(
    case: Workspace, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    odd = os.fsdecode(b"\xff odd.txt")
    (inbox / odd).write_text("La ministre a présenté son plan mardi devant la presse. " * 9, encoding="utf-8")
    (inbox / odd).with_suffix(".json").write_text('{"title": "x\\ud800y"}')
    report = case.ingest([str(inbox)])
    assert report.count(Outcome.INGESTED) == 1
    (row,) = case.views.find_sources("x\ufffdy")
    assert (row.file, row.title) == ("\ufffd odd.txt", "x\ufffdy")


def test_an_export_appears_whole(case: Workspace, tmp_path: Path) -> None:
    case.export("jsonl", tmp_path / "out.jsonl")
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["file"] == "story.txt"
    page = b"".join(case.export("html", dossier="Maria Sandoval")).decode()
    assert "clear conscience" in page
    with pytest.raises(NotFound, match="no format"):
        case.export("wordstar")


def test_a_read_only_case_is_read_and_not_written(case: Workspace, tmp_path: Path) -> None:
    path = case.path
    case.close()
    reader = Workspace.open(path, read_only=True)
    reader.catch_up()
    assert reader.views.counts().sources == 1
    with pytest.raises(CaseFileError, match="read-only"):
        reader.do(SetCaseProperty("title", "No"))
    reader.close()
