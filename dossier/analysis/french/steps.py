"""The steps of reading a French text in their order, as `dossier.analysis.steps` is for English."""

from __future__ import annotations

from dossier.analysis.french import coreference, dates, events, names, quotes, statements
from dossier.analysis.reading import Reading


def run(reading: Reading) -> None:
    names.find(reading)
    reading.dates = dates.find(reading)
    reading.quotes = quotes.find(reading)
    coreference.find(reading)
    events.find(reading)
    reading.statements = statements.find(reading)
