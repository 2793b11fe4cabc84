"""Who is who: blocks resolved as a whole, and the rows of entities that come of it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening, Resolved, Resolver
from dossier.store.readmodel import appearances
from dossier.store.readmodel.derive import company_of
from dossier.store.readmodel.spelling import folded

_CANDIDATES = """SELECT c.no, o.id, c.idx, c.kind, c.name, c.names, c.gender, c.role, c.mentions, c.quotes, c.anchor,
    o.published, y.names, c.event, c.entity, o.changed, o.ingested, o.tie
    FROM chain c JOIN source o ON o.no = c.source JOIN company y ON y.source = o.no
    WHERE c.block = ? ORDER BY o.id, c.idx"""

# The columns of table `entity` between `block` and the end, as `_values` makes them.
_COLUMNS = (
    "kind", "name", "aliases", "role", "score", "reason", "event", "date", "mentions", "quotes", "sources",
    "changed", "anchor", "folded", "names", "folded_names",
)  # fmt: skip
_NAMES = _COLUMNS.index("names")

_happening = msgspec.json.Decoder(Happening).decode
_names = msgspec.json.Decoder(tuple[str, ...]).decode
_company = msgspec.json.Decoder(list[tuple[int, str]]).decode
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class _Member:
    no: int
    candidate: Candidate
    entity: int | None
    quotes: int
    changed: int
    place: tuple[int, int, int]
    """In the order of ingest, then in the text."""


class Blocks:
    """Resolves blocks and keeps entities, chains and appearances in step.

    With `fresh` there were no entities before, and appearances are filled in one go afterwards.
    """

    def __init__(self, connection: sqlite3.Connection, resolver: Resolver, *, fresh: bool) -> None:
        self._connection = connection
        self._resolver = resolver
        self._fresh = fresh
        (last,) = connection.execute("SELECT coalesce(max(no), 0) FROM entity").fetchone()
        self._last = int(last)
        self._claims: set[str] = set()
        self._moved: list[tuple[int | None, int]] = []
        self.changed: set[str] = set()
        """The ids, old and new, of entities whose rows are others now."""

    def resolve(self, blocks: Iterable[str]) -> Iterator[None]:
        """Resolve `blocks` as they are now; yields after each. The work is whole only when all have been."""
        for block in blocks:
            self._resolve(block)
            yield
        self._settle_ids()
        self._move()

    def _resolve(self, block: str) -> None:
        members = [_member(row) for row in self._connection.execute(_CANDIDATES, (block,))]
        by_ref = {member.candidate.ref: member for member in members}
        candidates = [member.candidate for member in members]
        resolved = self._resolver.resolve(block, candidates, Decisions()) if members else ()
        wanted = {
            each.entity: (_values(each, mine), mine)
            for each in _distinct(resolved)
            if (mine := [by_ref.pop(ref) for ref in sorted(each.members) if ref in by_ref])
        }
        numbers = self._write(block, {claim: values for claim, (values, _) in wanted.items()})
        places = {m.no: numbers[claim] for claim, (_, mine) in wanted.items() for m in mine}
        self._moved += [(places.get(m.no), m.no) for m in members if m.entity != places.get(m.no)]

    def _write(self, block: str, wanted: dict[str, tuple[Any, ...]]) -> dict[str, int]:
        """Bring the entities of a block to `wanted`, by claim; returns their numbers."""
        numbers: dict[str, int] = {}
        for no, id, claim, *values in self._of_block(block):
            if claim not in wanted:
                self._unindex(no, values[_NAMES])
                self._connection.execute("DELETE FROM entity WHERE no = ?", (no,))
                self._claims.add(claim)
                self.changed.add(id)
                continue
            numbers[claim] = no
            if wanted[claim] != tuple(values):
                self._update(no, values[_NAMES], wanted[claim])
                self.changed.add(id)
        for claim, values in wanted.items():
            if claim not in numbers:
                numbers[claim] = self._insert(block, claim, values)
        return numbers

    def _of_block(self, block: str) -> list[Any]:
        if self._fresh:
            return []
        return self._connection.execute(
            f"SELECT no, id, claim, {', '.join(_COLUMNS)} FROM entity WHERE block = ?", (block,)
        ).fetchall()

    def _insert(self, block: str, claim: str, values: Sequence[Any]) -> int:
        self._last += 1
        marks = ", ".join("?" * (4 + len(values)))
        row = (self._last, claim, claim, block, *values)
        self._connection.execute(f"INSERT INTO entity VALUES ({marks})", row)
        self._index(self._last, values[_NAMES])
        self._claims.add(claim)
        if not self._fresh:
            self.changed.add(claim)
        return self._last

    def _update(self, no: int, old_names: str, values: Sequence[Any]) -> None:
        if old_names != values[_NAMES]:
            self._unindex(no, old_names)
            self._index(no, values[_NAMES])
        columns = ", ".join(f"{column} = ?" for column in _COLUMNS)
        self._connection.execute(f"UPDATE entity SET {columns} WHERE no = ?", (*values, no))

    def _index(self, no: int, names: str) -> None:
        self._connection.execute("INSERT INTO name_index (rowid, names) VALUES (?, ?)", (no, names))

    def _unindex(self, no: int, names: str) -> None:
        self._connection.execute(
            "INSERT INTO name_index (name_index, rowid, names) VALUES ('delete', ?, ?)", (no, names)
        )

    def _settle_ids(self) -> None:
        """Where several blocks claim one id, the first block by name has it, the others get one
        made from it."""
        for claim in sorted(self._contested()):
            rows = self._connection.execute(
                "SELECT no, id, block FROM entity WHERE claim = ? ORDER BY block", (claim,)
            ).fetchall()
            for rank, (no, id, block) in enumerate(rows):
                final = claim if rank == 0 else f"{claim}-{sha256(block.encode()).hexdigest()[:8]}"
                if id != final:
                    self._connection.execute("UPDATE entity SET id = ? WHERE no = ?", (final, no))
                    self.changed.update((id, final))
        self._claims.clear()

    def _contested(self) -> Iterable[str]:
        if not self._fresh:
            return self._claims
        query = "SELECT claim FROM entity GROUP BY claim HAVING count(*) > 1"
        return [claim for (claim,) in self._connection.execute(query)]

    def _move(self) -> None:
        """Tie the chains to their entities, and have appearances follow."""
        chains = (json.dumps([chain for _, chain in self._moved]),)
        if not self._fresh:
            appearances.delete(self._connection, appearances.OF_CHAINS, chains)
        self._connection.executemany("UPDATE chain SET entity = ? WHERE no = ?", self._moved)
        if not self._fresh:
            appearances.insert(self._connection, appearances.OF_CHAINS, chains)
        self._moved.clear()


def _member(row: tuple[Any, ...]) -> _Member:
    (no, source, index, kind, name, names, gender, role, mentions, quotes, anchor, published, company, event,
     entity, changed, *place) = row  # fmt: skip
    candidate = Candidate(
        ref=ChainRef(source, index),
        kind=EntityKind(kind),
        name=name,
        names=_names(names),
        gender=gender,
        role=Role(role),
        mentions=mentions,
        anchor=anchor,
        published=published,
        company=company_of(index, _company(company)),
        event=None if event is None else _happening(event),
    )
    return _Member(no, candidate, entity, quotes, changed, (place[0], place[1], anchor))


def _distinct(resolved: Iterable[Resolved]) -> Iterator[Resolved]:
    """In the order of their ids; of two with one id only the first by name, for an id is one entity."""
    seen: set[str] = set()
    for each in sorted(resolved, key=lambda r: (r.entity, r.name, r.members)):
        if each.entity not in seen:
            seen.add(each.entity)
            yield each


def _values(resolved: Resolved, members: Sequence[_Member]) -> tuple[Any, ...]:
    """The row of an entity, from column `kind` on."""
    candidates = [member.candidate for member in members]
    in_story = any(candidate.role is Role.STORY for candidate in candidates)
    aliases = tuple(dict.fromkeys(resolved.aliases))
    names = (resolved.name, *aliases)
    event = resolved.event
    return (
        resolved.kind.value,
        resolved.name,
        json.dumps(aliases, ensure_ascii=False),
        (Role.STORY if in_story else resolved.role).value,
        resolved.score,
        resolved.reason,
        None if event is None else _encode(event).decode(),
        (event.when or None) if event else None,
        sum(candidate.mentions for candidate in candidates),
        sum(member.quotes for member in members),
        len({candidate.ref.source for candidate in candidates}),
        max(member.changed for member in members),
        min((member.place, member.no) for member in members)[1],
        folded(resolved.name),
        "\n".join(names),
        "\n".join(folded(name) for name in names),
    )
