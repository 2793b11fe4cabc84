"""Copies of a case, worked on apart and brought together: nothing is lost, and everybody sees the same."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from dossier.app.workspace import Workspace
from dossier.domain.commands import (
    CorrectSource,
    MergeEntities,
    RenameEntity,
    SetCaseProperty,
    SetEntityStatus,
    WithdrawSource,
    WriteNote,
)
from dossier.domain.conflicts import Conflict
from dossier.domain.errors import CaseFileError
from dossier.domain.judgements import Status
from dossier.domain.targets import of_entity
from dossier.store import Union, merge, verify
from tests.integration.sample_case import ANN, BEN, fill, ingest, new_case, open_case

Copy = Callable[[str, str], Workspace]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A case of two sources, closed."""
    (tmp_path / "ada").mkdir()
    path = tmp_path / "ada" / "case.dossier"
    with new_case(path) as case:
        fill(case)
    return path


@pytest.fixture
def open_copy(first: Path) -> Iterator[Copy]:
    """A copy of the case under a name, opened by somebody."""
    opened: list[Workspace] = []

    def copy(name: str, analyst: str) -> Workspace:
        path = first.with_name(f"{name}.dossier")
        if not path.exists():
            shutil.copyfile(first, path)  # nobody has it open
        workspace = Workspace.open(path, analyst=analyst)
        workspace.catch_up()
        opened.append(workspace)
        return workspace

    yield copy
    for workspace in opened:
        workspace.close()


def the(case: Workspace, name: str) -> str:
    (row,) = case.views.find(name)
    return row.id


def conflicts(case: Workspace) -> list[Conflict]:
    """Those that copies made: the sample's own entries disagree on the description."""
    return [each for each in case.views.conflicts() if each.field != "description"]


def contents(path: Path) -> dict[str, set[bytes]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            t: {id for (id,) in connection.execute(f"SELECT id FROM {t}")}
            for t in ("entry", "source", "blob")
        }


def add_source(path: Path, text: str) -> None:
    with open_case(path) as case, case.writing(BEN) as writer:
        ingest(writer, text, "new.txt")


def test_work_done_apart_comes_together_in_both_directions(open_copy: Copy, tmp_path: Path) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    ann = the(ada, "Ann Lee")
    ada.do(RenameEntity(ann, "Anne Lee"))
    ben.do(WriteNote("note-1", of_entity(ann), "Ask her."))
    with open_case(ben.path) as case, case.writing(BEN) as writer:
        ingest(writer, "Zoe Poe rang from Rome.\n", "late.txt")
    merged = ada.merge(ben.path)
    assert (merged.sources, merged.withheld) == (1, 0)
    assert merged.entries == 4  # who Ben is, the entity as he adopted it, his note, the source
    assert [note.text for note in ada.views.notes(of_entity(ann))] == ["Ask her."]
    assert [row.file for row in ada.views.sources()] == ["first.txt", "second.txt", "late.txt"]
    ben.merge(ada.path)
    assert ben.views.entity(ann).name == "Anne Lee"
    assert contents(ada.path) == contents(ben.path)
    for each in (ada, ben):
        assert each.merge((ben if each is ada else ada).path).entries == 0
        report = each.verify()
        assert report.ok, report.problems


def test_a_merge_appends_nothing_of_its_own(open_copy: Copy) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    ben.do(SetCaseProperty("title", "Ben's title"))
    before = contents(ada.path)["entry"] | contents(ben.path)["entry"]
    ada.merge(ben.path)
    assert contents(ada.path)["entry"] == before


