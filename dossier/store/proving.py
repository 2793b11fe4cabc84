"""Whether what stands in another copy is what its ids say: a stranger's file, of which nothing is used before."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, select

from dossier.domain.entries import Fact, Header, UnknownFact, WithheldFact
from dossier.domain.errors import CaseFileError
from dossier.store import journal, tables
from dossier.store.casefile import CaseFile
from dossier.store.codec import MALFORMED, decode_header, entry_hash, read_fact
from dossier.store.content import unpacked
from dossier.store.statements import run

Row = tuple[Any, ...]

CONTENT = {
    table: select(table.c.id, table.c.size, table.c.stored_sha256, table.c.content).where(
        table.c.position == bindparam("position")
    )
    for table in (tables.source, tables.blob)
}


class Proven(NamedTuple):
    """An entry that is what its id says."""

    id: bytes
    header: Header
    fact: Fact | UnknownFact | WithheldFact
    columns: Row
    """All but the position."""


def raw_entries(case: CaseFile, after: int = 0) -> Iterator[Row]:
    """(position, id, header, payload, payload_sha256) of all entries, by arrival; no lock is held between pages."""
    while True:
        with case.reading() as driver:
            page = journal.raw_page(driver, after, journal.PAGE)
        yield from page
        if len(page) < journal.PAGE:
            return
        after = page[-1][0]


def prove_entry(theirs: CaseFile, row: Row) -> Proven:
    """The entry in a row of `raw_entries`, made from what its hashes prove. Raises CaseFileError."""
    _, id, head, payload, digest = row
    try:
        if payload is not None and sha256(payload).digest() != digest:
            raise ValueError("its payload is not the one that was recorded")
        if entry_hash(head, digest) != id:
            raise ValueError("it is not what its id says")
        header = decode_header(head)
        if not 0 <= header.clock <= tables.MAX_INTEGER:
            raise ValueError("its clock is no clock's reading")
        fact = read_fact(header, payload, digest)
    except (*MALFORMED, TypeError) as error:
        raise damaged(theirs, f"entry {_short(id)}", error) from error
    return Proven(id, header, fact, (id, header.clock, header.replica, digest, head, payload))


def prove_content(theirs: CaseFile, table: Table, position: int, id: bytes) -> Row:
    """(id, size, stored_sha256, content) of the source or blob `id`, which should stand at `position`. Raises
    CaseFileError."""
    with theirs.reading() as driver:
        row = run(driver, CONTENT[table], position=position).fetchone()
    try:
        if row is None or row[0] != id:  # found by the index, which may say what it likes
            raise ValueError("it is not where the file says")
        _, size, _, stored = row
        if sha256(unpacked(stored, size)).digest() != id:
            raise ValueError("its content has another SHA-256")
    except (zlib.error, ValueError, TypeError) as error:
        raise damaged(theirs, f"{table.name} {_short(id)}", error) from error
    return id, size, sha256(stored).digest(), stored


def damaged(theirs: CaseFile, what: str, error: Exception | str) -> CaseFileError:
    """What to tell when `what` (“entry 12ab…”) of the copy cannot be taken over."""
    return CaseFileError(
        f"The {what} in “{theirs.path.name}” is damaged or was altered: {error}. Nothing was merged. Run “dossier"
        " verify” on that copy, and ask for it anew.",
        details=f"{theirs.path}: {error!r}",
    )


def _short(id: object) -> str:
    return f"{id.hex()[:12]}…" if isinstance(id, bytes) else repr(id)
