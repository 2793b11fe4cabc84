"""The file: owner-only, disposable, made anew whenever it is not what it should be."""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.domain.analysis import EntityKind
from dossier.domain.entries import Entry, SourceMetadataSet
from dossier.domain.errors import Cancelled
from dossier.domain.resolution import Candidate, Decisions, Resolved
from dossier.domain.views import Progress
from dossier.store.readmodel import ReadModel, tables
from tests.unit.store.readmodel.conftest import Show
from tests.unit.store.readmodel.contents import contents
from tests.unit.store.readmodel.toy import ByName, Journal, opened

TEXT = "Ada saw Bob in Paris."


@pytest.fixture
def journal() -> Journal:
    made = Journal().begin()
    made.ingest(TEXT, "a.txt")
    made.ingest("Élodie saw the attack.", "b.txt")
    return made


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_file_and_folder_are_the_owners_alone(tmp_path: Path, journal: Journal) -> None:
    model = ReadModel.open(tmp_path / "deep" / "views" / "v.sqlite", journal, ByName())
    model.catch_up()
    folder = tmp_path / "deep" / "views"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    model.close()


def test_closing_twice_is_harmless(tmp_path: Path, journal: Journal) -> None:
    model = opened(tmp_path, journal)
    model.close()
    model.close()


def test_opening_again_folds_nothing_again(show: Show, journal: Journal) -> None:
    show(journal).close()
    resolver = ByName()
    again = show(journal, resolver)
    assert not resolver.resolved
    assert again.counts().persons == 3
    assert not again.catch_up()


def _garbage(file: Path) -> None:
    file.write_bytes(b"no database at all " * 1000)


def _nothing(file: Path) -> None:
    file.write_bytes(b"")