def test_a_comparison_tells_what_would_come_in_and_changes_nothing(open_copy: Copy) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    ann = the(ada, "Ann Lee")
    ada.do(RenameEntity(ann, "Anne Lee"))
    ben.do(RenameEntity(ann, "Anna Lee"))
    ben.do(WriteNote("note-1", of_entity(ann), "Ask her."))
    with open_case(ben.path) as case, case.writing(BEN) as writer:
        ingest(writer, "Zoe Poe rang from Rome.\n", "late.txt")
    before = contents(ada.path), contents(ben.path)
    found = ada.compare(ben.path)
    assert (contents(ada.path), contents(ben.path)) == before
    assert found.same_case
    assert {(row.analyst, row.kind, row.entries) for row in found.work} == {
        ("Ben", "AnalystNamed", 1), ("Ben", "EntityAdopted", 1), ("Ben", "EntityRenamed", 1), ("Ben", "NoteWritten", 1),
        (BEN.analyst[:8], "SourceIngested", 1),
    }  # fmt: skip
    assert [row.file for row in found.sources] == ["late.txt"]
    assert [row.id for row in found.entities] == [ann]
    assert found.back == 3  # who Ada is, the adoption, the name
    (conflict,) = found.conflicts
    assert (conflict.target, conflict.field, conflict.name) == (of_entity(ann), "name", "Anna Lee")
    assert {(side.value, side.analyst, side.wins) for side in conflict.sides} == {
        ("Anne Lee", "Ada", False), ("Anna Lee", "Ben", True),
    }  # fmt: skip
    assert conflicts(ada) == []
    ada.merge(ben.path)
    assert conflicts(ada) == list(found.conflicts)
    assert ada.compare(ben.path).entries == 0


def test_deciding_the_same_apart_is_no_conflict(open_copy: Copy) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    ann = the(ada, "Ann Lee")
    for each in (ada, ben):
        each.do(SetEntityStatus((ann,), Status.CONFIRMED))
    ada.merge(ben.path)
    assert conflicts(ada) == []


def test_sides_are_told_in_names_and_not_in_ids(open_copy: Copy) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    ann, roe = the(ada, "Ann Lee"), the(ada, "Ben Roe")
    third = ada.fresh_id("person")
    from dossier.domain.analysis import EntityKind
    from dossier.domain.commands import CreateEntity

    ada.do(CreateEntity(third, EntityKind.PERSON, "Cy Moe"))
    ben.merge(ada.path)
    ada.do(MergeEntities(third, (ann,)))
    ben.do(MergeEntities(roe, (ann,)))
    ada.merge(ben.path)
    (conflict,) = conflicts(ada)
    assert conflict.field == "into"
    assert {side.value for side in conflict.sides} == {"Cy Moe", "Ben Roe"}
    assert all(side.summary.startswith("merged Ann Lee into") for side in conflict.sides)


def test_the_file_itself_and_another_case_are_refused(open_copy: Copy, tmp_path: Path) -> None:
    ada = open_copy("ada", "Ada")
    with pytest.raises(CaseFileError, match="itself"):
        ada.merge(ada.path)
    other = Workspace.create(tmp_path / "other.dossier", title="Other", analyst="Zoe")
    other.close()
    before = contents(ada.path)
    for act in (ada.compare, ada.merge):
        with pytest.raises(CaseFileError, match="another case"):
            act(tmp_path / "other.dossier")
    with pytest.raises(CaseFileError, match="no file"):
        ada.merge(tmp_path / "none.dossier")
    assert contents(ada.path) == before


def test_another_case_is_imported_with_its_history_and_leaves_the_title_alone(
    open_copy: Copy, tmp_path: Path
) -> None:
    path = tmp_path / "other.dossier"
    with closing(Workspace.create(path, title="Other", analyst="Zoe")) as other:
        other.do(SetCaseProperty("description", "Zoe's"))
    add_source(path, "Zoe Poe rang from Rome.\n")
    ada = open_copy("ada", "Ada")
    before = ada.views.properties()
    found = ada.compare(path, foreign=True)
    assert (found.same_case, len(found.sources), found.conflicts) == (False, 1, ())
    ada.merge(path, foreign=True)
    after = ada.views.properties()
    assert (after.title, after.description, after.created) == (
        before.title,
        before.description,
        before.created,
    )
    assert "Zoe" in {analyst.name for analyst in after.analysts}
    assert "new.txt" in {row.file for row in ada.views.sources()}
    assert conflicts(ada) == []
    report = ada.verify()
    assert report.ok, report.problems
    assert any("another case" in line for line in report.proven)
    ada.rebuild()
    assert ada.views.properties() == after


