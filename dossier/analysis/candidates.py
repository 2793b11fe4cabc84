"""Where names may stand: the model's entities with clean edges, and the names in credits and bylines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis import event_names, tables, venues
from dossier.analysis.boilerplate import SILENT
from dossier.analysis.candidate import EDGE, ORGANISATION, PERSON, PLACE, Candidate, like_person
from dossier.analysis.forms import acronym_of, fold
from dossier.analysis.gazetteer import CITIES, is_country, is_place
from dossier.analysis.given_names import given_gender
from dossier.analysis.lexicon import (
    CUT_TITLES,
    HONOURS,
    OFFICES,
    ORGANISATION_NOUNS,
    PARTICLES,
    PLACE_WORDS,
    SPEECH,
    TITLES,
)
from dossier.analysis.nationals import NATIONALS
from dossier.analysis.organisations import WRITTEN
from dossier.analysis.person_edges import after_country, completed, ends_name, nicknamed
from dossier.analysis.reading import Reading
from dossier.analysis.signatures import signed
from dossier.domain.analysis import EntityKind, Role

if TYPE_CHECKING:
    from dossier.analysis.event_names import EventName
    from dossier.analysis.tokens import Token

KINDS = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
LOOSE = frozenset({"NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
"""Labels that a known name sometimes gets; they count only where another mention says what the name is."""

_ADDRESS = re.compile(r"\b(?:Mr|Madam|Madame|Mister)\.? $")
_ADDRESSED = frozenset(
    {
        "speaker",
        "president",
        "chairman",
        "chairwoman",
        "chair",
        "secretary",
        "ambassador",
        "minister",
        "chancellor",
    }
)
"""Offices by which their bearers are addressed, and which are hardly anybody's name (as Bishop and King are)."""
_PROPER = frozenset({"NNP", "NNPS"})
_INITIALS = re.compile(r"(?:[A-Z](?:\. ?| )){1,3}[A-Z][a-z'’-]{2,}")
"""`R Menon`, `J.R.R. Tolkien`, `J. K. Rowling`"""
_SCORED = re.compile(r"(?:[A-Z](?:\. ?| )){1,3}[A-Z][a-z'’-]{2,} \d[\d-]*")
_MONEY = re.compile(r"\s(?:US|C|A)?[$€£¥]\s?\d.*$", re.DOTALL)
_FIGURE = re.compile(r" \d[\d-]*$")
_CUT = re.compile(r"/| [-–—] |,? ?[(<]?\b[A-Z0-9]{2,6}\.[A-Z]{1,2}\b(?!\.)")
"""What no name goes beyond: a slash, a dash, the sign by which a share is traded (`Tata Motors TAMO.NS`)."""
_PARTY = re.compile(r"(?:[DRI]|Dem|Rep|Lab|Con)-(?=[A-Z])")
"""What stands before a place in `Pelosi, D-Calif.`"""
_SMALL_TAIL = re.compile(r"(?: (?![a-z]+-[A-Z])[a-z][\w'-]*\b\.?)+$")
_CERTAIN = {
    "dateline": 0,
    "credit": 0,
    "byline": 0,
    "nickname": 0,
    "table": 0,
    "context": 0,
    "venue": 0,
    "model": 1,
    "well-known": 0,
}
_WELL_KNOWN: defaultdict[str, list[str]] = defaultdict(list)
for _name in WRITTEN:
    _WELL_KNOWN[re.split(r"[ .'&-]", _name.lower(), maxsplit=1)[0]].append(_name)
_WELL_KNOWN_STARTS = frozenset(_WELL_KNOWN)
_SPELLED_OUT = re.compile(r"((?:[A-Z][\w'&-]+ ){1,6}[A-Z][\w'&-]+)['\"”’]?,? \(([A-Z]{2,7})\)")


