"""Words in quotation marks: which of them are speech, who says them, and how much of the clause around them
is told along with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.quotation_marks import Marked, blocks, marked
from dossier.analysis.speakers import addressee_of, attribution, cue_span, indirect, is_silent
from dossier.analysis.speech_cues import TERMINATOR, Cue, Cues
from dossier.analysis.speech_verbs import LABELLING
from dossier.domain.analysis import Attribution, Quote

if TYPE_CHECKING:
    from dossier.analysis.indirect_speech import Reported
    from dossier.analysis.reading import Reading

_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_LIKE = 5
"""So many words in marks are speech even where nobody is said to speak; fewer are a title or held at arm's
length.
"""
_SMALL = 3
"""Words of a title that have so many letters or fewer need no capital."""


class Direct:
    """The quotes in marks, found block by block: each may take its speaker from the one before."""

    def __init__(self, reading: Reading, told: list[Reported], spoken: Sequence[Quote]) -> None:
        self._reading, self._text = reading, reading.text
        self._told = told
        self._blocks = blocks(reading.text, reading.paragraphs)
        self._marks = [
            m
            for m in marked(reading.text, self._blocks)
            if not is_silent(reading, m.start) and not any(t.start <= m.start < t.end for t in spoken)
        ]
        self._cues = Cues(reading, self._blocks, self._marks)
        self._taken: set[tuple[int, int]] = set()
        self._last: tuple[Marked, Quote] | None = None
        self.found: list[tuple[Marked, Quote]] = []
        for index, mark in enumerate(self._marks):
            quote = self._quote(index, mark)
            if quote is not None:
                self._last = (mark, quote)
                self.found.append(self._last)
        self._starts = [quote.start for _, quote in self.found]

    def covers(self, told: Reported) -> bool:
        """Whether the reported clause is given by a quote in marks already, as a whole or for the most
        part.
        """
        if (told.start, told.end) in self._taken:
            return True
        first, last = bisect_left(self._starts, told.start), bisect_left(self._starts, told.end)
        near = [quote for _, quote in self.found[max(0, first - 1) : last]]
        if any(q.form == "direct" and q.start <= told.start < q.end < told.end for q in near):
            return True  # what begins within the marks and ends without them is no clause of anybody's
        if told.verb.lower_ == "according" and any(
            q.form == "direct" and q.cue is not None and told.start <= q.cue.start < told.end for q in near
        ):
            return True  # "…," he told them, according to one of them: the words are his
        shared = sum(max(0, min(q.end, told.end) - max(q.start, told.start)) for q in near)
        return 2 * shared >= told.end - told.start

    # ------------------------------------------------------------ one stretch in marks

    def _quote(self, index: int, mark: Marked) -> Quote | None:
        words = _WORDS.findall(self._text[mark.start : mark.end])
        if not words:
            return None
        after = self._cues.after(index, mark)
        cue = after if self._gives(after, mark) else self._cues.before(index, mark)
        if cue is not None and (cue.colon or self._gives(cue, mark)) and (len(words) > 1 or cue.score > 900):
            whole = None if self._goes_on(cue) else self._around(mark, cue)
            return self._with_cue(mark, cue, "direct") if whole is None else self._mixed(mark, whole)
        title = self._is_title(mark, words)
        inside = self._around(mark)
        called = self._called_by_another(mark, inside) if inside is not None and not title else None
        if called is not None:
            return self._with_cue(mark, called, "mixed")
        if inside is not None:
            return None if title else self._mixed(mark, inside)
        over = None if title else self._cues.over(mark)
        if over is not None and (len(words) > 1 or self._reading.lemma(over.verb) in LABELLING):
            short = words[0][0].islower() or (len(words) < _SENTENCE_LIKE and not self._ends_sentence(mark))
            return self._with_cue(mark, over, "mixed" if short else "direct")
        return None if title else self._carried_over(mark, len(words))

    def _called_by_another(self, mark: Marked, inside: Reported) -> Cue | None:
        """Who gives these words within what somebody else tells: "in what the mayor called 'a shame', they said"."""
        over = self._cues.over(mark)
        if over is None or over.verb is inside.verb or not inside.start <= over.verb.idx < mark.start:
            return None
        return over if self._reading.lemma(over.verb) in LABELLING else None

    def _gives(self, cue: Cue | None, mark: Marked) -> bool:
        """Whether the verb gives these words, and not a clause of its own elsewhere: in "Blue Sky", he says
        that …
        """
        if cue is None or self._goes_on(cue):
            return cue is not None
        if len(_WORDS.findall(self._text[mark.start : mark.end])) >= _SENTENCE_LIKE:
            return True
        own = [r for r in self._told if r.verb is cue.verb]
        return not own or any(r.start < mark.end and mark.start < r.end for r in own)

    def _goes_on(self, cue: Cue) -> bool:
        """Whether the verb has given the stretch before already: "…," he said, "…"."""
        before = self._last[1].cue if self._last is not None else None
        return before is not None and before.start == cue.verb.idx

    def _is_title(self, mark: Marked, words: list[str]) -> bool:
        """ "The Art of the Deal": capitals throughout, and no sentence."""
        if mark.last(self._text) in {"!", "?"} or len(words) < 2 or len(words) > 2 * _SENTENCE_LIKE:
            return False
        return words[0][0].isupper() and all(w[0].isupper() or len(w) <= _SMALL for w in words)

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
        quote = indirect(self._reading, told)
        if (mark.end - mark.start) * 10 >= (told.end - told.start) * 8:
            return replace(quote, start=mark.start, end=mark.end, form="direct", parts=())
        closing = (m.end for m in self._marks if m.start < told.end <= m.end <= told.end + 1 + m.width)
        end = next(closing, told.end)
        start = mark.start if mark.start <= told.start <= mark.start + mark.width else told.start
        parts = tuple(
            replace(part, start=max(part.start, start), end=end if part is told.parts[-1] else part.end)
            for part in told.parts
        )
        return replace(quote, start=start, end=end, form="mixed", parts=parts)

    def _around(self, mark: Marked, cue: Cue | None = None) -> Reported | None:
        """The reported clause that the stretch is part of; with `cue`, the one that this verb gives."""
        first, last = (
            mark.start + mark.width,
            mark.end - mark.width - 1,
        )  # a full stop may stand before the mark
        near = [r for r in self._told if r.start <= first and last <= r.end]
        if cue is not None:
            near = [r for r in near if r.verb is cue.verb and r.start < mark.start - 1]
        return min(near, key=lambda r: r.end - r.start, default=None)

    # ------------------------------------------------------------ without a cue

    def _carried_over(self, mark: Marked, words: int) -> Quote | None:
        """Words without a cue of their own: whoever spoke or acted just before speaks on."""
        begins = self._text[mark.start : mark.end].lstrip("\"“„«'‘[")[:1]
        if words < _SENTENCE_LIKE and not (mark.open or self._ends_sentence(mark)):
            return None
        if (begins.islower() and not mark.open) or (mark.single and words < _SENTENCE_LIKE):
            return None
        last = self._last
        if last is not None and last[1].speaker is not None and self._follows(last[0], mark):
            speaker, score = last[1].speaker, 850 if last[0].block == mark.block or last[0].open else 700
            if self._cues.has_sentence_between(last[1], mark):
                newer = attribution(self._reading, self._cues.subject_before(mark))
                speaker, score = (newer, 600) if newer is not None else (speaker, score)
            return self._uncued(mark, speaker, min(last[1].score, score))
        if words < _SENTENCE_LIKE or (words < _SENTENCE_LIKE + 2 and not self._ends_sentence(mark)):
            return None
        if self._reading.boilerplate_at(mark.start):
            return None
        before = attribution(self._reading, self._cues.subject_before(mark))
        if before is not None:
            return self._uncued(mark, before, 600)
        near = last[1].speaker if last is not None and mark.block - last[0].block <= 2 else None
        return self._uncued(mark, near, 500 if near else 400)

    @staticmethod
    def _uncued(mark: Marked, speaker: Attribution | None, score: int) -> Quote:
        return Quote(mark.start, mark.end, "direct", speaker, None, None, score)

    def _ends_sentence(self, mark: Marked) -> bool:
        return mark.last(self._text) in {".", "!", "?"} and mark.end - mark.start > 3

    def _sentences_between(self, before: Marked, mark: Marked) -> int:
        return (
            len(TERMINATOR.findall(self._text[before.end : mark.start])) if mark.block == before.block else 0
        )

    def _follows(self, before: Marked, mark: Marked) -> bool:
        """Whether nothing but who speaks stands between two stretches, and the later one begins something
        new.
        """
        if mark.block - before.block > 1:
            return False
        if mark.block == before.block:
            return self._sentences_between(before, mark) <= 2
        if before.open:
            return True
        rest = self._text[before.end : self._blocks[before.block].end]
        return mark.start == self._blocks[mark.block].start and len(TERMINATOR.findall(rest)) <= 1
