"""FollowTheMoney: entities, one JSON object a line (or a list of them), or a CSV file of statements."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from dossier.domain.analysis import EntityKind
from dossier.domain.errors import SourceError
from dossier.domain.foreign import Foreign, ForeignEntity, ForeignNote
from dossier.ingest.foreign.importer import Importer
from dossier.ingest.foreign.json_values import object_, objects, parsed, string, strings
from dossier.ingest.limits import MAX_BYTES

KINDS = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.ORGANISATION,
    "Company": EntityKind.ORGANISATION,
    "PublicBody": EntityKind.ORGANISATION,
    "Event": EntityKind.EVENT,
    "Address": EntityKind.PLACE,
}
_NAMES = ("name", "full", "caption")
_ALIASES = ("alias", "weakAlias", "previousName")
_TOLD = ("notes", "summary", "description")

Proxy = tuple[str, str, dict[str, list[str]]]
"""(id, schema, properties)"""


def read(content: bytes, name: str) -> Foreign:
    is_table = content.lstrip(b"\xef\xbb\xbf \r\n")[:1] not in (b"{", b"[")
    proxies = list(_from_statements(content, name) if is_table else _from_objects(parsed(content, name)))
    if not proxies:
        raise SourceError(
            f"{name} holds no FollowTheMoney entities (objects with id, schema and properties)."
        )
    return _foreign(proxies)


def _foreign(proxies: Iterable[Proxy]) -> Foreign:
    entities: dict[str, ForeignEntity] = {}
    notes: list[ForeignNote] = []
    passed_over: Counter[str] = Counter()
    for id, schema, properties in proxies:
        kind = KINDS.get(schema)
        names = [each for field in _NAMES for each in properties.get(field, ())]
        if kind is None or not names:
            passed_over[schema or "without a schema"] += 1
            continue
        also = [*names[1:], *(each for field in _ALIASES for each in properties.get(field, ()))]
        entities[id] = ForeignEntity(id, kind, names[0], tuple(dict.fromkeys(also)))
        for text in (each for field in _TOLD for each in properties.get(field, ())):
            note = sha256(f"{id}\x1f{text}".encode("utf-8", "replace")).hexdigest()[:20]
            notes.append(ForeignNote(f"note-{note}", text, None, id))
    return Foreign(
        entities=tuple(entities.values()), notes=tuple(notes), passed_over=tuple(sorted(passed_over.items()))
    )


def _from_objects(value: Any) -> Iterator[Proxy]:
    for each in objects(value):
        id, schema, properties = (
            string(each.get("id")),
            string(each.get("schema")),
            object_(each.get("properties")),
        )
        if id and schema:
            yield id, schema, {field: strings(values) for field, values in properties.items()}


def _from_statements(content: bytes, name: str) -> Iterator[Proxy]:
    """One row a value; rows of one entity belong together wherever they stand."""
    if len(content) > MAX_BYTES:
        raise SourceError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB. Split it, and import the parts."
        )
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (csv.Error, ValueError) as error:
        raise SourceError(
            f"{name} is neither JSON nor a table of FollowTheMoney statements: {error}."
        ) from error
    found: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for row in rows:
        id = row.get("canonical_id") or row.get("entity_id") or ""
        prop, value = row.get("prop") or "", row.get("value") or ""
        if id and prop:
            _, properties = found.setdefault(id, (row.get("schema") or "", {}))
            if prop != "id":
                properties.setdefault(prop, []).append(value)
    for id, (schema, properties) in found.items():
        yield id, schema, properties


IMPORTER = Importer(
    "ftm", "Entities (FollowTheMoney)", (".ftm.json", ".ftm.csv", ".json", ".ijson", ".csv"), read
)
