"""An analyst's decisions in a real case file: they survive restarts, belong to whoever made them, and can be looked
back on."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    CreateEntity,
    JudgePassages,
    MergeEntities,
    RenameEntity,
    SetCaseProperty,
    SetEntityStatus,
    SetStatementStatus,
    SplitEntity,
    UnmergeEntity,
    WriteNote,
)
from dossier.domain.errors import CaseFileError, CommandRefused, NotFound
from dossier.domain.judgements import Reference, Status
from dossier.domain.targets import Place, of_entity
from dossier.domain.views import Outcome

STORY = """Minister resigns after inquiry

Maria Sandoval, the Foreign Minister of Spain, resigned on Tuesday after an inquiry in Madrid.

"I leave with a clear conscience," Sandoval told reporters. She reportedly plans to travel to Lisbon next week.

Police arrested her adviser, Hugo Petrov, near Seville on Monday. Hugo Petrov denied everything.
"""

Open = Callable[..., Workspace]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one article, made once: a model takes seconds to load."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "CACHE", "DATA"):
            patch.setenv(f"DOSSIER_{name}_DIR", str(folder / name.lower()))
        workspace = Workspace.create(folder / "made.dossier", title="Made", analyst="Ada")
        report = workspace.ingest([str(folder / "story.txt")])
        assert [line.outcome for line in report.lines] == [Outcome.INGESTED], report
        workspace.close()
    return folder / "made.dossier"


@pytest.fixture
def opened(made: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens a copy of the case, as whoever one likes, as often as one likes."""
    copy = tmp_path / "case.dossier"
    copy.write_bytes(made.read_bytes())  # nobody has it open
    open_now: list[Workspace] = []

    def open_(analyst: str = "Ada", as_of: str = "") -> Workspace:
        workspace = Workspace.open(copy, analyst=analyst, as_of=as_of)
        workspace.catch_up()
        open_now.append(workspace)
        return workspace

    yield open_
    for workspace in open_now:
        workspace.close()


def the(case: Workspace, name: str) -> str:
    (row,) = case.views.find(name)
    return row.id


def test_undo_goes_on_after_a_restart(opened: Open) -> None:
    case = opened()
    maria, hugo = the(case, "Maria Sandoval"), the(case, "Hugo Petrov")
    case.do(RenameEntity(maria, "María Sandoval"))
    case.do(MergeEntities(maria, (hugo,)))
    case.close()
    again = opened()
    assert [act.summary for act in again.views.acts(again.analyst.id)][:2] == [
        "merged Hugo Petrov into María Sandoval",
        "renamed Maria Sandoval to María Sandoval",
    ]
    assert again.undo() == "merged Hugo Petrov into María Sandoval"
    assert again.undo() == "renamed Maria Sandoval to María Sandoval"
    with pytest.raises(CommandRefused, match="nothing of yours"):
        again.undo()
    assert again.views.entity(maria).name == "Maria Sandoval"
    assert the(again, "Hugo Petrov") == hugo
    again.close()
    third = opened()
    assert third.redo() == "renamed Maria Sandoval to María Sandoval"
    third.do(RenameEntity(hugo, "Hugo P."))
    with pytest.raises(CommandRefused, match="nothing of yours to do again"):
        third.redo()


def test_undo_is_for_ones_own_acts_even_when_others_have_worked_in_between(opened: Open) -> None:
    ada, bob = opened("Ada"), opened("Bob")
    maria, hugo = the(ada, "Maria Sandoval"), the(ada, "Hugo Petrov")
    ada.do(RenameEntity(maria, "María"))
    bob.do(RenameEntity(hugo, "Hugo"))
    bob.do(WriteNote(bob.fresh_id("note"), of_entity(maria), "Seen"))
    ada.catch_up()
    assert ada.undo() == "renamed Maria Sandoval to María"
    assert ada.views.entity(hugo).name == "Hugo"
    assert ada.views.count_notes(of_entity(maria)) == 1
    with pytest.raises(CommandRefused, match="nothing of yours"):
        ada.undo()


def test_an_undo_that_can_no_longer_apply_says_why_and_can_be_passed_over(opened: Open) -> None:
    ada, bob = opened("Ada"), opened("Bob")
    maria, hugo = the(ada, "Maria Sandoval"), the(ada, "Hugo Petrov")
    ada.do(RenameEntity(hugo, "Hugo P."))
    ada.do(RenameEntity(maria, "María"))
    bob.do(RenameEntity(maria, "Mary"))
    with pytest.raises(CommandRefused, match=r"changed since: Bob, .*renamed María to Mary"):
        ada.undo()
    (first, second) = ada.views.acts(ada.analyst.id)[:2]
    assert "Bob" in first.blocked
    assert not second.blocked
    assert ada.undo(pass_over=True) == "renamed Maria Sandoval to María"
    assert ada.views.entity(maria).name == "Mary"
    assert ada.undo() == "renamed Hugo Petrov to Hugo P."
    bob.catch_up()
    bob.undo()
    assert bob.views.entity(maria).name == "María"


def test_a_bulk_decision_is_one_act(opened: Open) -> None:
    case = opened()
    rows = [
        row
        for id in (the(case, "Maria Sandoval"), the(case, "Hugo Petrov"))
        for row in case.views.statements(id)
    ]
    ids = tuple({row.id for row in rows})
    assert len(ids) > 2
    before = case.views.counts().review
    case.do(SetStatementStatus(ids, Status.CONFIRMED))
    assert case.views.counts().review == before - len(ids)
    assert case.undo() == f"confirmed {len(ids)} statements"
    assert case.views.counts().review == before


