"""Where a text names a happening as it names a person: "the World Cup", "Hurricane Katrina", "the Battle of Kosovo".

Models find few of these (recall 18 to 26 % on news); the last or first word of such names tells them, where it is
written with a capital. What `happenings` calls their class stands beside each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.boilerplate import SILENT
from dossier.analysis.gazetteer import country, is_place
from dossier.analysis.lexicon import NOT_PERSON_WORDS
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token


def _classes(**heads: str) -> dict[str, str]:
    return {head: what.replace("_", " ") for what, listed in heads.items() for head in listed.split()}


_LAST = _classes(
    match="cup games olympics paralympics championship championships masters prix playoffs marathon derby open bowl",
    war="war wars intifada blitz",
    uprising="revolution uprising rebellion revolt mutiny",
    meeting="summit conference convention",
    festival="festival biennale carnival fair expo exposition parade jubilee",
    award="awards",
    election="election elections primary caucuses",
    referendum="referendum",
    attack="massacre bombing bombings attacks holocaust genocide",
    disaster="earthquake tsunami disaster famine flood plague",
    trial="trials",
    crisis="crisis depression",
    protest="march",
)
"""Last words of names of events, folded; they need a word of the name before them, `open` a country."""
_STORMS = words("hurricane cyclone typhoon")
_FIRST = _STORMS | {"storm", "operation"}
"""First words: the name of its own follows."""
_OF = {
    "battle": "battle",
    "siege": "battle",
    "war": "war",
    "massacre": "attack",
    "tour": "match",
    "festival": "festival",
}
"""`Battle of Kosovo`, `War on Terror`, `Tour de France`."""
_ALONE = {
    "olympics": "match", "paralympics": "match", "holocaust": "attack", "hajj": "journey", "haj": "journey",
    "oktoberfest": "festival", "oscars": "award", "grammys": "award", "emmys": "award", "brexit": "referendum",
    "watergate": "scandal", "eurovision": "festival", "intifada": "uprising",
}  # fmt: skip
"""Names that need no other word."""
_FIXED = {
    "super bowl": "match", "world series": "match", "tour de france": "match", "giro d'italia": "match",
    "arab spring": "uprising", "prague spring": "uprising", "d-day": "battle",
    "ryder cup": "match", "euro 96": "match", "euro 2016": "match", "euro 2020": "match",
    "great depression": "crisis", "bloody sunday": "attack",
}  # fmt: skip
_NUMERALS = frozenset({"I", "II", "One", "Two", "1", "2"})
_NO_PART = words(
    "the a an this that in on at after before during since when while as and but for from his her its their"
)
_WEAK = frozenset(
    {"open", "primary", "march", "fair", "convention", "conference", "trials", "flood", "plague", "crisis"}
)
"""Last words that are capitalised in titles of all sorts: the word before must be a name by itself."""


@dataclass(frozen=True, slots=True)
class EventName:
    """`head` is the word that tells what it is."""

    start: int
    end: int
    what: str
    head: Token
    short: str = ""
    """A word by which the text may call it again: `Katrina`, `Games`."""


def scan(reading: Reading) -> list[EventName]:
    """All names of events in text order, the later short ones included."""
    found = _without_overlaps(_full(reading))
    if not found:
        return []
    return _without_overlaps([*found, *_short(reading, found)])


def _without_overlaps(found: Iterable[EventName]) -> list[EventName]:
    kept: list[EventName] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


_STARTS = frozenset(_LAST) | _FIRST | frozenset(_OF) | frozenset(_ALONE)
_FIXED_PATTERN = re.compile(rf"\b(?:{'|'.join(map(re.escape, _FIXED))})\b", re.IGNORECASE)


def _full(reading: Reading) -> Iterator[EventName]:
    for index in reading.indices(_STARTS):
        token = reading.doc[index]
        if _is_capital(token) and not _is_silent(reading, token):
            yield from _at(reading, token)
    for match in _FIXED_PATTERN.finditer(reading.text):
        what = _FIXED[match[0].lower()]
        if match[0][0].isupper() and not _in_capitals(reading, match.start()):
            yield EventName(match.start(), match.end(), what, reading.token_at(match.end() - 1))


def _at(reading: Reading, token: Token) -> Iterator[EventName]:
    """The name that a telling word belongs to."""
    word = token.lower_
    kind = _before(token) if word == "storm" else token
    if word in _FIRST and kind is not None and (name := _following(token)):
        what = "operation" if word == "operation" else "storm"
        yield EventName(kind.idx, name[-1].end, what, token, name[-1].text if what == "storm" else "")
        return
    if word in _OF and (tail := _of(token)) is not None:
        yield EventName(token.idx, tail.end, _OF[word], token)
        return
    if word in _LAST:
        parts = _preceding(token)
        if parts and _is_name_of_its_own(reading, token, parts):
            numeral = _next(token)
            last = numeral if numeral is not None and word == "war" and numeral.text in _NUMERALS else token
            yield EventName(
                parts[0].idx, last.end, _LAST[word], token, token.text if token.tag_ != "NN" else ""
            )
            return
    if _ALONE.get(word) and not _goes_on(token):
        yield EventName(token.idx, token.end, _ALONE[word], token, token.text)


def _is_name_of_its_own(reading: Reading, head: Token, parts: list[Token]) -> bool:
    """Whether head and parts make a name: not a title of a section, nor a longer name of something else."""
    if _goes_on(head):
        return False
    if head.lower_ == "open":
        return bool(
            country(" ".join(p.lower_ for p in parts)) or parts[-1].lower_ in {"u.s.", "french", "masters"}
        )
    if head.lower_ in _WEAK:
        return len(parts) > 1 or is_place(parts[0].lower_)
    return True


def _short(reading: Reading, found: list[EventName]) -> Iterator[EventName]:
    """`the Games`, `Katrina`: later, by one word that is written with a capital where it need not be."""
    known: dict[str, EventName] = {}
    for name in found:
        if name.short and len(name.short) > 2:
            known.setdefault(name.short, name)
    for token in reading.doc:
        full = known.get(token.text)
        if full is None or token.idx < full.start or _is_silent(reading, token) or _goes_on(token):
            continue
        storm = full.what == "storm"
        before = token.doc[token.i - 1].lower_ if token.i else ""
        if storm or before == "the":
            yield EventName(token.idx, token.end, full.what, token, token.text)


# ------------------------------------------------------------ words beside words


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and not (token.text.isupper() and len(token) > 1)


def _before(token: Token) -> Token | None:
    """`Tropical` of `Tropical Storm Isaac`."""
    before = token.doc[token.i - 1] if token.i else None
    return before if before is not None and before.lower_ in {"tropical", "winter"} else None


def _next(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None


def _goes_on(token: Token) -> bool:
    """Whether a noun with a capital follows: `World Cup Organising Committee`."""
    follower = _next(token)
    return (
        follower is not None
        and follower.tag_ in {"NNP", "NNPS"}
        and follower.text[0].isupper()
        and (follower.text not in _NUMERALS)
    )


def _following(token: Token) -> list[Token]:
    """The names right after `Hurricane` or `Operation`."""
    found: list[Token] = []
    for follower in token.doc[token.i + 1 : token.i + 4]:
        capital = follower.text[0].isupper() and follower.text.isalpha()
        if not capital or (found and token.lower_ != "operation"):
            break
        if token.lower_ != "operation" and follower.lower_ in NOT_PERSON_WORDS:
            return []  # "Hurricane Center"
        found.append(follower)
    return found


def _of(token: Token) -> Token | None:
    """The last word of `of Kosovo`, `on Terror`, `de France`."""
    small = _next(token)
    if small is None or small.text not in {"of", "on", "de"}:
        return None
    last: Token | None = None
    for follower in token.doc[small.i + 1 : small.i + 5]:
        if follower.lower_ == "the" and last is None:
            continue
        if not follower.text[0].isupper() or follower.tag_ not in {"NNP", "NNPS"}:
            break
        last = follower
    return last


def _preceding(token: Token) -> list[Token]:
    """The words of the name before its last: capitals up to a small word, a mark or the start of the line."""
    parts: list[Token] = []
    for before in reversed(token.doc[max(0, token.i - 5) : token.i]):
        numeral = before.text.isdigit() and len(before) == 2
        if before.is_space or before.is_punct or not (before.text[0].isupper() or numeral):
            break
        if before.lower_ in _NO_PART or before.tag_ in {"POS", "PRP", "PRP$", "DT", "IN"}:
            break
        parts.insert(0, before)
    if parts and parts[0].is_sent_start and parts[0].tag_[:3] not in {"NNP", "JJ", "JJS"}:
        parts.pop(0)
    return parts


def _is_silent(reading: Reading, token: Token) -> bool:
    home = reading.boilerplate_at(token.idx)
    return home is not None and home.kind in SILENT


def _in_capitals(reading: Reading, offset: int) -> bool:
    return reading.token_at(offset).text.isupper()
