"""Where names may stand: the model's entities with clean edges, and the names in credits and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.boilerplate import AGENCY
from dossier.analysis.forms import acronym_of, fold
from dossier.analysis.gazetteer import CITIES, is_country
from dossier.analysis.lexicon import (
    CUT_TITLES,
    HONOURS,
    NOT_PERSON_WORDS,
    OFFICES,
    ORGANISATION_NOUNS,
    PARTICLES,
    PLACE_WORDS,
    TITLES,
    given_gender,
)
from dossier.analysis.reading import Reading
from dossier.domain.analysis import Boilerplate, EntityKind, Role

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
KINDS = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
LOOSE = frozenset({"NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
"""Labels that a known name sometimes gets; they count only where another mention says what the name is."""
SILENT = frozenset({"notice", "navigation", "links", "credit", "pitch"})
"""Boilerplate in which the model's entities are not believed; credits are read by their own rule."""

_SEGMENT = re.compile(r"[/;]|\bvia\b|\bby\b|:|\(|\)|\[|\]|©|\d+|\s-\s")
_CREDIT_NAME = re.compile(r"[^\W\d_][\w.'-]+(?: [\w.'-]+){1,3}$")
_BYLINE_NAME = re.compile(
    r"(?<!\bin )(?<!\bIn )(?<!\bfrom )\b[A-ZÀ-Þ][\w'-]+(?:\.|(?: (?:(?:de|van|von|der|al|el|bin|la|"
    r"le|di|da|du|den) )*"
    r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'-]+)))(?: (?:(?:de|van|von|der|al|el|bin|la|le|di|da|du|"
    r"den) )*[A-ZÀ-Þ][\w'-]+){0,2}"
)
_PROPER = frozenset({"NNP", "NNPS"})
_CUT = re.compile(r"/| [-–—] ")
_TOP = 600
"""Characters at either end of an article in which its author is named as such."""
_CERTAIN = {"dateline": 0, "credit": 0, "byline": 0, "model": 1, "given-name": 2, "title": 2, "context": 0}
_SPELLED_OUT = re.compile(r"((?:[A-Z][\w'&-]+ ){1,6}[A-Z][\w'&-]+)['\"”’]?,? \(([A-Z]{2,7})\)")
_EDGE = " \t\n\"'`*_.,;:!?()[]{}<>|/\\-–—~#@&"


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    words: str
    kind: EntityKind | None
    """None where the label says nothing of persons, organisations or places."""
    role: Role
    rule: str

    @property
    def folded(self) -> str:
        return fold(self.words)

    @property
    def single(self) -> bool:
        return " " not in self.words


def collect(reading: Reading) -> list[Candidate]:
    """All candidates in text order, without overlaps; what a rule reads in a credit beats the model."""
    found = [c for b in reading.boilerplate for c in _in_boilerplate(reading.text, b)]
    found += _authors(reading)
    found += _entities(reading)
    found += _untagged(reading)
    found += _spelled_out(reading)
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, _CERTAIN.get(c.rule, 1), -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _in_boilerplate(text: str, span: Boilerplate) -> Iterator[Candidate]:
    if span.kind == "credit":
        yield from _credited(text, span)
    elif span.kind == "byline":
        yield from _bylined(text, span)
    elif span.kind == "dateline":
        place = re.split(r"[,(–—-]| {2}", text[span.start : span.end])[0].strip()
        if place and "/" not in place:
            yield Candidate(span.start, span.start + len(place), place, PLACE, Role.STORY, "dateline")


def _authors(reading: Reading) -> Iterator[Candidate]:
    """Where the article names the authors that its metadata gives: at the top, or at the end."""
    for author in reading.metadata.authors:
        for start in {
            reading.text.find(author, 0, _TOP),
            reading.text.rfind(author, len(reading.text) - _TOP),
        }:
            if start >= 0 and like_person(author):
                yield Candidate(start, start + len(author), author, PERSON, Role.BYLINE, "byline")


