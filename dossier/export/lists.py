"""The lists of a case as tables: a name, a row of headings, and rows of plain cells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dossier.domain.errors import NotFound
from dossier.domain.views import Citation, EntityRef
from dossier.export.exporter import Material
from dossier.export.holdings import Holdings

Cell = str | int
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """`columns` are headings; each row has as many cells."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Holdings], Iterable[Row]]


def listing(material: Material) -> Listing:
    """The list that is asked for; all statements when none is. Raises NotFound."""
    wanted = material.listed or STATEMENTS.name
    for each in LISTS:
        if each.name == wanted:
            return each
    raise NotFound(f"There is no list “{wanted}”; there are {', '.join(each.name for each in LISTS)}.")


_PLACE = ("source", "file", "title", "publisher", "published", "paragraph", "start", "end", "words")


def _place(citation: Citation) -> Row:
    c = citation
    return c.source, c.file, c.title, c.publisher, c.published, c.paragraph, c.start, c.end, c.exact


def _names(entities: Iterable[EntityRef]) -> str:
    return "; ".join(entity.name for entity in entities)


def _ids(entities: Iterable[EntityRef]) -> str:
    return " ".join(entity.id for entity in entities)


def _name(entity: EntityRef | None) -> str:
    return entity.name if entity else ""


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _statements(held: Holdings) -> Iterator[Row]:
    for s in held.statements():
        yield (
            s.id, s.kind.value, _names(s.subjects), _names(s.others), s.attribution or "", _name(s.attributed_to),
            _yes(s.hedged), _yes(s.negated), s.date or "", s.vague, s.date_text, s.status.value, s.grade, s.score,
            "; ".join(s.tags), _yes(s.written), " ".join(s.edited), _ids(s.subjects), _ids(s.others),
            *_place(s.citation),
        )  # fmt: skip


def _quotes(held: Holdings) -> Iterator[Row]:
    for q in held.quotes():
        speaker = q.speaker_entity
        yield (
            q.id, q.form, q.speaker or "", _name(speaker), speaker.id if speaker else "", _name(q.addressee), q.score,
            *_place(q.citation),
        )  # fmt: skip


def _entities(held: Holdings) -> Iterator[Row]:
    for e in held.entities():
        yield (
            e.id, e.kind.value, e.name, "; ".join(e.aliases), e.role.value, e.status.value, e.date or "", e.mentions,
            e.sources,
        )  # fmt: skip


def _sources(held: Holdings) -> Iterator[Row]:
    for s in held.sources():
        yield (
            s.id, s.file, s.title, s.publisher, "; ".join(s.authors), s.published, s.language, s.url, s.grade,
            "; ".join(s.tags), s.media_type, s.bytes, s.characters, s.ingested, s.ingested_by, s.analyser, s.model,
        )  # fmt: skip


def _mentions(held: Holdings) -> Iterator[Row]:
    for entity, citation in held.mentions():
        yield entity.id, entity.kind.value, entity.name, *_place(citation)


def _notes(held: Holdings) -> Iterator[Row]:
    for n in held.notes():
        place = _place(n.citation) if n.citation else ("",) * len(_PLACE)
        yield n.id, n.target, n.about, n.text, n.analyst, n.at, *place


def _history(held: Holdings) -> Iterator[Row]:
    for row in held.history():
        yield row.position, row.id, row.at, row.analyst, row.kind, row.summary, row.target, row.act


STATEMENTS = Listing(
    "statements",
    (
        "id", "kind", "subjects", "others", "attribution", "attributed to", "hedged", "negated", "date",
        "vague", "date as written", "status", "grade", "score", "tags", "written by an analyst", "edited",
        "subject ids", "other ids", *_PLACE,
    ),
    _statements,
)  # fmt: skip
LISTS: tuple[Listing, ...] = (
    STATEMENTS,
    Listing(
        "quotes",
        ("id", "form", "speaker as written", "speaker", "speaker id", "addressee", "score", *_PLACE),
        _quotes,
    ),
    Listing(
        "entities",
        ("id", "kind", "name", "also", "role", "status", "date", "mentions", "sources"),
        _entities,
    ),
    Listing(
        "sources",
        (
            "id", "file", "title", "publisher", "authors", "published", "language", "url", "grade", "tags",
            "media type", "bytes", "characters", "ingested", "ingested by", "analyser", "model",
        ),
        _sources,
    ),
    Listing("mentions", ("entity id", "kind", "name", *_PLACE), _mentions),
    Listing("notes", ("id", "target", "about", "text", "analyst", "at", *_PLACE), _notes),
    Listing("history", ("position", "id", "at", "analyst", "kind", "summary", "target", "act"), _history),
)  # fmt: skip
"""Scores are per mille, offsets code points, times UTC."""
