"""Finding the words once more in the few texts that are shown, with the places where they stand."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import NamedTuple
from uuid import uuid4

from dossier.domain.found import Stretch
from dossier.store.readmodel.tables import TOKENS


class Marked(NamedTuple):
    """A text by number. `strict`: all that is asked of words is true of this text by itself."""

    number: int
    marks: tuple[Stretch, ...]
    strict: bool


def marked(texts: Iterable[tuple[int, str]], loose: str, strict: str | None) -> list[Marked]:
    """Those of the texts that match the full-text query `loose`, in the order of numbers.

    An index of these texts alone finds the words as the large one did, and at once.
    """
    mark = uuid4().hex  # stands in no text, so the words found lie where it does
    with closing(sqlite3.connect(":memory:")) as small:
        small.execute(f"CREATE VIRTUAL TABLE found USING fts5(body, {TOKENS})")
        small.executemany("INSERT INTO found (rowid, body) VALUES (?, ?)", texts)
        alone = _matching(small, strict) if strict is not None else None
        rows = small.execute(
            "SELECT rowid, highlight(found, 0, ?1, ?1) FROM found WHERE found MATCH ?2 ORDER BY rowid",
            (mark, loose),
        ).fetchall()
    return [Marked(no, _places(text, mark), alone is None or no in alone) for no, text in rows]


def _matching(small: sqlite3.Connection, expression: str) -> set[int]:
    return {no for (no,) in small.execute("SELECT rowid FROM found WHERE found MATCH ?", (expression,))}


def _places(text: str, mark: str) -> tuple[Stretch, ...]:
    """Where the words stand that are between two marks each, in the text without them."""
    found = [match.start() - n * len(mark) for n, match in enumerate(re.finditer(mark, text))]
    return tuple(zip(found[::2], found[1::2], strict=False))
