"""Whose people the police hold: a suspect's friends, or those who are said to have helped him.

Who is held often has no name; the one whom they are held for tells two accounts of it to be of one arrest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import governing_verb, joined, subject
from dossier.analysis.lexicon import KIN
from dossier.analysis.trigger import is_definite
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, Participation

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger

_COMPANY = words(
    "accomplice acquaintance aide ally associate backer bodyguard companion comrade confidant driver follower friend"
    " girlfriend boyfriend helper lieutenant mate partner relative supporter"
)
_HELPING = words(
    "accompany aid assist conceal drive fund harbor harbour help hide host lodge protect shelter shield smuggle support"
    " transport"
)


def fill_ties(reading: Reading, trigger: Trigger) -> None:
    """Add whom those who are arrested belong to or have helped: the arrest is about his people."""
    if trigger.what != "arrest":
        return
    known = {p.chain for p in trigger.participants}
    for token in (*_owners(reading, trigger.token), *_helped(reading, trigger.token)):
        mention = reading.mention_of(token)
        if mention is None or mention.chain in known:
            continue
        if reading.chains[mention.chain].kind is EntityKind.PERSON:
            known.add(mention.chain)
            trigger.participants.append(Participation(mention.chain, "participant"))
            trigger.about = trigger.about or reading.chains[mention.chain].name


def _owners(reading: Reading, verb: Token) -> Iterator[Token]:
    """ "Berg's brother was held", "an aide to Berg", "Berg fled with two friends, who have been arrested"."""
    for each in _held(verb):
        if reading.lemma(each) not in _COMPANY | KIN:
            continue
        yield from (c for c in each.lefts if c.dep_ == "poss")
        yield from (
            o for c in each.rights if c.lower_ in {"of", "to"} for o in c.children if o.dep_ == "pobj"
        )
        above = governing_verb(each.head) if each.head.lower_ == "with" else None
        if above is not None and (companion := subject(above)) is not None:
            yield companion


def _held(verb: Token) -> Iterator[Token]:
    """Who was arrested."""
    told = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.tag_[:2] == "NN"]
    told += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return (each for first in told for each in joined(first))


def associates(found: list[Trigger]) -> str:
    """Whose people were arrested, for a heading: "associates of John Berg"."""
    for trigger in found:
        if trigger.about:
            several = any(each.tag_ == "NNS" for each in _held(trigger.token))
            return f"{'associates' if several else 'an associate'} of {trigger.about}"
    return ""


def _helped(reading: Reading, verb: Token) -> Iterator[Token]:
    """ "Arrested for hiding Berg", "on suspicion of driving Berg to the coast"."""
    for link in _below(verb, 3):
        if link.lower_ in {"for", "of"}:
            deeds = [c for c in link.rights if c.dep_ == "pcomp" and reading.lemma(c) in _HELPING]
            yield from (o for deed in deeds for each in joined(deed) for o in each.rights if o.dep_ == "dobj")


def _below(token: Token, depth: int) -> Iterator[Token]:
    """The prepositions, and what hangs on them, behind a word."""
    for child in token.rights if depth else ():
        if child.dep_ in {"prep", "pobj"} or (child.dep_ == "conj" and child.tag_ == "IN"):
            yield child
            yield from _below(child, depth - 1)


def is_of_known(token: Token) -> bool:
    """ "The two men in custody": of people known already, so the arrest is known as well."""
    return token.dep_ == "pobj" and token.head.lower_ == "in" and is_definite(token.head.head)
