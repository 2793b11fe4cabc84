"""What an article itself calls a happening: "the Paris attacks", "the G20 summit"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dossier.domain.analysis import EntityKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger


def written_names(reading: Reading, found: Iterable[Trigger]) -> tuple[str, ...]:
    """The names that the article itself gives: a place or name before the noun, or a name of an event, the
    most frequent first.
    """
    counts: dict[str, int] = {}
    for trigger in found:
        if trigger.nominal and (name := _written_name(reading, trigger.token)):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _written_name(reading: Reading, token: Token) -> str:
    if token.ent_type_ == "EVENT":
        return _entity_words(reading, token)
    first = token.i
    named = False
    for child in reversed(list(token.lefts)):
        if child.right_edge.i != first - 1 or child.dep_ not in {"compound", "nmod", "amod"}:
            break
        mention = reading.mention_of(child)
        is_name = (
            mention is not None and child.tag_[:3] == "NNP" and _names_events(reading, mention.chain, token)
        )
        if not is_name and child.dep_ == "amod":
            break
        named = named or is_name
        first = child.left_edge.i
    if not named:
        return ""
    words = reading.text[token.doc[first].idx : token.end]
    return " ".join(words.split())


def _names_events(reading: Reading, chain: int, noun: Token) -> bool:
    """Places give events their names; organisations only meetings and votes ("the G20 summit")."""
    kind = reading.chains[chain].kind
    return kind is EntityKind.PLACE or (
        kind is EntityKind.ORGANISATION
        and noun.lower_ in {"summit", "congress", "conference", "election", "elections"}
    )


def entity_span(token: Token) -> tuple[int, int]:
    """The words that the model takes for one name, without an article: "11 September attacks"."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    return doc[first].idx, doc[last].end


def _entity_words(reading: Reading, token: Token) -> str:
    start, end = entity_span(token)
    words = " ".join(reading.text[start:end].split())
    return words if " " in words or words[:1].isupper() else ""
