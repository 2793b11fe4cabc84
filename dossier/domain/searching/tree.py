"""What a person looks for, as a tree; and the tree as a person would write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.domain.searching.fields import FieldName

NEARNESS = 10
"""Words that may stand between those of a NEAR where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or (`begins`) the beginning of one."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, taken as they are spelt; with `begins` the last may go on."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words and phrases with at most `within` words between them, in any order."""

    parts: tuple[Word | Phrase, ...]
    within: int = NEARNESS


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is known of a source, or of a hit, beside its words."""

    name: FieldName
    value: str


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Words = Word | Phrase | Near
Node = Word | Phrase | Near | Field | And | Or | Not

_PLAIN_VALUE = re.compile(r"[^\s\"“”„«»()]+")


def all_of(parts: list[Node]) -> Node:
    """The parts joined by AND; those that are joined so themselves are taken in."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: list[Node]) -> Node:
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def written(node: Node) -> str:
    """The query that is read as `node`."""
    match node:
        case Word(text, begins):
            return f"{text}*" if begins else text
        case Phrase(text, begins):
            return f'"{text}"*' if begins else f'"{text}"'
        case Near(parts, within):
            return f"NEAR({' '.join(map(written, parts))}, {within})"
        case Field(name, value):
            return f"{name}:{value}" if _PLAIN_VALUE.fullmatch(value) else f'{name}:"{value}"'
        case And(parts):
            return " ".join(_within(part, (Or,)) for part in parts)
        case Or(parts):
            return " OR ".join(map(written, parts))
        case Not(part):
            return f"NOT {_within(part, (And, Or))}"


def _within(node: Node, bracketed: tuple[type, ...]) -> str:
    return f"({written(node)})" if isinstance(node, bracketed) else written(node)


def wanted(node: Node) -> Iterator[Words]:
    """The words that a hit may show: those that are not excluded."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part)
        case Word() | Phrase() | Near():
            yield node
        case Field() | Not():
            return


def fields(node: Node) -> Iterator[Field]:
    """The fields that every hit must have: those at the top of the tree."""
    for part in node.parts if isinstance(node, And) else (node,):
        if isinstance(part, Field):
            yield part


def words_alone(node: Node) -> Node | None:
    """What is asked of the words, whatever the fields; None where nothing is."""
    match node:
        case Field():
            return None
        case Not(part):
            left = words_alone(part)
            return None if left is None else Not(left)
        case And(parts) | Or(parts):
            kept = [left for part in parts if (left := words_alone(part)) is not None]
            if not kept:
                return None
            return all_of(kept) if isinstance(node, And) else any_of(kept)
        case _:
            return node


def for_kind(node: Node, kind: str) -> Node | bool:
    """The tree for hits of one kind: what it says of kinds is known then. True: anything goes; False: nothing."""
    match node:
        case Field(FieldName.KIND, value):
            return value == kind
        case Not(part):
            inner = for_kind(part, kind)
            return not inner if isinstance(inner, bool) else Not(inner)
        case And(parts):
            return _joined([for_kind(part, kind) for part in parts], all_hold=True)
        case Or(parts):
            return _joined([for_kind(part, kind) for part in parts], all_hold=False)
        case _:
            return node


def _joined(parts: list[Node | bool], *, all_hold: bool) -> Node | bool:
    if any(part is (not all_hold) for part in parts):
        return not all_hold
    left = [part for part in parts if not isinstance(part, bool)]
    if not left:
        return all_hold
    return all_of(left) if all_hold else any_of(left)


def narrowed(query: str, name: FieldName, value: str) -> str:
    """The query with one field more, or without it where every hit must have it already."""
    field = written(Field(name, value.replace('"', " ")))
    bare = query.strip()
    if bare == field:
        return ""
    for there in (f" {field}", f"{field} "):
        if there in query and (bare.endswith(field) or bare.startswith(field) or f" {field} " in query):
            return " ".join(query.replace(there, " ", 1).split(" ")).strip()
    return f"({bare}) {field}" if re.search(r"\bOR\b", bare) else f"{bare} {field}".strip()
