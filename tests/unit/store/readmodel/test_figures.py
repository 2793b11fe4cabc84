"""The figures of the sources in the read model, asked by event and over the case."""

import pytest

from dossier.domain.analysis import EntityKind
from dossier.domain.documents import Metadata
from dossier.domain.entries import SourceWithdrawn
from dossier.domain.errors import NotFound
from dossier.domain.figure_rows import Relation
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.toy import Journal

ONE = "On Saturday Ada saw the attack in Paris. 12 hurt."
TWO = "Bob: The attack in Paris on Saturday, 15 hurt and 3 dead."
WHEN = Metadata("", "", (), "2015-11-17")


@pytest.fixture
def journal() -> Journal:
    journal = Journal().begin()
    journal.ingest(ONE, "one.txt", WHEN)
    return journal


def attack(view: ReadModel) -> str:
    return next(row.id for row in view.entities(EntityKind.EVENT) if row.name.startswith("attack"))


def test_an_events_topics_hold_its_figures_with_their_passages(journal: Journal, show: Show) -> None:
    journal.ingest(TWO, "two.txt", WHEN)
    view = show(journal)
    hurt, dead = view.topics(attack(view))
    assert (hurt.what, hurt.sources, [f.low for f in hurt.figures]) == ("hurt", 2, [12, 15])
    assert {f.citation.exact for f in hurt.figures} == {"12 hurt", "15 hurt"}
    assert [c.relation for c in hurt.contrasts] == [Relation.DISAGREEMENT]
    assert (dead.what, dead.contrasts) == ("dead", ())
    assert view.count_figures(attack(view)) == 3
    assert [contrast for _, contrast in view.disagreements()] == list(hurt.contrasts)


def test_persons_have_no_topics_and_strangers_no_dossier(journal: Journal, show: Show) -> None:
    view = show(journal)
    assert view.topics(view.find("Ada")[0].id) == []
    with pytest.raises(NotFound):
        view.topics("event-unknown")


def test_a_withdrawn_source_says_nothing(journal: Journal, show: Show) -> None:
    two = journal.ingest(TWO, "two.txt", WHEN)
    view = show(journal)
    assert view.disagreements()
    journal.append(SourceWithdrawn(two))
    view.catch_up()
    assert view.disagreements() == []
    assert view.count_figures(attack(view)) == 1


def test_findings_give_figures_of_one_topic_one_key(journal: Journal, show: Show) -> None:
    journal.ingest(TWO, "two.txt", WHEN)
    view = show(journal)
    (one, two) = view.findings()
    (twelve,), (fifteen, three) = one.figures, two.figures
    assert twelve.key == fifteen.key != three.key
    assert (twelve.low, twelve.high, twelve.what, twelve.event) == (12, 12, "hurt", attack(view))


def test_a_case_read_at_once_says_what_it_says_when_read_bit_by_bit(journal: Journal, show: Show) -> None:
    view = show(journal)
    journal.ingest(TWO, "two.txt", WHEN)
    view.catch_up()
    before = view.all_topics()
    view.rebuild()
    assert view.all_topics() == before
