"""Copies that synchronising programs put beside a case: known by name, offered only if they are what they seem."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.app.conflicted_copies import program
from dossier.app.workspace import Workspace
from dossier.domain.commands import SetCaseProperty


@pytest.mark.parametrize(
    ("name", "made_by"),
    [
        ("case (Ada's conflicted copy 2026-11-25).dossier", "Dropbox"),
        ("case (Ada's conflicted copy 2026-11-25 (1)).dossier", "Dropbox"),
        ("case (conflicted copy 2026-11-25 101500).dossier", "Nextcloud"),
        ("case (conflicted copy 2026-11-25).dossier", "Dropbox"),
        ("case.sync-conflict-20261125-101500-ABCDEFG.dossier", "Syncthing"),
        ("case-ADAS-LAPTOP.dossier", "OneDrive"),
        ("case (1).dossier", "Google Drive"),
        ("case 2.dossier", "iCloud"),
        ("case.dossier", ""),
        ("case.copy.dossier", ""),
        ("case.backup-20261125-101500.dossier", ""),
        ("case two.dossier", ""),
        ("cases 2.dossier", ""),
        ("other (1).dossier", ""),
        ("case (1).txt", ""),
        ("case (Ada's copy).dossier", ""),
    ],
)
def test_the_names_that_each_program_gives(name: str, made_by: str) -> None:
    assert program("case.dossier", name) == made_by


def test_a_case_whose_own_name_ends_so_is_no_copy_of_itself() -> None:
    assert program("case (1).dossier", "case (1).dossier") == ""
    assert program("case (1).dossier", "case.dossier") == ""
    assert program("a+b [1].dossier", "a+b [1] 2.dossier") == "iCloud"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "case.dossier", title="Hunt", analyst="Ada")
    workspace.catch_up()
    yield workspace
    workspace.close()


def test_only_copies_of_this_case_that_hold_something_new_are_offered(
    case: Workspace, tmp_path: Path
) -> None:
    case.save_copy(tmp_path / "case 2.dossier")  # the same
    with_news = tmp_path / "case (1).dossier"
    case.save_copy(with_news)
    copy = Workspace.open(with_news, analyst="Ben")
    copy.catch_up()
    copy.do(SetCaseProperty("title", "Chase"))
    copy.close()
    Workspace.create(tmp_path / "case-OTHER.dossier", title="Another", analyst="Eve").close()
    (tmp_path / "case 3.dossier").write_bytes(b"no case at all")
    (tmp_path / "case 4.dossier").mkdir()
    (tmp_path / "case 5.dossier").symlink_to(tmp_path / "case.dossier")
    (tmp_path / "case 6.dossier").symlink_to(tmp_path / "nowhere")
    shutil.copyfile(with_news, tmp_path / "unrelated.dossier")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    (found,) = case.conflicted_copies()
    assert (found.path, found.program, found.entries) == (with_news, "Google Drive", 2)
    assert {path: path.read_bytes() for path in before} == before
    case.merge(found.path)
    assert case.conflicted_copies() == ()
