"""The steps of an analysis in their order. Each fills the reading."""

from __future__ import annotations

from dossier.analysis import (
    callings,
    coreference,
    dates,
    events,
    figures,
    named_events,
    names,
    quotes,
    statements,
)
from dossier.analysis.reading import Reading


def run(reading: Reading) -> None:
    """Find everything; boilerplate is known already, as sentences end where it begins.

    Quotes come before pronouns, for "I" in a quotation is its speaker; events, statements and figures come last, for
    they speak of chains.
    """
    names.find(reading)
    reading.dates = dates.find(reading)
    named_events.find(reading)
    reading.quotes = quotes.find(reading)
    coreference.find(reading)
    callings.find(reading)
    events.find(reading)
    reading.statements = statements.find(reading)
    reading.figures = figures.find(reading)
