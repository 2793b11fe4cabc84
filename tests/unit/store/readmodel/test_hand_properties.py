"""For any sequence of commands: undo all then redo all is the identity, merge then unmerge is, as-of at the end is
now, and following is the same as rebuilding."""

import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    MergeEntities,
    SetTag,
    UnmergeEntity,
)
from dossier.domain.moments import Moment
from dossier.domain.targets import of_entity
from dossier.store.readmodel import ReadModel, looking_back
from tests.unit.store.readmodel.contents import contents
from tests.unit.store.readmodel.deciding import TEXTS, Deciding, analysts
from tests.unit.store.readmodel.desk import Desk, shown
from tests.unit.store.readmodel.toy import Journal


class Hand(Deciding):
    """Two analysts decide whatever they like. Everything is chosen from what the case shows at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()

    desk: Desk

    @initialize()
    def begin(self) -> None:
        journal = Journal().begin()
        for number, text in enumerate(TEXTS):
            journal.ingest(text, f"{number}.txt")
        self.desk = Desk(Path(self._folder.name), journal)
        self.sources = [row.id for row in self.desk.views.sources()]

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()
        self._folder.cleanup()

    # -- promises

    @rule(analyst=analysts)
    def undo_all_then_redo_all_is_the_identity(self, analyst: str) -> None:
        before = self.desk.dossiers()
        undone = self.desk.undo_all(analyst)
        redone = self.desk.redo_all(analyst)
        after = self.desk.dossiers()
        if undone == redone:  # what others built on in between may forbid the way back
            for part in before:
                assert after[part] == before[part], part

    @rule(data=st.data())
    def merge_then_unmerge_is_the_identity(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(EntityKind))
        keep, other = self._entity(data, kind), self._entity(data, kind)
        for id in (keep, other):  # adopted, so that nothing but the merge is looked at
            self.desk.attempt(SetTag(of_entity(id), "looked at"))
        before = self.desk.dossiers()
        if self.desk.attempt(MergeEntities(keep, (other,))):
            self.desk.do(UnmergeEntity(keep, other))
            after = self.desk.dossiers()
            for part in before:
                assert after[part] == before[part], part

    @precondition(lambda self: hasattr(self, "desk"))
    @invariant()
    def following_is_rebuilding(self) -> None:
        rebuilt = ReadModel.open(self.desk.folder / "rebuilt.sqlite", self.desk.journal, self.desk.resolver)
        try:
            rebuilt.rebuild()
        finally:
            rebuilt.close()
        followed, at_once = (
            contents(self.desk.folder / "desk.sqlite"),
            contents(self.desk.folder / "rebuilt.sqlite"),
        )
        for table in at_once:
            assert followed[table] == at_once[table], table

    @rule()
    def as_of_the_end_is_now(self) -> None:
        moment = Moment("end", position=len(self.desk.journal.made))
        file = self.desk.folder / "desk.sqlite"
        for past in self.desk.folder.glob("*-past-*"):
            past.unlink()
        then = looking_back(file, self.desk.journal, self.desk.views, self.desk.resolver, moment)
        try:
            assert shown(then) == self.desk.dossiers()
        finally:
            then.close()


TestHand = Hand.TestCase
TestHand.settings = settings(
    max_examples=18,
    stateful_step_count=25,
    phases=set(Phase)
    - {Phase.shrink},  # a failure is read step by step; shrinking would take longer than `make test`
)
