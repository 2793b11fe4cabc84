"""What grammar says of a clause: its verb, its tense, whether it is denied or only possible, who its
subject is.

Shared by dates (past or future?), events (did it happen?), quotes and statements (who says it, of whom?).
Reads `tag_` and `dep_` only.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dossier.analysis.speech_verbs import TOLD
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossier.analysis.tokens import Token

    Lemma = Callable[[Token], str]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_AHEAD = frozenset(
    {"due", "set", "expect", "schedule", "slate", "plan", "likely", "poise", "bind", "prepare", "intend"}
)
"""Heads whose infinitive lies ahead: "is due to meet", "plans to visit"."""
_AHEAD_NOUNS = frozenset({"plan", "bid", "intention", "proposal", "deadline"})
_SCHEDULED = frozenset({"begin", "start", "open", "take", "end", "expire", "leave", "arrive", "travel"})
"""Verbs whose present is said of what is to come: "the talks begin on Monday"."""

_CIRCUMSTANTIAL = words("after before when while until till since once as because although though")
_CONTROLLING = frozenset({"of", "from", "into", "as", "for", "with"})


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


def is_verb(token: Token) -> bool:
    return token.tag_[:2] == "VB"


def governing_verb(token: Token, steps: int = 12) -> Token | None:
    """The nearest verb at or above `token` in the tree."""
    for _ in range(steps):
        if is_verb(token) and token.dep_ not in AUXILIARIES:
            return token
        if token.head is token or token.head == token:
            return None
        token = token.head
    return None


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, those that it shares with the verb it is joined to included."""
    own = [child for child in verb.lefts if child.dep_ in AUXILIARIES]
    if own or verb.dep_ != "conj" or verb.tag_ not in {"VB", "VBN", "VBG"} or not is_verb(verb.head):
        return own
    return own if any(c.dep_ in SUBJECTS for c in verb.lefts) else auxiliaries(verb.head)


def tense(verb: Token, lemma: Lemma) -> Tense:
    """Whether the verb tells of what was, is, or is to come."""
    words = {aux.lower_ for aux in auxiliaries(verb)}
    if words & {"will", "shall", "'ll", "wo", "would", "'d"}:
        return Tense.FUTURE
    if "to" in words:
        return _of_infinitive(verb, lemma)
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did", "has", "have", "'ve", "been"}:
        return Tense.PAST
    if verb.tag_ in {"VBZ", "VBP", "VBG", "VBN", "VB"}:
        return _of_present(verb, words, lemma)
    return Tense.UNKNOWN


def _of_infinitive(verb: Token, lemma: Lemma) -> Tense:
    head = verb.head
    word = lemma(head)
    if word in _AHEAD or word in _AHEAD_NOUNS or (word == "go" and head.tag_ == "VBG"):
        return Tense.FUTURE
    if head.dep_ in {"acomp", "ROOT"} and any(
        c.dep_ == "acomp" and lemma(c) in _AHEAD for c in head.children
    ):
        return Tense.FUTURE
    if verb.dep_ == "ROOT" or not is_verb(head) or head == verb:
        return Tense.FUTURE
    above = tense(head, lemma)
    return Tense.FUTURE if above is Tense.PRESENT else above


def _of_present(verb: Token, auxiliary: set[str], lemma: Lemma) -> Tense:
    if verb.tag_ == "VBN" and not auxiliary:
        return Tense.PAST
    if verb.tag_ == "VBG" and not auxiliary and verb.head != verb and is_verb(verb.head):
        return tense(verb.head, lemma)
    if any(lemma(c) in _AHEAD for c in verb.children if c.dep_ in {"acomp", "xcomp"}):
        return Tense.FUTURE
    if verb.tag_ == "VBG" and auxiliary & {"is", "are", "'s", "'re", "am"} and lemma(verb) in _MOVES:
        return Tense.FUTURE
    scheduled = lemma(verb) in _SCHEDULED and verb.tag_ in {"VBZ", "VBP"}
    return Tense.FUTURE if scheduled and (not _has_object(verb) or _is_timed(verb)) else Tense.PRESENT


def _has_object(verb: Token) -> bool:
    """ "Leaves twelve dead", "opens fire": what headlines tell of in the present has happened."""
    return any(c.dep_ in _OBJECTS for c in verb.rights)


def _is_timed(verb: Token) -> bool:
    """ "Takes office on Monday": a time beside it says that it is planned."""
    return any(
        child.ent_type_ in _TIMES
        or (child.dep_ == "prep" and any(c.ent_type_ in _TIMES for c in child.rights))
        for child in verb.rights
        if child.dep_ in {"npadvmod", "prep", "advmod"}
    )


_OBJECTS = frozenset({"dobj", "ccomp", "oprd", "dative"})
_TIMES = frozenset({"DATE", "TIME"})


_MOVES = frozenset(
    {
        "meet",
        "visit",
        "travel",
        "arrive",
        "fly",
        "leave",
        "return",
        "start",
        "hold",
        "come",
        "go",
        "play",
        "take",
    }
)
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nobody", "none", "nothing", "nor"})


def is_negated(verb: Token, lemma: Lemma) -> bool:
    """Whether the clause of `verb` denies: "did not", "no one", "failed to", "refused to"."""
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in {"never", "nobody", "none", "neither"} and child.i < verb.i
        ):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            (c.lower_ == "no" and c.dep_ == "det") or c.lower_ == "neither" for c in child.lefts
        ):
            return True
    head = verb.head
    if verb.dep_ == "xcomp" and head != verb:
        yet = lemma(head) in {"have", "be"} and any(
            c.lower_ == "yet" for c in head.rights
        )  # "has yet to say"
        return yet or lemma(head) in {"fail", "refuse", "decline"} or is_negated(head, lemma)
    return verb.dep_ == "conj" and any(c.lower_ == "nor" for c in head.children)


