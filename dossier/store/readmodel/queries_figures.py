"""The figures of the sources, and where they agree and differ."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dossier.domain.accounts import disagreements, topics
from dossier.domain.figure_rows import Contrast, FigureRow, Topic
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.queries_families import origins

_FIGURES = f"""SELECT {citing.CITATION}, f.clause_start, f.clause_end, f.paragraph, f.clause, f.start, f.end, f.low,
    f.high, f.hedge, f.what, f.filed, f.party, f.places, f.date, f.score, f.rule, c.idx, c.event, e.id, e.kind, e.name
    FROM figure f JOIN source o ON o.no = f.source LEFT JOIN chain c ON c.no = f.chain
    LEFT JOIN entity e ON e.no = c.entity AND e.status <> 'rejected'"""

_OF_EVENT = "f.chain IN (SELECT no FROM chain WHERE entity = ?1)"

_AROUND = f"""{_OF_EVENT} OR (f.source, f.ord) IN (
    SELECT b.source, b.ord FROM figure f JOIN figure_alias a ON a.source = f.source AND a.ord = f.ord
    JOIN figure_alias b ON b.alias = a.alias WHERE {_OF_EVENT})"""
"""The figures of an event, and those of happenings that may be the same occasion."""


class FigureQueries(Asking):
    def topics(self, entity: str) -> Sequence[Topic]:
        """What the sources of an event count, each with all figures and how they go together; the topics that most
        sources speak of come first. Empty for what is no event. Raises NotFound."""

        def ask(connection: sqlite3.Connection) -> list[Topic]:
            number = entity_number(connection, entity)
            root = scalar(connection, "SELECT id FROM entity WHERE no = ?", (number,))
            found = counted(connection, f"WHERE {_AROUND}", number)
            return [topic for topic in found if any(f.event and f.event.id == root for f in topic.figures)]

        return self._ask(ask)

    def count_figures(self, entity: str) -> int:
        """How many figures the sources tie to this very event. Raises NotFound."""
        sql = f"SELECT count(*) FROM figure f WHERE {_OF_EVENT}"
        return int(self._ask(lambda c: scalar(c, sql, (entity_number(c, entity),))))

    def all_topics(self) -> Sequence[Topic]:
        """Those of the whole case."""
        return self._ask(lambda c: counted(c, ""))

    def disagreements(self) -> Sequence[tuple[Topic, Contrast]]:
        """What the sources of the case differ in, as suggestions, the surest first."""
        return disagreements(self.all_topics())


def counted(connection: sqlite3.Connection, condition: str, *parameters: object) -> list[Topic]:
    """What the figures that meet `condition` count, with their independent origins."""
    rows = figures(connection, condition, *parameters)
    return topics(rows, origins(connection, {row.citation.source for row in rows}))


def figures(connection: sqlite3.Connection, condition: str, *parameters: object) -> list[FigureRow]:
    return [_figure(row) for row in connection.execute(f"{_FIGURES} {condition}", parameters)]


def _figure(row: Sequence[Any]) -> FigureRow:
    start, end, low, high, hedge, what, filed, group, places, date, score, rule, chain, event, *ref = row[
        citing.AFTER :
    ]
    citation = citing.citation(row)
    happening = json.loads(str(event)) if event else {}
    return FigureRow(
        citation=citation,
        start=start,
        end=end,
        low=low,
        high=high,
        hedge=hedge,
        what=what,
        filed=bool(filed),
        group=group,
        places=tuple(json.loads(places)),
        date=date,
        event=citing.ref(ref),
        happening="" if chain is None else f"{citation.source} {chain}",
        event_class=happening.get("what", ""),
        event_day=happening.get("when", ""),
        event_places=tuple(happening.get("where", ())),
        score=score,
        rule=rule,
    )
