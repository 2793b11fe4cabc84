"""How the words around a date loosen it: "before Monday", "about 1980", "late August"."""

import re

from dossier.domain.timespans import Vague

REACH = 32
"""Code points before a date in which such words are looked for."""

_OF_TIMEX = {"START": Vague.EARLY, "MID": Vague.MID, "END": Vague.LATE, "APPROX": Vague.ABOUT}

_LEADS = tuple(
    (re.compile(rf"(?:^|[^\w'’-])(?:{words})\s+(?:the\s|le\s|la\s|l['’])?$", re.IGNORECASE), vague)
    for words, vague in (
        (r"(?:not|no|pas)\s+(?:long\s+)?(?:before|avant)", Vague.SINCE),
        (r"before|prior\s+to|ahead\s+of|avant", Vague.BEFORE),
        (r"by|until|till|up\s+to|no\s+later\s+than|jusqu['’]\s?(?:à|en|au)", Vague.UNTIL),
        (r"after|following|apr[èe]s", Vague.AFTER),
        (r"since|as\s+of|from|depuis|d[èe]s|[àa]\s+partir\s+d[eu]", Vague.SINCE),
        (
            r"about|around|circa|ca?\.|approximately|roughly|some\s?time\s+(?:in|on|around)|at\s+about|vers|environ"
            r"|aux\s+alentours\s+d[eu]|courant",
            Vague.ABOUT,
        ),
    )
)
_NAMES_SOMETHING = re.compile(r"['’]s?\s+\w|\s*-\s*\w|\s[A-ZÀ-Þ][a-zß-ÿ]")
"""What follows a date that only names something else: "after Friday's attacks", "from the 2009 Lisbon Treaty"."""


def vague_of(text: str, start: int, end: int, modifier: str) -> Vague:
    """What is left open of the date in `text[start:end]`; `modifier` is TIMEX3's, as the analyser has it."""
    lead = text[max(0, start - REACH) : start]
    named = _NAMES_SOMETHING.match(text, end)
    if not named:
        for pattern, vague in _LEADS:
            if pattern.search(lead):
                return vague
    return _OF_TIMEX.get(modifier, Vague.NO)