def _credited(text: str, span: Boilerplate) -> Iterator[Candidate]:
    at = span.start
    words = text[span.start : span.end]
    for part in [*re.split(f"({_SEGMENT.pattern})", words)]:
        name = part.strip(_EDGE)
        start = at + part.find(name)
        at += len(part)
        if re.fullmatch(AGENCY, name) and name.lower() not in {"pool", "handout"}:
            yield Candidate(start, start + len(name), name, ORGANISATION, Role.STORY, "credit")
        elif _CREDIT_NAME.match(name) and like_person(name):
            yield Candidate(start, start + len(name), name, PERSON, Role.CREDIT, "credit")


def _bylined(text: str, span: Boilerplate) -> Iterator[Candidate]:
    words = text[span.start : span.end]
    begin = m.end() if (m := re.match(r"(?:By|BY|Written by|Words by|From) ", words)) else 0
    for match in _BYLINE_NAME.finditer(words, begin):
        if like_person(match[0]):
            start = span.start + match.start()
            yield Candidate(start, start + len(match[0]), match[0], PERSON, Role.BYLINE, "byline")


def like_person(name: str) -> bool:
    """Whether a name is written as persons' names are: capitals, particles, no word of a thing."""
    words = name.split()
    if len(words) > 5 or any(c.isdigit() for c in name):
        return False
    if fold(words[-1]) in OFFICES and not given_gender(fold(words[0])):
        return False  # "Operating Officer"
    if any(fold(w.strip(".,")) in NOT_PERSON_WORDS for word in words for w in (word, *word.split("-"))):
        return False
    return any(c.isupper() for c in words[-1]) and all(
        w[:1].isupper() or fold(w) in PARTICLES or "-" in w for w in words
    )


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
        if kind is PERSON and (of := text.find(" of ", start, end)) > 0:
            end = of  # "Jane Miller of Harbour Daily"
        if start < end and any(c.isupper() for c in text[start:end]):
            role = Role.BYLINE if home is not None and home.kind == "byline" else Role.STORY
            yield Candidate(start, end, " ".join(text[start:end].split()), kind, role, "model")


def _untagged(reading: Reading) -> Iterator[Candidate]:
    """Runs of proper nouns that the model passed over and that a word beside them explains."""
    run: list[Token] = []
    for token in reading.doc:
        if not token.ent_type_:
            proper = token.tag_ in _PROPER and token.text[0].isupper()
            if proper or (run and token.text in PARTICLES):
                run.append(token)
                continue
        if run:
            yield from _explained(reading, run)
            run = []


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


def _explained(reading: Reading, run: list[Token]) -> Iterator[Candidate]:
    home = reading.boilerplate_at(run[0].idx)
    if home is not None and home.kind in SILENT:
        return
    while run and not run[-1].text[0].isupper():
        run.pop()
    titled = False
    while run and (run[0].lower_ in CUT_TITLES or run[0].lower_ in TITLES):
        titled = bool(run.pop(0))
    if not run:
        return
    start, end = run[0].idx, run[-1].end
    words = " ".join(reading.text[start:end].split())
    beside = [t.lower_ for t in after(reading, end, 2)]
    if len(run) > 1 and given_gender(fold(run[0].text)) and like_person(words):
        yield Candidate(start, end, words, PERSON, Role.STORY, "given-name")
    elif titled and like_person(words) and not words.isupper():
        yield Candidate(start, end, words, PERSON, Role.STORY, "title")
    elif len(words) > 1 and ORGANISATION_NOUNS & set(beside):
        yield Candidate(start, end, words, ORGANISATION, Role.STORY, "context")
    elif is_country(fold(words)) or fold(words) in CITIES or (beside and beside[0] in PLACE_WORDS):
        yield Candidate(start, end, words, PLACE, Role.STORY, "context")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a second line, articles, titles, possessives and stray marks."""
    words = text[start:end]
    if "\n" in words:
        first, _, second = words.partition("\n")
        end = start + len(first) if len(first.strip(_EDGE)) > 1 else end
        start = start if len(first.strip(_EDGE)) > 1 else start + len(words) - len(second)
    if cut := _CUT.search(text, start + 1, end):
        end = cut.start()
    while start < end and not text[start].isalnum():
        start += 1
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
