"""The verb of speech that gives words in marks, and its subject: before them, behind them, or over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_negated, is_verb, subject
from dossier.analysis.indirect_speech import behind, is_somebody, whom_quotes
from dossier.analysis.speech_verbs import NOT_SPEAKERS, QUOTING, SAYING
from dossier.analysis.tokens import root

if TYPE_CHECKING:
    from dossier.analysis.quotation_marks import Marked
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Quote
    from dossier.domain.passages import Span

TERMINATOR = re.compile(r"[.!?…][\"”»’')\]]*(?=\s|$)|\n\n")
_SPEAKING = SAYING | {"speak", "talk", "tell", "testify", "react"}
_WITH = {"put": "it", "go": "on"}
"""What makes verbs of speech of others: "as he put it", "he went on"."""
_ELSEWHERE = frozenset({"but", "and", "while", "whereas", "although", "though", "yet"})
_DASHES = (",", "-", "–", "—")


_NAMING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP$"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that give the words: the verb and who it has for its subject."""

    verb: Token
    speaker: Token | None
    score: int
    colon: bool = False


class Cues:
    """Asks the grammar around each stretch; `within` are the paragraphs."""

    def __init__(self, reading: Reading, within: Sequence[Span], marks: Sequence[Marked]) -> None:
        self._reading, self._text = reading, reading.text
        self._blocks, self._marks = within, marks

    def after(self, index: int, mark: Marked) -> Cue | None:
        """ "…," he said."""
        last = mark.last(self._text)
        following = self._text[mark.end : mark.end + 2].lstrip()
        if last in {"", ".", ";"} and not following[:1].islower():
            return None
        if last not in {",", "?", "!", "-", "–", "—", "…"} and not following.startswith(_DASHES):
            return None
        window = self._reading.tokens(mark.end, self._window_end(index, mark))
        words = [token for token in window[:30] if not token.is_punct and not token.is_space]
        if words and _turns_elsewhere(words[0]):
            return None
        for at, token in enumerate(words):
            named = _named_next(words[1:]) if at == 0 else None
            if cue := self._cue(token, 970, after=mark.end, named=named, leading=_named_next(words[:at])):
                return cue
        return None

    def _window_end(self, index: int, mark: Marked) -> int:
        end = self._blocks[mark.block].end
        if index + 1 < len(self._marks):
            end = min(end, self._marks[index + 1].start)
        stop = TERMINATOR.search(self._text, mark.end, end)
        while stop and self._is_abbreviation(stop):
            stop = TERMINATOR.search(self._text, stop.end(), end)
        return stop.start() if stop else end

    def _is_abbreviation(self, stop: re.Match[str]) -> bool:
        word = self._text[max(0, stop.start() - 4) : stop.start()].split()[-1:]
        return stop[0] == "." and bool(word) and word[0][:1].isupper() and len(word[0]) <= 3

    def before(self, index: int, mark: Marked) -> Cue | None:
        """He said: "…" — and He said, "…" — and, split in two, "…," he said, "…"."""
        lead = self._text[max(0, mark.start - 3) : mark.start].rstrip()
        if not lead.endswith((":", ",")):
            return None
        floor = self._blocks[mark.block].start
        if index and self._marks[index - 1].block == mark.block:
            floor = max(floor, self._marks[index - 1].end)
        colon = lead.endswith(":")
        window = self._reading.tokens(floor, mark.start)[-40:]
        for at, token in enumerate(reversed(window)):
            if at and token.text in {".", "!", "?"}:
                break
            if cue := self._cue(token, 950 if colon else 930, colon):
                return cue
        return self._by_colon(window) if colon else None

    def _by_colon(self, window: list[Token]) -> Cue | None:
        """He was defiant: "…"."""
        for token in reversed(window):
            if is_verb(token) and any(c.dep_ == "nsubj" for c in token.lefts):
                speaker = subject(token)
                if speaker is not None and is_somebody(self._reading, speaker):
                    return Cue(token, speaker, 750, colon=True)
        return None

    def over(self, mark: Marked) -> Cue | None:
        """The verb of speech that the words in marks hang on: ordered them to act "as allies"."""
        inner = self._reading.tokens(mark.start + mark.width, mark.end - mark.width)
        token = root(inner) if inner else None
        for _ in range(8):
            if token is None or token.head == token:
                return None
            named = token.head.lower_ == "as" and token.dep_ in {"pobj", "amod", "pcomp"}
            token = token.head
            if is_verb(token) and is_negated(token, self._reading.lemma):
                return None
            if token.idx < mark.start and (
                cue := self._cue(token, 800) or (self._as(token) if named else None)
            ):
                return cue
        return None

    def _as(self, preposition: Token) -> Cue | None:
        """Panned it as "propaganda": whatever the verb, who does it gives the words."""
        verb = preposition.head
        speaker = subject(verb) if is_verb(verb) and any(c.dep_ == "dobj" for c in verb.rights) else None
        if speaker is None or not is_somebody(self._reading, speaker):
            return None
        return Cue(verb, speaker, 700)

    def subject_before(self, mark: Marked) -> Token | None:
        """Who the sentence before a stretch that stands alone is about: who spoke in it, or did something."""
        before = self._word_before(mark)
        if before is None or not is_verb(before.sent.root):
            return None
        head = before.sent.root
        found = subject(head)
        if found is None or found.lower_ in NOT_SPEAKERS or found.tag_ == "EX":
            return None
        speaks = self._reading.lemma(head) in _SPEAKING
        return found if speaks or is_somebody(self._reading, found) else None

    def has_sentence_between(self, quote: Quote, mark: Marked) -> bool:
        """Whether a sentence of its own stands between a quote and a later stretch."""
        before = self._word_before(mark)
        if before is None:
            return False
        start = before.doc[before.sent.start].idx
        return start >= quote.end and (quote.cue is None or quote.cue.start < start)

    def _word_before(self, mark: Marked) -> Token | None:
        at = self._reading.token_index(mark.start) - 1
        while at > 0 and (self._reading.doc[at].is_space or self._reading.doc[at].lower_ in {'"', "'", "("}):
            at -= 1
        return self._reading.doc[at] if at >= 0 else None

    def _cue(
        self,
        token: Token,
        score: int,
        colon: bool = False,
        after: int = 0,
        named: Token | None = None,
        leading: Token | None = None,
    ) -> Cue | None:
        """The verb as a cue whose speaker is `named`, or stands at `after` or later: where grammar knows none,
        what is `leading` there.
        """
        if not is_verb(token) or token.dep_ in {"amod", "compound"}:
            return None
        lemma = self._reading.lemma(token)
        if lemma not in SAYING and not any(c.lower_ == _WITH.get(lemma) for c in token.rights):
            return None
        quoted = whom_quotes(token) if lemma in QUOTING else None
        speaker = quoted or named or subject(token)
        if quoted is None and (speaker is None or speaker.idx < after):
            speaker = leading or behind(token)
        if speaker is None or speaker.lower_ in NOT_SPEAKERS or speaker.tag_ == "EX":
            return None
        return Cue(token, speaker, score, colon)


def _turns_elsewhere(word: Token) -> bool:
    """Whether a clause of its own begins here: "…", but her rival said — not: "…" and, he said, "…"."""
    following = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return word.lower_ in _ELSEWHERE and following.text != ","


def _named_next(words: Sequence[Token]) -> Token | None:
    """The noun that names who speaks in "said Ann Lee, who …", whatever the parser makes of the rest."""
    found: Token | None = None
    for at, token in enumerate(words):
        if token.tag_ == "PRP" and at == 0:
            return token
        if token.tag_ not in _NAMING or (at and not _is_next(words[at - 1], token)):
            break
        found = token if token.tag_[:2] == "NN" else found
    return found


def _is_next(before: Token, token: Token) -> bool:
    """Whether nothing but a hyphen stands between, as in `Gómez-Acebo`."""
    return token.i == before.i + 1 or (token.i == before.i + 2 and token.doc[before.i + 1].tag_ == "HYPH")
