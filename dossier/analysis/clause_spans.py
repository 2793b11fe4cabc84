"""Sentences of the running text cut into clauses: the verb, the words from the first to the last, who
reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clause_tails import has_subject, is_absolute, is_loose, without_tail
from dossier.analysis.clauses import is_circumstance, is_verb, shared_complements
from dossier.analysis.speech_verbs import CITED, CITING, FINDING, REPORTING, SAYING

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Quote

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„«»″]")
_CLOSING = re.compile(rf"[^\n]?(?:{_MARK.pattern})")
_RULES = {
    "ROOT": "main",
    "conj": "joined",
    "ccomp": "reported",
    "relcl": "relative",
    "advcl": "adverbial",
    "parataxis": "main",
    "acl": "participle",
    "pcomp": "participle",
}
_EDGES = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")", "."})
_GIVING = REPORTING | FINDING
_QUESTIONS = frozenset({"WP", "WRB", "WDT"})
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
        rule = _rule(reading, token) if token.dep_ in _RULES else ""
        if rule and reading.boilerplate_at(token.idx) is None:
            clause = _clause(reading, token, rule, cues.get(token.idx))
            if clause is not None:
                yield clause


def _rule(reading: Reading, token: Token) -> str:
    """How the clause of a word hangs on the sentence; nothing for what is no clause or says too little
    alone.
    """
    rule = _RULES[token.dep_]
    if rule in {"joined", "reported"} and is_circumstance(token):
        rule = "adverbial"
    if token.dep_ in {"advcl", "acl"} and token.tag_ in {"VBG", "VBN"} and not has_subject(token):
        relays = token.lower_ in CITING or token.lower_ in CITED
        return "participle" if is_loose(token) and not relays and not _gives_indirect(reading, token) else ""
    if token.dep_ == "pcomp":
        return "participle" if token.tag_ in {"VBG", "VBN"} and is_absolute(token) else ""
    if rule == "participle" or _is_open(token):
        return ""
    if not (is_verb(token) or (token.dep_ in {"ROOT", "ccomp"} and token.tag_ in {"MD", "NN", "JJ", "NNS"})):
        return ""
    if rule in {"adverbial", "relative"} and not has_subject(token):
        return ""
    if rule != "main" and not _is_finite(token):
        return ""
    if rule == "adverbial" and any(
        c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "for"} for c in token.children
    ):
        return ""
    if rule == "joined" and not is_verb(token.head):
        return ""
    if rule == "joined" and _shares(token.head, token):
        return ""
    return "" if _gives_indirect(reading, token) else rule


def _is_open(verb: Token) -> bool:
    """ "Whether it was his", "what had happened": nothing that is said to be so."""
    return verb.dep_ == "ccomp" and any(
        (c.dep_ == "mark" and c.lower_ in {"whether", "if"}) or (c.tag_ in _QUESTIONS and c.lower_ != "that")
        for c in verb.lefts
    )


def _is_finite(verb: Token) -> bool:
    """Whether it is a clause and not an infinitive or a participle that hangs on one."""
    if any(c.tag_ == "TO" for c in verb.lefts):
        return False
    finite = verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    if finite or verb.dep_ != "conj":
        return finite
    return verb.tag_ == verb.head.tag_ and _is_finite(verb.head) if is_verb(verb.head) else False


def _gives_indirect(reading: Reading, verb: Token) -> bool:
    """Whether all that a clause says is who said something: the reported clause is the statement."""
    if not is_verb(verb) or reading.lemma(verb) not in _GIVING or reading.quote_at(verb.idx) is not None:
        return False
    if verb.dep_ == "parataxis":
        return True
    for child in verb.children:
        if child.dep_ != "ccomp" or not is_verb(child) or is_circumstance(child):
            continue
        if _is_finite(child) and not _is_open(child):
            index = reading.quote_at(child.idx)
            return index is None or reading.quotes[index].form == "mixed"
    return False


def _clause(reading: Reading, head: Token, rule: str, speech: Quote | None) -> Clause | None:
    first, last = _bounds(head, speech)
    doc = head.doc
    if rule == "relative" and head.head.ent_type_ not in {
        "DATE",
        "TIME",
    }:  # a slip of the parser: "on Monday, where"
        first = min(first, head.head.left_edge.i)  # "who fled" says nothing without whom it describes
    if rule == "adverbial":  # "hours after he left": when, told with what it is the time of
        first = max([first, *(c.i + 1 for c in head.lefts if c.dep_ == "mark")])
    links = _LINKS if rule != "relative" else frozenset()
    last = without_tail(head, last) if speech is None else last
    while first < last and (doc[first].is_space or doc[first].text in _EDGES or doc[first].lower_ in links):
        first += 1
    while last > first and (doc[last].is_space or doc[last].text in _EDGES or doc[last].dep_ == "cc"):
        last -= 1
    if last - first < 1:
        return None
    start, end = doc[first].idx, doc[last].end
    if speech is not None:
        start, end = min(start, speech.start), max(end, speech.end)
    start, end = _balanced(reading.text, start, end)
    over = head.head if rule == "reported" and reading.lemma(head.head) in SAYING else None
    return Clause(head, start, end, rule, doc[first : last + 1], over, speech)


def _shares(verb: Token, other: Token) -> bool:
    """Whether `verb` shares what follows the verb joined to it: "arrested and then released seven people"."""
    first = next((c for c in verb.rights if c.dep_ == "conj"), None)
    return first == other and any(True for _ in shared_complements(verb))


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a quotation mark at an edge that has no partner within; with the one that closes it just
    behind.
    """
    marks = list(_MARK.finditer(text, start, end))
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
        if child.dep_ == "conj" and _shares(head, child):
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