def collect(reading: Reading) -> list[Candidate]:
    """All candidates in text order, without overlaps; what a rule reads in a credit beats the model."""
    found = [*signed(reading), *tables.persons(reading.text)]
    found += _entities(reading)
    found += _untagged(reading)
    found += nicknamed(reading.text)
    found += _well_known(reading)
    found += _spelled_out(reading)
    found += venues.scan(reading)
    events = event_names.scan(reading)
    found = [c for c in found if c.role is not Role.STORY or not _in_event(reading, c, events)]
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, _CERTAIN.get(c.rule, 3), -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _entities(reading: Reading) -> Iterator[Candidate]:
    text = reading.text
    for label, first, last in reading.doc.entities:
        kind = KINDS.get(label)
        if kind is None and label not in LOOSE:
            continue
        home = reading.boilerplate_at(first.idx)
        if home is not None and home.kind in SILENT:
            continue
        if last.tag_ == "JJ":
            continue  # "Middle Eastern", "Franco-Italian"
        start, end = _trimmed(text, first.idx, last.end)
        if text[start - 1 : start] in {"@", "#"}:
            continue  # what somebody calls himself on a platform
        if kind is not PLACE and (tail := _SMALL_TAIL.search(text, start, end)):
            end = tail.start()  # "Interfax news"
        if kind is ORGANISATION and (money := _MONEY.search(text, start, end)):
            end = money.start()  # "fined Holm $2 million"
        if kind is PERSON or (kind is ORGANISATION and _SCORED.fullmatch(text, start, end)):
            kind = PERSON
            start, end = completed(reading, start, end)
        else:
            end = _without_score(text, start, end, kind)
        if _is_the_office(text, start, end, kind):
            continue
        if start < end and any(c.isupper() for c in text[start:end]):
            role = Role.BYLINE if home is not None and home.kind == "byline" else Role.STORY
            yield Candidate(start, end, " ".join(text[start:end].split()), kind, role, "model")


def _without_score(text: str, start: int, end: int, kind: EntityKind | None) -> int:
    """The end of a name before the goals or the points: `Hampshire 232`, `Everton 3-2`, `Barcelona 0`."""
    figure = _FIGURE.search(text, start, end)
    if figure is None or kind not in {ORGANISATION, PLACE}:
        return end
    scored = kind is PLACE or "-" in figure[0] or is_place(fold(text[start : figure.start()]))
    return figure.start() if scored else end  # "Apollo 11"


def _is_the_office(text: str, start: int, end: int, kind: EntityKind | None) -> bool:
    """`The Queen`, `the Pope`, `the Scot`, `Mr Speaker`: a capital, and no name."""
    if _ADDRESS.search(text, max(0, start - 7), start) and fold(text[start:end]) in _ADDRESSED:
        return True
    if text[max(0, start - 4) : start].lower() != "the ":
        return False
    words = fold(text[start:end])
    return words in NATIONALS or (kind is PERSON and words in OFFICES)


def _untagged(reading: Reading) -> Iterator[Candidate]:
    """Runs of proper nouns that the model passed over and that a word beside them explains."""
    run: list[Token] = []
    for token in reading.doc:
        if not token.ent_type_:
            proper = token.tag_ in _PROPER and token.text[0].isupper()
            if proper or (run and token.text in PARTICLES):
                run.append(token)
                continue
        elif run and ends_name(run, token):
            run.append(token)
            continue
        if run:
            yield from _explained(reading, run)
            run = []


def _well_known(reading: Reading) -> Iterator[Candidate]:
    """Organisations that need no telling, where the model passed over them or cut them short."""
    for index in reading.indices(_WELL_KNOWN_STARTS):
        token = reading.doc[index]
        for name in _WELL_KNOWN[token.lower_]:
            end = token.idx + len(name)
            words = reading.text[token.idx : end]
            if words.casefold() != name.casefold() or reading.text[end : end + 1].isalnum():
                continue
            if _goes_on(reading.token_at(end - 1)):
                break  # "Google Ventures"
            if _is_written_so(token, words, name) and not _is_silent(reading, token):
                yield Candidate(token.idx, end, words, ORGANISATION, Role.STORY, "well-known")
            break


def _goes_on(last: Token) -> bool:
    """Whether the model sees a longer name."""
    following = last.doc[last.i + 1 : last.i + 2]
    return (
        last.ent_type_ in KINDS
        and bool(following)
        and following[0].ent_iob_ == "I"
        and not following[0].is_punct
    )


def _is_written_so(token: Token, words: str, name: str) -> bool:
    """Whether it is the name and not the word: `WHO` is in capitals, `Fed` begins with one and is a noun."""
    if name.isupper():
        lonely = not any(
            t.text.isupper() and len(t) > 1
            for t in (*token.doc[token.i - 1 : token.i], *token.doc[token.i + 1 : token.i + 2])
        )
        return words == name and lonely
    return (words[0].isupper() or words == name) and (
        " " in name or token.tag_ in _PROPER or not (words.istitle() or words.islower())
    )


def _spelled_out(reading: Reading) -> Iterator[Candidate]:
    """`Islamic State (IS)`: initials in brackets say that the words before are one name."""
    for match in _SPELLED_OUT.finditer(reading.text):
        words = match[1].split()
        while len(words) > len(match[2]):
            words.pop(0)
        name = " ".join(words)
        if acronym_of(name) == match[2]:
            start = match.end(1) - len(name)
            yield Candidate(start, match.end(1), name, ORGANISATION, Role.STORY, "context")
            yield Candidate(match.start(2), match.end(2), match[2], ORGANISATION, Role.STORY, "context")


