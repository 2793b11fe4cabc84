"""The one object that the window and the command line hold: an open case, and all that can be done with it.

Commands go in, entries are appended to the case file, the read model follows, subscribers hear what changed.
Every method may be called from any thread; writing is one at a time.
"""

import hashlib
import logging
import os
import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.analysis import resolver
from dossier.app import conflicted_copies, copies, handing_over, identity, keys, paths, recent
from dossier.app.conflicted_copies import ConflictedCopy
from dossier.app.copies import Comparing
from dossier.app.handing_over import Request
from dossier.app.pauses import NowAndThen
from dossier.app.settings import Settings
from dossier.app.signing import Signing
from dossier.domain import moments
from dossier.domain.commands import Command, IngestSource, NameAnalyst, RecordAnalysis, Redo, Undo
from dossier.domain.copies import Bundled, CopyComparison, Merged
from dossier.domain.decide import decide
from dossier.domain.deciding.undoing import left_standing
from dossier.domain.deciding.values import analyst_name, case_title
from dossier.domain.difference import difference
from dossier.domain.documents import writable
from dossier.domain.entries import Author, Fact
from dossier.domain.errors import CaseFileError, NotFound
from dossier.domain.rereading import Rereading
from dossier.domain.views import (
    Analyst,
    Changes,
    Difference,
    FullDossier,
    IngestReport,
    Progress,
    VerifyReport,
)
from dossier.export import EVERYTHING, Redaction, save, save_unpacked
from dossier.store import CaseFile, ReadModel, Writer, looking_back, merge, verify
from dossier.store.readmodel.tables import FORMAT

if TYPE_CHECKING:
    from dossier.app.ingestion import Arrival, Record
    from dossier.app.reanalysis import Reanalysis

log = logging.getLogger(__name__)

