"""The four sample articles, whose tops are what real files look like."""

from pathlib import Path

import pytest

from dossier.domain.documents import Document, Metadata
from dossier.ingest import read

SEEDS = Path(__file__).parents[3] / "seeds"
SIDECAR = b'{"publisher": "Middle East Eye", "published": "2015-11-17"}'


def seed(number: str, sidecar: bytes | None = None) -> Document:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return read(path.read_bytes(), path.name, sidecar, f"{path.stem}.json")


def test_000_bears_no_date_until_its_sidecar_gives_it() -> None:
    title = "France and Russia join forces against IS"
    assert seed("000").metadata == Metadata(title=title, language="en")
    document = seed("000", SIDECAR)
    assert document.metadata == Metadata(
        title=title, publisher="Middle East Eye", published="2015-11-17", language="en"
    )
    assert document.sidecar == ("publisher", "published")


def test_001_begins_with_a_caption() -> None:
    assert seed("001").metadata == Metadata(publisher="Reuters", published="2015-11-17", language="en")


def test_002_has_it_all_in_a_title_line() -> None:
    assert seed("002").metadata == Metadata(
        title="West and Russia move to eschew differences and strengthen Syria response",
        publisher="DW",
        published="2015-11-17",
        language="en",
    )


def test_003_has_it_on_lines_of_their_own() -> None:
    assert seed("003").metadata == Metadata(
        title="After Paris attacks, NATO powers press for military escalation in Syria",
        authors=("Alex Lantier",),
        published="2015-11-18",
        language="en",
    )


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_their_text_is_the_file(number: str) -> None:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    document = seed(number)
    assert document.text == path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    assert (document.encoding, document.undecodable, document.notices) == ("utf-8", 0, ())
