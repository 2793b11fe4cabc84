"""What French grammar says of a clause, from universal parts of speech, features and dependencies.

The model's heads are words of content: prepositions, auxiliaries and "être" before a noun hang on them. Its
labels err more than its heads, so that rules here ask for heads, places and features rather than labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_AUXILIARIES = frozenset({"aux:tense", "aux:pass", "aux", "cop"})
_NEGATIONS = frozenset({"pas", "jamais", "aucun", "aucune", "personne", "nul", "nulle", "plus", "rien"})
_NE = frozenset({"ne", "n'"})
_AHEAD = frozenset({"prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "attendus", "attendues"})
_INVERTED = frozenset({"-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle", "-t-ils", "-t-elles"})
"""Subjects behind their verb: `a-t-il dit`, `assure-t-elle`."""


@lru_cache(maxsize=4096)
def _features(tag: str) -> tuple[str, frozenset[str]]:
    part, *features = tag.split("|")
    return part, frozenset(features)


def part_of_speech(token: Token) -> str:
    return _features(token.tag_)[0]


def has(token: Token, feature: str) -> bool:
    """Whether the token bears a feature, written as in the tag: `Mood=Cnd`."""
    return feature in _features(token.tag_)[1]


def gender(token: Token) -> str:
    return "m" if has(token, "Gender=Masc") else "f" if has(token, "Gender=Fem") else ""


def is_verb(token: Token) -> bool:
    return part_of_speech(token) == "VERB"


def is_noun(token: Token) -> bool:
    return part_of_speech(token) == "NOUN"


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and copula, in text order; what a verb joined to another shares with it included."""
    own = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if own or verb.dep_ != "conj" or not has(verb, "VerbForm=Part"):
        return own
    return [] if any(c.dep_ in SUBJECTS for c in verb.lefts) else auxiliaries(verb.head)


def is_predicate(token: Token) -> bool:
    """Whether a clause hangs on the word: a verb, or what stands with "être"."""
    return is_verb(token) or any(c.dep_ == "cop" for c in token.children)


def is_finite(head: Token) -> bool:
    return has(head, "VerbForm=Fin") or any(has(a, "VerbForm=Fin") for a in auxiliaries(head))


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)


def is_conditional(head: Token) -> bool:
    """`aurait tué`, `serait mort`: the mood of what the press does not vouch for."""
    return any(has(word, "Mood=Cnd") for word in (head, *auxiliaries(head)))


def is_future(head: Token) -> bool:
    """`se réunira`, `sera jugé`, `va se réunir`, `est prévue`."""
    if head.lower_ in _AHEAD:
        return True
    if any(has(word, "Tense=Fut") for word in (head, *auxiliaries(head))):
        return True
    going = head.head if head.dep_ == "xcomp" else next((c for c in head.children if c.dep_ == "aux"), None)
    return going is not None and going.lower_ in {"va", "vont"} and has(head, "VerbForm=Inf")


def is_past(head: Token) -> bool:
    words = (head, *auxiliaries(head))
    return not is_future(head) and any(has(w, "Tense=Past") or has(w, "Tense=Imp") for w in words)


def is_negated(head: Token) -> bool:
    """`n'a pas arrêté`, `aucun suspect n'a été arrêté`. A lone "ne" is a flourish ("avant qu'il ne parte")."""
    near = [head, *head.children, *(c for child in head.children for c in child.children if c.dep_ == "det")]
    words = {token.lower_ for token in near}
    return bool(words & _NE) and bool(words & _NEGATIONS)


def governing(token: Token, steps: int = 12) -> Token | None:
    """The nearest predicate at or above `token`."""
    for _ in range(steps):
        if is_predicate(token):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def is_misplaced(verb: Token) -> bool:
    """A finite verb that hangs on the bare name before it, which the parser takes for the sentence's head."""
    slip = verb.dep_ in {"amod", "acl", "nmod", "flat:name"} and has(verb, "VerbForm=Fin")
    return slip and 0 < verb.i - verb.head.i <= 3


def subject(head: Token) -> Token | None:
    """The grammatical subject: its own, whom a relative clause describes, or the one it shares."""
    for _ in range(6):
        own = [c for c in head.children if c.dep_ in SUBJECTS and c.text != "-t"]
        own = [c for c in head.children if c.lower_ in _INVERTED] or own
        own = own or [c for c in head.children if c.dep_ == "expl:subj" and c.lower_ != "on"]
        if own:
            found = own[-1]
            relative = found.lower_ in {"qui", "lequel", "laquelle"} and head.dep_ == "acl:relcl"
            return head.head if relative else found
        if is_misplaced(head):
            return head.head
        if head.dep_ not in {"conj", "xcomp"} or head.head is head:
            return None
        head = head.head
    return None


def joined(token: Token) -> Iterator[Token]:
    """The word, and what "et" joins to it."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj" and not is_verb(child):
            yield from joined(child)


def objects(head: Token) -> list[Token]:
    """Whom or what a verb befalls: objects, the subject of a passive, "un suspect" of "un suspect arrêté"."""
    found = [c for c in head.children if c.dep_ == "obj" or (c.dep_ == "nsubj:pass" and is_passive(head))]
    described = head.dep_ == "acl" and has(head, "VerbForm=Part") and has(head, "Tense=Past")
    return [*found, head.head] if described else found


def phrase(token: Token) -> tuple[int, int]:
    """The words of a noun with what stands close to it: without clauses, and what a comma sets off."""
    first, last = token, token
    for child in token.lefts:
        if child.dep_ in {"case", "punct", "cc", "mark"}:
            continue
        first = min(first, child.left_edge, key=lambda t: t.i)
    for child in token.rights:
        before = child.doc[child.left_edge.i - 1]
        if child.dep_ in {"acl", "acl:relcl", "conj", "punct", "parataxis", "ccomp"} or before.text == ",":
            break
        last = max(last, child.right_edge, key=lambda t: t.i)
    return first.idx, last.end
