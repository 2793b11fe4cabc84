"""Words that tell of happenings, with what their clause says of when, where, who and whether."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.breaches import fill_breach
from dossier.analysis.clauses import is_verb
from dossier.analysis.event_arguments import dates_by_head, errand, fill
from dossier.analysis.event_bodies import fill_body
from dossier.analysis.event_classes import class_of
from dossier.analysis.event_objects import fill_object
from dossier.analysis.event_sides import fill_sides
from dossier.analysis.event_states import fill_states
from dossier.analysis.event_status import status_of
from dossier.analysis.event_ties import fill_ties, is_of_known
from dossier.analysis.public_acts import fill_act
from dossier.analysis.trigger import Trigger, is_definite

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "NNP", "NNPS", "JJ"})
"""Of the words that may tell of a happening."""


def triggers(reading: Reading) -> Iterator[Trigger]:
    """All triggers in text order."""
    dates = dates_by_head(reading)
    months = {date.start for date in reading.dates}
    for token in reading.doc:
        if token.tag_ not in _TAGS or (token.lower_ == "march" and token.idx in months):
            continue
        what, listed = class_of(reading, token)
        if not what or (reading.boilerplate and _is_silent(reading, token)):
            continue
        trigger = Trigger(
            token,
            what,
            listed,
            _date(token, what, dates),
            status=status_of(reading, token),
            definite=not is_verb(token) and (is_definite(token) or (what == "arrest" and is_of_known(token))),
        )
        fill(reading, trigger)
        fill_object(reading, trigger)
        fill_act(reading, trigger)
        fill_breach(reading, trigger)
        fill_body(reading, trigger)
        fill_ties(reading, trigger)
        fill_sides(reading, trigger)
        fill_states(reading, trigger)
        yield trigger


def _date(token: Token, what: str, dates: dict[int, int]) -> int | None:
    """Its own, else that of the errand: "drove to collect him at 5am on Saturday"."""
    date = dates.get(token.i)
    if date is None and what == "journey" and (purpose := errand(token)) is not None:
        return dates.get(purpose.i)
    return date


def _is_silent(reading: Reading, token: Token) -> bool:
    holder = reading.boilerplate_at(token.idx)
    return holder is not None and holder.kind not in {"caption", "headline", "title", "crosshead"}
