"""Attacks told by who made them or what they were aimed at: "the bomber at the hall on Friday", "Friday's target was a
bank".

A noun for a doer tells of the deed where it says who somebody is ("named as the gunman at …") and the deed's place
stands behind it, with its day or as something known; in a clause of its own its verb tells what was done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.trigger import is_definite
from dossier.analysis.venues import BUILDINGS
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_DOERS = words("assailant attacker bomber gunman gunwoman knifeman shooter sniper")
_AIM = "target"
STANDING_FOR = _DOERS | {f"{doer}s" for doer in _DOERS} | words("gunmen gunwomen knifemen target targets")
"""Nouns that tell of a deed and whose number is not the deed's."""
_SITES = BUILDINGS | words(
    """
    barracks base bazaar bureau camp checkpoint compound consulate convoy depot embassy factory headquarters house
    market office outpost plant port post refinery shop store town village
    """
)
"""What is struck."""
_IDENTIFYING = frozenset({"as", "of"})
_WHERE = frozenset({"at", "in", "inside", "near", "outside"})
_TIMES = frozenset({"DATE", "TIME"})


def attack_told(reading: Reading, token: Token, lemma: str) -> str:
    """`attack` where a noun for a doer or a target tells of one by itself, else nothing."""
    if lemma in _DOERS:
        says_who = token.dep_ in {"attr", "appos", "ROOT"} or (
            token.dep_ == "pobj" and token.head.lower_ in _IDENTIFYING
        )
        return "attack" if says_who and any(_is_of_deed(reading, token, o) for o in _where(token)) else ""
    return "attack" if lemma == _AIM and predicate_of_aim(token) is not None else ""


def _is_of_deed(reading: Reading, doer: Token, place: Token) -> bool:
    known = is_definite(doer) and place.lower_ in BUILDINGS
    return (known or _has_day(doer)) and _is_placed(reading, place)


def predicate_of_aim(token: Token) -> Token | None:
    """The "was" that says what or where a day's target was: "one of the targets on Friday was a bank"."""
    if token.lower_.removesuffix("s") != _AIM or not _has_day(token):
        return None
    one_of_them = token.dep_ == "pobj" and token.head.lower_ == "of"
    told = token.head.head if one_of_them else token
    if told.dep_ != "nsubj" or told.head.lower_ not in {"was", "were"}:
        return None
    said = [o for c in told.head.rights for o in (c, *c.children) if o.dep_ in {"attr", "pobj"}]
    return (
        told.head if any(o.lower_ in _SITES or o.lower_.removesuffix("s") in _SITES for o in said) else None
    )


def _has_day(token: Token) -> bool:
    """Whether a day or hour hangs on a noun itself: "Friday's", "last Friday", "on Friday"."""
    on = (o for c in token.rights if c.lower_ in {"on", "in"} for o in c.children if o.dep_ == "pobj")
    return any(c.ent_type_ in _TIMES for c in (*token.children, *on))


def _where(token: Token) -> Iterator[Token]:
    """What stands behind the preposition that follows it, whatever the parser hangs that on."""
    for follower in token.doc[token.i + 1 : token.i + 2]:
        if follower.lower_ in _WHERE:
            yield from (o for o in follower.children if o.dep_ == "pobj")


def _is_placed(reading: Reading, place: Token) -> bool:
    """Whether it is a place with a name, or bears one: "the Stadtpark arena"."""
    mentions = (reading.mention_of(each) for each in (place, *place.lefts))
    return any(m is not None and reading.chains[m.chain].kind is EntityKind.PLACE for m in mentions)
