"""Statements: what a clause says of the entities in it, who says so, how surely, and when it happened.

A clause is a verb with its subject and what hangs on it. Main clauses, clauses joined by "and", relative
and reported clauses each make a statement of their own, so that a dossier shows the part of a long sentence
that is about its entity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.appositions import role_statements
from dossier.analysis.clause_spans import Clause, clauses
from dossier.analysis.clauses import Tense, is_negated, is_verb, joined, phrase, subject, tense
from dossier.analysis.hedges import hedge_in
from dossier.analysis.speech_verbs import SPEECH_ACTS
from dossier.analysis.word_list import words
from dossier.domain.analysis import Attribution, EntityKind, Statement, StatementKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Quote

_PLANNING = frozenset(
    {
        "plan",
        "intend",
        "aim",
        "expect",
        "schedule",
        "set",
        "due",
        "vow",
        "pledge",
        "promise",
        "agree",
        "prepare",
    }
)
_ROLE_WORDS = words(
    """
    president minister chief leader head director chairman chairwoman ceo king queen member founder
    spokesman spokeswoman mayor governor senator editor secretary commander captain coach owner
    author chancellor ambassador
    """
)
_KIN = words(
    """
    brother sister father mother son daughter wife husband cousin uncle aunt nephew friend ally
    partner colleague counterpart rival associate member
    """
)
_COPULAS = frozenset({"be", "become", "remain"})


def find(reading: Reading) -> list[Statement]:
    """All statements in text order. Navigation, credits and captions make none."""
    maker = _Maker(reading)
    found: dict[tuple[int, int, StatementKind], Statement] = {}
    for statement in maker.statements():
        found.setdefault((statement.start, statement.end, statement.kind), statement)
    return sorted(found.values(), key=lambda s: (s.start, s.end, s.kind))


@dataclass(frozen=True, slots=True)
class _Said:
    """Who a clause is laid to, and by which quote."""

    attribution: Attribution | None
    quote: Quote | None


class _Maker:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dates = [(d.start, i) for i, d in enumerate(reading.dates) if d.type in {"DATE", "TIME"}]
        self._reported = {(q.start, q.end): q for q in reading.quotes if q.form != "direct"}
        self._cues = {q.cue.start: q for q in reading.quotes if q.cue is not None}

    def statements(self) -> Iterator[Statement]:
        for clause in clauses(self._reading):
            statement = self._of_clause(clause)
            if statement is not None:
                yield statement
        yield from role_statements(self._reading)

    def _of_clause(self, clause: Clause) -> Statement | None:
        reading, verb = self._reading, clause.head
        subjects = self._subjects(verb) or self._told_event(verb)
        said = self._said(clause)
        others = self._others(clause, subjects, said)
        if not subjects and not self._in_words(clause):
            return None
        hedge = hedge_in(reading, clause)
        return Statement(
            clause.start, clause.end, self._kind(clause, said), tuple(subjects), tuple(others),
            said.attribution,
            hedge is not None, hedge, is_verb(verb) and is_negated(verb, reading.lemma), self._date(clause),
            self._score(clause, subjects), f"clause.{clause.rule}",
        )  # fmt: skip

    @staticmethod
    def _score(clause: Clause, subjects: list[int]) -> int:
        return (700 if clause.rule == "main" else 650) + (100 if subjects else -150)

    # ------------------------------------------------------------ of whom

    def _subjects(self, verb: Token) -> list[int]:
        """The chains of the grammatical subject, or of the name beside it ("another brother, Mohamed")."""
        head = subject(verb)
        if head is None:
            return []
        found = [self._chain(token) for token in joined(head)]
        known = [chain for chain in found if chain is not None]
        if not known:
            beside = [child for child in head.rights if child.dep_ == "appos"]
            beside += [head.head] if head.dep_ == "appos" else []
            known = [c for c in map(self._chain, beside) if c is not None]
        return list(dict.fromkeys(known))

    def _told_event(self, verb: Token) -> list[int]:
        """The happening that the clause tells of, where nobody with a name is its subject."""
        mention = self._reading.mention_of(verb)
        if mention is None or self._reading.chains[mention.chain].kind is not EntityKind.EVENT:
            return []
        return [mention.chain] if self._counts(mention.chain) else []

    def _chain(self, token: Token) -> int | None:
        chain = self._reading.chain_at(*phrase(token))
        if chain is not None:
            return chain
        mention = self._reading.mention_of(token)
        return mention.chain if mention is not None else None

    def _others(self, clause: Clause, subjects: list[int], said: _Said) -> list[int]:
        """Everybody and everything else in the clause; the bare verbs that no class holds are left out."""
        found = [m.chain for m in self._reading.mentions_in(clause.start, clause.end)]
        if said.attribution is not None and said.attribution.chain is not None:
            found.append(said.attribution.chain)
        if said.quote is not None and said.quote.addressee is not None:
            found.append(said.quote.addressee)
        return [chain for chain in dict.fromkeys(found) if chain not in subjects and self._counts(chain)]

    def _in_words(self, clause: Clause) -> bool:
        """Whether anybody is in the clause itself, and not only over it as the speaker."""
        return any(self._counts(m.chain) for m in self._reading.mentions_in(clause.start, clause.end))

    def _counts(self, index: int) -> bool:
        chain = self._reading.chains[index]
        return chain.kind is not EntityKind.EVENT or bool(chain.name)

    # ------------------------------------------------------------ who says it

    def _said(self, clause: Clause) -> _Said:
        """The speaker of the reported clause or quotation that holds this clause."""
        reading = self._reading
        if clause.reported_by is not None and (quote := self._cues.get(clause.reported_by.idx)) is not None:
            return _Said(quote.speaker, quote)
        index = reading.quote_at(clause.head.idx)
        if index is not None:
            return _Said(reading.quotes[index].speaker, reading.quotes[index])
        if clause.speech is not None:
            return _Said(clause.speech.speaker, clause.speech)
        for quote in self._around(clause):
            return _Said(quote.speaker, quote)
        return _Said(None, None)

    def _around(self, clause: Clause) -> Iterator[Quote]:
        """The indirect quotes that hold the clause, the closest first."""
        held = (
            [q for span, q in self._reported.items() if span[0] <= clause.head.idx < span[1]]
            if clause.may_be_told
            else []
        )
        yield from sorted(held, key=lambda q: q.end - q.start)

    # ------------------------------------------------------------ what kind, when

    def _kind(self, clause: Clause, said: _Said) -> StatementKind:
        verb, lemma = clause.head, self._reading.lemma
        if clause.speech is not None:
            return StatementKind.SPEECH
        if not is_verb(verb) or lemma(verb) in _COPULAS:
            return self._kind_of_being(verb)
        told = tense(verb, lemma)
        if told is Tense.FUTURE or lemma(verb) in _PLANNING:
            return StatementKind.PLAN
        return StatementKind.SPEECH if self._gives_words(verb) else StatementKind.ACTION

    def _gives_words(self, verb: Token) -> bool:
        return verb.idx in self._cues or self._reading.lemma(verb) in SPEECH_ACTS

    def _kind_of_being(self, verb: Token) -> StatementKind:
        if is_verb(verb) and tense(verb, self._reading.lemma) is Tense.FUTURE:
            return StatementKind.PLAN
        for child in verb.rights:
            if child.dep_ == "attr":
                word = self._reading.lemma(child)
                if word in _KIN:
                    return StatementKind.RELATION
                if word in _ROLE_WORDS:
                    return StatementKind.ROLE
        return StatementKind.ATTRIBUTE

    def _date(self, clause: Clause) -> int | None:
        """The date in the clause's own words that stands nearest to its verb, vague ones left out."""
        held = [
            i for start, i in self._dates_in(clause) if not self._reading.dates[i].time.value.endswith("_REF")
        ]
        return min(held, key=lambda i: (abs(self._reading.dates[i].start - clause.head.idx), i), default=None)

    def _dates_in(self, clause: Clause) -> list[tuple[int, int]]:
        first = bisect_left(self._dates, (clause.start, -1))
        last = bisect_left(self._dates, (clause.end, -1))
        return self._dates[first:last]
