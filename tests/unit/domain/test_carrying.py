"""Passages of one version of an article are found in another, or it is said that they are not."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.carrying import Carried, Fate, Version

OLD = (
    "Two men were held in Brussels on Monday after a raid, the police said. "
    "The younger of the two men had rented a car in Paris the week before. "
    "Nobody was hurt. A court will decide on Friday whether both stay in custody. Nobody was hurt."
)
NEW = (
    "Update: two men were held in Brussels on Monday after a raid, the police said. A witness was heard. "
    "The younger of the two brothers had rented a grey car in Paris the week before. "
    "Nobody was hurt. The court decides on Friday whether both of them stay in custody. Nobody was hurt."
)


def carried(words: str, new: str = NEW, nth: int = 0) -> tuple[Fate, str]:
    start = -1
    for _ in range(nth + 1):
        start = OLD.index(words, start + 1)
    found = Version(new).carried(OLD, start, start + len(words))
    return found.fate, new[found.start : found.end]


def test_the_same_words_are_kept() -> None:
    assert carried("after a raid, the police said") == (Fate.KEPT, "after a raid, the police said")
    assert carried("raid") == (Fate.KEPT, "raid")


def test_one_of_several_is_told_by_what_stands_around_it() -> None:
    assert carried("Nobody was hurt", nth=1)[0] is Fate.KEPT
    start = Version(NEW).carried(OLD, OLD.rindex("Nobody"), len(OLD)).start
    assert start == NEW.rindex("Nobody")


def test_of_several_with_the_same_surroundings_none_is_chosen() -> None:
    found = Version("He ran. He ran. He ran.").carried("Then he left. He ran. So it was.", 14, 20)
    assert found.fate is Fate.AMBIGUOUS


def test_nearly_the_same_words_have_moved() -> None:
    fate, words = carried("The younger of the two men had rented a car in Paris")
    assert (fate, words) == (Fate.MOVED, "The younger of the two brothers had rented a grey car in Paris")


def test_two_places_that_fit_alike_are_ambiguous() -> None:
    twice = "A man of 40 was held in Liège on Tuesday. It rained. A man of 50 was held in Liège on Tuesday."
    found = Version(twice).carried("A man of 30 was held in Liège on Tuesday.", 0, 41)
    assert found.fate is Fate.AMBIGUOUS
    assert found.second > 750


def test_what_is_no_more_is_lost() -> None:
    assert carried("A court will decide", "Something else was said altogether, about trees.") == (
        Fate.LOST,
        "",
    )
    assert carried("hurt", "Nothing of it.") == (Fate.LOST, "")
    assert Version("").carried(OLD, 0, 10) == Carried(Fate.LOST)


def test_a_word_is_not_found_inside_another() -> None:
    assert Version("He said nothing, the mention apart.").carried("men of the north", 0, 3).fate is Fate.LOST


@given(st.text("ab. ", max_size=60), st.text("ab. ", max_size=60), st.data())
def test_whatever_is_carried_lies_in_the_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = Version(new).carried(old, start, end)
    assert 0 <= found.start <= found.end <= len(new)
    if found.fate is Fate.KEPT:
        assert new[found.start : found.end] == old[start:end]
    assert (found.end > found.start) == (found.fate in (Fate.KEPT, Fate.MOVED))


@given(st.text("abc ", min_size=1, max_size=80).filter(str.strip))
def test_the_same_text_keeps_every_long_passage(text: str) -> None:
    assert Version(text).carried(text, 0, len(text)).fate is Fate.KEPT
