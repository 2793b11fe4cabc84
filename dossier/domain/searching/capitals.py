"""Operators that were typed in small letters, and so are looked for as words: the query that may have been meant."""

from dossier.domain.searching.parsing import QueryError, parse
from dossier.domain.searching.tokens import Sort, cleaned, tokens

_OPERATORS = ("and", "or", "not")


def in_capitals(query: str) -> str:
    """The query with its operators in capitals; empty where it has none in small letters, or cannot be read then."""
    plain = cleaned(query)
    meant = plain
    for token in tokens(plain):
        said = plain[token.start : token.end]
        if token.sort is Sort.WORD and said.lower() in _OPERATORS:
            meant = meant[: token.start] + said.upper() + meant[token.end :]
    try:
        parse(meant)
    except QueryError:
        return ""
    return meant if meant != plain else ""
