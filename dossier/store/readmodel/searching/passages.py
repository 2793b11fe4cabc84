"""The hits in sources: passages in which the words stand, and the statements and quotes in them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from dossier.domain import targets
from dossier.domain.found import Hit
from dossier.domain.searching.fields import PASSAGE
from dossier.store.readmodel.searching.marking import marked
from dossier.store.readmodel.searching.telling import Window

AT_ONCE = 16
"""Sources that are read in one go."""
READ = 350_000
"""Characters up to which sources are read for one page of hits: some 60 articles, a few hundredths of a second."""


class Looked(NamedTuple):
    """What is looked for in texts: any of the words, all that is asked of words (None: nothing more), and the fields
    that statements and quotes must have themselves."""

    loose: str | None
    strict: str | None


class Page(NamedTuple):
    hits: list[Hit]
    more: bool


_PARAGRAPHS = """SELECT p.no, p.source, p.number, p.start, p.body, o.file, o.id, o.publisher, o.published
    FROM paragraph p JOIN source o ON o.no = p.source WHERE p.source IN (SELECT value FROM json_each(?))"""


def passages(
    connection: sqlite3.Connection, sources: Sequence[int], looked: Looked, most: int | None
) -> Page:
    """Of the sources, in their order; those of which all that was asked of words is true come first."""
    if looked.loose is None:
        return Page([], False)
    found: list[tuple[bool, int, int, Hit]] = []
    strict = read = place = 0
    for place in range(0, len(sources), AT_ONCE):
        if most is not None and (strict > most or read > READ):
            break
        group = sources[place : place + AT_ONCE]
        rows = {row[0]: row for row in connection.execute(_PARAGRAPHS, (json.dumps(group),))}
        read += sum(len(row[4]) for row in rows.values())
        rank = {source: place + n for n, source in enumerate(group)}
        missed = set(group)
        for each in marked(((no, row[4]) for no, row in rows.items()), looked.loose, looked.strict):
            row = rows[each.number]
            strict += each.strict
            missed.discard(row[1])
            found.append((not each.strict, rank[row[1]], row[3], _passage(row, each.marks)))
        for source in missed:
            whole = sorted((row for row in rows.values() if row[1] == source), key=lambda row: row[3])
            found += [(True, rank[source], hit.start, hit) for hit in _across(whole, looked.loose)]
    else:
        place += AT_ONCE
    found.sort(key=lambda each: each[:3])
    hits = [hit for *_, hit in found]
    shown = hits if most is None else hits[:most]
    return Page(shown, len(shown) < len(hits) or place < len(sources))


def _across(paragraphs: Sequence[tuple[Any, ...]], loose: str) -> Iterator[Hit]:
    """Where a phrase begins in one paragraph of a source and ends in another, both are the passage."""
    text = "".join(row[4] for row in paragraphs)
    for each in marked([(0, text)], loose, None):
        start, end = each.marks[0]
        first = max((row for row in paragraphs if row[3] <= start), key=lambda row: row[3])
        last = max((row for row in paragraphs if row[3] < end), key=lambda row: row[3])
        body = text[first[3] : last[3] + len(last[4])]
        yield _passage((*first[:4], body, *first[5:]), [(start - first[3], end - first[3])])


def _passage(row: tuple[Any, ...], marks: Sequence[tuple[int, int]]) -> Hit:
    _, _, number, start, body, file, source, publisher, published = row
    text = body.strip()
    first = start + body.index(text)
    last = first + len(text)
    placed = tuple((start + a, start + b) for a, b in marks)
    at = placed[0] if placed else (first, first)
    return Hit(
        PASSAGE, file, source, first, last, text, *at, marks=placed,
        target=targets.of_passage(source, first, last), publisher=publisher, published=published, paragraph=number,
    )  # fmt: skip


def mentions(
    connection: sqlite3.Connection, sources: Sequence[int], entities: Sequence[int], most: int | None
) -> Page:
    """The passages that mention one of the entities, where no words are looked for."""
    group = list(islice(sources, most))
    rank = {source: n for n, source in enumerate(group)}
    rows = connection.execute(
        """SELECT c.source, m.start, m.end, m.paragraph FROM chain c JOIN mention m ON m.chain = c.no
        WHERE c.entity IN (SELECT value FROM json_each(?)) AND c.live
        AND c.source IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(entities)), json.dumps(group)),
    ).fetchall()
    by_place: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for source, start, end, paragraph in sorted(rows, key=lambda row: (rank[row[0]], row[1])):
        by_place.setdefault((source, paragraph), []).append((start, end))
    wanted = dict(islice(by_place.items(), most))
    texts = {
        (row[1], row[2]): row
        for row in connection.execute(_PARAGRAPHS, (json.dumps(sorted({source for source, _ in wanted})),))
        if (row[1], row[2]) in wanted
    }
    hits = [
        _passage(texts[key], [(a - texts[key][3], b - texts[key][3]) for a, b in marks])
        for key, marks in wanted.items()
        if key in texts
    ]
    return Page(hits, len(wanted) < len(by_place) or len(group) < len(sources))


# -- statements and quotes


def windows(connection: sqlite3.Connection, hits: Sequence[Hit]) -> list[Window]:
    """The stretches of these passages."""
    ids = json.dumps(sorted({hit.source for hit in hits}))
    numbers = dict(
        connection.execute(
            "SELECT id, no FROM source WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        ).fetchall()
    )
    return [(n, numbers[hit.source], hit.start, hit.end) for n, hit in enumerate(hits)]


def told(rows: Sequence[Hit], looked: Looked, most: int | None) -> Page:
    """Statements or quotes, those that have the words themselves."""
    hits = list(_with_marks(rows, looked) if looked.loose else rows)
    return Page(hits if most is None else hits[:most], most is not None and len(hits) > most)


def _with_marks(rows: Sequence[Hit], looked: Looked) -> Iterator[Hit]:
    wanted = looked.strict or looked.loose or ""
    for each in marked(enumerate(hit.text for hit in rows), wanted, None):
        hit = rows[each.number]
        placed = tuple((hit.start + a, hit.start + b) for a, b in each.marks)
        first = placed[0] if placed else (hit.start, hit.start)
        yield replace(hit, marks=placed, found_start=first[0], found_end=first[1])
