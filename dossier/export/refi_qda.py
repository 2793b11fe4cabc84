"""The case as a project for programs of qualitative data analysis: REFI-QDA 1.5 (qdasoftware.org), a `.qdpx` file.

Sources are its texts, entities and kinds of statement its codes, passages its coded selections. Positions are code
points, ends exclusive.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Generic, TypeVar

from dossier.domain import targets
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.views import Citation, NoteRow, SourceRow
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.naming import guid
from dossier.export.wording import KINDS
from dossier.export.xml_text import content, quoted
from dossier.export.zipping import Archive

T = TypeVar("T")

_NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = f"{_NAMESPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"

GROUPS = {
    EntityKind.PERSON: "Persons",
    EntityKind.EVENT: "Events",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.PLACE: "Places",
}
"""Codes that hold the codes of entities."""
STATEMENTS = "Statements"
TAGS = "Tags"

_COLOURS = {"Persons": "#2F6DB5", "Events": "#B5502F", "Organisations": "#5B8C3A", "Places": "#8A5BB5"}


def write(material: Material) -> Iterator[bytes]:
    archive = Archive()
    yield from archive.add("project.qde", _project(material))
    for source in material.holdings.sources():
        yield from archive.add(f"sources/{_text_guid(source.id)}.txt", _text(material, source))
    yield from archive.close()


def _text(material: Material, source: SourceRow) -> Iterator[bytes]:
    yield material.text(source.id).encode("utf-8", "replace")


def _project(material: Material) -> Iterator[bytes]:
    for line in _lines(material):
        yield f"{line}\n".encode()


def _lines(material: Material) -> Iterator[str]:
    analysts = sorted({row.analyst for row in material.holdings.history()} | {_PROGRAM})
    at = material.made
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield (
        f'<Project xmlns="{_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f" xsi:schemaLocation={quoted(_SCHEMA)} name={quoted(material.case.title or 'Dossier')}"
        f" origin={quoted(material.program)}"
        f" creatingUserGUID={quoted(_user(_PROGRAM))} creationDateTime={quoted(material.case.created)}"
        f" modifiedDateTime={quoted(at)}>"
    )
    yield "<Users>"
    for name in analysts:
        yield f"<User guid={quoted(_user(name))} name={quoted(name)}/>"
    yield "</Users>"
    yield from _codes(material)
    yield from _sources(material)
    yield from _notes(material)
    if said := " ".join(filter(None, (material.case.description, material.left_out))):
        yield f"<Description>{content(said)}</Description>"
    yield "</Project>"


_PROGRAM = "Dossier"
"""Who found what the machine found."""


def _codes(material: Material) -> Iterator[str]:
    yield "<CodeBook><Codes>"
    for kind, title in GROUPS.items():
        colour = _COLOURS[title]
        yield f'<Code guid={quoted(guid("codes", title))} name={quoted(title)} isCodable="false" color="{colour}">'
        for row in material.holdings.entities():
            if row.kind is kind:
                also = [alias for alias in row.aliases if alias != row.name]
                yield f'<Code guid={quoted(_code(row.id))} name={quoted(row.name)} isCodable="true" color="{colour}">'
                yield f"<Description>{content('; '.join(also))}</Description></Code>" if also else "</Code>"
        yield "</Code>"
    yield f'<Code guid={quoted(guid("codes", STATEMENTS))} name="{STATEMENTS}" isCodable="false">'
    for each in StatementKind:
        yield f'<Code guid={quoted(_kind(each))} name={quoted(KINDS[each])} isCodable="true"/>'
    yield "</Code>"
    tags = sorted({tag for row in material.holdings.statements() for tag in row.tags})
    if tags:
        yield f'<Code guid={quoted(guid("codes", TAGS))} name="{TAGS}" isCodable="false">'
        for tag in tags:
            yield f'<Code guid={quoted(_tag(tag))} name={quoted(tag)} isCodable="true"/>'
        yield "</Code>"
    yield "</Codes></CodeBook>"


def _sources(material: Material) -> Iterator[str]:
    mentions = _InStep(material.holdings.mentions(), lambda row: row[1].source)
    statements = _InStep(material.holdings.statements(), lambda row: row.citation.source)
    noted = _on_passages(material)
    yield "<Sources>"
    for source in material.holdings.sources():
        name = source.title or source.file or source.id[:12]
        yield (
            f"<TextSource guid={quoted(_text_guid(source.id))} name={quoted(name)}"
            f" plainTextPath={quoted(f'internal://{_text_guid(source.id)}.txt')}"
            f" creatingUser={quoted(_user(source.ingested_by))} creationDateTime={quoted(source.ingested)}>"
        )
        yield f"<Description>{content(_described(source))}</Description>"
        for number, (entity, citation) in enumerate(mentions.of(source.id)):
            place = targets.of_passage(citation.source, citation.start, citation.end)
            yield from _selection(f"{place}#{number}", citation, [_code(entity.id)])
        for row in statements.of(source.id):
            yield from _selection(row.id, row.citation, [_kind(row.kind), *map(_tag, row.tags)])
        for note in noted.get(source.id, ()):
            if note.citation is not None:
                yield from _selection(f"note:{note.id}", note.citation, [], note.id)
        yield "</TextSource>"
    yield "</Sources>"


def _described(source: SourceRow) -> str:
    told = (source.publisher, source.published, source.url, f"SHA-256: {source.id}")
    return "; ".join(filter(None, told))


def _selection(id: str, citation: Citation, codes: list[str], note: str = "") -> Iterator[str]:
    yield (
        f"<PlainTextSelection guid={quoted(guid('selection', id))} name={quoted(' '.join(citation.exact.split())[:60])}"
        f' startPosition="{citation.start}" endPosition="{citation.end}" creatingUser={quoted(_user(_PROGRAM))}>'
    )
    for code in codes:
        yield (
            f"<Coding guid={quoted(guid('coding', id, code))} creatingUser={quoted(_user(_PROGRAM))}>"
            f"<CodeRef targetGUID={quoted(code)}/></Coding>"
        )
    if note:
        yield f"<NoteRef targetGUID={quoted(guid('note', note))}/>"
    yield "</PlainTextSelection>"


def _on_passages(material: Material) -> dict[str, list[NoteRow]]:
    noted: dict[str, list[NoteRow]] = {}
    for note in material.holdings.notes():
        if note.citation is not None:
            noted.setdefault(note.citation.source, []).append(note)
    return noted


def _notes(material: Material) -> Iterator[str]:
    notes = list(material.holdings.notes())
    if not notes:
        return
    yield "<Notes>"
    for note in notes:
        yield (
            f"<Note guid={quoted(guid('note', note.id))} name={quoted(note.about[:60])}"
            f" creatingUser={quoted(_user(note.analyst))} creationDateTime={quoted(note.at)}>"
            f"<PlainTextContent>{content(note.text)}</PlainTextContent></Note>"
        )
    yield "</Notes>"


class _InStep(Generic[T]):
    """Rows that come source by source, for one who goes through the sources in the same order: none is held."""

    def __init__(self, rows: Iterable[T], source: Callable[[T], str]) -> None:
        self._groups = groupby(rows, key=source)
        self._next: tuple[str, Iterator[T]] | None = next(self._groups, None)

    def of(self, source: str) -> Iterator[T]:
        if self._next is not None and self._next[0] == source:
            yield from self._next[1]
            self._next = next(self._groups, None)


def _user(name: str) -> str:
    return guid("user", name)


def _code(entity: str) -> str:
    return guid("entity", entity)


def _kind(kind: StatementKind) -> str:
    return guid("kind", kind.value)


def _tag(tag: str) -> str:
    return guid("tag", tag)


def _text_guid(source: str) -> str:
    return guid("source", source)


EXPORTER = Exporter("refi-qda", "Project for qualitative analysis (REFI-QDA)", ".qdpx", Scope.EITHER, write)
