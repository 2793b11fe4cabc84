"""Whom the words of a French text refer to: the chain of a noun, by its own name or the one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.french.grammar import phrase
from dossier.domain.analysis import Attribution, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_BESIDE = frozenset({"appos", "flat:name", "flat:foreign", "nmod"})


def beside(token: Token) -> list[Token]:
    """Names that stand with a title or an office: `M. Hollande`, `le ministre de l'Intérieur, Bernard Cazeneuve`."""
    near = [c for c in token.rights if c.dep_ in _BESIDE and not any(g.dep_ == "case" for g in c.lefts)]
    return [*near, token.head] if token.dep_ == "appos" else near


def chain_of(reading: Reading, token: Token) -> int | None:
    """The chain that a word refers to, itself or through the name beside it."""
    for each in (token, *beside(token)):
        mention = reading.mention_of(each)
        if mention is not None and (each is token or mention.form is Form.NAME):
            return mention.chain
    return None


def attribution(reading: Reading, speaker: Token | None) -> Attribution | None:
    """The speaker's words, and the chain where it is known already."""
    if speaker is None:
        return None
    start, end = phrase(speaker)
    text = reading.text
    while text[start] in "-'’" and start < end - 1:  # "a-t-il dit"
        start += 1
    return Attribution(start, end, chain_of(reading, speaker))
