"""A case file from its making to its copy."""

import hashlib
import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.util import CommandError

from dossier.domain.entries import AnalystNamed, CaseCreated, CasePropertySet, SourceIngested
from dossier.domain.errors import CaseFileError, NotFound
from dossier.store import CaseFile, decode_analysis, verify
from tests.integration.sample_case import ANN, BEN, TEXT, analysis, fill, ingest, make, new_case, open_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.dossier"


def test_a_new_case_begins_with_what_it_is_called_and_who_made_it(path: Path) -> None:
    with new_case(path) as case:
        first, second = case.entries()
        assert first.fact == CaseCreated("A case", "For tests")
        assert second.fact == AnalystNamed(ANN.analyst, "Ann Analyst", "AA")
        assert (first.position, second.position) == (1, 2)
        assert first.header.case == second.header.case == case.case_id
        assert first.header.act == second.header.act
        assert not case.read_only
        assert case.path == path


def test_what_was_put_in_comes_out_after_opening_again(path: Path) -> None:
    with new_case(path) as case:
        fill(case)
        before = list(case.entries())
    with open_case(path) as case:
        entries = list(case.entries())
        assert entries == before
        fact = entries[2].fact
        assert isinstance(fact, SourceIngested)
        assert case.original(fact.source) == TEXT.encode()
        assert case.text(fact.text) == TEXT
        assert decode_analysis(case.blob(entries[3].fact.analysis)) == analysis()  # type: ignore[union-attr]
        assert case.head(ANN.replica) == entries[-1].id
        assert case.head("nobody") is None
        assert case.has_entry(entries[5].id)
        assert not case.has_entry("0" * 64)
        assert not case.has_entry("no id")
        assert [entry.position for entry in case.entries(after=7)] == [8, 9, 10]


