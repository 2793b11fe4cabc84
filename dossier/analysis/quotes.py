"""Words given as somebody's: in quotation marks, told in a clause, or both; with who says them.

The naive way (marks and the nearest name) finds nearly all direct quotes and gets half of the speakers
wrong, grammar alone loses what is split or carried over. So marks come first, then grammar says who speaks,
then the order of sentences fills what grammar left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, phrase, subject
from dossier.analysis.indirect_speech import Reported, reported
from dossier.analysis.quotation_marks import Marked, blocks, marked
from dossier.analysis.speech_verbs import NOT_SPEAKERS, SAYING
from dossier.analysis.tokens import root
from dossier.domain.analysis import Attribution, Quote
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_SILENT = frozenset({"navigation", "links", "credit", "byline", "notice"})
_TERMINATOR = re.compile(r"[.!?…][\"”»’')\]]*(?=\s|$)|\n\n")
_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_LIKE = 5
"""So many words in marks are speech even where nobody is said to speak; fewer are a title or held at arm's
length.
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that give the words: the verb and who it has for its subject."""

    verb: Token
    speaker: Token | None
    score: int


def find(reading: Reading) -> list[Quote]:
    """Direct, mixed and indirect quotes in text order, none inside another of its own form."""
    told = [r for r in reported(reading) if not _is_silent(reading, r.start)]
    direct = _Direct(reading, told)
    quotes = [*direct.found, *(_indirect(reading, r) for r in told if not direct.covers(r))]
    return sorted(quotes, key=lambda q: (q.start, q.end))


def _is_silent(reading: Reading, offset: int) -> bool:
    holder = reading.boilerplate_at(offset)
    return holder is not None and holder.kind in _SILENT


def _indirect(reading: Reading, told: Reported) -> Quote:
    return Quote(
        told.start, told.end, "indirect", attribution(reading, told.speaker), cue_span(told.verb),
        addressee_of(reading, told.verb), told.score,
    )  # fmt: skip


def attribution(reading: Reading, speaker: Token | None) -> Attribution | None:
    """The speaker's words, and the chain where it is known already."""
    if speaker is None:
        return None
    start, end = phrase(speaker)
    return Attribution(start, end, reading.chain_at(start, end))


def cue_span(verb: Token) -> Span:
    return Span(verb.idx, verb.end)


