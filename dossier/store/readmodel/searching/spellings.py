"""Other spellings of the names that a person types, and what they may have meant by a word that stands nowhere."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from string import ascii_lowercase

from dossier.domain.searching import And, Node, Or, Word
from dossier.domain.searching.likeness import allowed, are_spellings, distance
from dossier.domain.searching.tree import all_of, any_of
from dossier.store.readmodel.searching.expressions import Spellings, expression
from dossier.store.readmodel.spelling import folded

MOST_WORDS = 12
"""Of a query; of more, the first: nobody looks for so many names."""
MOST_ENTITIES, MOST_SPELLINGS = 200, 5
_RARE, _FAR_MORE = 2, 20
"""A word in so few sources may be a typing error of a like one that is in so many times as many."""
_WORD = re.compile(r"\w+")


def also_spelt(connection: sqlite3.Connection, node: Node) -> dict[str, tuple[str, ...]]:
    """By folded word, the spellings that other names of the entities have which are called so; words without any are
    left out."""
    words = islice(dict.fromkeys(_plain_words(node)), MOST_WORDS)
    found = {word: _spellings(connection, word) for word in words}
    return {word: spellings for word, spellings in found.items() if spellings}


def meant(connection: sqlite3.Connection, node: Node, spellings: Spellings) -> Node | None:
    """The tree with words in place of those that look like typing errors; None where there are none."""
    words = list(islice(dict.fromkeys(_plain_words(node)), MOST_WORDS))
    instead = {
        word: better
        for word in words
        if word not in spellings and (better := _better(connection, word)) and better not in words
    }
    return _with(node, instead) if instead else None


def _plain_words(node: Node) -> Iterator[str]:
    """The single words, folded, that are neither quoted nor only the beginning of one."""
    match node:
        case Word(text, False) if _WORD.fullmatch(text):
            yield folded(text)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _plain_words(part)


def _with(node: Node, instead: Mapping[str, str]) -> Node:
    match node:
        case Word(text, False):
            return Word(instead.get(folded(text), text))
        case And(parts):
            return all_of([_with(part, instead) for part in parts])
        case Or(parts):
            return any_of([_with(part, instead) for part in parts])
        case _:
            return node


def _spellings(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    rows = connection.execute(
        """SELECT folded_names, mentions FROM entity WHERE status <> 'rejected' AND kind <> 'event' AND no IN (
            SELECT rowid FROM name_index WHERE name_index MATCH ? LIMIT ?)""",
        (expression(Word(word), {}), MOST_ENTITIES),
    )
    weight: dict[str, int] = {}
    for names, mentions in rows:
        for other in _other_spellings(word, names.split("\n")):
            weight[other] = weight.get(other, 0) + mentions
    return tuple(sorted(weight, key=lambda other: (-weight[other], other))[:MOST_SPELLINGS])


def _other_spellings(word: str, names: Sequence[str]) -> set[str]:
    """What stands, in names of one entity that do not have the word itself, in its place."""
    apart = [_WORD.findall(name) for name in names]
    return {
        other
        for words in apart
        if word not in words
        for other in words
        if other != word and are_spellings(word, other)
    }


# -- typing errors


def _better(connection: sqlite3.Connection, word: str) -> str | None:
    most = allowed(word)
    held = _sources_with(connection, word)
    if not most or word.isdigit() or held > _RARE or (held == 0 and _is_name(connection, word)):
        return None
    terms = _counted(connection, list(_one_off(word)))
    if not terms and most > 1 and not held:
        terms = _beginning_alike(connection, word)
    ranked = sorted(
        (distance(word, term, most), -count, term)
        for term, count in terms.items()
        if term != word and not term.isdigit()
    )
    if not ranked or ranked[0][0] > most:
        return None
    _, count, term = ranked[0]
    return term if not held or -count >= _FAR_MORE * held else None


def _sources_with(connection: sqlite3.Connection, word: str) -> int:
    sql = "SELECT count(*) FROM (SELECT 1 FROM source_index WHERE source_index MATCH ? LIMIT ?)"
    (count,) = connection.execute(sql, (expression(Word(word), {}), _RARE + 1)).fetchone()
    return int(count)


def _is_name(connection: sqlite3.Connection, word: str) -> bool:
    sql = "SELECT 1 FROM name_index WHERE name_index MATCH ? LIMIT 1"
    return connection.execute(sql, (expression(Word(word), {}),)).fetchone() is not None


def _one_off(word: str) -> Iterator[str]:
    """All that one typing error can have come from, wherever in the word it is."""
    parts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    for before, after in parts:
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _counted(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, int]:
    """Those of the words that stand in sources, each with in how many."""
    rows = connection.execute(
        "SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(words))),),
    )
    return dict(rows.fetchall())


def _beginning_alike(connection: sqlite3.Connection, word: str) -> dict[str, int]:
    begins = word[:2]
    rows = connection.execute(
        "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?",
        (begins, begins[0] + chr(ord(begins[1]) + 1)),
    )
    return {term: count for term, count in rows if abs(len(term) - len(word)) <= 2}
