"""Dates, times, durations and sets in running text, as symbolic values.

The rules (`*_patterns`) read the words; here what they leave open is settled: the governing verb's tense for
bare weekdays and days of the year, the date before it for "two days later" (`date_anchors`), the caption's own
date for what a caption says.

Own rules, because the ready-made readers do worse on news and none leaves a value open until the publication
date is known: of TempEval-3's and GUM's values `dateparser` gets an F1 of 0.03 and 0.18, `timexy` about 0.2 and
0.3, Microsoft's recognizers-text 0.55 and 0.69; HeidelTime (0.78 and 0.83) is Java and GPL.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, governing_verb, tense
from dossier.analysis.date_anchors import (
    counted_from,
    in_order,
    in_year,
    is_day,
    is_quarter,
    on_that_day,
    told_year,
    with_told,
    year_back,
)
from dossier.analysis.date_leaning import leaning, tense_at
from dossier.analysis.date_names import is_name
from dossier.analysis.date_patterns import day_value
from dossier.analysis.date_rules import Found, Leaning
from dossier.analysis.date_scan import scan
from dossier.analysis.time_words import MONTH, duration
from dossier.domain.analysis import DateExpression
from dossier.domain.dates import Direction, TimeExpression, Unit, calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.analysis.reading import Reading


def find(reading: Reading) -> list[DateExpression]:
    """All time expressions of a text, in text order, none inside another."""
    found: list[DateExpression] = []
    for group in scan(reading.text, reading.paragraphs):
        settled: list[DateExpression] = []
        anchor = _caption_day(reading, group)
        for one in group:
            if not is_name(reading, one, chain(found, settled)):
                settled.append(_settle(reading, one, settled, found, anchor))
                settled[-2:] = _ordered(reading, settled[-2:])
        found.extend(settled)
    return found


# ------------------------------------------------------------ what the context says


def _settle(
    reading: Reading, one: Found, settled: list[DateExpression], found: list[DateExpression], anchor: str
) -> DateExpression:
    """The expression with all that its surroundings say: `settled` are the dates of its paragraph that stand
    before it, `found` those of the paragraphs before.
    """
    before = settled or found[-1:]
    one = _without_conjunction(reading, one)
    time, kind = one.time, one.type
    if one.leaning is Leaning.EARLIER_DATE:
        time, kind = _counted(reading, one, before)
    elif one.leaning is Leaning.SAME_PERIOD:
        time = _year_earlier(reading, one, [*found[-8:], *settled], before)
    elif one.leaning is Leaning.SAME_DAY:
        time = on_that_day(time, settled or _day_just_told(reading, one, found))
    elif one.leaning is Leaning.ORDER and _writes_month_first(reading.text):
        time = _turned_about(time)
    elif one.leaning in {Leaning.VERB, Leaning.FUTURE}:
        time = _in_told_year(reading, one, leaning(reading, one, bool(anchor)), settled)
    if anchor and not time.value and not time.anchor:
        time = replace(time, anchor=anchor)
    return DateExpression(one.start, one.end, kind, with_told(time, [*found[-8:], *settled]), one.score)


def _day_just_told(reading: Reading, one: Found, found: list[DateExpression]) -> list[DateExpression]:
    """The weekday of the paragraph before, where what happened goes on: "The first blast came at 2:50 p.m."."""
    told = found[-1:]
    if not told or told[0].time.unit is not Unit.WEEKDAY or reading.text[: one.end].endswith(("GMT", "UTC")):
        return []
    return told if tense_at(reading, one) is Tense.PAST else []


def _without_conjunction(reading: Reading, one: Found) -> Found:
    """ "Said that Friday's vote was fair": "that" tells of what was said, and not which Friday."""
    if reading.text[one.start : one.start + 5].lower() != "that ":
        return one
    token = reading.token_at(one.start)
    if token.tag_ != "IN" or token.dep_ != "mark":
        return one
    is_open = one.leaning is Leaning.EARLIER_DATE or one.time.unit is Unit.WEEKDAY
    return replace(one, start=one.start + 5, leaning=Leaning.VERB if is_open else one.leaning)


def _counted(reading: Reading, one: Found, before: list[DateExpression]) -> tuple[TimeExpression, str]:
    """Counted from the date before; a length of time where that is what "two days after …" tells."""
    time = one.time
    if not _is_next_to_come(reading, one):
        time = counted_from(_turned(reading, one, before), before)
        if time == one.time and time.shift > 0 and tense_at(reading, one) is Tense.PAST:
            time = TimeExpression(value="PAST_REF")  # later than a date that is not told
        elif time.value == "PAST_REF" and not before and one.time.shift < -1:
            time = one.time  # "of the blasts two days earlier", before any date: from publication
    to_clause = _leads_to_clause(reading, one)
    if to_clause and (time.value == "PAST_REF" or not _is_apposed(reading, one, before)):
        return TimeExpression(value=duration(str(abs(one.time.shift)), str(one.time.unit))), "DURATION"
    return time, one.type


_JOINED = re.compile(r"\s?(?:to|through|until|till|and|-|–)\s?", re.ASCII)


def _ordered(reading: Reading, pair: list[DateExpression]) -> Iterable[DateExpression]:
    """The last two dates, and if they are the ends of a stretch what the one says of the other: weekdays come
    in their order, and a year told once is that of both ("May to August 1988").
    """
    if len(pair) < 2 or not _JOINED.fullmatch(reading.text[pair[0].end : pair[1].start]):
        return pair
    first, second = pair[0].time, pair[1].time
    if first.unit in {Unit.NAMED_MONTH, Unit.MONTH_DAY} and re.match(r"\d{4}-\d\d", second.value):
        year = int(second.value[:4]) - (first.month > int(second.value[5:7]))
        return replace(pair[0], time=in_year(first, f"{year:04d}")), pair[1]
    plain = all(one.unit is Unit.WEEKDAY and not one.days and not one.shift for one in (first, second))
    return in_order(*pair) if plain and first.direction is second.direction else pair


def _is_next_to_come(reading: Reading, one: Found) -> bool:
    """ "The next week will show": the next one from now, not from a date told before."""
    is_next = reading.text[one.start : one.end].lower().startswith("the next ")
    return is_next and tense_at(reading, one) is Tense.FUTURE


def _in_told_year(
    reading: Reading, one: Found, time: TimeExpression, settled: list[DateExpression]
) -> TimeExpression:
    """A bare day or month that the same or a joined verb puts behind a date with a year lies in that year."""
    bare = time.unit in {Unit.MONTH_DAY, Unit.NAMED_MONTH} and time.direction is Direction.PAST
    if not bare or not settled or settled[-1].type != "DATE":
        return time
    year = told_year(settled[-1:])
    here = governing_verb(reading.token_at(one.start))
    there = governing_verb(reading.token_at(settled[-1].end - 1))
    if here is None or tense(here, reading.lemma) is not Tense.PAST:
        return time
    joined = here == there or (here.dep_ == "conj" and here.head == there)
    return in_year(time, year) if year and joined else time


_COMPARED = re.compile(r"(?:from|compared\s(?:with|to)|versus|vs\.?|against|than)\s[^.;]*\d[^;]*$")
"""A figure is set beside another: "from $3.2 billion, or 43 cents a share, a year earlier"."""
_YEAR_EARLIER = re.compile(r"\byear[-\s](?:earlier|ago|before)|same|corresponding|prior", re.IGNORECASE)


def _year_earlier(
    reading: Reading, one: Found, told: list[DateExpression], before: list[DateExpression]
) -> TimeExpression:
    """A year before the period that the sentence tells of, or before now: "in the third quarter, up from a year
    ago".
    """
    words = reading.text[one.start : one.end].lower()
    sentence = reading.token_at(one.start).sent
    compared = _COMPARED.search(reading.text[max(0, one.start - 60) : one.start])
    for date in reversed(told):
        if _YEAR_EARLIER.search(reading.text[date.start : date.end]):
            continue
        near = reading.token_at(date.start).sent == sentence
        if is_quarter(date.time) and (near or compared or "quarter" in words or "period" in words):
            return year_back(date.time) or one.time
        if near and not is_day(date.time) and (back := year_back(date.time)):
            return back
    return counted_from(one.time, before) if words.endswith(" earlier") and before else one.time


_MONTH_FIRST = re.compile(rf"\b{MONTH}\s\d{{1,2}}\b|\b(?:0?\d|1[0-2])/(?:1[3-9]|2\d|3[01])/\d\d")
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|\b(?:1[3-9]|2\d|3[01])/(?:0?\d|1[0-2])/\d\d")


def _writes_month_first(text: str) -> bool:
    """Whether the text puts the month before the day elsewhere, more often than behind it."""
    return len(_MONTH_FIRST.findall(text)) > len(_DAY_FIRST.findall(text))


def _turned_about(time: TimeExpression) -> TimeExpression:
    year, day, month = int(time.value[:4]), int(time.value[5:7]), int(time.value[8:10])
    value = day_value(year, month, day)
    return replace(time, value=value + time.value[10:]) if value else time


def _turned(reading: Reading, one: Found, before: list[DateExpression]) -> TimeExpression:
    """ "26 November, two days after he meets Obama": the day before says when; the words count back from
    it.
    """
    if _leads_to_clause(reading, one) and _is_apposed(reading, one, before):
        return replace(one.time, shift=-one.time.shift)
    return one.time


def _leads_to_clause(reading: Reading, one: Found) -> bool:
    """ "Five years after it opened" tells a distance, unless a date stands right before it."""
    words = reading.text[one.start : one.end].lower()
    behind = reading.text[one.end : one.end + 1]
    return words.endswith((" after", " before")) and not words.startswith("the ") and behind not in {",", "."}


def _is_apposed(reading: Reading, one: Found, before: list[DateExpression]) -> bool:
    if not before or before[-1].end >= one.start or before[-1].type not in {"DATE", "TIME"}:
        return False
    return reading.text[before[-1].end : one.start].strip(" ,-–—") == ""


def _caption_day(reading: Reading, group: list[Found]) -> str:
    """The day that a caption bears, when `group` lies in one."""
    if not group:
        return ""
    holder = reading.boilerplate_at(group[0].start)
    if holder is None or holder.kind != "caption":
        return ""
    days = [day for one in group if (day := calendar_day(one.time.value))]
    return days[-1].isoformat() if days else ""
