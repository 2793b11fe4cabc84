"""The case file: create, open, check, and hand out its sources, blobs and journal."""

import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from sqlalchemy import Connection, Engine, Table, select

from dossier.domain.entries import AnalystNamed, Author, CaseCreated, Entry, EntryId
from dossier.domain.errors import CaseFileError, NotFound
from dossier.store import checks, connections, journal, migrate, tables
from dossier.store.content import unpacked
from dossier.store.failures import told
from dossier.store.files import appearing
from dossier.store.journal import Writer


def wall_clock() -> int:
    """Milliseconds since the Unix epoch."""
    return time.time_ns() // 1_000_000


class CaseFile:
    """An open case file. Any thread may read; acts of writing take turns.

    Within a `writing` block the thread that writes reads through the same transaction, so it sees what it has just appended.
    """

    def __init__(self, path: Path, engine: Engine, *, read_only: bool, wall_ms: Callable[[], int]) -> None:
        """Use `create` or `open`."""
        self.path = path
        self.read_only = read_only
        self._wall_ms = wall_ms
        self._engine = engine
        self._turn = threading.Lock()
        self._writing: int | None = None
        """The thread inside a `writing` block."""
        self._data_version = 0
        with told(path):
            self._own = engine.connect()
            """Writes, and tells others' commits from our own, so it lives as long as the case file is open."""
        self.case_id = self._read_case_id()

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
        """Make a case file at `path` and open it; its first entries say what the case is called and who made it.

        Raises CaseFileError when there is something at `path` already, or it cannot be written.
        """
        path = Path(path)
        with appearing(path) as temporary, told(path):
            migrate.make(temporary, migrations)
            engine = connections.engine(temporary, read_only=False)
            try:
                with engine.connect() as connection:
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                    writer = Writer(connection, path, uuid4().hex, author, wall_ms)
                    writer.append(
                        [CaseCreated(title, description), AnalystNamed(author.analyst, name, initials)]
                    )
                    connection.commit()
            finally:
                engine.dispose()
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
        """Open the case file at `path` once it has been checked, updating its schema (after a backup) where needed.

        A file that cannot be written is opened for reading. Raises CaseFileError, whose text says why not and what to do.
        """
        path = Path(path)
        checks.check_path(path)
        read_only = read_only or not _writable(path)
        version = _checked(path, read_only)
        if version < tables.SCHEMA_VERSION:
            _update(path, version, migrations, read_only)
        with told(path):
            engine = connections.engine(path, read_only=read_only)
            try:
                return cls(path, engine, read_only=read_only, wall_ms=wall_ms)
            except BaseException:
                engine.dispose()
                raise

    @contextmanager
    def writing(self, author: Author) -> Iterator[Writer]:
        """One act of a person: everything that the block appends is kept together when it ends, or nothing when it raises.

        Waits for other threads and programs that write. Raises CaseFileError when the file cannot be written.
        """
        if self.read_only:
            raise CaseFileError(
                f"“{self.path.name}” is open for reading only: nothing can be recorded in it."
                " Save a copy in a folder of your own and work there."
            )
        if self._writing == threading.get_ident():
            raise RuntimeError("one act of a person is not part of another")
        with self._turn:
            self._writing = threading.get_ident()
            try:
                yield from self._transaction(author)
            finally:
                self._writing = None

    def _transaction(self, author: Author) -> Iterator[Writer]:
        connection = self._own
        with told(self.path):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            self._require_same_schema(connection)
            writer = Writer(connection, self.path, self.case_id, author, self._wall_ms)
            yield writer
            if writer.failed is not None:
                raise writer.failed
            with told(self.path):
                connection.commit()
        except BaseException:
            with suppress(sqlite3.Error):
                connection.rollback()
            raise

    def _require_same_schema(self, connection: Connection) -> None:
        with told(self.path):
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version != tables.SCHEMA_VERSION:
            raise CaseFileError(
                f"“{self.path.name}” has been updated by a newer Dossier while it was open here. Nothing was changed;"
                " update Dossier and open it again."
            )

    def original(self, source: str) -> bytes:
        """The bytes of a source as they were ingested. Raises NotFound; CaseFileError when they are damaged."""
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

    def _content(self, table: Table, id: str) -> bytes:
        c = table.c
        try:
            query = select(c.size, c.content).where(c.id == bytes.fromhex(id))
        except ValueError:
            query = None
        with self._reading() as connection:
            row = None if query is None else connection.execute(query).first()
        if row is None:
            raise NotFound(f"“{self.path.name}” holds no {table.name} {id[:12]}….")
        try:
            content = unpacked(row.content, row.size)
        except (zlib.error, ValueError) as error:
            raise self._damaged(table, id, str(error)) from error
        if sha256(content).hexdigest() != id:
            raise self._damaged(table, id, "its content has another SHA-256")
        return content

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries after position `after`, in order of arrival. No lock is held between two of them."""
        while True:
            with self._reading() as connection:
                page = journal.read_page(connection, after, self.path)
            yield from page
            if len(page) < journal.PAGE:
                return
            after = page[-1].position

    def head(self, replica: str) -> EntryId | None:
        """The last entry of that replica by arrival."""
        with self._reading() as connection:
            return journal.head(connection, replica)

    def has_entry(self, entry: EntryId) -> bool:
        with self._reading() as connection:
            return journal.has_entry(connection, entry)

    def data_version(self) -> int:
        """A number that changes when somebody else has committed; our own acts do not change it. Never waits for them."""
        mine = self._writing == threading.get_ident()
        if not mine and not self._turn.acquire(blocking=False):
            return self._data_version
        try:
            with told(self.path):
                self._data_version = self._own.exec_driver_sql("PRAGMA data_version").scalar_one()
                if not mine:
                    self._own.rollback()
            return self._data_version
        finally:
            if not mine:
                self._turn.release()

    def backup(self, to: Path) -> None:
        """A checked copy of the case file at `to`, as of now. Raises CaseFileError, also when something is there already."""
        with self._reading() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            copy_database(driver, self.path, Path(to))

    def close(self) -> None:
        """Let go of the file. Harmless when done twice."""
        with self._turn:
            if self._own.closed:
                return
            if not self.read_only:
                with suppress(sqlite3.Error):  # removes the empty side file, unless somebody else is at work
                    self._own.connection.cursor().execute("PRAGMA journal_mode = DELETE")
            self._own.invalidate()
            self._own.close()
            self._engine.dispose()

    def __enter__(self) -> "CaseFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The writing thread's own transaction, so that it never waits for itself; else a connection from the pool."""
        with told(self.path):
            if self._writing == threading.get_ident():
                yield self._own
                return
            if self._own.closed:
                raise CaseFileError(f"“{self.path.name}” has been closed.")
            with self._engine.connect() as connection:
                yield connection

    def _read_case_id(self) -> str:
        for first in self.entries():
            return first.header.case
        raise CaseFileError(
            f"“{self.path.name}” holds no entries: it was not made to its end. Make a new case, or restore a backup."
        )

    def _damaged(self, table: Table, id: str, reason: str) -> CaseFileError:
        return CaseFileError(
            f"The {table.name} {id[:12]}… in “{self.path.name}” is damaged. Run “dossier verify” on the case"
            " to see what is lost, and restore it from a backup.",
            details=f"{self.path}: {reason}",
        )