def test_three_copies_come_to_the_same_in_whatever_order(open_copy: Copy) -> None:
    copies = [open_copy(name, name.title()) for name in ("ada", "ben", "cy")]
    ann = the(copies[0], "Ann Lee")
    for number, each in enumerate(copies):
        each.do(RenameEntity(ann, f"Ann {number}"))
        each.do(CorrectSource(each.views.sources()[0].id, "title", f"Title {number}"))
    ada, ben, cy = copies
    ada.merge(ben.path)
    cy.merge(ada.path)
    ben.merge(cy.path)
    ada.merge(cy.path)
    seen = [(each.views.entity(ann), conflicts(each), each.views.sources()) for each in copies]
    assert seen[0] == seen[1] == seen[2]
    assert sum(len(conflict.sides) for conflict in seen[0][1]) == 6


def test_sources_that_two_people_took_in_apart_are_there_once(first: Path, open_copy: Copy) -> None:
    for name in ("ada", "ben"):
        open_copy(name, name.title())
        add_source(first.with_name(f"{name}.dossier"), "Zoe Poe rang from Rome.\n")
    ada = open_copy("ada", "Ada")
    merged = ada.merge(first.with_name("ben.dossier"))
    assert merged.sources == 0
    assert [row.file for row in ada.views.sources()].count("new.txt") == 1


def altered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        triggers = [
            sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        ]
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for sql in triggers:
            connection.execute(sql)
        connection.commit()


LAST = "(SELECT max(position) FROM {table})"


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entry SET payload = CAST(replace(payload, 'Zoe', 'Zed') AS BLOB) WHERE position = "
        + LAST.format(table="entry"),
        "UPDATE entry SET header = CAST(replace(header, '\"version\":2', '\"version\":3') AS BLOB) WHERE position = "
        + LAST.format(table="entry"),
        "UPDATE entry SET header = X'00' WHERE position = " + LAST.format(table="entry"),
        "UPDATE source SET content = X'789c030000000001' WHERE position = " + LAST.format(table="source"),
        "UPDATE blob SET size = size + 1 WHERE position = " + LAST.format(table="blob"),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_recorded_comes_in_neither_in_part_nor_whole(first: Path, harm: str) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    with open_case(copy) as case, case.writing(BEN) as writer:
        ingest(writer, "Zoe Poe rang again.\n", "Zoe.txt")
    altered(copy, harm)
    before = contents(first)
    refused = pytest.raises(CaseFileError, match="damaged or was altered")
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs, refused:
        merge(ours, theirs)
    assert contents(first) == before
    assert verify(first).ok


def test_a_chain_with_a_gap_does_not_come_in(first: Path) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    for text in ("Zoe Poe rang from Rome.\n", "Zoe Poe rang again.\n"):
        add_source(copy, text)
    altered(copy, "DELETE FROM entry WHERE position = " + LAST.format(table="entry") + " - 1")
    before = contents(first)
    refused = pytest.raises(CaseFileError, match="others follow it, and it is missing")
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs, refused:
        merge(ours, theirs)
    assert contents(first) == before
    assert verify(first).ok


def renamed_behind_the_index(path: Path, table: str, id: bytes, to: bytes) -> None:
    """Give the row another id where it lies, as a stranger can who makes the file by hand; its index keeps the old."""
    made = path.read_bytes()
    at = -1
    while (at := made.find(id, at + 1)) >= 0:
        path.write_bytes(made[:at] + to + made[at + len(to) :])
        with closing(sqlite3.connect(path)) as connection:
            (found,) = connection.execute(f"SELECT id FROM {table} ORDER BY position DESC LIMIT 1").fetchone()
        if found == to:
            return
    raise AssertionError("the id is not in the file")