def test_one_file_is_left_when_it_is_closed(path: Path) -> None:
    make(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name", ["Fall 1? #2%20.dossier", "Ça & Ünì 🏔.dossier", "a;b&mode=memory.dossier", "x:y.dossier"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    make(tmp_path / name)
    with open_case(tmp_path / name) as case:
        assert len(list(case.entries())) == 10
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert verify(tmp_path / name).ok


def test_a_file_name_in_no_encoding_will_do(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.dossier")
    make(path)
    assert verify(path).ok


def test_nothing_is_overwritten(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(CaseFileError, match=r"“case.dossier” exists already .* nothing was overwritten"):
        new_case(path)
    assert path.read_text() == "mine"
    path.unlink()
    path.symlink_to(path.parent / "elsewhere")
    with pytest.raises(CaseFileError, match="exists already"):
        new_case(path)


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match=r"folder .* does not exist"):
        new_case(tmp_path / "missing" / "case.dossier")


def test_a_failed_making_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        CaseFile.create(
            tmp_path / "case.dossier",
            title="T",
            author=ANN,
            name="A",
            initials="A",
            migrations=tmp_path / "none",
        )
    assert list(tmp_path.iterdir()) == []


def test_content_is_kept_once_and_only_when_a_fact_names_it(path: Path) -> None:
    with new_case(path) as case:
        with case.writing(ANN) as writer:
            unnamed = writer.add_blob(b"named by nothing")
            first = ingest(writer, "The same text.", "a.txt")
        with case.writing(BEN) as writer:
            again = ingest(writer, "The same text.", "b.txt")
        assert (first.source, first.text) == (again.source, again.text)
        assert first.source == hashlib.sha256(b"The same text.").hexdigest()
        with pytest.raises(NotFound):
            case.blob(unnamed)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM source").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM blob").fetchone() == (1,)


def test_what_is_not_there_is_not_found(path: Path) -> None:
    with new_case(path) as case:
        with case.writing(ANN) as writer:
            fact = ingest(writer, "Text", "a.txt")
            binary = writer.add_blob(b"\xff")
            writer.append([CasePropertySet("description", binary)])
        for wrong in ("0" * 64, "no id", ""):
            with pytest.raises(NotFound, match="holds no source"):
                case.original(wrong)
            with pytest.raises(NotFound, match="holds no blob"):
                case.text(wrong)
        assert case.blob(binary) == b"\xff"
        with pytest.raises(NotFound, match="no text"):
            case.text(binary)
        assert case.text(fact.text) == "Text"


def test_the_writing_thread_reads_what_it_has_just_appended_and_others_do_not(path: Path) -> None:
    with new_case(path) as case:
        seen: list[int] = []
        with case.writing(ANN) as writer:
            fact = ingest(writer, "Text", "a.txt")
            assert len(list(case.entries())) == 3
            assert case.text(fact.text) == "Text"
            other = threading.Thread(target=lambda: seen.append(len(list(case.entries()))))
            other.start()
            other.join()
        assert seen == [2]
        assert len(list(case.entries())) == 3


def test_acts_of_writing_are_no_part_of_each_other(path: Path) -> None:
    with new_case(path) as case, case.writing(ANN), pytest.raises(RuntimeError), case.writing(BEN):
        pass


def test_many_threads_write_and_read_at_once(path: Path) -> None:
    with new_case(path) as case:

        def work() -> None:
            for number in range(10):
                with case.writing(ANN) as writer:
                    writer.append([CasePropertySet("description", str(number))])
                list(case.entries())

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [entry.position for entry in case.entries()] == list(range(1, 43))
    report = verify(path)
    assert report.ok, report.problems
    assert not any("fork" in line for line in report.proven)


def test_others_commits_are_noticed_and_our_own_are_not(path: Path) -> None:
    with new_case(path) as case, open_case(path) as other:
        before = case.data_version()
        with case.writing(ANN) as writer:
            writer.append([CasePropertySet("title", "Ours")])
            assert case.data_version() == before
        assert case.data_version() == before
        with other.writing(BEN) as writer:
            writer.append([CasePropertySet("title", "Theirs")])
        assert case.data_version() != before
        assert [entry.fact for entry in case.entries(after=2)] == [
            CasePropertySet("title", "Ours"),
            CasePropertySet("title", "Theirs"),
        ]


def test_asking_for_news_never_waits_for_a_writing_thread(path: Path) -> None:
    with new_case(path) as case:
        version, asked = case.data_version(), []
        with case.writing(ANN):
            thread = threading.Thread(target=lambda: asked.append(case.data_version()))
            thread.start()
            thread.join(timeout=5)
        assert asked == [version]


def test_a_closed_case_says_so_and_closes_twice(path: Path) -> None:
    case = new_case(path)
    case.close()
    case.close()
    for use in (lambda: list(case.entries()), lambda: case.writing(ANN).__enter__(), case.data_version):
        with pytest.raises(CaseFileError, match="closed"):
            use()


def test_a_backup_is_the_same_case_with_the_same_rights(path: Path, tmp_path: Path) -> None:
    with new_case(path) as case:
        fill(case)
        path.chmod(0o600)
        case.backup(tmp_path / "backup.dossier")
        with pytest.raises(CaseFileError, match="exists already"):
            case.backup(tmp_path / "backup.dossier")
        with pytest.raises(CaseFileError, match="does not exist"):
            case.backup(tmp_path / "missing" / "backup.dossier")
        entries = list(case.entries())
    assert stat.S_IMODE((tmp_path / "backup.dossier").stat().st_mode) == 0o600
    with open_case(tmp_path / "backup.dossier") as copy:
        assert list(copy.entries()) == entries
    assert verify(tmp_path / "backup.dossier").ok
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backup.dossier", "case.dossier"]


def test_a_read_only_file_opens_for_reading(path: Path) -> None:
    make(path)
    path.chmod(0o444)
    before = path.read_bytes()
    with open_case(path) as case:
        assert case.read_only
        assert len(list(case.entries())) == 10
        with pytest.raises(CaseFileError, match=r"reading only.*Save a copy"), case.writing(ANN):
            pass
        case.backup(path.with_name("copy.dossier"))
    assert path.read_bytes() == before
    with open_case(path.with_name("copy.dossier")) as copy:
        assert not copy.read_only


def test_a_file_can_be_opened_for_reading_on_request(path: Path) -> None:
    make(path)
    with open_case(path, read_only=True) as case:
        assert case.read_only
        with pytest.raises(CaseFileError, match="reading only"), case.writing(ANN):
            pass


def test_a_file_on_a_medium_that_cannot_be_written_opens_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path)
    real = os.access
    monkeypatch.setattr(os, "access", lambda where, mode: mode != os.W_OK and real(where, mode))
    with open_case(path) as case:
        assert case.read_only
        assert len(list(case.entries())) == 10


def test_damaged_content_is_never_shown(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER blob_no_update")
        connection.execute("UPDATE blob SET content = ?, size = 3", (b"x\x9cKLJ\x06\x00\x02M\x01'",))
        (sql,) = connection.execute(
            "SELECT replace(sql, 'source', 'blob') FROM sqlite_schema WHERE name = 'source_no_update'"
        ).fetchone()
        connection.execute(sql)
        connection.commit()
    with open_case(path) as case:
        fact = list(case.entries())[2].fact
        assert isinstance(fact, SourceIngested)
        with pytest.raises(CaseFileError, match=r"is damaged.*dossier verify"):
            case.text(fact.text)
        assert case.original(fact.source) == TEXT.encode()


def test_a_file_updated_by_a_newer_program_while_open_is_not_written(path: Path) -> None:
    with new_case(path) as case:
        with closing(sqlite3.connect(path)) as newer:
            newer.execute("PRAGMA user_version = 2")
        with pytest.raises(CaseFileError, match="newer Dossier while it was open"), case.writing(ANN):
            pass