def copy_database(connection: sqlite3.Connection, path: Path, to: Path) -> None:
    """Copy what `connection` has open (the file at `path`) to `to` by SQLite's own means, and check the copy."""
    with appearing(to) as temporary, told(to):
        with closing(sqlite3.connect(connections.uri(temporary, "rwc"), uri=True)) as copy:
            connection.backup(copy)
            (result,) = copy.execute("PRAGMA quick_check").fetchone()
            if result != "ok":
                raise CaseFileError(
                    f"The copy of “{path.name}” is not sound: {result}. Run “dossier verify”."
                )
        temporary.chmod(path.stat().st_mode & 0o777 | 0o600)


def _writable(path: Path) -> bool:
    """Whether the file may be written, and the journal beside it made. A file without any write bit is meant not to be."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _checked(path: Path, read_only: bool) -> int:
    """The schema version of the file at `path`, after all checks."""
    with told(path), closing(connections.connect(path, "ro" if read_only else "rw")) as connection:
        version = checks.check_identity(path, connection)
        checks.check_schema(path, connection, version)
        checks.check_structure(path, connection)
    return version


def _update(path: Path, version: int, migrations: Path, read_only: bool) -> None:
    """Bring a case file of an older schema up to date, after a backup beside it."""
    if read_only:
        raise CaseFileError(
            f"“{path.name}” was made by an older Dossier and must be updated first, but it cannot be written."
            " Copy it to a folder of your own and open it there."
        )
    now = datetime.now(tz=UTC)
    backup = path.with_name(f"{path.stem}.schema-{version}.{now:%Y%m%d-%H%M%S}{path.suffix}")
    with told(path), closing(connections.connect(path, "rw")) as connection:
        copy_database(connection, path, backup)
    try:
        with told(path):
            migrate.upgrade(path, migrations)
        if _checked(path, read_only=False) != tables.SCHEMA_VERSION:
            raise RuntimeError("the update stopped before its last step")
    except Exception as error:  # noqa: BLE001 a step of a migration may raise whatever it likes; the file must be spoken for
        raise CaseFileError(
            f"“{path.name}” could not be updated to this version of Dossier; it is as it was, and a copy lies beside it"
            f" as “{backup.name}”. Please report this.",
            details=f"{path}: {error!r}",
        ) from error
