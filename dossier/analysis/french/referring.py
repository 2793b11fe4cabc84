"""Whom the words of a French text refer to: the chain of a noun, by its own name or the one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.french.grammar import is_noun, phrase
from dossier.analysis.french.words import PEOPLE
from dossier.domain.analysis import Attribution, EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Mention

_BESIDE = frozenset({"appos", "flat:name", "flat:foreign", "nmod"})


def beside(token: Token) -> list[Token]:
    """Names that stand with a title or an office: `M. Hollande`, `le ministre de l'Intérieur, Bernard Cazeneuve`."""
    near = [c for c in token.rights if c.dep_ in _BESIDE and not any(g.dep_ == "case" for g in c.lefts)]
    return [*near, token.head] if token.dep_ == "appos" else near


def name_of(reading: Reading, token: Token) -> Mention | None:
    """The name that stands with a noun: by grammar, or by its place right behind it or its first comma."""
    for each in beside(token):
        mention = reading.mention_of(each)
        if mention is not None and mention.form is Form.NAME:
            return mention
    if not is_noun(token):
        return None
    comma = token.lower_ in PEOPLE and reading.text[phrase(token)[1] :].startswith(", ")
    after = phrase(token)[1] + 2 if comma else token.end + 1
    found = [m for m in reading.mentions_in(after, after + 80) if m.start == after and m.form is Form.NAME]
    is_person = found and reading.chains[found[0].chain].kind is EntityKind.PERSON
    return found[0] if found and (is_person or not comma) else None


def chain_of(reading: Reading, token: Token) -> int | None:
    """The chain that a word refers to, itself or through the name beside it."""
    mention = reading.mention_of(token) or name_of(reading, token)
    return None if mention is None else mention.chain


def attribution(reading: Reading, speaker: Token | None, cue: Token) -> Attribution | None:
    """The speaker's words, and the chain where it is known already; what is on the far side of the cue is none of
    them, whatever the parser says."""
    if speaker is None:
        return None
    start, end = phrase(speaker)
    if speaker.i > cue.i:
        start = max(start, cue.doc[cue.i + 1].idx)
    else:
        end = min(end, cue.idx)
    text = reading.text
    while text[start] in "-'’" and start < end - 1:  # "a-t-il dit"
        start += 1
    return Attribution(start, end, chain_of(reading, speaker))