@pytest.mark.parametrize("other", [bytes(32), None])
def test_an_index_that_lies_is_found_out(first: Path, other: bytes | None) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    with closing(sqlite3.connect(copy)) as connection:
        ids = [id for (id,) in connection.execute("SELECT id FROM source ORDER BY position")]
    renamed_behind_the_index(copy, "source", ids[-1], other or ids[0])
    before = contents(first)
    refused = pytest.raises(CaseFileError, match="it is not where the file says")
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs, refused:
        merge(ours, theirs)
    assert contents(first) == before


def test_an_entry_that_stands_twice_in_the_copy_comes_in_once(first: Path) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    placeholder = sha256(b"a second time").digest()
    with closing(sqlite3.connect(copy)) as connection:
        (id,) = connection.execute("SELECT id FROM entry ORDER BY position DESC").fetchone()
        connection.execute(
            "INSERT INTO entry SELECT position + 1, ?, clock, replica, payload_sha256, header, payload FROM entry"
            " ORDER BY position DESC LIMIT 1",
            (placeholder,),
        )
        connection.commit()
    renamed_behind_the_index(copy, "entry", placeholder, id)
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs:
        assert merge(ours, theirs).entries == 1
    assert verify(first).ok


@pytest.mark.parametrize("table", ["source", "blob"])
def test_an_entry_whose_content_is_missing_in_the_copy_does_not_come_in(first: Path, table: str) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    altered(copy, f"DELETE FROM {table} WHERE position = " + LAST.format(table=table))
    before = contents(first)
    refused = pytest.raises(CaseFileError, match=f"The {table} .* it is missing")
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs, refused:
        merge(ours, theirs)
    assert contents(first) == before


def test_a_comparison_proves_what_it_shows(open_copy: Copy, first: Path) -> None:
    """An entry that its writer's header makes impossible to keep, under an id that is right."""
    ada = open_copy("ada", "Ada")
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    with closing(sqlite3.connect(copy)) as connection:
        head, payload, digest = connection.execute(
            "SELECT header, payload, payload_sha256 FROM entry ORDER BY position DESC LIMIT 1"
        ).fetchone()
        header = json.loads(head) | {"clock": 10**30}
        forged = json.dumps(header, separators=(",", ":")).encode()
        connection.execute(
            "INSERT INTO entry SELECT max(position) + 1, ?, 0, 'x', ?, ?, ? FROM entry",
            (sha256(forged + digest).digest(), digest, forged, payload),
        )
        connection.commit()
    for act in (ada.compare, ada.merge):
        with pytest.raises(CaseFileError, match="no clock's reading"):
            act(copy)


def test_what_no_entry_names_does_not_come_in(first: Path) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("INSERT INTO blob SELECT max(position) + 1, X'00', 0, X'00', X'00' FROM blob")
        connection.commit()
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs:
        assert merge(ours, theirs).sources == 1
    assert verify(first).ok


def test_a_cancelled_merge_leaves_everything_as_it_was(first: Path) -> None:
    from dossier.domain.errors import Cancelled

    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    before = contents(first)
    with open_case(first) as ours, open_case(copy, read_only=True) as theirs, pytest.raises(Cancelled):
        merge(ours, theirs, cancelled=lambda: True)
    assert contents(first) == before


def test_a_union_reads_on_where_the_own_journal_ends(first: Path) -> None:
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    with open_case(first) as ours:
        with ours.writing(ANN) as writer:
            ingest(writer, "Only here.\n", "here.txt")
        with open_case(copy, read_only=True) as theirs:
            union = Union.of(ours, theirs)
            entries = list(union.entries())
            assert [entry.position for entry in entries] == list(range(1, len(entries) + 1))
            assert len({entry.id for entry in entries}) == len(entries)
            for after in range(len(entries) + 1):
                assert list(union.entries(after)) == entries[after:]
            merge(ours, theirs)
            assert [entry.id for entry in ours.entries()] == [entry.id for entry in entries]


