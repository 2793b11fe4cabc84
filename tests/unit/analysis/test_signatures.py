"""Names in credits, bylines and datelines: who took the picture, who wrote it, where, for whom."""

import pytest

from dossier.domain.analysis import EntityKind, Role
from dossier.domain.documents import Metadata

STORY = "\n\nAngela Merkel met the ministers in Berlin on Monday, and they agreed on a new plan for the railways.\n"

CREDITS = [
    ("Angela Merkel arrives in Berlin. REUTERS/Peter Berg" + STORY, {"Peter Berg"}, {"REUTERS"}),
    ("Angela Merkel arrives in Berlin. Peter Berg/Pool via REUTERS" + STORY, {"Peter Berg"}, {"REUTERS"}),
    ("Angela Merkel arrives in Berlin. Peter Berg/Handout via REUTERS" + STORY, {"Peter Berg"}, {"REUTERS"}),
    ("(Photo by Peter Berg/AFP)" + STORY, {"Peter Berg"}, {"AFP"}),
]


def by_role(see, text: str, role: Role, metadata: Metadata | None = None) -> set[str]:
    return {
        c.name for c in see(text, metadata).analysis.chains if c.role is role and c.kind is EntityKind.PERSON
    }


@pytest.mark.parametrize(("text", "people", "agencies"), CREDITS)
def test_who_took_the_picture_and_for_whom(see, text, people, agencies):
    seen = see(text)
    assert by_role(see, text, Role.CREDIT) == people
    assert agencies <= {name.upper() for name in seen.names(EntityKind.ORGANISATION)}
    assert not {"pool", "handout"} & {chain.name.lower() for chain in seen.analysis.chains}


BYLINES = [
    ("By Peter Berg" + STORY, {"Peter Berg"}),
    ("By Peter Berg and Anna Holm" + STORY, {"Peter Berg", "Anna Holm"}),
    ("By Peter Berg in Paris" + STORY, {"Peter Berg"}),
    ("By Juan de la Torre" + STORY, {"Juan de la Torre"}),
]


@pytest.mark.parametrize(("text", "people"), BYLINES)
def test_who_wrote_it(see, text, people):
    assert by_role(see, text, Role.BYLINE) == people


def test_the_author_of_the_metadata_is_found_at_the_end(see):
    text = STORY.strip() + "\n\nPeter Berg reported from Paris for this newspaper.\n"
    assert by_role(see, text, Role.BYLINE, Metadata(language="en", authors=("Peter Berg",))) == {"Peter Berg"}


DATELINES = [
    (
        "BERLIN, Nov 17 (Reuters) - Angela Merkel met the ministers of her party in Paris to talk of railways.",
        {"BERLIN"},
        "Reuters",
    ),
    (
        "LIMA/BUENOS AIRES, Nov 17 (Reuters) - Angela Merkel met the ministers to talk of all the railways.",
        {"LIMA", "BUENOS AIRES"},
        "Reuters",
    ),
    (
        "OSLO (AP) — Angela Merkel met the ministers of her party in Paris to talk of railways.",
        {"OSLO"},
        "AP",
    ),
]


@pytest.mark.parametrize(("text", "places", "agency"), DATELINES)
def test_where_it_was_written_and_for_whom(see, text, places, agency):
    seen = see(text)
    named = {text[m.start : m.end] for m in seen.analysis.mentions if m.rule == "dateline"}
    assert named == places
    assert agency in seen.names(EntityKind.ORGANISATION) | {
        text[m.start : m.end] for m in seen.analysis.mentions if m.rule == "credit"
    }
