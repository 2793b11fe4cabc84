import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from dossier.gui import text_map
from dossier.gui.text_map import LONGEST_LINE, TextMap

EMOJI = "😀 a 🇫🇷 b\n𝔖x"


@pytest.mark.parametrize(
    ("point", "position"), [(0, 0), (1, 2), (2, 3), (4, 5), (5, 7), (6, 9), (9, 12), (10, 14)]
)
def test_letters_beyond_the_basic_plane_count_twice_in_qt(point: int, position: int) -> None:
    text = TextMap(EMOJI)
    assert (text.to_qt(point), text.end_to_qt(point)) == (position, position)
    assert text.to_point(position) == point


def test_shown_text_is_the_text_where_nothing_is_special() -> None:
    assert TextMap(EMOJI).shown == EMOJI


def test_a_very_long_line_is_broken_only_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_map, "LONGEST_LINE", 10)
    text = TextMap("aaaa bbbb cccc dddd\nshort")
    assert text.shown == "aaaa bbbb \ncccc dddd\nshort"
    start, end = text.text.index("cccc"), text.text.index("cccc") + 4
    assert text.shown[text.to_qt(start) : text.end_to_qt(end)] == "cccc"
    assert text.end_to_qt(10) == 10  # the end of what comes before the break stays before it


def test_a_long_line_without_blanks_is_broken_all_the_same() -> None:
    shown = TextMap("x" * (LONGEST_LINE * 2 + 5)).shown
    assert [len(line) for line in shown.split("\n")] == [LONGEST_LINE, LONGEST_LINE, 5]


@given(st.text(alphabet=st.sampled_from("ab \n😀𝔖é\r\u2028\u2029\0\ufdd0"), max_size=60))
def test_qt_takes_every_character_for_one_and_offsets_go_there_and_back(text: str) -> None:
    mapped = TextMap(text)
    document = QTextDocument()
    document.setPlainText(mapped.shown)
    assert document.characterCount() - 1 == mapped.to_qt(len(text))
    assert document.toPlainText() == mapped.shown
    assert [mapped.to_point(mapped.to_qt(point)) for point in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(st.text(alphabet=st.sampled_from("ab 😀\n"), max_size=80), st.integers(2, 9))
def test_offsets_stay_exact_when_lines_are_broken(text: str, longest: int) -> None:
    before, text_map.LONGEST_LINE = text_map.LONGEST_LINE, longest
    try:
        mapped = TextMap(text)
    finally:
        text_map.LONGEST_LINE = before
    units = mapped.shown.encode("utf-16-le")
    for point, letter in enumerate(text):
        at, end = mapped.to_qt(point), mapped.end_to_qt(point + 1)
        assert units[2 * at : 2 * end].decode("utf-16-le") == letter
        assert mapped.to_point(at) == point
