"""Where a text may tell of time: anchor words first, the rules then only around them.

Trying three dozen patterns at every word would cost a good part of what parsing costs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dossier.analysis.date_anchors import is_day
from dossier.analysis.date_patterns import CALENDAR
from dossier.analysis.date_rules import Found, Rule
from dossier.analysis.duration_patterns import DURATIONS
from dossier.analysis.feast_patterns import FEASTS
from dossier.analysis.fiscal_patterns import FISCAL
from dossier.analysis.period_patterns import PERIODS
from dossier.analysis.time_words import (
    CLOCK,
    DECADES,
    MONTH,
    PART,
    PARTS_OF_DAY,
    SURE_CLOCK,
    UNIT,
    WEEKDAY,
    YEAR,
    clock_value,
)
from dossier.analysis.year_patterns import YEARS
from dossier.domain.passages import Span

_WINDOW = 48
"""Characters on either side of an anchor in which all of an expression lies."""
_AHEAD = 20
"""A pattern may look so far ahead to its anchor: the "13" of "13-15 November"."""
_ANCHORS = {
    "month": rf"{MONTH}(?![a-z])",
    "weekday": WEEKDAY,
    "decade": r"\d{1,3}0['’]?s\b",
    "clock": rf"(?i:{SURE_CLOCK}|noon\b|mid(?:day|night)\b|dawn\b|dusk\b)|\d\d:\d\d\b",
    "year": rf"{YEAR}\b",
    "digits": r"\d\d?[./-]\d\d?[./-]\d\d\b",
    "nine": r"9/11\b",
    "decade_word": rf"(?i:{'|'.join(DECADES)})\b",
    "era": r"(?:AD|BCE?|CE|A\.D\.|B\.C\.)(?!\w)|(?:c|ca|circa)\.?\s?\d{3,4}\b",
    "three": r"[1-9]\d\d\b(?![,.]\d)",
    "feast": r"(?:Christmas|New\sYear|Halloween|Epiphany|Easter|Thanksgiving|Pentecost|Day)\b",
    "unit": rf"(?i:{UNIT})(?:\b|(?=long\b))",
    "deictic": r"(?i:yesterday|today|tonight|tomorrow|overnight|night)\b",
    "part": r"(?i:morning|afternoon|evening|lunchtime)\b",
    "season": r"(?i:spring|summer|autumn|fall|winter)\b",
    "quarter": r"Q[1-4]\b|half\b",
    "adverb": r"(?i:daily|(?:bi)?weekly|fortnightly|monthly|quarterly|annual(?:ly)?|yearly|nightly|hourly|biennial)\b",
    "vague": r"(?i:recently|lately|past|time|ago|now|currently|nowadays|present(?:ly)?|moment|soon|future)\b",
}
"""By kind, the first that fits counts."""
_ANCHOR = re.compile(
    r"\b(?=\w)(?:"  # not where a word ends
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _ANCHORS.items())
    + r")|['’](?P<short>\d\d\b)"
)
_RULES: dict[str, tuple[Rule, ...]] = {
    kind: tuple(
        rule for rule in (*CALENDAR, *YEARS, *FEASTS, *FISCAL, *PERIODS, *DURATIONS) if kind in rule.anchors
    )
    for kind in _ANCHOR.groupindex
}
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<clock>{CLOCK})|(?P<edge>early|late)|(?P<hours>(?:the\s)?(?:early|small|wee)\shours\sof)|(?:the\s|early\s|late\s)?(?P<part>{PART})(?:\sof)?)\s(?:on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:,?\s(?:at|around|about|shortly\safter|just\safter)\s(?:around\s|about\s)?|,?\s)(?P<clock>{CLOCK})"
    rf"|\s(?:at\s)?(?P<part>{PART})\b",
    re.IGNORECASE,
)


def scan(text: str, spans: Sequence[Span] = ()) -> Iterator[list[Found]]:
    """What the rules alone find, the longest at each place; one list for each span (line) that has any."""
    small = text.lower()
    rules = {kind: [rule for rule in all_ if _may_match(rule, small)] for kind, all_ in _RULES.items()}
    for span in spans or [Span(0, len(text))]:
        found = _around_anchors(text, span, rules)
        if found:
            yield _longest([_with_time_of_day(text, one) for one in found])


def _may_match(rule: Rule, small: str) -> bool:
    """Whether a text in small letters has a word that the rule needs."""
    return not rule.needs or any(word in small for word in rule.needs)


def _around_anchors(text: str, span: Span, rules: Mapping[str, Sequence[Rule]]) -> list[Found]:
    found: dict[tuple[int, int, str], Found] = {}
    for anchor in _ANCHOR.finditer(text, span.start, span.end):
        start = max(span.start, anchor.start() - _WINDOW)
        end = min(span.end, anchor.end() + _WINDOW)
        window = text[start:end].lower()
        for rule in rules[anchor.lastgroup or ""]:
            if not _may_match(rule, window):
                continue
            for match in rule.pattern.finditer(text, start, end):
                if match.start() <= anchor.end() and anchor.start() <= match.end() + _AHEAD:
                    for one in rule.build(match):
                        found.setdefault((one.start, one.end, one.time.value), one)
    return list(found.values())


def _longest(found: list[Found]) -> list[Found]:
    """The longest findings that do not overlap, in text order."""
    kept: list[Found] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, -f.score, f.start)):
        at = bisect_right(starts, one.start)
        if (at and kept[at - 1].end > one.start) or (at < len(kept) and kept[at].start < one.end):
            continue
        kept.insert(at, one)
        starts.insert(at, one.start)
    return kept


def _with_time_of_day(text: str, one: Found) -> Found:
    """A day with the clock or the part of the day that stands beside it: "5am on Saturday morning",
    "Tuesday evening".
    """
    time = one.time
    if not is_day(time) or time.time or one.type != "DATE":
        return one
    start, end, value, modifier = one.start, one.end, "", time.modifier
    if after := _AFTER.match(text, end):
        value, end = _part(after), after.end()
        if modifier == "END" and value == "TEV":
            modifier = ""
    if before := _BEFORE.search(text, max(0, start - 40), start):
        start = before.start()
        edge = (before["edge"] or "").lower()
        value = _part(before) or value or ("TMO" if edge == "early" or before["hours"] else "")
        modifier = {"early": "START", "late": "END"}.get(edge, modifier)
    elif modifier == "START" and not value and text[one.start : one.start + 5].lower() == "early":
        value = "TMO"
    if not value:
        return replace(one, start=start, end=end, time=replace(time, modifier=modifier))
    moved = (
        replace(time, value=time.value + value, modifier=modifier)
        if time.value
        else replace(time, time=value, modifier=modifier)
    )
    return replace(one, start=start, end=end, type="TIME", time=moved)


def _part(match: re.Match[str]) -> str:
    if match["clock"]:
        return clock_value(match["clock"].lower())
    return PARTS_OF_DAY[match["part"].lower()] if match["part"] else ""
