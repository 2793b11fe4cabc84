"""The marks of a timeline: dated statements, and the dates that sources give events; few in full, many from afar.

Whatever the case holds, an answer has about `MOST` marks at most: where a window of time holds more, marks that lie
together come as one that counts them, and a narrower window is asked for when a person looks closer.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.domain.accounts import topics
from dossier.domain.analysis import EventStatus
from dossier.domain.citations import Citation
from dossier.domain.errors import NotFound
from dossier.domain.figure_rows import Relation
from dossier.domain.judgements import Status
from dossier.domain.targets import of_entity, of_statement
from dossier.domain.time_marks import (
    EVENT,
    EVERYTHING,
    TimeFilter,
    TimeMark,
    TimeMarks,
    disputed_dates,
    grade_bounds,
)
from dossier.domain.timespans import TimeSpan, span_of
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.queries_figures import figures
from dossier.store.readmodel.ranks import KINDS, RANK

MOST = 20_000
"""Marks that are given one by one."""
BINS = 4000
"""Stretches that a window is cut into where it holds more."""
_FIGURES = 20_000
"""A case with more figures is not searched for contrasts before its timeline is drawn."""

_WHO = """(SELECT group_concat(name, ', ') FROM (SELECT e.name FROM statement_chain p JOIN chain c ON c.no = p.chain
    JOIN entity e ON e.no = c.entity AND e.status <> 'rejected' WHERE p.statement = s.no AND p.role = 'subject'
    GROUP BY e.no ORDER BY min(p.ord)))"""
_STATEMENTS = (
    "FROM statement s JOIN source o ON o.no = s.source WHERE s.status <> 'rejected' AND NOT o.withdrawn"
)
_CLAIMS = """FROM entity e JOIN chain c ON c.entity = e.no JOIN source o ON o.no = c.source
    WHERE e.kind = 'event' AND e.status <> 'rejected' AND c.live AND NOT o.withdrawn"""
_PART_OF = """SELECT c.entity FROM event_part p JOIN chain d ON d.no = p.other JOIN chain c ON c.no = p.chain
    WHERE d.entity = ? AND c.entity IS NOT NULL"""

Condition = tuple[str, tuple[Any, ...]]


class TimelineQueries(Asking):
    def time_marks(
        self, wanted: TimeFilter = EVERYTHING, *, most: int = MOST, begins: tuple[int, int] | None = None
    ) -> TimeMarks:
        """What happened when, as far as the filter lets it through. With `begins` only statements about what began in
        that window of minutes: to look closer at what was too much from afar. Raises NotFound for an entity or a source
        that is none."""
        return self._ask(lambda c: _Timeline(c, wanted, begins).marks(most))

    def dates_of(self, entity: str, value: str) -> Sequence[Citation]:
        """Where sources give an event this date, by publication; where it is named first, if none does. Raises
        NotFound."""

        def ask(connection: sqlite3.Connection) -> list[Citation]:
            number = entity_number(connection, entity)
            condition = "AND e.no = ? AND json_extract(c.event, '$.when') = ?"
            found = [claim.citation for claim in _claims(connection, (condition, (number, value)))]
            return found or [claim.citation for claim in _claims(connection, ("AND e.no = ?", (number,)))][:1]

        return self._ask(ask)


class _Timeline:
    """One question, answered from one state of the read model."""

    def __init__(
        self, connection: sqlite3.Connection, wanted: TimeFilter, begins: tuple[int, int] | None
    ) -> None:
        self._connection = connection
        self._wanted, self._begins = wanted, begins
        self._entities = [entity_number(connection, id) for id in wanted.entities]
        self._source = _source(connection, wanted.source)
        self._kinds = tuple(RANK[kind] for kind in KINDS if not wanted.kinds or kind in wanted.kinds)

    def marks(self, most: int) -> TimeMarks:
        with_events = self._begins is None and (not self._wanted.kinds or EVENT in self._wanted.kinds)
        events = list(self._events()) if with_events else []
        number = self._count("first IS NOT NULL")
        origin, width = self._bins() if number > most else (0, 0)
        statements = self._from_afar(origin, width) if width else self._one_by_one()
        found = sorted([*events, *statements], key=lambda mark: mark.order)
        return TimeMarks(tuple(found), len(events) + number, self._count("first IS NULL"), origin, width)

    # -- statements

    def _count(self, dated: str) -> int:
        condition, parameters = self._condition()
        if dated == "first IS NULL":
            condition, parameters = self._condition(everywhen=True)
        return int(
            scalar(self._connection, f"SELECT count(*) {_STATEMENTS} AND s.{dated} {condition}", parameters)
        )

    def _condition(self, *, everywhen: bool = False) -> Condition:
        parts: list[Condition] = [
            ("AND s.no IN (SELECT statement FROM appearance WHERE entity = ?)", (number,))
            for number in self._entities
        ]
        if len(self._kinds) < len(KINDS):
            parts.append(("AND s.kind IN (SELECT value FROM json_each(?))", (json.dumps(self._kinds),)))
        parts.append(self._of_source("s"))
        parts.append(_graded("coalesce(nullif(s.grade, ''), o.grade)", self._wanted.grade))
        if not everywhen:
            parts.append(self._window("s.first", "s.until"))
            if self._begins is not None:
                parts.append(("AND s.first >= ? AND s.first < ?", self._begins))
        return _joined(parts)

    def _one_by_one(self) -> Iterator[TimeMark]:
        condition, parameters = self._condition()
        contrasts = self._contrasts()
        for row in self._connection.execute(
            f"""SELECT {citing.CITATION}, s.start, s.end, s.paragraph, s.exact, s.id, s.kind, s.date, s.vague,
            s.status, s.grade, o.grade, s.hedged, s.negated, {_WHO} {_STATEMENTS} AND s.first IS NOT NULL {condition}
            ORDER BY s.first, s.until, s.id""",
            parameters,
        ):
            mark = _statement(row, contrasts)
            if mark is not None:
                yield mark

    def _bins(self) -> tuple[int, int]:
        """From where, and how wide: so that there are about `BINS` from the first to the last."""
        condition, parameters = self._condition()
        first, last = self._connection.execute(
            f"SELECT min(s.first), max(s.first) {_STATEMENTS} AND s.first IS NOT NULL {condition}", parameters
        ).fetchone()
        return first, max(1, (last - first) // BINS)

    def _from_afar(self, origin: int, width: int) -> Iterator[TimeMark]:
        """Those that begin in one stretch as one; those that are longer by when they were."""
        condition, parameters = self._condition()
        for since, until, count, disputed in self._connection.execute(
            f"""SELECT min(s.first), max(s.until), count(*), max(s.status = 'disputed') {_STATEMENTS}
            AND s.first IS NOT NULL {condition}
            GROUP BY CASE WHEN s.until - s.first > ? THEN s.first ELSE (s.first - ?) / ? END,
            CASE WHEN s.until - s.first > ? THEN s.until END""",
            (*parameters, width, origin, width, width),
        ):
            span = TimeSpan(since, until)
            yield TimeMark("", "", span, "", "", "", "", None, None, disputed=bool(disputed), count=count)

    def _contrasts(self) -> dict[str, list[tuple[int, int]]]:
        """By source, the passages whose figures cannot both be right."""
        if int(scalar(self._connection, "SELECT count(*) FROM figure")) > _FIGURES:
            return {}
        found: dict[str, list[tuple[int, int]]] = {}
        for topic in topics(figures(self._connection, "WHERE NOT o.withdrawn")):
            for contrast in topic.contrasts:
                if contrast.relation is Relation.DISAGREEMENT:
                    for figure in (contrast.one, contrast.other):
                        found.setdefault(figure.citation.source, []).append((figure.start, figure.end))
        return found

    # -- events

    def _events(self) -> Iterator[TimeMark]:
        condition = _joined(
            [
                *((f"AND (e.no = ? OR e.no IN ({_PART_OF}))", (n, n)) for n in self._entities),
                self._of_source("c"),
                _graded("o.grade", self._wanted.grade),
            ]
        )
        by_event: dict[int, list[_Claim]] = {}
        for claim in _claims(self._connection, condition):
            by_event.setdefault(claim.event, []).append(claim)
        people = _participants(self._connection, by_event)
        for number, claims in by_event.items():
            yield from (
                mark for mark in _of_event(claims, people.get(number, "")) if self._in_window(mark.span)
            )

    def _in_window(self, span: TimeSpan) -> bool:
        first, until = self._wanted.first, self._wanted.until
        return (first is None or span.until > first) and (until is None or span.first < until)

    # -- conditions

    def _of_source(self, table: str) -> Condition:
        return ("", ()) if self._source is None else (f"AND {table}.source = ?", (self._source,))

    def _window(self, first: str, until: str) -> Condition:
        wanted, parts = self._wanted, []
        if wanted.first is not None:
            parts.append((f"AND {until} > ?", (wanted.first,)))
        if wanted.until is not None:
            parts.append((f"AND {first} < ?", (wanted.until,)))
        return _joined(parts)


@dataclass(frozen=True, slots=True)
class _Claim:
    """That a source speaks of an event, and the date that it gives it (empty: none)."""

    event: int
    id: str
    name: str
    status: Status
    date: str
    value: str
    planned: bool
    grade: str
    citation: Citation


def _claims(connection: sqlite3.Connection, condition: Condition) -> Iterator[_Claim]:
    """Those of events that have a date, by publication; each with its first passage."""
    where, parameters = condition
    for row in connection.execute(
        f"""SELECT {citing.CITATION}, m.start, m.end, m.paragraph, m.exact, e.no, e.id, e.name, e.status, e.date,
        json_extract(c.event, '$.when'), json_extract(c.event, '$.status'), o.grade
        FROM (SELECT c.no chain, e.no event {_CLAIMS} {where}) k JOIN entity e ON e.no = k.event
        JOIN chain c ON c.no = k.chain JOIN source o ON o.no = c.source
        JOIN mention m ON m.source = c.source AND m.ord = (SELECT ord FROM mention f WHERE f.chain = c.no
            ORDER BY f.start LIMIT 1)
        ORDER BY o.published = '', o.published, o.ingested, o.tie, m.start""",
        parameters,
    ):
        no, id, name, status, date, value, happened, grade = row[citing.AFTER :]
        yield _Claim(
            no, id, name, Status(status), date or "", value or "", happened == EventStatus.PLANNED, grade,
            citing.citation(row),
        )  # fmt: skip


def _of_event(claims: Sequence[_Claim], who: str) -> Iterator[TimeMark]:
    """A mark for each date that the sources give, and for that which an analyst sets instead."""
    by_value: dict[str, list[_Claim]] = {}
    for claim in claims:
        if span_of(claim.value):
            by_value.setdefault(claim.value, []).append(claim)
    head = claims[0]
    set_ = head.date if span_of(head.date) and head.date not in by_value else ""
    if set_:
        by_value[set_] = [head]
    spans = [span for value in by_value if (span := span_of(value))]
    for (value, givers), span, disputed in zip(by_value.items(), spans, disputed_dates(spans), strict=True):
        first = givers[0]
        yield TimeMark(
            of_entity(first.id),
            EVENT,
            span,
            value,
            "",
            first.name,
            who,
            first.citation,
            span_of(first.citation.published),
            first.status,
            first.grade,
            planned=first.planned,
            disputed=(disputed and value != set_) or first.status is Status.DISPUTED,
            decided=value == set_,
            sources=0 if value == set_ else len({claim.citation.source for claim in givers}),
        )


def _participants(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, str]:
    rows = connection.execute(
        """SELECT c.entity, group_concat(DISTINCT e.name) FROM chain c
        JOIN event_part p ON p.chain = c.no AND p.role <> '' JOIN chain d ON d.no = p.other
        JOIN entity e ON e.no = d.entity AND e.status <> 'rejected'
        WHERE c.entity IN (SELECT value FROM json_each(?)) GROUP BY c.entity""",
        (json.dumps(list(events)),),
    )
    return {number: names.replace(",", ", ") for number, names in rows}


def _statement(row: Sequence[Any], contrasts: dict[str, list[tuple[int, int]]]) -> TimeMark | None:
    id, kind, date, vague, status, grade, source_grade, hedged, negated, who = row[citing.AFTER :]
    span = span_of(date, vague)
    if span is None:
        return None
    citation = citing.citation(row)
    contrasted = any(
        citation.start < end and start < citation.end for start, end in contrasts.get(citation.source, ())
    )
    return TimeMark(
        of_statement(id),
        KINDS[kind],
        span,
        date,
        vague,
        citation.exact,
        who or "",
        citation,
        span_of(citation.published),
        Status(status),
        grade or source_grade,
        bool(hedged),
        bool(negated),
        KINDS[kind] == "plan",
        contrasted or status == Status.DISPUTED,
    )


def _source(connection: sqlite3.Connection, id: str) -> int | None:
    if not id:
        return None
    number = scalar(connection, "SELECT no FROM source WHERE id = ?", (id,))
    if number is None:
        raise NotFound(f"There is no source with the id “{id}” in this case.")
    return int(number)


def _graded(grade: str, wanted: str) -> Condition:
    bounds = grade_bounds(wanted)
    if bounds is None:
        return "", ()
    return f"AND substr({grade}, 1, 1) BETWEEN ? AND ? AND substr({grade}, 2, 1) BETWEEN ? AND ?", bounds


def _joined(parts: Iterable[Condition]) -> Condition:
    held = [part for part in parts if part[0]]
    return " ".join(sql for sql, _ in held), tuple(value for _, values in held for value in values)
