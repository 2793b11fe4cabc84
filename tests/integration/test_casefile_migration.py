"""Older case files are brought up to date when they are opened, after a backup; or stay as they are."""

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dossier.domain.errors import CaseFileError
from dossier.store import verify
from dossier.store.casefile import CaseFile
from tests.integration import later_schema
from tests.integration.sample_case import MIGRATIONS, make, open_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "case.dossier")


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program of a day when there is a second schema. Returns its folder of migrations."""
    folder = tmp_path / "100% migrations"
    later_schema.write_steps(folder)
    later_schema.begin(monkeypatch.setattr)
    return folder


def test_an_older_file_is_updated_after_a_backup(path: Path, later: Path) -> None:
    before = path.read_bytes()
    with CaseFile.open(path, migrations=later) as case:
        assert len(list(case.entries())) == 10
    assert verify(path).ok
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
    (backup,) = [each for each in path.parent.iterdir() if each.is_file() and each != path]
    assert re.fullmatch(r"case\.schema-1\.\d{8}-\d{6}\.dossier", backup.name)
    assert backup.read_bytes()[100:] == before[100:]
    assert verify(backup).ok


def test_a_file_of_the_day_is_neither_copied_nor_changed(path: Path) -> None:
    before = path.read_bytes()
    open_case(path).close()
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["case.dossier"]


@pytest.mark.parametrize("fault", ["raise RuntimeError('a fault')", "op.execute('nonsense')", "return"])
def test_an_update_that_fails_leaves_the_file_as_it_was(path: Path, later: Path, fault: str) -> None:
    before = path.read_bytes()
    (later / "versions" / "0002_later.py").write_text(later_schema.SECOND_STEP.format(work=fault))
    with pytest.raises(
        CaseFileError, match=r"could not be updated.*it is as it was, and a copy lies beside it"
    ):
        CaseFile.open(path, migrations=later)
    assert path.read_bytes() == before


def test_an_older_file_that_cannot_be_written_is_not_updated(path: Path, later: Path) -> None:
    with pytest.raises(CaseFileError, match=r"made by an older Dossier.*read-only.*Copy it"):
        CaseFile.open(path, migrations=later, read_only=True)


def test_an_older_file_is_checked_before_it_is_touched(path: Path, later: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE later (a INTEGER)")
    before = path.read_bytes()
    with pytest.raises(CaseFileError, match="did not make"):
        CaseFile.open(path, migrations=later)
    assert path.read_bytes() == before


def test_an_ordinary_opening_does_not_load_alembic(path: Path) -> None:
    import subprocess

    code = (
        "import sys; from tests.integration.sample_case import open_case; from pathlib import Path;"
        "open_case(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_the_alembic_command_is_told_to_keep_off() -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with pytest.raises(RuntimeError, match="opening them in Dossier"):
        command.upgrade(config, "head")
