"""What a note, a tag or a history is about, as one string: `case`, `source:…`, `entity:…`, `statement:…`,
`passage:SOURCE:START-END`.
"""

import re
from typing import NamedTuple

CASE, SOURCE, ENTITY, STATEMENT, PASSAGE = "case", "source", "entity", "statement", "passage"

_PASSAGE = re.compile(r"passage:([^:]+):(\d{1,12})-(\d{1,12})")


class Place(NamedTuple):
    """`[start, end)` of a source, in code points."""

    source: str
    start: int
    end: int


def of_source(id: str) -> str:
    return f"{SOURCE}:{id}"


def of_entity(id: str) -> str:
    return f"{ENTITY}:{id}"


def of_statement(id: str) -> str:
    return f"{STATEMENT}:{id}"


def of_passage(source: str, start: int, end: int) -> str:
    return f"{PASSAGE}:{source}:{start}-{end}"


def parted(target: str) -> tuple[str, str]:
    """(what it is, its id); the id is empty for the case."""
    what, _, id = target.partition(":")
    return what, id


def place(target: str) -> Place | None:
    """The place that a passage's target names; None for what is none."""
    match = _PASSAGE.fullmatch(target)
    return Place(match[1], int(match[2]), int(match[3])) if match else None
