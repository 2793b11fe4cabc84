"""What is only set off behind a clause, by a comma, a dash or a word such as "because": it says something of
its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.clauses import SUBJECTS, is_circumstance

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

_DASHES = frozenset({",", "-", "--", "–", "—", ";"})
_LOOSE = frozenset({"advcl", "relcl", "acl", "appos", "parataxis", "conj", "prep"})
_REASONS = frozenset({"because", "although", "though", "while", "whereas"})
"""What begins a clause that stands apart even without a comma."""


def without_tail(head: Token, last: int) -> int:
    """Without the clauses and names that are only set off behind it: they say something of their own."""
    doc, token = head.doc, head.doc[last]
    while last > head.i:
        while token.is_punct or token.is_space:
            token = doc[token.i - 1]
        tail = _tail(token, head)
        if tail is None or tail.left_edge.i - 1 <= head.i:
            return last
        last = tail.left_edge.i - 1
        token = doc[last]
    return last


def _tail(token: Token, head: Token) -> Token | None:
    """The outermost loose clause or name that ends with `token`, below `head`."""
    found, end = None, token.i
    while token is not head and token.head is not token:
        if token.right_edge.i < end:
            return found
        if token.left_edge.i > head.i and _may_hang_loose(token) and _stands_apart(token):
            found = token
        token = token.head
    return found


def _may_hang_loose(token: Token) -> bool:
    return (
        token.dep_ in _LOOSE or (token.dep_ == "ccomp" and is_circumstance(token)) or _is_behind_dash(token)
    )


def _is_behind_dash(token: Token) -> bool:
    """ "Three men -- two sailors and a cook": whatever the parser takes it for."""
    before = token.doc[token.left_edge.i - 1]
    return token.tag_[:2] == "NN" and before.tag_ == ":" and before.text in _DASHES


def _stands_apart(token: Token) -> bool:
    if token.dep_ == "conj":
        return False
    if token.dep_ == "relcl" and any(c.lower_ == "where" for c in token.lefts):
        return True
    if token.dep_ == "prep":
        return is_loose(token) and any(c.dep_ == "pcomp" and is_absolute(c) for c in token.rights)
    reason = any(c.dep_ == "mark" and c.lower_ in _REASONS for c in token.lefts)
    return reason or is_loose(token)


def is_loose(token: Token) -> bool:
    """Whether a comma or dash sets off what hangs behind its head: ", punishing the group"."""
    edge = token.left_edge
    if edge.i <= token.head.i:
        return False
    return token.doc[edge.i - 1].text in _DASHES or edge.text in _DASHES


def is_absolute(verb: Token) -> bool:
    """ "With Moscow vowing revenge"."""
    return verb.head.lower_ in {"with", "without"} and has_subject(verb)


def has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)
