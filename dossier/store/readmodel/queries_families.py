"""The families of sources: what a source shares with which others, and how many independent origins tell something."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence

from dossier.domain.family_rows import KinRow, Pair
from dossier.domain.kinship import Kin
from dossier.domain.origins import At, Origins
from dossier.store.readmodel import citing
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.queries_sources import one_source

_CLOSE = tuple(Kin)
"""Versions first, what only quotes last."""


class FamilyQueries(Asking):
    def kin(self, source: str) -> Sequence[KinRow]:
        """The sources that share paragraphs with this one: those of its own origin first, then by publication. Raises
        NotFound."""
        return self._ask(lambda c: _kin(c, source))

    def origins(self, sources: Collection[str]) -> Origins:
        """What is needed to count independent origins among passages of these sources."""
        return self._ask(lambda c: origins(c, sources))

    def count_origins(self, entity: str) -> int:
        """In how many independent origins an entity is mentioned. Raises NotFound."""
        sql = """SELECT count(DISTINCT coalesce(nullif(f.family, ''), f.source)) FROM family f
            WHERE f.source IN (SELECT source FROM chain WHERE entity = ? AND live)"""
        return int(self._ask(lambda c: scalar(c, sql, (entity_number(c, entity),))))


def origins(connection: sqlite3.Connection, sources: Collection[str]) -> Origins:
    """What is needed to count independent origins among passages of these sources."""
    wanted = json.dumps(sorted(sources))
    family = dict(
        connection.execute(
            """SELECT o.id, f.family FROM source o JOIN family f ON f.source = o.no
            WHERE f.family <> '' AND o.id IN (SELECT value FROM json_each(?))""",
            (wanted,),
        ).fetchall()
    )
    copied: defaultdict[At, set[At]] = defaultdict(set)
    for one, paragraph, other, theirs in connection.execute(
        """SELECT o.id, p.paragraph, b.id, p.theirs FROM source o JOIN kin k ON k.source = o.no AND k.relation = ?
        JOIN copied p ON p.source = k.source AND p.beside = k.beside JOIN source b ON b.no = p.beside
        WHERE o.id IN (SELECT value FROM json_each(?))""",
        (Kin.QUOTES, wanted),
    ):
        if other in sources:
            copied[one, paragraph].add((other, theirs))
    return Origins(family, copied)


def _kin(connection: sqlite3.Connection, id: str) -> list[KinRow]:
    one_source(connection, id)
    no = scalar(connection, "SELECT no FROM source WHERE id = ?", (id,))
    rows = connection.execute(
        """SELECT k.beside, o.id, k.relation, k.share, b.share FROM kin k JOIN source o ON o.no = k.beside
        JOIN kin b ON b.source = k.beside AND b.beside = k.source WHERE k.source = ?""",
        (no,),
    ).fetchall()
    found = [
        KinRow(one_source(connection, other), Kin(relation), share, theirs, _pairs(connection, no, beside))
        for beside, other, relation, share, theirs in rows
    ]
    return sorted(
        found,
        key=lambda k: (_CLOSE.index(k.relation), not k.source.published, k.source.published, k.source.id),
    )


def _pairs(connection: sqlite3.Connection, no: int, beside: int) -> tuple[Pair, ...]:
    rows = connection.execute(
        f"""SELECT {citing.CITATION}, m.start, m.number, m.body, {citing.CITATION.replace("o.", "b.")}, t.start,
        t.number, t.body FROM copied c JOIN source o ON o.no = c.source JOIN source b ON b.no = c.beside
        JOIN paragraph m ON m.source = c.source AND m.number = c.paragraph
        JOIN paragraph t ON t.source = c.beside AND t.number = c.theirs
        WHERE c.source = ? AND c.beside = ? ORDER BY c.paragraph, c.theirs""",
        (no, beside),
    )
    return tuple(Pair(citing.whole(row), citing.whole(row[citing.WHOLE :])) for row in rows)
