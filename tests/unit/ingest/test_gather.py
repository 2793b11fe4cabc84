"""Which files an ingest is about."""

import io
import os
from pathlib import Path

import pytest

from dossier.domain.errors import SourceError
from dossier.ingest import Gathered, Input, gather, load
from dossier.ingest.limits import MAX_BYTES, MAX_SIDECAR_BYTES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    (root / "more").mkdir(parents=True)
    (root / ".hidden").mkdir()
    for name in ("b.txt", "a.html", "more/c.txt", ".secret.txt", ".hidden/d.txt"):
        (root / name).write_text("text")
    return root


def names(gathered: Gathered) -> list[str]:
    return [one.name for one in gathered.inputs]


def said(gathered: Gathered) -> str:
    return " ".join(problem.sentence for problem in gathered.problems)


def test_a_folder_gives_all_that_is_visible_in_it_sorted(folder: Path) -> None:
    gathered = gather([folder])
    assert names(gathered) == ["a.html", "b.txt", "c.txt"]
    assert gathered.inputs[2].path == folder / "more" / "c.txt"
    assert gathered.problems == ()


def test_paths_keep_their_order_and_count_once(folder: Path) -> None:
    gathered = gather([folder / "b.txt", str(folder), folder / "more" / ".." / "b.txt"])
    assert names(gathered) == ["b.txt", "a.html", "c.txt"]


def test_a_hidden_file_is_taken_when_it_is_named(folder: Path) -> None:
    assert names(gather([folder / ".secret.txt"])) == [".secret.txt"]


def test_sidecars_are_no_articles(folder: Path) -> None:
    (folder / "a.json").write_text("{}")
    (folder / "more" / "c.YAML").write_text("{}")
    gathered = gather([folder])
    assert names(gathered) == ["a.html", "b.txt", "c.txt"]
    assert [one.sidecar and one.sidecar.name for one in gathered.inputs] == ["a.json", None, "c.YAML"]
    assert [path.name for path in gathered.sidecars] == ["a.json", "c.YAML"]
    assert gathered.problems == ()


def test_a_named_file_brings_its_sidecar(folder: Path) -> None:
    (folder / "b.yml").write_text("{}")
    assert gather([folder / "b.txt"]).inputs == (Input(folder / "b.txt", "b.txt", folder / "b.yml"),)
    both = gather([folder / "b.yml", folder / "b.txt"])
    assert (names(both), both.sidecars, both.problems) == (["b.txt"], (folder / "b.yml",), ())


def test_json_goes_before_yaml_and_the_other_is_reported(folder: Path) -> None:
    for name in ("b.yaml", "b.json"):
        (folder / name).write_text("{}")
    for given in (folder, folder / "b.txt"):
        gathered = gather([given])
        assert [path.name for path in gathered.sidecars] == ["b.json"]
        assert "b.yaml was not used" in said(gathered)


def test_a_lone_sidecar_is_reported(folder: Path) -> None:
    (folder / "z.json").write_text("{}")
    assert "z.json describes an article" in said(gather([folder]))
    alone = gather([folder / "z.json"])
    assert alone.inputs == ()
    assert "z.json describes an article" in said(alone)


def test_what_cannot_be_an_input_is_reported(folder: Path, tmp_path: Path) -> None:
    gathered = gather([tmp_path / "none.txt", tmp_path / "none.json", "x\0y", folder / "b.txt"])
    assert names(gathered) == ["b.txt"]
    assert len(gathered.problems) == 3
    assert "none.txt does not exist" in said(gathered)


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("x")
    assert "holds no article" in said(gather([tmp_path]))


def test_a_folder_given_twice_is_not_called_empty(folder: Path) -> None:
    gathered = gather([folder, folder])
    assert (len(gathered.inputs), gathered.problems) == (3, ())


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_never_lead_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (outside / "secret.json").write_text("{}")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "b.json").symlink_to(outside / "secret.json")
    (folder / "linked").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing")
    (folder / "inside.txt").symlink_to(folder / ".hidden" / "d.txt")
    gathered = gather([folder])
    assert names(gathered) == ["a.html", "b.txt", "inside.txt", "c.txt"]
    assert gathered.sidecars == ()
    for name in ("link.txt", "b.json", "linked", "self.txt", "gone.txt"):
        assert name in said(gathered), name
    assert gather([folder / "b.txt"]).sidecars == ()
    assert names(gather([folder / "link.txt"])) == ["link.txt"]  # named by the person


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_pipes_are_left_out(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt is not a regular file" in said(gather([folder]))
    assert "neither a file nor a folder" in said(gather([folder / "pipe.txt"]))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_unreadable_folders_are_reported(folder: Path) -> None:
    (folder / "more").chmod(0)
    try:
        assert "more cannot be read" in said(gather([folder]))
    finally:
        (folder / "more").chmod(0o700)


def test_standard_input(folder: Path) -> None:
    gathered = gather(["-", folder / "b.txt", "-"])
    assert gathered.inputs[0] == Input(None, "standard input")
    assert names(gathered) == ["standard input", "b.txt"]
    assert load(gathered.inputs[0], io.BytesIO(b"text")) == (b"text", None)


def test_loading_stops_at_the_limits(folder: Path) -> None:
    with (folder / "b.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1_000)
    (folder / "b.json").write_bytes(b" " * (MAX_SIDECAR_BYTES + 1_000))
    content, sidecar = load(gather([folder / "b.txt"]).inputs[0])
    assert (len(content), len(sidecar or b"")) == (MAX_BYTES + 1, MAX_SIDECAR_BYTES + 1)


def test_a_file_that_went_away_is_a_sentence(folder: Path) -> None:
    one = gather([folder / "b.txt"]).inputs[0]
    (folder / "b.txt").unlink()
    with pytest.raises(SourceError, match=r"b\.txt cannot be read"):
        load(one)
