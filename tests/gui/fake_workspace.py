"""A case in memory with the methods of `app.Workspace`, for fast tests of the window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dossier.app import identity
from dossier.app.conflicted_copies import ConflictedCopy
from dossier.domain import targets
from dossier.domain.commands import CorrectSource, RestoreSource, SetCaseProperty, WithdrawSource
from dossier.domain.copies import Bundled, CopyComparison, Merged
from dossier.domain.dates import is_calendar_value
from dossier.domain.errors import CommandRefused
from dossier.domain.rereading import Rereading
from dossier.domain.views import (
    Analyst,
    Changes,
    Difference,
    IngestLine,
    IngestReport,
    Outcome,
    Progress,
    VerifyReport,
)
from dossier.export import EVERYTHING, Redaction
from dossier.store.turns import Waits
from tests.gui.fake_deciding import Deciding
from tests.gui.fake_sources import FakeSource, make_source
from tests.gui.fake_views import FakeViews


class FakeSigning:
    """Notes what it was told to do; `failure` is what the next call raises."""

    def __init__(self) -> None:
        self.is_on = False
        self.did: list[Any] = []
        self.failure: Exception | None = None

    def turn(self, *, on: bool) -> None:
        self.is_on = on

    def unlock(self, passphrase: str) -> None:
        self._note("unlock", passphrase)

    def mark(self, command: Any) -> None:
        self._note(command)

    def sign(self, *, new: bool = False) -> str:
        self._note("new key" if new else "sign")
        return "0f" * 32

    def _note(self, *what: Any) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        self.did.append(what[0] if len(what) == 1 else what)


class FakeWorkspace:
    """`failures` maps the name of a method to the error that its next call raises."""

    def __init__(self, path: Path, sources: list[FakeSource], **views: int) -> None:
        self.path = path
        self.read_only = False
        self.as_of = ""
        self.compared: list[tuple[str, str, str]] = []
        self.differences: list[Difference] = []
        self.analyst = Analyst("a-1", "Ada", "AL")
        self.views = FakeViews(sources, **views)
        self.failures: dict[str, Exception] = {}
        self.signing = FakeSigning()
        self.closed = False
        self.done: list[Any] = []
        self.reread: Sequence[Rereading] = ()
        self.copies: list[Path] = []
        self.conflicted: Sequence[ConflictedCopy] = ()
        self.comparison = CopyComparison("", True, 0, (), (), (), 0, (), 0)
        self.pending = Changes()
        self._listeners: list[Callable[[Changes], None]] = []
        self.waits = Waits()

    def _try(self, method: str) -> None:
        if method in self.failures:
            raise self.failures.pop(method)

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, changes: Changes) -> Changes:
        for listener in tuple(self._listeners):
            listener(changes)
        return changes

    def catch_up(self, progress: Any = None, cancelled: Any = None) -> Changes:
        self._try("catch_up")
        return Changes()

    def poll(self) -> Changes:
        """What a test put into `pending`: somebody else's entries."""
        self._try("poll")
        changes, self.pending = self.pending, Changes()
        return self.tell(changes) if changes else changes

    def _tell_of(self, concerned: Sequence[str]) -> Changes:
        entities = {targets.parted(t)[1] for t in concerned if t.startswith("entity:")}
        for target in concerned:
            if target.startswith("statement:"):
                row = self.views.statement(targets.parted(target)[1])
                entities |= {r.id for r in (*row.subjects, *row.others)}
        return self.tell(Changes(1, entities=frozenset(entities)))

    def undo(self, *, pass_over: bool = False) -> str:
        self._try("undo")
        act = self.views.deciding.undo(pass_over=pass_over)
        self._tell_of(act.targets)
        return act.summary

    def redo(self) -> str:
        self._try("redo")
        act = self.views.deciding.redo()
        self._tell_of(act.targets)
        return act.summary

    def introduce(self, name: str, initials: str) -> Changes:
        identity.introduce(name, initials)
        self.analyst = replace(self.analyst, name=name, initials=initials)
        self.views.entries += 1
        return self.tell(Changes(1, case=True))

    def difference(self, entity: str, since: str, until: str = "") -> Sequence[Difference]:
        self._try("difference")
        self.compared.append((entity, since, until))
        return self.differences

    def do(self, command: object) -> Changes:
        self._try("do")
        self.done.append(command)
        if isinstance(command, Deciding.COMMANDS):
            return self._tell_of(self.views.deciding.take(command))
        self.views.entries += 1
        if isinstance(command, SetCaseProperty):
            self.views.title = command.value
            return self.tell(Changes(1, case=True))
        assert isinstance(command, (CorrectSource, WithdrawSource, RestoreSource))
        held = self.views.find_source(command.source)
        if isinstance(command, CorrectSource):
            if command.field == "published" and not is_calendar_value(command.value):
                raise CommandRefused(f"“{command.value}” is no date.")
            value: Any = tuple(command.value.split("; ")) if command.field == "authors" else command.value
            held.row = replace(held.row, **{command.field: value})
        else:
            held.row = replace(held.row, withdrawn=isinstance(command, WithdrawSource))
        entities = frozenset(mark.entity for mark in held.marks if mark.entity)
        return self.tell(Changes(1, frozenset({command.source}), entities))

    def ingest(self, paths: Sequence[str], *, progress: Any = None, cancelled: Any = None) -> IngestReport:
        self._try("ingest")
        lines = []
        for number, path in enumerate(paths, start=1):
            if progress:
                progress(Progress("reading", number, len(paths), 60.0))
            if cancelled and cancelled():
                return IngestReport(tuple(lines), True)
            text = Path(path).read_text(encoding="utf-8")
            if not text:
                lines.append(IngestLine(Path(path).name, path, Outcome.FAILED, None, ("The file is empty.",)))
                continue
            source = make_source(len(self.views.held), text, Path(path).stem, "", "")
            self.views.held.append(source)
            self.views.entries += 1
            entities = frozenset(m.entity for m in source.marks if m.entity)
            self.tell(Changes(1, frozenset({source.row.id}), entities))
            lines.append(IngestLine(Path(path).name, path, Outcome.INGESTED, source.row.id))
        return IngestReport(tuple(lines))

    def reanalyse(self, *, progress: Any = None, cancelled: Any = None) -> IngestReport:
        return IngestReport(())

    def compare(self, other: Path, *, progress: Any = None, cancelled: Any = None) -> CopyComparison:
        return self.comparison

    def is_copy(self, other: Path) -> bool:
        return other in self.copies

    def conflicted_copies(self) -> Sequence[ConflictedCopy]:
        return self.conflicted

    def bundle(
        self,
        to: Path,
        *,
        sources: Sequence[str] = (),
        entities: Sequence[str] = (),
        progress: Any = None,
        cancelled: Any = None,
    ) -> Bundled:
        self._try("bundle")
        self.done.append(("bundle", to, tuple(sources), tuple(entities)))
        return Bundled(str(to), len(sources), 9, 4)

    def merge(self, other: Path, *, progress: Any = None, cancelled: Any = None) -> Merged:
        self._try("merge")
        self.done.append(("merge", other))
        return Merged(3, 1, 2)

    def rereadings(self, *, progress: Any = None, cancelled: Any = None) -> Iterator[Rereading]:
        return iter(self.reread)

    def verify(self, progress: Any = None, cancelled: Any = None) -> VerifyReport:
        self._try("verify")
        return VerifyReport(
            True, len(self.views.held), self.views.entries, 12, ("Every source is what its name says.",), ()
        )

    def rebuild(self, progress: Any = None, cancelled: Any = None) -> Changes:
        return self.tell(Changes(0, rebuilt=True))

    def backup(self, to: Path) -> None:
        to.write_bytes(b"a copy")

    def original(self, source: str) -> bytes:
        return self.views.find_source(source).text.encode()

    def export(
        self,
        format: str,
        to: Path | None = None,
        *,
        dossier: str | None = None,
        listed: str = "",
        redaction: Redaction = EVERYTHING,
    ) -> Iterator[bytes]:
        self._try("export")
        if to is None:
            return iter([f"<h1>{format} {dossier}</h1>".encode()])
        self.done.append(("export", listed, redaction))
        to.write_text(f"{format} {dossier}")
        return iter(())

    def close(self) -> None:
        self.closed = True
