"""One source as a whole: for the reader, and for machines."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from dossier.domain.accounts import topics
from dossier.domain.analysis import EntityKind, EventStatus, Form, StatementKind
from dossier.domain.dates import calendar_day
from dossier.domain.findings import (
    Findings,
    FoundAttribution,
    FoundDate,
    FoundEvent,
    FoundFigure,
    FoundMention,
    FoundQuote,
    FoundSpan,
    FoundStatement,
)
from dossier.domain.views import Mark, Reading, Shaded
from dossier.store.readmodel.asking import Asking
from dossier.store.readmodel.queries_figures import figures
from dossier.store.readmodel.queries_sources import one_source
from dossier.store.readmodel.ranks import KINDS
from dossier.store.readmodel.telling import ATTRIBUTED, OTHER, PLACE, SUBJECT, VIA

_MENTIONS = """SELECT m.start, m.end, coalesce(e.kind, nullif(c.kind, ''), r.kind, 'person'), m.form,
    CASE e.status WHEN 'rejected' THEN NULL ELSE e.id END, c.idx, c.event, coalesce(m.score, 1000)
    FROM mention m JOIN chain c ON c.no = m.chain
    LEFT JOIN chain r ON r.no = m.read LEFT JOIN entity e ON e.no = c.entity WHERE m.source = ? ORDER BY m.ord"""

_QUOTES = """SELECT q.start, q.end, q.speaker_start, q.speaker_end, e.id, q.form, q.cue_start, q.cue_end,
    f.id, q.parts, q.score FROM quote q
    LEFT JOIN chain c ON c.no = q.speaker_chain LEFT JOIN entity e ON e.no = c.entity
    LEFT JOIN chain d ON d.no = q.addressee_chain LEFT JOIN entity f ON f.no = d.entity
    WHERE q.source = ? ORDER BY q.no"""

_STATEMENTS = """SELECT s.no, s.start, s.end, s.kind, s.attribution_start, s.attribution_end, s.hedged, s.date,
    s.via, s.predicate_start, s.predicate_end, s.hedge_start, s.hedge_end, s.negated, s.score
    FROM statement s WHERE s.source = ? AND s.status <> 'rejected' ORDER BY s.no"""

_TAKING_PART = """SELECT p.statement, p.role, p.chain, e.id FROM statement s JOIN statement_chain p ON p.statement =
s.no
    JOIN chain c ON c.no = p.chain JOIN entity e ON e.no = c.entity
    WHERE s.source = ? AND e.status <> 'rejected' ORDER BY p.statement, p.ord"""


class ReadingQueries(Asking):
    def reading(self, source: str) -> Reading:
        """A source's text with what is marked in it; a withdrawn one is plain text. Raises NotFound."""
        return self._ask(lambda c: _reading(c, source))

    def findings(self) -> Iterator[Findings]:
        """What is known of each source that is not withdrawn, in order of ingest."""
        sources = self._ask(
            lambda c: c.execute("SELECT no FROM source WHERE NOT withdrawn ORDER BY ingested, tie").fetchall()
        )
        keys = self._ask(_figure_keys)
        for (number,) in sources:
            found = self._ask(lambda c, number=number: _findings(c, number, keys))  # type: ignore[misc]
            if found is not None:
                yield found


def trigger_id(source: str, chain: int, event: str | None, published: str) -> str:
    """The cluster of the triggers of a happening that has no dossier: the same in all sources for what is of one kind,
    on one day, of the same participants (of two, told in the same month, where no day is known); else of this source
    alone."""
    key = _alike(json.loads(event), published[:7]) if event else ()
    parts = key or (source, str(chain))
    return f"trigger-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:20]}"


def _alike(happening: dict[str, Any], month: str) -> tuple[str, ...]:
    """What two accounts of one happening have in common; empty where too little is known."""
    what, day, who = happening["what"], calendar_day(happening["when"]), sorted(set(happening["who"]))
    if what == "say" or happening["status"] != EventStatus.OCCURRED or len(who) + (day is not None) < 2:
        return ()
    return (what, day.isoformat() if day else month, *who)


def _reading(connection: sqlite3.Connection, source: str) -> Reading:
    row = one_source(connection, source)
    number, pages = connection.execute("SELECT no, pages FROM source WHERE id = ?", (source,)).fetchone()
    pieces = connection.execute("SELECT body FROM paragraph WHERE source = ? ORDER BY number", (number,))
    return Reading(
        source=row,
        text="".join(body for (body,) in pieces),
        marks=tuple(
            Mark(start, end, EntityKind(kind), Form(form), entity)
            for start, end, kind, form, entity, *_ in connection.execute(_MENTIONS, (number,))
        ),
        shaded=tuple(Shaded(*each) for each in _boilerplate(connection, number)),
        pages=tuple(json.loads(pages)) if pages else (),
    )


