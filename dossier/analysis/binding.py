"""What grammar allows a pronoun to be, within its sentence: who acts in its clause, and who it cannot be.

The binding theory of Chomsky (1981) in the form that resolvers use (Lappin and Leass 1994): within the domain of
its verb "him" is nobody who acts or suffers there, "himself" is one of those, "his" is free but never what it
belongs to. A clause without a subject of its own has one that grammar lends it ("defeating him": who defeats?).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis import lexicon
from dossier.analysis.clauses import AUXILIARIES, is_verb
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
_LENT = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"})
"""Clauses that may take their subject from the clause above."""
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_PLACES = words("behind near around beside beneath under above before ahead inside outside")
"""Prepositions under which "him" may well be the subject: `Berg looked behind him`."""
_DEEPEST = 40


def reflexive(pronoun: Token) -> bool:
    return pronoun.lower_.endswith("self")


def subject_of(verb: Token, steps: int = 8) -> Token | None:
    """Who acts or suffers in the clause of `verb`: its own subject, or the one that it is lent."""
    for child in verb.lefts:
        if child.dep_ in SUBJECTS:
            return _relative_head(verb) if child.lower_ in _RELATIVE else child
    for child in verb.rights:
        if child.dep_ in SUBJECTS:
            return child
    if not steps or verb.head is verb:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return _planner(verb.head, steps)
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    return _lent(verb, steps) if verb.dep_ in _LENT else None


def _relative_head(verb: Token) -> Token | None:
    """`Berg, who called`: what the clause hangs on; `who called and left`: by way of the verb before."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def _planner(noun: Token, steps: int) -> Token | None:
    """`Smith's decision to leave`, `Smith had a reason to leave`: who it is whose infinitive hangs on a noun."""
    return _owner(noun, noun) or (subject_of(noun.head, steps - 1) if is_verb(noun.head) else None)


def _lent(verb: Token, steps: int) -> Token | None:
    head = verb.head
    if verb.dep_ == "xcomp" and is_verb(head):
        told = next((child for child in head.rights if child.dep_ in OBJECTS and child.i < verb.i), None)
        return told or subject_of(head, steps - 1)
    if verb.dep_ == "pcomp":
        while head.dep_ in {"prep", "pcomp", "agent"} and head.head is not head:
            head = head.head
    return subject_of(head, steps - 1) if is_verb(head) or head.dep_ == "ROOT" else None


def commanders(token: Token) -> Iterator[Token]:
    """The subjects of the clauses, and the owners of the phrases, that hold `token`, the nearest first."""
    below = token
    for _ in range(_DEEPEST):
        head = below.head
        if head is below:
            return
        found = _owner(head, below) if not is_verb(head) else subject_of(head)
        if found is not None and found is not below and found is not token:
            yield found
        below = head


def _owner(noun: Token, below: Token) -> Token | None:
    """`Berg's love of his city`: who owns the noun that the pronoun hangs on."""
    return next((child for child in noun.lefts if child.dep_ == "poss" and child is not below), None)


def one_with(token: Token) -> Token:
    """The head of the phrase that a name stands for: of `his friend, Berg` the friend."""
    while token.dep_ == "appos" and token.head is not token:
        token = token.head
    return token


def bound_apart(name: Token, pronoun: Token) -> bool:
    """Whether grammar forbids that they are one: `Putin told him`, `his brother Mohamed`."""
    if name.sent is not pronoun.sent:
        return False
    whole = one_with(name)
    if pronoun.dep_ == "poss":
        return _belongs_to(pronoun, name, whole)
    if reflexive(pronoun):
        return False
    if pronoun.dep_ == "conj" or name.dep_ == "conj":
        first, second = _joined(pronoun), _joined(whole)
        if first is second:
            return True
    verb = _verb_of(pronoun)
    if verb is None:
        return False
    if whole.dep_ != "poss" and _verb_of(whole) is verb:
        return True
    return pronoun.dep_ not in SUBJECTS and subject_of(verb) is whole


def _belongs_to(pronoun: Token, name: Token, whole: Token) -> bool:
    """Whether the name is what the pronoun owns: `his brother`, `Berg, her husband`, `Berg is her husband`."""
    noun = pronoun.head
    if noun in {name, whole} or (name.head is noun and name.dep_ in {"appos", "compound"}):
        return True
    if noun.head is name and noun.dep_ == "compound":
        return True
    if one_with(noun) is whole:
        return True
    return noun.dep_ == "attr" and noun.lower_ in lexicon.KIN and subject_of(noun.head) is whole


def _joined(token: Token) -> Token:
    while token.dep_ == "conj" and not is_verb(token.head):
        token = token.head
    return token


def _verb_of(token: Token) -> Token | None:
    """The verb (or noun with an owner) whose argument the token is; None where it is free."""
    head = _joined(token).head
    steps = 0
    while head.dep_ in {"prep", "dative", "agent"} and head.tag_ in {"IN", "TO", "RP"} and steps < 3:
        if head.lower_ in _PLACES or (head.lower_ == "with" and _has_object(head.head)):
            return None
        head, steps = head.head, steps + 1
    if head.dep_ in AUXILIARIES:
        head = head.head
    return head


def _has_object(verb: Token) -> bool:
    """`took the box with him` may be his own doing, `met with him` may not."""
    return any(child.dep_ == "dobj" for child in verb.rights)
