"""What a plain text says of itself at its top."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.documents import Metadata
from dossier.ingest.metadata import first_lines, read_metadata, read_top

PROSE = (
    "The police said on Monday that two men were held in Brussels after a raid in the early hours, and that "
    "both would appear before a judge by 14 November 2015 at the latest, officials said in a statement."
)


def top(*lines: str) -> Metadata:
    return read_top(first_lines("\n\n".join((*lines, PROSE, PROSE))))[0]


def notices(*lines: str) -> tuple[str, ...]:
    return read_top(first_lines("\n\n".join((*lines, PROSE, PROSE))))[1]


def test_heading_author_and_date_on_lines_of_their_own() -> None:
    found = top("# After Paris attacks", "Alex Lantier", "18 November 2015")
    assert found == Metadata(title="After Paris attacks", authors=("Alex Lantier",), published="2015-11-18")


def test_a_title_line_with_bars() -> None:
    found = top("West and Russia move to strengthen response | News | DW | 17.11.2015")
    assert found.title == "West and Russia move to strengthen response"
    assert (found.publisher, found.published) == ("DW", "2015-11-17")


def test_front_matter() -> None:
    found = top(
        "---",
        'title: "Raid in Brussels"',
        "By: Jane Doe; John Smith",
        "Date: 17 November 2015, 10:30 GMT",
        "Source: The Daily",
        "URL: https://example.org/raid",
        "Language: en-GB",
        "---",
    )
    assert found == Metadata(
        title="Raid in Brussels",
        publisher="The Daily",
        authors=("Jane Doe", "John Smith"),
        published="2015-11-17T10:30+00:00",
        language="en",
        url="https://example.org/raid",
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("JANE DOE",)),
        ("By Jane Doe and John Smith in Paris", ("Jane Doe", "John Smith")),
        ("By Jane Doe, John Smith and Ann O'Neill, Reuters", ("Jane Doe", "John Smith", "Ann O'Neill")),
        ("By Ursula von der Leyen", ("Ursula von der Leyen",)),
        ("By Tuesday evening the raid was over", ()),
        ("By Monday", ()),
        ("By the River", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert top("Raid in Brussels", line).authors == authors


def test_a_sentence_beside_the_date_is_no_byline() -> None:
    told = "Maria Sandoval, the Foreign Minister of Spain, resigned on Tuesday after an inquiry in Madrid."
    assert top("Minister resigns", "22 May 2019", told).authors == ()
    assert top("Minister resigns", "22 May 2019", "Maria Sandoval in Madrid").authors == ("Maria Sandoval",)


def test_a_byline_with_its_date() -> None:
    for line in (
        "By Jane Doe, November 18, 2015",
        "By Jane Doe | 18 November 2015",
        "Jane Doe · 18 Nov 2015",
    ):
        found = top("Raid in Brussels", line)
        assert (found.authors, found.published) == (("Jane Doe",), "2015-11-18"), line


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("18 November 2015", "2015-11-18"),
        ("Published: 18 November 2015", "2015-11-18"),
        ("Published 18 November 2015", "2015-11-18"),
        ("Posted on Nov 18, 2015 | Updated Nov 20, 2015", "2015-11-18"),
        ("Last updated: 20 November 2015", "2015-11-20"),
        (" date 2015-11-17 French President Francois Hollande (L) escorts a guest.", "2015-11-17"),
        ("Published 18 November 2015 papers show that two men were held.", ""),
        ("The men were held on 14 November 2015.", ""),
        ("On 14 November 2015, two men were held", ""),
        ("14 November 2015 was the day of the raid", ""),
        ("Paris, France, November 15, 2015. REUTERS/Philippe Wojazer", ""),
        ("© 2015 The Daily", ""),
    ],
)
def test_a_date_counts_only_where_it_is_said_to_be_that_of_publication(line: str, published: str) -> None:
    assert top("Raid in Brussels", line).published == published


def test_publication_goes_before_update() -> None:
    found = top("Raid in Brussels", "Updated: 20 November 2015", "Published: 18 November 2015")
    assert found.published == "2015-11-18"


def test_slashes_leave_the_date_unknown_with_a_notice() -> None:
    assert top("Raid in Brussels", "Published: 04/05/2015").published == ""
    assert "day first or month first" in notices("Raid in Brussels", "Published: 04/05/2015")[0]
    assert top("Raid in Brussels", "Published: 14/05/2015").published == "2015-05-14"


def test_a_timeline_has_no_publication_date() -> None:
    lines = ("How the raid unfolded", "13 November 2015", "Shots are heard.", "14 November 2015", "A raid.")
    assert top(*lines).published == ""
    assert "Several dates" in notices(*lines)[0]


def test_a_date_after_the_text_has_begun_heads_a_part_of_it() -> None:
    assert top("How the raid unfolded", PROSE, PROSE, "14 November 2015").published == ""


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("France and Russia join forces against IS",), "France and Russia join forces against IS"),
        (("NEWS", "Raid in Brussels"), "Raid in Brussels"),
        (("1. Inhalt", "2. Navigation", "Raid in Brussels"), "Raid in Brussels"),
        (("Home | News | Sport | Weather", "Raid in Brussels"), "Raid in Brussels"),
        (("Raid in Brussels - The Daily", "Raid in Brussels"), "Raid in Brussels"),
        (("Police in Brussels, Belgium, November 14, 2015. REUTERS/Eric Vidal",), ""),
        (("Two men were held in Brussels.",), ""),
        (("and so it went on",), ""),
        ((), ""),
    ],
)
def test_titles(lines: tuple[str, ...], title: str) -> None:
    assert top(*lines).title == title


def test_a_text_of_one_line_has_no_title() -> None:
    assert read_metadata("Hello there")[0] == Metadata()


def test_publishers() -> None:
    assert top("Raid in Brussels - The Daily", "Raid in Brussels").publisher == "The Daily"
    assert top("Raid in Brussels", "PARIS (Reuters) - Two men were held on Monday").publisher == "Reuters"
    assert top("Raid in Brussels", "By Reuters").publisher == "Reuters"
    assert (
        top(*(f"Picture {n}, November 15, 2015. REUTERS/Eric Vidal" for n in range(9))).publisher == "Reuters"
    )
    assert top("Raid in Brussels", "A picture of the raid. REUTERS/Eric Vidal").publisher == ""


def test_language_only_where_the_detector_can_be_sure() -> None:
    assert read_metadata(PROSE * 3)[0].language == "en"
    assert (
        read_metadata("Zwei Männer wurden in Brüssel festgenommen, sagte die Polizei. " * 6)[0].language
        == "de"
    )
    assert read_metadata("Two men")[0].language == ""
    assert read_metadata("12 34 56 " * 100)[0].language == ""


@given(st.lists(st.text(max_size=80), max_size=20))
def test_any_top_can_be_read(lines: list[str]) -> None:
    metadata, said = read_top(first_lines("\n".join(lines)))
    assert "\n" not in metadata.title + metadata.publisher
    assert all(sentence.endswith(".") for sentence in said)
