"""Words given as somebody's: in quotation marks, told in a clause, or both; with who says them.

The naive way (marks and the nearest name) finds nearly all direct quotes and gets half of the speakers
wrong, grammar alone loses what is split or carried over. So marks come first, then grammar says who speaks,
then the order of sentences fills what grammar left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.direct_speech import Direct
from dossier.analysis.indirect_speech import reported
from dossier.analysis.speakers import indirect, is_silent
from dossier.analysis.transcripts import turns
from dossier.analysis.utterances import joined_up

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.domain.analysis import Quote


def find(reading: Reading) -> list[Quote]:
    """Direct, mixed and indirect quotes in text order, none inside another of its own form."""
    spoken = list(turns(reading))
    told = [
        r
        for r in reported(reading)
        if not is_silent(reading, r.start) and not any(_is_in_turn(t, r.start) for t in spoken)
    ]
    direct = Direct(reading, told, spoken)
    quotes = [
        *spoken,
        *joined_up(reading.text, direct.found),
        *(indirect(reading, r) for r in told if not direct.covers(r)),
    ]
    return sorted(quotes, key=lambda q: (q.start, q.end))


def _is_in_turn(turn: Quote, at: int) -> bool:
    """Whether this place is in a turn or in the name before it."""
    return (turn.speaker.start if turn.speaker is not None else turn.start) <= at < turn.end
