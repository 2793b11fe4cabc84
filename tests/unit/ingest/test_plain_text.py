"""Plain text: the canonical text is the decoded file itself."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.ingest import read
from dossier.ingest.plain_text import canonical

CLEAN = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1)


def test_only_the_mark_and_the_line_ends_change() -> None:
    document = read(b"\xef\xbb\xbf  leading\tblanks \r\n\r\nand\rlone returns \r\n", "a.txt")
    assert document.text == "  leading\tblanks \n\nand\nlone returns \n"
    assert (document.media_type, document.reader, document.encoding) == ("text/plain", "plain-text", "utf-8")
    assert document.notices == ()


@given(CLEAN)
def test_a_clean_text_comes_back_as_it_is(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff") and not text.lstrip().startswith(("<", "{\\rtf", "PK")):
        assert read(text.encode(), "a.txt").text == text


@given(st.text(), st.sampled_from(["\n", "\r", "\r\n"]))
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    unix = canonical(text)
    assert canonical(unix.replace("\n", end)) == unix


def test_markup_inside_a_text_does_not_make_it_a_page() -> None:
    text = "He wrote <html> and <p>tags</p>; it was a text."
    assert read(text.encode(), "a.txt").text == text
    assert read(b"No tags at all, whatever the name says.", "a.html").media_type == "text/plain"
