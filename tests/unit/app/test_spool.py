"""What containers hold is unpacked by a worker that may hang or die; what it had unpacked until then counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.app.spool import Unpacker
from tests.unit.app import hostile_containers
from tests.unit.ingest import files


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.zip"
    path.write_bytes(
        files.zipped(
            {
                "one.txt": "One.",
                "one.yaml": "title: Uno",
                "b/two.txt": "Two.",
                "lone.json": "{}",
                "x.png": b"\x89PNG\r\n\x1a\n",
            }
        )
    )
    return path


def test_members_come_with_the_sidecars_beside_them(archive: Path) -> None:
    with Unpacker(60, lambda: False) as unpacker:
        found = list(unpacker.files(archive, "a.zip"))
    assert [(member.name, content[:4], name, sidecar) for member, content, name, sidecar in found] == [
        ("a.zip/one.txt", b"One.", "a.zip/one.yaml", b"title: Uno"),
        ("a.zip/b/two.txt", b"Two.", "", None),
        ("a.zip/lone.json", b"{}", "", None),
        ("a.zip/x.png", b"\x89PNG", "", None),
    ]


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (hostile_containers.hang, "takes more than 2 seconds"),
        (hostile_containers.die, "cannot be unpacked; what came before was read"),
        (hostile_containers.fail, "cannot be unpacked; what came before was read"),
        (hostile_containers.gorge, "needs more memory than it should"),
    ],
)
def test_what_was_unpacked_before_a_worker_failed_counts(
    archive: Path, fill: Callable[[str, str, str], str], words: str
) -> None:
    with Unpacker(2, lambda: False, fill) as unpacker:
        found = [
            (member.name, member.problem, content) for member, content, *_ in unpacker.files(archive, "a.zip")
        ]
        assert [name for name, *_ in found][:2] == ["a.zip/one.txt", "a.zip/b/two.txt"]
        name, problem, _ = found[-1]
        assert name == "a.zip"
        assert words in problem
        assert "One." in str(found[0][2])


def test_cancelling_ends_at_once(archive: Path) -> None:
    with Unpacker(60, lambda: True, hostile_containers.hang) as unpacker:
        assert list(unpacker.files(archive, "a.zip")) == []


def test_nothing_is_left_on_the_disk(archive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spools = tmp_path / "spools"
    spools.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spools))
    with Unpacker(60, lambda: False) as unpacker:
        files_in = unpacker.files(archive, "a.zip")
        next(files_in)
        assert list(spools.iterdir())
        files_in.close()
    assert list(spools.iterdir()) == []
