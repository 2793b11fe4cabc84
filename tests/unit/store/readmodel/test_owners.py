"""Whose a cluster is: that of the adopted entity most of whose anchors lie in it; single chains may be another's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind
from dossier.domain.entries import Anchor, EntityAdopted, EntityRenamed, EntityStatusSet
from dossier.domain.judgements import Status
from dossier.domain.resolution import entity_id
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.contents import contents
from tests.unit.store.readmodel.toy import ByName, Journal, opened

ADA = entity_id(EntityKind.PERSON, "ada")


class Case:
    """Four articles that name Ada, the last one Bob as well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal().begin()
        texts = ["Ada came.", "Ada saw.", "Ada won.", "Ada met Bob."]
        self.sources = [self.journal.ingest(text, f"{n}.txt") for n, text in enumerate(texts)]
        self.view = opened(folder, self.journal)

    def adopt(self, entity: str, *at: int, name: str = "Adopted", start: int = 0) -> None:
        anchors = tuple(Anchor(self.sources[n], start, start + 3, "Ada") for n in at)
        self.journal.append(EntityAdopted(entity, EntityKind.PERSON, name, anchors))

    def confirm(self, entity: str, status: Status = Status.CONFIRMED, replaces: str | None = None) -> str:
        return self.journal.append(EntityStatusSet(entity, status, replaces)).id

    def where(self, entity: str) -> list[int]:
        """The articles that name the entity, after checking that a rebuild says the same."""
        self.view.catch_up()
        rebuilt = ReadModel.open(self.folder / "rebuilt.sqlite", self.journal, ByName())
        rebuilt.rebuild()
        rebuilt.close()
        followed, at_once = contents(self.folder / "view.sqlite"), contents(self.folder / "rebuilt.sqlite")
        for table in at_once:
            assert followed[table] == at_once[table], table
        return sorted(self.sources.index(row.id) for row in self.view.sources_of(entity))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case(tmp_path)
    yield case
    case.view.close()


def test_the_cluster_goes_to_whom_most_anchors_name_and_single_chains_to_the_other(case: Case) -> None:
    case.adopt("person-x", 0, 1)
    case.adopt("person-y", 2)
    case.confirm("person-x")
    case.confirm("person-y")
    assert case.where("person-x") == [0, 1, 3]
    assert case.where("person-y") == [2]


def test_of_equal_claims_the_first_adoption_counts(case: Case) -> None:
    case.adopt("person-y", 2)
    case.adopt("person-x", 0)
    case.confirm("person-x")
    case.confirm("person-y")
    assert case.where("person-y") == [1, 2, 3]
    assert case.where("person-x") == [0]


def test_an_adoption_counts_while_a_decision_stands(case: Case) -> None:
    case.adopt("person-x", 0)
    assert case.where(ADA) == [0, 1, 2, 3]
    entry = case.confirm("person-x")
    assert case.where("person-x") == [0, 1, 2, 3]
    case.confirm("person-x", Status.UNREVIEWED, entry)
    assert case.where(ADA) == [0, 1, 2, 3]
    assert not case.view.find("person-x")


def test_who_is_adopted_anew_elsewhere_lets_go_of_what_was_theirs(case: Case) -> None:
    case.adopt("person-x", 0, 1)
    case.adopt("person-y", 2)
    case.confirm("person-x")
    case.confirm("person-y")
    assert case.where("person-y") == [2]
    case.adopt("person-y", 3, start=8)  # Bob
    assert case.where("person-y") == [3]
    assert case.where("person-x") == [0, 1, 2, 3]


def test_the_id_that_the_machine_gives_is_free_for_others_only_while_nobody_is_anchored_under_it(
    case: Case,
) -> None:
    case.adopt(ADA, 3, start=8, name="Bob after all")
    case.journal.append(EntityRenamed(ADA, "Robert"))
    assert case.where(ADA) == [3]
    others = [row for row in case.view.entities(EntityKind.PERSON) if row.name == "Ada"]
    assert [row.sources for row in others] == [4]
    assert others[0].id != ADA
