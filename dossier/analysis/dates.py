"""Dates, times, durations and sets in running text, as symbolic values.

The rules (`date_patterns`, `period_patterns`) read the words; here what they leave open is settled: the
governing verb's tense for bare weekdays and days of the year, the date before it for "two days later", the
caption's own date for what a caption says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, governing_verb, tense
from dossier.analysis.date_patterns import Found, Leaning
from dossier.analysis.date_scan import scan
from dossier.analysis.time_words import duration
from dossier.domain.analysis import DateExpression
from dossier.domain.dates import Direction, TimeExpression, Unit, calendar_day

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_DAYS = frozenset({Unit.DAY, Unit.WEEKDAY, Unit.MONTH_DAY})
_NAMES = frozenset(
    {"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "GPE", "LOC", "MONEY", "PERCENT", "QUANTITY"}
)
_YEAR_LEADS = frozenset(
    {
        "in",
        "since",
        "until",
        "by",
        "from",
        "of",
        "and",
        "to",
        "late",
        "early",
        "or",
        "between",
        "c.",
        "ca.",
        "born",
    }
)


def find(reading: Reading) -> list[DateExpression]:
    """All time expressions of a text, in text order, none inside another."""
    found: list[DateExpression] = []
    for group in scan(reading.text, reading.paragraphs):
        settled: list[DateExpression] = []
        anchor = _caption_day(reading, group)
        for one in group:
            if not _is_name(reading, one):
                settled.append(_settle(reading, one, settled or found[-1:], anchor))
        found.extend(settled)
    return found


# ------------------------------------------------------------ what the context says


def _is_name(reading: Reading, one: Found) -> bool:
    """Whether the numbers or words are part of a name, or four digits that are no year."""
    if one.time.unit in {Unit.DAY, Unit.WEEK, Unit.YEAR} or one.score >= 970:
        return False
    first, last = reading.token_at(one.start), reading.token_at(one.end - 1)
    kind = first.ent_type_
    inside = kind in _NAMES and kind == last.ent_type_ and (first.ent_iob_ == "I" or _goes_on(last))
    if one.time.value == "FUTURE_REF" and _tense_at(reading, one) is Tense.PAST:
        return True
    if one.leaning is Leaning.NUMBER:
        return inside or not (kind in {"DATE", "EVENT", "LAW"} or _looks_like_year(first))
    return inside and one.score < 960


def _goes_on(token: Token) -> bool:
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return follower is not None and follower.ent_iob_ == "I"


def _looks_like_year(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    if before is None or not 1000 <= int(token.text[:4] if token.text[:4].isdigit() else 0) <= 2099:
        return False
    if before.lower_ == "(":
        return token.dep_ != "nummod"
    return before.lower_ in _YEAR_LEADS and not (token.dep_ == "nummod" and token.head.tag_ in {"NNS"})


def _settle(reading: Reading, one: Found, before: list[DateExpression], anchor: str) -> DateExpression:
    time, kind = one.time, one.type
    if one.leaning is Leaning.EARLIER_DATE:
        if _measures(reading, one, before):
            time, kind = TimeExpression(value=duration(str(abs(time.shift)), str(time.unit))), "DURATION"
        else:
            time = _counted_from(_turned(reading, one, before), before)
    elif one.leaning in {Leaning.VERB, Leaning.FUTURE}:
        time = _leaning(reading, one, anchor)
        time = _in_told_year(time, before)
    if anchor and not time.value and not time.anchor:
        time = replace(time, anchor=anchor)
    return DateExpression(one.start, one.end, kind, time, one.score)


def _leaning(reading: Reading, one: Found, anchor: str) -> TimeExpression:
    """On which side of publication: past in news, unless the verb (or "by", "until", "this") says
    otherwise.
    """
    told = Tense.PAST if anchor else _tense_at(reading, one)
    ahead = one.leaning is Leaning.FUTURE or _has_deadline(reading, one)
    if told is Tense.FUTURE or (ahead and told is not Tense.PAST):
        return replace(one.time, direction=Direction.FUTURE)
    if told is Tense.PAST:
        return replace(one.time, direction=Direction.PAST)
    return one.time


def _tense_at(reading: Reading, one: Found) -> Tense:
    token = reading.token_at(one.end - 1)
    verb = governing_verb(token)
    if verb is None:
        head = token.head.head if token.head.dep_ == "prep" else token.head
        ahead = {"due", "set", "expected", "scheduled", "planned", "upcoming", "ahead"}
        return Tense.FUTURE if head.lower_ in ahead else Tense.UNKNOWN
    return tense(verb, reading.lemma)


def _has_deadline(reading: Reading, one: Found) -> bool:
    index = reading.token_index(one.start)
    return index > 0 and reading.doc[index - 1].lower_ in {"by", "until", "till", "before"}


def _in_told_year(time: TimeExpression, before: list[DateExpression]) -> TimeExpression:
    """A bare day or month that follows a date with a year, in the same paragraph, lies in that year."""
    if (
        time.unit not in {Unit.MONTH_DAY, Unit.NAMED_MONTH}
        or time.direction is not Direction.PAST
        or not before
    ):
        return time
    year = before[-1].time.value[:4]
    if before[-1].type != "DATE" or not (len(year) == 4 and year.isdigit()):
        return time
    value = f"{year}-{time.month:02d}" + (f"-{time.day:02d}" if time.unit is Unit.MONTH_DAY else "")
    return TimeExpression(value=value + time.time, modifier=time.modifier)


def _turned(reading: Reading, one: Found, before: list[DateExpression]) -> TimeExpression:
    """ "26 November, two days after he meets Obama": the day before says when; the words count back from
    it.
    """
    if _leads_to_clause(reading, one) and _is_apposed(reading, one, before):
        return replace(one.time, shift=-one.time.shift)
    return one.time


def _measures(reading: Reading, one: Found, before: list[DateExpression]) -> bool:
    """ "Five years after its launch" tells a distance, unless a date stands right before it."""
    return _leads_to_clause(reading, one) and not _is_apposed(reading, one, before)


def _leads_to_clause(reading: Reading, one: Found) -> bool:
    words = reading.text[one.start : one.end].lower()
    return words.endswith((" after", " before")) and not words.startswith("the ")


def _is_apposed(reading: Reading, one: Found, before: list[DateExpression]) -> bool:
    if not before or before[-1].end >= one.start:
        return False
    return reading.text[before[-1].end : one.start].strip(" ,-–—") == ""


def _counted_from(time: TimeExpression, before: list[DateExpression]) -> TimeExpression:
    """`time` counted from the last date before it; from publication when there is none that it can be
    counted from.
    """
    base = next(
        (d.time for d in reversed(before) if d.type in {"DATE", "TIME"} and not _is_vague(d.time)), None
    )
    if base is None:
        return time if time.unit is not Unit.DAY else TimeExpression(value="PAST_REF")
    day = calendar_day(base.value)
    if day is not None:
        return replace(time, anchor=day.isoformat())
    if time.unit is Unit.DAY and base.unit in _DAYS:
        return replace(base, days=base.days + time.shift, time="", modifier="")
    if base.value[:4].isdigit() and len(base.value) >= 4:
        return _counted_from_period(time, base.value)
    if base.unit is time.unit and time.unit in {Unit.WEEK, Unit.MONTH, Unit.YEAR}:
        return replace(time, shift=base.shift + time.shift)
    return time if time.unit is Unit.YEAR else TimeExpression(value="PAST_REF")


def _counted_from_period(time: TimeExpression, value: str) -> TimeExpression:
    """Counted from a year or a month that the text gives."""
    month = value[5:7] if value[5:7].isdigit() else ""
    if time.unit is Unit.MONTH and not month:
        return TimeExpression(value=value[:4])
    return replace(time, anchor=f"{value[:4]}-{month or '01'}-01")


def _is_vague(time: TimeExpression) -> bool:
    return time.value.endswith("_REF")


def _caption_day(reading: Reading, group: list[Found]) -> str:
    """The day that a caption bears, when `group` lies in one."""
    if not group:
        return ""
    holder = reading.boilerplate_at(group[0].start)
    if holder is None or holder.kind != "caption":
        return ""
    days = [day for one in group if (day := calendar_day(one.time.value))]
    return days[-1].isoformat() if days else ""