def _boilerplate(connection: sqlite3.Connection, number: int) -> list[tuple[int, int, str]]:
    return connection.execute(
        "SELECT start, end, kind FROM boilerplate WHERE source = ? ORDER BY ord", (number,)
    ).fetchall()


def _figure_keys(connection: sqlite3.Connection) -> dict[tuple[str, int], str]:
    """(source, start of the number) -> the topic that it belongs to, over the whole case."""
    found = topics(figures(connection, "WHERE NOT o.withdrawn"))
    return {(row.citation.source, row.start): topic.id for topic in found for row in topic.figures}


def _figures(
    connection: sqlite3.Connection, number: int, keys: dict[tuple[str, int], str]
) -> Iterator[FoundFigure]:
    for row in figures(connection, "WHERE f.source = ? ORDER BY f.ord", number):
        key = keys.get((row.citation.source, row.start))
        if key is not None:  # else it came in after the topics were found
            event = row.event.id if row.event else None
            yield FoundFigure(
                row.start, row.end, key, row.low, row.high, row.hedge, row.what, event, row.score
            )


def _findings(
    connection: sqlite3.Connection, number: int, keys: dict[tuple[str, int], str]
) -> Findings | None:
    """None when the source has gone, or has been withdrawn, since it was listed."""
    row = connection.execute(
        "SELECT file, id, text, published FROM source WHERE no = ? AND NOT withdrawn", (number,)
    ).fetchone()
    if row is None:
        return None
    file, source, text, published = row
    mentions = connection.execute(_MENTIONS, (number,)).fetchall()
    dates = connection.execute(
        "SELECT start, end, value, score FROM time_expression WHERE source = ? ORDER BY ord", (number,)
    )
    return Findings(
        file=file,
        source=source,
        text_sha256=text,
        published=published or None,
        mentions=tuple(
            FoundMention(start, end, EntityKind(kind), entity, Form(form), score)
            for start, end, kind, form, entity, *_, score in mentions
        ),
        quotes=tuple(_quote(quote) for quote in connection.execute(_QUOTES, (number,))),
        dates=tuple(FoundDate(*date) for date in dates),
        events=tuple(
            FoundEvent(start, end, entity or trigger_id(source, chain, event, published), score)
            for start, end, kind, form, entity, chain, event, score in mentions
            if kind == EntityKind.EVENT and form != Form.PRONOUN
        ),
        statements=tuple(_statements(connection, number)),
        boilerplate=tuple(FoundSpan(start, end) for start, end, _ in _boilerplate(connection, number)),
        figures=tuple(_figures(connection, number, keys)),
    )


def _quote(row: Sequence[Any]) -> FoundQuote:
    start, end, said_start, said_end, by, form, cue_start, cue_end, to, parts, score = row
    spans = tuple(FoundSpan(*part) for part in json.loads(parts)) or (FoundSpan(start, end),)
    return FoundQuote(start, end, said_start, said_end, by, form, _span(cue_start, cue_end), to, spans, score)


def _span(start: int | None, end: int | None) -> FoundSpan | None:
    return None if start is None or end is None else FoundSpan(start, end)


Roles = dict[str, dict[int, str]]
"""By role, the entities by the number of their chain, in the order of the analysis."""


def _statements(connection: sqlite3.Connection, number: int) -> Iterator[FoundStatement]:
    taking_part: dict[int, Roles] = {}
    for statement, role, chain, entity in connection.execute(_TAKING_PART, (number,)):
        taking_part.setdefault(statement, {}).setdefault(role, {})[chain] = entity
    for no, *row in connection.execute(_STATEMENTS, (number,)):
        yield _statement(row, taking_part.get(no, {}))


def _statement(row: Sequence[Any], roles: Roles) -> FoundStatement:
    start, end, kind, said_start, said_end, hedged, date, via, *spans, negated, score = row
    predicate, hedge = _span(*spans[:2]), _span(*spans[2:])
    return FoundStatement(
        start=start,
        end=end,
        kind=StatementKind(KINDS[kind]),
        subjects=_entities(roles, SUBJECT),
        attribution=None if said_start is None else _attribution(said_start, said_end, via, roles),
        hedged=bool(hedged),
        date=date,
        others=_entities(roles, OTHER),
        predicate=predicate,
        hedge=hedge if hedged else None,
        negated=bool(negated),
        place=next(iter(_entities(roles, PLACE)), None),
        score=score,
    )


def _attribution(start: int, end: int, via: str, roles: Roles) -> FoundAttribution:
    by = next(iter(_entities(roles, ATTRIBUTED)), None)
    outer = [
        FoundAttribution(start, end, roles.get(VIA, {}).get(chain)) for start, end, chain in json.loads(via)
    ]
    return FoundAttribution(start, end, by, tuple(outer))


def _entities(roles: Roles, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(roles.get(role, {}).values()))
