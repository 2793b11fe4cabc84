"""Where analysts are at odds, as deciding and the screens see it: `domain.deciding.state.Contest`.

Found when somebody asks, from registers and the few that have rivals; nothing is kept for it.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from itertools import groupby

from dossier.domain.conflicts import Sort
from dossier.domain.deciding.state import Contender, Contest
from dossier.domain.entries import STATEMENT_FIELDS, EntityStatusSet, EntryId, StatementStatusSet
from dossier.domain.judgements import Comparison
from dossier.domain.writes import ENTITY, PAIR, SOURCE, Subject
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.recorded import decode
from dossier.store.readmodel.stacks import original
from dossier.store.readmodel.unions import Unions

_DISPUTED = """SELECT DISTINCT c.family, c.target, c.field FROM conflict c
        CROSS JOIN register r ON r.family = c.family AND r.target = c.target AND r.field = c.field
        WHERE c.value <> r.value AND c.family NOT IN ('analyst', 'key') AND (c.family <> 'case' OR c.target = 'case')
            AND (c.family <> 'mark' OR c.field NOT LIKE 'skip:%')"""
"""Two who decided the same do not differ. What an analyst is called and puts off, and whose keys they know,
is their own affair, and what an imported case is called that of its people."""

_VALUES = f"""WITH d AS MATERIALIZED ({_DISPUTED})
    SELECT s.family, s.target, s.field, s.entry, s.analyst, s.clock, s.value FROM (
        SELECT r.family, r.target, r.field, r.entry, r.analyst, r.clock, r.value, 1 AS wins
        FROM d CROSS JOIN register r ON r.family = d.family AND r.target = d.target AND r.field = d.field
        UNION ALL SELECT c.family, c.target, c.field, c.entry, c.analyst, c.clock, c.value, 0
        FROM d CROSS JOIN conflict c ON c.family = d.family AND c.target = d.target AND c.field = d.field) s
    ORDER BY s.family, s.target, s.field, s.wins DESC, s.clock, s.entry"""

_WORK = """SELECT s.family, s.target, s.field, s.entry, s.analyst, s.clock,
        r.family, r.target, r.field, r.entry, r.analyst, r.clock, r.value FROM ({rejected}) s
    CROSS JOIN register r ON {which} WHERE {where} AND r.value <> '' AND r.analyst <> s.analyst"""
_STAKES = """(r.family, r.target, r.field) IN (SELECT t.family, t.target, t.field FROM stake t
    WHERE t.entity = s.target AND t.family = '{family}' AND t.field {field})"""
_MERGED = _STAKES.format(family=ENTITY, field="= 'into'")
_LINKED = _STAKES.format(family=SOURCE, field="LIKE 'passage:%'")
_OF_ENTITY = "+s.family = 'entity' AND s.field = 'status'"
_OF_STATEMENT = "+s.family = 'source' AND s.field LIKE '%:status'"
_WHICH = (
    (
        "r.family = 'entity' AND r.target = s.target AND (r.field LIKE 'alias:%'"
        " OR r.field IN ('name', 'kind', 'into', 'when', 'where', 'who'))",
        _OF_ENTITY,
    ),
    (f"r.value = s.target AND {_MERGED}", _OF_ENTITY),
    (
        f"r.value = 'is ' || s.target AND {_LINKED}",
        _OF_ENTITY,
    ),
    (
        "r.family = 'source' AND r.target = s.target AND r.field IN (SELECT"
        " substr(s.field, 1, length(s.field) - 6) || value FROM json_each("
        f"'{json.dumps([*STATEMENT_FIELDS, 'grade'])}'))",
        _OF_STATEMENT,
    ),
)
"""What counts as work on an entity or a statement, by what its status is a field of."""


def _work(rejected: str) -> tuple[str, ...]:
    return tuple(_WORK.format(rejected=rejected, which=which, where=where) for which, where in _WHICH)


_WORK_OF_OTHERS = _work("SELECT * FROM register WHERE value = 'rejected'")
"""Everything that another analyst than who rejected it did to a rejected entity or statement, and that stands."""
_WORK_ON_ONE = _work("SELECT ?1 AS family, ?2 AS target, ?3 AS field, '' AS entry, '' AS analyst, 0 AS clock")

_ALONE = "SELECT (SELECT min(analyst) FROM journal) IS (SELECT max(analyst) FROM journal)"
"""Whoever works alone is at odds with nobody here; then thousands of rejections need not be looked through."""


def contests(connection: sqlite3.Connection) -> Iterator[Contest]:
    """All conflicts: by sort, and by what they are about."""
    for find in _FINDING.values():
        yield from find(connection)


def contest(connection: sqlite3.Connection, sort: Sort, entry: EntryId) -> Contest | None:
    """The conflict of this sort in which `entry` is a side."""
    return next(
        (each for each in _FINDING[sort](connection) if any(side.entry == entry for side in each.sides)), None
    )


def count(connection: sqlite3.Connection) -> int:
    values: int = scalar(connection, f"SELECT count(*) FROM ({_DISPUTED})")
    return values + sum(1 for sort in (Sort.MERGE, Sort.REJECTION) for _ in _FINDING[sort](connection))


def work_on(connection: sqlite3.Connection, target: str, status: str) -> tuple[EntryId, ...]:
    """The entries that worked on what the register `status` of `target` is the status of, and still hold."""
    register = (ENTITY if status == "status" else SOURCE, target, status)
    found = {row[9] for sql in _WORK_ON_ONE for row in connection.execute(sql, register)}
    return tuple(sorted(found))


def _values(connection: sqlite3.Connection) -> Iterator[Contest]:
    rows = connection.execute(_VALUES).fetchall()
    for (family, target, field), group in groupby(rows, key=lambda row: row[:3]):
        sides = tuple(_contender(connection, family, target, *write) for _, _, _, *write in group)
        yield Contest(Sort.VALUE, family, target, field, sides)


def _merges(connection: sqlite3.Connection) -> Iterator[Contest]:
    pairs = connection.execute(
        """SELECT target, entry, analyst, clock, value FROM register
        WHERE family = 'pair' AND field = 'comparison' AND substr(value, 1, length(?1)) = ?1 ORDER BY target""",
        (f"{Comparison.DIFFERENT}\n",),
    ).fetchall()
    unions = Unions.of(connection) if pairs else Unions({})
    for target, *write in pairs:
        one, _, other = target.partition("\n")
        if one == other or unions.root(one) != unions.root(other):
            continue
        said = _contender(connection, PAIR, target, *write)
        merges = [_merge(connection, id) for id in unions.links(one, other)]
        yield Contest(
            Sort.MERGE,
            PAIR,
            target,
            "comparison",
            (said, *sorted(merges, key=lambda side: (side.clock, side.entry))),
        )


def _merge(connection: sqlite3.Connection, id: str) -> Contender:
    write = connection.execute(
        """SELECT entry, analyst, clock, value FROM register
        WHERE family = 'entity' AND target = ? AND field = 'into'""",
        (id,),
    ).fetchone()
    return _contender(connection, ENTITY, id, *write)


def _rejections(connection: sqlite3.Connection) -> Iterator[Contest]:
    if scalar(connection, _ALONE):
        return
    names = CaseNames(connection)
    rows = sorted({row for sql in _WORK_OF_OTHERS for row in connection.execute(sql)})
    for (family, target, field, entry, analyst, clock), group in groupby(rows, key=lambda row: row[:6]):
        rejected = _contender(connection, family, target, entry, analyst, clock, "rejected")
        if not isinstance(rejected.fact, (EntityStatusSet, StatementStatusSet)):
            continue  # a stranger's field that only looks like a status
        seen = _seen(connection, names, Subject(family, target), entry)
        unseen = [row[6:] for row in group if row[9] not in seen]
        work = [_contender(connection, family, target, *write) for family, target, _, *write in unseen]
        if work:
            work.sort(key=lambda side: (side.clock, side.entry))
            yield Contest(Sort.REJECTION, family, target, field, (rejected, *work))


def _seen(
    connection: sqlite3.Connection, names: CaseNames, about: Subject, entry: EntryId
) -> Collection[EntryId]:
    """What whoever rejected it had seen: not those who took something back, and so brought the rejection back."""
    first = original(connection, names, about, entry)
    seen: Collection[EntryId] = getattr(names.recorded(about).get(first or ""), "seen", ())
    return seen


def _contender(
    connection: sqlite3.Connection,
    family: str,
    target: str,
    entry: EntryId,
    analyst: str,
    clock: int,
    value: str,
) -> Contender:
    kind, payload = connection.execute(
        "SELECT kind, payload FROM journal WHERE subject = ? AND family = ? AND clock = ? AND id = ?",
        (target, family, clock, entry),
    ).fetchone()
    return Contender(entry, analyst, clock, value, decode(kind, payload))


_Find = Callable[[sqlite3.Connection], Iterator[Contest]]
_FINDING: dict[Sort, _Find] = {Sort.VALUE: _values, Sort.MERGE: _merges, Sort.REJECTION: _rejections}
