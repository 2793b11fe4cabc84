"""What else a clause says: its predicate, when and where."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from dossier.analysis.clauses import AUXILIARIES, SUBJECTS, is_verb
from dossier.analysis.figure_words import PLACE_NOUNS
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
_PARTS = frozenset(
    {"part", "parts", "most", "half", "much", "all", "rest", "outskirts", "centre", "center", "heart"}
)
_OF_THEIR_OWN = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
_STEPS = 6
"""So far above a name the preposition that places it may stand: "in the Belgian town of …"."""


def predicate(verb: Token) -> Span | None:
    """The verb with its auxiliaries, "not" and particles; None where the clause has no verb."""
    if not is_verb(verb):
        return None
    before = [c.idx for c in verb.lefts if c.dep_ in AUXILIARIES or c.dep_ == "neg"]
    after = [c.end for c in verb.rights if c.dep_ == "prt"]
    return Span(min([verb.idx, *before]), max([verb.end, *after]))


def _is_place(noun: Token, name: Token) -> bool:
    """ "Bombed Berlin", "left the city of Berlin", "took parts of Berlin"; not "met the mayor of Berlin"."""
    return noun is name or noun.lower_ in PLACE_NOUNS or noun.lower_ in _PARTS


class Circumstances:
    """Answers for the clauses of one text, whose dates and mentions are known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dates = [(d.start, i) for i, d in enumerate(reading.dates) if d.type in {"DATE", "TIME"}]

    def date(self, clause: Clause) -> int | None:
        """The date in the clause's own words that stands nearest to its verb; vague ones are left out, and those
        of clauses below it.
        """
        first = bisect_left(self._dates, (clause.start, -1))
        last = bisect_left(self._dates, (clause.end, -1))
        dates = self._reading.dates
        held = [i for _, i in self._dates[first:last] if not dates[i].time.value.endswith("_REF")]
        held = [
            i for i in held if not self._is_elsewhere(self._reading.token_at(dates[i].start), clause.head)
        ]
        return min(held, key=lambda i: (abs(dates[i].start - clause.head.idx), i), default=None)

    @staticmethod
    def _is_elsewhere(token: Token, verb: Token) -> bool:
        """Whether a clause below that of `verb` says when it was itself: "the man who fled on Monday is dead"."""
        while token is not verb and token.head is not token:
            if (
                token.dep_ in _OF_THEIR_OWN
                and is_verb(token)
                and any(c.dep_ in SUBJECTS for c in token.lefts)
            ):
                return True
            token = token.head
        return False

    def place(self, clause: Clause) -> int | None:
        """The place that the clause happens in; where there is none, that it leads to, or that it befalls."""
        found: list[tuple[int, int, int]] = []
        for mention in self._reading.mentions_in(clause.start, clause.end):
            if self._reading.chains[mention.chain].kind is EntityKind.PLACE:
                placing = self._placing(self._reading.token_at(mention.end - 1), clause.head)
                if placing is not None:
                    found.append((placing, abs(mention.start - clause.head.idx), mention.chain))
        return min(found)[2] if found else None

    @staticmethod
    def _placing(token: Token, verb: Token) -> int | None:
        """How a place takes part: in it (0), to it (1), as the object (2); None for "Berlin's" or "Berlin said"."""
        name = token
        for _ in range(_STEPS):
            if token.dep_ == "dobj":
                return 2 if token.head is verb and _is_place(token, name) else None
            if token.dep_ == "pobj" and token.head.lower_ != "of":
                word = token.head.lower_
                return 0 if word in _WHERE else 1 if word in _WHITHER else None
            if token.dep_ not in {"pobj", "prep", "appos", "npadvmod"}:
                return None
            token = token.head
        return None
