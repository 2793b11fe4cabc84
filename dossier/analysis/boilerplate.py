"""What in a text is not the article's running text: navigation, pitches, notices, captions, credits, bylines.

The rules look at lines and typography, need no model, and run before the parse, so that sentences end where
boilerplate begins. The text is never cut; a reader shades these spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dossier.analysis.page_furniture import (
    AUTHOR_LINE,
    CLOCK_LINE,
    DESK_LINE,
    LIST_END,
    NOTICE,
    PROMPT,
    of_authors,
)
from dossier.analysis.reading import Reading, straightened
from dossier.domain.analysis import Boilerplate
from dossier.domain.passages import Span, paragraphs

HEAD = 8
"""How many of the first lines may be about the article rather than in it."""

AGENCY = (
    r"(?:REUTERS|Reuters?|AP|AFP|EPA|EFE|ANSA|TASS|Tass|RIA Novosti|Sputnik|DPA|dpa|PA(?: Wire|"
    r" Images| Media)?|ANP|Xinhua|"
    r"Getty(?: Images)?|Bloomberg|AAP|NTB|TT|Belga|BELGA|KEYSTONE|Keystone|SIPA|Sipa|"
    r"Anadolu(?: Agency)?|Kyodo|"
    r"KYODO|Yonhap|YONHAP|Corbis|Alamy|Shutterstock|iStock|picture[- ]alliance|Zuma|ZUMA|NurPhoto|"
    r"Handout|HANDOUT|"
    r"Pool|POOL)"
)
SILENT = frozenset({"notice", "navigation", "links", "credit", "pitch"})
"""Boilerplate in which the model's entities are not believed; credits are read by their own rule."""

_NAME = r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,5}"
CREDIT = re.compile(
    rf"(?:\b{AGENCY}(?: Photo)?/{_NAME}(?:/{_NAME})*"  # REUTERS/Jane Doe/Pool; then Jane Doe/Pool via AFP
    rf"|\b[^\W\d_a-z][\w'-]*(?: [^\W\d_][\w.'-]*){{0,3}}/{AGENCY}(?:/{_NAME})*(?: via {AGENCY})?(?= *$|[)\]])"
    r"|[(\[](?:Photo|Image|Picture|Credit|Photograph)(?:s|graph)?(?: credit)?(?: by|:)[^)\]\n]{2,80}[)\]]"
    r"|(?:Photo|Image|Picture|Photograph|Credit)(?: credit| by)?: ?[^.\n]{2,80}(?=\.? *$)"
    r"|^Image (?:source|credit|copyright),? [^.\n]{2,60}(?=\.? *$)"
    rf"|(?:[^\W\d_][\w.'-]* ){{0,4}}(?:Handout |HANDOUT )?via {AGENCY}(?=\.? *$|\))"  # Pool via REUTERS
    r"|© ?[^.\n]{2,60}(?=\.? *$))",
    re.MULTILINE,
)
_CAPTION_START = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?|(?:File|Handout) (?:photo|picture|image)|PHOTO|CAPTION) ?[:—-]"
    r"|(?:Image|Media) caption,? "
)
_CREDIT_LINE = re.compile(
    rf"(?:{AGENCY}|Handout|Supplied|Family (?:photo|handout))(?: ?[/,] ?{AGENCY})?$", re.MULTILINE
)
"""A line that only says where the picture is from: the next one says what it shows."""
_CREDIT_SIGNS = ("/", "©", "hoto", "mage", "icture", "redit", "via ")
"""No credit is without one of these; looking for them first spares the long pattern."""

_METADATA_START = re.compile(
    r"\s*(?:date|published|updated|posted|last (?:updated|modified))(?: on| at)?\s*:?\s*"
    r"(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[. ](?:\d{1,2}[.]|"
    r"[A-Z][a-z]+ )\d{4})\s*",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE_LINE = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[ ,|T-]+(?:at )?\d{1,2}[:.]\d\d.{0,12})?\.?$"
)
_PIPES = re.compile(r"[^|\n]+(?: \| [^|\n]+){2,}$")
_BYLINE = re.compile(r"(?:By|BY|by|Written by|Words by|From) (?:[^\W\d_]['\w.-]*[ ,]*(?:and |& )?){1,8}$")
_UPDATED = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}, \d{{4}} */ *.{{0,60}}|Updated (?:\d+|an?) \w+ ago|\d+ Min Read)$",
    re.IGNORECASE,
)
"""Lines at the head that tell the time: `March 5, 2020 / 2:14 PM / Updated 3 hours ago`."""
_CITY_LINE = re.compile(r"[A-Z][A-Za-z .,'/-]{2,40}? \d{4}-\d\d-\d\d$")
"""`LONDON 1996-11-30`"""
_CLOSING_BYLINE = re.compile(
    r"[(\[*_]*(?:(?:With )?(?:[Aa]dditional |[Mm]ore )?(?:[Rr]eport(?:ing|ed)|[Ww]rit(?:ing|ten)|"
    r"[Ee]dit(?:ing|ed)|"
    r"[Cc]ompiled|[Tt]ranslat(?:ion|ed)|[Cc]ontribut(?:ing|ions))(?: and (?:\w+ )?(?:editing|"
    r"writing|reporting))?"
    r"(?: (?:in|from) [A-Z]\w+(?: [A-Z]\w+)?)? by:? |[A-Z].{2,80} contributed to this (?:report|story|article))"
)
_SIGN_OFF = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3} \([A-Za-z][\w .]*(?:, ?[\w .]+)*\)$")

