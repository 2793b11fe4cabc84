"""What others did since one looked last: by whom, how much, and in words where it was one act."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier.app.workspace import Workspace
from dossier.domain import commands as c
from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Status
from dossier.domain.views import News


@pytest.fixture
def ada(tmp_path: Path) -> Iterator[Workspace]:
    with closing(Workspace.create(tmp_path / "hunt.dossier", title="The hunt", analyst="Ada")) as workspace:
        workspace.catch_up()
        yield workspace


def news(ada: Workspace, after: int) -> list[News]:
    ada.poll()
    return list(ada.views.news(after, ada.analyst.id))


def test_what_others_did(ada: Workspace) -> None:
    for id in ("person-1", "person-2"):
        ada.do(c.CreateEntity(id, EntityKind.PERSON, f"Name {id}"))
    after = ada.views.counts().entries
    assert news(ada, after) == []
    with closing(Workspace.open(ada.path, analyst="Ben")) as ben:
        ben.do(c.SetEntityStatus(("person-1", "person-2"), Status.CONFIRMED))
        assert news(ada, after) == [News("Ben", 1, "confirmed 2 entities")], "nor that he is called Ben"
        ada.do(c.RenameEntity("person-1", "Maria"))
        assert news(ada, after) == [News("Ben", 1, "confirmed 2 entities")]
        with closing(Workspace.open(ada.path, analyst="Cem")) as cem:
            cem.do(c.RenameEntity("person-1", "Mary"))
            cem.do(c.RenameEntity("person-2", "Hugo"))
        assert news(ada, after) == [News("Cem", 2), News("Ben", 1, "confirmed 2 entities")]
        ben.catch_up()
        assert [each.analyst for each in ben.views.news(after, ben.analyst.id)] == ["Cem", "Ada"]
    assert news(ada, ada.views.counts().entries) == []


def test_what_a_merged_copy_brings_is_news_whenever_it_was_done(ada: Workspace, tmp_path: Path) -> None:
    ada.backup(tmp_path / "copy.dossier")
    with closing(Workspace.open(tmp_path / "copy.dossier", analyst="Ben")) as ben:
        ben.do(c.SetCaseProperty("title", "The chase"))
    ada.do(c.SetCaseProperty("description", "Since then"))
    after = ada.views.counts().entries
    ada.merge(tmp_path / "copy.dossier")
    (found,) = news(ada, after)
    assert (found.analyst, found.acts) == ("Ben", 1)
    assert "The chase" in found.summary
