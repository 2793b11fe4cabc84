"""What looks like a time and is none: digits that count, years and months in names, "soon" in a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.clauses import Tense, auxiliaries, governing_verb, tense
from dossier.analysis.date_rules import Found, Leaning
from dossier.domain.dates import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import DateExpression

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


def is_name(reading: Reading, one: Found, before: Iterable[DateExpression]) -> bool:
    """Whether the numbers or words are part of a name, or digits that are no year."""
    if one.time.value == "FUTURE_REF" and not _is_to_come(reading, one):
        return True
    if (one.time.value.endswith("_REF") or one.time.unit is Unit.DAY) and _is_in_title(reading, one):
        return True
    if one.leaning is Leaning.EARLY_YEAR:
        return not any(d.time.value[:1] == "0" or d.time.value[:2] == "BC" for d in before)
    if one.time.unit in {Unit.DAY, Unit.WEEK, Unit.YEAR} or one.score >= 960:
        return False
    first, last = reading.token_at(one.start), reading.token_at(one.end - 1)
    kind = first.ent_type_
    if kind == "QUANTITY" and one.type == "DURATION":
        return False  # "less than 40 minutes"
    inside = kind in _NAMES and kind == last.ent_type_ and (first.ent_iob_ == "I" or _goes_on(last))
    if one.leaning is Leaning.NUMBER:
        return inside or _is_count(last) or not (kind in {"DATE", "EVENT", "LAW"} or _looks_like_year(last))
    if one.leaning is Leaning.YEAR:
        return inside or _is_count(last)
    if one.time.unit is Unit.NAMED_MONTH and last.ent_type_ == "PERSON":
        return True
    return inside


def _is_to_come(reading: Reading, one: Found) -> bool:
    """ "Soon" in a story says what followed; it is a time only where the verb tells of what is to come."""
    word = reading.token_at(one.start)
    if word.lower_ != "soon":
        return True
    around = word.doc[max(0, word.i - 1) : word.i + 2]
    if any(near.lower_ in {"as", "after", "too"} for near in around):
        return False
    verb = governing_verb(word)
    if verb is None or any(a.lower_ in {"would", "'d"} for a in auxiliaries(verb)):
        return False
    return tense(verb, reading.lemma) is Tense.FUTURE or any(a.tag_ == "MD" for a in auxiliaries(verb))


def _is_in_title(reading: Reading, one: Found) -> bool:
    """ "Songs From Yesterday": a capital inside a sentence, behind another one."""
    word = reading.token_at(one.start)
    if not word.text[:1].isupper() or word.is_sent_start or not word.i:
        return False
    return word.doc[word.i - 1].text[:1].isupper()


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
