"""What else a clause says: its predicate, when and where."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from dossier.analysis.clauses import AUXILIARIES, is_verb
from dossier.domain.analysis import EntityKind
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.clause_spans import Clause
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "within", "throughout", "outskirts"}
)
_WHITHER = frozenset({"to", "into", "on", "over", "onto"})
_STEPS = 6
"""So far above a name the preposition that places it may stand: "in the Belgian town of …"."""


def predicate(verb: Token) -> Span | None:
    """The verb with its auxiliaries, "not" and particles; None where the clause has no verb."""
    if not is_verb(verb):
        return None
    before = [c.idx for c in verb.lefts if c.dep_ in AUXILIARIES or c.dep_ == "neg"]
    after = [c.end for c in verb.rights if c.dep_ == "prt"]
    return Span(min([verb.idx, *before]), max([verb.end, *after]))


class Circumstances:
    """Answers for the clauses of one text, whose dates and mentions are known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dates = [(d.start, i) for i, d in enumerate(reading.dates) if d.type in {"DATE", "TIME"}]

    def date(self, clause: Clause) -> int | None:
        """The date in the clause's own words that stands nearest to its verb, vague ones left out."""
        first = bisect_left(self._dates, (clause.start, -1))
        last = bisect_left(self._dates, (clause.end, -1))
        dates = self._reading.dates
        held = [i for _, i in self._dates[first:last] if not dates[i].time.value.endswith("_REF")]
        return min(held, key=lambda i: (abs(dates[i].start - clause.head.idx), i), default=None)

    def place(self, clause: Clause) -> int | None:
        """The place that the clause happens in; where there is none, the place that it leads to."""
        found: list[tuple[bool, int, int]] = []
        for mention in self._reading.mentions_in(clause.start, clause.end):
            if self._reading.chains[mention.chain].kind is EntityKind.PLACE:
                placing = self._preposition(mention.end)
                if placing in _WHERE or placing in _WHITHER:
                    found.append((placing in _WHITHER, abs(mention.start - clause.head.idx), mention.chain))
        return min(found)[2] if found else None

    def _preposition(self, end: int) -> str:
        """The preposition over the word that ends here; empty where it is a subject or stands before a noun."""
        token = self._reading.token_at(end - 1)
        for _ in range(_STEPS):
            if token.dep_ == "pobj" and token.head.lower_ != "of":
                return token.head.lower_
            if token.dep_ not in {"pobj", "prep", "appos", "npadvmod", "compound", "nmod"}:
                return ""
            token = token.head
        return ""