_NAV_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•·»›])\s+\S.{0,45}$")
_RESULT = re.compile(r"[.!?]$|\)|\d[.:-]\d|[a-z] \d+$")
"""An item of a list that is a sentence, or a line of a table of results."""
_NAV_LINE = re.compile(
    r"(?:share|tweet|print|e-?mail|menu|home|search|skip to (?:main )?content|advertisement|ad|"
    r"comments?(?: \(\d+\))?|"
    r"log ?in|sign in|register|back to top|save|listen|facebook|twitter|whatsapp|linkedin|copy link|"
    r"read more|"
    r"show more|load more|slideshow ?\( ?\d+ images? ?\)|min read|watch live|live updates|___+|"
    r"continue reading(?: the main story)?|accept cookies|cookie settings|"
    r"story continues below.*|"
    r"published|updated|topics?|tags?:.*|most (?:read|viewed|popular)|trending|latest news)[.:]?$",
    re.IGNORECASE,
)
_PITCH_START = re.compile(
    r"[*_>\s]*(?:sign up\b|subscribe\b|follow (?:us|me|@)|click here\b|download (?:our|"
    r"the)\b.{0,30}\bapp\b|join our\b|"
    r"support (?:our|us|independent)|donate\b|share this\b|get (?:the latest|our)\b|read (?:more|"
    r"also|next)\s*:|"
    r"see also\s*:|more on (?:this|the) story\s*:|more on this\s*:|related\s*:|"
    r"also read\s*:|don't miss\b|become a (?:member|subscriber|supporter)|enjoying this|"
    r"this (?:article|story) is (?:free|for subscribers)|for an? (?:graphic|interactive)\b|"
    r"for (?:more|the latest|related) (?:news|information|stories|coverage|details|updates)\b|"
    r"[(\[]?(?:interactive )?(?:graphic|factbox|explainer|timeline|video|watch|podcast)s?\s*[:)]|"
    r"click on\b|to (?:see|read|view) .{0,60}\bclick\b|open \S+ in (?:a|an) (?:external )?browser)",
    re.IGNORECASE,
)
_PITCH_WORDS = re.compile(
    r"\bnewsletters?\b|\bin your inbox\b|\bour journalism\b|\bpush notifications\b", re.IGNORECASE
)
_CONTACT = re.compile(
    r"\b(?:to learn more about|fill (?:out|in) (?:this|the|our) form|can be found here|all rights reserved|"
    r"terms of (?:use|service)|privacy policy|republish\w*|may not be (?:published|reproduced)|"
    r"to contact (?:the|us)\b|"
    r"contact us\b|independent (?:and \w+ )?coverage|unrivalled coverage|non-?profit news|visit our website)",
    re.IGNORECASE,
)
_AGENCY_NOTICE = re.compile(
    r"(?:our standards:|all quotes delayed|see here for a complete list|copyright (?:\(c\) )?\d{4}\b|"
    r"\(?this (?:version of the )?(?:\w+\.? \d{1,2} )?(?:story|article|item|report|content|material) "
    r"(?:corrects|has been|was (?:produced|originally|first published|published|created)|may not be|is part of)|"
    r"[(\[](?:adds|updates|corrects|recasts|refiles|repeats|fixes|clarifies|removes|rewrites) [^.]{3,90}[)\]]$|"
    r"distribution is not permitted|disclaimer:|further company coverage|source text for|"
    r"(?:[-–—]{1,2} |\(\().{2,60}\bnews ?(?:room|desk)\b.{0,60}\d)",
    re.IGNORECASE,
)
"""What an agency says of its own report."""
_LINK_ONLY = re.compile(r"[*_\[(<\s]*(?:\[[^\]]*\]\()?(?:https?://|www\.)\S+[)\]*_>\s.]*$|\S+@\S+\.\w{2,}$")
_LINKS_HEADING = re.compile(
    r"[*#_\s]*(?:recommended|related(?: (?:articles|stories|links|content|topics|coverage))?|"
    r"recommended (?:stories|reading)|related internet links|explore more(?: on these topics)?|keep reading|"
    r"more (?:on this story|stories|from .{2,30})|"
    r"most (?:read|popular|viewed)|you (?:may|might) (?:also )?like|read (?:more|next|also)|"
    r"further reading|see also|"
    r"editor'?s picks|around the web|latest (?:news|stories))[*_:\s]*$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9'\"(),;:./ -]{39,}[A-Z.!)]")
