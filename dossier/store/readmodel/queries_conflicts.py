"""Where analysts are at odds, in words: all sides, until somebody settles it."""

import sqlite3
from collections.abc import Iterator, Sequence

from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import Citation, EntityRef
from dossier.domain.clock import at
from dossier.domain.conflicts import Conflict, Side, Sort
from dossier.domain.deciding.settling import choices
from dossier.domain.deciding.state import Contender, Contest
from dossier.domain.entries import EntityAdopted
from dossier.domain.writes import (
    CONTRADICTION,
    ENTITY,
    HELD,
    MARK,
    PAIR,
    SOURCE,
    VERDICT,
    Subject,
    decided,
    is_search,
    lines,
    passage_value,
    search_parts,
    written,
)
from dossier.domain.writes import subject as subject_of
from dossier.store.readmodel import contests
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.citing import in_order
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.queries_entities import find_number
from dossier.store.readmodel.queries_marks import passage_citation
from dossier.store.readmodel.queries_review import first_mention
from dossier.store.readmodel.queries_sources import analyst_name
from dossier.store.readmodel.stacks import original
from dossier.store.readmodel.unions import Unions
from dossier.store.readmodel.words.naming import about


class ConflictQueries(Asking):
    def conflicts(self) -> Sequence[Conflict]:
        """All that is undecided between analysts, by what it is about."""
        return self._ask(lambda c: list(_conflicts(c)))


def _conflicts(connection: sqlite3.Connection) -> Iterator[Conflict]:
    names, unions = CaseNames(connection), Unions.of(connection)
    for contest in contests.contests(connection):
        family, subject, field = contest.family, contest.subject, contest.field
        target = _target(family, subject, field)
        entity = _entity(connection, unions, family, subject)
        named = family == SOURCE and not field.startswith("passage:")
        yield Conflict(
            target=target,
            field=field.rpartition(":")[2] if named else field,
            name=_name(connection, contest, target, names, entity),
            entity=entity,
            sides=tuple(_sides(connection, contest, names)),
            sort=contest.sort,
            passages=tuple(_passages(connection, contest, target, entity, names)),
            choices=choices(contest),
        )


def _name(
    connection: sqlite3.Connection, contest: Contest, target: str, names: CaseNames, entity: EntityRef | None
) -> str:
    if contest.family == PAIR:
        return " / ".join(names.entity(id) for id in contest.subject.split("\n"))
    if contest.family == CONTRADICTION:
        return " and ".join(_words(connection, each, names) for each in contest.subject.split("\n"))
    if is_search(contest.field):
        return next((f"“{search_parts(side.value)[0]}”" for side in contest.sides if side.value), "a search")
    return entity.name if entity else _words(connection, target, names)


def _words(connection: sqlite3.Connection, target: str, names: CaseNames) -> str:
    """What is meant, in words; a passage by its own."""
    place = targets.place(target)
    cited = passage_citation(connection, *place) if place is not None else None
    return about(target, names, cited.exact if cited is not None else "")


def _sides(connection: sqlite3.Connection, contest: Contest, names: CaseNames) -> Iterator[Side]:
    """Of a value, what holds and what differs from it; of a merge, what was said does not hold."""
    holds = contest.sides[0]
    for side in contest.sides:
        if contest.sort is Sort.VALUE and side is not holds and side.value == holds.value:
            continue
        about_, set_ = subject_of(side.fact), written(side.fact)
        field = set_.field if set_ else contest.field
        analyst, clock, fact = _maker(connection, about_, side, names)
        named = scalar(connection, "SELECT name FROM analyst WHERE id = ?", (analyst,))
        yield Side(
            _plain(about_.family, field, side.value, names),
            names.summary(fact),
            analyst_name(analyst, named),
            at(clock),
            side.entry,
            side is holds
            if contest.sort is Sort.VALUE
            else (side is holds) == (contest.sort is Sort.REJECTION),
        )


