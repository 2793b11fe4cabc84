"""Verify: prove a case file from its first byte that matters to its last, and name what does not hold.

Every column of every table is covered, as are the schema, the triggers and the indexes. Rows are read page by
page and never change, so nobody who writes is kept waiting; what arrives meanwhile is left for next time.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from dossier.domain.signing import Reader
from dossier.domain.views import AnalystProof, Progress, VerifyReport
from dossier.store import checks, connections, schema
from dossier.store.casefile import wall_clock
from dossier.store.failures import in_words
from dossier.store.proof import chains, contents
from dossier.store.proof.findings import Findings
from dossier.store.readmodel.pace import Pace
from dossier.store.tables import APPLICATION_ID

_TABLES = ("source", "blob", "entry")

_BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file raises; the second when SQLite's own message quotes damaged text."""


def verify(
    path: Path,
    *,
    reader: Reader | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> VerifyReport:
    """What holds and what does not in the case file at `path`, which is only read.

    `reader` is whose keys, and whose knowledge of others' keys, signatures are proven by; without one they are all
    by keys that nobody knows.

    A file too damaged to be walked is reported, not raised. Raises CaseFileError when there is nothing to
    verify (no such file, a newer schema, locked by another program), and Cancelled.
    """
    path = Path(path).absolute()
    checks.check_path(path)
    found = Findings()
    analysts: tuple[AnalystProof, ...] = ()
    try:
        with closing(connections.connect(path, "ro")) as connection:
            if _check_file(connection, path, found):
                pace, last = Pace(progress, cancelled), _last_positions(connection)
                _walk_contents(connection, found, pace, last)
                analysts = _walk_entries(connection, found, pace, last["entry"], reader)
    except _BROKEN as error:
        worded = in_words(error, path)
        if worded is not None and not checks.is_damage(error):
            raise worded from error  # a lock, a missing right, an unfinished change
        found.problem(f"The file cannot be read: {error}.")
    return _report(found, analysts)


def _check_file(connection: sqlite3.Connection, path: Path, found: Findings) -> bool:
    """Check everything around the rows. Returns whether the rows can be walked."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        found.problem(
            f"The application id is {application:#010x}, where a case file has {APPLICATION_ID:#010x}."
        )
    if version > max(schema.SCHEMAS) and application == APPLICATION_ID:
        checks.check_identity(path, connection)  # refuses in words: only a newer Dossier can tell
    if version not in schema.SCHEMAS:
        found.problem(f"The schema version (user_version) is {version}, which no Dossier ever wrote.")
        version = max(schema.SCHEMAS)
    altered = schema.differences(connection, version)
    for difference in altered:
        found.problem(f"The schema is not Dossier's: {difference.clause}.")
    if any(difference.matters_to_reading for difference in altered):
        found.problem("The rows were not read: with a schema that is not Dossier's, reading could do harm.")
        return False
    for clause in checks.revision_problems(connection, version):
        found.problem(f"The schema's record is wrong: {clause}.")
    _check_structure(connection, path, found)
    if not found.problems:
        found.proven.append("The schema, its triggers and its indexes are as Dossier made them.")
    return True


def _check_structure(connection: sqlite3.Connection, path: Path, found: Findings) -> None:
    if checks.is_cut_short(path, connection):
        found.problem("The file is cut short: its end is missing.")
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            found.problem(f"The structure is damaged: {line}.")


def _walk_contents(
    connection: sqlite3.Connection, found: Findings, pace: Pace, last: Mapping[str, int]
) -> None:
    for table in ("source", "blob"):
        before, expected = len(found.problems), 1
        try:
            for row in pace.each(f"{table}s", contents.rows(connection, table, last[table]), last[table]):
                expected = contents.prove(found, table, expected, row)
        except _BROKEN as error:
            _broken_off(found, table, expected - 1, error)
        if len(found.problems) == before:
            kept = found.sources if table == "source" else found.blobs
            found.proven.append(_CONTENTS[table].format(n=len(kept)))


def _walk_entries(
    connection: sqlite3.Connection, found: Findings, pace: Pace, last: int, reader: Reader | None
) -> tuple[AnalystProof, ...]:
    before = len(found.problems)
    analysts: tuple[AnalystProof, ...] = ()
    chain = chains.Chains(connection, found, wall_clock(), reader)
    try:
        for row in pace.each("entries", chains.rows(connection, last), last):
            chain.prove(row)
        analysts = chain.finish()
    except _BROKEN as error:
        _broken_off(found, "entry", found.entries, error)
    if not found.entries:
        found.problem("The journal is empty: even a new case has the entry that made it.")
    _orphans(found, certain=chain.all_named)
    if len(found.problems) == before:
        found.proven.append(f"{found.entries} entries are as recorded, and every replica's chain is whole.")
        found.proven.append(f"{found.passages} passages lie in the texts that they quote.")
    return analysts


def _broken_off(found: Findings, table: str, position: int, error: Exception) -> None:
    """Damage ends the walk through one table only; anything else ends the verification."""
    if not checks.is_damage(error):
        raise error
    found.problem(f"The table {table} cannot be read beyond position {position}: {error}.")


_CONTENTS = {
    "source": "{n} sources are the bytes that were ingested.",
    "blob": "{n} texts and analyses are the bytes that were recorded.",
}


def _last_positions(connection: sqlite3.Connection) -> dict[str, int]:
    """One moment's view of how far each table goes."""
    columns = ", ".join(f"(SELECT coalesce(max(position), 0) FROM {table})" for table in _TABLES)
    return dict(zip(_TABLES, connection.execute(f"SELECT {columns}").fetchone(), strict=True))


def _orphans(found: Findings, *, certain: bool) -> None:
    """What is kept although no entry names it: an entry is missing, or something was slipped in."""
    for table, orphans in (
        ("source", found.sources.keys() - found.named_sources),
        ("blob", found.blobs - found.named_blobs),
    ):
        for id in sorted(orphans):
            if certain:
                found.problem(f"The {table} {id.hex()[:12]}… is named by no entry: an entry is missing.")
            else:
                found.note(f"{{n}} {table}s are named by no entry that this copy can read.")


def _report(found: Findings, analysts: tuple[AnalystProof, ...]) -> VerifyReport:
    problems = list(found.problems)
    if found.unlisted:
        problems.append(f"There are {found.unlisted} more problems, which are not listed.")
    notes = [f"Note: {sentence}" for sentence in found.noted()]
    return VerifyReport(
        ok=not problems,
        sources=len(found.sources),
        entries=found.entries,
        passages=found.passages,
        proven=(*found.proven, *notes),
        problems=tuple(problems),
        analysts=analysts,
    )
