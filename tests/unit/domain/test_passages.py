"""Passages never lie: spans, their words, and the two units in which they are counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.citations import Citation
from dossier.domain.passages import Span, Utf16Map, holds, page_at, paragraphs, passage

texts = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("😀𝔸👩\n é")), max_size=60
)


@given(texts)
def test_utf16_offsets_go_there_and_back(text: str) -> None:
    units = Utf16Map(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.to_utf16(point) == unit
        assert units.to_points(unit) == point


def test_an_offset_inside_a_surrogate_pair_counts_as_its_start() -> None:
    assert Utf16Map("a😀b").to_points(2) == 1


@given(texts, st.data())
def test_a_passage_quotes_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quoted = passage("s", text, start, end)
    assert quoted.exact == text[start:end]
    assert text[: quoted.start].endswith(quoted.prefix)
    assert text[quoted.end :].startswith(quoted.suffix)
    assert holds(quoted, text)


def test_a_passage_of_a_changed_text_no_longer_holds() -> None:
    quoted = passage("s", "He drove back to Belgium.", 3, 8)
    assert not holds(quoted, "He walked back to Belgium.")
    assert not holds(quoted, "He")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 6)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        passage("s", "words", start, end)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))


@given(texts)
def test_paragraphs_are_the_lines_that_are_not_blank(text: str) -> None:
    spans = paragraphs(text)
    assert [text[s.start : s.end] for s in spans] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


def test_pages_are_found_by_where_they_begin() -> None:
    assert [page_at((0, 10, 10, 20), offset) for offset in (0, 9, 10, 25)] == [1, 1, 3, 4]
    assert page_at((), 5) == 0
    cited = Citation("s", "a.pdf", "", "", "", 0, 3, 7, "abc", page=2)
    assert (cited.place, replace(cited, page=0).place) == ("p. 2, ¶7", "¶7")