Listener = Callable[[Changes], None]
Report = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class Workspace:
    """An open case. `views` answers every question about it; `analyst` is who works on it here."""

    def __init__(
        self, case: CaseFile, analyst: Analyst, settings: Settings, views: ReadModel, as_of: str = ""
    ) -> None:
        self._case = case
        self._settings = settings
        self._listeners: list[Listener] = []
        self._writing = threading.RLock()
        self._seen_version = case.data_version()
        self.analyst = analyst
        self.path = case.path
        self.waits = case.waits
        self.views = views
        self.signing = Signing(
            views, lambda: self.analyst, self._require_writable, self._act, self._append, self.catch_up
        )
        self.as_of = as_of
        """The moment of the past that is shown, in words; empty: now."""

    @classmethod
    def create(
        cls, path: Path, *, title: str = "", description: str = "", analyst: str | None = None
    ) -> "Workspace":
        """Make a new case file at `path`. Raises CaseFileError when something is there, or it cannot be
        written."""
        title = case_title(title or writable(path.stem))
        who = identity.analyst(analyst_name(analyst) if analyst else None)
        author = Author(who.id, identity.new_replica())
        case = CaseFile.create(
            path,
            title=title,
            description=description,
            author=author,
            name=who.name,
            initials=who.initials,
            migrations=paths.migrations(),
        )
        head = case.head(author.replica)
        if head:
            identity.remember(case, path, who, author, head)
        return cls._opened(case, who)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        analyst: str | None = None,
        read_only: bool = False,
        as_of: str = "",
        progress: Report | None = None,
        cancelled: Cancelled | None = None,
    ) -> "Workspace":
        """Open the case file at `path`; its views may be behind until `catch_up`. Raises CaseFileError.

        With `as_of` (`2026-11-20T14:00:00Z`, `entry:1204`) it is the case as it was then, read-only; making those
        views may take a while. Raises NotFound when that is no moment of this case.
        """
        moment = moments.parse(as_of) if as_of else None
        who = identity.analyst(analyst_name(analyst) if analyst else None)
        case = CaseFile.open(path, migrations=paths.migrations(), read_only=read_only or moment is not None)
        if moment is None:
            return cls._opened(case, who)
        return cls._opened(case, who, lambda: _past(case, moment, progress, cancelled), moment.text)

    @classmethod
    def _opened(
        cls,
        case: CaseFile,
        analyst: Analyst,
        views: Callable[[], ReadModel] | None = None,
        as_of: str = "",
    ) -> "Workspace":
        try:
            made = views() if views else _present(case)
            workspace = cls(case, analyst, Settings.load(), made, f"as of {as_of}" if as_of else "")
        except BaseException:
            case.close()
            raise
        recent.add(case.path)
        return workspace

    @property
    def read_only(self) -> bool:
        return self._case.read_only

    # -- following the journal

    def catch_up(self, progress: Report | None = None, cancelled: Cancelled | None = None) -> Changes:
        """Fold new entries, one's own and others', into the views, and tell subscribers."""
        with self._writing:
            self._seen_version = self._case.data_version()
            changes = self.views.catch_up(progress, cancelled)
        return self._tell(changes)

    def poll(self) -> Changes:
        """Catch up if somebody else has written since the last look; cheap when nobody has."""
        if self._case.data_version() == self._seen_version:
            return Changes()
        return self.catch_up()

    def rebuild(self, progress: Report | None = None, cancelled: Cancelled | None = None) -> Changes:
        """Make the views anew from the case file; the old ones are served meanwhile."""
        with self._writing:
            changes = self.views.rebuild(progress, cancelled)
        return self._tell(changes)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with what changed, on the thread that changed it; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, changes: Changes) -> Changes:
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)
        return changes

    # -- changing the case

    def do(self, command: Command) -> Changes:
        """Carry out one command of a person. Raises CommandRefused or CaseFileError, and then nothing was
        recorded."""
        with self._act() as writer:
            self._append(writer, decide(self.views, command, self.analyst.id))
        changes = self.catch_up()
        self.signing.sign_when_due()
        return changes

    def undo(self, *, pass_over: bool = False) -> str:
        """Take back one's own last act that stands (with `pass_over`: leave it as it is, and let the next undo go on
        to the one before). Returns what that was, in words, and why a part of it stays as it is, where one does.
        Raises CommandRefused, which says why not."""
        return self._turn(Undo(pass_over), undone=False)

    def redo(self) -> str:
        """Do again what one took back last; as `undo`."""
        return self._turn(Redo(), undone=True)

    def _turn(self, command: Undo | Redo, *, undone: bool) -> str:
        with self._act() as writer:
            act = self.views.last_act(self.analyst.id, undone=undone)
            passed = isinstance(command, Undo) and command.pass_over
            left = left_standing(self.views, act, again=undone) if act and not passed else ""
            self._append(writer, decide(self.views, command, self.analyst.id))
        self.catch_up()
        summary = act.summary if act else ""
        return f"{summary} (a part stays as it is. {left.removesuffix('.')})" if left else summary

    @staticmethod
    def fresh_id(what: str) -> str:
        """An id that nothing has yet, for an entity of the kind `what`, a statement or a note."""
        return f"{what}-{secrets.token_hex(10)}"

    def introduce(self, name: str, initials: str) -> Changes:
        """From now on the analyst here goes by this name, with the same identity, and the journal says so. A name that
        somebody else here goes by means that person. Raises CommandRefused for what is no name."""
        name = analyst_name(name)
        decide(self.views, NameAnalyst(name, initials), self.analyst.id)  # refuses before anything is kept
        self.analyst = identity.introduce(name, initials, self.analyst)
        return self.do(NameAnalyst(name, self.analyst.initials))

    def ingest(
        self, paths: Sequence[str], *, addresses: Sequence[str] = (), pasted: Sequence[tuple[str, bytes]] = (),
        columns: str = "", progress: Report | None = None, cancelled: Cancelled | None = None,
    ) -> IngestReport:  # fmt: skip
        """Take in files, folders, standard input (`-`), what addresses answer, and what was pasted (name, bytes)."""
        # Late, here and below: readers, analyser and worker processes take a while to import; opening needs none.
        from dossier.app.ingestion import Ingestion, Limits

        self._require_writable()
        self.catch_up()
        batch = Ingestion(
            is_known=self.views.has_source,
            is_withdrawn=self.views.is_withdrawn,
            from_address=self.views.from_address,
            record=self._recording(),
            limits=Limits.of(self._settings, columns),
            progress=progress,
            cancelled=cancelled or _never,
        )
        try:
            return batch.run(paths, addresses, pasted)
        finally:
            self.catch_up()
            self.signing.sign_if_on()

    def reanalyse(
        self, *, progress: Report | None = None, cancelled: Cancelled | None = None
    ) -> IngestReport:
        """Analyse every source again whose analysis is missing or not by this analyser and model."""
        self._require_writable()
        try:
            return self._reanalysis(progress, cancelled).record(self._recording())
        finally:
            self.catch_up()
            self.signing.sign_if_on()

    def rereadings(
        self, *, progress: Report | None = None, cancelled: Cancelled | None = None
    ) -> Iterator[Rereading]:
        """What `reanalyse` would find otherwise, source by source; nothing is recorded."""
        return self._reanalysis(progress, cancelled).preview()

    def _reanalysis(self, progress: Report | None, cancelled: Cancelled | None) -> "Reanalysis":
        from dossier.app.ingestion import Limits
        from dossier.app.reanalysis import Reanalysis

        self.catch_up()
        return Reanalysis(self._case, self.views, Limits.of(self._settings), progress, cancelled or _never)

    def _recording(self) -> "Record":
        """How a batch records its chunks, each in one transaction; the views follow now and then."""
        follow = NowAndThen()

        def record(arrivals: "Sequence[Arrival]") -> frozenset[str]:
            if not arrivals:
                return frozenset()
            with self._act(follow=False) as writer:
                # Somebody else may have taken the same bytes in since the batch began.
                known = frozenset(a.source for a in arrivals if a.document and writer.has_source(a.source))
                new = [arrival for arrival in arrivals if arrival.source not in known]
                self._append(writer, [fact for arrival in new for fact in self._facts(writer, arrival)])
            follow(self.catch_up)
            return known

        return record

    def _facts(self, writer: Writer, arrival: "Arrival") -> Iterator[Fact]:
        if arrival.document is not None:
            size, file = len(arrival.content), arrival.line.file
            command = IngestSource(arrival.source, arrival.text, file, size, arrival.document, arrival.origin)
            writer.add_source(arrival.content)
            writer.add_blob(arrival.document.text.encode())
            yield from decide(self.views, command, self.analyst.id)
        if arrival.analysed is not None:
            a = arrival.analysed
            blob = writer.add_blob(a.content)
            record = RecordAnalysis(arrival.source, arrival.text, blob, a.analyser, a.version, a.model)
            yield from decide(self.views, record, self.analyst.id)

    @contextmanager
    def _act(self, *, follow: bool = True) -> Iterator[Writer]:
        """One act of a person: nobody else writes meanwhile, and the views are up to date (unless told otherwise)."""
        self._require_writable()
        if follow:
            self.catch_up()  # what takes long is done before others have to wait for us
        with self._writing:
            author = identity.author(self._case, self.path, self.analyst)
            with self._case.writing(author) as writer:
                if follow:
                    self._tell(self.views.catch_up())
                yield writer
            head = self._case.head(author.replica)
            if head:
                identity.remember(self._case, self.path, self.analyst, author, head)

    def _append(self, writer: Writer, facts: Sequence[Fact]) -> None:
        """Append `facts`, after an entry that says who writes where the case does not know that yet."""
        if not facts:
            return
        known = self.views.analyst(self.analyst.id)
        introduction: Sequence[Fact] = ()
        if known is None:
            name = NameAnalyst(self.analyst.name, self.analyst.initials)
            introduction = decide(self.views, name, self.analyst.id)
        writer.append([*introduction, *facts])
        self.signing.wrote()

    def _require_writable(self) -> None:
        if self.as_of:
            raise CaseFileError(f"This is the case {self.as_of}: nothing can be changed in the past.")
        if self.read_only:
            raise CaseFileError(f"{self.path} is open read-only: save a copy to work on it.")

    # -- taking things out

    def original(self, source: str) -> bytes:
        """The bytes of a source as they came in. Raises NotFound."""
        return self._case.original(source)

    def full_dossier(self, entity: str) -> FullDossier:
        """A dossier with all its lists. Raises NotFound."""
        return handing_over.full_dossier(self.views, entity)

    def difference(self, entity: str, since: str, until: str = "") -> Sequence[Difference]:
        """What is otherwise in a dossier at `until` than it was at `since`: moments as `as_of` of `open` takes them,
        empty: now. Raises NotFound when there was no such dossier at either moment, or no such moment."""
        then, now = self._dossier_at(entity, since), self._dossier_at(entity, until)
        if then is None and now is None:
            raise NotFound(f"There was no dossier “{entity}” at either moment.")
        return difference(then, now)

    def _dossier_at(self, entity: str, when: str) -> FullDossier | None:
        if not when:
            return handing_over.full_dossier_if_any(self.views, entity)
        with closing(_past(self._case, moments.parse(when))) as views:
            return handing_over.full_dossier_if_any(views, entity)

    def compare(
        self,
        other: Path,
        *,
        foreign: bool = False,
        progress: Report | None = None,
        cancelled: Cancelled | None = None,
    ) -> CopyComparison:
        """What merging the copy at `other` would bring; nothing is changed. Raises CaseFileError when it is no copy of
        this case (and `foreign`, an import of another one, is not asked for), Cancelled."""
        self.catch_up(progress, cancelled)
        comparing = Comparing(self._case, self.views, _read_model_file(self._case), resolver())
        return comparing.compare(other, foreign=foreign, progress=progress, cancelled=cancelled)

    def merge(
        self,
        other: Path,
        *,
        foreign: bool = False,
        progress: Report | None = None,
        cancelled: Cancelled | None = None,
    ) -> Merged:
        """Add to this case what the copy at `other` holds and it does not, in one transaction; the copy is only read.
        Raises as `compare`, and CaseFileError when something in the copy is not what it says; then nothing was added.
        """
        self._require_writable()
        with self._writing, closing(copies.opened(other)) as theirs:
            merged = merge(self._case, theirs, foreign=foreign, progress=progress, cancelled=cancelled)
        self.catch_up(progress)
        return merged

    def unmerged_words(self, keep: str, other: str) -> Sequence[str]:
        """What was decided on `keep` since `other` was merged into it, in words; ask before they part again."""
        return self.views.stays(keep, other)

    def export(
        self,
        format: str,
        to: Path | None = None,
        *,
        dossier: str | None = None,
        listed: str = "",
        redaction: Redaction = EVERYTHING,
    ) -> Iterator[bytes]:
        """Write the case, or the dossier of an entity (a name or an id), in a format of `EXPORTERS`; `listed` names the
        list that a table is of.

        With `to` the file appears there whole or not at all (a folder, where the format is one and `to` does not
        end in `.zip`), and nothing is left to iterate; without, the caller writes the pieces. Raises NotFound for
        an unknown format or entity, DossierError when it cannot be written.
        """
        request = Request(format, dossier, listed, redaction)
        exporter = handing_over.exporter(request)
        self.signing.sign_if_on()
        pieces = exporter.write(handing_over.material(self._case, self.views, request, self.as_of))
        if to is None:
            return pieces
        unpacked = exporter.is_folder and to.suffix.lower() != exporter.suffix
        (save_unpacked if unpacked else save)(pieces, to)
        return iter(())

    def bundle(
        self,
        to: Path,
        *,
        sources: Collection[str] = (),
        entities: Collection[str] = (),
        progress: Report | None = None,
        cancelled: Cancelled | None = None,
    ) -> Bundled:
        """A copy for a colleague: whole, or about these sources and entities (ids) only, as `handing_over` says."""
        self.signing.sign_if_on()
        return handing_over.copy_for_somebody(
            self._case, self.views, to, sources, entities, progress, cancelled
        )

    def is_copy(self, other: Path) -> bool:
        """Whether the file at `other` is another copy of this case, rather than another case or none at all."""
        return copies.is_copy(self._case, other)

    def conflicted_copies(self) -> Sequence[ConflictedCopy]:
        """Copies of this case that a synchronising program has put beside it, and that hold what it has not."""
        return conflicted_copies.beside(self._case)

    def verify(self, progress: Report | None = None, cancelled: Cancelled | None = None) -> VerifyReport:
        """Prove the case file as it lies on the disk."""
        return verify(self.path, reader=keys.reader(self.analyst), progress=progress, cancelled=cancelled)

    def backup(self, to: Path) -> None:
        """A whole, consistent copy at `to`, even while others write. Refuses to overwrite."""
        self.signing.sign_if_on()
        self._case.backup(to)

    save_copy = backup
    """The same bytes; a copy gets a replica id of its own when somebody first writes to it."""

    def close(self) -> None:
        with closing(self._case), closing(self.views):  # whatever keeps it from being signed
            self.signing.sign_if_on()


def _present(case: CaseFile) -> ReadModel:
    return ReadModel.open(_read_model_file(case), case, resolver())


def _past(
    case: CaseFile,
    moment: moments.Moment,
    progress: Report | None = None,
    cancelled: Cancelled | None = None,
) -> ReadModel:
    """The views of the case as it was. Raises NotFound when that is no moment of it."""
    with closing(_present(case)) as present:
        present.catch_up(progress, cancelled)
        return looking_back(
            _read_model_file(case), case, present, resolver(), moment, progress=progress, cancelled=cancelled
        )


def _read_model_file(case: CaseFile) -> Path:
    """In the user's cache, keyed by the case, by where its file lies, and by what this version makes of it.

    So copies have read models of their own, and two versions of the program do not rebuild each other's.
    """
    folder = paths.cache() / "read-models"
    folder.mkdir(exist_ok=True, mode=0o700)
    place = hashlib.sha256(os.fsencode(case.path.resolve())).hexdigest()[:16]
    return folder / f"{case.case_id[:16]}-{place}-{FORMAT}.sqlite"


def _never() -> bool:
    return False
