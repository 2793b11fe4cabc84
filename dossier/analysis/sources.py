"""Whom a clause is laid to: the nearest of those who say it, and those through whom that came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clauses import subject
from dossier.analysis.indirect_speech import IN_A_NOUN
from dossier.analysis.speakers import attribution
from dossier.analysis.speech_verbs import CITED, CITING, NOT_SPEAKERS, QUOTING
from dossier.domain.analysis import Attribution, Quote

if TYPE_CHECKING:
    from dossier.analysis.clause_spans import Clause
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_UNNAMED = NOT_SPEAKERS | {"i", "we", "you", "it", "who", "which"}


@dataclass(frozen=True, slots=True)
class Said:
    """Who says it, the nearest first; `quote` is the one that holds the clause most closely."""

    by: tuple[Attribution, ...] = ()
    quote: Quote | None = None

    @property
    def nearest(self) -> Attribution | None:
        return self.by[0] if self.by else None


class Sources:
    """Answers for the clauses of one text, whose quotes are known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quotes = [q for q in reading.quotes if q.score > IN_A_NOUN]
        self._cues = {q.cue.start: q for q in reading.quotes if q.cue is not None}

    def gives_words(self, offset: int) -> bool:
        """Whether the verb at this place gives somebody's words."""
        return offset in self._cues

    def speaker_by(self, offset: int) -> Attribution | None:
        """Whose words the verb at this place gives."""
        quote = self._cues.get(offset)
        return quote.speaker if quote is not None else None

    def of(self, clause: Clause) -> Said:
        """The speakers of the told clauses and quotations that hold this clause."""
        held = list(self._holding(clause))
        if not held:
            return Said()
        by = list(self._within_speech(clause, held[0]))
        for quote in held:
            by += self._speakers(quote)
        return Said(tuple(_distinct(by)), held[0])

    def _holding(self, clause: Clause) -> Iterator[Quote]:
        """The quotes over a clause, the closest first."""
        at = clause.head.idx
        over = clause.reported_by
        told = self._cues.get(over.idx) if over is not None else None
        if told is not None:
            yield told
        around = [q for q in self._quotes if q.start <= at < q.end and q is not told and _holds(q, at)]
        yield from sorted(around, key=lambda q: q.end - q.start)
        if clause.speech is not None and clause.speech is not told and not around:
            yield clause.speech

    def _speakers(self, quote: Quote) -> Iterator[Attribution]:
        """Who says it; before him whom he cites, behind him who quotes him."""
        if quote.speaker is None:
            return
        cue = self._reading.token_at(quote.cue.start) if quote.cue is not None else None
        if cue is not None and quote.form != "direct":  # who speaks word for word may cite others, but speaks
            yield from self._linked((c for c in cue.children if c.dep_ == "advcl"), CITING, "dobj")
        yield quote.speaker
        if cue is not None:
            yield from self._relaying(cue)
        named = self._reading.tokens(quote.speaker.start, quote.speaker.end)
        yield from self._linked((c for t in named for c in t.rights if c.dep_ == "acl"), CITED, "agent")

    def _relaying(self, cue: Token) -> Iterator[Attribution]:
        """Who quoted the speaker: "the radio quoted him as saying", "he was quoted by the radio as saying"."""
        verb = cue.head.head if cue.dep_ == "pcomp" and cue.head.lower_ == "as" else cue
        if self._reading.lemma(verb) not in QUOTING:
            return
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        by = next((c for v in (verb, cue) for c in v.rights if c.lower_ == "by"), None) if passive else None
        named = next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None
        found = attribution(self._reading, named if passive else subject(verb))
        if found is not None:
            yield found

    def _linked(self, verbs: Iterator[Token], words: frozenset[str], role: str) -> Iterator[Attribution]:
        """Who stands in this role of one of these verbs: "citing officials", "quoted by the newspaper"."""
        for verb in verbs:
            for child in verb.rights if verb.lower_ in words else ():
                if child.dep_ == role:
                    named = (
                        child if role == "dobj" else next((c for c in child.rights if c.dep_ == "pobj"), None)
                    )
                    found = attribution(self._reading, named)
                    if found is not None:
                        yield found

    def _within_speech(self, clause: Clause, quote: Quote) -> Iterator[Attribution]:
        """ "He told me that …," she said: within the words of the one, those of another."""
        over = clause.reported_by
        if over is None or over.idx in self._cues or quote.form == "indirect":
            return
        speaker = subject(over)
        if speaker is not None and speaker.lower_ not in _UNNAMED:
            found = attribution(self._reading, speaker)
            if found is not None:
                yield found


def _holds(quote: Quote, at: int) -> bool:
    """Whether the word at this place is among those said, and not "he said" between them."""
    return not quote.parts or any(part.start <= at < part.end for part in quote.parts)


def _distinct(found: list[Attribution]) -> Iterator[Attribution]:
    """Each once: who says that he himself believes it is no second source."""
    spans: set[tuple[int, int]] = set()
    chains: set[int] = set()
    for each in found:
        if (each.start, each.end) in spans or each.chain in chains:
            continue
        spans.add((each.start, each.end))
        if each.chain is not None:
            chains.add(each.chain)
        yield each
