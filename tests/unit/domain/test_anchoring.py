"""A passage is found again where it stands now, or it is said that it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.anchoring import Fate, Found, Searched, Wanted
from dossier.domain.passages import Span, passage

TEXT = (
    "Police raided a flat in the north of the city on Monday.\n"
    "Two men were arrested near the station, a spokesman said.\n"
    "On Tuesday two men were arrested in the south.\n"
)


def find(wanted: Wanted, text: str) -> Found:
    return Searched(text).find(wanted)


def wanted(words: str, text: str = TEXT) -> Wanted:
    at = passage("s", text, start := text.index(words), start + len(words))
    return Wanted(at.exact, at.prefix, at.suffix, at.start)


def test_in_the_same_text_it_is_kept() -> None:
    found = find(wanted("arrested near the station"), TEXT)
    assert (found.fate, found.alike) == (Fate.KEPT, 1000)
    start = TEXT.index("arrested near")
    assert found.span == Span(start, start + len("arrested near the station"))


def test_words_that_stand_elsewhere_are_found_there() -> None:
    later = "A paragraph that is new.\n" + TEXT
    found = find(wanted("raided a flat"), later)
    assert found.fate is Fate.KEPT
    assert found.span is not None
    assert later[found.span.start : found.span.end] == "raided a flat"


def test_of_two_places_the_one_with_the_same_surroundings_is_meant() -> None:
    later = TEXT.replace("Two men", "Later two men").replace("Police", "The police")
    second = Wanted("two men were arrested", "On Tuesday ", " in the south", None)
    found = find(second, later)
    assert found.fate is Fate.KEPT
    assert found.span is not None
    assert found.span.start == later.index("On Tuesday") + len("On Tuesday ")


def test_what_may_be_either_of_two_places_is_ambiguous() -> None:
    assert find(Wanted("were arrested"), TEXT).fate is Fate.AMBIGUOUS


def test_a_corrected_word_is_found_by_likeness_and_ends_where_its_words_end() -> None:
    later = TEXT.replace("a spokesman said", "a spokeswoman said").replace("near the", "close to the")
    found = find(wanted("Two men were arrested near the station, a spokesman said"), later)
    assert found.fate is Fate.MOVED
    assert found.span is not None
    assert later[found.span.start : found.span.end] == (
        "Two men were arrested close to the station, a spokeswoman said"
    )
    assert 750 <= found.alike < 1000


@pytest.mark.parametrize("words", ["Nobody was ever heard to say such a thing", "", "  \n "])
def test_what_is_not_there_is_lost(words: str) -> None:
    assert find(Wanted(words), TEXT).fate is Fate.LOST


def test_a_rewritten_sentence_is_lost_rather_than_guessed() -> None:
    later = TEXT.replace("Two men were arrested near the station, a spokesman said.", "Nothing came of it.")
    assert find(wanted("Two men were arrested near the station, a spokesman said"), later).fate in (
        Fate.LOST,
        Fate.AMBIGUOUS,
    )


@given(st.text(max_size=200), st.data())
def test_every_passage_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = passage("s", text, start, end)
    found = find(Wanted(at.exact, at.prefix, at.suffix, start), text)
    if at.exact.strip():
        assert found.fate is Fate.KEPT
        assert found.span == Span(start, end)
    else:
        assert found.fate is Fate.LOST


@given(st.text(max_size=60), st.text(max_size=300), st.text(max_size=20))
def test_whatever_is_found_lies_in_the_text(words: str, text: str, prefix: str) -> None:
    found = find(Wanted(words, prefix), text)
    assert (found.span is None) == (found.fate in (Fate.LOST, Fate.AMBIGUOUS))
    if found.span is not None:
        assert found.span.end <= len(text)
        assert found.span.start < found.span.end


# ------------------------------------------------------------ versions of an article

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


def carried_over(old: str, start: int, end: int, new: str) -> Found:
    return find(Wanted.of(old, start, end), new)


def carried(words: str, new: str = NEW, nth: int = 0) -> tuple[Fate, str]:
    start = -1
    for _ in range(nth + 1):
        start = OLD.index(words, start + 1)
    found = carried_over(OLD, start, start + len(words), new)
    return found.fate, new[found.span.start : found.span.end] if found.span else ""


def test_the_same_words_are_kept() -> None:
    assert carried("after a raid, the police said") == (Fate.KEPT, "after a raid, the police said")
    assert carried("raid") == (Fate.KEPT, "raid")


def test_one_of_several_is_told_by_what_stands_around_it() -> None:
    assert carried("Nobody was hurt", nth=1)[0] is Fate.KEPT
    found = carried_over(OLD, OLD.rindex("Nobody"), len(OLD), NEW)
    assert found.span is not None
    assert found.span.start == NEW.rindex("Nobody")


def test_of_several_with_the_same_surroundings_none_is_chosen() -> None:
    found = carried_over("Then he left. He ran. So it was.", 14, 20, "He ran. He ran. He ran.")
    assert found.fate is Fate.AMBIGUOUS


def test_nearly_the_same_words_have_moved() -> None:
    fate, words = carried("The younger of the two men had rented a car in Paris")
    assert (fate, words) == (Fate.MOVED, "The younger of the two brothers had rented a grey car in Paris")


def test_two_places_that_fit_alike_are_ambiguous() -> None:
    twice = "A man of 40 was held in Liège on Tuesday. It rained. A man of 50 was held in Liège on Tuesday."
    found = carried_over("A man of 30 was held in Liège on Tuesday.", 0, 41, twice)
    assert found.fate is Fate.AMBIGUOUS
    assert found.second > 750


def test_what_is_no_more_is_lost() -> None:
    assert carried("A court will decide", "Something else was said altogether, about trees.") == (
        Fate.LOST,
        "",
    )
    assert carried("hurt", "Nothing of it.") == (Fate.LOST, "")
    assert carried_over(OLD, 0, 10, "") == Found(Fate.LOST)


def test_a_word_is_not_found_inside_another() -> None:
    assert carried_over("men of the north", 0, 3, "He said nothing, the mention apart.").fate is Fate.LOST


@given(st.text("ab. ", max_size=60), st.text("ab. ", max_size=60), st.data())
def test_whatever_is_carried_lies_in_the_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = carried_over(old, start, end, new)
    assert (found.span is not None) == (found.fate in (Fate.KEPT, Fate.MOVED))
    if found.span is not None:
        assert found.span.start < found.span.end <= len(new)
        if found.fate is Fate.KEPT:
            assert new[found.span.start : found.span.end] == old[start:end]


@given(st.text("abc ", min_size=1, max_size=80).filter(str.strip))
def test_the_same_text_keeps_every_long_passage(text: str) -> None:
    assert carried_over(text, 0, len(text), text).fate is Fate.KEPT
