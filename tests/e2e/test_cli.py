"""The command line on a small folder, from an empty case to a withdrawn source."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.jsonl_checker import check
from tests.e2e.program import CHECKOUT, Program

ARTICLES = {
    "resignation.txt": (
        "Minister resigns after inquiry\n22 May 2019\n\n"
        "Maria Sandoval, the Foreign Minister of Spain, resigned on Tuesday after an inquiry in Madrid.\n\n"
        "“I leave with a clear conscience,” Sandoval told reporters 😀. "
        "She reportedly plans to travel to Lisbon.\n"
    ),
    "arrest.txt": (
        "Adviser arrested\n\n"
        "Police arrested Hugo Petrov, an adviser to Maria Sandoval, near Seville on Monday.\n"
    ),
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def case(dossier: Program) -> Path:
    """A case with two articles; what else lies in their folder cannot be read."""
    folder = dossier.home / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    sidecar = {"published": "2019-05-21", "publisher": "The Paper", "title": "Adviser arrested"}
    (folder / "arrest.json").write_text(json.dumps(sidecar), encoding="utf-8")
    path = dossier.home / "trial.dossier"
    made = dossier("new", path, "--title", "Trial", "--analyst", "Ada Lovelace")
    assert "Trial" in made.text
    taken = dossier("ingest", path, folder, "--analyst", "Ada Lovelace", "--json")
    outcomes = {line["file"]: line["outcome"] for line in taken.json}
    assert outcomes == {"arrest.txt": "ingested", "arrest.json": "sidecar", "resignation.txt": "ingested"}
    assert not taken.err, "quiet in a pipe"
    return path


def test_the_same_again_is_a_duplicate_and_a_bad_file_is_named(dossier: Program, case: Path) -> None:
    again = dossier("ingest", case, dossier.home / "articles")
    assert again.text.count("duplicate  ") == 2
    bad = dossier.home / "noise.txt"
    bad.write_bytes(bytes(range(256)) * 20)
    (dossier.home / "empty.txt").touch()
    failed = dossier(
        "ingest", case, bad, dossier.home / "empty.txt", dossier.home / "missing.txt", "--json", code=3
    )
    lines = {Path(line["path"]).name: line for line in failed.json}
    assert set(lines) == {"noise.txt", "empty.txt", "missing.txt"}
    for name, line in lines.items():
        assert list(line) == ["file", "path", "outcome", "source", "notices"]
        assert line["outcome"] == "failed"
        assert line["notices"], "a failure has its reason"
        assert name in failed.err


def test_lists_and_dossiers_agree_on_files_and_passages(dossier: Program, case: Path) -> None:
    sources = dossier("list", case, "sources", "--json").json
    assert [source["file"] for source in sources] == ["arrest.txt", "resignation.txt"]
    assert [source["published"] for source in sources] == ["2019-05-21", "2019-05-22"]
    assert sources[0]["publisher"] == "The Paper"
    persons = dossier("list", case, "--json", "persons").json
    names = [person["name"] for person in persons]
    assert {"Maria Sandoval", "Hugo Petrov"} <= set(names)
    sandoval = persons[names.index("Maria Sandoval")]
    assert sandoval["sources"] == 2

    shown = dossier("show", case, "Maria", "Sandoval", "--json").json
    assert list(shown)[:7] == ["id", "kind", "name", "aliases", "statements", "quotes", "sources"]
    assert (shown["id"], shown["kind"]) == (sandoval["id"], "person")
    assert {row["file"] for row in shown["statements"]} == {"arrest.txt", "resignation.txt"}
    for row in [*shown["statements"], *shown["quotes"]]:
        assert ARTICLES[row["file"]][row["start"] : row["end"]] == row["text"]
    assert [quote["text"] for quote in shown["quotes"]] == ["“I leave with a clear conscience,”"]
    assert any(row["hedged"] for row in shown["statements"])

    text = dossier("show", case, sandoval["id"]).text
    assert text.startswith("Maria Sandoval (person)")
    assert "resignation.txt ¶" in text


def test_search_finds_passages_where_they_stand(dossier: Program, case: Path) -> None:
    hits = dossier("search", case, "clear conscience", "--json").json
    assert hits
    for hit in hits:
        assert list(hit)[:6] == ["kind", "file", "source", "start", "end", "text"]
    passage = next(hit for hit in hits if hit["kind"] == "passage")
    words = ARTICLES[passage["file"]][passage["start"] : passage["end"]]
    assert words
    assert words in passage["text"]
    assert dossier("search", case, "xyzzy", "--json").json == []


def test_the_jsonl_export_is_valid_and_the_same_in_a_file(dossier: Program, case: Path) -> None:
    out = dossier("export", case, "--format", "jsonl").out
    sources = check(out, ARTICLES)
    assert [source["file"] for source in sources] == ["arrest.txt", "resignation.txt"]
    assert all(source["mentions"] and source["statements"] for source in sources)
    to = dossier.home / "findings.jsonl"
    dossier("export", case, "-o", to, "--format", "jsonl")
    assert to.read_bytes() == out


def test_the_html_export_is_one_page_that_needs_nothing(dossier: Program, case: Path) -> None:
    to = dossier.home / "sandoval.html"
    dossier("export", case, "--dossier", "Maria Sandoval", "--format", "html", "-o", to)
    html = to.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "clear conscience" in html
    assert 'id="note-1"' in html
    assert "<script" not in html


def test_what_is_wrong_has_its_code(dossier: Program, case: Path) -> None:
    assert "Nobody" in dossier("show", case, "Nobody At All", code=1).err
    dossier("list", case, "people", code=2)
    dossier("export", case, "--format", "html", code=2)


def test_a_source_can_be_withdrawn_and_restored_and_history_names_who(
    dossier: Program, case: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.dossier"
    dossier("copy", case, copy)
    dossier("withdraw", copy, "arrest.txt", "--reason", "wrong drop", "--analyst", "Grace Hopper")
    assert [source["file"] for source in dossier("list", copy, "sources", "--json").json] == [
        "resignation.txt"
    ]
    assert dossier("search", copy, "Petrov", "--json").json == []
    entries = dossier("history", copy, "--json").json
    assert {tuple(entry)[:6] for entry in entries} == {("id", "kind", "analyst", "at", "summary", "payload")}
    assert (entries[0]["kind"], entries[0]["analyst"]) == ("CaseCreated", "Ada Lovelace")
    assert (entries[-1]["kind"], entries[-1]["analyst"]) == ("SourceWithdrawn", "Grace Hopper")
    assert entries[-1]["payload"]["reason"] == "wrong drop"
    dossier("restore", copy, "arrest.txt")
    dossier("source", "set", copy, "arrest.txt", "published=2019-05-28")
    dossier("rebuild", copy)
    assert dossier("list", copy, "sources", "--json").json[0]["published"] == "2019-05-28"


def test_verify_proves_the_file_and_finds_one_changed_byte(
    dossier: Program, case: Path, tmp_path: Path
) -> None:
    report = dossier("verify", case, "--json").json
    assert list(report) == ["ok", "sources", "entries", "passages", "problems", "analysts"]
    assert (report["ok"], report["sources"], report["problems"]) == (True, 2, [])
    assert report["passages"] > 0
    damaged = tmp_path / "damaged.dossier"
    content = bytearray(case.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    lie = dossier("verify", damaged, "--json", code=1).json
    assert not lie["ok"]
    assert lie["problems"]


def test_the_text_that_offsets_count_in_is_printed_as_it_is(dossier: Program, case: Path) -> None:
    assert dossier("source", "text", case, "resignation.txt").text == ARTICLES["resignation.txt"]


def test_standard_input_and_reanalysis(dossier: Program, case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dossier"
    dossier("copy", case, copy)
    report = dossier("ingest", copy, "-", "--json", stdin=b"Pia Kern spoke in Vienna.\n").json
    assert [line["outcome"] for line in report] == ["ingested"]
    assert dossier("list", copy, "sources", "--json").json[-1]["file"] == report[0]["file"]
    assert dossier("reanalyse", copy, "--json").json == []
    assert dossier("reanalyse", copy, "--dry-run", "--json").json == []
    dossier("source", "set", copy, "resignation.txt", "language=sv")
    (found,) = dossier("reanalyse", copy, "--dry-run", "--json").json
    assert found["file"] == "resignation.txt"
    assert {"Maria Sandoval"} <= {name["name"] for name in found["names"] if not name["after"]}
    assert found["passages"]["mentions"]["gone"]
    text = dossier("reanalyse", copy, "--dry-run").text
    assert "- Maria Sandoval (person)" in text
    assert text.endswith("1 of 1 source would be read otherwise. Nothing was recorded.\n")


def test_verify_refuses_what_is_no_case_and_reports_what_is_damaged(
    dossier: Program, case: Path, tmp_path: Path
) -> None:
    for path in (tmp_path, tmp_path / "none.dossier", tmp_path / ("x" * 300)):
        refused = dossier("verify", path, "--json", code=1)
        assert refused.out == b""
        assert refused.err.count("\n") == 1
        assert "fault" not in refused.err
    cut = tmp_path / "cut.dossier"
    cut.write_bytes(case.read_bytes()[:-100])
    assert "NOT TRUE: The file is cut short" in dossier("verify", cut, code=1).text


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full and line ends in names")
def test_an_output_that_cannot_be_written_is_one_sentence(dossier: Program, case: Path) -> None:
    for redirection in (">/dev/full", ">&-"):
        for arguments in (("list", case, "persons"), ("list", case, "persons", "--json"), ("--help",)):
            line = shlex.join([sys.executable, "-m", "dossier", *map(str, arguments)]) + redirection
            run = subprocess.run(
                ["/bin/sh", "-c", line],
                cwd=CHECKOUT,
                env=dossier.environment(),
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert run.returncode == 1, run.stderr
            assert run.stderr.startswith("The output cannot be written")
            assert run.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full and line ends in names")
def test_a_line_end_in_a_name_forges_no_line(dossier: Program, tmp_path: Path) -> None:
    said = dossier("new", tmp_path / "a\nb.dossier", "--title", "Case")
    assert said.text.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/null as a folder")
def test_a_folder_that_cannot_be_made_is_one_sentence(dossier: Program, case: Path) -> None:
    environment = dossier.environment() | {
        "DOSSIER_CONFIG_DIR": "/dev/null/x",
        "DOSSIER_DATA_DIR": "/dev/null/y",
    }
    run = subprocess.run(
        [sys.executable, "-m", "dossier", "list", str(case), "persons"],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("The folder “/dev/null/x” cannot be made")
    assert "DOSSIER_CONFIG_DIR" in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.mark.slow  # many commands, each a process
def test_a_copy_that_was_worked_on_apart_comes_back(dossier: Program, case: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.dossier", tmp_path / "theirs.dossier"
    dossier("copy", case, ours)
    dossier("copy", case, theirs)
    maria = dossier("show", ours, "Maria", "Sandoval", "--json").json["id"]
    dossier("entity", "rename", ours, maria, "María Sandoval", "--analyst", "Ada")
    dossier("entity", "rename", theirs, maria, "Maria S.", "--analyst", "Ben")
    dossier("ingest", theirs, "-", "--json", stdin=b"Pia Kern spoke in Vienna.\n")
    found = dossier("merge", ours, theirs, "--dry-run", "--json").json
    assert (found["same_case"], len(found["sources"])) == (True, 1)
    assert {row["kind"] for row in found["work"] if row["analyst"] == "Ben"} >= {"EntityRenamed"}
    assert found["conflicts"][0]["entity"] == maria
    text = dossier("merge", ours, theirs, "--dry-run").text
    assert "nothing was changed" in text
    assert "! Maria S., name: Maria S. (Ben) / María Sandoval (Ada)" in text
    merged = dossier("merge", ours, theirs, "--json").json
    assert (merged["entries"], merged["sources"]) == (found["entries"], 1)
    assert [side["value"] for side in merged["conflicts"][0]["sides"]] == ["Maria S.", "María Sandoval"]
    assert "holds nothing that this one has not" in dossier("merge", ours, theirs).text
    (conflict,) = dossier("conflicts", ours, "--json").json
    assert (conflict["entity"], conflict["field"]) == (maria, "name")
    assert [(side["value"], side["analyst"]) for side in conflict["sides"]] == [
        ("Maria S.", "Ben"), ("María Sandoval", "Ada"),
    ]  # fmt: skip
    assert all({"value", "analyst", "at", "entry"} <= side.keys() for side in conflict["sides"])
    assert re.search(r"\n = [0-9a-f]{12}  Maria S\.\n   Ben, ", dossier("conflicts", ours).text)
    assert dossier("conflicts", case).text == "There are no conflicts.\n"
    assert "No conflict has a side" in dossier("conflicts", ours, "--settle", "xyz", code=1).err
    kept = conflict["sides"][1]["entry"]
    settled = dossier("conflicts", ours, "--settle", kept[:12]).text
    assert settled == "Settled: Maria S., name: María Sandoval.\n"
    assert dossier("conflicts", ours, "--json").json == []
    assert dossier("show", ours, maria, "--json").json["name"] == "María Sandoval"
    dossier("undo", ours)
    assert len(dossier("conflicts", ours, "--json").json) == 1
    assert dossier("verify", ours, "--json").json["ok"]
    other = tmp_path / "other.dossier"
    dossier("new", other, "--title", "Other")
    assert "another case" in dossier("merge", ours, other, code=1).err
    assert dossier("merge", ours, other, "--import", "--json").json["entries"] == 2
