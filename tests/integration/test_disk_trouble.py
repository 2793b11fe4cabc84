"""A full disk, a file or folder that may not be written, a share that is gone: one sentence, and no damage."""

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.domain.entries import CasePropertySet
from dossier.domain.errors import CaseFileError
from dossier.store import CaseFile, merge, verify
from tests.integration.sample_case import ANN, BEN, ingest, make, open_case

NOBODY = 65534
ROOM = 400_000
"""Bytes that the small disk has."""
MUCH = 1_000_000

Act = Callable[[CaseFile], None]


def append(case: CaseFile) -> None:
    with case.writing(ANN) as writer:
        writer.append([CasePropertySet("title", random.Random(n).randbytes(200).hex()) for n in range(2000)])


def take_in(case: CaseFile) -> None:
    with case.writing(ANN) as writer:
        ingest(writer, random.Random(1).randbytes(MUCH // 2).hex(), "large.txt")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A copy in which somebody has done much; it lies where nothing is wrong."""
    made = make(tmp_path / "made.dossier")
    copy = Path(shutil.copyfile(made, tmp_path / "other.dossier"))
    with open_case(copy) as case, case.writing(BEN) as writer:
        ingest(writer, random.Random(2).randbytes(MUCH // 2).hex(), "large.txt")
        writer.append([CasePropertySet("title", f"{n} " * 100) for n in range(2000)])
    return copy


@pytest.fixture(params=["append", "ingest", "merge"])
def act(request: pytest.FixtureRequest, other: Path) -> Iterator[Act]:
    """Something that wants to write much."""
    with open_case(other, read_only=True) as theirs:

        def bring_in(case: CaseFile) -> None:
            merge(case, theirs)

        yield {"append": append, "ingest": take_in, "merge": bring_in}[request.param]


def place(tmp_path: Path, other: Path, folder: Path) -> Path:
    assert other.exists()
    return Path(shutil.copyfile(tmp_path / "made.dossier", folder / "case.dossier"))


def refused(act: Act, case: CaseFile) -> str:
    """The one sentence (or two, what to do) that the act ends with."""
    with pytest.raises(CaseFileError) as caught:
        act(case)
    said = str(caught.value)
    assert "case.dossier" in said
    assert "\n" not in said
    assert said.endswith(".")
    return said


def entries(case: CaseFile) -> list[str]:
    return [entry.id for entry in case.entries()]


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A disk of memory at `folder`; the test is skipped where nobody may mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "dossier-test", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.decode(errors='replace').strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def test_a_full_disk(tmp_path: Path, other: Path, act: Act) -> None:
    with mounted(tmp_path / "disk", f"size={ROOM}") as disk:
        path = place(tmp_path, other, disk)
        with open_case(path) as case:
            before = entries(case)
            assert "no room left on the disk" in refused(act, case)
            assert entries(case) == before
            with case.writing(ANN) as writer:  # something small has room
                writer.append([CasePropertySet("title", "Small")])
            assert len(entries(case)) == len(before) + 1
        assert verify(path).ok
        subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)
        with open_case(path) as case:
            act(case)
        assert verify(path).ok


def test_a_share_that_has_gone(tmp_path: Path, other: Path, act: Act) -> None:
    """Unmounted under the open case, and then there again, as it was."""
    image = tmp_path / "kept"
    image.mkdir()
    path = place(tmp_path, other, image)
    share = tmp_path / "share"
    share.mkdir()
    bind = ["mount", "--bind", str(image), str(share)]
    if subprocess.run(bind, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    with open_case(share / path.name) as case:
        before = entries(case)
        subprocess.run(["umount", "-l", str(share)], check=True)
        said = refused(act, case)
        assert any(words in said for words in ("cannot be opened", "reported an error", "read-only")), said
        subprocess.run(bind, check=True)
        assert entries(case) == before
        act(case)
    subprocess.run(["umount", "-l", str(share)], check=True)
    assert verify(path).ok


def test_a_folder_that_was_renamed(tmp_path: Path, other: Path, act: Act) -> None:
    (tmp_path / "here").mkdir()
    path = place(tmp_path, other, tmp_path / "here")
    with open_case(path) as case:
        before = entries(case)
        path.parent.rename(tmp_path / "there")
        refused(act, case)
        (tmp_path / "there").rename(path.parent)
        assert entries(case) == before
        act(case)
        assert len(entries(case)) > len(before)
    assert verify(path).ok


def test_a_file_that_may_not_be_written(tmp_path: Path, other: Path, act: Act) -> None:
    path = place(tmp_path, other, tmp_path)
    before = path.read_bytes()
    path.chmod(0o444)
    with open_case(path) as case:
        assert "reading only" in refused(act, case)
    assert path.read_bytes() == before


def test_a_disk_that_is_read_only(tmp_path: Path, other: Path, act: Act) -> None:
    with mounted(tmp_path / "disk", "size=16m") as disk:
        path = place(tmp_path, other, disk)
        with open_case(path) as case:
            before = entries(case)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with open_case(path) as case:
            assert case.read_only
            assert "reading only" in refused(act, case)
            assert entries(case) == before
        assert verify(path).ok


@contextmanager
def without_privileges() -> Iterator[None]:
    """Who may do anything becomes, for the block, somebody to whom the rights of files apply."""
    if os.geteuid() != 0:
        yield
        return
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that anybody may reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o700)


def test_a_folder_that_may_not_be_written(tmp_path: Path, other: Path, act: Act, open_to_all: Path) -> None:
    path = place(tmp_path, other, open_to_all)
    path.chmod(0o666)
    open_to_all.chmod(0o555)
    before = path.read_bytes()
    with without_privileges(), open_case(path) as case:
        assert case.read_only
        assert "reading only" in refused(act, case)
    assert path.read_bytes() == before
    assert [each.name for each in open_to_all.iterdir()] == [path.name]


def test_rights_that_were_taken_away(tmp_path: Path, other: Path, act: Act, open_to_all: Path) -> None:
    """Under the open case; and then given back."""
    path = place(tmp_path, other, open_to_all)
    path.chmod(0o666)
    with without_privileges(), open_case(path) as case:
        before = entries(case)
        with privileges():
            open_to_all.chmod(0o500)
        said = refused(act, case)
        assert any(words in said for words in ("cannot be opened", "read-only", "may not")), said
        with privileges():
            open_to_all.chmod(0o777)
        assert entries(case) == before
        act(case)
        assert len(entries(case)) > len(before)
    assert verify(path).ok


def test_a_file_that_may_not_be_read(tmp_path: Path, other: Path, open_to_all: Path) -> None:
    path = place(tmp_path, other, open_to_all)
    path.chmod(0o000)
    with (
        without_privileges(),
        pytest.raises(CaseFileError, match=r"“case.dossier” cannot be opened.*may read it"),
    ):
        open_case(path)


@contextmanager
def privileges() -> Iterator[None]:
    """Back, for a moment."""
    nobody = os.geteuid() == NOBODY
    if nobody:
        os.seteuid(0)
    try:
        yield
    finally:
        if nobody:
            os.seteuid(NOBODY)
