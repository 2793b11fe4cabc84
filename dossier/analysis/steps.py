"""The steps of an analysis in their order. Each fills the reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec

from dossier.analysis import names
from dossier.analysis.reading import Reading


def _optional(module: str, field: str = "") -> Callable[[Reading], None]:
    """A step of a module that is still being written."""
    if find_spec(f"dossier.analysis.{module}") is None:
        return lambda reading: None
    find = import_module(f"dossier.analysis.{module}").find

    def step(reading: Reading) -> None:
        found = find(reading)
        if field:
            setattr(reading, field, found)

    return step


def _speakers(reading: Reading) -> None:
    """Speakers that are pronouns or descriptions have a chain once those are resolved."""
    for i, quote in enumerate(reading.quotes):
        if quote.speaker is not None and quote.speaker.chain is None:
            chain = reading.chain_at(quote.speaker.start, quote.speaker.end)
            if chain is not None:
                reading.quotes[i] = replace(quote, speaker=replace(quote.speaker, chain=chain))


STEPS: tuple[Callable[[Reading], None], ...] = (
    names.find,
    _optional("dates", "dates"),
    _optional("quotes", "quotes"),
    _optional("coreference"),
    _speakers,
    _optional("events"),
    _optional("statements", "statements"),
)
