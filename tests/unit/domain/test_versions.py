"""Two versions of one article beside each other."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.versions import Change, Sort, compare, reworded

BEFORE = "Title\n\nPolice arrested five people on Saturday.\n\nNobody was hurt.\nThe end of it all.\n"
AFTER = (
    "Title\n\nPolice arrested seven people on Saturday.\n\nThe end of it all.\nCorrection: seven, not five.\n"
)


def sorts(changes: list[Change]) -> list[str]:
    return [change.sort.value for change in changes]


def test_paragraphs_are_the_same_changed_gone_or_new() -> None:
    changes = compare(BEFORE, AFTER)
    assert sorts(changes) == ["same", "changed", "removed", "same", "added"]
    reworded_one = changes[1]
    assert [(p.text, p.same) for p in reworded_one.old] == [
        ("Police arrested ", True), ("five", False), (" people on Saturday.", True),
    ]  # fmt: skip
    assert [p.text for p in reworded_one.new if not p.same] == ["seven"]
    assert (reworded_one.number, reworded_one.theirs) == (2, 2)
    assert changes[4].number is None


def test_the_same_text_has_no_changes_and_none_has_all() -> None:
    assert set(sorts(compare(BEFORE, BEFORE))) == {"same"}
    assert sorts(compare("", "One.\nTwo.")) == ["added", "added"]
    assert sorts(compare("One.", "")) == ["removed"]


paragraph = st.lists(
    st.sampled_from(["ada", "bob", "met", "in", "paris", "5", "7", "…"]), min_size=1, max_size=8
)
texts = st.lists(paragraph.map(" ".join), max_size=8).map("\n".join)


@given(texts, texts)
def test_each_version_can_be_read_off_the_changes(before: str, after: str) -> None:
    changes = compare(before, after)
    for text, number, span, side in (
        (before, "number", "before", "old"),
        (after, "theirs", "after", "new"),
    ):
        mine = [change for change in changes if getattr(change, number) is not None]
        assert [getattr(change, number) for change in mine] == list(range(1, len(mine) + 1))
        for change in mine:
            place = getattr(change, span)
            assert "".join(piece.text for piece in getattr(change, side)) == text[place.start : place.end]


@given(texts, texts)
def test_what_both_say_is_found_in_both_directions(before: str, after: str) -> None:
    """Of several ways to match paragraphs that repeat, either direction may take its own."""
    old, new = (Counter(filter(None, text.split("\n"))) for text in (before, after))
    for changes in (compare(before, after), compare(after, before)):
        same, changed = (sorts(changes).count(sort) for sort in (Sort.SAME, Sort.CHANGED))
        assert same <= (old & new).total()
        assert same + changed or not old & new


@given(texts)
def test_nothing_is_changed_between_a_text_and_itself(text: str) -> None:
    assert set(sorts(compare(text, text))) <= {Sort.SAME}


@pytest.mark.parametrize(("one", "other"), [("", "x"), ("a b c", "a b c"), ("a, b", "a; b")])
def test_the_pieces_of_a_side_are_its_words(one: str, other: str) -> None:
    old, new = reworded(one, other)
    assert "".join(p.text for p in old) == one
    assert "".join(p.text for p in new) == other
