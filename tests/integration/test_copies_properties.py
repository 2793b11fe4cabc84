"""Whatever people do to their copies of a case, in whatever order these are brought together, and whenever a machine
dies: nobody loses anything, and who has the same entries sees the same."""

import shutil
import tempfile
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from dossier.store import connections, verify
from tests.integration.copies import Copy, begun, rebuilt
from tests.unit.store.readmodel.contents import Contents
from tests.unit.store.readmodel.deciding import TEXTS, Deciding, analysts

COPIES = 4
LATE = ("Ada met Élodie on Monday. The walk was in Paris.", "Bob is a suspect, according to Reuters.")
_numbers = st.integers(0, COPIES - 1)


class Copies(Deciding):
    """People decide at their copies; some copies cannot be reached from others for a while."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name)
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(
            connections, "CACHE_KIB", 16
        )  # so that a change begins to reach the file before its end
        self._copies: list[Copy] = []
        self._apart: set[frozenset[int]] = set()
        self._seen: dict[frozenset[str], Contents] = {}
        """What was shown of each set of entries, by whichever copy had it."""
        self._scratch = 0

    @initialize()
    def begin(self) -> None:
        made = self._root / "made.dossier"
        entries = begun(made, TEXTS)
        for number in range(COPIES):
            folder = self._root / str(number)
            folder.mkdir()
            shutil.copyfile(made, folder / "case.dossier")
            self._copies.append(Copy(folder, number, entries))
        self.desk = self._copies[0]
        self.sources = [row.id for row in self.desk.views.sources()]

    def teardown(self) -> None:
        try:
            if self._copies:
                self._bring_all_together()
        finally:
            for copy in self._copies:
                copy.close()
            self._patch.undo()
            self._folder.cleanup()

    def _fresh_place(self) -> Path:
        self._scratch += 1
        return self._root / f"scratch-{self._scratch}"

    # -- what happens to copies

    @rule(number=_numbers)
    def sit_down(self, number: int) -> None:
        self.desk = self._copies[number]

    @rule(number=_numbers, text=st.sampled_from(LATE), analyst=analysts)
    def take_in(self, number: int, text: str, analyst: str) -> None:
        self._copies[number].take_in(text, analyst)

    @rule(one=_numbers, other=_numbers)
    def part(self, one: int, other: int) -> None:
        self._apart.add(frozenset((one, other)))

    @rule()
    def meet(self) -> None:
        self._apart.clear()

    @rule(into=_numbers, other=_numbers)
    def bring_together(self, into: int, other: int) -> None:
        assume(into != other)
        assume(frozenset((into, other)) not in self._apart)
        self._copies[into].bring_in(self._copies[other])
        assert self._copies[into].bring_in(self._copies[other]) == 0

    @rule(number=_numbers, analyst=analysts)
    def die(self, number: int, analyst: str) -> None:
        self._copies[number].crash(analyst, self._fresh_place())

    # -- promises

    @precondition(lambda self: self._copies)
    @invariant()
    def nothing_acknowledged_is_missing(self) -> None:
        for copy in self._copies:
            assert copy.ids() == copy.acknowledged

    @precondition(lambda self: self._copies)
    @invariant()
    def who_has_the_same_entries_sees_the_same(self) -> None:
        for copy in self._copies:
            has = frozenset(copy.acknowledged)
            shown = self._seen.get(has) or rebuilt(copy.path, self._root / "rebuilt.sqlite")
            self._seen[has] = shown
            followed = copy.seen()
            for table in shown:
                assert followed[table] == shown[table], (copy.number, table)

    @rule(some=st.permutations(range(COPIES)))
    def the_order_does_not_matter(self, some: list[int]) -> None:
        """(a ∪ b) ∪ c is a ∪ (b ∪ c) is c ∪ (b ∪ a), in entries, contents and views."""
        a, b, c = (self._copies[number] for number in some[:3])
        ab, bc, ba, cba = self._twin(a), self._twin(b), self._twin(b), self._twin(c)
        try:
            ab.bring_in(b)
            ab.bring_in(c)
            bc.bring_in(c)
            abc = self._twin(a)
            abc.bring_in(bc)
            ba.bring_in(a)
            cba.bring_in(ba)
            results = [_everything(each) for each in (ab, abc, cba)]
            abc.close()
        finally:
            for each in (ab, bc, ba, cba):
                each.close()
        assert results[0] == results[1] == results[2]

    def _twin(self, copy: Copy) -> Copy:
        folder = self._fresh_place()
        folder.mkdir()
        copy.case.backup(folder / "case.dossier")
        return Copy(folder, copy.number, frozenset(copy.acknowledged))

    def _bring_all_together(self) -> None:
        """At the end everybody meets, one way and another, and has everything."""
        everything = set().union(*(copy.acknowledged for copy in self._copies))
        for one, other in [*combinations(range(COPIES), 2), *permutations(range(COPIES), 2)]:
            self._copies[one].bring_in(self._copies[other])
        results = [_everything(copy) for copy in self._copies]
        assert all(result == results[0] for result in results)
        for copy in self._copies:
            assert copy.ids() == everything
            report = verify(copy.path)
            assert report.ok, report.problems


def _everything(copy: Copy) -> tuple[set[str], set[bytes], Contents]:
    with copy.case.reading() as driver:
        held = {id for table in ("source", "blob") for (id,) in driver.execute(f"SELECT id FROM {table}")}
    return copy.ids(), held, copy.seen()


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Copies,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=set(Phase) - {Phase.shrink},  # as in test_hand_properties.py
        ),
    )


def test_copies() -> None:
    run(6, 15)


@pytest.mark.slow
def test_many_copies_of_long_lives() -> None:
    run(60, 40)
