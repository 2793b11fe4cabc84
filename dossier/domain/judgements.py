"""What analysts can decide on something: the words of every verdict."""

import re
from enum import StrEnum

GRADE = re.compile(r"[A-F][1-6]")
"""A grade on the Admiralty scale (NATO AJP-2.1): reliability of the source A to F, credibility 1 to 6."""

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


class Status(StrEnum):
    """What analysts decided on something that the machine suggested, or that one of them wrote."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REJECTED = "rejected"


class Comparison(StrEnum):
    """What an analyst says of two entities."""

    DIFFERENT = "different"
    POSSIBLY_SAME = "possibly same"


class Reference(StrEnum):
    """What an analyst says of a passage that names, or seems to name, somebody."""

    IS = "is"
    """It refers to the entity."""
    IS_NOT = "is not"
    """It refers to somebody, but not to the entity."""
    NO_NAME = "no name"
    """It refers to nobody and nothing."""


class Verdict(StrEnum):
    """What an analyst makes of two passages that seem to contradict each other."""

    OPEN = "open"
    EXPLAINED = "explained"
    """Both are right: of different scope, time or way of counting."""
    SUPERSEDED = "superseded"
    """The later one corrects the earlier one."""
    NOT_ONE = "not a contradiction"
    """The machine took for one what is none."""


def grade_words(grade: str) -> str:
    """`B2` -> “usually reliable, probably true”; empty for what is no grade."""
    if not GRADE.fullmatch(grade):
        return ""
    return f"{RELIABILITY[grade[0]]}, {CREDIBILITY[grade[1]]}"
