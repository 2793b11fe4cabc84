"""The JSON shape of what becomes of decisions in a newer version of a source."""

from dossier.app.carrying_over import words_of
from dossier.cli.shapes import Shape, passage
from dossier.domain.carry_over import Carry


def carry(row: Carry) -> Shape:
    found, span = row.found, row.found.span
    return {
        "fate": found.fate.value,
        "decision": words_of(row),
        "passage": passage(row.decision.citation),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": row.words or None,
        "alike": found.alike,
        "second": found.second,
    }
