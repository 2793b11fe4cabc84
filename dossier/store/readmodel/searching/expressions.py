"""Trees of words as queries of SQLite's full-text indexes. Whatever is looked for, the result is valid there."""

from collections.abc import Iterable, Mapping, Sequence

from dossier.domain.searching import And, Near, Node, Not, Or, Phrase, Word, wanted
from dossier.domain.searching.tokens import has_word
from dossier.store.readmodel.spelling import folded

Spellings = Mapping[str, Sequence[str]]
"""By folded word, the other spellings that are looked for with it."""


def expression(node: Node, spellings: Spellings) -> str | None:
    """The query that says what `node` does; None where the index has no words for it: fields, and what is only
    excluded."""
    match node:
        case Word(text, begins):
            return _word(text, begins, spellings)
        case Phrase(text, begins):
            return _quoted(text, begins)
        case Near(parts, within):
            return f"NEAR({' '.join(_quoted(part.text, part.begins) for part in parts)}, {within})"
        case Or(parts):
            return _joined(" OR ", parts, spellings)
        case And(parts):
            return _all(parts, spellings)
        case _:
            return None


def any_wanted(node: Node, spellings: Spellings) -> str | None:
    """The query for any of the words that a hit may show; None where there are none."""
    return _joined(" OR ", list(wanted(node)), spellings)


def _all(parts: Sequence[Node], spellings: Spellings) -> str | None:
    left = _joined(" AND ", [part for part in parts if not isinstance(part, Not)], spellings)
    without = [part.part for part in parts if isinstance(part, Not)]
    if left is None or not without:
        return left
    right = _joined(" OR ", without, spellings)
    return f"({left}) NOT ({right})" if right is not None else None


def _joined(operator: str, parts: Sequence[Node], spellings: Spellings) -> str | None:
    made = [expression(part, spellings) for part in parts]
    if not made or None in made:
        return None
    return made[0] if len(made) == 1 else operator.join(f"({each})" for each in made)


def _word(text: str, begins: bool, spellings: Spellings) -> str:
    own = _quoted(text, begins)
    others = () if begins else spellings.get(folded(text), ())
    return " OR ".join([own, *(_quoted(each, False) for each in others)])


def _quoted(text: str, begins: bool) -> str:
    return '"' + text.replace('"', '""') + '"' + ("*" if begins else "")


def all_words(texts: Iterable[str]) -> str:
    """The query for all of these words; signs among them are passed over."""
    return " AND ".join(_quoted(text, False) for text in texts if has_word(text)) or '""'
