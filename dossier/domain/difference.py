"""What is otherwise in a dossier than it was: two moments of it, compared line by line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dossier.domain.views import (
    Citation,
    Difference,
    Dossier,
    EntityRef,
    FullDossier,
    NoteRow,
    QuoteRow,
    StatementRow,
)

ADDED, REMOVED, CHANGED = "added", "removed", "changed"

Row = TypeVar("Row")


def difference(before: FullDossier | None, after: FullDossier | None) -> Sequence[Difference]:
    """What changed from `before` to `after`, in the order in which a dossier shows it: who it is, what is said of it,
    where. None: there was (is) no such dossier."""
    return (
        *_head(before.dossier if before else None, after.dossier if after else None),
        *_notes(before.notes if before else (), after.notes if after else ()),
        *_statements(before.statements if before else (), after.statements if after else ()),
        *_quotes(before.quotes if before else (), after.quotes if after else ()),
        *_sources(before, after),
    )


# -- the head


def _head(before: Dossier | None, after: Dossier | None) -> Iterator[Difference]:
    for what, value in _VALUES.items():
        yield from _value(what, value(before) if before else "", value(after) if after else "")
    for what, values in _LISTS.items():
        yield from _list(what, values(before) if before else (), values(after) if after else ())


_VALUES: Mapping[str, Callable[[Dossier], str]] = {
    "name": lambda d: d.entity.name,
    "kind": lambda d: d.entity.kind,
    "status": lambda d: d.entity.status,
    "when": lambda d: (d.event.date or "") if d.event else "",
    "happened": lambda d: d.event.status if d.event else "",
}

_LISTS: Mapping[str, Callable[[Dossier], Iterable[tuple[str, str]]]] = {
    "alias": lambda d: [(alias, alias) for alias in d.entity.aliases],
    "where": lambda d: [(place.id, place.name) for place in d.event.places] if d.event else (),
    "who": lambda d: (
        [(f"{role}\t{who.id}", f"{role}: {who.name}") for role, who in d.event.participants]
        if d.event
        else ()
    ),
    "tag": lambda d: [(tag, tag) for tag in d.tags],
    "merged": lambda d: [(row.entity.id, row.entity.name) for row in d.merged],
    "compared": lambda d: [
        (
            f"{row.entity.id}\n{row.comparison}\n{row.reason}",
            _compared(row.comparison, row.entity, row.reason),
        )
        for row in d.compared
    ],
}
"""Lists whose lines are there or not: (what makes it this line, its words). Entities go by id: a new name of one is
no news of all that speak of it."""


def _compared(comparison: str, entity: EntityRef, reason: str) -> str:
    return f"{comparison}: {entity.name}" + (f" ({reason})" if reason else "")


def _value(what: str, before: str, after: str, citation: Citation | None = None) -> Iterator[Difference]:
    if before == after:
        return
    sort = ADDED if not before else REMOVED if not after else CHANGED
    yield Difference(sort, what, before, after, citation)


def _list(
    what: str, before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]
) -> Iterator[Difference]:
    had, has = dict(before), dict(after)
    yield from (Difference(REMOVED, what, words, "") for key, words in had.items() if key not in has)
    yield from (Difference(ADDED, what, "", words) for key, words in has.items() if key not in had)


def _entities(
    what: str, before: Sequence[EntityRef], after: Sequence[EntityRef], citation: Citation
) -> Iterator[Difference]:
    if [each.id for each in before] != [each.id for each in after]:
        was, now = (", ".join(each.name for each in some) for some in (before, after))
        yield Difference(ADDED if not before else REMOVED if not after else CHANGED, what, was, now, citation)


# -- what is said


def _notes(before: Iterable[NoteRow], after: Iterable[NoteRow]) -> Iterator[Difference]:
    for was, now in _paired(before, after, lambda note: note.id):
        row = now or was
        citation = row.citation if row else None
        yield from _value("note", was.text if was else "", now.text if now else "", citation)


def _statements(before: Iterable[StatementRow], after: Iterable[StatementRow]) -> Iterator[Difference]:
    for was, now in _paired(before, after, lambda statement: statement.id):
        if was is None or now is None:
            yield _whole("statement", was, now)
            continue
        for field, value in _FIELDS.items():
            yield from _value(f"{field} of a statement", value(was), value(now), now.citation)
        for field, entities in _NAMED.items():
            yield from _entities(f"{field} of a statement", entities(was), entities(now), now.citation)


_FIELDS: Mapping[str, Callable[[StatementRow], str]] = {
    "kind": lambda s: s.kind,
    "words": lambda s: s.citation.exact,
    "attribution": lambda s: s.attribution or "",
    "date": lambda s: s.date or "",
    "hedging": lambda s: "hedged" if s.hedged else "",
    "negation": lambda s: "negated" if s.negated else "",
    "status": lambda s: s.status,
    "grade": lambda s: s.grade,
    "tags": lambda s: ", ".join(s.tags),
}
_NAMED: Mapping[str, Callable[[StatementRow], Sequence[EntityRef]]] = {
    "subjects": lambda s: s.subjects,
    "others": lambda s: s.others,
    "speaker": lambda s: (s.attributed_to,) if s.attributed_to else (),
}


def _quotes(before: Iterable[QuoteRow], after: Iterable[QuoteRow]) -> Iterator[Difference]:
    for was, now in _paired(before, after, lambda quote: quote.id):
        if was is None or now is None:
            yield _whole("quote", was, now)
            continue
        for field, entities in _SAID.items():
            yield from _entities(f"{field} of a quote", entities(was), entities(now), now.citation)


_SAID: Mapping[str, Callable[[QuoteRow], Sequence[EntityRef]]] = {
    "speaker": lambda q: (q.speaker_entity,) if q.speaker_entity else (),
    "addressee": lambda q: (q.addressee,) if q.addressee else (),
}


def _whole(what: str, was: StatementRow | QuoteRow | None, now: StatementRow | QuoteRow | None) -> Difference:
    """A line that came or went with its passage."""
    if now is not None:
        return Difference(ADDED, what, "", now.citation.exact, now.citation)
    assert was is not None
    return Difference(REMOVED, what, was.citation.exact, "", was.citation)


# -- where


def _sources(before: FullDossier | None, after: FullDossier | None) -> Iterator[Difference]:
    had, has = before.sources if before else (), after.sources if after else ()
    for was, now in _paired(had, has, lambda source: source.id):
        if was is None or now is None:
            sort = ADDED if was is None else REMOVED
            yield Difference(sort, "source", was.file if was else "", now.file if now else "")
            continue
        yield from _value(f"title of {now.file}", was.title, now.title)
        yield from _value(f"publication date of {now.file}", was.published, now.published)
        yield from _value(f"grade of {now.file}", was.grade, now.grade)


def _paired(
    before: Iterable[Row], after: Iterable[Row], id: Callable[[Row], str]
) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of both sides by their ids: what went, then the others in the order of now."""
    had, has = {id(row): row for row in before}, {id(row): row for row in after}
    yield from ((row, None) for key, row in had.items() if key not in has)
    yield from ((had.get(key), row) for key, row in has.items())
