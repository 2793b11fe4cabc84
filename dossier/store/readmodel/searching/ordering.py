"""In which order the sources come that are found."""

import sqlite3

from dossier.domain.searching import Node, words_alone
from dossier.store.readmodel.searching.expressions import Spellings, any_wanted, expression
from dossier.store.readmodel.searching.sets import Numbers

RANKED = 3_000
"""Sources up to which they are put in order of relevance; of more, the last ingested come first."""


def in_order(
    connection: sqlite3.Connection, sources: Numbers, tree: Node | None, spellings: Spellings
) -> list[int]:
    """The best first, as far as words say which are better and that is found out in time; else the latest (numbers grow
    as sources come in)."""
    latest = sorted(sources, reverse=True)
    words = _words(tree, spellings) if tree is not None else None
    if words is None or len(latest) > RANKED or _holds_more(connection, words):
        return latest
    ranked = [
        no
        for (no,) in connection.execute(
            "SELECT rowid FROM source_index WHERE source_index MATCH ? ORDER BY rank", (words,)
        )
        if no in sources
    ]
    there = set(ranked)
    return ranked + [no for no in latest if no not in there]


def _words(tree: Node, spellings: Spellings) -> str | None:
    alone = words_alone(tree)
    if alone is None:
        return None
    return expression(alone, spellings) or any_wanted(alone, spellings)


def _holds_more(connection: sqlite3.Connection, words: str) -> bool:
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM source_index WHERE source_index MATCH ? LIMIT ?)",
        (words, RANKED + 1),
    ).fetchone()
    return int(count) > RANKED
