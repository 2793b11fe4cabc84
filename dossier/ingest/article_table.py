"""Tables of articles: CSV and TSV with a heading line, JSONL with an object a line. Each row is a source of its own,
whose bytes are a JSON object with all that the row says."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dossier.domain.errors import SourceError
from dossier.ingest.article_record import READER
from dossier.ingest.columns import known, names_of, plain_name
from dossier.ingest.encodings import decode, peek
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_BYTES, MAX_FIELD
from dossier.ingest.readers import NOT, SURELY, Container, Member, suffix_of

_LINES = (".jsonl", ".ndjson", ".jsonlines")
_TABLES = (".csv", ".tsv", ".tab")
_DELIMITERS = ",;\t|"
_SAMPLE = 200_000


def holds_lines(glimpse: Glimpse) -> int:
    """By name, or by a second object that begins where the first line ends."""
    head = peek(glimpse.head).lstrip("\ufeff \n\r\t")
    if not head.startswith("{"):
        return NOT
    first, _, rest = head.partition("\n")
    several = first.rstrip().endswith("}") and rest.lstrip().startswith("{")
    return SURELY if several or suffix_of(glimpse.name) in _LINES else NOT


def holds_rows(glimpse: Glimpse) -> int:
    """By a heading line with a name for the text; without a name that says so, with another field beside it."""
    fields = _heading(peek(glimpse.head).lstrip("\ufeff"))[1]
    if not set(names_of("text")).intersection(fields):
        return SURELY if suffix_of(glimpse.name) in _TABLES and len(fields) > 1 else NOT
    all_known = len(fields) > 1 and known().issuperset(fields)
    return SURELY if suffix_of(glimpse.name) in _TABLES or all_known else NOT


def _heading(text: str) -> tuple[str, list[str]]:
    """The delimiter of a table, and the plain names in its first line."""
    first = text.split("\n", 1)[0].rstrip("\r")
    delimiter = max(_DELIMITERS, key=first.count)
    return delimiter, [plain_name(field) for field in first.split(delimiter)]


def json_lines(file: BinaryIO, name: str) -> Iterator[Member]:
    file.seek(0)
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if line.strip():
            yield Member(f"{number}.json", line.strip().removeprefix(b"\xef\xbb\xbf"), whole=True)


def rows(file: BinaryIO, name: str) -> Iterator[Member]:
    file.seek(0)
    sample = file.read(_SAMPLE)
    encoding = decode(sample.rsplit(b"\n", 1)[0] if len(sample) == _SAMPLE else sample).encoding
    file.seek(0)
    lines = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        csv.field_size_limit(MAX_FIELD)
        yield from _rows(lines, name)
    except (csv.Error, ValueError) as error:
        raise SourceError(
            f"{name} is a table that is not well formed. What came before the damage was read; open it in a "
            "spreadsheet and save it anew for the rest.",
            details=repr(error),
        ) from error
    finally:
        lines.detach()


def _rows(lines: io.TextIOWrapper, name: str) -> Iterator[Member]:
    first = lines.readline(MAX_FIELD).lstrip("\ufeff")
    delimiter, plain = _heading(first)
    if not set(names_of("text")).intersection(plain):
        raise SourceError(
            f"{name} is a table without a column of texts: none is called text, body, content or article. "
            "Name the column that holds the words “text”, or say which one it is: in the preferences (Columns of "
            "tables), or after --columns."
        )
    heading = next(csv.reader([first], delimiter=delimiter), [])
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), 2):
        if any(map(str.strip, row)):
            yield Member(f"{number}.json", _record(heading, row), whole=True)


def _record(heading: Sequence[str], row: Sequence[str]) -> bytes:
    named = {field.strip(): value for field, value in zip(heading, row, strict=False)}
    return json.dumps(named, ensure_ascii=False).encode("utf-8", "replace")


LINES = Container("json-lines", READER.title, _LINES, holds_lines, json_lines)
TABLE = Container("table", READER.title, _TABLES, holds_rows, rows)
