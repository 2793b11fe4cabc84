"""The journal: what is appended, in which order, and what is not when something goes wrong."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.domain.clock import COUNTER_BITS, MAX_DRIFT_MS, milliseconds
from dossier.domain.entries import (
    Author,
    CaseCreated,
    CasePropertySet,
    Entry,
    Fact,
    Header,
    SourceMetadataSet,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.errors import CaseFileError
from dossier.store import CaseFile, connections, journal, verify
from dossier.store.codec import encode_header, entry_hash
from tests.integration.sample_case import ANN, BEN, NOON, Ticking, fill, ingest, new_case, open_case
from tests.unit.store.facts import facts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.dossier"


def title(text: str) -> CasePropertySet:
    return CasePropertySet("title", text)


def append(case: CaseFile, author: Author, *given: Fact) -> list[Entry]:
    with case.writing(author) as writer:
        return list(writer.append(given))


def put(path: Path, header: Header, payload: bytes | None, digest: bytes | None = None) -> str:
    """An entry as another program, a newer one or a merge would add it. Returns its id."""
    head, digest = encode_header(header), digest or sha256(payload or b"").digest()
    id = entry_hash(head, digest)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO entry SELECT max(position) + 1, ?, ?, ?, ?, ?, ? FROM entry",
            (id, header.clock, header.replica, digest, head, payload),
        )
        connection.commit()
    return id.hex()


def test_appending_returns_the_entries_as_the_journal_holds_them(path: Path) -> None:
    with new_case(path) as case, case.writing(ANN) as writer:
        returned = writer.append([title("A"), title("B"), title("C")])
        assert list(returned) == list(case.entries(after=2))
        assert len(returned) == 3
        assert returned[-1].fact == title("C")
        assert list(returned[1:]) == list(returned)[1:]
        assert [entry.position for entry in returned] == [3, 4, 5]
        assert list(writer.append([])) == []


def test_each_replica_has_a_chain_of_its_own(path: Path) -> None:
    with new_case(path) as case:
        first, second = case.entries()
        ben = append(case, BEN, title("B"), title("C"))
        ann = append(case, ANN, title("D"))
    assert first.header.previous is None
    assert second.header.previous == first.id
    assert [entry.header.previous for entry in ben] == [None, ben[0].id]
    assert ann[0].header.previous == second.id


def test_one_act_is_told_from_the_next(path: Path) -> None:
    with new_case(path) as case:
        with case.writing(ANN) as writer:
            one = [*writer.append([title("A")]), *writer.append([title("B"), title("C")])]
        two = append(case, ANN, title("D"))
    assert len({entry.header.act for entry in one}) == 1
    assert one[0].header.act != two[0].header.act


def test_an_entrys_id_is_the_hash_of_its_stored_bytes(path: Path) -> None:
    with new_case(path) as case:
        (entry,) = append(case, ANN, title("A"))
    with closing(sqlite3.connect(path)) as connection:
        id, header, payload = connection.execute(
            "SELECT id, header, payload FROM entry WHERE position = 3"
        ).fetchone()
    assert entry.id == id.hex() == sha256(header + sha256(payload).digest()).hexdigest()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.tuples(st.sampled_from([ANN, BEN]), st.lists(facts, max_size=4)), max_size=5))
def test_any_facts_come_back_in_order(tmp_path_factory: pytest.TempPathFactory, batches: list) -> None:
    path = tmp_path_factory.mktemp("any") / "case.dossier"
    with new_case(path) as case:
        for author, batch in batches:
            append(case, author, *batch)
    with open_case(path) as case:
        entries = list(case.entries(after=2))
    assert [entry.fact for entry in entries] == [fact for _, batch in batches for fact in batch]
    assert [e.order for e in entries] == sorted(e.order for e in entries)


def test_long_journals_are_read_page_by_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PAGE", 7)
    with new_case(path) as case:
        append(case, ANN, *(title(str(number)) for number in range(40)))
        entries = case.entries()
        next(entries)
        append(case, BEN, title("meanwhile"))  # nobody is kept waiting by a reader who has not finished
        assert [entry.position for entry in entries] == list(range(2, 44))


# ---- the clock


def test_readings_rise_even_when_the_wall_clock_stands_still_or_goes_back(path: Path) -> None:
    clock = Ticking(NOON, 0)
    with new_case(path, clock) as case:
        append(case, ANN, title("A"), title("B"))
        clock.now -= 60_000
        append(case, BEN, title("C"))
        clock.now += 120_000
        append(case, ANN, title("D"))
        readings = [entry.header.clock for entry in case.entries()]
    assert readings == [(NOON << COUNTER_BITS) + n for n in range(5)] + [(NOON + 60_000) << COUNTER_BITS]


def test_a_clock_far_ahead_does_not_pull_ours_along(path: Path) -> None:
    clock = Ticking(NOON, 1)
    year = 365 * 24 * 3600 * 1000
    with new_case(path, clock) as case:
        clock.now += year
        (theirs,) = append(case, BEN, title("from the future"))
        clock.now -= year
        ours = append(case, ANN, title("A"), title("B"))
        assert all(abs(milliseconds(entry.header.clock) - clock.now) < 10 for entry in ours)
        assert ours[0].header.clock < ours[1].header.clock
        clock.now += year - MAX_DRIFT_MS // 2
        near = append(case, ANN, title("C"))[0]
        assert near.header.clock == theirs.header.clock + 1  # within the drift it is a clock like any other


# ---- entries of other programs


def test_unknown_kinds_withheld_payloads_and_nonsense_are_kept(path: Path) -> None:
    with new_case(path) as case:
        first = next(case.entries())
    base = {
        "case": first.header.case,
        "replica": "n" * 32,
        "analyst": "n",
        "clock": first.header.clock,
        "act": "x",
    }
    unknown = put(path, Header(kind="EntityAbducted", version=3, previous=None, **base), b'{"by":"aliens"}')
    newer = put(path, Header(kind="CaseCreated", version=2, previous=unknown, **base), b'{"name":"T"}')
    withheld = put(path, Header(kind="CaseCreated", version=1, previous=newer, **base), None, b"h" * 32)
    put(path, Header(kind="CaseCreated", version=1, previous=withheld, **base), b'{"title":7}')
    with open_case(path) as case:
        facts = [entry.fact for entry in case.entries(after=2)]
        append(case, ANN, title("go on"))
    assert facts == [
        UnknownFact(b'{"by":"aliens"}'),
        UnknownFact(b'{"name":"T"}'),
        WithheldFact((b"h" * 32).hex()),
        UnknownFact(b'{"title":7}'),
    ]
    report = verify(path)
    assert [problem[-60:] for problem in report.problems] == [report.problems[0][-60:]]
    assert "is no CaseCreated of version 1" in report.problems[0]
    assert any("payloads of 1 entries are withheld" in line for line in report.proven)
    assert any("2 entries are of kinds that only a newer Dossier knows" in line for line in report.proven)


def test_forked_chains_are_kept_and_mentioned(path: Path) -> None:
    with new_case(path) as case:
        mine = append(case, ANN, title("A"))[0]
    # The same replica went on in an older copy: two entries follow the same one.
    header = replace(mine.header, analyst="a", act="x")
    twin = put(path, header, b'{"field":"title","value":"B","replaces":null}')
    with open_case(path) as case:
        assert case.head(ANN.replica) == twin
        after = append(case, ANN, title("C"))[0]
        assert after.header.previous == twin
        assert len(list(case.entries())) == 5
    report = verify(path)
    assert report.ok, report.problems
    assert any("fork in 1 places" in line for line in report.proven)


def test_a_journal_that_cannot_be_read_is_damaged(path: Path) -> None:
    with new_case(path) as case:
        case_id = case.case_id
    put(path, Header("CaseCreated", 1, case_id, "r", "a", 1, None, "x"), b"{}")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO entry SELECT 4, zeroblob(32), 0, 'r', zeroblob(32), CAST('nonsense' AS BLOB), NULL"
        )
        connection.commit()
    with open_case(path) as case, pytest.raises(CaseFileError, match=r"journal of “case.dossier” is damaged"):
        list(case.entries(after=1))


# ---- nothing of an act that fails


def test_an_act_that_fails_leaves_nothing(path: Path) -> None:
    with new_case(path) as case:
        with pytest.raises(ZeroDivisionError), case.writing(ANN) as writer:  # noqa: PT012
            ingest(writer, "Text", "a.txt")
            raise ZeroDivisionError
        assert len(list(case.entries())) == 2
        append(case, ANN, title("A"))
        assert [entry.position for entry in case.entries(after=2)] == [3]
    assert verify(path).ok


def test_an_act_whose_failure_was_swallowed_leaves_nothing_either(path: Path) -> None:
    wrong = CaseCreated(1.5)  # type: ignore[arg-type]
    with new_case(path) as case:
        with pytest.raises(ValueError, match="float"), case.writing(ANN) as writer:  # noqa: PT012
            writer.append([title("A")])
            with pytest.raises(ValueError, match="float"):
                writer.append([title("B"), wrong])
        assert len(list(case.entries())) == 2


def test_a_full_disk_is_told_and_keeps_what_was_there(path: Path) -> None:
    with new_case(path) as case:
        fill(case)
        before = list(case.entries())
        pages = case._own.execute("PRAGMA page_count").fetchone()[0]
        case._own.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CaseFileError, match=r"no room left.*as it was.*Free some space"):
            append(case, ANN, *(title("x" * 5000) for _ in range(50)))
        assert list(case.entries()) == before
        case._own.execute("PRAGMA max_page_count = 1000000")
        append(case, ANN, title("room again"))
    assert verify(path).ok


def test_a_lock_that_is_not_released_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.1)
    with new_case(path) as case:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(CaseFileError, match=r"Another program.*Nothing was changed"):
                append(case, ANN, title("A"))
            other.execute("ROLLBACK")
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM entry").fetchone()
            with pytest.raises(CaseFileError, match="Another program"):
                append(case, ANN, title("B"))
            other.execute("ROLLBACK")
        append(case, ANN, title("C"))
        assert [entry.fact for entry in case.entries(after=2)] == [title("C")]


def test_content_beyond_all_bounds_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MAX_CONTENT", 10)
    with new_case(path) as case, case.writing(ANN) as writer:
        with pytest.raises(CaseFileError, match="11 bytes are more than"):
            writer.add_source(b"x" * 11)
        writer.append([SourceMetadataSet("s", "title", "the batch goes on")])
