"""W3C Web Annotation, JSON-LD: a collection, a page, a list of annotations, one, or one a line."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from dossier.domain.analysis import EntityKind
from dossier.domain.anchoring import Wanted
from dossier.domain.errors import SourceError
from dossier.domain.foreign import Foreign, ForeignEntity, ForeignLink, ForeignNote, ForeignPlace, ForeignTag
from dossier.ingest.foreign.importer import Importer
from dossier.ingest.foreign.json_values import Json, object_, objects, parsed, string, strings, whole

_ENTITY = "urn:dossier:entity:"
_NOTE = "urn:dossier:note:"
_DEPTH = 8
"""Pages within collections that are looked into."""


def read(content: bytes, name: str) -> Foreign:
    annotations = list(_annotations(parsed(content, name), _DEPTH))
    if not annotations:
        raise SourceError(f"{name} holds no Web Annotations (objects of the type “Annotation”).")
    told = _Told()
    for each in annotations:
        told.take(each)
    return told.foreign()


def _annotations(value: Any, depth: int) -> Iterator[Json]:
    for each in objects(value) if depth else ():
        types = strings(each.get("type", each.get("@type", "")))
        if "Annotation" in types or "oa:Annotation" in types:
            yield each
        else:
            for field in ("first", "items", "last"):
                if isinstance(each.get(field), (dict, list)):
                    yield from _annotations(each[field], depth - 1)


class _Told:
    def __init__(self) -> None:
        self._entities: dict[str, ForeignEntity] = {}
        self._links: list[ForeignLink] = []
        self._notes: list[ForeignNote] = []
        self._tags: list[ForeignTag] = []
        self._passed_over: Counter[str] = Counter()

    def take(self, annotation: Json) -> None:
        motivation = (strings(annotation.get("motivation")) or ["commenting"])[0].rpartition(":")[2]
        if motivation == "describing" and string(annotation.get("id")).startswith("urn:dossier:statement:"):
            self._passed_over["statements of the machine"] += 1  # its own reading comes to them again
            return
        place, about = _target(annotation.get("target"))
        before = len(self._links) + len(self._notes) + len(self._tags)
        for number, body in enumerate(_bodies(annotation)):
            self._take_body(annotation, number, body, motivation, place, about)
        if before == len(self._links) + len(self._notes) + len(self._tags):
            self._passed_over[f"annotations ({motivation})"] += 1

    def _take_body(
        self,
        annotation: Json,
        number: int,
        body: Json,
        motivation: str,
        place: ForeignPlace | None,
        about: str,
    ) -> None:
        purpose = (strings(body.get("purpose")) or [motivation])[0].rpartition(":")[2]
        value = string(body.get("value", body.get("chars"))).strip()
        entity = _entity(body)
        if entity is not None and place is not None and purpose in ("identifying", "linking"):
            self._entities[entity.id] = entity
            self._links.append(ForeignLink(place, entity.id))
        elif purpose == "tagging" and value and place is not None:
            self._tags.append(ForeignTag(place, value))
        elif value:
            self._notes.append(ForeignNote(_note_id(annotation, number), value, place, about))

    def foreign(self) -> Foreign:
        return Foreign(
            entities=tuple(self._entities.values()),
            links=tuple(self._links),
            notes=tuple(self._notes),
            tags=tuple(self._tags),
            passed_over=tuple(sorted(self._passed_over.items())),
        )


def _bodies(annotation: Json) -> list[Json]:
    """A body may be a plain string, or stand as `bodyValue`."""
    value = annotation.get("body", annotation.get("bodyValue"))
    values = value if isinstance(value, list) else [value]
    return [
        {"value": each} if isinstance(each, str) else each for each in values if isinstance(each, (str, dict))
    ]


def _entity(body: Json) -> ForeignEntity | None:
    source = object_(body.get("source"))
    id, label = string(source.get("id")), string(source.get("label")).strip()
    kind = string(source.get("type")).rpartition(":")[2]
    if not label or kind not in set(EntityKind):
        return None
    return ForeignEntity(id.removeprefix(_ENTITY), EntityKind(kind), label)


def _note_id(annotation: Json, number: int) -> str:
    """Our own come back under their own id."""
    id = string(annotation.get("id"))
    if id.startswith(_NOTE):
        return id.removeprefix(_NOTE)
    told = id or repr(sorted(annotation.items(), key=lambda item: item[0]))
    return f"note-{sha256(f'{told}#{number}'.encode('utf-8', 'replace')).hexdigest()[:20]}"


def _target(target: Any) -> tuple[ForeignPlace | None, str]:
    """(the passage, or what else it is about)"""
    if isinstance(target, list):
        target = target[0] if target else None
    if isinstance(target, str):
        return None, target.removeprefix(_ENTITY)
    source = object_(target).get("source", object_(target).get("id"))
    named = string(source) or string(object_(source).get("id"))
    wanted = _wanted(objects(object_(target).get("selector")))
    return (ForeignPlace(named, wanted), "") if wanted is not None else (None, named.removeprefix(_ENTITY))


def _wanted(selectors: list[Json]) -> Wanted | None:
    by_type = {string(each.get("type")).rpartition(":")[2]: each for each in selectors}
    quote, position = by_type.get("TextQuoteSelector", {}), by_type.get("TextPositionSelector", {})
    exact = string(quote.get("exact"))
    if not exact:
        return None
    prefix, suffix = string(quote.get("prefix")), string(quote.get("suffix"))
    return Wanted(exact, prefix, suffix, whole(position.get("start")))


IMPORTER = Importer("web-annotation", "Passages and notes (W3C Web Annotation)", (".jsonld", ".json"), read)
