"""What the columns of a table are called, where the analyst says so."""

import io

import pytest

from dossier.domain.errors import DossierError
from dossier.ingest import columns, members, read
from dossier.ingest.columns import names_of, parse

TABLE = "Überschrift;Wortlaut;Blatt\nDer Titel;Jane Miller kam am Montag nach Leeds.;Die Zeitung\n".encode()


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(columns.SWITCH, "")


def test_what_was_said_comes_before_what_is_known() -> None:
    columns.choose("text=Full story; title=Kicker, title=Head_Line")
    assert names_of("text")[0] == "fullstory"
    assert names_of("title")[:3] == ("kicker", "headline", "title")
    columns.choose("")
    assert names_of("text")[0] == "text"


@pytest.mark.parametrize("said", ["text", "txt=Words", "text=", "=Words", "text=?!"])
def test_what_says_nothing_of_a_column_is_refused(said: str) -> None:
    with pytest.raises(DossierError, match="does not say what a column is"):
        parse(said)


def test_a_table_is_read_by_the_names_that_were_given() -> None:
    (refused,) = members(io.BytesIO(TABLE), "table.csv")
    assert "after --columns" in refused.problem
    columns.choose("text=Wortlaut, title=Überschrift, publisher=Blatt")
    (member,) = members(io.BytesIO(TABLE), "table.csv")
    document = read(member.content, member.name)
    assert document.text == "Jane Miller kam am Montag nach Leeds."
    assert (document.metadata.title, document.metadata.publisher) == ("Der Titel", "Die Zeitung")
