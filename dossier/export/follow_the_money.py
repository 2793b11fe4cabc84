"""Entities for Aleph and its like: FollowTheMoney 4 (followthemoney.tech), one JSON object a line, or as statements.

Persons, organisations and events keep their schema, places become addresses, sources articles. What ties them is an
entity of its own there: `Documentation` for who is in which source, `UnknownLink` for a statement about two.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import Any

from dossier.domain.analysis import EntityKind
from dossier.domain.timespans import Vague
from dossier.domain.views import EntityRow, SourceRow, StatementRow
from dossier.export.exporter import Exporter, Material, Scope

SCHEMATA = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.EVENT: "Event",
    EntityKind.PLACE: "Address",
}

Properties = dict[str, list[str]]
Proxy = dict[str, Any]


def write(material: Material) -> Iterator[bytes]:
    """Entities, one a line, each once, those that others point to first."""
    for proxy in _proxies(material):
        yield json.dumps(proxy, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _proxies(material: Material) -> Iterator[Proxy]:
    sources, kept = set(), set()
    for source in material.holdings.sources():
        sources.add(source.id)
        yield _article(source)
    for entity in material.holdings.entities():
        kept.add(entity.id)
        yield _entity(entity)
    yield from _documentations(material, sources, kept)
    for statement in material.holdings.statements():
        if statement.citation.source in sources:
            yield from _links(statement, kept)


def _proxy(id: str, schema: str, properties: dict[str, Iterable[str]]) -> Proxy:
    """Without empty values, each once, in order."""
    held = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: values for name, values in held.items() if values},
    }


def _id(*parts: str) -> str:
    """Ids of links have no meaning of their own; FollowTheMoney makes such with SHA-1, too."""
    return (
        f"dossier-{sha1(chr(31).join(parts).encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()}"
    )


def source_id(source: str) -> str:
    return f"source-{source}"


def _article(source: SourceRow) -> Proxy:
    return _proxy(
        source_id(source.id),
        "Article",
        {
            "title": [source.title],
            "fileName": [source.file],
            "publisher": [source.publisher],
            "author": source.authors,
            "publishedAt": [source.published],
            "retrievedAt": [source.ingested[:19]],
            "sourceUrl": [source.url],
            "mimeType": [source.media_type],
            "notes": [f"SHA-256: {source.id}"],
        },
    )


def _entity(entity: EntityRow) -> Proxy:
    names: dict[str, Iterable[str]] = {
        "name": [entity.name],
        "alias": [alias for alias in entity.aliases if alias != entity.name],
    }
    if entity.kind is EntityKind.PLACE:
        names["full"] = [entity.name]
    if entity.kind is EntityKind.EVENT:
        names["date"] = [entity.date or ""] if _is_date(entity.date) else []
    return _proxy(entity.id, SCHEMATA[entity.kind], names)


def _is_date(value: str | None) -> bool:
    """What FollowTheMoney takes for a date: a year, a month, a day."""
    return bool(value) and len(value or "") in (4, 7, 10) and (value or "").replace("-", "").isdigit()


def _dates(row: StatementRow) -> list[str]:
    """Of a statement; a time before or after a date is none that can be said there."""
    there = row.vague not in (Vague.BEFORE, Vague.UNTIL, Vague.AFTER, Vague.SINCE)
    return [row.date] if row.date and there and _is_date(row.date) else []


def _documentations(material: Material, sources: set[str], kept: set[str]) -> Iterator[Proxy]:
    seen: set[tuple[str, str]] = set()
    for entity, citation in material.holdings.mentions():
        tie = (citation.source, entity.id)
        if tie not in seen and citation.source in sources and entity.id in kept:
            seen.add(tie)
            yield _proxy(
                _id("documentation", *tie),
                "Documentation",
                {"document": [source_id(citation.source)], "entity": [entity.id], "role": ["mentioned"]},
            )


def _links(row: StatementRow, kept: set[str]) -> Iterator[Proxy]:
    for subject in row.subjects:
        for other in row.others:
            if subject.id != other.id and {subject.id, other.id} <= kept:
                yield _proxy(
                    _id("link", row.id, subject.id, other.id),
                    "UnknownLink",
                    {
                        "subject": [subject.id],
                        "object": [other.id],
                        "role": [row.kind.value],
                        "summary": [row.citation.exact],
                        "date": _dates(row),
                        "proof": [source_id(row.citation.source)],
                        "status": [row.status.value],
                    },
                )


_COLUMNS = (
    "canonical_id", "entity_id", "prop", "schema", "value", "dataset", "lang", "original_value", "external",
    "first_seen", "last_seen", "origin",
)  # fmt: skip


def write_statements(material: Material) -> Iterator[bytes]:
    """The same as FollowTheMoney statements: a CSV row for each value, `id` for the entity itself."""
    dataset = f"dossier-{material.case.case}"
    seen = material.made[:19]
    yield _row(_COLUMNS)
    for proxy in _proxies(material):
        values = [(name, value) for name, held in proxy["properties"].items() for value in held]
        for name, value in [("id", proxy["id"]), *values]:
            yield _row((
                proxy["id"], proxy["id"], name, proxy["schema"], value, dataset, "", "", "f", seen, seen, "dossier",
            ))  # fmt: skip


def _row(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode("utf-8", "backslashreplace")


EXPORTER = Exporter("ftm", "Entities (FollowTheMoney)", ".ftm.json", Scope.EITHER, write)
STATEMENTS = Exporter(
    "ftm-statements", "Entities as statements (FollowTheMoney)", ".ftm.csv", Scope.EITHER, write_statements
)
