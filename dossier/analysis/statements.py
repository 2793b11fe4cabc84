"""Statements: what a clause says of the entities in it, who says so, how surely, and when it happened.

A clause is a verb with its subject and what hangs on it. Main clauses, clauses joined by "and", relative
and reported clauses each make a statement of their own, so that a dossier shows the part of a long sentence
that is about its entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.accusations import accusing, is_cleared
from dossier.analysis.appositions import kind_of, role_statements
from dossier.analysis.circumstances import Circumstances, predicate
from dossier.analysis.clause_rules import is_second_promise
from dossier.analysis.clause_spans import Clause, clauses
from dossier.analysis.clauses import Tense, is_negated, is_verb, joined, phrase, subject, tense
from dossier.analysis.hedges import hedge_in
from dossier.analysis.indirect_speech import is_somebody
from dossier.analysis.sources import Said, Sources
from dossier.analysis.speech_verbs import SPEECH_ACTS
from dossier.domain.analysis import EntityKind, Statement, StatementKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_PLANNING = frozenset(
    {
        "plan",
        "intend",
        "aim",
        "expect",
        "schedule",
        "set",
        "due",
        "agree",
        "prepare",
    }
)
_SERVING = frozenset({"serve", "work"})
_TIED = frozenset({"married", "engaged", "related", "wed"})
_FAILING = frozenset({"fail", "refuse", "decline"})
_SAME = frozenset({"it", "they"})
_COPULAS = frozenset({"be", "become", "remain"})


def find(reading: Reading) -> list[Statement]:
    """All statements in text order. Navigation, credits and captions make none."""
    maker = _Maker(reading)
    found: dict[tuple[int, int, StatementKind], Statement] = {}
    for statement in maker.statements():
        found.setdefault((statement.start, statement.end, statement.kind), statement)
    return sorted(found.values(), key=lambda s: (s.start, s.end, s.kind))


class _Maker:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sources = Sources(reading)
        self._circumstances = Circumstances(reading)

    def statements(self) -> Iterator[Statement]:
        for clause in clauses(self._reading):
            statement = self._of_clause(clause)
            if statement is not None:
                yield statement
        yield from role_statements(self._reading)

    def _of_clause(self, clause: Clause) -> Statement | None:
        reading, verb = self._reading, clause.head
        said = self._sources.of(clause)
        subjects = (
            self._subjects(verb)
            or self._giving(verb)
            or self._speaker_again(verb, said)
            or self._told_event(verb)
        )
        others = self._others(clause, subjects, said)
        if not subjects and not self._in_words(clause) and not self._by_somebody(verb, said):
            return None
        hedge = hedge_in(reading, clause)
        return Statement(
            clause.start, clause.end, self._kind(clause, said), tuple(subjects), tuple(others),
            said.nearest,
            hedge is not None, hedge, self._is_negated(clause), self._circumstances.date(clause),
            self._score(clause, subjects), f"clause.{clause.rule}",
            predicate(verb), self._circumstances.place(clause), said.by[1:],
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
        known = [chain for chain in found if chain is not None and self._counts(chain)]
        if not known:
            beside = [child for child in head.rights if child.dep_ == "appos"]
            beside += [head.head] if head.dep_ == "appos" else []
            known = [c for c in map(self._chain, beside) if c is not None and self._counts(c)]
        return list(dict.fromkeys(known))

    def _giving(self, verb: Token) -> list[int]:
        """Who gives somebody's words by this verb, where grammar does not say: "calling it 'a shame'"."""
        speaker = self._sources.speaker_by(verb.idx)
        return [] if speaker is None or speaker.chain is None else [speaker.chain]

    def _speaker_again(self, verb: Token, said: Said) -> list[int]:
        """The body that speaks is the "it" or "they" of what it says: "Nato said it was helping"."""
        head, by = subject(verb), said.nearest
        if by is None or by.chain is None or said.quote is None or said.quote.form == "direct":
            return []
        chain = self._reading.chains[by.chain]
        if head is None or head.lower_ not in _SAME or head.idx < said.quote.start:
            return []
        return [] if chain.kind is EntityKind.PERSON and not chain.plural else [by.chain]

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

    def _others(self, clause: Clause, subjects: list[int], said: Said) -> list[int]:
        """Everybody and everything else in the clause; the bare verbs that no class holds are left out."""
        found = [m.chain for m in self._reading.mentions_in(clause.start, clause.end)]
        found += [by.chain for by in said.by if by.chain is not None]
        if said.quote is not None and said.quote.addressee is not None:
            found.append(said.quote.addressee)
        return [chain for chain in dict.fromkeys(found) if chain not in subjects and self._counts(chain)]

    def _in_words(self, clause: Clause) -> bool:
        """Whether anybody is in the clause itself, and not only over it as the speaker."""
        return any(self._counts(m.chain) for m in self._reading.mentions_in(clause.start, clause.end))

    def _by_somebody(self, verb: Token, said: Said) -> bool:
        """Whether somebody without a name does it, or anybody says it."""
        if said.by:
            return True
        head = subject(verb)
        return head is not None and head.tag_[:2] == "NN" and is_somebody(self._reading, head)

    def _counts(self, index: int) -> bool:
        chain = self._reading.chains[index]
        return chain.kind is not EntityKind.EVENT or bool(chain.name)

    def _is_negated(self, clause: Clause) -> bool:
        """Denied by the verb itself, as what somebody failed or refused to do, or by who denies it."""
        verb, lemma = clause.head, self._reading.lemma
        if not is_verb(verb):
            return False
        charge = accusing(self._reading, verb)
        if charge is not None and is_cleared(self._reading, charge):
            return True
        if lemma(verb) in _FAILING and any(c.dep_ == "xcomp" for c in verb.rights):
            return True
        denying = lemma(verb) == "deny" or (
            clause.reported_by is not None and lemma(clause.reported_by) == "deny"
        )
        return denying != is_negated(verb, lemma)

    # ------------------------------------------------------------ what kind, when

    def _kind(self, clause: Clause, said: Said) -> StatementKind:
        verb, lemma = clause.head, self._reading.lemma
        if clause.speech is not None:
            return StatementKind.SPEECH
        if not is_verb(verb) or lemma(verb) in _COPULAS:
            return self._kind_of_being(verb)
        if is_second_promise(self._reading, verb):
            return StatementKind.PLAN
        told = tense(verb, lemma)
        if told is Tense.FUTURE or lemma(verb) in _PLANNING:
            return StatementKind.PLAN
        post = _serves_as(verb) if lemma(verb) in _SERVING else None
        if post is not None and _kind_of_noun(self._reading, post) is StatementKind.ROLE:
            return StatementKind.ROLE
        passive = any(c.dep_ == "auxpass" for c in verb.lefts) and any(c.dep_ == "xcomp" for c in verb.rights)
        return StatementKind.SPEECH if self._gives_words(verb) and not passive else StatementKind.ACTION

    def _gives_words(self, verb: Token) -> bool:
        return self._sources.gives_words(verb.idx) or self._reading.lemma(verb) in SPEECH_ACTS

    def _kind_of_being(self, verb: Token) -> StatementKind:
        if is_verb(verb) and tense(verb, self._reading.lemma) is Tense.FUTURE:
            return StatementKind.PLAN
        for child in verb.rights:
            if child.dep_ == "attr":
                return _kind_of_noun(self._reading, child) or StatementKind.ATTRIBUTE
            if child.lower_ in _TIED and any(c.lower_ == "to" for c in child.rights):
                return StatementKind.RELATION
        return StatementKind.ATTRIBUTE


def _kind_of_noun(reading: Reading, noun: Token) -> StatementKind | None:
    """Whether a noun says what somebody is to others or by profession: "the brother of", "chief executive"."""
    return kind_of(reading, [noun, *(c for c in noun.lefts if c.dep_ == "compound")])


def _serves_as(verb: Token) -> Token | None:
    """The noun in "served as mayor"."""
    behind = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    return next((c for c in behind.rights if c.dep_ == "pobj"), None) if behind is not None else None
