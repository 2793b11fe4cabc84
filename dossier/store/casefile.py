"""The case file: create, open, and hand out its sources, blobs and journal."""

import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from sqlalchemy import Engine, PoolProxiedConnection, Table

from dossier.domain.entries import AnalystNamed, Author, CaseCreated, Entry, EntryId
from dossier.domain.errors import CaseFileError, NotFound
from dossier.store import connections, journal, migrate, tables, turns
from dossier.store.content import unpacked
from dossier.store.copying import copy_database
from dossier.store.failures import primary, told
from dossier.store.files import appearing
from dossier.store.journal import Writer
from dossier.store.opening import prepare
from dossier.store.statements import by_id, run


def wall_clock() -> int:
    """Milliseconds since the Unix epoch."""
    return time.time_ns() // 1_000_000


class CaseFile:
    """An open case file. Any thread may read; acts of writing take turns.

    Within a `writing` block the thread that writes reads through the same transaction: it never waits for
    itself, and sees what it has just appended.
    """

    def __init__(self, path: Path, engine: Engine, *, read_only: bool, wall_ms: Callable[[], int]) -> None:
        """Use `create` or `open`."""
        self.path = path
        self.read_only = read_only
        self._wall_ms = wall_ms
        self._engine = engine
        self._turn = threading.Lock()
        self._writing: int | None = None  # the thread inside a `writing` block
        self._data_version = 0
        self.waits = turns.Waits()
        """Tells of acts that wait for another program."""
        # Writes, and tells others' commits from our own: so it lives as long as the case file is open.
        with told(path):
            self._lease = engine.raw_connection()
        self._own = _driver(self._lease)
        self._closed = False
        try:
            self.case_id = self._read_case_id()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        title: str,
        description: str = "",
        author: Author,
        name: str,
        initials: str,
        migrations: Path,
        wall_ms: Callable[[], int] = wall_clock,
    ) -> "CaseFile":
        """Make a case file at `path` and open it; its first entries say what it is called and who made it.

        Raises CaseFileError when there is something at `path` already, or it cannot be written.
        """
        path = Path(path).absolute()
        with appearing(path) as temporary, told(path):
            migrate.make(temporary, migrations)
            with closing(connections.connect_for_writing(temporary)) as driver:
                driver.execute("BEGIN IMMEDIATE")
                writer = Writer(driver, path, uuid4().hex, author, wall_ms)
                writer.append([CaseCreated(title, description), AnalystNamed(author.analyst, name, initials)])
                driver.execute("COMMIT")
        return cls.open(path, migrations=migrations, wall_ms=wall_ms)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        migrations: Path,
        read_only: bool = False,
        wall_ms: Callable[[], int] = wall_clock,
    ) -> "CaseFile":
        """Open the case file at `path` once it has been checked and, after a backup, brought up to date.

        A file that cannot be written is opened for reading. Raises CaseFileError, whose text says why
        it cannot be opened and what to do.
        """
        path = Path(path).absolute()
        access = prepare(path, migrations, read_only=read_only)
        engine = connections.engine(path, read_only=access.read_only, immutable=access.immutable)
        try:
            return cls(path, engine, read_only=access.read_only, wall_ms=wall_ms)
        except BaseException:
            engine.dispose()
            raise

    @contextmanager
    def writing(self, author: Author) -> Iterator[Writer]:
        """One act of a person: all that the block appends is kept when it ends, nothing of it when it raises.

        Waits for other threads and programs that write. Raises CaseFileError when the file cannot be written.
        """
        with self.transaction() as driver:
            writer = Writer(driver, self.path, self.case_id, author, self._wall_ms)
            yield writer
            if writer.failed is not None:
                raise writer.failed

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """As `writing`, for rows that are no act of a person: those of another copy. Only for this package."""
        if self.read_only:
            raise CaseFileError(
                f"“{self.path.name}” is open for reading only: nothing can be recorded in it."
                " Save a copy in a folder of your own and work there."
            )
        with self._own_turn():
            self._patiently("BEGIN IMMEDIATE")
            try:
                self._require_same_schema()
                yield self._own
                self._patiently("COMMIT")  # others may be reading
            except BaseException:
                with suppress(sqlite3.Error):  # on a full disk SQLite may have done it by itself
                    self._own.execute("ROLLBACK")
                raise

    def original(self, source: str) -> bytes:
        """The bytes of a source as ingested. Raises NotFound; CaseFileError when they are damaged."""
        return self._content(tables.source, source)

    def text(self, text: str) -> str:
        """The canonical text with this SHA-256. Raises NotFound; CaseFileError when it is damaged."""
        try:
            return self.blob(text).decode()
        except UnicodeDecodeError as error:
            raise NotFound(f"{text[:12]}… names something in “{self.path.name}” that is no text.") from error

    def blob(self, blob: str) -> bytes:
        """The content with this SHA-256. Raises NotFound; CaseFileError when it is damaged."""
        return self._content(tables.blob, blob)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries after position `after`, in order of arrival. No lock is held between two of them."""
        while True:
            with self.reading() as driver:
                if driver is not self._own:
                    self._patiently("SELECT 1 FROM sqlite_schema LIMIT 1", driver)
                page = journal.read_page(driver, self.path, after, journal.PAGE)
            yield from page
            if len(page) < journal.PAGE:
                return
            after = page[-1].position

    def head(self, replica: str) -> EntryId | None:
        """The last entry of that replica by arrival."""
        with self.reading() as driver:
            return journal.head(driver, replica)

    def has_entry(self, entry: EntryId) -> bool:
        with self.reading() as driver:
            return journal.has_entry(driver, entry)

    def data_version(self) -> int:
        """A number that changes when somebody else has committed; our own acts do not change it.

        Never waits for who is writing: meanwhile it is the number of before.
        """
        mine = self._writing == threading.get_ident()
        if not mine and not self._turn.acquire(blocking=False):
            return self._data_version
        try:
            self._require_open()
            with told(self.path), connections.patience(self._own, 0):
                try:
                    (self._data_version,) = self._own.execute("PRAGMA data_version").fetchone()
                except sqlite3.OperationalError as error:
                    if primary(error) != sqlite3.SQLITE_BUSY:
                        raise
            return self._data_version
        finally:
            if not mine:
                self._turn.release()

    def backup(self, to: Path) -> None:
        """A checked copy of the case file at `to`, as of now.

        Raises CaseFileError, also when something is there already: nothing is ever overwritten.
        """
        with self.reading() as driver:
            copy_database(driver, self.path, Path(to).absolute())

    def close(self) -> None:
        """Let go of the file. Harmless when done twice."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            if not self.read_only:
                with suppress(sqlite3.Error):  # removes the empty side file, unless somebody else is at work
                    self._own.execute("PRAGMA journal_mode = DELETE")
            self._lease.invalidate()
            self._engine.dispose()
            if not self.read_only:
                turns.tidy(self.path)

    def __enter__(self) -> "CaseFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        if self._writing == threading.get_ident():
            raise RuntimeError("one act of a person is no part of another")
        with self._turn:
            self._require_open()
            self._writing = threading.get_ident()
            try:
                with turns.turn(self.path, self.waits):
                    yield
            finally:
                self._writing = None
                self.waits.end()

    def _patiently(self, statement: str, driver: sqlite3.Connection | None = None) -> None:
        """Carry out a statement that may have to wait for other programs; after a second people are told."""
        driver = driver or self._own
        try:
            with told(self.path):
                try:
                    with connections.patience(driver, turns.WORD):
                        driver.execute(statement).fetchall()
                except sqlite3.OperationalError as error:
                    if primary(error) != sqlite3.SQLITE_BUSY:
                        raise
                    self.waits.begin()
                    driver.execute(statement).fetchall()
        finally:
            self.waits.end()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The writing thread's own transaction, or a connection from the pool, to be read from at once. Only for this
        package."""
        if self._writing == threading.get_ident():
            with told(self.path):
                yield self._own
            return
        self._require_open()
        with told(self.path), closing(self._engine.raw_connection()) as lease:
            yield _driver(lease)

    def _require_open(self) -> None:
        if self._closed:
            raise CaseFileError(f"“{self.path.name}” has been closed. Open it again.")

    def _require_same_schema(self) -> None:
        """A newer Dossier may have updated the file while it is open here."""
        with told(self.path):
            (version,) = self._own.execute("PRAGMA user_version").fetchone()
        if version != tables.SCHEMA_VERSION:
            raise CaseFileError(
                f"“{self.path.name}” has been updated by a newer Dossier while it was open here. Nothing was"
                " changed; update Dossier and open it again."
            )

    def _content(self, table: Table, id: str) -> bytes:
        row = None
        with self.reading() as driver, suppress(ValueError):  # no hex: no such id
            row = run(driver, by_id(table, "size", "content"), id=bytes.fromhex(id)).fetchone()
        if row is None:
            raise NotFound(f"“{self.path.name}” holds no {table.name} {id[:12]}….")
        try:
            content = unpacked(row[1], row[0])
        except (zlib.error, ValueError, TypeError) as error:
            raise self._damaged(table, id, str(error)) from error
        if sha256(content).hexdigest() != id:
            raise self._damaged(table, id, "its content has another SHA-256")
        return content

    def _read_case_id(self) -> str:
        with self.reading() as driver:
            first = journal.read_page(driver, self.path, 0, 1)
        if first:
            return first[0].header.case
        raise CaseFileError(
            f"“{self.path.name}” holds no entries: it was not made to its end."
            " Make a new case, or restore a backup."
        )

    def _damaged(self, table: Table, id: str, reason: str) -> CaseFileError:
        return CaseFileError(
            f"The {table.name} {id[:12]}… in “{self.path.name}” is damaged. Run “dossier verify” on the case"
            " to see what is lost, and restore it from a backup.",
            details=f"{self.path}: {reason}",
        )


def _driver(lease: PoolProxiedConnection) -> sqlite3.Connection:
    """The driver's connection that the pool has lent."""
    driver = lease.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