def addressee_of(reading: Reading, verb: Token) -> int | None:
    """To whom: the object of "told", what follows "said to"."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative"} and verb.lower_ in {
            "told",
            "tell",
            "tells",
            "telling",
            "asked",
            "informed",
            "reminded",
        }:
            return reading.chain_at(*phrase(child))
        if child.lower_ == "to" and child.dep_ == "prep":
            return next((reading.chain_at(*phrase(c)) for c in child.rights if c.dep_ == "pobj"), None)
    return None


class _Direct:
    """The quotes in marks, found block by block: each may take its speaker from the one before."""

    def __init__(self, reading: Reading, told: list[Reported]) -> None:
        self._reading, self._text = reading, reading.text
        self._told = told
        self._blocks = blocks(reading.text, reading.paragraphs)
        self._marks = [m for m in marked(reading.text, self._blocks) if not _is_silent(reading, m.start)]
        self.found: list[Quote] = []
        self._last: tuple[Marked, Quote] | None = None
        self._taken: set[tuple[int, int]] = set()
        for index, mark in enumerate(self._marks):
            quote = self._quote(index, mark)
            if quote is not None:
                self.found.append(quote)
                self._last = (mark, quote)

    def covers(self, told: Reported) -> bool:
        """Whether the reported clause is given by a quote in marks already, as a whole or for the most
        part.
        """
        if (told.start, told.end) in self._taken:
            return True
        starts = [q.start for q in self.found]
        near = self.found[max(0, bisect_left(starts, told.start) - 1) : bisect_left(starts, told.end)]
        shared = sum(max(0, min(q.end, told.end) - max(q.start, told.start)) for q in near)
        return 2 * shared >= told.end - told.start

    # ------------------------------------------------------------ one stretch in marks

    def _quote(self, index: int, mark: Marked) -> Quote | None:
        words = len(_WORDS.findall(self._text[mark.start : mark.end]))
        if words == 0:
            return None
        cue = self._cue_after(index, mark) or self._cue_before(index, mark)
        if cue is not None and (words > 1 or cue.score > 900):
            return self._with_cue(mark, cue, "direct")
        inside = self._reported_around(mark)
        if inside is not None:
            return self._mixed(mark, inside)
        over = self._verb_over(mark)
        if over is not None and words > 1:
            return self._with_cue(mark, over, "mixed" if words < _SENTENCE_LIKE else "direct")
        return self._carried_over(mark, words)

    def _with_cue(self, mark: Marked, cue: Cue, form: str) -> Quote:
        speaker = attribution(self._reading, cue.speaker)
        addressee = addressee_of(self._reading, cue.verb)
        return Quote(mark.start, mark.end, form, speaker, cue_span(cue.verb), addressee, cue.score)

    def _mixed(self, mark: Marked, told: Reported) -> Quote | None:
        """The whole clause where only part of it is in marks; the stretch alone where it is nearly all."""
        whole = (told.start, told.end)
        if whole in self._taken:
            return None
        self._taken.add(whole)
        if (mark.end - mark.start) * 10 >= (told.end - told.start) * 8:
            return replace(_indirect(self._reading, told), start=mark.start, end=mark.end, form="direct")
        end = mark.end if mark.end - 2 <= told.end <= mark.end else told.end
        start = mark.start if mark.start <= told.start <= mark.start + 1 else told.start
        return replace(_indirect(self._reading, told), start=start, end=end, form="mixed")

    def _carried_over(self, mark: Marked, words: int) -> Quote | None:
        """Words without a cue of their own: whoever spoke just before speaks on."""
        begins = self._text[mark.start : mark.end].lstrip("\"“„«'‘[")[:1]
        if words < _SENTENCE_LIKE and not (mark.open or self._ends_sentence(mark)):
            return None
        if begins.islower() and not mark.open:
            return None
        if mark.single and words < _SENTENCE_LIKE:
            return None
        last = self._last
        if last is not None and last[1].speaker is not None and self._follows(last[0], mark):
            same = last[0].block == mark.block
            score = min(last[1].score, 850 if same or last[0].open else 700)
            return Quote(mark.start, mark.end, "direct", last[1].speaker, None, last[1].addressee, score)
        speaker = self._spoke_before(mark) if words >= _SENTENCE_LIKE else None
        if speaker is None and (words < _SENTENCE_LIKE + 2 or self._reading.boilerplate_at(mark.start)):
            return None
        return Quote(
            mark.start,
            mark.end,
            "direct",
            attribution(self._reading, speaker),
            None,
            None,
            550 if speaker else 400,
        )

    def _ends_sentence(self, mark: Marked) -> bool:
        return self._text[mark.end - 2] in ".!?" and mark.end - mark.start > 3

    def _follows(self, before: Marked, mark: Marked) -> bool:
        """Whether nothing but who speaks stands between two stretches, and the later one begins something
        new.
        """
        if mark.block - before.block > 1:
            return False
        if mark.block == before.block:
            return len(_TERMINATOR.findall(self._text[before.end : mark.start])) <= 2
        if before.open:
            return True
        rest = self._text[before.end : self._blocks[before.block].end]
        return mark.start == self._blocks[mark.block].start and len(_TERMINATOR.findall(rest)) <= 1

    def _spoke_before(self, mark: Marked) -> Token | None:
        """The subject of the verb of speech in the sentence before a stretch that stands alone."""
        first = self._reading.token_index(mark.start)
        if first == 0:
            return None
        before = self._reading.doc[first - 1]
        if before.lower_ in {'"', "'", "("} and before.i:
            before = self._reading.doc[before.i - 1]
        for token in before.doc[before.sent.start : before.sent.end]:
            if token.dep_ == "ROOT" and is_verb(token) and self._reading.lemma(token) in _SPEAKING:
                return _speaker(token)
        return None

    # ------------------------------------------------------------ cues

    def _cue_after(self, index: int, mark: Marked) -> Cue | None:
        """ "…," he said."""
        last = self._text[mark.end - 2] if mark.end - mark.start > 2 else ""
        following = self._text[mark.end : mark.end + 2].lstrip()
        if last in ".;" and not following[:1].islower():
            return None
        if last not in ",?!-–—…" and not following.startswith((",", "-", "–", "—")):
            return None
        window = self._reading.tokens(mark.end, self._window_end(index, mark))
        return self._first_cue(window[:30], 970)

    def _window_end(self, index: int, mark: Marked) -> int:
        end = self._blocks[mark.block].end
        if index + 1 < len(self._marks):
            end = min(end, self._marks[index + 1].start)
        stop = _TERMINATOR.search(self._text, mark.end, end)
        return stop.start() if stop and not self._is_abbreviation(stop) else end

    def _is_abbreviation(self, stop: re.Match[str]) -> bool:
        word = self._text[max(0, stop.start() - 4) : stop.start()].split()[-1:]
        return stop[0] == "." and bool(word) and word[0][:1].isupper() and len(word[0]) <= 3

    def _cue_before(self, index: int, mark: Marked) -> Cue | None:
        """He said: "…" — and He said, "…" — and, split in two, "…," he said, "…"."""
        lead = self._text[max(0, mark.start - 3) : mark.start].rstrip()
        if not lead.endswith((":", ",")):
            return None
        floor = self._blocks[mark.block].start
        if index and self._marks[index - 1].block == mark.block:
            floor = max(floor, self._marks[index - 1].end)
        window = self._reading.tokens(floor, mark.start)[-40:]
        for at, token in enumerate(reversed(window)):
            if at and token.text in {".", "!", "?"}:
                return None
            if cue := self._cue(token, 950 if lead.endswith(":") else 930):
                return cue
        return None

    def _first_cue(self, window: list[Token], score: int) -> Cue | None:
        for token in window:
            if cue := self._cue(token, score):
                return cue
        return None

    def _cue(self, token: Token, score: int) -> Cue | None:
        if (
            not is_verb(token)
            or self._reading.lemma(token) not in SAYING
            or token.dep_ in {"amod", "compound"}
        ):
            return None
        speaker = _speaker(token)
        return Cue(token, speaker, score) if speaker is not None else None

    def _verb_over(self, mark: Marked) -> Cue | None:
        """The verb of speech that the words in marks hang on: ordered them to act "as allies"."""
        inner = self._reading.tokens(mark.start + 1, mark.end - 1)
        token = root(inner) if inner else None
        for _ in range(8):
            if token is None or token.head == token:
                return None
            token = token.head
            if token.idx < mark.start and (cue := self._cue(token, 800)):
                return cue
        return None

    def _reported_around(self, mark: Marked) -> Reported | None:
        """The reported clause that the stretch is part of."""
        holding = [r for r in self._told if r.start <= mark.start + 1 and mark.end - 1 <= r.end]
        return min(holding, key=lambda r: r.end - r.start, default=None)


_SPEAKING = SAYING | {"speak", "talk", "tell", "testify", "react"}


def _speaker(verb: Token) -> Token | None:
    """The subject of a verb of speech; of "according to", what follows."""
    found = subject(verb)
    return None if found is None or found.lower_ in NOT_SPEAKERS or found.tag_ == "EX" else found
