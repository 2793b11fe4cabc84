"""Persons in tables of results."""

import pytest

from dossier.analysis import tables

ROWS = [
    ("1. Jane Miller (Norway) 12.71", ["Jane Miller"]),
    ("Jane Miller ( Norway ) beat Anna Holm ( Chile ) 6-4 6-2", ["Jane Miller", "Anna Holm"]),
    ("2. Juan de la Torre (Spain) 68.20", ["Juan de la Torre"]),
    ("1. Jane Miller 12.71\n2. Anna Holm 12.80\n", ["Jane Miller", "Anna Holm"]),
    ("3 - Anna Holm, 2:08.11", ["Anna Holm"]),
    ("Anna Holm 71 points", ["Anna Holm"]),
    ("Jane Miller (captain) scored twice", []),
    ("Jane Miller (Captain) scored twice", []),
    ("Athletic Bilbao (Spain) 3", []),
    ("Goldman Sachs (Norway) 3", []),
    ("Final Standings 24", []),
    ("Grand Hotel (Norway) was full", []),
    ("Bayern Munich 24", []),
    ("JANE MILLER (Norway) 12.71", []),
    ("Anna Holm ran 12.80 on Sunday", []),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_who_is_in_a_row(text, names):
    found = list(tables.persons(text))
    assert [c.words for c in found] == names
    assert [text[c.start : c.end] for c in found] == names
