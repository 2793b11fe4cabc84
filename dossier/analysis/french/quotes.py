"""Words given as somebody's in French: in guillemets with the speaker by inversion, in a clause with "que",
after "selon".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.french.grammar import is_finite, is_verb, part_of_speech, subject
from dossier.analysis.french.referring import attribution
from dossier.analysis.french.words import NOT_SPEAKERS, SAYING
from dossier.analysis.quotation_marks import Marked, blocks, marked
from dossier.domain.analysis import Quote
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_SILENT = frozenset({"navigation", "links", "credit", "byline", "notice"})
_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_LIKE = 5
"""So many words in marks are speech even where nobody is said to speak."""
_STOP = re.compile(r"[.!?…](?=\s|$)|\n")
_LIGHT = frozenset({"AUX", "PRON", "PUNCT", "ADV", "SPACE"})
"""What may stand between the marks and the verb of speech: `», a-t-il dit`, `», s'est-elle expliquée`."""
_NOBODY = frozenset(
    {"cas", "moment", "âge", "type", "besoin", "règles", "règle", "principe", "modèle", "saison"}
)
"""After "selon" these are no source."""
_EDGES = " ,;:-–—\u00a0\n"


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that is laid to somebody."""

    start: int
    end: int
    cue: Token
    speaker: Token | None
    score: int


def find(reading: Reading) -> list[Quote]:
    """Direct, mixed and indirect quotes in text order."""
    told = [*_reported(reading), *_according(reading)]
    marks = [m for m in _marks(reading) if not _is_silent(reading, m.start)]
    quotes: list[Quote] = []
    mixed: set[int] = set()
    for index, mark in enumerate(marks):
        follows = marks[index + 1].start if index + 1 < len(marks) else len(reading.text)
        quote = _direct(reading, mark, follows, told, quotes)
        if quote is not None:
            quotes.append(quote)
        else:
            mixed.update(n for n, t in enumerate(told) if t.start <= mark.start and mark.end <= t.end + 2)
    for n, one in enumerate(told):
        shared = sum(
            max(0, min(q.end, one.end) - max(q.start, one.start)) for q in quotes if q.form == "direct"
        )
        if 2 * shared < one.end - one.start:
            quotes.append(_quote(reading, one, "mixed" if n in mixed else "indirect"))
    return sorted(quotes, key=lambda q: (q.start, q.end))


def _marks(reading: Reading) -> Iterator[Marked]:
    return marked(reading.text, blocks(reading.text, reading.paragraphs))


def _is_silent(reading: Reading, offset: int) -> bool:
    holder = reading.boilerplate_at(offset)
    return holder is not None and holder.kind in _SILENT


def _quote(reading: Reading, told: _Told, form: str) -> Quote:
    cue = Span(told.cue.idx, told.cue.end)
    return Quote(
        told.start, told.end, form, attribution(reading, told.speaker, told.cue), cue, None, told.score
    )


# ------------------------------------------------------------ in marks


def _direct(
    reading: Reading, mark: Marked, follows: int, told: list[_Told], before: list[Quote]
) -> Quote | None:
    count = len(_WORDS.findall(reading.text[mark.start : mark.end]))
    if count == 0:
        return None
    if (cue := _cue_after(reading, mark, follows) or _cue_before(reading, mark)) is not None:
        verb, speaker, score = cue
        span = Span(verb.idx, verb.end)
        return Quote(mark.start, mark.end, "direct", attribution(reading, speaker, verb), span, None, score)
    holding = [t for t in told if t.start <= mark.start and mark.end <= t.end + 2]
    if holding and (mark.end - mark.start) * 10 >= (holding[0].end - holding[0].start) * 8:
        one = holding[0]
        return _quote(reading, _Told(mark.start, mark.end, one.cue, one.speaker, one.score), "direct")
    if holding or count < _SENTENCE_LIKE:
        return None
    return _carried_over(reading, mark, before, count)


def _carried_over(reading: Reading, mark: Marked, before: list[Quote], count: int) -> Quote | None:
    """Words without a cue of their own: whoever spoke just before speaks on."""
    last = before[-1] if before else None
    between = reading.text[last.end : mark.start].strip() if last is not None else ""
    if (
        last is not None
        and last.speaker is not None
        and len(_STOP.findall(between)) <= 1
        and len(between) < 250
    ):
        return Quote(mark.start, mark.end, "direct", last.speaker, None, None, min(last.score, 700))
    if count < _SENTENCE_LIKE + 2:
        return None
    return Quote(mark.start, mark.end, "direct", None, None, None, 400)


def _cue_after(reading: Reading, mark: Marked, follows: int) -> tuple[Token, Token | None, int] | None:
    """`», a déclaré le ministre`; `», dit-il`; `», selon la police`."""
    text = reading.text
    following = text[mark.end : mark.end + 3].lstrip(" \u00a0")
    if not following.startswith((",", "-", "–", "—")) and not following[:1].islower():
        return None
    stop = _STOP.search(text, mark.end, follows)
    end = stop.start() if stop and not _is_title(text, stop.start()) else follows
    window = [t for t in reading.tokens(mark.end, end) if t.idx >= mark.end][:12]
    for token in window:
        if token.lower_ in {"selon", "après"} and (source := _source(token)) is not None:
            return token, source, 900
        if _gives_words(reading, token):
            return token, _speaker(token, window), 950
        if part_of_speech(token) not in _LIGHT and token.text not in "-–—":
            return None
    return None


