"""An export appears whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.errors import DossierError
from dossier.export import save


def breaking_off() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError("no more")


def test_it_replaces_what_was_there(tmp_path: Path) -> None:
    to = tmp_path / "out.jsonl"
    to.write_bytes(b"old")
    save([b"new ", b"file"], to)
    assert to.read_bytes() == b"new file"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_what_breaks_off_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    to = tmp_path / "out.jsonl"
    to.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        save(breaking_off(), to)
    assert to.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [to]


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be written: No such file or directory"):
        save([b"x"], tmp_path / "missing" / "out")
    with pytest.raises(DossierError, match="is a folder"):
        save([b"x"], tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="no /dev/null, and links need rights there")
def test_devices_and_links_are_written_to_and_not_replaced(tmp_path: Path) -> None:
    save([b"x"], Path(os.devnull))
    assert not Path(os.devnull).is_file()
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    save([b"new"], link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
