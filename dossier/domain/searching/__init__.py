"""What a person looks for: from the words typed to a tree, and back. Knows no index."""

from dossier.domain.searching.fields import KINDS, FieldName
from dossier.domain.searching.parsing import QueryError, parse, readable
from dossier.domain.searching.tree import (
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    Words,
    for_kind,
    narrowed,
    wanted,
    words_alone,
    written,
)

__all__ = [
    "KINDS",
    "And",
    "Field",
    "FieldName",
    "Near",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "QueryError",
    "Word",
    "Words",
    "for_kind",
    "narrowed",
    "parse",
    "readable",
    "wanted",
    "words_alone",
    "written",
]
