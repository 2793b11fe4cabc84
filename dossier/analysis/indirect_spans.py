"""Where told words stand: the clause without "that", without "he said", in one piece or around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.analysis.clause_tails import without_tail
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

_LEADING = frozenset({"that", "and", "but"})
_TO_DAY = frozenset({"on", "late", "early"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_LINKING = frozenset({"IN", "CC", "WDT"})


def pieces(content: Token, verb: Token, first: int | None = None) -> tuple[Span, ...]:
    """The clause of `content`, given by `verb`: one stretch, or two where "he said" stands in it.

    `first` is where it begins, when that is not its own first word.
    """
    start, last = content.left_edge.i if first is None else first, content.right_edge.i
    if start == verb.i + 1:
        start = _behind_day(content.doc, start)
    if content.dep_ == "xcomp":
        last = without_tail(content, last)  # "agreed to help, with Moscow vowing …" tells what they agreed
    last = min(last, _next_telling(content, verb) - 1)
    if not start < verb.i < last:
        return _whole(trimmed(content, start, last), verb)
    before = trimmed(content, start, _before_speaker(verb) - 1)
    after = trimmed(content, _behind(verb, content) + 1, last)
    return tuple(Span(*part) for part in (before, after) if part is not None)


def _behind_day(doc: Sequence[Token], start: int) -> int:
    """Where the words begin in "said on Wednesday it had …": the day is when it was said."""
    at = start
    while doc[at].lower_ in _TO_DAY:
        at += 1
    if doc[at].lower_ not in _DAYS:
        return start
    at += 1
    while doc[at].lower_ in _PARTS:
        at += 1
    return start if doc[at].is_punct or doc[at].lower_ in {"and", "or", "'s", "’s", "to"} else at


def around(head: Token, first: int, last: int) -> tuple[Span, ...]:
    """The sentence or clause of `head` without the words `first` to `last` that give it."""
    before = trimmed(head, head.left_edge.i, first - 1)
    after = trimmed(head, last + 1, head.right_edge.i)
    return tuple(Span(*part) for part in (before, after) if part is not None)


def _whole(part: tuple[int, int] | None, verb: Token) -> tuple[Span, ...]:
    return () if part is None or part[0] <= verb.idx < part[1] else (Span(*part),)


def trimmed(token: Token, first: int, last: int) -> tuple[int, int] | None:
    """From the first to the last word of these, marks and links at the ends left out."""
    doc = token.doc
    while first <= last and (
        doc[first].is_punct
        or doc[first].is_space
        or (doc[first].lower_ in _LEADING and doc[first].tag_ in _LINKING and doc[first].dep_ != "nsubj")
    ):
        first += 1
    while last >= first and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    return (doc[first].idx, doc[last].end) if first <= last else None


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
    starts = (c.left_edge.i for c in verb.lefts if c.dep_ in {"nsubj", "aux", "advmod"})
    return min(verb.i, *starts, verb.i)


def _behind(verb: Token, content: Token) -> int:
    """The index of the last word of "he said in an interview"."""
    own = (c.right_edge.i for c in verb.rights if c is not content and c.i < content.i and not c.is_punct)
    return max(verb.i, *own, verb.i)
