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
from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, auxiliaries, governing_verb, tense
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
from dossier.analysis.date_patterns import Found, Leaning, day_value
from dossier.analysis.date_scan import scan
from dossier.analysis.time_words import MONTH, duration
from dossier.analysis.tokens import root
from dossier.domain.analysis import DateExpression
from dossier.domain.dates import Direction, TimeExpression, Unit, calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_NAMES = frozenset(
    {"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "GPE", "LOC", "MONEY", "PERCENT", "QUANTITY"}
)
_YEAR_LEADS = frozenset(
    {"in", "since", "until", "by", "from", "of", "and", "to", "late", "early", "or", "between", "c.", "ca.",
     "born"}
)  # fmt: skip
_MEASURES = frozenset(
    {"meter", "metre", "meters", "metres", "kilometer", "kilometre", "foot", "feet", "mile", "yard", "pound",
     "dollar", "euro", "watt", "ton", "tonne", "acre", "word", "page"}
)  # fmt: skip
_NUMBERED = frozenset(
    {"flight", "route", "room", "section", "article", "no", "page", "model", "windows", "channel", "unit", "office",
     "boeing", "airbus", "type", "resolution", "chapter", "highway", "gate", "line", "bus", "train", "class", "box",
     "serial", "peugeot", "nokia", "server", "rule", "code", "street", "avenue", "block", "form", "bill"}
)  # fmt: skip
_SET_DOWN = frozenset({"schedule", "slate", "set", "plan", "expect", "due", "bill", "book", "fix"})
"""What is "scheduled for Sunday" lies ahead, though the participle is a past one."""
_TIMETABLED = frozenset(
    {"resume", "reopen", "vote", "host", "face", "play", "kick", "conclude", "close", "expire", "debut", "launch",
     "depart", "return", "meet", "hold", "go", "run", "premiere", "air", "convene", "head"}
)  # fmt: skip
"""Verbs whose present tense with a day tells of what is to come: "voters go to the polls on Sunday"."""
_MODALS = frozenset({"could", "may", "might", "can", "must", "should", "ca"})
_FORECAST = frozenset(
    {"expect", "forecast", "project", "predict", "anticipate", "estimate", "see", "aim", "target", "plan"}
)
_AHEAD = frozenset({"due", "set", "expected", "scheduled", "planned", "upcoming", "ahead"})


def find(reading: Reading) -> list[DateExpression]:
    """All time expressions of a text, in text order, none inside another."""
    found: list[DateExpression] = []
    for group in scan(reading.text, reading.paragraphs):
        settled: list[DateExpression] = []
        anchor = _caption_day(reading, group)
        for one in group:
            if not _is_name(reading, one, [*found, *settled]):
                settled.append(_settle(reading, one, settled, found, anchor))
                settled[-2:] = _ordered(reading, settled[-2:])
        found.extend(settled)
    return found


# ------------------------------------------------------------ what is no time


def _is_name(reading: Reading, one: Found, before: list[DateExpression]) -> bool:
    """Whether the numbers or words are part of a name, or digits that are no year."""
    if one.time.value == "FUTURE_REF" and _is_told_of_past(reading, one):
        return True
    if one.leaning is Leaning.EARLY_YEAR:
        return not any(d.time.value[:1] == "0" or d.time.value[:2] == "BC" for d in before)
    if one.time.unit in {Unit.DAY, Unit.WEEK, Unit.YEAR} or one.score >= 960:
        return False
    first, last = reading.token_at(one.start), reading.token_at(one.end - 1)
    kind = first.ent_type_
    inside = kind in _NAMES and kind == last.ent_type_ and (first.ent_iob_ == "I" or _goes_on(last))
    if one.leaning is Leaning.NUMBER:
        return inside or _is_count(last) or not (kind in {"DATE", "EVENT", "LAW"} or _looks_like_year(last))
    if one.leaning is Leaning.YEAR:
        return inside or _is_count(last)
    if one.time.unit is Unit.NAMED_MONTH and last.ent_type_ == "PERSON":
        return True
    return inside


def _is_told_of_past(reading: Reading, one: Found) -> bool:
    """ "Soon" in a story: it says what followed, not what is to come."""
    verb = governing_verb(reading.token_at(one.start))
    if verb is None:
        return False
    return tense(verb, reading.lemma) is Tense.PAST or any(a.lower_ == "would" for a in auxiliaries(verb))


def _goes_on(token: Token) -> bool:
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return follower is not None and follower.ent_iob_ == "I"


def _is_count(token: Token) -> bool:
    """ "A survey of 1709 pupils": digits that count what follows."""
    head = token.head
    if token.ent_type_ == "DATE" or token.dep_ != "nummod" or head.tag_ != "NNS" or head.i < token.i:
        return False
    return not any(child.lower_ in {"the", "these", "those"} for child in head.lefts)


def _looks_like_year(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    digits = token.text[:4]
    if before is None or not digits.isdigit() or not 1000 <= int(digits) <= 2099:
        return False
    if before.lower_ == "(":
        return token.dep_ != "nummod"
    if before.lower_ in _YEAR_LEADS and not (token.dep_ == "nummod" and token.head.tag_ == "NNS"):
        return True
    return 1900 <= int(digits) < 2050 and (_describes(token) or _ends_name(token, before))


def _describes(token: Token) -> bool:
    """ "The 2012 Games", "a 2011 study": digits that say which one of its kind a thing is."""
    head = token.head
    if head.i <= token.i or head.i - token.i > 4 or token.doc[token.i + 1].lower_ in _MEASURES:
        return False
    marked = any(c.dep_ in {"det", "poss"} and c.i < token.i for c in head.lefts)
    return marked and head.tag_ in {"NN", "NNP", "NNPS"}


def _ends_name(token: Token, before: Token) -> bool:
    """ "Expo 2020", "Euro 2016": what bears a year as the last part of its name, unless it is a make or a
    number.
    """
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    noun_behind = follower is not None and follower.tag_[:2] == "NN"
    known = before.lower_.strip(".") in _NUMBERED or token.ent_type_ in {"PRODUCT", "FAC", "LAW"}
    return before.tag_ == "NNP" and before.text[:1].isupper() and not noun_behind and not known


# ------------------------------------------------------------ what the context says


def _settle(
    reading: Reading, one: Found, settled: list[DateExpression], found: list[DateExpression], anchor: str
) -> DateExpression:
    """The expression with all that its surroundings say: `settled` are the dates of its paragraph that stand
    before it, `found` those of the paragraphs before.
    """
    before = settled or found[-1:]
    time, kind = one.time, one.type
    if one.leaning is Leaning.EARLIER_DATE:
        if _measures(reading, one, before):
            time, kind = TimeExpression(value=duration(str(abs(time.shift)), str(time.unit))), "DURATION"
        elif not _is_next_to_come(reading, one):
            time = counted_from(_turned(reading, one, before), before)
    elif one.leaning is Leaning.SAME_PERIOD:
        time = _year_earlier(reading, one, [*found[-8:], *settled], before)
    elif one.leaning is Leaning.SAME_DAY:
        time = on_that_day(time, settled)
    elif one.leaning is Leaning.ORDER and _writes_month_first(reading.text):
        time = _turned_about(time)
    elif one.leaning in {Leaning.VERB, Leaning.FUTURE}:
        time = _in_told_year(reading, one, _leaning(reading, one, anchor), settled)
    if anchor and not time.value and not time.anchor:
        time = replace(time, anchor=anchor)
    return DateExpression(one.start, one.end, kind, with_told(time, [*found[-8:], *settled]), one.score)


_JOINED = re.compile(r"\s?(?:to|through|until|till|and|-|–)\s?", re.ASCII)


def _ordered(reading: Reading, pair: list[DateExpression]) -> Iterable[DateExpression]:
    """The last two dates, the weekdays of a stretch among them in their order."""
    if len(pair) < 2 or any(one.time.unit is not Unit.WEEKDAY or one.time.days for one in pair):
        return pair
    first, second = pair
    if first.time.direction is not second.time.direction or first.time.shift or second.time.shift:
        return pair
    return in_order(first, second) if _JOINED.fullmatch(reading.text[first.end : second.start]) else pair


def _leaning(reading: Reading, one: Found, anchor: str) -> TimeExpression:
    """On which side of publication: past in news, unless the verb (or "by", "until", "this") says
    otherwise.
    """
    told = Tense.PAST if anchor else _tense_at(reading, one)
    ahead = one.leaning is Leaning.FUTURE or _has_deadline(reading, one)
    if told is Tense.FUTURE or (ahead and told is not Tense.PAST) or _is_ahead_of(reading, one):
        shift = one.time.shift
        return replace(one.time, direction=Direction.FUTURE, shift=shift)
    if told is Tense.PAST:
        past = Direction.BEFORE if one.time.unit is Unit.WEEKEND else Direction.PAST
        return replace(one.time, direction=past)
    if one.time.unit is Unit.NAMED_QUARTER and _is_forecast(reading, one):
        return replace(one.time, direction=Direction.NEAREST)
    return one.time


def _tense_at(reading: Reading, one: Found) -> Tense:
    token = root(reading.tokens(one.start, one.end))
    if any(child.lower_ in _AHEAD for child in token.head.lefts if child.i < token.i):
        return Tense.FUTURE
    verb = governing_verb(token)
    if verb is None:
        head = token.head.head if token.head.dep_ == "prep" else token.head
        return Tense.FUTURE if head.lower_ in _AHEAD else Tense.UNKNOWN
    told = tense(verb, reading.lemma)
    if told is Tense.PRESENT and _is_timetabled(reading, verb, token):
        return Tense.FUTURE
    if told in {Tense.PAST, Tense.PRESENT} and verb.tag_ == "VBN" and reading.lemma(verb) in _SET_DOWN:
        over = any(aux.lower_ in {"was", "were", "had"} for aux in auxiliaries(verb))
        return Tense.UNKNOWN if over else Tense.FUTURE
    return told


def _is_timetabled(reading: Reading, verb: Token, token: Token) -> bool:
    """A present tense that a day makes one of what is to come: "the final is on Saturday", "talks resume
    Monday", "it could end in March".
    """
    words = {aux.lower_ for aux in auxiliaries(verb)}
    if words & _MODALS:
        return "have" not in words
    lemma = reading.lemma(verb)
    if lemma == "be":
        held = token.head if token.dep_ == "pobj" else token
        return held.head == verb and (held.lower_ in {"on", "in"} or held.dep_ == "npadvmod")
    return lemma in _TIMETABLED and not words


def _is_forecast(reading: Reading, one: Found) -> bool:
    verb = governing_verb(reading.token_at(one.end - 1))
    return verb is not None and reading.lemma(verb) in _FORECAST


def _has_deadline(reading: Reading, one: Found) -> bool:
    index = reading.token_index(one.start)
    return index > 0 and reading.doc[index - 1].lower_ in {"by", "until", "till", "before"}


def _is_ahead_of(reading: Reading, one: Found) -> bool:
    return reading.text[max(0, one.start - 14) : one.start].lower().endswith(("ahead of ", "ahead of the "))


def _is_next_to_come(reading: Reading, one: Found) -> bool:
    """ "The next week will show": the next one from now, not from a date told before."""
    is_next = reading.text[one.start : one.end].lower().startswith("the next ")
    return is_next and _tense_at(reading, one) is Tense.FUTURE


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


def _measures(reading: Reading, one: Found, before: list[DateExpression]) -> bool:
    """ "Five years after its launch" tells a distance, unless a date stands right before it."""
    return _leads_to_clause(reading, one) and not _is_apposed(reading, one, before)


def _leads_to_clause(reading: Reading, one: Found) -> bool:
    words = reading.text[one.start : one.end].lower()
    return words.endswith((" after", " before")) and not words.startswith("the ")


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
