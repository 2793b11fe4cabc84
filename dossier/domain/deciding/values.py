"""What a person typed, in its one form; refused in words when it is none."""

import re
import unicodedata

from dossier.domain.dates import is_calendar_value
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import GRADE

MAX_VALUE = 10_000
"""Code points that a text typed by a person may have."""
MAX_NAME = 500
"""Code points of a name or a tag."""
MAX_INITIALS = 20

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing: Hangul fillers, an empty braille cell."""
_TIME = re.compile(
    r"\d{3}|\d{4}(?:-(?:0[1-9]|1[0-2]|W[0-5]\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?"
    r"|\d{4}-\d{2}-\d{2}T(?:MO|MI|AF|EV|NI|\d{2})",
    re.ASCII,
)


def clean(value: str, most: int = MAX_VALUE) -> str:
    """`value` without surrounding blanks; refused when it is too long or holds control characters."""
    value = value.strip()
    if len(value) > most:
        raise CommandRefused(f"That is {len(value):,} characters long; at most {most:,} fit.")
    if _CONTROL.search(value):
        raise CommandRefused("That holds control characters; please type it anew.")
    return value


def name(value: str, what: str) -> str:
    """A name in one line. `what` is it the name of, for the refusal: `an entity`, `a tag`."""
    value = " ".join(clean(value, MAX_NAME).split())
    if not _is_visible(value):
        raise CommandRefused(f"The name of {what} cannot be empty.")
    return value


def _is_visible(value: str) -> bool:
    """Whether anything of `value` can be seen: it is not only blanks, joiners, marks and the like."""
    return any(unicodedata.category(c)[0] not in "CZM" and c not in _BLANK for c in value)


def case_title(value: str) -> str:
    """What `value` is as the title of a case. Raises CommandRefused when it is none."""
    title = clean(value)
    if not _is_visible(title):
        raise CommandRefused("A case needs a title.")
    return title


def analyst_name(value: str) -> str:
    """What `value` is as the name of an analyst. Raises CommandRefused when it is none."""
    given = " ".join(clean(value, MAX_NAME).split())
    if not _is_visible(given):
        raise CommandRefused("An analyst needs a name: every entry shows who made it.")
    return given


def initials(value: str) -> str:
    """The initials of an analyst, in one line; they may be empty."""
    return " ".join(clean(value, MAX_INITIALS).split())


def metadata_value(field: str, value: str) -> str:
    """A correction in its one form; refused when a date, a language or an address is none."""
    value = clean(value)
    if not value:
        return value
    if field == "published":
        value = re.sub(r"^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)", r"\1T", value)
        if not is_calendar_value(value):
            raise CommandRefused(
                f"“{value}” is no date. Write it as 2015-11-17, or with the time as 2015-11-17T09:30."
            )
    if field == "language" and not _LANGUAGE.fullmatch(value):
        raise CommandRefused(f"“{value}” is no language tag. Write it as en, fr or pt-BR.")
    if field == "url" and not _ADDRESS.match(value):
        raise CommandRefused(f"“{value}” is no web address. It begins with http:// or https://.")
    return value


def time_value(value: str) -> str:
    """A TIMEX3 value; empty: not known."""
    value = clean(value)
    if value and not is_calendar_value(value) and not _TIME.fullmatch(value):
        raise CommandRefused(
            f"“{value}” is no date. Write it as 2015-11-17, 2015-11-17T09:30, 2015-11 or 2015,"
            " or as 2015-W46 for a week."
        )
    return value


def grade(value: str) -> str:
    """A grade on the Admiralty scale; empty: none."""
    value = clean(value).upper()
    if value and not GRADE.fullmatch(value):
        raise CommandRefused(
            f"“{value}” is no grade. It is a letter from A (reliable) to F (cannot be judged) and a digit from"
            " 1 (confirmed) to 6 (cannot be judged), such as B2."
        )
    return value
