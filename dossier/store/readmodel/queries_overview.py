"""The case at a glance: what is in it, what is at odds, what waits, what is new; and the sources behind each number.

Every number comes from a scan of an index, none from a question for each row; what must look at figures one by one does
so for all of a case, or in a large one for the events that most sources tell alone.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from dossier.domain import contradictions
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import EntityRef
from dossier.domain.clock import at
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.judgements import Verdict
from dossier.domain.moments import reading_since
from dossier.domain.overview import Disputed, Facet, Mentioned, New, Overview, Tally, Work, periods
from dossier.domain.views import SourceRow
from dossier.domain.writes import ENTITY, PAIR, SOURCE
from dossier.store.readmodel import contests
from dossier.store.readmodel.asking import Asking, page, scalar
from dossier.store.readmodel.queries_case import MOST, count_open
from dossier.store.readmodel.queries_contradictions import every_contradiction, settlements
from dossier.store.readmodel.queries_figures import counted
from dossier.store.readmodel.queries_sources import analyst_name, source_rows
from dossier.store.readmodel.tables import KEPT, UNDO_KNOWS
from dossier.store.readmodel.unions import Unions

T = TypeVar("T")

LONGEST = 10
"""Rows of each list of the overview, where nobody asks for more."""
MOST_FIGURES = 5000
"""Figures that are compared one by one: those of a case, or of the events that most sources tell."""
_LISTED = "(SELECT value FROM json_each(?))"
_USED = "o.withdrawn = 0"
_BY_DATE = "o.published, o.ingested, o.tie"

_OF_FACET = {
    Facet.PUBLISHED: ("o.published >= ?1 AND o.published < ?1 || '~'", _BY_DATE),
    Facet.PUBLISHER: ("o.publisher = ?1", _BY_DATE),
    Facet.FORMAT: ("o.media_type = ?1", _BY_DATE),
    Facet.TAKEN_IN: ("o.ingested >= ?1", "o.ingested, o.tie"),
}
"""The condition and the order of the sources that a value of a facet stands for."""

_MENTIONED = " UNION ALL ".join(
    f"""SELECT * FROM (SELECT no, kind, mentions, folded FROM entity WHERE kind = '{kind.value}' AND {KEPT}
    AND role = 'story' ORDER BY mentions DESC, folded, id LIMIT ?1)"""
    for kind in EntityKind
)
"""Each kind in the order of its own index, so that a large case need not be sorted."""

_STATEMENTS = """SELECT c.entity, count(DISTINCT s.no) FROM statement s
    CROSS JOIN statement_chain p ON p.statement = s.no CROSS JOIN chain c ON c.no = p.chain
    WHERE c.entity IS NOT NULL AND s.status = 'disputed' AND s.status <> 'unreviewed' GROUP BY c.entity"""
"""From the few statements to whom they are about, never the other way round. The second condition says nothing new to
a person, and to SQLite that the index of what is decided will do."""

_WORK = f"""WITH RECURSIVE who (id) AS (SELECT min(analyst) FROM journal UNION ALL
        SELECT (SELECT min(analyst) FROM journal WHERE analyst > who.id) FROM who WHERE who.id IS NOT NULL)
    SELECT who.id, a.name, (SELECT count(DISTINCT j.act) FROM journal j WHERE j.analyst = who.id
        AND j.clock >= ? AND {UNDO_KNOWS}) AS acts
    FROM who LEFT JOIN analyst a ON a.id = who.id WHERE who.id IS NOT NULL
    ORDER BY acts DESC, a.name IS NULL, a.name, who.id"""
"""The index gives each analyst by one step, not by a look at all entries."""

_TOLD_BY_SEVERAL = """SELECT c.entity, count(*) FROM figure f JOIN chain c ON c.no = f.chain
    WHERE f.chain IS NOT NULL AND c.entity IS NOT NULL GROUP BY c.entity HAVING count(DISTINCT f.source) > 1
    ORDER BY count(DISTINCT f.source) DESC, c.entity LIMIT ?"""


class OverviewQueries(Asking):
    def overview(self, since: str, *, most: int | None = LONGEST) -> Overview:
        """The case at a glance; `since` is the moment (ISO 8601) from which on something is new, `most` the length of
        each list."""
        return self._ask(lambda c: _overview(c, since, -1 if most is None else most))

    def sources_by(
        self, facet: Facet, value: str, *, offset: int = 0, limit: int | None = None
    ) -> Sequence[SourceRow]:
        """The sources in use that `value` of `facet` stands for, by date of publication; those taken in since a moment
        in the order of ingest."""
        condition, order = _of_facet(facet, value)
        rest = f"""WHERE o.no IN (SELECT o.no FROM source o WHERE {_USED} AND {condition} ORDER BY {order}
            LIMIT ?2 OFFSET ?3) ORDER BY {order}"""
        return self._ask(lambda c: source_rows(c, rest, (_bound(facet, value), *page(offset, limit))))

    def count_sources_by(self, facet: Facet, value: str) -> int:
        condition, _ = _of_facet(facet, value)
        sql = f"SELECT count(*) FROM source o WHERE {_USED} AND {condition}"
        return int(self._ask(lambda c: scalar(c, sql, (_bound(facet, value),))))


def _of_facet(facet: Facet, value: str) -> tuple[str, str]:
    condition, order = _OF_FACET[facet]
    return ("o.published = ?1", order) if facet is Facet.PUBLISHED and not value else (condition, order)


def _bound(facet: Facet, value: str) -> str | int:
    return reading_since(value) if facet is Facet.TAKEN_IN else value


def _overview(connection: sqlite3.Connection, since: str, most: int) -> Overview:
    used = dict(connection.execute("SELECT withdrawn, count(*) FROM source GROUP BY withdrawn"))
    days = _tallied(connection, "substr(o.published, 1, 10)")
    undated = days.pop("", 0)
    grain, published = periods(days)
    publishers = _ranked(_tallied(connection, "o.publisher"))
    formats = _ranked(_tallied(connection, "o.media_type"))
    waiting, shown = _open_contradictions(connection)
    disputed = _disputed(connection, shown)
    return Overview(
        sources=used.get(0, 0),
        withdrawn=used.get(1, 0),
        undated=undated,
        grain=grain,
        published=published,
        publishers=_first(publishers, most),
        publishers_in_all=len(publishers),
        formats=_first(formats, most),
        kinds=_by_kind(connection, f"SELECT kind, count(*) FROM entity WHERE {KEPT} GROUP BY kind"),
        mentioned=tuple(_mentioned(connection, most)),
        disputed=_first(disputed, most),
        disputed_in_all=len(disputed),
        unreviewed=_by_kind(
            connection,
            f"SELECT kind, count(*) FROM (SELECT kind FROM entity WHERE worth IS NOT NULL LIMIT {MOST}) GROUP BY kind",
        ),
        unreviewed_statements=count_open(connection, ("statement",)),
        contradictions=waiting,
        new=_new(connection, since),
    )


# ------------------------------------------------------------ what is in it


def _tallied(connection: sqlite3.Connection, what: str) -> dict[str, int]:
    return dict(connection.execute(f"SELECT {what}, count(*) FROM source o WHERE {_USED} GROUP BY 1"))


def _ranked(counted: dict[str, int]) -> list[Tally]:
    """Those with most sources first; what is not known last."""
    return [Tally(value, counted[value]) for value in sorted(counted, key=lambda v: (not v, -counted[v], v))]


def _first(rows: Sequence[T], most: int) -> tuple[T, ...]:
    return tuple(rows if most < 0 else rows[:most])


def _by_kind(connection: sqlite3.Connection, sql: str) -> dict[EntityKind, int]:
    found = dict(connection.execute(sql))
    return {kind: found.get(kind.value, 0) for kind in EntityKind}


def _mentioned(connection: sqlite3.Connection, most: int) -> Iterator[Mentioned]:
    rows = connection.execute(
        f"""SELECT e.id, e.kind, e.name, e.mentions, e.sources FROM ({_MENTIONED}) m JOIN entity e ON e.no = m.no
        WHERE e.mentions ORDER BY m.mentions DESC, m.folded, e.id LIMIT ?1""",
        (most,),
    )
    for id, kind, name, mentions, sources in rows:
        yield Mentioned(EntityRef(id, EntityKind(kind), name), mentions, sources)


# ------------------------------------------------------------ what is at odds


def _disputed(connection: sqlite3.Connection, told_otherwise: Counter[str]) -> list[Disputed]:
    """All entities about which something is, the most disputed first; `told_otherwise` by id."""
    statements = dict(connection.execute(_STATEMENTS))
    conflicts = _conflicts(connection)
    themselves = {
        number
        for (number,) in connection.execute(
            "SELECT no FROM entity WHERE kind IN (SELECT value FROM json_each(?)) AND status = 'disputed'",
            (json.dumps([kind.value for kind in EntityKind]),),
        )
    }
    numbers = statements.keys() | conflicts.keys() | themselves
    rows = connection.execute(
        f"""SELECT no, id, kind, name FROM entity WHERE {KEPT}
        AND (no IN {_LISTED} OR id IN {_LISTED})""",
        (json.dumps(list(numbers)), json.dumps(list(told_otherwise))),
    )
    found = [
        Disputed(
            EntityRef(id, EntityKind(kind), name),
            no in themselves,
            statements.get(no, 0),
            conflicts[no],
            told_otherwise[id],
        )
        for no, id, kind, name in rows
    ]
    return sorted(found, key=lambda row: (-row.total, row.entity.name, row.entity.id))


def _conflicts(connection: sqlite3.Connection) -> Counter[int]:
    """How many conflicts between analysts are about each entity, by its number."""
    unions = Unions.of(connection)
    of_entities, of_statements = Counter[str](), Counter[str]()
    for contest in contests.contests(connection):
        if contest.family in (ENTITY, PAIR):
            of_entities.update({unions.root(id) for id in contest.subject.split("\n")})
        elif contest.family == SOURCE and not contest.field.startswith("passage:"):
            of_statements[contest.field.rpartition(":")[0]] += 1
    found = Counter[int]()
    for no, id in connection.execute(
        f"SELECT no, id FROM entity WHERE id IN {_LISTED}", (json.dumps(list(of_entities)),)
    ):
        found[no] += of_entities[id]
    for no, id in connection.execute(
        f"""SELECT DISTINCT c.entity, s.id FROM statement s CROSS JOIN statement_chain p ON p.statement = s.no
        CROSS JOIN chain c ON c.no = p.chain WHERE c.entity IS NOT NULL AND s.id IN {_LISTED}""",
        (json.dumps(list(of_statements)),),
    ):
        found[no] += of_statements[id]
    return found


def _open_contradictions(connection: sqlite3.Connection) -> tuple[int | None, Counter[str]]:
    """(how many nobody has settled, how many of them the dossier of each entity shows).

    They are those of the whole case as long as it can be compared in a moment. In a larger one the first is None, and
    the second are the figures of those events that most sources count something of.
    """
    number = scalar(connection, "SELECT count(*) FROM (SELECT 1 FROM figure LIMIT ?)", (MOST_FIGURES + 1,))
    whole = number <= MOST_FIGURES
    found = every_contradiction(connection) if whole else _of_most_told(connection)
    waiting = [each for each in found if each.verdict is Verdict.OPEN]
    shown = Counter(id for each in waiting for id in contradictions.dossiers(each))
    return (len(waiting) if whole else None), shown


def _of_most_told(connection: sqlite3.Connection) -> list[Contradiction]:
    chosen: list[int] = []
    left = MOST_FIGURES
    for number, count in connection.execute(_TOLD_BY_SEVERAL, (MOST_FIGURES,)).fetchall():
        if count <= left:
            chosen.append(number)
            left -= count
    topics = counted(connection, f"WHERE c.entity IN {_LISTED}", json.dumps(chosen))
    return list(contradictions.of_figures(topics, settlements(connection)))


# ------------------------------------------------------------ what is new


def _new(connection: sqlite3.Connection, since: str) -> New:
    clock = reading_since(since)
    sources = scalar(connection, f"SELECT count(*) FROM source o WHERE o.ingested >= ? AND {_USED}", (clock,))
    entries = scalar(connection, "SELECT count(*) FROM journal WHERE clock >= ?", (clock,))
    work: list[tuple[Any, ...]] = connection.execute(_WORK, (clock,)).fetchall()
    return New(
        at(clock),
        int(sources),
        int(entries),
        tuple(Work(id, analyst_name(id, name), acts) for id, name, acts in work if acts),
    )
