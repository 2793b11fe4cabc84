"""Taking over what another program says of sources, persons and passages, as decisions of whoever imports it.

Passages are found again by their words; what is not found, or not surely, is told and left out. Reading the same file
again changes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dossier.app.lookup import plain
from dossier.domain import targets
from dossier.domain.anchoring import Fate, Searched
from dossier.domain.commands import (
    Command,
    CreateEntity,
    JudgePassages,
    SetAlias,
    SetTag,
    Together,
    WriteNote,
)
from dossier.domain.errors import DossierError
from dossier.domain.file_names import file_name
from dossier.domain.foreign import Foreign, ForeignEntity, ForeignPlace, ForeignText, Imported, LostPlace
from dossier.domain.judgements import Reference
from dossier.domain.targets import Place
from dossier.domain.views import EntityRow
from dossier.domain.writes import tag_field
from dossier.export.naming import guid
from dossier.ingest.foreign import IMPORTERS, Importer, read_foreign
from dossier.store import ReadModel

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

__all__ = ["IMPORTERS", "Importer", "import_file"]

_SHOWN = 60
_MOST_BYTES = 200_000_000


def import_file(workspace: "Workspace", path: Path, format: str, *, dry_run: bool = False) -> Imported:
    """Take over what the file says; with `dry_run` only tell what that would be (texts that would come in first are
    then not looked into).

    Raises SourceError when the file is not of the format, DossierError when it cannot be read.
    """
    foreign = read_foreign(format, _bytes(path), path.name)
    new = _new_texts(workspace, foreign)
    if new and not dry_run:
        _ingest(workspace, new)
    plan = _Plan(workspace.views, foreign)
    for commands in () if dry_run else (plan.makes, plan.tells):
        if commands:
            workspace.do(Together(tuple(commands)))
    return plan.imported(len(new))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DossierError(
                f"{path} is larger than {_MOST_BYTES // 1_000_000} MB. Split it, and import the parts."
            )
        return path.read_bytes()
    except OSError as error:
        raise DossierError(
            f"{path} cannot be read: {error.strerror or error}. Check that it is there and that you may read it.",
            details=repr(error),
        ) from error


def _text_id(text: ForeignText) -> str:
    return sha256(text.text.encode("utf-8", "replace")).hexdigest()


def _new_texts(workspace: "Workspace", foreign: Foreign) -> list[ForeignText]:
    return [text for text in foreign.texts if workspace.views.source_with_text(_text_id(text)) is None]


def _ingest(workspace: "Workspace", texts: Sequence[ForeignText]) -> None:
    """As if the texts lay in files of their names."""
    with TemporaryDirectory(prefix="dossier-") as folder:
        for number, text in enumerate(texts):
            name = file_name(text.name, otherwise="text").removesuffix(".txt")
            inside = Path(folder) / f"{number}"
            inside.mkdir()
            (inside / f"{name[:80]}.txt").write_text(text.text, "utf-8", "replace")
        workspace.ingest([folder])


class _Plan:
    """What is to be done, worked out against the case as it stands: first `makes`, entities that are new here, then
    `tells`, everything that is said of what is there by then."""

    def __init__(self, views: ReadModel, foreign: Foreign) -> None:
        self._views, self._foreign = views, foreign
        self._text: Callable[[str], Searched] = lru_cache(maxsize=8)(
            lambda id: Searched(views.reading(id).text)
        )
        self._sources = dict(self._named_sources())
        self._here: dict[str, str] = {}
        """Entities by their id there."""
        self._moved: set[Place] = set()
        self._lost: dict[LostPlace, None] = {}
        self.makes: list[Command] = []
        self._aliases: list[Command] = []
        for entity in foreign.entities:
            self._match(entity)
        self._links, self._notes, self._tags = self._linked(), list(self._noted()), list(self._tagged())
        judged = (JudgePassages(tuple(places), Reference.IS, id) for id, places in self._links.items())
        self.tells: list[Command] = [*self._aliases, *judged, *self._notes, *self._tags]

    def imported(self, sources: int) -> Imported:
        return Imported(
            sources=sources,
            entities=len(self.makes),
            links=sum(map(len, self._links.values())),
            notes=len(self._notes),
            tags=len(self._tags),
            moved=len(self._moved),
            lost=tuple(self._lost),
            passed_over=self._foreign.passed_over,
        )

    def _named_sources(self) -> Iterator[tuple[str, str]]:
        """All that a source may be called, and which it is; the first ingested bears a name that several have."""
        for row in reversed(self._views.sources(withdrawn=False)):
            yield from (
                (name, row.id) for name in (row.file, row.url, row.id, f"urn:sha256:{row.id}") if name
            )
        for text in self._foreign.texts:
            source = self._views.source_with_text(_text_id(text))
            if source is not None:
                yield text.source, source

    def _match(self, entity: ForeignEntity) -> None:
        """The entity that it is here: by its id, else the only one of its kind and name, or of namesakes the one that
        went out under this id; else a new one."""
        found = self._known(entity)
        if found is None:
            id = _made_id(entity)
            self.makes.append(CreateEntity(id, entity.kind, entity.name))
            known = {plain(entity.name)}
        else:
            id = found.id
            known = {plain(name) for name in (found.name, *found.aliases)}
        self._here[entity.id] = id
        for alias in (entity.name, *entity.aliases):
            if plain(alias) not in known:
                known.add(plain(alias))
                self._aliases.append(SetAlias(id, alias))

    def _known(self, entity: ForeignEntity) -> EntityRow | None:
        for id in (entity.id, _made_id(entity)):
            for row in self._views.find(id):
                if row.id == id:
                    return row
        wanted = plain(entity.name)
        named = (row for row in self._views.find(entity.name) if row.kind is entity.kind)
        alike = [row for row in named if wanted in {plain(name) for name in (row.name, *row.aliases)}]
        ours = [row for row in alike if guid("entity", row.id) == entity.id.strip("{}").lower()]
        return next(iter(ours or alike)) if len(ours or alike) == 1 else None

    def _linked(self) -> dict[str, list[Place]]:
        """By entity, the passages that are not known to name it; of two who claim one, the first has it."""
        judged: dict[Place, str] = {}
        for link in self._foreign.links:
            place, entity = self._place(link.place), self._here.get(link.entity)
            if place is not None and entity is not None and entity not in self._views.named_at(*place):
                judged.setdefault(place, entity)
        by_entity: dict[str, list[Place]] = {}
        for place, entity in judged.items():
            by_entity.setdefault(entity, []).append(place)
        return by_entity

    def _noted(self) -> Iterator[Command]:
        """Notes that do not stand there already, whoever wrote them."""
        written: dict[str, set[str]] = {}
        for note in self._foreign.notes:
            target = self._target(note.place, note.about)
            if target is None:
                continue
            if target not in written:
                is_new = note.about in self._here and not self._views.find(self._here[note.about])
                written[target] = set() if is_new else {row.text for row in self._views.notes(target)}
            if note.text not in written[target]:
                written[target].add(note.text)
                yield WriteNote(note.id, target, note.text)

    def _tagged(self) -> Iterator[Command]:
        tagged: set[tuple[str, str]] = set()
        for tag in self._foreign.tags:
            target = self._target(tag.place, "")
            if target is not None and (target, tag.tag) not in tagged:
                tagged.add((target, tag.tag))
                if not self._views.held(target, tag_field(tag.tag)).value:
                    yield SetTag(target, tag.tag)

    def _target(self, place: ForeignPlace | None, about: str) -> str | None:
        if place is not None:
            found = self._place(place)
            return targets.of_passage(*found) if found else None
        if about in self._here:
            return targets.of_entity(self._here[about])
        if about in self._sources:
            return targets.of_source(self._sources[about])
        if about and any(row.id == about for row in self._views.find(about)):
            return targets.of_entity(about)
        if not about or about.startswith("urn:dossier:case:"):
            return targets.CASE
        self._give_up(about, "nothing of this name is in the case")
        return None

    def _place(self, place: ForeignPlace) -> Place | None:
        """Where the passage stands in this case; None, and why, where it does not, or not surely."""
        source = self._sources.get(place.source)
        words = " ".join(place.wanted.exact.split())[:_SHOWN]
        if source is None:
            self._give_up(words, f"its source is not in the case: {place.source}")
            return None
        found = self._text(source).find(place.wanted)
        if found.span is None:
            why = (
                "it stands in several places"
                if found.fate is Fate.AMBIGUOUS
                else "its words are not in the source"
            )
            self._give_up(words, why)
            return None
        at = Place(source, found.span.start, found.span.end)
        if found.fate is Fate.MOVED or place.wanted.start not in (None, at.start):
            self._moved.add(at)
        return at

    def _give_up(self, what: str, why: str) -> None:
        self._lost[LostPlace(what, why)] = None


def _made_id(entity: ForeignEntity) -> str:
    """The id of one that is made here: the same whenever the same file is read."""
    return f"{entity.kind}-{sha256(entity.id.encode('utf-8', 'replace')).hexdigest()[:20]}"
