"""A query cut into tokens, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

QUOTES = '"“”„«»'
_BLANK = re.compile(r"\s+")
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?", re.ASCII)
_FIELD = re.compile(r"([^\W\d_]{2,}):(?!//)")
_STOPS = "()" + QUOTES


class Sort(Enum):
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    NEAR_OPEN = auto()
    """`NEAR(`"""
    COMMA = auto()
    """Before the number that ends a `NEAR(`."""


class Token(NamedTuple):
    """`[start, end)` of the query. `text` is the word, the words of a phrase, the value of a field or the number of a
    NEAR; `name` is a field's."""

    sort: Sort
    start: int
    end: int
    text: str = ""
    begins: bool = False
    name: str = ""
    closed: bool = True
    """False for a phrase whose closing mark is missing."""


_OPERATORS = {"AND": Sort.AND, "OR": Sort.OR, "NOT": Sort.NOT}


def cleaned(query: str) -> str:
    """The query without what no text holds and no index takes, character for character as long."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in query)


def has_word(text: str) -> bool:
    """Whether an index would find at least one word in `text`."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in text)


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a cleaned query. Signs that no index holds are passed over."""
    at, near = 0, 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        token = _token(query, at, in_near=near > 0)
        if token.sort in (Sort.OPEN, Sort.NEAR_OPEN) and (near or token.sort is Sort.NEAR_OPEN):
            near += 1
        elif token.sort is Sort.CLOSE and near:
            near -= 1
        at = token.end
        if token.sort not in (Sort.WORD, Sort.PHRASE) or has_word(token.text) or not token.closed:
            yield token


def _token(query: str, at: int, *, in_near: bool) -> Token:
    if query[at] in QUOTES:
        return _phrase(query, at)
    if query[at] in "()":
        return Token(Sort.OPEN if query[at] == "(" else Sort.CLOSE, at, at + 1)
    if query[at] == "-" and at + 1 < len(query) and not query[at + 1].isspace() and query[at + 1] not in "-)":
        return Token(Sort.NOT, at, at + 1)
    if in_near and query[at] == ",":
        return Token(Sort.COMMA, at, at + 1)
    end = at
    while end < len(query) and not query[end].isspace() and query[end] not in _STOPS:
        if in_near and query[end] == ",":
            break
        end += 1
    return _word(query, at, end)


def _word(query: str, at: int, end: int) -> Token:
    text = query[at:end]
    if text == "NEAR" and query[end : end + 1] == "(":
        return Token(Sort.NEAR_OPEN, at, end + 1)
    if match := _NEAR.fullmatch(text):
        return Token(Sort.NEAR, at, end, match[1] or "")
    if text in _OPERATORS:
        return Token(_OPERATORS[text], at, end)
    if match := _FIELD.match(text):
        return _field(query, at, at + match.end(), end, match[1])
    bare = _bare(text.rstrip("*"))
    return Token(Sort.PHRASE if _says_more(bare) else Sort.WORD, at, end, bare, text.endswith("*"))


def _says_more(word: str) -> bool:
    """Whether the word, without the signs around it, would be read as an operator or a field: as `:NOT` would."""
    return word in _OPERATORS or bool(_NEAR.fullmatch(word) or _FIELD.match(word))


def _field(query: str, at: int, value: int, end: int, name: str) -> Token:
    if value == end and query[value : value + 1] and query[value] in QUOTES:
        phrase = _phrase(query, value)
        return Token(Sort.FIELD, at, phrase.end, phrase.text, False, name, phrase.closed)
    return Token(Sort.FIELD, at, end, query[value:end], False, name)


def _phrase(query: str, at: int) -> Token:
    end = at + 1
    while end < len(query) and query[end] not in QUOTES:
        end += 1
    text, closed = _BLANK.sub(" ", query[at + 1 : end]).strip(), end < len(query)
    begins = query[end + 1 : end + 2] == "*"
    return Token(Sort.PHRASE, at, min(end + 1 + begins, len(query)), text, begins, "", closed)


def _bare(text: str) -> str:
    """A word without the signs before and behind it."""
    first, last = 0, len(text)
    while first < last and not has_word(text[first]):
        first += 1
    while last > first and not has_word(text[last - 1]):
        last -= 1
    return text[first:last]
