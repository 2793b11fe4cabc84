"""Copies of a toy case in real files: each with its own views, its own clock and its own replicas."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from dossier.domain.commands import Command
from dossier.domain.decide import decide
from dossier.domain.documents import Metadata
from dossier.domain.entries import Author, CasePropertySet, Fact, SourceAnalysed
from dossier.domain.errors import CommandRefused
from dossier.store import CaseFile, ReadModel, Writer, encode_analysis, merge
from tests.integration.sample_case import MIGRATIONS, NOON, new_case, ticking
from tests.unit.store.readmodel.contents import Contents, contents
from tests.unit.store.readmodel.toy import ByName, ingested, read

YEAR = 365 * 24 * 3600 * 1000
WRONG = (0, 90_000, YEAR, -YEAR)
"""Milliseconds by which the clock of each copy is wrong."""


class _Died(Exception):
    """The machine did."""


class Copy:
    """One copy of the case, on somebody's machine. Analysts sit down at it."""

    def __init__(self, folder: Path, number: int, acknowledged: frozenset[str]) -> None:
        self.folder, self.number = folder, number
        self.acknowledged = set(acknowledged)
        """Entries that are to be found here for ever."""
        self._clock = ticking(NOON + YEAR * 2 + WRONG[number % len(WRONG)])
        self.open()

    @property
    def path(self) -> Path:
        return self.folder / "case.dossier"

    def open(self) -> None:
        self.case = CaseFile.open(self.path, migrations=MIGRATIONS, wall_ms=self._clock)
        self.views = ReadModel.open(self.folder / "view.sqlite", self.case, ByName())
        self.views.catch_up()

    def close(self) -> None:
        self.views.close()
        self.case.close()

    # -- work

    def attempt(self, command: Command, analyst: str = "ada-1") -> bool:
        """Whether the command was carried out."""
        try:
            facts = decide(self.views, command, analyst)
        except CommandRefused:
            return False
        with self.writing(analyst) as writer:
            entries = writer.append(facts)
        self.acknowledged.update(entry.id for entry in entries)
        self.views.catch_up()
        return True

    def take_in(self, text: str, analyst: str) -> None:
        with self.writing(analyst) as writer:
            entries = writer.append(list(_source(writer, text)))
        self.acknowledged.update(entry.id for entry in entries)
        self.views.catch_up()

    def writing(self, analyst: str) -> AbstractContextManager[Writer]:
        return self.case.writing(Author(analyst, f"{analyst} at {self.number}"))

    def bring_in(self, other: "Copy") -> int:
        with CaseFile.open(other.path, migrations=MIGRATIONS, read_only=True) as theirs:
            merged = merge(self.case, theirs)
        assert merged.entries == len(other.acknowledged - self.acknowledged)
        self.acknowledged |= other.acknowledged
        self.views.catch_up()
        return merged.entries

    def crash(self, analyst: str, scratch: Path) -> None:
        """The machine dies in the middle of a change: its files are from now on what they were at that moment."""
        with suppress(_Died), self.writing(analyst) as writer:
            writer.append([CasePropertySet("description", f"{n} " * 500) for n in range(60)])
            shutil.copytree(self.folder, scratch)
            raise _Died
        self.close()
        assert (scratch / "case.dossier-journal").stat().st_size > 512, (
            "nothing was in the middle of anything"
        )
        shutil.rmtree(self.folder)
        scratch.rename(self.folder)
        self.open()

    # -- what is there

    def ids(self) -> set[str]:
        return {entry.id for entry in self.case.entries()}

    def seen(self) -> Contents:
        return contents(self.folder / "view.sqlite")


def rebuilt(case: Path, file: Path) -> Contents:
    """All that a fresh read model of the case holds."""
    file.unlink(missing_ok=True)
    with CaseFile.open(case, migrations=MIGRATIONS, read_only=True) as opened:
        views = ReadModel.open(file, opened, ByName())
        views.rebuild()
        views.close()
    return contents(file)


def _source(writer: Writer, text: str) -> Iterator[Fact]:
    source = writer.add_source(text.encode())
    text_id = writer.add_blob(text.encode())
    yield ingested(source, text_id, f"{source[:6]}.txt", text, Metadata(published="2015-11-17"))
    blob = writer.add_blob(encode_analysis(read(text)))
    yield SourceAnalysed(source, text_id, blob, "toy", 1, "toy")


def begun(path: Path, texts: tuple[str, ...]) -> frozenset[str]:
    """Make the case that all copies are copies of. Returns its entries."""
    with new_case(path) as case, case.writing(Author("ada-1", "ada-1 at first")) as writer:
        for text in texts:
            writer.append(list(_source(writer, text)))
    with CaseFile.open(path, migrations=MIGRATIONS, read_only=True) as case:
        return frozenset(entry.id for entry in case.entries())