def _halved(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(4096, len(content), 4096):
        content[place] ^= 0xFF
    file.write_bytes(content)


def _of_another_schema(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    connection.execute("DROP TABLE mention")
    connection.commit()
    connection.close()


def _of_another_projection(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'projection'")
    connection.execute("DELETE FROM mention")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "spoil", [_garbage, _nothing, _halved, _flipped, _of_another_schema, _of_another_projection]
)
def test_a_spoilt_file_is_made_anew(
    tmp_path: Path, show: Show, journal: Journal, spoil: Callable[[Path], None]
) -> None:
    show(journal, name="sound").close()
    show(journal, name="spoilt").close()
    spoil(tmp_path / "spoilt")
    show(journal, name="spoilt").close()
    assert contents(tmp_path / "spoilt") == contents(tmp_path / "sound")


def test_a_file_that_is_spoilt_while_open_heals_at_the_next_question(
    tmp_path: Path, show: Show, journal: Journal
) -> None:
    model = show(journal)
    connection = sqlite3.connect(tmp_path / "view.sqlite")
    connection.execute("DROP TABLE entity")
    connection.commit()
    connection.close()
    assert [row.name for row in model.entities(EntityKind.PERSON)] == ["Ada", "Bob", "Élodie"]


def test_another_case_at_the_same_place_is_not_shown(show: Show, journal: Journal) -> None:
    show(journal).close()
    other = Journal("d" * 32).begin()
    view = show(other)
    assert view.counts().sources == 0
    assert view.properties().case == other.case_id


def test_a_newer_resolver_resolves_anew(show: Show, journal: Journal) -> None:
    show(journal).close()
    resolver = ByName(version=2)
    view = show(journal, resolver)
    assert resolver.resolved
    assert view.counts().persons == 3


def test_a_journal_that_is_no_longer_what_was_folded_is_folded_anew(show: Show, journal: Journal) -> None:
    view = show(journal)
    lost = journal.made.pop()
    assert view.catch_up().rebuilt
    assert view.count_history() == len(journal.made)
    journal.made.append(lost)
    assert view.catch_up().entries == 1
    assert view.counts().persons == 3


def test_entries_that_come_late_but_count_early_refold_what_they_concern(
    show: Show, journal: Journal
) -> None:
    view = show(journal)
    source = view.sources()[0].id
    journal.append(SourceMetadataSet(source, "title", "late"))
    view.catch_up()
    journal.append(SourceMetadataSet(source, "title", "early"), at=1)
    changes = view.catch_up()
    assert view.source(source).title == "late"
    assert changes.sources == {source}


def test_what_another_process_folded_is_told_too(show: Show, journal: Journal) -> None:
    one, other = show(journal), show(journal)
    source = journal.ingest("Bob.", "c.txt")
    assert one.catch_up().entries == 2
    changes = other.catch_up()
    assert (changes.entries, changes.sources) == (2, {source})
    assert other.find("Bob")[0].id in changes.entities
    assert not other.catch_up()
    one.rebuild()
    assert other.catch_up().rebuilt


class Interrupted(ByName):
    """A resolver that runs something in the middle of its work."""

    def __init__(self, what: Callable[[], object]) -> None:
        super().__init__(version=9)
        self._what = what

    def resolve(self, block: str, candidates: list[Candidate], decisions: Decisions) -> list[Resolved]:  # type: ignore[override]
        self._what()
        return list(super().resolve(block, candidates, decisions))


def test_the_old_view_is_served_while_a_new_one_is_made(show: Show, journal: Journal) -> None:
    served: list[int] = []
    view = show(journal)
    view._resolver = Interrupted(lambda: served.append(view.counts().persons))
    assert view.rebuild().rebuilt
    assert set(served) == {3}


def test_a_cancelled_rebuild_leaves_the_old_view(show: Show, journal: Journal, tmp_path: Path) -> None:
    view = show(journal)
    before = contents(tmp_path / "view.sqlite")
    with pytest.raises(Cancelled):
        view.rebuild(cancelled=lambda: True)
    assert contents(tmp_path / "view.sqlite") == before
    view.rebuild(cancelled=lambda: False)
    assert contents(tmp_path / "view.sqlite") == before


def test_a_cancelled_first_build_is_done_again(tmp_path: Path, journal: Journal) -> None:
    model = ReadModel.open(tmp_path / "v", journal, ByName())
    with pytest.raises(Cancelled):
        model.catch_up(cancelled=lambda: True)
    assert model.counts().sources == 0
    model.catch_up()
    assert model.counts().sources == 2
    model.close()


def test_a_failure_in_the_middle_leaves_the_old_view(show: Show, journal: Journal) -> None:
    def fail() -> None:
        raise RuntimeError("in the middle")

    view = show(journal)
    healthy = view._resolver
    view._resolver = Interrupted(fail)
    with pytest.raises(RuntimeError):
        view.rebuild()
    view._resolver = healthy
    assert view.counts().persons == 3
    journal.ingest("Ada.", "c.txt")
    view.catch_up()
    assert view.counts().sources == 3


def test_progress_is_told(show: Show, journal: Journal) -> None:
    told: list[Progress] = []
    show(journal).rebuild(told.append)
    assert told


def test_threads_ask_while_another_folds(show: Show, journal: Journal) -> None:
    view = show(journal)
    failed: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                assert view.counts().persons == 3
                assert len(view.search("ada")) >= 1
        except BaseException as error:  # noqa: BLE001 told to the thread that asserts
            failed.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        view.rebuild()
        journal.append(SourceMetadataSet(view.sources()[0].id, "title", "x"))
        view.catch_up()
    done.set()
    for thread in threads:
        thread.join()
    assert not failed


class OneId(ByName):
    """Gives every person the same id, whatever the block."""

    def _entity(self, key: tuple[str, ...], members: list[Candidate]) -> Resolved:  # type: ignore[override]
        made = super()._entity(key, members)
        if made.kind is not EntityKind.PERSON:
            return made
        return Resolved("person-1", made.kind, made.name, (), made.role, made.members, 1, "", None)


def test_blocks_that_claim_one_id_share_it_out_alike_whatever_came_first(show: Show) -> None:
    journal = Journal().begin()
    for text in ("Bob.", "Ada.", "Élodie."):
        journal.ingest(text, f"{text}txt")
    begin, bob, ada, elodie = journal.made[:2], journal.made[2:4], journal.made[4:6], journal.made[6:]
    seen = set()
    for number, order in enumerate(([*begin, *bob, *ada, *elodie], [*begin, *elodie, *ada, *bob])):
        growing = journal.arriving(order[:4])
        view = show(growing, OneId(), f"view-{number}")
        assert [row.id for row in view.entities(EntityKind.PERSON)] == ["person-1"]
        _grow(view, growing, journal.arriving(order).made[:6])
        _grow(view, growing, journal.arriving(order).made)
        seen.add(tuple((row.id, row.name) for row in view.entities(EntityKind.PERSON)))
    (rows,) = seen
    assert {name for _, name in rows} == {"Ada", "Bob", "Élodie"}
    assert len({id for id, _ in rows}) == 3
    assert ("person-1", "Ada") in rows


def _grow(view: ReadModel, journal: Journal, made: list[Entry]) -> None:
    journal.made = made
    view.catch_up()


def test_facts_beyond_what_memory_holds_are_read_back(
    show: Show, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(journal, name="held").close()
    monkeypatch.setattr("dossier.store.readmodel.project.IN_MEMORY", 1)
    show(journal, name="read back").close()
    assert contents(tmp_path / "held") == contents(tmp_path / "read back")


def test_every_table_is_compared_by_the_tests(journal: Journal, show: Show, tmp_path: Path) -> None:
    show(journal)
    assert set(tables.TABLES) < set(contents(tmp_path / "view.sqlite"))