def test_parting_again_says_what_stays(opened: Open) -> None:
    case = opened()
    maria, hugo = the(case, "Maria Sandoval"), the(case, "Hugo Petrov")
    case.do(MergeEntities(maria, (hugo,)))
    case.do(WriteNote(case.fresh_id("note"), of_entity(hugo), "One person?"))
    stays = case.unmerged_words(maria, hugo)
    assert stays == ["noted on Maria Sandoval: One person?"]
    case.do(UnmergeEntity(maria, hugo))
    assert case.views.count_notes(of_entity(maria)) == 1
    assert case.views.count_notes(of_entity(hugo)) == 0


def test_who_somebody_is_goes_by_identity_and_not_by_name(opened: Open) -> None:
    ada = opened("Ada")
    ada.do(SetCaseProperty("title", "Hers"))
    ada.introduce("Ada Lovelace", "AL")
    hers = ada.views.history(analyst=ada.analyst.id)
    assert {(row.analyst, row.initials) for row in hers} == {("Ada Lovelace", "AL")}
    assert ada.undo().startswith("set the title of the case to Hers")
    ada.close()
    again = opened("Ada")  # her former name
    assert again.redo().startswith("set the title of the case to Hers")


def test_the_case_as_it_was_by_arrival_and_by_the_clock(opened: Open) -> None:
    case = opened()
    maria = the(case, "Maria Sandoval")
    entries = case.views.counts().entries
    time.sleep(0.002)
    before = case.views.history()[-1].at
    time.sleep(0.002)
    case.do(RenameEntity(maria, "María"))
    case.do(CreateEntity(case.fresh_id("person"), EntityKind.PERSON, "Somebody Else"))
    for moment in (f"entry:{entries}", before, before.replace("Z", "+00:00")):
        then = opened(as_of=moment)
        assert then.as_of == f"as of {moment}"
        assert then.read_only
        assert then.views.entity(maria).name == "Maria Sandoval"
        assert not then.views.find("Somebody Else")
        assert then.views.counts().entries == entries
        with pytest.raises(CaseFileError, match="nothing can be changed in the past"):
            then.do(RenameEntity(maria, "Mary"))
    assert case.views.entity(maria).name == "María"


def test_the_present_as_of_its_last_entry_is_the_present(opened: Open) -> None:
    case = opened()
    case.do(SetEntityStatus((the(case, "Maria Sandoval"),), Status.CONFIRMED))
    then = opened(as_of=f"entry:{case.views.counts().entries}")
    for kind in EntityKind:
        assert list(then.views.entities(kind)) == list(case.views.entities(kind))
        for row in case.views.entities(kind):
            assert then.full_dossier(row.id) == case.full_dossier(row.id)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("entry:0", "entries 1 to"),
        ("entry:999999", "entries 1 to"),
        ("yesterday", "is no moment"),
        ("2026-13-01T00:00:00Z", "is no moment"),
        ("2001-01-01T00:00:00Z", "did not exist yet"),
    ],
)
def test_what_is_no_moment_of_the_case_is_refused(opened: Open, moment: str, words: str) -> None:
    with pytest.raises(NotFound, match=words):
        opened(as_of=moment)


def test_a_dossier_between_two_moments(opened: Open) -> None:
    case = opened()
    maria = the(case, "Maria Sandoval")
    entries = case.views.counts().entries
    case.do(RenameEntity(maria, "María"))
    case.do(SetStatementStatus((case.views.statements(maria)[0].id,), Status.REJECTED))
    found = {(row.sort, row.what) for row in case.difference(maria, f"entry:{entries}")}
    assert ("changed", "name") in found
    assert case.difference(maria, f"entry:{entries}", f"entry:{entries}") == ()
    with pytest.raises(NotFound, match="no dossier"):
        case.difference("person-nobody", f"entry:{entries}")


def test_another_file_in_the_place_of_the_case_has_a_past_of_its_own(opened: Open) -> None:
    case = opened()
    path, maria = case.path, the(case, "Maria Sandoval")
    case.do(SetEntityStatus((maria,), Status.CONFIRMED))
    before = path.read_bytes()
    case.do(RenameEntity(maria, "Wrong"))
    moment = f"entry:{case.views.counts().entries}"
    case.do(RenameEntity(maria, "Wronger"))
    assert [row.before for row in case.difference(maria, moment) if row.what == "name"] == ["Wrong"]
    case.close()
    path.write_bytes(before)  # as a backup is put back
    again = opened()
    for name in ("Right", "Righter"):
        again.do(RenameEntity(maria, name))
    assert [row.before for row in again.difference(maria, moment) if row.what == "name"] == ["Right"]


def test_several_look_back_to_one_moment_at_once(opened: Open) -> None:
    case = opened()
    maria, entries = the(case, "Maria Sandoval"), case.views.counts().entries
    case.do(RenameEntity(maria, "María"))
    case.close()
    look = (
        "import sys; from pathlib import Path; from dossier.app.workspace import Workspace;"
        f"w = Workspace.open(Path(sys.argv[1]), analyst='Ada', as_of='entry:{entries}'); w.catch_up();"
        f"print(w.views.entity({maria!r}).name)"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", look, str(case.path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert [out.strip() for out, _ in said] == ["Maria Sandoval"] * 4, said


def test_an_undo_that_applies_only_in_part_says_why(opened: Open) -> None:
    ada, bob = opened("Ada"), opened("Bob")
    maria = the(ada, "Maria Sandoval")
    one, other = ada.views.mentions(maria)[:2]
    places = [Place(m.citation.source, m.citation.start, m.citation.end) for m in (one, other)]
    ada.do(SplitEntity(maria, "person-new", "Another", (places[0],)))
    bob.do(JudgePassages((places[1],), Reference.IS, "person-new"))
    assert "a part stays as it is. Something was built on it since: Bob linked" in ada.undo()
    assert ada.views.entity("person-new").mentions == 1
