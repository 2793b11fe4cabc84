"""Programs that act on a case file, and are watched, traced or killed meanwhile."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dossier.domain.entries import Author, CasePropertySet
from dossier.store import CaseFile, verify
from tests.integration import later_schema
from tests.integration.sample_case import BEN, MIGRATIONS, ingest, make, open_case

ROOT = Path(__file__).parents[2]
ACTS = ("append", "ingest", "merge", "migration")


@dataclass
class Deed:
    """What a program said of itself before it ended."""

    begun: bool = False
    done: int = 0
    ids: set[str] = field(default_factory=set)
    """Entries that were acknowledged."""
    sources: set[str] = field(default_factory=set)
    refusal: str = ""
    fault: str = ""

    def hear(self, line: str) -> None:
        what, _, rest = line.partition(" ")
        if what == "begun":
            self.begun = True
        elif what == "done":
            self.done += 1
            self.ids.update(rest.split())
        elif what == "source":
            self.sources.add(rest)
        elif what == "refused":
            self.refusal = rest
        elif what == "fault":
            self.fault = rest


class Stage:
    """Starts actors, one at a time, from a program that has everything imported."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.acting_process"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._line() == "ready"

    def close(self) -> None:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(30)
        self._server.stdout.close()

    def start(
        self, act: str, case: Path, other: Path, *, seed: int = 0, acts: int = 1, wait: bool = False
    ) -> int:
        """The process id of an actor. With `wait` it does nothing before `go`."""
        self._say(
            json.dumps(
                {
                    "act": act,
                    "case": str(case),
                    "other": str(other),
                    "seed": seed,
                    "acts": acts,
                    "wait": wait,
                }
            )
        )
        what, pid = self._line().split()
        assert what == "pid"
        return int(pid)

    def go(self) -> None:
        self._say("go")

    def until_begun(self) -> str:
        """The first thing that the actor says."""
        return self._line()

    def end(self, deed: Deed | None = None) -> Deed:
        """What the actor says until it is gone."""
        deed = deed or Deed()
        while not (line := self._line()).startswith("end "):
            deed.hear(line)
        return deed

    def kill(self, pid: int) -> None:
        """The actor's own id, and it has not been waited for by anybody but its parent, who tells us."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def _say(self, line: str) -> None:
        assert self._server.stdin is not None
        self._server.stdin.write(line.encode() + b"\n")
        self._server.stdin.flush()

    def _line(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().decode().removesuffix("\n")


@contextmanager
def staged() -> Iterator[Stage]:
    stage = Stage()
    try:
        yield stage
    finally:
        stage.close()


@dataclass(frozen=True)
class Scene:
    """A case and what is done to it: `other` is the copy that is merged, or the folder of migrations."""

    act: str
    made: Path
    other: Path
    before: frozenset[str]
    after: frozenset[str]
    """Entries that the case has once the act is done whole; for merges."""

    @classmethod
    def of(cls, act: str, folder: Path, *, entries: int, bulk: int) -> "Scene":
        """`entries`: that the copy to be merged has more; `bulk`: rows that the migration writes."""
        folder.mkdir(parents=True, exist_ok=True)
        made, other = make(folder / "made.dossier"), folder / "other"
        before = after = ids(made)
        if act == "merge":
            other = folder / "other.dossier"
            shutil.copyfile(made, other)
            _work_on(other, entries)
            after = ids(other)
        elif act == "migration":
            later_schema.write_steps(other, later_schema.MUCH.format(rows=bulk))
        return cls(act, made, other, before, after)

    def copy(self, to: Path) -> Path:
        """A fresh case of this scene in the folder `to`, which is made anew."""
        shutil.rmtree(to, ignore_errors=True)
        to.mkdir(parents=True)
        return Path(shutil.copyfile(self.made, to / "case.dossier"))

    def judge(self, case: Path, deed: Deed) -> None:
        """After whatever happened: it opens, it verifies, all that was acknowledged is there, and of each act all or
        nothing."""
        assert not deed.fault, deed.fault
        with pytest.MonkeyPatch.context() as day:
            if self.act == "migration":
                later_schema.begin(day.setattr)
            found = self._reopened(case, deed)
            report = verify(case)
        assert report.ok, report.problems
        assert self.before <= found
        assert deed.ids <= found
        if self.act == "merge":
            assert found in ((self.after,) if deed.done else (self.before, self.after))
        elif self.act == "append":
            assert (len(found) - len(self.before)) % 3 == 0
            assert len(found) - len(self.before) <= len(deed.ids) + 3
        elif self.act == "ingest":
            assert (len(found) - len(self.before)) in (2 * deed.done, 2 * deed.done + 2)
        else:
            assert found == self.before

    def _reopened(self, case: Path, deed: Deed) -> frozenset[str]:
        """The entries that are there; opening also brings back what a killed program left, or updates."""
        steps = self.other if self.act == "migration" else MIGRATIONS
        with CaseFile.open(case, migrations=steps) as opened:
            for source in deed.sources:
                opened.original(source)
            return frozenset(entry.id for entry in opened.entries())


def _work_on(copy: Path, entries: int) -> None:
    with open_case(copy) as case, case.writing(BEN) as writer:
        for number in range(max(1, entries // 100)):
            ingest(writer, f"{number} " * 2000, f"{number}.txt")
        writer.append([CasePropertySet("title", f"Ben's {number}") for number in range(entries)])
    with open_case(copy) as case, case.writing(Author("c" * 32, "d" * 32)) as writer:
        writer.append([CasePropertySet("description", "by a third")])


def ids(case: Path) -> frozenset[str]:
    with open_case(case, read_only=True) as opened:
        return frozenset(entry.id for entry in opened.entries())


def journal_of(case: Path) -> Path:
    return case.with_name(case.name + "-journal")


def pause(seconds: float) -> None:
    time.sleep(max(0.0, seconds))