def _maker(
    connection: sqlite3.Connection, about_: Subject, side: Contender, names: CaseNames
) -> tuple[str, int, object]:
    """Who set the value, when, and what they did: not whoever took something back, and so brought it back."""
    first = original(connection, names, about_, side.entry)
    row = connection.execute(
        "SELECT analyst, clock FROM journal WHERE subject = ? AND family = ? AND id = ?",
        (about_.id, about_.family, first or ""),
    ).fetchone()
    if first == side.entry or row is None:
        return side.analyst, side.clock, side.fact
    return row[0], row[1], names.recorded(about_)[str(first)]


def _passages(
    connection: sqlite3.Connection, contest: Contest, target: str, entity: EntityRef | None, names: CaseNames
) -> Iterator[Citation]:
    """Of two that are one by now, those by which each was known before."""
    anchors = [
        anchor
        for id in (contest.subject.split("\n") if contest.family == PAIR else ())
        for fact in names.recorded(Subject(ENTITY, id)).values()
        if isinstance(fact, EntityAdopted)
        for anchor in fact.anchors[:1]
    ]
    places = dict.fromkeys((anchor.source, anchor.start, anchor.end) for anchor in anchors)
    of = contest.subject.split("\n") if contest.family == CONTRADICTION else [target]
    found = [passage_citation(connection, *place) for place in places] or [
        _passage(connection, each, entity) for each in of
    ]
    yield from filter(None, found)


def _passage(connection: sqlite3.Connection, target: str, entity: EntityRef | None) -> Citation | None:
    """Where the case speaks of it; None where it does not."""
    place = targets.place(target)
    if place is not None:
        return passage_citation(connection, *place)
    what, id = targets.parted(target)
    if what == targets.STATEMENT:
        number = scalar(connection, "SELECT no FROM statement WHERE id = ?", (id,))
        return in_order(connection, [number])[0].citation if number is not None else None
    number = find_number(connection, entity.id) if entity else None
    return first_mention(connection, number) if number is not None else None


def _plain(family: str, field: str, value: str, names: CaseNames) -> str:
    """A register's value without what only registers need; the names of entities in place of their ids."""
    if field == "into":
        return names.entity(value) if value else ""
    if family == SOURCE and field.startswith("passage:"):
        judged = passage_value(value)
        return f"{judged[0]} {names.entity(judged[1]) if judged[1] else ''}".strip() if judged else ""
    what, _, named = field.partition(":")
    if what in ("alias", "tag") and value in ("yes", HELD):
        return named
    if is_search(field):
        return ": ".join(dict.fromkeys(part for part in search_parts(value) if part))
    if field in ("comparison", VERDICT):
        return ": ".join(part for part in value.split("\n", 1) if part)
    held = decided(value) if value.startswith("=") else value
    if field == "where" or field.endswith((":subjects", ":others", ":attributed_to")):
        return ", ".join(names.entity(id) for id in lines(held or ""))
    if field == "who":
        taking_part = (line.partition("\t") for line in lines(held or ""))
        return ", ".join(
            f"{names.entity(id)} ({role})" if role else names.entity(id) for role, _, id in taking_part
        )
    return held or ""


def _target(family: str, subject: str, field: str) -> str:
    """What the register is about, as `targets.py` writes it."""
    if family == ENTITY:
        return targets.of_entity(subject)
    if family == PAIR:
        return targets.of_entity(subject.partition("\n")[0])
    if family in (MARK, CONTRADICTION):
        return subject.partition("\n")[0]
    if family != SOURCE:
        return targets.CASE
    what, colon, rest = field.rpartition(":")
    if field.startswith("passage:"):
        start, _, end = rest.partition("-")
        return targets.of_passage(subject, int(start), int(end))
    return targets.of_statement(what) if colon else targets.of_source(subject)


def _entity(connection: sqlite3.Connection, unions: Unions, family: str, subject: str) -> EntityRef | None:
    """The dossier that shows it, where it is about an entity that is there."""
    what, id = targets.parted(subject) if family == MARK else (family, subject.partition("\n")[0])
    if what not in (ENTITY, PAIR):
        return None
    row = connection.execute("SELECT id, kind, name FROM entity WHERE id = ?", (unions.root(id),)).fetchone()
    return EntityRef(row[0], EntityKind(row[1]), row[2]) if row else None
