"""The case as a flat SQLite file for Datasette and other programs that show tables: no journal, no way back in."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.lists import LISTS, Listing

_PIECE = 1 << 20
_KEYED = {
    "statements": "id",
    "quotes": "id",
    "entities": "id",
    "sources": "id",
    "notes": "id",
    "history": "position",
}
"""Lists whose rows are told apart by one column."""


def write(material: Material) -> Iterator[bytes]:
    """One table for each list, `statement_entities` for who takes part in what, and `about`."""
    with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
        path = Path(folder) / "snapshot.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                _fill(connection, material)
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _fill(connection: sqlite3.Connection, material: Material) -> None:
    for listing in LISTS:
        _make(connection, listing)
        _insert(connection, listing.name, len(listing.columns), listing.rows(material.holdings))
    connection.execute(
        "CREATE TABLE statement_entities (statement REFERENCES statements(id), entity REFERENCES entities(id), role,"
        " PRIMARY KEY (statement, role, entity)) WITHOUT ROWID"
    )
    _insert(connection, "statement_entities", 3, _taking_part(material))
    connection.execute("CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT)")
    about = {
        "case": material.case.case,
        "title": material.case.title,
        "description": material.case.description,
        "state of": material.as_of or material.made,
        "left out": material.left_out,
        "written by": material.program,
        "offsets": "code points, end exclusive",
        "scores": "per mille",
    }
    _insert(connection, "about", 2, about.items())


def _make(connection: sqlite3.Connection, listing: Listing) -> None:
    key = _KEYED.get(listing.name)
    columns = ", ".join(
        f'"{column}" PRIMARY KEY' if column == key else f'"{column}"'
        for column in map(_column, listing.columns)
    )
    connection.execute(f'CREATE TABLE "{listing.name}" ({columns})')


def _column(heading: str) -> str:
    return heading.replace(" ", "_")


def _insert(
    connection: sqlite3.Connection, table: str, width: int, rows: Iterable[tuple[str | int, ...]]
) -> None:
    marks = ", ".join("?" * width)
    fit = (tuple(_fit(cell) for cell in row) for row in rows)
    connection.executemany(f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})', fit)


def _fit(cell: str | int) -> str | int:
    """A file name that was no UTF-8 holds lone surrogates, which SQLite cannot."""
    return cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell


def _taking_part(material: Material) -> Iterator[tuple[str, str, str]]:
    for row in material.holdings.statements():
        yield from ((row.id, entity.id, "subject") for entity in row.subjects)
        yield from ((row.id, entity.id, "other") for entity in row.others)
        if row.attributed_to is not None:
            yield row.id, row.attributed_to.id, "attributed to"


EXPORTER = Exporter("sqlite", "Flat tables (SQLite, for Datasette)", ".sqlite", Scope.EITHER, write)
