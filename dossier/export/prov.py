"""Who did what to which: the journal in terms of W3C PROV (PROV-DM of 2013), as PROV-JSON (member submission of 2013).

Sources, dossiers, statements and notes are entities, acts of a person activities, analysts agents. A record that many
share is written once; each group is a pass over the history, so that nothing but ids is held.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dossier.domain import targets
from dossier.domain.views import HistoryRow
from dossier.export.exporter import Exporter, Material, Scope

Record = tuple[str, dict[str, Any]]
_PREFIXES = {
    "dossier": "urn:dossier:",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(slots=True)
class _Act:
    start: str
    summary: str
    end: str = ""
    entries: int = 0


def write(material: Material) -> Iterator[bytes]:
    yield json.dumps({"prefix": _PREFIXES})[:-1].encode()
    for group, records in (
        ("entity", _entities(material)),
        ("agent", _agents(material)),
        ("activity", _activities(material)),
        ("wasAssociatedWith", _associations(material)),
        ("wasGeneratedBy", _generations(material)),
        ("used", _uses(material)),
    ):
        yield from _group(group, records)
    yield b"\n}\n"


def _group(name: str, records: Iterator[Record]) -> Iterator[bytes]:
    yield f',\n"{name}": {{'.encode()
    between = "\n"
    for id, record in records:
        line = f"{between}{json.dumps(id, ensure_ascii=False)}: {json.dumps(record, ensure_ascii=False)}"
        yield line.encode("utf-8", "backslashreplace")
        between = ",\n"
    yield b"\n}"


def _entities(material: Material) -> Iterator[Record]:
    yield _case(material), _said("case", material.case.title) | _left_out(material)
    for source in material.holdings.sources():
        name = source.title or source.file or source.id[:12]
        yield _id(targets.of_source(source.id)), _said("source", name) | {"dossier:sha256": source.id}
    listed = {targets.of_source(source.id) for source in material.holdings.sources()}
    for row in material.holdings.history():
        if row.target and row.target != targets.CASE and row.target not in listed:
            listed.add(row.target)
            yield _id(row.target), _said(targets.parted(row.target)[0], "")


def _said(type_: str, label: str) -> dict[str, Any]:
    said = {"prov:type": {"$": f"dossier:{type_}", "type": "xsd:QName"}}
    return said | ({"prov:label": label} if label else {})


def _left_out(material: Material) -> dict[str, Any]:
    return {"dossier:left_out": material.left_out} if material.left_out else {}


def _agents(material: Material) -> Iterator[Record]:
    seen: set[str] = set()
    for row in material.holdings.history():
        if row.analyst not in seen:
            seen.add(row.analyst)
            person = {"prov:type": {"$": "prov:Person", "type": "xsd:QName"}, "prov:label": row.analyst}
            yield _agent(row), person


def _activities(material: Material) -> Iterator[Record]:
    """An act of a person; it ends when the last of its entries was written."""
    acts: dict[str, _Act] = {}
    for row in material.holdings.history():
        act = acts.setdefault(_act(row), _Act(row.at, row.summary))
        act.entries += 1
        act.end = row.at
    for id, act in acts.items():
        more = f" (and {act.entries - 1} more)" if act.entries > 1 else ""
        yield id, {"prov:startTime": act.start, "prov:endTime": act.end, "prov:label": act.summary + more}


def _associations(material: Material) -> Iterator[Record]:
    seen: set[str] = set()
    for row in material.holdings.history():
        act = _act(row)
        if act not in seen:
            seen.add(act)
            yield f"_:by-{len(seen)}", {"prov:activity": act, "prov:agent": _agent(row)}


def _generations(material: Material) -> Iterator[Record]:
    """An activity generates what it is the first to be about."""
    seen: set[str] = set()
    for row in material.holdings.history():
        entity = _subject(material, row)
        if entity not in seen:
            seen.add(entity)
            yield (
                f"_:generated-{len(seen)}",
                {"prov:entity": entity, "prov:activity": _act(row), "prov:time": row.at},
            )


def _uses(material: Material) -> Iterator[Record]:
    """Every later one uses it: nothing is overwritten, so what it was is still there."""
    seen: set[str] = set()
    number = 0
    for row in material.holdings.history():
        entity = _subject(material, row)
        if entity in seen:
            number += 1
            yield (
                f"_:used-{number}",
                {
                    "prov:activity": _act(row),
                    "prov:entity": entity,
                    "prov:time": row.at,
                    "prov:label": row.summary,
                    "dossier:entry": row.id,
                },
            )
        seen.add(entity)


def _case(material: Material) -> str:
    return f"dossier:case:{material.case.case}"


def _subject(material: Material, row: HistoryRow) -> str:
    return _id(row.target) if row.target and row.target != targets.CASE else _case(material)


def _id(target: str) -> str:
    return f"dossier:{target}"


def _act(row: HistoryRow) -> str:
    return f"dossier:act:{row.act or row.id}"


def _agent(row: HistoryRow) -> str:
    return f"dossier:analyst:{quote(row.analyst)}"


EXPORTER = Exporter("prov", "Who did what: the journal (W3C PROV-JSON)", ".json", Scope.CASE, write)
