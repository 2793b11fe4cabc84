"""Sentences of the running text cut into clauses: the verb, the words from the first to the last, who
reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clause_rules import rule_of, shares
from dossier.analysis.clause_tails import without_tail
from dossier.analysis.clauses import is_spliced, is_verb
from dossier.analysis.speech_verbs import SAYING

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Quote

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„«»″]")
_CLOSING = re.compile(rf"[^\n]?(?:{_MARK.pattern})")
_EDGES = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")", "."})
_LINKS = frozenset(
    {
        "and",
        "but",
        "or",
        "nor",
        "that",
        "while",
        "although",
        "though",
        "meanwhile",
        "as",
        "because",
        "since",
        "when",
        "after",
        "before",
        "so",
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """`speech` is the direct quotation that the clause gives ("…," he said); `reported_by` the verb of
    speech over it.
    """

    head: Token
    start: int
    end: int
    rule: str
    tokens: list[Token]
    reported_by: Token | None = None
    speech: Quote | None = None


def clauses(reading: Reading) -> Iterator[Clause]:
    """All clauses of the running text that can be a statement, in the order of their verbs."""
    cues = {q.cue.start: q for q in reading.quotes if q.cue is not None and q.form == "direct"}
    for token in reading.doc:
        rule = rule_of(reading, token)
        if rule and reading.boilerplate_at(token.idx) is None:
            clause = _clause(reading, token, rule, cues.get(token.idx))
            if clause is not None:
                yield clause


def _clause(reading: Reading, head: Token, rule: str, speech: Quote | None) -> Clause | None:
    first, last = _bounds(head, speech)
    doc = head.doc
    if rule in {"relative", "reduced"} and head.head.ent_type_ not in {
        "DATE",
        "TIME",
    }:  # a slip of the parser: "on Monday, where"
        first = min(first, head.head.left_edge.i)  # "who fled" says nothing without whom it describes
    if rule == "adverbial":  # "hours after he left": when, told with what it is the time of
        first = max([first, *(c.i + 1 for c in head.lefts if c.dep_ == "mark" and c.lower_ != "with")])
    links = _LINKS if rule != "relative" else frozenset()
    last = without_tail(head, last) if speech is None else last
    while first < last and (doc[first].is_space or doc[first].text in _EDGES or doc[first].lower_ in links):
        first += 1
    closes = any(token.text == "(" for token in doc[first:last])
    while last > first and (doc[last].is_space or doc[last].text in _EDGES or doc[last].dep_ == "cc"):
        if doc[last].text == ")" and closes:
            break
        last -= 1
    if last - first < 1 or _is_hollow(reading, head, doc[first : last + 1]):
        return None
    start, end = doc[first].idx, doc[last].end
    if speech is not None:
        start, end = min(start, speech.start), max(end, speech.end)
    elif "?" in reading.text[end - 1 : end + 1]:
        return None  # a question says nothing
    start, end = _balanced(reading.text, start, end)
    told = rule == "reported" and not is_spliced(head, head.head)
    over = head.head if told and reading.lemma(head.head) in SAYING else None
    return Clause(head, start, end, rule, doc[first : last + 1], over, speech)


def _is_hollow(reading: Reading, head: Token, tokens: list[Token]) -> bool:
    """ "(As much as) we do", "they are": who, and a verb that says nothing alone."""
    if len(tokens) > 3 or reading.lemma(head) not in {"do", "be", "have"}:
        return False
    return all(t.tag_ in {"PRP", "EX", "DT", "MD"} or is_verb(t) or t.is_punct for t in tokens)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the quotation marks around the whole, or one at an edge that has no partner within; with the one
    that closes it just behind.
    """
    marks = list(_MARK.finditer(text, start, end))
    if len(marks) == 2 and (marks[0].start(), marks[1].end()) == (start, end):
        inner = text[marks[0].end() : marks[1].start()].rstrip(",.!?; ")
        return marks[0].end(), marks[0].end() + len(inner)
    if len(marks) % 2 == 0:
        return start, end
    if marks[0].start() == start:
        return marks[0].end(), end
    if marks[-1].end() == end:
        return start, marks[-1].start()
    closing = _CLOSING.match(text, end)
    return start, closing.end() if closing else end


def _bounds(head: Token, speech: Quote | None) -> tuple[int, int]:
    """The first and last word of a clause, without the clauses joined to it and, in speech, without what is
    said.
    """
    first, last = head.left_edge.i, head.right_edge.i
    for child in head.children:
        apart = (child.dep_ == "conj" and is_verb(child)) or (
            child.dep_ == "ccomp" and child.i < head.i and speech is None
        )
        if child.dep_ == "conj" and shares(head, child):
            last = max(last, _bounds(child, speech)[1])
            continue
        if apart and child.i > head.i:
            last = min(last, _before(child, head) - 1)
        elif apart and child.i < head.i and child.right_edge.i < head.i:
            first = max(first, child.right_edge.i + 1)
    return min(first, head.i), max(last, head.i)


def _before(child: Token, head: Token) -> int:
    """Where a joined clause begins, with the "and" or comma that leads to it."""
    start = child.left_edge.i
    while start - 1 > head.i and (child.doc[start - 1].dep_ == "cc" or child.doc[start - 1].is_punct):
        start -= 1
    return start