_NOTICE_WORDS = re.compile(
    r"EDITORIAL|DISTRIBUTED|RESALE|ARCHIVE|ATTENTION EDITORS|THIRD PARTY|VERIFY|PICTURE|IMAGE|"
    r"CLIENTS|COPYRIGHT"
)
_ATTENTION = re.compile(r"(?:ATTENTION EDITORS|EDITORS?'? NOTE|EDS NOTE)\b")
_CITY = r"[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){0,3}"
_DATELINE_AGENCY = re.compile(
    rf"(?:{_CITY}(?:(?:/|, ?| and ){_CITY})*,?(?: {_MONTH},? \d{{1,2}},?(?: \d{{4}})?)? ?)?"
    rf"\( ?(?:{AGENCY}(?: [A-Z]\w+){{0,2}}|[A-Z]{{2,6}}) ?\) ?[-–—]+ *"
)
_DATELINE_DASH = re.compile(
    r"[A-Z][A-Z'.-]{2,}(?:[ ,/]+[A-Z][\w.'-]*){0,4}(?:, \w+\.? \d{1,2})?\s*(?:[–—]|--|-(?= ))\s*"
)
_DATELINE_LAND = re.compile(rf"{_CITY}, {_CITY} [–—] (?=[\"'A-Z])")
"""`Nairobi, Kenya – A court …`"""
_DATELINE_GLUED = re.compile(r"([A-Z]{4,}(?: [A-Z]{4,})?) (?=[A-Z][a-z]|[A-Z] [a-z])")


def find(reading: Reading) -> list[Boilerplate]:
    return scan(reading.text)


def scan(text: str) -> list[Boilerplate]:
    """The boilerplate of a text, in text order, without overlaps."""
    text = straightened(text)
    found: list[Boilerplate] = []
    lines = paragraphs(text)
    links = _links(text, lines)
    dateline_sought = True
    authors = _author_lines(text, lines)
    for number, line in enumerate(lines):
        if number in authors:
            found.append(Boilerplate(line.start, line.end, authors[number]))
            continue
        if number in links:
            found.append(Boilerplate(line.start, line.end, links[number]))
            continue
        spans = list(_of_line(text, line, number, len(lines)))
        if not spans and line.end - line.start > 60:
            spans = list(_dateline(text, line, first=dateline_sought))
            dateline_sought = dateline_sought and line.end - line.start <= 120
        found += spans
    found += of_authors(text, lines, [text[b.start : b.end] for b in found if b.kind == "byline"])
    found += _captions_below(text, lines)
    return _without_overlaps(found)


def _captions_below(text: str, lines: list[Span]) -> Iterator[Boilerplate]:
    """A line that names an agency alone is a credit, and the line below it, if it is no sentence, the caption."""
    for line, below in pairwise(lines[1:]):
        if line.end - line.start > 40 or _CREDIT_LINE.match(text, line.start, line.end) is None:
            continue
        yield Boilerplate(line.start, line.end, "credit")
        if text[below.end - 1] not in '.!?:"' and 3 < text.count(" ", below.start, below.end) < 40:
            yield Boilerplate(below.start, below.end, "caption")


def _author_lines(text: str, lines: list[Span]) -> dict[int, str]:
    """The lines near the top that hold names alone, beside one that holds a date or their desk alone; and that desk."""
    heads = [text[line.start : line.end] for line in lines[: 2 * HEAD]]
    for number, words in enumerate(heads):
        if not 0 < number <= len(lines) // 2 or AUTHOR_LINE.match(words) is None:
            continue
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(heads)]
        desk = number + 1 if number + 1 < len(heads) and DESK_LINE.match(heads[number + 1]) else None
        if desk is not None:
            return {number: "byline", desk: "metadata"}
        if any(
            _DATE_LINE.match(heads[n]) or _CITY_LINE.match(heads[n]) or CLOCK_LINE.match(heads[n])
            for n in beside
        ):
            return {number: "byline"}
    return {}


