"""Speech told in a clause: "Nato said it was helping", "he was ill, the lawyer said", "according to the
ministry".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_negated, is_verb, subject
from dossier.analysis.speech_verbs import COMMITTING, NOT_SPEAKERS, REPORTING, THINKING, URGING

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token


_TELLING = REPORTING | URGING
_PREDICATES = frozenset({"MD", "JJ", "NN", "NNS"})


@dataclass(frozen=True, slots=True)
class Reported:
    """The words of the clause, the verb (or "according") that gives them, who they are laid to."""

    start: int
    end: int
    verb: Token
    speaker: Token
    score: int


def reported(reading: Reading) -> list[Reported]:
    """All reported clauses, in text order, the outermost of those that one verb gives."""
    found: list[Reported] = []
    for token in reading.doc:
        if is_verb(token):
            found.extend(_by_verb(reading, token))
        elif token.lower_ == "to" and token.i and token.doc[token.i - 1].lower_ == "according":
            found.extend(_according(token))
    return sorted(found, key=lambda r: (r.start, -r.end))


def _by_verb(reading: Reading, verb: Token) -> Iterator[Reported]:
    lemma = reading.lemma(verb)
    if lemma not in REPORTING and lemma not in URGING and lemma not in COMMITTING:
        return
    content = _content(verb, lemma)
    if content is None:
        return
    speaker = subject(verb)
    if speaker is None or speaker.lower_ in NOT_SPEAKERS or speaker.tag_ in {"WDT", "EX"}:
        return
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        return
    span = _trimmed(content, verb)
    if span is None or span[1] - span[0] < 8:
        return
    score = 650 if lemma in THINKING else 700 if content.dep_ == "xcomp" else 850
    if not (lemma in THINKING and is_negated(verb, reading.lemma)):
        yield Reported(*span, verb, speaker, score)


def _content(verb: Token, lemma: str) -> Token | None:
    """The head of the clause that says what was said."""
    for child in verb.children:
        if child.dep_ == "ccomp" and lemma in _TELLING and (is_verb(child) or child.tag_ in _PREDICATES):
            return child
        if child.dep_ == "xcomp" and is_verb(child) and lemma in COMMITTING:
            return child
        if child.dep_ in {"xcomp", "ccomp"} and is_verb(child) and lemma in URGING:
            return child
    return None


def _trimmed(content: Token, verb: Token) -> tuple[int, int] | None:
    """The clause from its first to its last word: without "that", without what only surrounds the verb of
    speech.
    """
    doc = content.doc
    first, last = content.left_edge.i, content.right_edge.i
    if first < verb.i < last:
        # the parser hangs "he said" inside the clause: keep the longer side
        if verb.i - first >= last - verb.i:
            last = _before_speaker(verb) - 1
        else:
            first = verb.i + 1
    while first < last and (
        doc[first].is_punct or doc[first].is_space or doc[first].lower_ in {"that", "and", "but"}
    ):
        first += 1
    last = min(last, _next_telling(content, verb) - 1)
    while last > first and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    if first > last or first <= verb.i <= last:
        return None
    return doc[first].idx, doc[last].end


def _next_telling(content: Token, verb: Token) -> int:
    """Where a verb of speech of the same speaker begins: "that they should attack … and said he would …"."""
    for child in content.rights:
        if (
            child.dep_ == "conj"
            and child.tag_ in {"VBD", "VBZ"}
            and child.tag_ == verb.tag_
            and child.i > verb.i
        ):
            has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
            if not has_subject and child.tag_ != content.tag_:
                return child.left_edge.i
    return content.doc[-1].i + 1


def _before_speaker(verb: Token) -> int:
    """The index of the first word of "he said"."""
    return min(
        [
            verb.i,
            *(c.left_edge.i for c in verb.children if c.dep_ in {"nsubj", "aux", "advmod"} and c.i < verb.i),
        ]
    )


def _according(to: Token) -> Iterator[Reported]:
    """The rest of the sentence, laid to what stands behind "according to"."""
    speaker = next((c for c in to.children if c.dep_ == "pobj"), None)
    if speaker is None:
        return
    doc, sentence = to.doc, to.sent
    before = (sentence.start, to.i - 2)
    after = (speaker.right_edge.i + 1, sentence.end - 1)
    first, last = max((before, after), key=lambda side: side[1] - side[0])
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    if last - first >= 2:
        yield Reported(doc[first].idx, doc[last].end, doc[to.i - 1], speaker, 800)
