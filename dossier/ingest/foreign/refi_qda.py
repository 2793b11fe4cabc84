"""REFI-QDA projects (`.qdpx`): texts, coded selections and notes of a program of qualitative data analysis."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from dossier.domain.analysis import EntityKind
from dossier.domain.anchoring import Wanted
from dossier.domain.errors import SourceError
from dossier.domain.foreign import (
    Foreign,
    ForeignEntity,
    ForeignLink,
    ForeignNote,
    ForeignPlace,
    ForeignTag,
    ForeignText,
)
from dossier.ingest.foreign.importer import Importer
from dossier.ingest.limits import MAX_BYTES

GROUPS = {
    "persons": EntityKind.PERSON,
    "people": EntityKind.PERSON,
    "events": EntityKind.EVENT,
    "organisations": EntityKind.ORGANISATION,
    "organizations": EntityKind.ORGANISATION,
    "places": EntityKind.PLACE,
}
"""Codes so called hold the codes of entities; all others are tags."""
STATEMENTS = "statements"
_DEPTH = 32


def read(content: bytes, name: str) -> Foreign:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            project = _parsed(_member(archive, _project_name(archive)))
            return _Project(project, archive).foreign()
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise SourceError(
            f"{name} is no REFI-QDA project, or it is damaged: {error}. Export it anew."
        ) from error
    except ValueError as error:
        raise SourceError(f"{name} cannot be read as a REFI-QDA project: {error}.") from error


def _project_name(archive: zipfile.ZipFile) -> str:
    named = [each for each in archive.namelist() if each.lower().endswith(".qde")]
    if not named:
        raise KeyError("it holds no project.qde")
    return named[0]


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """No more than a file may have, whatever the archive says of its size."""
    with archive.open(name) as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"{name} in it is larger than {MAX_BYTES // 1_000_000} MB")
    return content


def _parsed(content: bytes) -> Any:
    """The tree, with no entities but XML's own: a document type is not needed, and may hide a bomb."""
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError("it declares a document type of its own")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


class _Project:
    def __init__(self, root: Any, archive: zipfile.ZipFile) -> None:
        self._root, self._archive = root, archive
        self._entities: dict[str, ForeignEntity] = {}
        self._tags: dict[str, str] = {}
        self._passed_over = 0
        self._places: dict[str, ForeignPlace] = {}
        """By the id of a note, the selection that it is on."""

    def foreign(self) -> Foreign:
        for code in self._all("CodeBook/Codes/Code"):
            self._take_code(code, "", _DEPTH)
        texts: list[ForeignText] = []
        links: list[ForeignLink] = []
        tags: list[ForeignTag] = []
        for source in self._all("Sources/TextSource"):
            text = self._text(source)
            if text is None:
                self._passed_over += 1
                continue
            guid = source.get("guid") or ""
            texts.append(ForeignText(guid, source.get("name") or guid, text))
            for selection in _all(source, "PlainTextSelection"):
                self._take_selection(guid, text, selection, links, tags)
        return Foreign(
            texts=tuple(texts),
            entities=tuple(self._entities.values()),
            links=tuple(links),
            notes=tuple(self._notes()),
            tags=tuple(tags),
            passed_over=(("parts of the project", self._passed_over),) if self._passed_over else (),
        )

    def _all(self, path: str) -> list[Any]:
        return _all(self._root, path)

    def _take_code(self, code: Element, group: str, depth: int) -> None:
        name, guid = (code.get("name") or "").strip(), code.get("guid") or ""
        inside = group or name.lower()
        below = _all(code, "Code")
        if group in GROUPS and name:
            also = [each.strip() for each in _words(code, "Description").split(";") if each.strip()]
            self._entities[guid] = ForeignEntity(guid, GROUPS[group], name, tuple(also))
        elif name and not below and group != STATEMENTS:
            self._tags[guid] = name
        for each in below if depth else ():
            self._take_code(each, inside, depth - 1)

    def _take_selection(
        self, guid: str, text: str, selection: Element, links: list[ForeignLink], tags: list[ForeignTag]
    ) -> None:
        place = _place(guid, text, selection)
        if place is None:
            self._passed_over += 1
            return
        for reference in _all(selection, "Coding/CodeRef"):
            code = reference.get("targetGUID") or ""
            if code in self._entities:
                links.append(ForeignLink(place, code))
            elif code in self._tags:
                tags.append(ForeignTag(place, self._tags[code]))
        for reference in _all(selection, "NoteRef"):
            self._places[reference.get("targetGUID") or ""] = place

    def _notes(self) -> Iterator[ForeignNote]:
        for note in self._all("Notes/Note"):
            guid = note.get("guid") or ""
            words = _words(note, "PlainTextContent") or self._inside(note.get("plainTextPath") or "") or ""
            if words.strip():
                yield ForeignNote(f"note-{guid}", words.strip(), self._places.get(guid))

    def _text(self, source: Element) -> str | None:
        return _words(source, "PlainTextContent") or self._inside(source.get("plainTextPath") or "")

    def _inside(self, path: str) -> str | None:
        """A text file within the project; what lies outside of it stays there."""
        if not path.startswith("internal://"):
            return None
        member = f"sources/{path.removeprefix('internal://')}"
        by_name = {each.lower(): each for each in self._archive.namelist()}
        if member.lower() not in by_name:
            return None
        text = _member(self._archive, by_name[member.lower()]).decode("utf-8-sig", "replace")
        return text.replace("\r\n", "\n")


def _place(guid: str, text: str, selection: Element) -> ForeignPlace | None:
    try:
        start, end = int(selection.get("startPosition") or ""), int(selection.get("endPosition") or "")
    except ValueError:
        return None
    if not 0 <= start < end <= len(text):
        return None
    return ForeignPlace(guid, Wanted.of(text, start, end))


def _all(element: Any, path: str) -> list[Any]:
    """Whatever the namespace: its version stands in it."""
    return list(element.findall("/".join(f"{{*}}{step}" for step in path.split("/"))))


def _words(element: Any, child: str) -> str:
    return next((each.text or "" for each in _all(element, child)), "")


IMPORTER = Importer("refi-qda", "Project for qualitative analysis (REFI-QDA)", (".qdpx",), read)
