"""Figures: the numbers of the running text that count something, each with its event and its scope.

Dates, ages, measures, percentages and numbers that are names count nothing that articles could differ in.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dossier.analysis import figure_words as say
from dossier.analysis.clause_spans import clauses
from dossier.analysis.counting import Counted, counted_by
from dossier.analysis.figure_scope import Scopes
from dossier.analysis.numerals import MORE, Numeral, numerals
from dossier.domain.analysis import Figure, Form
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_SPOKEN = frozenset({"caption", "headline", "title", "crosshead"})
"""Kinds of boilerplate whose figures are read."""
_AGE = frozenset({"-", "–", "year", "years", "aged", "age"})


def find(reading: Reading) -> list[Figure]:
    """All figures, in text order."""
    scopes = Scopes(reading)
    passages = _Passages(reading)
    found = []
    for numeral in numerals(reading.doc):
        tokens = reading.doc[numeral.first : numeral.last + 1]
        if not _is_count(reading, tokens):
            continue
        counted = counted_by(reading, tokens)
        if _is_measure(reading, tokens, counted) or (not counted.filed and tokens[0].lower_ == "one"):
            continue
        found.append(_figure(reading, numeral, tokens, counted, scopes, passages))
    return found


def _figure(
    reading: Reading,
    numeral: Numeral,
    tokens: list[Token],
    counted: Counted,
    scopes: Scopes,
    passages: _Passages,
) -> Figure:
    scope = scopes.of(tokens, counted)
    head = counted.head
    span = Span(min(tokens[0].idx, head.idx), max(tokens[-1].end, head.end))
    by = counted.by if counted.by.sent is head.sent else head
    said = Span(min(span.start, by.idx), max(span.end, by.end))
    score = {"verb": 850, "adjective": 800, "toll": 800, "noun": 700}[counted.rule] if counted.filed else 500
    high, hedge = (None, MORE) if counted.above and not numeral.hedge else (numeral.high, numeral.hedge)
    return Figure(
        tokens[0].idx, tokens[-1].end, numeral.low, high, hedge,
        counted.what, counted.filed, span, passages.around(said), scope.event, scope.places, scope.date,
        scope.group, score * scope.sure // 1000, f"figure.{counted.rule}.{scope.rule}",
    )  # fmt: skip


# ------------------------------------------------------------ what is no figure


def _is_count(reading: Reading, tokens: list[Token]) -> bool:
    """Whether the number counts at all, by the words around it."""
    first, last = tokens[0], tokens[-1]
    holder = reading.boilerplate_at(first.idx)
    if holder is not None and holder.kind not in _SPOKEN:
        return False
    if any(d.start < last.end and first.idx < d.end for d in reading.dates) or last.ent_type_ in {
        "DATE",
        "TIME",
    }:
        return False
    if any(m.form is Form.NAME for m in reading.mentions_over(first.idx, last.end)):
        return False
    return not _is_code(first, last) and not _is_age(first, last) and not _is_one(tokens)


def _is_code(first: Token, last: Token) -> bool:
    """A flight, a route, a sum of money, a share, a score."""
    doc = first.doc
    before = doc[first.i - 1].lower_ if first.i else ""
    after = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    if before in say.NUMBERED and first.text[0].isdigit():
        return True
    if before in say.CURRENCY or after in say.CURRENCY or after in {"%", "percent", "percentage"}:
        return True
    return (
        (before in {"-", "/", ":"} or after in {"/", ":", "-"}) and first.text[0].isdigit() and after != "-"
    )


def _is_age(first: Token, last: Token) -> bool:
    doc = first.doc
    before = doc[first.i - 1].lower_ if first.i else ""
    after = [t.lower_ for t in doc[last.i + 1 : last.i + 3]]
    if before == "aged" or after[:1] == ["-"]:
        return after != ["-", "strong"]
    closed = not after or after[0] in {",", ".", ")", ";"}
    return before in {",", "("} and closed and first.i > 1 and doc[first.i - 2].tag_ in {"NNP", "NNPS"}


def _is_one(tokens: list[Token]) -> bool:
    """ "One of the men", "no one", "one another": not a count."""
    if len(tokens) > 1 or tokens[0].lower_ != "one":
        return False
    token = tokens[0]
    return token.dep_ not in {"nummod", "quantmod"} and not (
        token.dep_ in {"nsubj", "nsubjpass"} and any(c.lower_ == "person" for c in token.head.children)
    )


def _is_measure(reading: Reading, tokens: list[Token], counted: Counted) -> bool:
    head = counted.head
    if head.lower_ in say.UNITS or reading.lemma(head) in say.UNITS or head.lower_ in say.CURRENCY:
        return True
    if head.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}:
        return True
    if any(c.lower_ in say.RATES and c.i > head.i for c in head.rights):
        return True
    return not counted.filed and head.tag_ == "CD"


# ------------------------------------------------------------ the passage that gives a figure


class _Passages:
    """The clause that holds a place in the text, else its sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._clauses = sorted({(c.start, c.end) for c in clauses(reading)})
        self._starts = [start for start, _ in self._clauses]

    def around(self, span: Span) -> Span:
        at = bisect_right(self._starts, span.start)
        holding = [c for c in self._clauses[max(0, at - 12) : at] if c[1] >= span.end]
        if holding:
            return Span(*min(holding, key=lambda c: c[1] - c[0]))
        reading = self._reading
        sentence = reading.token_at(span.start).sent
        tokens = [t for t in reading.doc[sentence.start : sentence.end] if not t.is_space]
        return Span(min(tokens[0].idx, span.start), max(tokens[-1].end, span.end)) if tokens else span