def test_an_older_copy_put_back_and_written_to_again_loses_nothing(open_copy: Copy, first: Path) -> None:
    ada = open_copy("ada", "Ada")
    ann = the(ada, "Ann Lee")
    ada.do(RenameEntity(ann, "Anne"))
    backup = first.with_name("backup.dossier")
    ada.backup(backup)
    ada.do(RenameEntity(ann, "Anna"))
    ada.close()
    newest = first.with_name("newest.dossier")
    (first.with_name("ada.dossier")).rename(newest)
    shutil.copyfile(backup, first.with_name("ada.dossier"))
    again = open_copy("ada", "Ada")
    assert again.views.entity(ann).name == "Anne"
    again.do(WriteNote("note-1", of_entity(ann), "From the backup."))
    again.merge(newest)
    assert again.views.entity(ann).name == "Anna"
    assert again.views.notes(of_entity(ann))
    report = again.verify()
    assert report.ok, report.problems


def test_a_cloned_machine_forks_its_chain_and_both_sides_are_kept(first: Path) -> None:
    clone = first.with_name("clone.dossier")
    shutil.copyfile(first, clone)
    for path, text in ((first, "Here.\n"), (clone, "There.\n")):  # the same replica id writes in both
        with open_case(path) as case, case.writing(ANN) as writer:
            ingest(writer, text, "new.txt")
    with open_case(first) as ours, open_case(clone, read_only=True) as theirs:
        assert merge(ours, theirs).sources == 1
        with ours.writing(ANN) as writer:
            ingest(writer, "After.\n", "after.txt")
    report = verify(first)
    assert report.ok, report.problems
    assert any("fork" in line for line in report.proven)


def test_what_a_copy_withholds_is_told_and_stays_withheld(first: Path) -> None:
    limited = first.with_name("limited.dossier")
    shutil.copyfile(first, limited)
    altered(limited, "UPDATE entry SET payload = NULL WHERE position = " + LAST.format(table="entry"))
    with open_case(limited) as ours, open_case(first, read_only=True) as theirs:
        assert merge(ours, theirs).withheld == 1
    with open_case(first) as ours, open_case(limited, read_only=True) as theirs:
        assert merge(ours, theirs).entries == 0


def test_withdrawing_apart_and_merging_withdraws(open_copy: Copy) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    source = ada.views.sources()[0].id
    ben.do(WithdrawSource(source, "twice"))
    ada.merge(ben.path)
    assert ada.views.is_withdrawn(source)


def test_the_copy_is_only_read(open_copy: Copy, first: Path) -> None:
    ada = open_copy("ada", "Ada")
    copy = first.with_name("copy.dossier")
    shutil.copyfile(first, copy)
    add_source(copy, "Zoe Poe rang from Rome.\n")
    before = copy.read_bytes()
    copy.chmod(0o400)
    ada.merge(copy)
    assert copy.read_bytes() == before


# ---- settling what was decided at once


def test_what_a_comparison_that_died_left_behind_is_swept_a_day_later(
    open_copy: Copy, tmp_path: Path
) -> None:
    ada, ben = open_copy("ada", "Ada"), open_copy("ben", "Ben")
    views = ada.views.database.path
    old, young = (views.with_name(f"{views.stem}-ahead-{name}.sqlite") for name in ("old", "young"))
    for left in (old, young):
        left.write_bytes(b"texts")
    os.utime(old, (0, 0))
    ada.compare(ben.path)
    assert (old.exists(), young.exists()) == (False, True)
    assert list(views.parent.glob(f"{views.stem}-ahead-*")) == [young]
