"""Folding, and turning what a person typed into a query that is always valid."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.store.readmodel.spelling import folded, match_expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [("François  Hollande", "francois hollande"), ("STRASSE", folded("straße")), ("Ǆ", "dz"), ("  ", "")],
)
def test_folding_drops_case_diacritics_and_double_blanks(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("salah abdeslam", '"salah" AND "abdeslam"'),
        ('"state of" emergency', '"state of" AND "emergency"'),
        ("abde*", '"abde*"*'),
        ("AND OR NOT", '"AND" AND "OR" AND "NOT"'),
        ("— … *", ""),
        ('"unclosed phrase', '"unclosed phrase"'),
        ("a\0b", '"a" AND "b"'),
    ],
)
def test_queries_are_quoted(query: str, expected: str) -> None:
    assert match_expression(query) == expected


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_valid_query(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO f VALUES ('some words')")
    expression = match_expression(query)
    if expression:
        connection.execute("SELECT * FROM f WHERE f MATCH ?", (expression,)).fetchall()
    connection.close()
