import pytest

from dossier.domain.analysis import Role
from dossier.domain.views import Citation, Progress
from dossier.gui import phrases
from dossier.gui.passage_hints import in_context, plain

CITED = Citation("ab" * 32, "3.txt", "The hunt", "Reuters", "2015-11-14T09:00", 4, 9, 31, "drove\n  away")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2015-11-14", "14 Nov 2015"),
        ("2015-11-16TNI", "16 Nov 2015, night"),
        ("2015-11-14T05:00", "14 Nov 2015, 05:00"),
        ("2013-08", "Aug 2013"),
        ("2015-W46", "9 Nov 2015 – 15 Nov 2015"),
        ("2015-W46-WE", "14 Nov 2015 – 15 Nov 2015"),
        ("2015-Q4", "4th quarter 2015"),
        ("199", "the 1990s"),
        ("2009-SP", "spring 2009"),
        ("2015", "2015"),
        ("PT48H", "PT48H"),
        ("", ""),
        (None, ""),
    ],
)
def test_dates_are_put_as_people_write_them(value: str | None, words: str) -> None:
    assert phrases.when(value) == words


@pytest.mark.parametrize(
    ("value", "vague", "words"),
    [
        ("2012", "before", "before 2012"),
        ("2014", "late", "late 2014"),
        ("2015-11-14", "about", "about 14 Nov 2015"),
        ("198", "early", "the early 1980s"),
    ],
)
def test_a_vague_date_does_not_look_exact(value: str, vague: str, words: str) -> None:
    assert phrases.when(value, vague) == words


def test_a_chip_says_who_where_and_when() -> None:
    assert phrases.chip(CITED) == "Reuters · ¶31 · 14 Nov 2015"


def test_words_with_citation_can_be_found_by_anybody() -> None:
    copied = phrases.with_citation(CITED)
    assert copied.startswith("“drove away” (Reuters, “The hunt”, ")
    for part in ("¶31", "[4–9]", "3.txt", "sha256:" + "ab" * 32):
        assert part in copied


def test_hostile_words_are_never_markup_in_a_hint() -> None:
    text = "so <img src='http://x/'> she <b>drove</b> off"
    cited = Citation("s", "f", "<script>", "P", "", 3, 25, 1, text[3:25])
    for hint in (in_context(cited, text), plain(text)):
        assert "<img" not in hint
        assert "<script>" not in hint
    assert plain("") == ""


def test_context_stands_around_the_passage() -> None:
    text = "a" * 500 + "HERE" + "b" * 500
    hint = in_context(Citation("s", "f", "", "", "", 500, 504, 1, "HERE"), text)
    assert "<b>HERE</b>" in hint
    assert hint.count("…") == 2
    assert hint.count("a") < 300


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "Reading articles"),
        (Progress("reading", 3, 120, 125.0), "Reading · 3 of 120 · 2 min left"),
        (Progress("reading", 3, 120, 12.0), "Reading · 3 of 120 · 12 s left"),
        (Progress("reading", 3, 0), "Reading"),
    ],
)
def test_progress_says_how_far_and_how_long(progress: Progress | None, words: str) -> None:
    assert phrases.progress_line("Reading articles", progress) == words


def test_who_is_in_no_story_is_said_to_be_apart() -> None:
    assert [phrases.apart(role) for role in Role] == ["", "only in bylines", "only in photo credits"]
