"""What a number counts: the noun that it stands with, and what its clause says happened to so many.

"Five people were arrested", "the arrest of five", "five dead", "the toll rose to five" all say what is
counted, each by other means; a number whose clause says none of it counts its noun alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis import figure_words as say
from dossier.analysis.clauses import is_verb
from dossier.analysis.tokens import root
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIES = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "det", "predet"})
_TOTALS = frozenset({"total", "number", "group", "crowd", "team", "maximum", "minimum", "estimated"})
_BEING = words(
    """
    was were been be being is are have has had still also later reportedly already feared confirmed
    seriously badly critically slightly then believed to so far thought said now left presumed
    reported listed as declared pronounced found
    """
)
"""What may stand between those who are counted and the participle: "were reportedly", "are still", "have been"."""
_DESCRIBING = frozenset({"acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Counted:
    """`head` is the noun that is counted (the number itself where none is named), `by` the word that says
    what of it: a verb, a noun or an adjective.

    `toll` is a count that runs: its date is when it was made, not when it happened.
    """

    head: Token
    what: str
    filed: bool
    by: Token
    rule: str
    toll: bool = False
    above: bool = False
    """The count "passed" the number: it is more than that."""
    part: bool = False
    """Only some of those told of: "three were among the dead"."""


def counted_by(reading: Reading, tokens: list[Token]) -> Counted:
    """What the number in `tokens` counts."""
    head, anchor = _head(tokens)
    found = _by_toll(reading, head) if head in tokens else None
    found = found or _of_those(reading, head) or _by_sequel(reading, head)
    found = found or _by_own_word(reading, head, anchor) or _by_verb(reading, head, anchor)
    found = found or _by_governor(reading, head, anchor) or _by_toll(reading, head)
    return found or Counted(head, reading.lemma(head), False, head, "noun")


def _head(tokens: list[Token]) -> tuple[Token, Token]:
    """The counted noun, above the number or behind its "of", and the word that stands for both in the clause:
    "people" and "dozens" of "dozens of people", twice "people" of "five people".
    """
    inside = {token.i for token in tokens}
    head = root(tokens)
    for _ in range(4):
        over = head.head
        counts = head.dep_ in _MODIFIES and over.tag_ in _NOUNS | {"CD"} and _adjoins(tokens[-1], over)
        if over is not head and (over.i in inside or counts):
            head = over
        else:
            break
    anchor = head
    if head.i in inside:
        for child in head.rights:
            inner = next((c for c in child.rights if c.dep_ == "pobj" and c.tag_ in _NOUNS), None)
            if child.lower_ == "of" and inner is not None and not _is_whole(inner):
                head = inner
    if anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and anchor.head.head.lower_ in _TOTALS:
        anchor = anchor.head.head
    return head, anchor


def _adjoins(last: Token, noun: Token) -> bool:
    """Whether nothing but what describes the noun stands between the number and it."""
    return not any(token.tag_ == "IN" for token in last.doc[last.i + 1 : noun.i])


def _is_whole(inner: Token) -> bool:
    """ "Five of the seven": a part of what is named."""
    return any(c.dep_ in {"det", "poss"} for c in inner.lefts)


def _of_those(reading: Reading, head: Token) -> Counted | None:
    """ "16 of those killed", "five of the dead"."""
    words_after = head.doc[head.i + 1 : head.i + 4]
    if len(words_after) < 3 or words_after[0].lower_ != "of" or words_after[1].lower_ not in {"those", "the"}:
        return None
    last = words_after[2]
    attribute = say.ADJECTIVES.get(last.lower_) or say.OBJECTS.get(reading.lemma(last))
    if attribute is None or not _rounds_off(last):
        return None
    return Counted(head, attribute.name, True, last, "adjective", part=True)


def _by_sequel(reading: Reading, head: Token) -> Counted | None:
    """ "23 people were seriously injured", whatever the parser hangs on what."""
    doc = head.doc
    at = head.i + 1
    if [t.lower_ for t in doc[at : at + 2]] == ["on", "board"]:
        return Counted(head, "aboard", True, head, "adjective")
    while at < len(doc) and at < head.i + 6 and doc[at].lower_ in _BEING:
        at += 1
    if at == head.i + 1 or at >= len(doc):
        return None
    token = doc[at]
    if token.lower_ in say.ADJECTIVES and token.tag_ not in _NOUNS:
        return Counted(head, say.ADJECTIVES[token.lower_].name, True, token, "verb")
    if token.lower_ == "among":
        group = next(
            (say.ADJECTIVES[t.lower_] for t in doc[at + 1 : at + 5] if t.lower_ in say.ADJECTIVES), None
        )
        return Counted(head, group.name, True, token, "verb", part=True) if group else None
    passive = any(
        t.lower_ in {"was", "were", "been", "be", "being", "are", "is"} for t in doc[head.i + 1 : at]
    )
    return _of_verb(reading, head, token, "object") if token.tag_ == "VBN" and passive else None


def _by_own_word(reading: Reading, head: Token, anchor: Token) -> Counted | None:
    """ "12 deaths", "129 dead", "five people missing", "two dead soldiers"."""
    lemma = reading.lemma(head)
    word = lemma if lemma in say.ADJECTIVES else head.lower_
    if word in say.ADJECTIVES:
        return Counted(head, say.ADJECTIVES[word].name, True, head, "adjective")
    for child in head.children:
        if child.lower_ in say.ADJECTIVES and child.dep_ in {
            "amod",
            "acomp",
            "advmod",
            "acl",
            "oprd",
            "appos",
            "nmod",
        }:
            return Counted(head, say.ADJECTIVES[child.lower_].name, True, child, "adjective")
    if head.tag_ in _NOUNS and lemma in say.NOUNS:
        found = _by_verb(reading, head, anchor)
        return found or Counted(head, say.NOUNS[lemma].name, True, head, "noun")
    follower = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
    if follower.lower_ in say.ADJECTIVES and follower.tag_ in {"JJ", "VBN", "RB"} and _rounds_off(follower):
        return Counted(head, say.ADJECTIVES[follower.lower_].name, True, follower, "adjective")
    return None


def _rounds_off(token: Token) -> bool:
    """Whether no noun follows that the adjective would belong to."""
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return follower is None or follower.tag_ not in _NOUNS


def _clause_verbs(head: Token, anchor: Token) -> Iterator[tuple[Token, str]]:
    """The verbs in which the noun takes part, each with its part: `object` or `subject`."""
    top = anchor
    for _ in range(6):
        if top.dep_ in {"conj", "appos"} and not is_verb(top):
            top = top.head
        else:
            break
    part = {"dobj": "object", "nsubjpass": "object", "nsubj": "subject", "oprd": "object"}.get(top.dep_)
    verb = top.head
    if part and is_verb(verb):
        yield verb, part
        for other in _joined(verb):
            own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in other.lefts)
            passive = any(c.dep_ == "auxpass" for c in other.lefts)
            if (part != "object" and not own) or (
                top.dep_ == "nsubjpass" and not own and other.tag_ == "VBN"
            ):
                yield other, "object" if passive or other.tag_ == "VBN" else "subject"
        for before in _sharing(verb, top):
            yield before, part
    for child in head.rights:
        if child.dep_ in _DESCRIBING and is_verb(child):
            passive = child.tag_ == "VBN"
            yield child, "object" if passive else "subject"


def _joined(verb: Token) -> Iterator[Token]:
    for child in verb.rights:
        if child.dep_ == "conj" and is_verb(child):
            yield child
            yield from _joined(child)


def _sharing(verb: Token, object_: Token) -> Iterator[Token]:
    """The verbs before that share the object: "arrested and then released seven people"."""
    while verb.dep_ == "conj" and is_verb(verb.head) and object_.i > verb.i:
        between = object_.doc[verb.head.i + 1 : verb.i]
        verb = verb.head
        if not all(t.tag_ in {"CC", "RB", ","} for t in between):
            return
        yield verb


def _by_verb(reading: Reading, head: Token, anchor: Token) -> Counted | None:
    found = [
        c
        for verb, part in _clause_verbs(head, anchor)
        if (c := _of_verb(reading, head, verb, part)) is not None
    ]
    return min(found, key=lambda c: (c.what == "released", c.by.i), default=None)


def _of_verb(reading: Reading, head: Token, verb: Token, part: str) -> Counted | None:
    lemma = reading.lemma(verb)
    name = _idiom(reading, lemma, verb) if lemma in say.IDIOM_VERBS else ""
    if not name and part == "object":
        name = say.IDIOMS.get((lemma, reading.lemma(head)), "")  # "29 bodies were recovered"
    if name:
        return Counted(head, name, True, verb, "verb")
    table = say.OBJECTS if part == "object" else say.SUBJECTS
    attribute = table.get(lemma)
    if attribute is not None:
        name = attribute.name
        if name in {"destroyed", "damaged"}:
            name = f"{reading.lemma(head)} {name}"
        return Counted(head, name, True, verb, "verb")
    for child in verb.rights:
        if child.lower_ in say.ADJECTIVES and child.dep_ in {
            "acomp",
            "oprd",
            "attr",
            "ccomp",
            "advmod",
            "xcomp",
        }:
            return Counted(head, say.ADJECTIVES[child.lower_].name, True, child, "adjective")
    return None


def _idiom(reading: Reading, lemma: str, verb: Token) -> str:
    for child in verb.rights:
        for each in (child, *child.rights):
            name = say.IDIOMS.get((lemma, reading.lemma(each) if each.tag_ in _NOUNS else each.lower_))
            if name:
                return name
    return ""


def _by_governor(reading: Reading, head: Token, anchor: Token) -> Counted | None:
    """ "The deaths of 12 people", "the arrest of five", "killings of 30 civilians"."""
    if anchor.dep_ != "pobj" or anchor.head.lower_ not in {"of", "to"}:
        return None
    over = anchor.head.head
    attribute = say.NOUNS.get(reading.lemma(over)) if over.tag_ in _NOUNS else None
    if attribute is None and reading.lemma(over) in {"murder", "massacre", "slaughter"}:
        attribute = say.BY_NAME["killed"]
    return Counted(head, attribute.name, True, over, "noun") if attribute else None


def _by_toll(reading: Reading, head: Token) -> Counted | None:
    """ "The death toll rose to 129", "a toll of 12", "the number of injured stands at 30"."""
    over = head.head.head if head.dep_ == "pobj" else head.head
    near = [token for token in head.doc[max(0, head.i - 5) : head.i] if is_verb(token)]
    for verb in dict.fromkeys((over, *near[-1:])):
        found = _of_rising(reading, head, verb)
        if found is not None:
            return found
    name = _of_tally(reading, over) if over.tag_ in _NOUNS else ""
    return Counted(head, name, True, over, "toll", True) if name else None


def _of_rising(reading: Reading, head: Token, verb: Token) -> Counted | None:
    if not is_verb(verb) or reading.lemma(verb) not in say.RISING:
        return None
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child is not head:
            name = _of_tally(reading, child)
            if name:
                above = reading.lemma(verb) in say.PASSING
                return Counted(head, name, True, child, "toll", True, above)
    return None


def _of_tally(reading: Reading, noun: Token) -> str:
    lemma = reading.lemma(noun)
    if lemma not in say.NUMBERS:
        return "took part" if lemma in say.CROWDS else ""
    for token in (*noun.lefts, *(t for c in noun.rights if c.lower_ == "of" for t in c.subtree)):
        word = reading.lemma(token)
        attribute = say.NOUNS.get(word) or say.ADJECTIVES.get(token.lower_) or say.OBJECTS.get(word)
        if attribute is not None:
            return attribute.name
        if word == "toll":
            return "killed"
    return "killed" if lemma == "toll" else ""
