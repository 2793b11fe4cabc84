"""The JSON shape of what becomes of decisions in a newer version of a source."""

from dossier.app.carrying_over import words_of
from dossier.cli.shapes import Shape, passage
from dossier.domain.carry_over import Carry
from dossier.domain.carrying import Fate


def carry(row: Carry) -> Shape:
    stands = row.carried.fate in (Fate.KEPT, Fate.MOVED)
    return {
        "fate": row.carried.fate.value,
        "decision": words_of(row),
        "passage": passage(row.decision.citation),
        "start": row.carried.start if stands else None,
        "end": row.carried.end if stands else None,
        "text": row.words or None,
        "alike": row.carried.alike,
        "second": row.carried.second,
    }
