"""Who did what, when: the journal in words, and what undo and redo would take."""

import json
import sqlite3
import time
from collections.abc import Sequence
from itertools import islice
from typing import Any

from dossier.domain import targets
from dossier.domain.clock import at, is_far_ahead
from dossier.domain.deciding.state import Act
from dossier.domain.deciding.undoing import obstacle
from dossier.domain.moments import reading_since
from dossier.domain.views import ActRow, HistoryRow, News
from dossier.domain.writes import (
    ACT,
    ANALYST,
    CHAIN,
    CONTRADICTION,
    ENTITY,
    KEY,
    MARK,
    PAIR,
    SOURCE,
    statement_target,
)
from dossier.store.readmodel import stacks
from dossier.store.readmodel.asking import page, scalar
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.queries_case import entries
from dossier.store.readmodel.queries_sources import analyst_name
from dossier.store.readmodel.queries_state import StateQueries
from dossier.store.readmodel.recorded import decode
from dossier.store.readmodel.spelling import folded
from dossier.store.readmodel.summaries import act_summary
from dossier.store.readmodel.unions import Unions

_Condition = tuple[str, tuple[Any, ...]]


class HistoryQueries(StateQueries):
    def history(
        self,
        *,
        subject: str | None = None,
        analyst: str = "",
        kind: str = "",
        text: str = "",
        since: str = "",
        newest_first: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Sequence[HistoryRow]:
        """Entries in the order in which they count.

        `subject`: the id of a source (with its passages and statements), an entity (with all that is merged into it), a
        statement, or an analyst (what they did, too). `analyst`: an id, for what they did. `text` stands in the kind or
        the payload, whatever its case and diacritics. Those before the moment `since` (ISO 8601) are left out.
        """
        down = " DESC" if newest_first else ""
        wall_ms = time.time_ns() // 1_000_000

        def ask(connection: sqlite3.Connection) -> list[HistoryRow]:
            condition, parameters = _condition(connection, subject, analyst, kind, text, since)
            names = CaseNames(connection)
            rows = connection.execute(
                f"""SELECT j.position, j.id, j.clock, j.kind, j.analyst, j.family, j.subject, j.payload, j.act,
                a.name, a.initials FROM journal j LEFT JOIN analyst a ON a.id = j.analyst WHERE {condition}
                ORDER BY j.clock{down}, j.id{down} LIMIT ? OFFSET ?""",
                (*parameters, *page(offset, limit)),
            ).fetchall()
            return [_row(row, names, wall_ms) for row in rows]

        return self._ask(ask)

    def count_history(
        self,
        *,
        subject: str | None = None,
        analyst: str = "",
        kind: str = "",
        text: str = "",
        since: str = "",
    ) -> int:
        if subject is None and not (analyst or kind or text or since):
            return self._ask(entries)

        def ask(connection: sqlite3.Connection) -> int:
            condition, parameters = _condition(connection, subject, analyst, kind, text, since)
            return int(scalar(connection, f"SELECT count(*) FROM journal j WHERE {condition}", parameters))

        return self._ask(ask)

    def news(self, after: int, but: str) -> Sequence[News]:
        """What others than the analyst `but` did that arrived after position `after`, the latest first."""

        def ask(connection: sqlite3.Connection) -> list[News]:
            rows = connection.execute(
                """SELECT j.analyst, a.name, count(DISTINCT j.act)
                FROM journal j LEFT JOIN analyst a ON a.id = j.analyst
                WHERE j.position > ? AND j.analyst <> ? AND j.kind <> 'AnalystNamed'
                GROUP BY j.analyst ORDER BY max(j.position) DESC""",
                (after, but),
            ).fetchall()
            return [
                News(analyst_name(id, name), acts, _only_act(connection, after, id) if acts == 1 else "")
                for id, name, acts in rows
            ]

        return self._ask(ask)

    def acts(self, analyst: str, *, undone: bool = False, limit: int | None = None) -> Sequence[ActRow]:
        """What undo (redo, with `undone`) would take, the next one first; each with why it cannot, if so.

        What one did oneself since is in nobody's way: it is taken back before.
        """

        def ask(connection: sqlite3.Connection) -> list[tuple[stacks.Standing, Act]]:
            names = CaseNames(connection)  # one for all: many acts are about the same few sources
            found = islice(stacks.standing(connection, analyst, undone=undone), limit)
            return [(each, stacks.described(connection, each, names)) for each in found]

        return [
            self._act_row(found, act, "" if n == 0 else analyst, undone)
            for n, (found, act) in enumerate(self._ask(ask))
        ]

    def _act_row(self, found: stacks.Standing, act: Act, mine: str, undone: bool) -> ActRow:
        """`mine`: the analyst whose own changes are passed over."""
        why = [
            "" if mine and step.by == mine else obstacle(self, act, step, again=undone) for step in act.steps
        ]
        blocked = next(filter(None, why)) if why and all(why) else ""
        return ActRow(act.act, at(found.clock), act.summary, len(act.steps), blocked)


def _only_act(connection: sqlite3.Connection, after: int, analyst: str) -> str:
    rows = connection.execute(
        """SELECT kind, payload FROM journal WHERE position > ? AND analyst = ? AND family <> ''
        ORDER BY clock, id""",
        (after, analyst),
    )
    return act_summary([decode(kind, payload) for kind, payload in rows], CaseNames(connection))


def _condition(
    connection: sqlite3.Connection, subject: str | None, analyst: str, kind: str, text: str, since: str
) -> _Condition:
    conditions: list[_Condition] = [] if subject is None else [_about(connection, subject)]
    if analyst:
        conditions.append(("j.analyst = ?", (analyst,)))
    if since:
        conditions.append(("j.clock >= ?", (reading_since(since),)))
    if kind:
        conditions.append(("j.kind = ?", (kind,)))
    if text:
        # SQLite's own lower() knows ASCII alone.
        connection.create_function("holds", 3, _holds, deterministic=True)
        wanted = folded(json.dumps(text, ensure_ascii=False)[1:-1])  # as a payload has it
        conditions.append(("holds(j.kind, j.payload, ?)", (wanted,)))
    return (
        " AND ".join(sql for sql, _ in conditions) or "true",
        tuple(value for _, values in conditions for value in values),
    )


def _holds(kind: str, payload: str, wanted: str) -> bool:
    return wanted in folded(kind) or wanted in folded(payload)


def _about(connection: sqlite3.Connection, subject: str) -> _Condition:
    unions = Unions.of(connection)
    ids = unions.members(unions.root(subject))
    marks = ", ".join("?" * len(ids))
    return (
        f"""(j.subject IN ({marks}) OR j.analyst = ? OR j.subject IN (?, ?)
            OR j.subject BETWEEN ? AND ?
            OR j.subject IN (SELECT ? || s.id FROM statement s JOIN source o ON o.no = s.source WHERE o.id = ?)
            OR j.position IN (SELECT position FROM concern WHERE target IN ({marks})))""",
        (
            *(*ids, subject, targets.of_source(subject), targets.of_statement(subject)),
            *(f"{targets.PASSAGE}:{subject}:", f"{targets.PASSAGE}:{subject}:~"),
            *(targets.of_statement(""), subject),
            *ids,
        ),
    )


def _row(row: Sequence[Any], names: CaseNames, wall_ms: int) -> HistoryRow:
    position, id, clock, kind, analyst, family, subject, payload, act, name, initials = row
    target = ""
    if family:
        fact = decode(kind, payload)
        said = names.summary(fact)
        target = statement_target(fact) or _target(family, subject)
    else:
        said = f"something that this version of Dossier passes over ({kind})"
    return HistoryRow(
        id=id,
        position=position,
        kind=kind,
        analyst=analyst_name(analyst, name),
        at=at(clock),
        summary=said,
        payload=payload,
        flagged=is_far_ahead(clock, wall_ms),
        act=act,
        target=target,
        initials=initials or "",
    )


def _target(family: str, subject: str) -> str:
    """What an entry of this family is about, as `targets.py` writes it."""
    if family in (MARK, CONTRADICTION):
        return subject.partition("\n")[0]
    if family == PAIR:
        return targets.of_entity(subject.partition("\n")[0])
    if family == SOURCE:
        return targets.of_source(subject)
    if family == ENTITY:
        return targets.of_entity(subject)
    return "" if family in (ANALYST, ACT, KEY, CHAIN) else targets.CASE
