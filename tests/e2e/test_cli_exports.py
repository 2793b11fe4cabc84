"""Every format of the sample case, as a user writes it out, and back in."""

import json
import shutil
from pathlib import Path

import pytest

from dossier.app.formats import EXPORTERS, Scope
from tests.e2e.program import Run

ABDESLAM = "Salah Abdeslam"


@pytest.fixture
def noted(sample: Path, run: Run) -> Path:
    """The sample with a note, a tag and a grade of an analyst's."""
    run("note", sample, ABDESLAM, "Still sought on the 18th.")
    run("tag", sample, ABDESLAM, "suspect")
    return sample


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.format)
def test_an_unchanged_case_is_written_out_with_the_same_bytes(
    noted: Path, run: Run, tmp_path: Path, exporter: object
) -> None:
    of = ["--dossier", ABDESLAM] if exporter.scope is Scope.DOSSIER else []  # type: ignore[attr-defined]
    name = exporter.format  # type: ignore[attr-defined]
    suffix = exporter.suffix  # type: ignore[attr-defined]
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    run("export", noted, "--format", name, *of, "-o", one)
    run("export", noted, "--format", name, *of, "-o", two)
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 100


@pytest.mark.parametrize(
    "format", ["csv", "graphml", "web-annotation", "ftm", "refi-qda", "icalendar", "csl-json"]
)
def test_a_dossier_alone_is_less_than_the_case(noted: Path, run: Run, tmp_path: Path, format: str) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    run("export", noted, "--format", format, "-o", whole)
    run("export", noted, "--format", format, "--dossier", ABDESLAM, "-o", part)
    assert 0 < part.stat().st_size < whole.stat().st_size


def test_what_is_left_out_is_nowhere_in_the_file_and_counted(noted: Path, run: Run, tmp_path: Path) -> None:
    for format in ("csv", "web-annotation", "ftm", "graphml", "prov", "custody-text"):
        text = run("export", noted, "--format", format, "--without", ABDESLAM, "--without-notes").text
        assert "abdeslam" not in text.casefold(), format
    for format in ("jsonl", "ris"):
        said = run("export", noted, "--format", format, "--without", ABDESLAM, "-o", tmp_path / format).err
        assert "Left out on purpose: " in said, "the format has no place for it"
    shown = json.loads(run("list", noted, "persons", "--json").text)
    (id,) = [row["id"] for row in shown if row["name"] == ABDESLAM]
    assert id not in (tmp_path / "jsonl").read_text()
    said = run("export", noted, "--format", "custody-text", "--without", ABDESLAM).text
    assert "Left out on purpose: " in said
    assert (
        "leaves nothing out"
        in run("export", noted, "--format", "bagit", "--without-notes", "-o", tmp_path / "b.zip", code=1).err
    )
    assert not (tmp_path / "b.zip").exists()


def test_wrong_wishes_are_refused(noted: Path, run: Run) -> None:
    run("export", noted, "--format", "html", code=2)
    run("export", noted, "--format", "prov", "--dossier", ABDESLAM, code=2)
    run("export", noted, "--format", "ris", "--list", "notes", code=2)
    assert "is no grade" in run("export", noted, "--format", "csv", "--below", "Z9", code=2).err


@pytest.mark.parametrize("format", ["web-annotation", "ftm", "refi-qda"])
def test_what_went_out_brings_nobody_new_to_its_own_case(
    noted: Path, run: Run, tmp_path: Path, format: str
) -> None:
    """Namesakes too are known for who they are."""
    out, copy = tmp_path / "out", tmp_path / "copy.dossier"
    shutil.copyfile(noted, copy)
    for _ in range(2):
        run("entity", "create", copy, "person", "Two Namesakes")
    run("export", copy, "--format", format, "-o", out)
    told = run("import", copy, out, "--format", format, "--dry-run", "--json").json
    assert (told["entities"], told["links"], told["lost"]) == (0, 0, [])


@pytest.mark.parametrize("format", ["web-annotation", "ftm", "refi-qda"])
def test_what_went_out_comes_back_into_a_copy_once(
    noted: Path, read: Path, run: Run, tmp_path: Path, format: str
) -> None:
    out, copy = tmp_path / "out", tmp_path / "copy.dossier"
    run("export", noted, "--format", format, "-o", out)
    shutil.copyfile(read, copy)
    entries = len(run("history", copy, "--json").json)
    told = run("import", copy, out, "--format", format, "--dry-run", "--json").json
    assert told["lost"] == []
    assert len(run("history", copy, "--json").json) == entries
    run("import", copy, out, "--format", format)
    notes = [row["text"] for row in run("notes", copy, "--json").json]
    assert notes == ([] if format == "ftm" else ["Still sought on the 18th."])
    again = run("import", copy, out, "--format", format, "--json").json
    assert (again["sources"], again["entities"], again["links"], again["notes"], again["tags"]) == (0,) * 5


def test_a_stranger_s_annotations_become_decisions_and_what_is_not_found_is_told(
    sample: Path, run: Run, tmp_path: Path
) -> None:
    (source,) = [
        row for row in run("list", sample, "sources", "--json").json if row["publisher"] == "Reuters"
    ]

    def annotation(exact: str, **more: object) -> dict[str, object]:
        selector = {"type": "TextQuoteSelector", "exact": exact}
        return {
            "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
            "body": {"type": "TextualBody", "value": f"on {exact}", "purpose": "commenting"},
            "target": {"source": source["file"], "selector": selector}, **more,
        }  # fmt: skip

    file = tmp_path / "theirs.json"
    file.write_text(
        json.dumps([annotation("French fighter jet taxis along"), annotation("no such words here")])
    )
    done = run("import", sample, file, "--format", "web-annotation")
    assert "1 note" in done.text
    assert "left out: “no such words here”" in done.text
    (note,) = run("notes", sample, "--json").json
    assert note["text"] == "on French fighter jet taxis along"
    run("undo", sample)
    assert run("notes", sample, "--json").json == []


@pytest.mark.parametrize("content", [b"", b"junk", b"{}", b"[1, 2]", b"PK\x03\x04junk", b"\xff\xfe"])
@pytest.mark.parametrize("format", ["web-annotation", "ftm", "refi-qda"])
def test_a_file_of_another_kind_is_refused_in_a_sentence(
    sample: Path, run: Run, tmp_path: Path, format: str, content: bytes
) -> None:
    file = tmp_path / "bad"
    file.write_bytes(content)
    assert "bad" in run("import", sample, file, "--format", format, code=1).err
