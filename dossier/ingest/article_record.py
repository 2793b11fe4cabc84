"""Articles as records: rows of a table (CSV, TSV) and lines of JSON (JSONL), by the names that their fields go by."""

import json
import re
from collections.abc import Mapping
from typing import Any

from dossier.domain.documents import Document, Metadata
from dossier.domain.errors import SourceError
from dossier.ingest.columns import names_of, plain_name
from dossier.ingest.datelines import read_date
from dossier.ingest.dublin_core import persons, plain, primary_language, with_detected_language
from dossier.ingest.encodings import decode
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.html import whole_text
from dossier.ingest.limits import MAX_AUTHORS
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, NOT, Reader, suffix_of
from dossier.ingest.schema_org import iso_date

_NAME, _VERSION = "article-record", 1

_MARKUP = re.compile(r"<(?:p|div|br|html|body|article|span|a|h[1-6]|ul|li)\b[^>]*>", re.IGNORECASE)


def recognises(glimpse: Glimpse) -> int:
    return BY_CONTENT if suffix_of(glimpse.name) == ".json" and glimpse.head.startswith(b"{") else NOT


def read(content: bytes, name: str) -> Document:
    decoded = decode(content)
    record = _record(decoded.text, name)
    text = _text(record, "text")
    if not text.strip():
        raise SourceError(
            f"{name} has no article in it: none of its fields is called text, body, content or article, or that field "
            "is empty. Name the field that holds the words “text”, or say in the preferences which one it is."
        )
    text = canonical(whole_text(text, name) if _MARKUP.search(text) else text)
    return Document(
        text=text,
        media_type="application/json",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=with_detected_language(_metadata(record), text),
        encoding=decoded.encoding,
        undecodable=decoded.undecodable,
        notices=decoded.notices,
    )


def _record(text: str, name: str) -> dict[str, Any]:
    """The record with plain names; the first of two fields of one name counts."""
    try:
        loaded = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{name} is JSON that is not well formed. Check that it was saved or copied completely."
        ) from error
    if not isinstance(loaded, dict):
        raise SourceError(
            f"{name} is JSON that holds no article: an article is an object with a field “text”."
        )
    record: dict[str, Any] = {}
    for key, value in loaded.items():
        record.setdefault(plain_name(key), value)
    return record


def _values(record: Mapping[str, Any], field: str) -> list[Any]:
    return [record[key] for key in names_of(field) if record.get(key) not in (None, "", [], {})]


def _text(record: Mapping[str, Any], field: str) -> str:
    """The first value that is words, or an object or list with names."""
    for value in _values(record, field):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                one = one.get("name") or one.get("title") or ""
            if isinstance(one, str | int) and not isinstance(one, bool) and str(one).strip():
                return str(one)
    return ""


def _metadata(record: Mapping[str, Any]) -> Metadata:
    url = _text(record, "url").strip()
    return Metadata(
        title=plain(_text(record, "title")),
        publisher=plain(_text(record, "publisher")),
        authors=_authors(record),
        published=_published(_text(record, "published").strip()),
        language=primary_language([_text(record, "language")]),
        url=url if re.fullmatch(r"https?://\S{4,2000}", url) else "",
    )


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Whoever an explicit field names: persons where it reads like a byline, else each part at its word."""
    names: list[str] = []
    for value in _values(record, "authors")[:1]:
        for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
            if isinstance(one, dict):
                one = one.get("name") or ""
            if isinstance(one, str):
                byline = re.sub(r"^by\s+", "", plain(one), flags=re.IGNORECASE)
                names.extend(persons([byline]) or filter(None, map(str.strip, re.split(r"[;|]", byline))))
    return tuple(dict.fromkeys(names))[:MAX_AUTHORS]


def _published(value: str) -> str:
    """A date as machines or documents write it, or seconds (or their thousandths) since 1970."""
    if re.fullmatch(r"\d{9,10}|\d{12,13}", value):
        return _from_epoch(int(value))
    if stated := iso_date(value):
        return stated
    found = read_date(value)
    return found.value if found else ""


def _from_epoch(number: int) -> str:
    from datetime import UTC, datetime

    seconds = number / 1_000 if number > 99_999_999_999 else number
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="tables of articles (CSV, JSONL)",
    media_types=("application/json",),
    suffixes=(),
    recognises=recognises,
    read=read,
)