def _in_event(reading: Reading, candidate: Candidate, events: list[EventName]) -> bool:
    """Whether it is a part of an event's name, or that name in capitals."""
    return any(
        (event.start < candidate.end and candidate.start < event.end)
        or candidate.words == reading.text[event.start : event.end].upper()
        for event in events
    )


def _is_silent(reading: Reading, token: Token) -> bool:
    home = reading.boilerplate_at(token.idx)
    return home is not None and home.kind in SILENT


def _explained(reading: Reading, run: list[Token]) -> Iterator[Candidate]:
    if _is_silent(reading, run[0]):
        return
    while run and not run[-1].text[0].isupper():
        run.pop()
    titled = False
    while run and (run[0].lower_ in CUT_TITLES or run[0].lower_ in TITLES):
        titled = bool(run.pop(0))
    if not run:
        return
    end = run[-1].end
    start = after_country(reading.text, run[0].idx, end)
    words = " ".join(reading.text[start:end].split())
    beside = [t.lower_ for t in after(reading, end, 2)]
    if (
        " " in words
        and (given_gender(fold(words.split(" ")[0])) or _INITIALS.match(words))
        and like_person(words)
    ):
        yield Candidate(start, end, words, PERSON, Role.STORY, "given-name")
    elif titled and like_person(words) and not words.isupper() and fold(words) not in _ADDRESSED:
        yield Candidate(start, end, words, PERSON, Role.STORY, "title")
    elif len(words) > 1 and (ORGANISATION_NOUNS & set(beside) or _is_speaking_acronym(reading, run)):
        yield Candidate(start, end, words, ORGANISATION, Role.STORY, "context")
    elif is_country(fold(words)) or fold(words) in CITIES or (beside and beside[0] in PLACE_WORDS):
        yield Candidate(start, end, words, PLACE, Role.STORY, "context")


def _is_speaking_acronym(reading: Reading, run: list[Token]) -> bool:
    """`KCDC reported 50 cases`: letters that say something are an organisation."""
    token = run[0]
    if len(run) > 1 or token.dep_ != "nsubj" or not (token.text.isupper() and token.text.isalpha()):
        return False
    return len(token) > 2 and reading.lemma(token.head) in SPEECH and not token.head.text.isupper()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a second line, articles, titles, possessives and stray marks."""
    words = text[start:end]
    if "\n" in words:
        first, _, second = words.partition("\n")
        end = start + len(first) if len(first.strip(EDGE)) > 1 else end
        start = start if len(first.strip(EDGE)) > 1 else start + len(words) - len(second)
    if cut := _CUT.search(text, start + 1, end):
        end = cut.start()
    while start < end and not text[start].isalnum():
        start += 1
    if party := _PARTY.match(text, start, end):
        start = party.end()
    while True:
        word, space, _ = text[start:end].partition(" ")
        if not space or (word.lower() not in {"the", "a", "an"} and word.lower() not in CUT_TITLES):
            break
        start += len(word) + 1
    if match := re.search(r"['’]s?$", text[start:end]):
        end = start + match.start()
    while (last := text.rfind(" ", start, end)) > start and text[last + 1 : end] in HONOURS:
        end = last
    while end > start and not text[end - 1].isalnum() and not _ends_abbreviation(text[start:end]):
        end -= 1
    return start, end


def _ends_abbreviation(words: str) -> bool:
    """`U.S.`, `Martin Luther King Jr.`: the full stop belongs to the name."""
    return bool(re.search(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Jr|Sr|Inc|Corp|Ltd|Co)\.)$", words))


def before(reading: Reading, offset: int, count: int = 1) -> list[Token]:
    """The last `count` tokens before `offset`, the nearest first, within the line."""
    index = reading.token_index(offset)
    tokens: list[Token] = []
    while index > 0 and len(tokens) < count:
        index -= 1
        token = reading.doc[index]
        if "\n" in token.text:
            break
        if not token.is_space:
            tokens.append(token)
    return tokens


def after(reading: Reading, offset: int, count: int = 1) -> list[Token]:
    """The `count` tokens from `offset` on, within the line."""
    index = reading.token_index(max(0, offset - 1)) + 1
    tokens: list[Token] = []
    while index < len(reading.doc) and len(tokens) < count:
        token = reading.doc[index]
        index += 1
        if "\n" in token.text:
            break
        if not token.is_space:
            tokens.append(token)
    return tokens
