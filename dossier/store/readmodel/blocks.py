"""Who is who to the machine: blocks resolved as a whole, and the clusters that come of it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening, Resolved, Resolver
from dossier.store.readmodel.derive import company_of

_CANDIDATES = """SELECT c.no, o.id, c.idx, c.kind, c.name, c.names, c.gender, c.role, c.mentions, c.anchor,
    o.published, y.names, c.event, c.called, c.cluster
    FROM chain c JOIN source o ON o.no = c.source JOIN company y ON y.source = o.no
    WHERE c.block = ? ORDER BY o.id, c.idx"""

# The columns of table `cluster` that the resolver gives.
_COLUMNS = ("kind", "name", "aliases", "role", "score", "reason", "event")

_happening = msgspec.json.Decoder(Happening).decode
_names = msgspec.json.Decoder(tuple[str, ...]).decode
_company = msgspec.json.Decoder(list[tuple[int, str]]).decode
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class _Member:
    no: int
    candidate: Candidate
    cluster: int | None


class Blocks:
    """Resolves blocks and keeps clusters and their chains in step. With `fresh` there were no clusters before."""

    def __init__(self, connection: sqlite3.Connection, resolver: Resolver, *, fresh: bool) -> None:
        self._connection = connection
        self._resolver = resolver
        self._fresh = fresh
        (last,) = connection.execute("SELECT coalesce(max(no), 0) FROM cluster").fetchone()
        self._last = int(last)
        self._moved: list[tuple[int | None, int]] = []
        self.changed: set[int] = set()
        """Clusters that are new, or have other members or values than before."""
        self.gone: set[str] = set()
        """Claims of clusters that are no more."""
        self.owners: set[str] = set()
        """Those to whom they belonged."""

    def resolve(self, blocks: Iterable[str]) -> Iterator[None]:
        """Resolve `blocks` as they are now; yields after each. The work is whole only when all have been."""
        for block in blocks:
            self._resolve(block)
            yield
        self._connection.executemany("UPDATE chain SET cluster = ? WHERE no = ?", self._moved)
        self._moved.clear()

    def _resolve(self, block: str) -> None:
        members = [_member(row) for row in self._connection.execute(_CANDIDATES, (block,))]
        by_ref = {member.candidate.ref: member for member in members}
        candidates = [member.candidate for member in members]
        resolved = self._resolver.resolve(block, candidates, Decisions()) if members else ()
        wanted = {
            each.entity: (_values(each), mine)
            for each in _distinct(resolved)
            if (mine := [by_ref.pop(ref) for ref in sorted(each.members) if ref in by_ref])
        }
        numbers = self._write(block, {claim: values for claim, (values, _) in wanted.items()})
        places = {m.no: numbers[claim] for claim, (_, mine) in wanted.items() for m in mine}
        moved = [(places.get(m.no), m.no, m.cluster) for m in members if m.cluster != places.get(m.no)]
        self._moved += [(now, chain) for now, chain, _ in moved]
        if not self._fresh:
            self.changed.update(each for now, _, before in moved for each in (now, before) if each)

    def _write(self, block: str, wanted: dict[str, tuple[Any, ...]]) -> dict[str, int]:
        """Bring the clusters of a block to `wanted`, by claim; returns their numbers."""
        numbers: dict[str, int] = {}
        for no, claim, owner, *values in self._of_block(block):
            if claim not in wanted:
                self._connection.execute("DELETE FROM cluster WHERE no = ?", (no,))
                self.gone.add(claim)
                self.owners.add(owner)
                continue
            numbers[claim] = no
            if wanted[claim] != tuple(values):
                columns = ", ".join(f"{column} = ?" for column in _COLUMNS)
                self._connection.execute(f"UPDATE cluster SET {columns} WHERE no = ?", (*wanted[claim], no))
                self.changed.add(no)
        new = [claim for claim in wanted if claim not in numbers]
        for claim in new:
            self._last += 1
            numbers[claim] = self._last
        self._connection.executemany(
            "INSERT INTO cluster VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(numbers[claim], claim, block, *wanted[claim], claim) for claim in new],
        )
        if not self._fresh:
            self.changed.update(numbers[claim] for claim in new)
        return numbers

    def _of_block(self, block: str) -> list[Any]:
        if self._fresh:
            return []
        return self._connection.execute(
            f"SELECT no, claim, owner, {', '.join(_COLUMNS)} FROM cluster WHERE block = ?", (block,)
        ).fetchall()


def _member(row: tuple[Any, ...]) -> _Member:
    (no, source, index, kind, name, names, gender, role, mentions, anchor, published, company, event,
     called, cluster) = row  # fmt: skip
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
        called=tuple(called.split()),
    )
    return _Member(no, candidate, cluster)


def _distinct(resolved: Iterable[Resolved]) -> Iterator[Resolved]:
    """In the order of their ids; of two with one id only the first by name, for an id is one entity."""
    seen: set[str] = set()
    for each in sorted(resolved, key=lambda r: (r.entity, r.name, r.members)):
        if each.entity not in seen:
            seen.add(each.entity)
            yield each


def _values(resolved: Resolved) -> tuple[Any, ...]:
    """The columns that the resolver gives."""
    return (
        resolved.kind.value,
        resolved.name,
        json.dumps(tuple(dict.fromkeys(resolved.aliases)), ensure_ascii=False),
        resolved.role.value,
        resolved.score,
        resolved.reason,
        None if resolved.event is None else _encode(resolved.event).decode(),
    )
