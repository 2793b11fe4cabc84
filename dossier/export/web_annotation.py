"""Passages, statements and notes as annotations: W3C Web Annotation (Recommendation of 2017), JSON-LD."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from dossier.domain import targets
from dossier.domain.passages import passage
from dossier.domain.timespans import edtf
from dossier.domain.views import Citation, EntityRef, NoteRow, StatementRow
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.naming import urn

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

Json = dict[str, Any]
TextOf = Callable[[str], str]


def write(material: Material) -> Iterator[bytes]:
    """One AnnotationCollection with one page: mentions (motivation `identifying`), statements (`describing`), notes
    (`commenting`). Offsets are code points, as the recommendation's selectors count."""
    head = {
        "@context": CONTEXT,
        "id": urn("case", material.case.case),
        "type": "AnnotationCollection",
        "label": material.case.title,
        "generator": {"id": "urn:dossier:program", "type": "Software", "name": material.program},
        "modified": material.made,
        **({"summary": material.left_out} if material.left_out else {}),
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    yield f'{opening}, "first": {{"type": "AnnotationPage", "startIndex": 0, "items": ['.encode()
    between = "\n"
    for item in _items(material):
        yield (between + json.dumps(item, ensure_ascii=False)).encode("utf-8", "backslashreplace")
        between = ",\n"
    yield b"\n]}}\n"


def _items(material: Material) -> Iterator[Json]:
    text = lru_cache(maxsize=4)(material.text)  # rows come source by source
    for number, (entity, citation) in enumerate(material.holdings.mentions()):
        yield _mention(number, entity, citation, text)
    for statement in material.holdings.statements():
        yield _statement(statement, text)
    for note in material.holdings.notes():
        yield _note(note, text)


def _target(citation: Citation, text: TextOf) -> Json:
    c = citation
    place = passage(c.source, text(c.source), c.start, c.end)
    return {
        "type": "SpecificResource",
        "source": urn("source", c.source),
        "selector": [
            {"type": "TextPositionSelector", "start": c.start, "end": c.end},
            {
                "type": "TextQuoteSelector",
                "exact": c.exact,
                "prefix": place.prefix,
                "suffix": place.suffix,
            },
        ],
    }


def _mention(number: int, entity: EntityRef, citation: Citation, text: TextOf) -> Json:
    place = targets.of_passage(citation.source, citation.start, citation.end)
    return {
        "id": urn("mention", f"{place}#{number}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": _entity(entity),
        "target": _target(citation, text),
    }


def _entity(entity: EntityRef, purpose: str = "identifying") -> Json:
    return {
        "type": "SpecificResource",
        "purpose": purpose,
        "source": {
            "id": urn("entity", entity.id),
            "label": entity.name,
            "type": f"dossier:{entity.kind.value}",
        },
    }


def _statement(row: StatementRow, text: TextOf) -> Json:
    said = [f"kind: {row.kind.value}", f"status: {row.status.value}"]
    said += [f"attributed to: {row.attribution}"] if row.attribution else []
    said += ["hedged"] * row.hedged + ["negated"] * row.negated
    said += [f"date: {edtf(row.date, row.vague) or row.date}"] if row.date else []
    said += [f"grade: {row.grade}"] if row.grade else []
    bodies = [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": "; ".join(said)}
    ]
    bodies += [_entity(entity, "linking") for entity in (*row.subjects, *row.others)]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in row.tags]
    return {
        "id": urn("statement", row.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": _target(row.citation, text),
    }


def _note(row: NoteRow, text: TextOf) -> Json:
    what, id = targets.parted(row.target)
    about: str | Json = (
        _target(row.citation, text) if row.citation else urn(what, id) if id else urn("case", "this")
    )
    return {
        "id": urn("note", row.id),
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": row.analyst},
        "modified": row.at,
        "body": {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": row.text},
        "target": about,
    }


EXPORTER = Exporter(
    "web-annotation", "Passages and notes (W3C Web Annotation)", ".jsonld", Scope.EITHER, write
)
