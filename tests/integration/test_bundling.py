"""Copies for a colleague that are about chosen sources and entities only: nothing else leaks, nothing is lost."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import (
    CompareEntities,
    CreateEntity,
    GradeSource,
    JudgePassages,
    MergeEntities,
    RenameEntity,
    SaveSearch,
    SetTag,
    WriteNote,
    WriteStatement,
)
from dossier.domain.entries import Assertion, RivalDropped
from dossier.domain.errors import CaseFileError, NotFound
from dossier.domain.judgements import Comparison, Reference
from dossier.domain.targets import Place, of_entity, of_passage, of_source, of_statement
from dossier.domain.writes import pair
from tests.integration.sample_case import ANN, fill, ingest, new_case, open_case

SECRET = "Quibblethorpe"
"""Stands in nothing but the source and the decisions that are left out."""
HIDDEN, ALSO_HIDDEN = "person-hidden", "person-hidden-too"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Workspace]:
    """Two sources about Ann Lee and Ben Roe, and a third about somebody whom nobody else may know of."""
    path = tmp_path / "case.dossier"
    with new_case(path) as made:
        fill(made)
        with made.writing(ANN) as writer:
            ingest(writer, f"{SECRET} met her in Rome.\n", f"{SECRET}.txt")
    workspace = Workspace.open(path, analyst="Ada")
    workspace.catch_up()
    _decide(workspace)
    yield workspace
    workspace.close()


def _decide(case: Workspace) -> None:
    """A decision of every sort, on what will be chosen and on what will be left out."""
    ann, ben = the(case, "Ann Lee"), the(case, "Ben Roe")
    first, other = source(case, "first.txt"), source(case, SECRET)
    whole = Place(other, 0, len(SECRET))
    said = Assertion(0, len(SECRET), "", StatementKind.ACTION, (HIDDEN,))
    for command in (
        RenameEntity(ann, "Anne Lee"),
        RenameEntity(ben, "Benjamin Roe"),
        WriteNote("n0", of_entity(ann), "Ask her."),
        GradeSource(first, "B2"),
        CreateEntity(HIDDEN, EntityKind.PERSON, SECRET),
        CreateEntity(ALSO_HIDDEN, EntityKind.PERSON, f"The {SECRET}"),
        JudgePassages((whole,), Reference.IS, HIDDEN),
        CompareEntities(ann, HIDDEN, Comparison.DIFFERENT, f"{SECRET} is a man"),
        WriteNote("n1", of_entity(HIDDEN), f"{SECRET}?"),
        WriteNote("n2", of_source(other), f"From {SECRET}."),
        WriteNote("n3", of_passage(*whole), f"{SECRET} again."),
        WriteStatement("s1", other, said),
        WriteNote("n4", of_statement("s1"), f"{SECRET} said so."),
        SetTag(of_entity(HIDDEN), SECRET, True),
        SaveSearch("q1", "Where is she?", f'person:"{SECRET}"'),
        MergeEntities(HIDDEN, (ALSO_HIDDEN,)),
    ):
        case.do(command)


def the(case: Workspace, name: str) -> str:
    (row,) = case.views.find(name)
    return row.id


def source(case: Workspace, file: str) -> str:
    (row,) = case.views.find_sources(file)
    return row.id


def everything_in(path: Path) -> bytes:
    """All that a stranger could read in the file, unpacked or not."""
    with closing(sqlite3.connect(path)) as connection:
        packed = connection.execute(
            "SELECT content FROM source UNION ALL SELECT content FROM blob"
        ).fetchall()
    return path.read_bytes() + b"".join(zlib.decompress(content) for (content,) in packed)


def entries(path: Path) -> list[tuple[bytes, bytes, bytes]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id, header, payload_sha256 FROM entry ORDER BY position").fetchall()


def whole(path: Path) -> set[bytes]:
    """The entries whose payload is there."""
    with closing(sqlite3.connect(path)) as connection:
        return {id for (id,) in connection.execute("SELECT id FROM entry WHERE payload IS NOT NULL")}


def opened(path: Path, analyst: str = "Ben") -> Workspace:
    workspace = Workspace.open(path, analyst=analyst)
    workspace.catch_up()
    return workspace


def test_nothing_of_what_is_left_out_can_be_read_in_a_copy_of_some_sources(
    case: Workspace, tmp_path: Path
) -> None:
    to = tmp_path / "two.dossier"
    done = case.bundle(to, sources=[source(case, "first.txt"), source(case, "second.txt")])
    assert entries(to) == entries(case.path)
    assert (done.sources, done.entries) == (2, len(entries(to)))
    assert done.withheld == done.entries - len(whole(to)) > 8
    assert SECRET.encode() in everything_in(case.path)
    assert SECRET.encode() not in everything_in(to)
    with closing(opened(to)) as copy:
        report = copy.verify()
        assert report.ok, report.problems
        assert any(f"The payloads of {done.withheld} entries are withheld" in line for line in report.proven)
        assert [(row.file, row.grade) for row in copy.views.sources()] == [
            ("first.txt", "B2"),
            ("second.txt", ""),
        ]
        assert [note.text for note in copy.views.notes(of_entity(the(copy, "Anne Lee")))] == ["Ask her."]
        assert the(copy, "Benjamin Roe") == the(case, "Benjamin Roe")


def test_an_entity_brings_the_sources_that_mention_it_and_decisions_on_nobody_else(
    case: Workspace, tmp_path: Path
) -> None:
    to = tmp_path / "ann.dossier"
    done = case.bundle(to, entities=[the(case, "Anne Lee")])
    assert done.sources == 1
    held = everything_in(to)
    assert SECRET.encode() not in held
    assert b"Anne Lee" in held
    assert b"Benjamin" not in held
    assert b"Nothing happened" not in held
    with closing(opened(to)) as copy:
        assert copy.verify().ok
        assert [row.file for row in copy.views.sources()] == ["first.txt"]
        the(copy, "Ben Roe")  # stands in the text, under the name that the machine read


def test_an_entity_brings_all_that_are_merged_into_it(case: Workspace, tmp_path: Path) -> None:
    to = tmp_path / "hidden.dossier"
    assert case.bundle(to, entities=[HIDDEN]).sources == 1
    with closing(opened(to)) as copy:
        assert copy.verify().ok
        assert [row.entity.id for row in copy.views.dossier(HIDDEN).merged] == [ALSO_HIDDEN]
        assert [note.about for note in copy.views.notes(of_statement("s1"))]


def test_work_done_in_a_limited_copy_comes_back_without_loss(case: Workspace, tmp_path: Path) -> None:
    to = tmp_path / "away" / "ann.dossier"
    to.parent.mkdir()
    case.bundle(to, entities=[the(case, "Anne Lee")])
    before = whole(case.path)
    with closing(opened(to)) as copy:
        copy.do(WriteNote("n9", of_entity(the(copy, "Anne Lee")), "She answered."))
        assert copy.verify().ok
    case.merge(to)
    assert before < whole(case.path)
    assert {note.text for note in case.views.notes(of_entity(the(case, "Anne Lee")))} == {
        "Ask her.",
        "She answered.",
    }
    assert case.verify().ok
    assert case.merge(to).entries == 0
    assert not case.views.conflicts() or all(c.field == "description" for c in case.views.conflicts())


def test_without_a_choice_the_copy_is_whole(case: Workspace, tmp_path: Path) -> None:
    to = tmp_path / "all.dossier"
    done = case.bundle(to)
    assert (done.sources, done.withheld) == (3, 0)
    assert everything_in(to).count(SECRET.encode()) == everything_in(case.path).count(SECRET.encode())


def test_a_copy_of_a_limited_copy_leaves_out_what_that_did(case: Workspace, tmp_path: Path) -> None:
    one, two = tmp_path / "one.dossier", tmp_path / "two.dossier"
    case.bundle(one, sources=[source(case, "first.txt"), source(case, "second.txt")])
    with closing(opened(one)) as copy:
        copy.bundle(two, sources=[source(copy, "first.txt")])
    assert whole(two) < whole(one)
    with closing(opened(two)) as copy:
        assert copy.verify().ok


def test_what_is_there_is_never_written_over_and_a_failure_leaves_nothing(
    case: Workspace, tmp_path: Path
) -> None:
    to = tmp_path / "taken.dossier"
    to.write_text("mine")
    with pytest.raises(CaseFileError, match="exists already"):
        case.bundle(to, sources=[source(case, "first.txt")])
    assert to.read_text() == "mine"
    with pytest.raises(NotFound, match="nothing to hand on"):
        case.bundle(tmp_path / "none.dossier", entities=["person-nobody"])
    with pytest.raises(CaseFileError, match="does not exist"):
        case.bundle(tmp_path / "no" / "none.dossier", sources=[source(case, "first.txt")])
    assert (
        sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".none", "none", ".taken")))
        == []
    )


def test_what_settles_a_conflict_goes_along_only_with_what_it_is_about(
    case: Workspace, tmp_path: Path
) -> None:
    first, other = source(case, "first.txt"), source(case, SECRET)
    ann, rival = the(case, "Anne Lee"), "0" * 64
    facts = [
        RivalDropped("source", other, "title", rival),
        RivalDropped("entity", HIDDEN, "alias:x", rival),
        RivalDropped("pair", pair(ann, HIDDEN), "comparison", rival),
        RivalDropped("mark", of_source(other), "tag:x", rival),
        RivalDropped("mark", of_passage(other, 0, 5), "tag:x", rival),
        RivalDropped("mark", of_statement("s1"), "tag:x", rival),
        RivalDropped("made up", SECRET, "x", rival),
        RivalDropped("source", first, "title", rival),
        RivalDropped("entity", ann, "name", rival),
        RivalDropped("mark", of_source(first), "tag:x", rival),
    ]
    with open_case(case.path) as stored, stored.writing(ANN) as writer:
        ids = [bytes.fromhex(entry.id) for entry in writer.append(facts)]
    case.catch_up()
    to = tmp_path / "some.dossier"
    case.bundle(to, sources=[first])
    assert [id in whole(to) for id in ids] == [False] * 7 + [True] * 3
    with closing(opened(to)) as copy:
        assert copy.verify().ok
