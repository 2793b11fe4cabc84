"""Boilerplate by lines and typography; no model."""

from itertools import pairwise

import pytest

from dossier.analysis.boilerplate import scan

STORY = (
    "The mayor of the harbour town opened the new bridge on Monday and thanked the engineers who had worked "
    "on it for six years, through two floods and one bankruptcy."
)


def found(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in scan(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Bridge opens at last | News | Harbour Daily | 03.04.2019", "metadata"),
        ("3 April 2019", "metadata"),
        ("By Jane Miller and Tom Reed", "byline"),
        ("Share", "navigation"),
        ("Sign up for our morning briefing and never miss a story", "pitch"),
        ("New Harbour newsletter: Tides and Ties", "pitch"),
    ],
)
def test_whole_lines(line: str, kind: str) -> None:
    assert found(f"{line}\n\n{STORY}") == [(kind, line)]


def test_story_is_left_alone() -> None:
    assert found(f"Bridge opens\n\n{STORY}\n\nHARBOUR JOYS\n\n{STORY}") == []


def test_leading_date_is_metadata_and_the_caption_goes_on() -> None:
    text = " date 2019-04-03 The mayor cuts a ribbon. REUTERS/Jane Miller"
    assert found(text) == [
        ("metadata", " date 2019-04-03 "),
        ("caption", "The mayor cuts a ribbon."),
        ("credit", "REUTERS/Jane Miller"),
    ]


def test_notice_in_capitals_glued_to_a_credit() -> None:
    text = (
        "A ship. REUTERS/Coast Guard/Handout via ReutersATTENTION EDITORS - THIS PICTURE WAS PROVIDED BY A "
        "THIRD PARTY. FOR EDITORIAL USE ONLY."
    )
    assert [kind for kind, _ in found(text)] == ["caption", "credit", "notice"]
    assert found(text)[2][1].startswith("ATTENTION EDITORS")


def test_navigation_needs_three_items_that_are_no_sentences() -> None:
    menu = "1. Home\n2. Sport\n3. Weather"
    assert [kind for kind, _ in found(f"{menu}\n\n{STORY}")] == ["navigation"] * 3
    steps = "1. The bridge was drawn.\n2. It was built.\n3. It opened."
    assert found(f"{steps}\n\n{STORY}") == []


def test_closing_byline_and_sign_off() -> None:
    closing = "(Additional reporting by Ann Lee in Oslo; Editing by Max Brown)"
    assert found(f"{STORY}\n\n{STORY}\n\n{closing}") == [("byline", closing)]
    assert found(f"{STORY}\n\n{STORY}\n\nab/cd (AFP, dpa)") == [("byline", "ab/cd (AFP, dpa)")]


def test_dateline_by_agency_and_glued() -> None:
    assert found(f"OSLO (Reuters) - {STORY}") == [("dateline", "OSLO (Reuters) - ")]
    assert found(f"OSLO {STORY} It rained in Oslo.") == [("dateline", "OSLO ")]
    assert found(f"NATO Generals met. {STORY}") == []


def test_name_line_beside_a_date_line_is_a_byline() -> None:
    text = f"Bridge opens at last\n\nJane Miller\n\n3 April 2019\n\n{STORY}"
    assert found(text) == [("byline", "Jane Miller"), ("metadata", "3 April 2019")]


def test_links_end_with_running_text() -> None:
    text = f"{STORY}\n\n{STORY}\n\n{STORY}\n\nRelated articles\nFerry lines cut\nTolls to rise\n\n{STORY}"
    assert [kind for kind, _ in found(text)] == ["links"] * 3


def test_spans_are_sorted_and_apart() -> None:
    text = f"Share\n{STORY}\nA boat. Photo: Jane Miller\n\nSubscribe now\n(Reporting by Al Bo)"
    spans = scan(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("March 5, 2020 / 2:14 PM / Updated 3 hours ago", "metadata"),
        ("OSLO 1996-11-30", "dateline"),
        ("Slideshow (5 images)", "navigation"),
        ("(Graphic: Tides of the harbour - here)", "pitch"),
        ("For more news, click here", "pitch"),
        ("(Adds details, background)", "notice"),
        ("-- Oslo newsroom ( 47 ) 2843 6368", "notice"),
        ("Our Standards: The Harbour Daily Trust Principles.", "notice"),
        ("This story corrects the spelling of the mayor's name.", "notice"),
        ("FILE PHOTO: The harbour in winter, March 3, 2019.", "caption"),
        ("Pool via REUTERS", "credit"),
    ],
)
def test_lines_of_agencies(line: str, kind: str) -> None:
    assert found(f"{line}\n\n{STORY}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "For more than a decade the town has asked for a wall against the sea.",
        "The newsroom of the Harbour Daily moved in 2019.",
        "Updates to the harbour plan were published on Monday by the town.",
        "1. Jane Miller (Norway) 12.71\n2. Anna Holm (Sweden) 12.74\n3. Eva Berg (Chile) 12.92",
    ],
)
def test_lines_that_look_like_boilerplate_and_are_none(line: str) -> None:
    assert found(f"{STORY}\n\n{line}\n\n{STORY}") == []


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO/NEW DELHI, Nov 17 (Reuters) - ",
        "BENGALURU, March 5 (Reuters) - ",
        "WASHINGTON (AP) — ",
        "(CNN) — ",
        "(Reuters) - ",
    ],
)
def test_datelines_of_agencies(dateline: str) -> None:
    assert found(dateline + STORY) == [("dateline", dateline)]


