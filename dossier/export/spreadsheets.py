"""Any list of the case for a spreadsheet: CSV (RFC 4180) and XLSX.

Words come from strangers, and a spreadsheet runs what begins like a formula: such cells get an apostrophe before them
in CSV, as OWASP's "CSV Injection" advises, and are text by type in XLSX.
"""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dossier.export import xml_text
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.lists import LISTS, Cell, listing

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula; some take the wide forms, too."""

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
"""What XLSX can hold (ECMA-376 as Excel reads it): characters in a cell, rows on a sheet."""


def write_csv(material: Material) -> Iterator[bytes]:
    """UTF-8, lines ended by \\r\\n, headings first. Raises NotFound for a list that there is not."""
    table = listing(material)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(table.columns)
    for row in table.rows(material.holdings):
        writer.writerow([harmless(cell) for cell in row])
        if buffer.tell() > 1 << 16:
            yield _taken(buffer)
    yield _taken(buffer)


def harmless(cell: Cell) -> Cell:
    """The cell as no spreadsheet runs it; numbers are what they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \n").startswith(_RUNS) else cell


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "backslashreplace")


def write_xlsx(material: Material) -> Iterator[bytes]:
    """One workbook: the list on as many sheets as it takes, and a sheet that says what it is."""
    import xlsxwriter

    table = listing(material)
    file = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": material.case.title, "created": _moment(material.made)})
        bold = book.add_format({"bold": True})
        sheet, at = None, MOST_ROWS
        rows = table.rows(material.holdings)
        for row in rows:
            if sheet is None or at == MOST_ROWS:
                sheet, at = _new_sheet(book, table.name, table.columns, bold), 1
            _write_row(sheet, at, row)
            at += 1
        if sheet is None:
            _new_sheet(book, table.name, table.columns, bold)
        _explain(book.add_worksheet("about"), material, bold)
    yield file.getvalue()


def _new_sheet(book: Any, name: str, columns: tuple[str, ...], bold: Any) -> Any:
    number = len(book.worksheets()) + 1
    sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(columns):
        sheet.set_column(column, column, 60 if heading in ("words", "text", "summary") else 16)
    for column, heading in enumerate(columns):
        sheet.write_string(0, column, heading, bold)
    return sheet


def _write_row(sheet: Any, at: int, row: tuple[Cell, ...]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(at, column, cell)
        elif cell:
            fit = xml_text.fit(cell)
            sheet.write_string(at, column, fit if len(fit) <= LONGEST_CELL else fit[: LONGEST_CELL - 1] + "…")


def _explain(sheet: Any, material: Material, bold: Any) -> None:
    sheet.set_column(1, 1, 80)
    told = (
        ("case", material.case.title),
        ("case id", material.case.case),
        ("dossier", material.dossier.dossier.entity.name if material.dossier else ""),
        ("state of", material.as_of or material.made),
        ("left out", material.left_out),
        ("written by", material.program),
    )
    for at, (what, value) in enumerate((what, value) for what, value in told if value):
        sheet.write_string(at, 0, what, bold)
        sheet.write_string(at, 1, xml_text.fit(value))


def _moment(iso: str) -> datetime:
    """Never the clock: the same case gives the same bytes."""
    try:
        return datetime.fromisoformat(iso).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)


NAMES = tuple(each.name for each in LISTS)
"""What `listed` may name."""

CSV = Exporter("csv", "Any list, for a spreadsheet (CSV)", ".csv", Scope.EITHER, write_csv)
XLSX = Exporter("xlsx", "Any list, for a spreadsheet (XLSX)", ".xlsx", Scope.EITHER, write_xlsx)
