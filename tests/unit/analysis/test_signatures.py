"""Names in credits, bylines and datelines: who took the picture, who wrote it, where, for whom."""

import pytest

from dossier.analysis.reading import Reading
from dossier.analysis.signatures import signed
from dossier.analysis.tokens import Tokens
from dossier.domain.analysis import Boilerplate, EntityKind, Role
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
    text = (
        STORY.strip()
        + " The trains were late again." * 30
        + "\n\nPeter Berg reported from Paris for this newspaper.\n"
    )
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


SIGNED = [
    ("credit", "REUTERS/Peter Berg/Pool", ["REUTERS", "Peter Berg"]),
    ("credit", "Peter Berg/Handout via REUTERS", ["Peter Berg", "REUTERS"]),
    ("byline", "By Peter Berg in Sankt Holm", ["Peter Berg"]),
    ("dateline", "LIMA/OSLO, Nov 17 (Reuters) - ", ["LIMA", "OSLO", "Reuters"]),
    ("caption", "Peter Berg arrives", []),
]


@pytest.mark.parametrize(("kind", "text", "names"), SIGNED)
def test_who_signs(kind, text, names):
    """Neither a pool nor a handout is anybody, and a town is no author."""
    span = Boilerplate(0, len(text), kind)
    reading = Reading(text, Tokens(), Metadata(language="en"), lambda token: token.lower_, boilerplate=[span])
    assert [text[c.start : c.end] for c in signed(reading)] == names
