"""Cutting a text into stretches, ids of passages, and whether an analysis fits its text."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.passages import paragraphs
from dossier.store.readmodel.derive import stretches
from dossier.store.readmodel.identify import passage_id
from dossier.store.readmodel.soundness import fits
from tests.unit.store.readmodel.toy import read

TEXT = 'On Saturday Ada saw the attack in Paris according to Reuters. "Run."'


@given(st.text(alphabet="ab \n\t\u2028😀", max_size=40))
def test_stretches_joined_are_the_text_and_begin_with_its_paragraphs(text: str) -> None:
    pieces = stretches(text)
    assert "".join(words for _, _, words in pieces) == text
    assert all(text.startswith(words, start) for _, start, words in pieces)
    numbered = {number: words for number, _, words in pieces}
    for number, span in enumerate(paragraphs(text), 1):
        assert numbered[number].strip() == text[span.start : span.end].strip()


def test_a_passage_has_one_id_whoever_finds_it_and_two_of_a_kind_have_two() -> None:
    seen: Counter[tuple[Any, ...]] = Counter()
    first = passage_id("statement", "s", 0, 9, "action", seen)
    second = passage_id("statement", "s", 0, 9, "action", seen)
    other = passage_id("statement", "s", 0, 9, "role", seen)
    assert first == passage_id("statement", "s", 0, 9, "action", Counter())
    assert len({first, second, other}) == 3


def test_an_analysis_of_this_text_fits() -> None:
    assert fits(read(TEXT), len(TEXT))


def test_offsets_beyond_the_text_do_not_fit() -> None:
    assert not fits(read(TEXT), len(TEXT) - 1)


def _with(list_name: str, **changes: Any) -> Any:
    analysis = read(TEXT)
    first, *rest = getattr(analysis, list_name)
    return replace(analysis, **{list_name: (replace(first, **changes), *rest)})


@pytest.mark.parametrize(
    ("list_name", "changes"),
    [
        ("mentions", {"chain": 99}),
        ("mentions", {"chain": -1}),
        ("mentions", {"start": 5, "end": 4}),
        ("mentions", {"start": -1}),
        ("statements", {"subjects": (99,)}),
        ("statements", {"others": (99,)}),
        ("statements", {"date": 1}),
        ("quotes", {"addressee": 99}),
        ("dates", {"end": 10_000}),
    ],
)
def test_an_analysis_that_points_nowhere_does_not_fit(list_name: str, changes: dict[str, Any]) -> None:
    assert not fits(_with(list_name, **changes), len(TEXT))
