"""The names that stand outside the story: in credits, bylines and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analysis.boilerplate import AGENCY
from dossier.analysis.candidate import EDGE, ORGANISATION, PERSON, PLACE, Candidate, like_person
from dossier.analysis.reading import Reading
from dossier.domain.analysis import Boilerplate, Role

_SEGMENT = re.compile(r"[/;]|\bvia\b|\bby\b|:|\(|\)|\[|\]|©|\d+|\s-\s")
_CREDIT_NAME = re.compile(r"[^\W\d_][\w.'-]+(?: [\w.'-]+){1,3}$")
_BYLINE_NAME = re.compile(
    r"(?<!\bin )(?<!\bIn )(?<!\bfrom )\b[A-ZÀ-Þ][\w'-]+(?:\.|(?: (?:(?:de|van|von|der|al|el|bin|la|"
    r"le|di|da|du|den) )*"
    r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'-]+)))(?: (?:(?:de|van|von|der|al|el|bin|la|le|di|da|du|"
    r"den) )*[A-ZÀ-Þ][\w'-]+){0,2}"
)
_PLACES_END = re.compile(
    r"[(–—]|-(?=[\s-])|,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|,? \d| {2}"
)
_PLACE_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*)*")
_TOP = 600
"""Characters at either end of an article in which its author is named as such."""


def signed(reading: Reading) -> Iterator[Candidate]:
    """Whoever wrote the article or took its pictures, where, and for which agency."""
    for span in reading.boilerplate:
        yield from _in_boilerplate(reading.text, span)
    yield from _authors(reading)


def _in_boilerplate(text: str, span: Boilerplate) -> Iterator[Candidate]:
    if span.kind == "credit":
        yield from _credited(text, span)
    elif span.kind == "byline":
        yield from _bylined(text, span)
    elif span.kind == "dateline":
        yield from _places(text, span)
        if agency := re.search(AGENCY, text[span.start : span.end]):
            start = span.start + agency.start()
            yield Candidate(start, start + len(agency[0]), agency[0], ORGANISATION, Role.STORY, "credit")


def _places(text: str, span: Boilerplate) -> Iterator[Candidate]:
    """The places of a dateline: `SANTIAGO/BUENOS AIRES, Nov 17 (Reuters) -`, `PALM BEACH, Fla.`"""
    end = span.end
    if over := _PLACES_END.search(text, span.start, span.end):
        end = over.start()
    for match in _PLACE_NAME.finditer(text, span.start, end):
        yield Candidate(match.start(), match.end(), match[0], PLACE, Role.STORY, "dateline")


def _authors(reading: Reading) -> Iterator[Candidate]:
    """Where the article names the authors that its metadata gives: at the top, or at the end."""
    for author in reading.metadata.authors:
        for start in {
            reading.text.find(author, 0, _TOP),
            reading.text.rfind(author, max(0, len(reading.text) - _TOP)),
        }:
            if start >= 0 and like_person(author):
                yield Candidate(start, start + len(author), author, PERSON, Role.BYLINE, "byline")


def _credited(text: str, span: Boilerplate) -> Iterator[Candidate]:
    at = span.start
    words = text[span.start : span.end]
    for part in [*re.split(f"({_SEGMENT.pattern})", words)]:
        name = part.strip(EDGE)
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
