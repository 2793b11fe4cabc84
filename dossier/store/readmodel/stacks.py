"""One's own acts as undo and redo see them: which stand, which were taken back, and what reversing each would do.

The journal tells: an act of undo bears `ActUndone`, one of redo `ActRedone`, each with the act it is about. So the
stacks are there after a restart, on another machine, and at any moment of the past.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.domain.clock import at
from dossier.domain.deciding.standing import Reversal, brought_back
from dossier.domain.deciding.state import Act, Held, Step
from dossier.domain.entries import ActRedone, ActUndone, CaseCreated, EntryId, Fact, SourceMetadataSet
from dossier.domain.writes import Subject, can_be_undone, subject, written
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.recorded import decode
from dossier.store.readmodel.tables import UNDO_KNOWS


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    clock: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Standing:
    """An act, and the act that last carried it out (itself, or a redo) or took it back (an undo)."""

    act: str
    carrier: str
    clock: int
    entries: tuple[_Entry, ...]
    """Those of the carrier."""


def last_act(connection: sqlite3.Connection, analyst: str, *, undone: bool) -> Act | None:
    """The act that undo would take back next; with `undone`, that redo would do again."""
    found = next(standing(connection, analyst, undone=undone), None)
    return None if found is None else described(connection, found, CaseNames(connection))


def standing(connection: sqlite3.Connection, analyst: str, *, undone: bool) -> Iterator[Standing]:
    """The acts of an analyst that undo (redo) would take, the next one first."""
    return _taken_back(connection, analyst) if undone else _in_force(connection, analyst)


def _in_force(connection: sqlite3.Connection, analyst: str) -> Iterator[Standing]:
    latest: dict[str, tuple[bool, str, int, tuple[_Entry, ...]]] = {}
    for act, entries in _acts(connection, analyst):
        mark = _mark(entries)
        if mark is not None:
            latest.setdefault(mark.act, (isinstance(mark, ActRedone), act, entries[0].clock, entries))
        elif act not in latest:
            yield Standing(act, act, entries[0].clock, entries)
        elif latest[act][0]:
            # Passed over and taken up again, it was never reversed, and its own entries still hold.
            carried = latest[act][3] if any(can_be_undone(e.fact) for e in latest[act][3]) else entries
            yield Standing(act, latest[act][1], latest[act][2], carried)


def _taken_back(connection: sqlite3.Connection, analyst: str) -> Iterator[Standing]:
    seen: set[str] = set()
    for act, entries in _acts(connection, analyst):
        mark = _mark(entries)
        if mark is None:
            return  # a new command cleared what could be done again
        if isinstance(mark, ActUndone) and mark.act not in seen:
            yield Standing(mark.act, act, entries[0].clock, entries)
        seen.add(mark.act)


def _mark(entries: tuple[_Entry, ...]) -> ActUndone | ActRedone | None:
    return next((e.fact for e in entries if isinstance(e.fact, (ActUndone, ActRedone))), None)


def _acts(connection: sqlite3.Connection, analyst: str) -> Iterator[tuple[str, tuple[_Entry, ...]]]:
    """(act, its entries in their order), the latest first."""
    current, entries = "", list[_Entry]()
    for id, clock, kind, payload, act in connection.execute(
        f"""SELECT id, clock, kind, payload, act FROM journal INDEXED BY journal_acts
        WHERE analyst = ? AND {UNDO_KNOWS} AND family <> '' ORDER BY clock DESC, id DESC""",
        (analyst,),
    ):
        if act != current and entries:
            yield current, tuple(reversed(entries))
            entries = []
        current = act
        entries.append(_Entry(id, clock, decode(kind, payload)))
    if entries:
        yield current, tuple(reversed(entries))


def described(connection: sqlite3.Connection, found: Standing, names: CaseNames) -> Act:
    """The act with all that reversing it needs to know."""
    steps = tuple(_step(connection, names, e) for e in found.entries if can_be_undone(e.fact))
    return Act(found.act, names.act(found.act), steps)


def _step(connection: sqlite3.Connection, names: CaseNames, entry: _Entry) -> Step:
    about, set_ = subject(entry.fact), written(entry.fact)
    field = set_.field if set_ else ""
    row = connection.execute(
        """SELECT r.value, r.entry, coalesce(a.name, r.analyst), r.clock, r.analyst FROM register r
        LEFT JOIN analyst a ON a.id = r.analyst WHERE r.family = ? AND r.target = ? AND r.field = ?""",
        (*about, field),
    ).fetchone()
    now = Held(row[0], row[1]) if row else Held("", None)
    same = original(connection, names, about, now.entry) == original(connection, names, about, entry.id)
    fact = names.recorded(about).get(now.entry or "")
    since = (
        "" if same or not fact else f"{row[2]}, {at(row[3])[:16].replace('T', ' ')}: {names.summary(fact)}"
    )
    return Step(entry.fact, _before(names, entry.fact), now, same, since, row[4] if row else "")


def original(
    connection: sqlite3.Connection, names: CaseNames, about: Subject, entry: EntryId | None
) -> EntryId | None:
    """The entry whose value holds still, or again, through `entry`, which may be of undo or redo."""
    facts = names.recorded(about)

    def reversal(id: EntryId) -> Reversal | None:
        mark = _mark_of(connection, about, id)
        set_ = written(facts.get(id))
        if mark is None or set_ is None:
            return None
        rows = connection.execute(
            "SELECT id FROM journal WHERE subject = ? AND family = ? AND act = ?",
            (about.id, about.family, mark.act),
        )
        for (first,) in rows:
            theirs = written(facts.get(first))
            if theirs is not None and theirs.field == set_.field:
                return Reversal(first, getattr(facts[first], "replaces", None), isinstance(mark, ActRedone))
        return None

    return brought_back(entry, reversal)


def _mark_of(connection: sqlite3.Connection, about: Subject, entry: EntryId) -> ActUndone | ActRedone | None:
    """What undo or redo made the entry; None when neither did."""
    row = connection.execute(
        f"""SELECT k.kind, k.payload FROM journal j JOIN journal k INDEXED BY journal_act ON k.act = j.act
        WHERE j.subject = ? AND j.family = ? AND j.id = ? AND k.kind IN ('ActUndone', 'ActRedone')
        AND {UNDO_KNOWS.replace("kind", "k.kind")} AND k.family <> '' LIMIT 1""",
        (about.id, about.family, entry),
    ).fetchone()
    fact = decode(*row) if row else None
    return fact if isinstance(fact, (ActUndone, ActRedone)) else None


def relied_on(connection: sqlite3.Connection, id: str, act: str) -> str:
    """A decision on an entity or a statement that stands and is not of `act`, in words; empty when there is none."""
    names = CaseNames(connection)
    for family, target, entry, analyst in connection.execute(
        """SELECT r.family, r.target, r.entry, coalesce(a.name, r.analyst) FROM (
            SELECT r.* FROM stake t
            JOIN register r ON r.family = t.family AND r.target = t.target AND r.field = t.field
            WHERE t.entity = ?1 AND r.field <> 'existence'
            UNION SELECT r.* FROM statement s JOIN source o ON o.no = s.source
            JOIN register r ON r.family = 'source' AND r.target = o.id AND r.field >= ?1 || ':' AND r.field < ?1 || ';'
            WHERE s.id = ?1 AND r.field <> ?1 || ':existence' AND r.value <> ''
            UNION SELECT r.* FROM register r WHERE r.family = 'mark' AND r.target = 'statement:' || ?1
            AND r.value <> '' AND r.field NOT LIKE 'skip:%') r
        LEFT JOIN analyst a ON a.id = r.analyst ORDER BY r.clock DESC, r.entry DESC""",
        (id,),
    ).fetchall():
        about = Subject(family, target)
        first = original(connection, names, about, entry)
        (of,) = connection.execute(
            "SELECT max(act) FROM journal WHERE subject = ? AND family = ? AND id = ?",
            (target, family, first),
        ).fetchone()
        if of != act:
            return f"{analyst} {names.summary(names.recorded(about).get(entry))}"
    return ""


def _before(names: CaseNames, fact: Fact) -> str:
    """What the register held before `fact` set it, as the register has it."""
    about = subject(fact)
    replaced = names.recorded(about).get(getattr(fact, "replaces", None) or "")
    set_, before = written(fact), written(replaced)
    if before is not None:
        return before.value
    if isinstance(replaced, CaseCreated) and set_ is not None:
        return str(getattr(replaced, set_.field, ""))
    return names.before(fact) if isinstance(fact, SourceMetadataSet) else ""
