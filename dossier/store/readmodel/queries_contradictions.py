"""What sources contradict each other in, and what analysts made of it."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from dossier.domain import contradictions, targets
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import EntityRef
from dossier.domain.clock import at
from dossier.domain.contradiction_rows import AgeRow, Contradiction, HappeningRow, Settlement
from dossier.domain.contradictions import ONCE, ONESELF, SELDOM
from dossier.domain.judgements import Verdict
from dossier.domain.targets import Place
from dossier.domain.views import Citation
from dossier.domain.writes import VERDICT, verdict_held
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.queries_families import origins
from dossier.store.readmodel.queries_figures import counted
from dossier.store.readmodel.queries_sources import analyst_name


def _listed(classes: frozenset[str]) -> str:
    return ", ".join(f"'{each}'" for each in sorted(classes))


_TOLD_TWICE = """SELECT entity FROM chain WHERE event IS NOT NULL AND entity IS NOT NULL AND live
    AND json_extract(event, '$.when') <> '' GROUP BY entity HAVING count(DISTINCT json_extract(event, '$.when')) > 1"""

_PERSONAL = f"""SELECT c.no FROM chain c JOIN event_part p ON p.chain = c.no
    WHERE p.role = 'patient' AND json_extract(c.event, '$.what') IN ({_listed(ONCE | SELDOM)})
    OR p.role = 'agent' AND json_extract(c.event, '$.what') IN ({_listed(ONESELF)})"""

_HAPPENINGS = f"""SELECT {citing.CITATION}, o.no, c.event, c.no, e.id, e.kind, e.name FROM chain c
    JOIN source o ON o.no = c.source LEFT JOIN entity e ON e.no = c.entity AND e.status <> 'rejected'
    WHERE c.event IS NOT NULL AND c.live AND """

_TELLING = """SELECT m.start, m.end, m.paragraph, m.score, EXISTS (
        SELECT 1 FROM event_part q JOIN mention x ON x.source = m.source AND x.chain = q.other
        AND x.paragraph = m.paragraph WHERE q.chain = m.chain AND q.role IN ('patient', ?4)) AS whom,
    EXISTS (SELECT 1 FROM time_expression t JOIN paragraph p ON p.source = t.source AND p.number = m.paragraph
        WHERE t.source = m.source AND t.value = ?3 AND t.start BETWEEN p.start AND p.start + length(p.body)) AS dated
    FROM mention m WHERE m.source = ?1 AND m.chain = ?2 ORDER BY whom + dated DESC, m.start LIMIT 1"""
"""Where a source tells most of a happening: the mention whose paragraph names whom it was done to, and dates it."""

_AGES = f"""SELECT {citing.CITATION}, c.no, o.no, c.called, e.id, e.kind, e.name FROM chain c
    JOIN source o ON o.no = c.source JOIN entity e ON e.no = c.entity AND e.status <> 'rejected'
    WHERE c.live AND c.called GLOB '*[0-9]*'"""
"""Titles and ages in one column; few persons are called by an age."""


class ContradictionQueries(Asking):
    def contradictions(
        self, entity: str = "", *, statuses: Collection[Verdict] = ()
    ) -> Sequence[Contradiction]:
        """What the sources differ in, over the case or in the dossier of an entity, as suggestions: the surest first,
        what is settled last. With `statuses` only such. Raises NotFound."""

        def ask(connection: sqlite3.Connection) -> list[Contradiction]:
            root = ""
            if entity:
                no = entity_number(connection, entity)
                root = scalar(connection, "SELECT id FROM entity WHERE no = ?", (no,))
            found = every_contradiction(connection)
            return [
                each
                for each in found
                if (not root or contradictions.is_about(each, root))
                and (not statuses or each.verdict in statuses)
            ]

        return self._ask(ask)

    def settlements(self) -> Sequence[Settlement]:
        """What analysts made of two passages, whether the machine still shows them or not."""
        return self._ask(settlements)


def every_contradiction(connection: sqlite3.Connection) -> list[Contradiction]:
    """Those of the whole case, in order."""
    return contradictions.in_order(_contradictions(connection))


def _contradictions(connection: sqlite3.Connection) -> Iterator[Contradiction]:
    settled = settlements(connection)
    yield from contradictions.of_figures(counted(connection, ""), settled)
    happenings, ages = list(_happenings(connection)), list(_ages(connection))
    told = {row.citation.source for row in happenings} | {row.citation.source for row in ages}
    known = origins(connection, told)
    yield from contradictions.of_happenings(happenings, known, settled)
    yield from contradictions.of_ages(ages, known, settled)


def settlements(connection: sqlite3.Connection) -> list[Settlement]:
    found = []
    for subject, value, clock, analyst, name in connection.execute(
        """SELECT r.target, r.value, r.clock, r.analyst, a.name FROM register r
        LEFT JOIN analyst a ON a.id = r.analyst WHERE r.family = 'contradiction' AND r.field = ? AND r.value <> ''""",
        (VERDICT,),  # beside it stand the rivals that somebody dropped when settling a conflict
    ):
        one, _, other = subject.partition("\n")
        first, second = targets.place(one), targets.place(other)
        if first is not None and second is not None:
            who, verdict = analyst_name(analyst, name), verdict_held(value)
            found.append(Settlement(first, second, *verdict, who, at(clock)))
    return found


def _happenings(connection: sqlite3.Connection) -> Iterator[HappeningRow]:
    """Those of events that sources date otherwise, and of what was done to a person that hardly happens twice."""
    rows = connection.execute(
        f"{_HAPPENINGS} (c.entity IN ({_TOLD_TWICE}) OR c.no IN ({_PERSONAL}))"
    ).fetchall()
    for row in rows:
        no, event, chain, *ref = row[citing.OF_SOURCE :]
        known = json.loads(event)
        telling = connection.execute(_TELLING, (no, chain, known["when"], _role(known["what"]))).fetchone()
        if telling is None:
            continue
        start, end, paragraph, score, whom, _ = telling
        yield HappeningRow(
            event=citing.ref(ref),
            event_class=known["what"],
            of=_patient(connection, chain, _role(known["what"])) if whom else None,
            day=known["when"],
            status=known["status"],
            citation=_paragraph(connection, row[: citing.OF_SOURCE], no, paragraph),
            place=Place(row[0], start, end),
            date_place=_dated_by(connection, row[0], no, paragraph, known["when"], start),
            score=score,
        )


def _role(event_class: str) -> str:
    """Beside "patient", the role of whom it befell."""
    return "agent" if event_class in ONESELF else "patient"


def _patient(connection: sqlite3.Connection, chain: int, role: str) -> EntityRef | None:
    """The one person that it befell, as patient or in this role; None for several."""
    rows = connection.execute(
        """SELECT DISTINCT e.id, e.kind, e.name FROM event_part p JOIN chain d ON d.no = p.other
        JOIN entity e ON e.no = d.entity AND e.kind = ? AND e.status <> 'rejected'
        WHERE p.chain = ? AND p.role IN ('patient', ?)""",
        (EntityKind.PERSON, chain, role),
    ).fetchall()
    return citing.ref(rows[0]) if len(rows) == 1 else None


def _dated_by(
    connection: sqlite3.Connection, source: str, no: int, paragraph: int, day: str, near: int
) -> Place | None:
    """The words in the paragraph of a happening that say when it was, those nearest to the word that names it."""
    if not day:
        return None
    row = connection.execute(
        """SELECT t.start, t.end FROM time_expression t JOIN paragraph p ON p.source = t.source AND p.number = ?
        WHERE t.source = ? AND t.value = ? AND t.start BETWEEN p.start AND p.start + length(p.body)
        ORDER BY abs(t.start - ?) LIMIT 1""",
        (paragraph, no, day, near),
    ).fetchone()
    return Place(source, *row) if row else None


def _ages(connection: sqlite3.Connection) -> Iterator[AgeRow]:
    for row in connection.execute(_AGES).fetchall():
        chain, no, called, *ref = row[citing.OF_SOURCE :]
        person = citing.ref(ref)
        for age in (int(word) for word in called.split() if word.isdecimal() and len(word) < 4):
            found = _said_at(connection, no, chain, age)
            if person is not None and found is not None:
                paragraph, start = found
                place = Place(row[0], start, start + len(str(age)))
                yield AgeRow(
                    person, age, _paragraph(connection, row[: citing.OF_SOURCE], no, paragraph), place
                )


def _said_at(connection: sqlite3.Connection, no: int, chain: int, age: int) -> tuple[int, int] | None:
    """The first paragraph that names somebody and that age, and where the number stands."""
    rows = connection.execute(
        """SELECT DISTINCT p.number, p.start, p.body FROM mention m JOIN paragraph p ON p.source = m.source
        AND p.number = m.paragraph WHERE m.source = ? AND m.chain = ? ORDER BY p.number""",
        (no, chain),
    )
    for number, start, body in rows:
        said = re.search(rf"(?<!\d){age}(?!\d)", body)
        if said is not None:
            return number, start + said.start()
    return None


def _paragraph(connection: sqlite3.Connection, source: Sequence[Any], no: int, number: int) -> Citation:
    start, body = connection.execute(
        "SELECT start, body FROM paragraph WHERE source = ? AND number = ?", (no, number)
    ).fetchone()
    return citing.whole((*source, start, number, body))
