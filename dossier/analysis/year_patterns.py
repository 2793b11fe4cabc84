"""Years, decades and centuries as texts write them: 1998, '98, c. 314, the early 1990s, the twentieth century."""

import re
from collections.abc import Iterator

from dossier.analysis.date_rules import MODIFIER, Build, Found, Leaning, Rule, compiled, modifier_of
from dossier.analysis.time_words import CENTURIES, DECADES, YEAR, full_year
from dossier.domain.dates import TimeExpression


def _year(match: re.Match[str]) -> Iterator[Found]:
    time = TimeExpression(value=match["y"], modifier=modifier_of(match))
    sure = match["lead"] or time.modifier
    leaning = Leaning.YEAR if sure else Leaning.NUMBER
    yield Found(match.start("what"), match.end(), "DATE", time, leaning, 900 if sure else 850)


def _year_range(match: re.Match[str]) -> Iterator[Found]:
    first, second = match["y"], match["y2"]
    full = second if len(second) == 4 else first[:2] + second
    if int(first) < int(full) <= int(first) + 150:
        for group, value in (("y", first), ("y2", full)):
            yield Found(*match.span(group), "DATE", TimeExpression(value=value), score=850)


def _short_year(match: re.Match[str]) -> Iterator[Found]:
    """In '98: a year without its century."""
    time = TimeExpression(value=str(full_year(match["y"])), modifier=modifier_of(match))
    yield Found(match.start("y"), match.end(), "DATE", time, score=700)


def _three_digits(match: re.Match[str]) -> Iterator[Found]:
    time = TimeExpression(value=f"0{match['y']}")
    yield Found(match.start("y"), match.end("y"), "DATE", time, Leaning.EARLY_YEAR, 800)


def _early_year(match: re.Match[str]) -> Iterator[Found]:
    """C. 314 - 368, AD 79, 44 BC: a year that its number alone would not show to be one."""
    if match["bc"]:
        yield Found(match.start("bc"), match.end(), "DATE", TimeExpression(value=f"BC{int(match['bc']):04d}"))
        return
    first, second = match["y"] or match["ad"] or match["ce"], match["y2"] or ""
    modifier = "APPROX" if match["y"] else ""
    for group, digits in (("y", match["y"]), ("ad", match["ad"]), ("ce", match["ce"])):
        if digits:
            time = TimeExpression(value=f"{int(digits):04d}", modifier=modifier)
            yield Found(*match.span(group), "DATE", time, score=960)
    if second:
        full = int(first[: len(first) - len(second)] + second)
        if full > int(first):
            yield Found(*match.span("y2"), "DATE", TimeExpression(value=f"{full:04d}"), score=960)


_OF_AGE = re.compile(r"\b(?:his|her|their|my|our|your|its)\s(?:early|mid|late)?[-\s]?$", re.IGNORECASE)


def _decade(match: re.Match[str]) -> Iterator[Found]:
    """The 1990s, the '60s, the nineties; a man in his 40s is of an age."""
    digits = match["digits"]
    if match["word"] or len(digits) == 2:
        before = match.string[max(0, match.start() - 12) : match.start()]
        marked = match[0].lower().startswith("the ") or before.endswith(("'", "’", " and ", " or "))
        if _OF_AGE.search(before) or not marked:
            return
    if match["word"]:
        value = f"19{DECADES[match['word'].lower()]}"
    else:
        value = digits[:3] if len(digits) == 4 else ("19" if int(digits) >= 20 else "20") + digits[0]
    time = TimeExpression(value=value, modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time)


def _century(match: re.Match[str]) -> Iterator[Found]:
    number = int(match["n"]) if match["n"] else CENTURIES[match["word"].lower()]
    time = TimeExpression(value=f"{number - 1:02d}", modifier=modifier_of(match))
    yield Found(match.start(), match.end(), "DATE", time)


_MOD = rf"{MODIFIER}?"
_BOUND = r"(?<![\w.,/-])"
_IN = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough)"
_NO_COUNT = r"(?![\w%/-]|[.,:]\d|\s?(?:million|billion|people|percent|per\scent|km|kg|m\b))"

# Pattern, builder, kinds of anchor (`date_scan`), and words of which one must be there (see `Rule`).
_TABLE: tuple[tuple[str, Build, str, str], ...] = (
    (
        rf"\b(?:the\s)?{_MOD}(?:['’]?(?P<digits>(?:1\d|20)\d0|[2-9]0)['’]?s|(?P<word>{'|'.join(DECADES)}))\b",
        _decade,
        "decade decade_word",
        "",
    ),
    (
        rf"\b(?:the\s)?{_MOD}(?:(?P<n>[1-9]|1\d|2[01])(?:st|nd|rd|th)|(?P<word>{'|'.join(CENTURIES)}))[-\s]century\b",
        _century,
        "unit",
        "century",
    ),
    (
        rf"\b(?:{_IN}|of|late|early|class\sof|and|or|to)\s(?P<y>['’]\d\d)(?![\w’'])",
        _short_year,
        "short",
        "",
    ),
    (
        r"\b(?:c|ca|circa)\.?\s(?P<y>\d{3,4})(?:\s?[-–]\s?(?P<y2>\d{2,4}))?\b|\b(?:AD|A\.D\.)\s(?P<ad>\d{1,4})\b"
        r"|\b(?P<ce>\d{1,4})\s(?:AD|CE|A\.D\.)(?!\w)|\b(?P<bc>\d{1,4})\s(?:BCE?|B\.C\.)(?!\w)",
        _early_year,
        "era",
        "",
    ),
    (rf"\b(?:{_IN}|[Aa]round|[Aa]bout)\s(?P<y>[1-9]\d\d)(?=[.;)]|,\s|\s[A-Z(])", _three_digits, "three", ""),
    (rf"{_BOUND}(?P<y>{YEAR})\s?[-–/]\s?(?P<y2>{YEAR}|\d\d)(?![\w-])", _year_range, "year", ""),
    (
        rf"(?<![\w.,/$€£#-])(?:(?P<lead>{_IN}|of)\s(?:the\syear\s)?)?(?P<what>{_MOD}(?P<y>{YEAR})){_NO_COUNT}",
        _year,
        "year",
        "",
    ),
)

YEARS: tuple[Rule, ...] = compiled(_TABLE)
