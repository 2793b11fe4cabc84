"""Who stands behind the words they give, where parsers hang them elsewhere: "…, a source close to the talks said",
"…, he was quoted as saying".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, subject
from dossier.analysis.lexicon import HUMAN_NOUNS
from dossier.analysis.speech_verbs import BODIES, QUOTING, REPORTING

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_NAMING = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD"})
_FAR = 16
"""Words from the comma to the verb: "an official who …" goes on no longer."""
_ANONYMOUS = frozenset({"source", "person", "people", "insider"})

Late = tuple["Token", int, "Token", "Token"]
"""The verb of the words, where they end, the verb that gives them, and who does."""


def late(reading: Reading, verb: Token, lemma: str) -> Late | None:
    """What a verb gives that stands before it, where its speaker is no subject of it."""
    content = _content(verb)
    if content is None:
        return None
    if lemma in QUOTING:
        return _quoted(verb, content)
    if lemma not in REPORTING or verb.tag_ != "VBD" or any(_is_noun_subject(c) for c in verb.lefts):
        return None
    comma = next(
        (t for t in reversed(verb.doc[max(content.i, verb.i - _FAR) : verb.i]) if t.text == ","), None
    )
    named = _named_behind(comma) if comma is not None else None
    if comma is None or named is None or named.i == verb.i - 1:
        return None
    known = _ANONYMOUS | HUMAN_NOUNS
    if reading.lemma(named) not in known and named.lower_ not in known | BODIES:
        return None
    return content, comma.i - 1, verb, named


def _content(verb: Token) -> Token | None:
    """The verb of the words before; parsers may hang it on "briefed" in "people briefed on the search said"."""
    lefts = list(verb.lefts)
    lefts += [c for left in lefts if left.dep_ == "nsubj" and left.tag_ == "VBN" for c in left.lefts]
    return next((c for c in lefts if c.dep_ == "ccomp" and is_verb(c)), None)


def _is_noun_subject(token: Token) -> bool:
    return token.dep_ == "nsubj" and not is_verb(token)


def _named_behind(comma: Token) -> Token | None:
    """The last noun of the phrase that begins here."""
    found: Token | None = None
    for token in comma.doc[comma.i + 1 : comma.i + 8]:
        if token.tag_ not in _NAMING or (found is not None and token.tag_[:2] != "NN"):
            break
        found = token if token.tag_[:2] == "NN" else found
    return found


def _quoted(verb: Token, content: Token) -> Late | None:
    """ "…, he was quoted as saying": the words are his."""
    behind = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = next((c for c in behind.rights if c.dep_ == "pcomp"), None) if behind is not None else None
    who = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if saying is None or who is None or who.i < content.i:
        return None
    return content, min(content.right_edge.i, who.left_edge.i - 1), saying, subject(verb) or who
