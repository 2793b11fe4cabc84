"""A passage is found again where it stands now, or it is said that it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.anchoring import How, Wanted, find
from dossier.domain.passages import Span, passage

TEXT = (
    "Police raided a flat in the north of the city on Monday.\n"
    "Two men were arrested near the station, a spokesman said.\n"
    "On Tuesday two men were arrested in the south.\n"
)


def wanted(words: str, text: str = TEXT) -> Wanted:
    at = passage("s", text, start := text.index(words), start + len(words))
    return Wanted(at.exact, at.prefix, at.suffix, at.start)


def test_in_the_same_text_it_is_kept() -> None:
    found = find(wanted("arrested near the station"), TEXT)
    assert (found.how, found.likeness) == (How.KEPT, 1000)
    start = TEXT.index("arrested near")
    assert found.span == Span(start, start + len("arrested near the station"))


def test_words_that_stand_elsewhere_have_moved() -> None:
    later = "A paragraph that is new.\n" + TEXT
    found = find(wanted("raided a flat"), later)
    assert found.how is How.MOVED
    assert found.span is not None
    assert later[found.span.start : found.span.end] == "raided a flat"


def test_of_two_places_the_one_with_the_same_surroundings_is_meant() -> None:
    later = TEXT.replace("Two men", "Later two men").replace("Police", "The police")
    second = Wanted("two men were arrested", "On Tuesday ", " in the south", None)
    found = find(second, later)
    assert found.how is How.MOVED
    assert found.span is not None
    assert found.span.start == later.index("On Tuesday") + len("On Tuesday ")


def test_what_may_be_either_of_two_places_is_ambiguous() -> None:
    assert find(Wanted("were arrested"), TEXT).how is How.AMBIGUOUS


def test_a_corrected_word_is_found_by_likeness_and_ends_where_its_words_end() -> None:
    later = TEXT.replace("a spokesman said", "a spokeswoman said").replace("near the", "close to the")
    found = find(wanted("Two men were arrested near the station, a spokesman said"), later)
    assert found.how is How.MOVED
    assert found.span is not None
    assert later[found.span.start : found.span.end] == (
        "Two men were arrested close to the station, a spokeswoman said"
    )
    assert 750 <= found.likeness < 1000


@pytest.mark.parametrize("words", ["Nobody was ever heard to say such a thing", "", "  \n "])
def test_what_is_not_there_is_lost(words: str) -> None:
    assert find(Wanted(words), TEXT).how is How.LOST


def test_a_rewritten_sentence_is_lost_rather_than_guessed() -> None:
    later = TEXT.replace("Two men were arrested near the station, a spokesman said.", "Nothing came of it.")
    assert find(wanted("Two men were arrested near the station, a spokesman said"), later).how in (
        How.LOST,
        How.AMBIGUOUS,
    )


@given(st.text(max_size=200), st.data())
def test_every_passage_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = passage("s", text, start, end)
    found = find(Wanted(at.exact, at.prefix, at.suffix, start), text)
    if at.exact.strip():
        assert found.how is How.KEPT
        assert found.span == Span(start, end)
    else:
        assert found.how is How.LOST


@given(st.text(max_size=60), st.text(max_size=300), st.text(max_size=20))
def test_whatever_is_found_lies_in_the_text(words: str, text: str, prefix: str) -> None:
    found = find(Wanted(words, prefix), text)
    assert (found.span is None) == (found.how in (How.LOST, How.AMBIGUOUS))
    if found.span is not None:
        assert found.span.end <= len(text)
        assert found.span.start < found.span.end
