"""The lists of words that tell of acts."""

from dossier.analysis.acts import ACTS
from dossier.analysis.happenings import NOUNS


def test_an_act_is_in_no_class_of_happenings() -> None:
    assert not ACTS & NOUNS.keys()
