"""Copies by the command line: bundled for a colleague, compared, merged back; bags and custody reports."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

from tests.e2e.program import Run


def test_a_bundle_of_one_source_goes_out_and_comes_back(sample: Path, run: Run, tmp_path: Path) -> None:
    sources = run("list", sample, "sources", "--json").json
    file = sources[0]["file"]
    to = tmp_path / "for-ben.dossier"
    done = run("bundle", sample, to, "--source", file, "--json").json
    assert list(done) == ["path", "sources", "entries", "withheld"]
    assert done["sources"] == 1
    assert done["withheld"] >= 2 * (len(sources) - 1)  # each was taken in, and analysed
    assert run("verify", to, "--json").json["ok"]
    assert [row["file"] for row in run("list", to, "sources", "--json").json] == [file]
    run("note", to, sources[0]["id"], "Seen by Ben.")
    before = sample.read_bytes()
    told = run("merge", sample, to, "--dry-run").text
    assert "nothing was changed" in told
    assert sample.read_bytes() == before
    assert run("merge", sample, to, "--dry-run", "--json").json["lacks"] == 0
    merged = run("merge", sample, to, "--json").json
    assert (merged["sources"], merged["withheld"]) == (0, 0)
    assert [note["text"] for note in run("notes", sample, "--json").json] == ["Seen by Ben."]
    assert run("merge", sample, to, "--json").json["entries"] == 0
    assert run("verify", sample, "--json").json["ok"]


def test_a_bundle_in_words_whole_and_of_an_entity(sample: Path, run: Run, tmp_path: Path) -> None:
    whole = run("bundle", sample, tmp_path / "whole.dossier").text
    assert whole.startswith(f"Copied to {tmp_path / 'whole.dossier'}: 4 sources, ")
    assert "what they say stays here" not in whole
    person = run("list", sample, "persons", "--json").json[0]
    of = run("bundle", sample, tmp_path / "of.dossier", "--entity", person["id"]).text
    assert f": {person['sources']} source" in of
    refused = run("bundle", sample, tmp_path / "of.dossier", "--entity", person["id"], code=1)
    assert "exists already" in refused.err
    assert "no source called" in run("bundle", sample, tmp_path / "x.dossier", "--source", "nope", code=1).err
    assert not (tmp_path / "x.dossier").exists()


def test_another_case_is_refused_and_imported_when_asked_for(sample: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.dossier"
    run("new", other)
    refused = run("merge", sample, other, code=1)
    assert "is no copy of" in refused.err
    assert run("merge", sample, other, "--import", "--json").json["entries"] > 0
    assert run("verify", sample, "--json").json["ok"]


def test_a_conflicted_copy_beside_the_case_is_noticed(sample: Path, run: Run) -> None:
    assert run("properties", sample, "--json").json["conflicted_copies"] == []
    copy = sample.with_name("case (Ada's conflicted copy 2026-11-25).dossier")
    shutil.copyfile(sample, copy)
    run("properties", copy, "title=Chase")
    told = run("properties", sample)
    assert (
        f"Dropbox seems to have put a conflicted copy beside the case: {copy.name}. It holds 1 entry"
        in told.err
    )
    assert run("properties", sample, "--json").json["conflicted_copies"] == [str(copy)]
    run("merge", sample, copy)
    assert run("properties", sample).err == ""


def test_the_bag_of_the_sample_verifies_by_its_manifest(sample: Path, run: Run, tmp_path: Path) -> None:
    run("export", sample, "--format", "bagit", "-o", tmp_path / "bag.zip")
    with zipfile.ZipFile(tmp_path / "bag.zip") as bag:
        bag.extractall(tmp_path / "bag")
    (folder,) = (tmp_path / "bag").iterdir()
    lines = (folder / "manifest-sha256.txt").read_text().splitlines()
    assert len(lines) == 2 * 4 + 4  # originals and texts; journal, two reports, the explanation
    for line in lines:
        digest, path = line.split("  ", 1)
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    run("export", sample, "--format", "bagit", "-o", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "bag.zip").read_bytes()
    text = run("export", sample, "--format", "custody-text").text
    assert (folder / "data" / "custody.txt").read_text() == text
    for row in run("list", sample, "sources", "--json").json:
        assert row["id"] in text
    assert run("export", sample, "--format", "custody").text.count("<section>") == 4
