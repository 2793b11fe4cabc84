"""The words of time: months, weekdays, units, parts of the day and numbers in words, as regex parts and as
values.
"""

import re

from dossier.domain.dates import Unit

_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH_NUMBERS = {name[:3].lower(): n for n, name in enumerate(_MONTH_NAMES, 1)}
_WEEKDAY_NUMBERS = {name[:3].lower(): n for n, name in enumerate(_WEEKDAY_NAMES)}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\b|July?\b|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = rf"(?:{'|'.join(_WEEKDAY_NAMES)})"
SHORT_WEEKDAY = rf"(?:{'|'.join(_WEEKDAY_NAMES)}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1\d{3}|20\d{2})"

PARTS_OF_DAY = {
    "morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "lunchtime": "TAF", "evening": "TEV", "dusk": "TEV",
    "night": "TNI", "overnight": "TNI", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
}  # fmt: skip
PART = r"(?:morning|dawn|afternoon|lunchtime|evening|dusk|(?:over)?night|noon|midday|midnight)"
ZONE = r"(?:GMT|UTC|BST|CES?T|EES?T|IST|JST|[ECMP][SD]?T|local\stime)\b"
SURE_CLOCK = (
    rf"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b)(?:\s{ZONE})?"
    rf"|(?:[01]?\d|2[0-3])[:.]?[0-5]\d\s(?:\()?{ZONE}|(?:1[0-2]|[1-9])\so['’]clock\b"
)
CLOCK = rf"{SURE_CLOCK}|(?:[01]?\d|2[0-3])[:.][0-5]\d(?=\D|$)"

_UNITS = {
    "second": ("S", None), "minute": ("M", None), "hour": ("H", None), "day": ("D", Unit.DAY),
    "week": ("W", Unit.WEEK), "weekend": ("WE", Unit.WEEKEND), "fortnight": ("W", None),
    "month": ("M", Unit.MONTH), "quarter": ("Q", Unit.QUARTER), "year": ("Y", Unit.YEAR),
    "decade": ("DE", Unit.DECADE), "century": ("CE", Unit.CENTURY),
}  # fmt: skip
UNIT = r"(?:second|minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|centur)(?:s|y|ies)?"
CALENDAR_UNIT = r"(?:day|weekend|week|month|quarter|year|decade|century)"

_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
} | {"a": 1, "an": 1, "single": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80,
     "ninety": 90, "hundred": 100, "dozen": 12}  # fmt: skip
_WORD_NUMBERS = "|".join(
    sorted((w for w in _NUMBERS if w not in {"a", "an", "single"}), key=len, reverse=True)
)
HALF = r"(?:\sand\sa\shalf)"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?"
    rf"|(?:a\s(?=hundred|dozen))?(?:{_WORD_NUMBERS})(?:-(?:{_WORD_NUMBERS}))?{HALF}?)"
)

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
CENTURIES = {
    word: n
    for n, word in enumerate(
        ["twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
         "nineteenth", "twentieth", "twenty-first"], 12)
}  # fmt: skip
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9}  # fmt: skip
"""Of the last century."""


def month_number(word: str) -> int:
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return _WEEKDAY_NUMBERS[word[:3].lower()]


def unit_of(word: str) -> tuple[str, Unit | None]:
    """TIMEX3's letter for a unit, and the unit that dates count in, if they do."""
    bare = word.lower()
    return _UNITS["century" if bare.startswith("centur") else bare.removesuffix("s")]


def amount_of(words: str | None) -> str:
    """A number in digits (`2.5` for "two and a half"), or X where it is not said."""
    plain = (words or "").strip().lower()
    whole = plain.removesuffix(" and a half")
    if not plain:
        return "X"
    if re.fullmatch(r"\d+\.\d+", whole):
        return whole
    number = 1 if whole == "a single" else 2 if "couple" in whole else number_of(whole)
    return "X" if number is None else f"{number}.5" if whole != plain else str(number)


def number_of(words: str) -> int | None:
    """The whole number that digits or words stand for; None for a fraction or what is no number."""
    plain = words.lower().replace(",", "").strip()
    if plain.isdigit():
        return int(plain)
    words_in = re.split(r"[-\s]", plain.removeprefix("a "))
    parts = [_NUMBERS.get(part) for part in words_in if part]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None


def duration(amount: str, unit: str) -> str:
    """A TIMEX3 duration; `amount` is a number in digits, or X for an unknown one.

    TIMEX3 has units for decades and centuries (`PXDE`), ISO 8601 has not: known numbers are told in years.
    """
    letter = unit_of(unit)[0]
    years = {"DE": 10, "CE": 100}.get(letter, 0)
    if unit.lower().startswith("fortnight"):
        amount = _times(amount, 2)
    elif years and amount != "X":
        amount, letter = _times(amount, years), "Y"
    clock = letter in {"S", "H"} or unit.lower().startswith("minute")
    return f"P{'T' if clock else ''}{amount}{letter}"


def full_year(digits: str) -> int:
    """Two digits stand for a year from 1950 to 2049."""
    year = int(digits.strip("'’"))
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _times(amount: str, factor: int) -> str:
    return "X" if amount == "X" else f"{float(amount) * factor:g}"


def clock_value(words: str) -> str:
    """`T21:20` for `9.20 p.m.`; a bare `21:20` as it stands."""
    match = re.match(r"(\d\d?)(?:[:.]?(\d\d))?\s?([ap]\.?m)?", words)
    if not match:
        return ""
    hour, half = int(match[1]), match[3]
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{hour:02d}:{match[2] or '00'}" if hour < 24 else ""


BOUND = r"(?<![\w.,/-])"
"""Where digits may begin a date: not inside a number or a word."""
PREPOSITION = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough)"
"""What may stand before a month or a year."""