def test_a_second_report_has_its_dateline_too() -> None:
    text = f"OSLO (Reuters) - {STORY}\n\nBERGEN (Reuters) - {STORY}"
    assert [words for _, words in found(text)] == ["OSLO (Reuters) - ", "BERGEN (Reuters) - "]


def test_a_name_above_a_dateline_is_the_author() -> None:
    text = f"Bridge opens at last\nJane Miller\nOSLO 1996-08-27\n{STORY}"
    assert found(text) == [("byline", "Jane Miller"), ("dateline", "OSLO 1996-08-27")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Follow Harbour Sport on Facebook, X and Instagram.", "pitch"),
        ("Follow our coverage of the sea at https://example.org/sea", "pitch"),
        ("Have you been affected by the flood? Email us at sea@example.org.", "pitch"),
        ("If you have a tip, write to Jane Miller at tips@example.org.", "pitch"),
        ("Enter your email address", "pitch"),
        ("Image source, Getty Images", "credit"),
        ("Image caption, The mayor cuts a ribbon at the harbour", "caption"),
        ("Privacy notice: newsletters may contain offers of others.", "notice"),
        ("This is a developing story. Please check back for more.", "notice"),
        ("The views expressed in this article are the author's own.", "notice"),
        ("The Harbour Daily is not responsible for the content of external sites.", "notice"),
        ("Source: Harbour Daily and news agencies", "notice"),
        ("Editing by: Jane Miller", "byline"),
        ("Wed 3 Apr 2019 08.11 BST", "metadata"),
    ],
)
def test_lines_of_pages(line: str, kind: str) -> None:
    assert found(f"Bridge opens\n\nIt was a great day.\n\n{line}\n\n{STORY}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the river to the sea, and the town on the left is Harbour.",
        "If you have four cats, the mayor said, keep them in.",
        "Privacy notice boards were put up in the harbour on Monday.",
        "The views expressed by the mayor drew anger in the council.",
        "We use the bridge every day, Jane Miller said.",
        "Watch committees were set up in the harbour on Monday.",
    ],
)
def test_lines_that_look_like_those_of_pages_and_are_none(line: str) -> None:
    assert found(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_caption_before_a_credit_in_brackets() -> None:
    text = "The mayor cuts a ribbon [Jane Miller/AFP]"
    assert found(text) == [("caption", "The mayor cuts a ribbon"), ("credit", "Jane Miller/AFP")]


def test_below_an_agency_alone_stands_the_caption() -> None:
    caption = "The mayor cut a ribbon on Monday evening"
    assert found(f"Bridge opens\n\nGetty Images\n{caption}\n\n{STORY}") == [
        ("credit", "Getty Images"),
        ("caption", caption),
    ]
    assert found(f"Bridge opens\n\nGetty Images\n{STORY}") == [("credit", "Getty Images")]
    assert found(f"Reuters\nMayor of the harbour town opens bridge\n\n{STORY}") == []


def test_the_author_above_a_desk() -> None:
    text = f"Bridge opens at last\n\nJane Miller\nBBC News, Harbour\n\n{STORY}"
    assert found(text) == [("byline", "Jane Miller"), ("metadata", "BBC News, Harbour")]
    text = f"Bridge opens at last\n\nJane Miller and Tom Reed in Oslo\nWed 3 Apr 2019 08.11 BST\n\n{STORY}"
    assert found(text)[0] == ("byline", "Jane Miller and Tom Reed in Oslo")


def test_what_is_told_of_an_author_is_no_story() -> None:
    life = "Jane covers the sea for the Harbour Daily. She has reported from Oslo."
    closing = (
        f"{STORY}\n\n{STORY}\n\n{STORY}\n\n(Reporting by Jane Miller)\n\nJane Miller\nThomson Reuters\n{life}"
    )
    assert found(closing)[1:] == [("byline", "Jane Miller"), ("notice", "Thomson Reuters"), ("notice", life)]
    assert found(f"{STORY}\n\n{STORY}\n\n{STORY}\n\n{STORY}\n\nJane Miller is a reporter in Oslo.") == []


def test_a_list_in_the_middle_of_an_article_ends_where_it_says() -> None:
    text = f"{STORY}\n\n{STORY}\n\n{STORY}\n\nKeep reading\nlist of 2 items\nTolls to rise\nend of list\nA short line"
    assert [words for _, words in found(text)] == [
        "Keep reading",
        "list of 2 items",
        "Tolls to rise",
        "end of list",
    ]


def test_a_dateline_of_city_and_country() -> None:
    assert found(f"Oslo, Norway – {STORY}") == [("dateline", "Oslo, Norway – ")]