def is_circumstance(verb: Token) -> bool:
    """Whether "after" or "because" leads the clause of `verb`, whatever the parser hangs it on."""
    return any(c.dep_ == "mark" and c.lower_ in _CIRCUMSTANTIAL for c in verb.lefts)


def is_spliced(clause: Token, verb: Token) -> bool:
    """Whether a clause before `verb` is a sentence of its own, and not its object: "He left; she said that …"."""
    if clause.i > verb.i:
        return False
    return any(c.dep_ == "ccomp" and is_verb(c) and c.i > verb.i for c in verb.rights) or any(
        token.text == ";" for token in verb.doc[clause.i : verb.i]
    )


def subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb: its own, or the one that it shares with the verb it hangs on.

    The subject of a relative clause is what it describes; an infinitive has the object of its verb as its
    subject, else the subject; so has the "-ing" of "accused them of lying". What "there is" is its own subject.
    """
    for _ in range(8):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return _described(verb, child)
            if child.dep_ == "expl" and child.lower_ == "there":
                return next((c for c in verb.rights if c.dep_ in {"attr", "dobj"}), None)
        if verb.head is verb:
            return None
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head if verb.dep_ == "acl" else None
        found = _object_before(verb)
        above = _sharing(verb) if found is None else None
        if above is None:
            return found
        verb = above
    return None


def _sharing(verb: Token) -> Token | None:
    """The verb, or the preposition on the way to it, whose subject is that of `verb` too."""
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        return head.head if _joins_above(verb) else head
    if verb.dep_ in {"xcomp", "advcl", "pcomp", "ccomp"} and is_verb(head):
        return head
    if verb.dep_ == "prep":
        return governing_verb(head)
    return head if verb.dep_ == "pcomp" and head.dep_ == "prep" else None


def _object_before(verb: Token) -> Token | None:
    """Whom "told them to", "accused them of", "quoted them as" speak of: who does what the infinitive or "-ing"
    says.
    """
    link, above = verb, verb.head
    if verb.dep_ == "pcomp" and above.lower_ in _CONTROLLING:
        link, above = above, above.head
    elif verb.dep_ not in {"xcomp", "ccomp"}:
        return None
    if not is_verb(above):
        return None
    return next((c for c in above.rights if c.dep_ == "dobj" and c.i < link.i), None)


def _joins_above(verb: Token) -> bool:
    """ "Told them they should attack and said …": the finite verb is joined to the telling, whatever the
    parser says.
    """
    head = verb.head
    finite = verb.tag_ in {"VBD", "VBZ"} and not any(c.dep_ in AUXILIARIES for c in verb.lefts)
    if not finite or head.dep_ != "ccomp" or not is_verb(head.head):
        return False
    return head.tag_ == "VB" or (head.tag_ == "VBN" and verb.lower_ in TOLD and head.head.i < head.i)


def shared_complements(verb: Token) -> Iterator[Token]:
    """What "arrested" shares in "arrested and then released seven people": all that follows the verb joined
    to it.
    """
    rights = [c for c in verb.rights if c.dep_ not in {"cc", "punct", "advmod"}]
    if not rights or any(c.dep_ != "conj" for c in rights) or not is_verb(rights[0]):
        return
    alike = rights[0].tag_ == verb.tag_ or {rights[0].tag_, verb.tag_} == {"VBD", "VBN"}  # often confused
    if alike and not any(c.dep_ in SUBJECTS for c in rights[0].lefts):
        yield from (c for c in rights[0].rights if c.dep_ in {"dobj", "dative", "oprd", "prep", "agent"})


def _described(verb: Token, child: Token) -> Token:
    """What "who", "which" or "that" stands for."""
    clause = verb
    while clause.dep_ == "conj" and is_verb(clause.head):
        clause = clause.head
    if child.tag_ in {"WP", "WDT"} and clause.dep_ == "relcl":
        return clause.head
    return child


def joined(token: Token) -> Iterator[Token]:
    """`token` and all that is joined to it by "and" or commas, in text order."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj":
            yield from joined(child)


def objects(token: Token) -> Iterator[Token]:
    """What a verb does something to; of a noun, what stands behind "of"."""
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            yield from joined(child)
        elif child.lower_ == "of" and not is_verb(token):
            yield from (o for o in child.children if o.dep_ == "pobj")


_LOOSE = frozenset({"relcl", "appos", "cc", "conj", "acl", "advcl", "parataxis", "npadvmod"})


def _is_temporal(token: Token) -> bool:
    """ "On Tuesday" behind a noun belongs to the verb."""
    return token.dep_ == "prep" and any(c.ent_type_ in {"DATE", "TIME"} for c in token.children)


def phrase(head: Token) -> tuple[int, int]:
    """The span of a noun phrase in code points, without the relative clauses and appositions that hang on
    it.
    """
    first, last = head.left_edge, head
    while first is not head and (first.is_punct or first.is_space):
        first = first.doc[first.i + 1]
    for child in head.rights:
        if child.dep_ in _LOOSE or (child.dep_ == "punct" and child.tag_ != "HYPH") or _is_temporal(child):
            break
        last = child.right_edge
    doc = head.doc
    for at in range(
        head.i + 1, last.i
    ):  # ", who asked not to be named", which the parser hangs on any noun before
        if doc[at].text == "," and doc[at + 1].tag_ in {"WP", "WDT"}:
            last = doc[at - 1]
            break
    return first.idx, last.end
