"""What a text calls a person beside the name."""

from __future__ import annotations

import pytest

from dossier.analysis import Analyser
from dossier.domain.analysis import EntityKind
from dossier.domain.documents import Metadata


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("Defence Minister John Harrow spoke in London.", "John Harrow", {"minister"}),
        ("John Harrow, 34, was arrested in London on Friday.", "John Harrow", {"34"}),
        ("Police said 34-year-old John Harrow was arrested in London.", "John Harrow", {"34"}),
        ("John Harrow, a plumber from Leeds, was arrested in London.", "John Harrow", {"plumber"}),
        ("John Harrow is a striker. He lives in London.", "John Harrow", {"striker"}),
        ("Anna Berg spoke in London. Mrs. Berg was tired.", "Anna Berg", {"mrs"}),
        ("John Harrow, 3, was the favourite in London.", "John Harrow", set()),
    ],
)
def test_titles_trades_and_ages(analyser: Analyser, text: str, name: str, called: set[str]) -> None:
    (analysis,) = analyser.analyse([(text, Metadata())])
    (chain,) = (c for c in analysis.chains if c.kind is EntityKind.PERSON and c.name == name)
    assert set(chain.called) == called
