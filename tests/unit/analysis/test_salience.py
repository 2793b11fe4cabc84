"""Who "he" is: what makes the machine surer of it, one thing at a time, and who is preferred of two."""

import pytest

from dossier.analysis import salience
from dossier.domain.analysis import Form
from tests.unit.analysis.models import needs_good_model

SURER = {
    "sentence": ("Peter Berg came. He slept.", "Peter Berg came. It rained. He slept."),
    "subject": ("Peter Berg came. His wife slept.", "The crowd saw Peter Berg. His wife slept."),
    "object": (
        "The crowd saw Peter Berg. His wife slept.",
        "The crowd saw Peter Berg's house. His wife slept.",
    ),
    "under-preposition": (
        "The crowd saw Peter Berg's house. His wife slept.",
        "The crowd waited for Peter Berg. His wife slept.",
    ),
    "joined": ("Peter Berg came. He slept.", "Anna Holm and Peter Berg came. He slept."),
    "parallel": ("Peter Berg came. He slept.", "Peter Berg came. Anna Holm saw him."),
    "nearest-subject": ("Peter Berg lost his way.", "Peter Berg came when the crowd saw his wife."),
    "told-by": ("Peter Berg said he was ill.", "Peter Berg came because he was ill."),
    "nearest-owner": (
        "Peter Berg's love of his city was great.",
        "Peter Berg's wife said the crowd praised his city.",
    ),
    "main": ("Peter Berg came. He slept.", "It rained when Peter Berg came. He slept."),
    "bare": ("Peter Berg came. Berg ate. He slept.", "Peter Berg came. Peter Berg ate. He slept."),
    "named-often": ("Peter Berg came. Peter Berg ate. He slept.", "Peter Berg ate. He slept."),
    "topic": (
        "Berg ran. Berg came. Berg saw it. Berg won. Peter Berg ate. He slept.",
        "Anna Holm met Anna Holm. Anna Holm saw Anna Holm. Anna Holm left Anna Holm. "
        "Anna Holm left Anna Holm. Anna Holm left. "
        "Berg ran. Berg came. Berg saw it. Berg won. Peter Berg ate. He slept.",
    ),
    "quoted": (
        "Peter Berg ate, Anna Holm said. He slept.",
        '"Peter Berg ate," Anna Holm said. He slept.',
    ),
    "unknown": ("Peter Berg came. He slept.", "Quorin Berg came. He slept."),
    "self": ("Peter Berg hurt himself.", "Peter Berg came, and his wife slept."),
}
"""By what tells: a text where it is so, and one where it is not (or, where it tells against, the other way round)."""


def sureness(see, text: str) -> int:
    """Of the last pronoun of the text, per mille."""
    return [m for m in see(text).analysis.mentions if m.form is Form.PRONOUN][-1].score


@needs_good_model
@pytest.mark.parametrize("what", SURER)
def test_what_makes_surer(see, what):
    surer, less = SURER[what]
    assert sureness(see, surer) > sureness(see, less)


def test_every_weight_is_one_of_these():
    assert {*SURER, "between"} == set(salience.WEIGHTS)


def test_of_two_who_was_named_last(see):
    seen = see("Peter Berg came although Martin Lund was ill. He slept.")
    assert seen.words("Martin Lund", Form.PRONOUN) == ["He"]