def _without_overlaps(found: list[Boilerplate]) -> list[Boilerplate]:
    kept: list[Boilerplate] = []
    for span in sorted(found, key=lambda b: (b.start, -b.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept


def _of_line(text: str, line: Span, number: int, count: int) -> Iterator[Boilerplate]:
    words = text[line.start : line.end]
    whole = _kind_of_whole(words, number, count)
    if whole:
        yield Boilerplate(line.start, line.end, whole)
        return
    start = line.start
    if number < HEAD and (match := _METADATA_START.match(words)):
        start = line.start + match.end()
        leading = len(text[: line.start]) - len(text[: line.start].rstrip(" \t"))
        yield Boilerplate(line.start - leading, start, "metadata")
    notices = list(_notices(text, start, line.end))
    yield from notices
    yield from _captioned(text, start, notices[0].start if notices else line.end)


def _kind_at_head(words: str, number: int, length: int) -> str:
    """The kind of a line that is about the article below it: when, where, and by whom it was written."""
    if CLOCK_LINE.match(words):
        return "metadata"
    if number >= HEAD:
        return ""
    if _CITY_LINE.match(words):
        return "dateline"
    if _PIPES.match(words) or _DATE_LINE.match(words) or _UPDATED.match(words):
        return "metadata"
    return "byline" if _BYLINE.match(words) and length <= 12 else ""


def _kind_of_whole(words: str, number: int, count: int) -> str:
    """The kind of a line that is boilerplate from end to end, or an empty string."""
    length = words.count(" ") + 1
    if number < 2 * HEAD and (head := _kind_at_head(words, number, length)):
        return head
    if _NAV_LINE.match(words):
        return "navigation"
    if _LINK_ONLY.match(words):
        return "contact"
    if length <= 60 and (_AGENCY_NOTICE.match(words) or NOTICE.match(words)):
        return "notice"
    if _CLOSING_BYLINE.match(words) and number > 1:
        return "byline"
    if number > count // 2 and _SIGN_OFF.match(words):
        return "byline"
    if length <= 60 and (
        _PITCH_START.match(words)
        or PROMPT.match(words)
        or (length <= 12 and words[-1] not in '.!?"' and _PITCH_WORDS.search(words))
    ):
        return "pitch"
    late = number >= count - max(4, count // 8)
    if late and length <= 90 and _CONTACT.search(words):
        return "contact"
    return ""


def _notices(text: str, start: int, end: int) -> Iterator[Boilerplate]:
    """Agencies' instructions in capitals, however they are glued to what stands before."""
    for match in _CAPITALS.finditer(text, start, end):
        if _NOTICE_WORDS.search(match[0]):
            begin = match.start()
            if attention := _ATTENTION.search(text, match.start(), match.end()):
                begin = attention.start()
            yield Boilerplate(begin, match.end(), "notice")


def _captioned(text: str, start: int, end: int) -> Iterator[Boilerplate]:
    """The credits in a line, and what stands before the last one as their caption."""
    if not any(sign in text[start:end] for sign in _CREDIT_SIGNS) and not text.startswith(
        ("FILE", "PHOTO", "Image ", "Media "), start
    ):
        return
    credits = list(CREDIT.finditer(text, start, end))
    if not credits:
        if _CAPTION_START.match(text, start, end):
            yield Boilerplate(start, end, "caption")
        return
    before = text[start : credits[0].start()].rstrip(" [(")
    closes_line = not text[credits[-1].end() : end].strip(" .)]")
    if closes_line and before and len(before) < 700:
        yield Boilerplate(start, start + len(before), "caption")
    for credit in credits:
        yield Boilerplate(credit.start(), min(credit.end(), end), "credit")


def _dateline(text: str, line: Span, first: bool) -> Iterator[Boilerplate]:
    """Where a report comes from; a further report in one text bears its agency, the first need not."""
    words = text[line.start : line.end]
    match = _DATELINE_AGENCY.match(words)
    if match is None and first:
        match = _DATELINE_DASH.match(words) or _DATELINE_LAND.match(words)
    if match is None and first and (glued := _DATELINE_GLUED.match(words)) and glued[1].title() in text:
        match = glued  # "PARIS France and Russia …": only where the text elsewhere writes "Paris"
    if match is not None:
        yield Boilerplate(line.start, line.start + match.end(), "dateline")


def _links(text: str, lines: list[Span]) -> dict[int, str]:
    """Line numbers of list items that are no sentences, and of what follows "Recommended"."""
    found: dict[int, str] = {}
    run: list[int] = []
    for number, line in enumerate([*lines, Span(len(text), len(text))]):
        words = text[line.start : line.end]
        if _NAV_ITEM.match(words) and words.count(" ") <= 6 and not _RESULT.search(words):
            run.append(number)
            continue
        if len(run) >= 3:
            found.update(dict.fromkeys(run, "navigation"))
        run = []
    heading = False
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        if _LINKS_HEADING.match(words) and number > 2:
            heading = True
        elif len(words) > 120 or words[-1] in '.!"':
            heading = False
        if heading:
            found[number] = "links"
        heading = heading and LIST_END.match(words) is None
    return found