def _is_title(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at] in {" M", "MM"} or text[max(0, at - 3) : at] == "Dr"


def _cue_before(reading: Reading, mark: Marked) -> tuple[Token, Token | None, int] | None:
    """`Le ministre a déclaré : « …`."""
    if not reading.text[max(0, mark.start - 3) : mark.start].rstrip().endswith(":"):
        return None
    for token in reversed(reading.tokens(max(0, mark.start - 250), mark.start)):
        if token.text in {".", "!", "?"} or "\n" in token.text:
            return None
        if _gives_words(reading, token):
            return token, _speaker(token, []), 930
    return None


def _gives_words(reading: Reading, token: Token) -> bool:
    return part_of_speech(token) in {"VERB", "AUX"} and reading.lemma(token) in SAYING


def _speaker(verb: Token, window: list[Token]) -> Token | None:
    """The subject, which the inversion puts behind the verb, or with a hyphen between auxiliary and verb."""
    found = subject(verb)
    if found is not None and (found.lower_ not in NOT_SPEAKERS):
        return found
    for token in window:
        if token.i > verb.i and part_of_speech(token) in {"NOUN", "PROPN", "PRON"}:
            return None if token.lower_ in NOT_SPEAKERS else token
    return None


# ------------------------------------------------------------ in a clause


def _reported(reading: Reading) -> Iterator[_Told]:
    """`a déclaré que …`: from behind "que" to the end of what hangs on the verb of speech.

    What the clause hangs by is often labelled wrongly; that "que" follows the verb, and nothing but its
    own complements stands between, is not.
    """
    for link in reading.doc:
        if link.lower_ not in {"que", "qu'"} or not link.i:
            continue
        verb = _verb_before(reading, link)
        if verb is None or _is_silent(reading, verb.idx):
            continue
        last = _clause_end(reading, verb, link)
        if last.i > link.i + 1:
            start = reading.doc[link.i + 1].idx
            yield _Told(start, last.end, verb, _speaker(verb, []), 850)


def _verb_before(reading: Reading, link: Token) -> Token | None:
    """The verb of speech that a "que" belongs to: the next predicate before it, at most a few words away."""
    for token in reversed(reading.doc[max(link.sent.start, link.i - 14) : link.i]):
        if token.text in {";", ":", '"'}:
            return None
        if _gives_words(reading, token) and (is_finite(token) or token.dep_ != "acl"):
            above = [link.head, link.head.head, link.head.head.head]
            return token if token in above or link.i - token.i <= 2 else None
        if is_verb(token):
            return None
    return None


def _clause_end(reading: Reading, verb: Token, link: Token) -> Token:
    """The last word before the sentence ends, or before another verb of speech is joined to this one."""
    last = link
    for token in reading.doc[link.i + 1 : max(verb.right_edge.i, link.head.right_edge.i) + 1]:
        if "\n" in token.text or (token.text in ".!?" and token.i >= link.sent.end - 2):
            break
        if token.dep_ == "cc" and token.head.head is verb and is_verb(token.head):
            break
        last = token
    while last.i > link.i and (last.is_space or (last.is_punct and last.text not in '»"')):
        last = reading.doc[last.i - 1]
    return last


def _source(token: Token) -> Token | None:
    """Whom "selon" or "d'après" names."""
    if token.lower_ == "après" and not (token.i and token.doc[token.i - 1].lower_ == "d'"):
        return None
    source = token.head.head if token.dep_ == "fixed" else token.head
    if source is token or source.i < token.i or part_of_speech(source) not in {"NOUN", "PROPN", "PRON"}:
        return None
    return None if source.lower_ in _NOBODY else source


def _according(reading: Reading) -> Iterator[_Told]:
    """`Selon la police, …` and `…, selon la police`: the rest of the sentence."""
    for token in reading.doc:
        if token.lower_ not in {"selon", "après"} or (source := _source(token)) is None:
            continue
        words = reading.doc[token.sent.start : token.sent.end]
        first = token.i - (token.lower_ == "après")
        if any(w.i < first and not w.is_punct and not w.is_space for w in words):
            part = [w for w in words if w.i < first]
        else:
            comma = next((w.i for w in words if w.i > source.i and w.text == ","), source.right_edge.i)
            part = [w for w in words if w.i > comma]
        if len(part) < 3 or reading.text[part[0].idx : part[-1].end].count('"') % 2:
            continue
        start, end = part[0].idx, part[-1].end
        inner = reading.text[start:end]
        start += len(inner) - len(inner.lstrip(_EDGES))
        end -= len(inner) - len(inner.rstrip(_EDGES + "."))
        if end > start and not _is_silent(reading, start):
            yield _Told(start, end, token, source, 820)
