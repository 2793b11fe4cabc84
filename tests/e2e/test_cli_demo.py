"""The sample case from `seeds/`, without a display: what somebody who clones the project reads first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.jsonl_checker import check
from tests.e2e.program import CHECKOUT, Program


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "seeds").glob("*.txt"))
    }


def test_the_demo_without_a_display(tmp_path: Path, texts: dict[str, str]) -> None:
    dossier = Program(tmp_path)
    folder = tmp_path / "sample"
    shown = dossier("demo", "--to", folder).text
    assert "no display" in shown
    assert "4 sources" in shown
    (case,) = folder.glob("*.dossier")
    pages = sorted(folder.glob("*.html"))
    assert len(pages) == 2
    assert all(str(page) in shown for page in pages)

    sources = check(dossier("export", case, "--format", "jsonl").out, texts)
    assert [source["file"] for source in sources] == sorted(texts)
    assert sources[0]["published"] == "2015-11-17", "the sidecar's date"
    ids = {person["id"]: person for person in dossier("list", case, "persons", "--json").json}
    mentioned = {m["entity"] for s in sources for m in s["mentions"] if m["type"] == "person"} - {None}
    assert mentioned == set(ids)

    found = dossier("show", case, "Salah Abdeslam", "--json").json
    assert found["id"] in ids
    assert len(found["sources"]) > 1
    assert found["statements"]
    for row in found["statements"]:
        assert texts[row["file"]][row["start"] : row["end"]] == row["text"]
    assert dossier("verify", case, "--json").json["sources"] == 4

    again = dossier("demo", "--to", folder, "--no-window").text
    assert "4 sources" in again
    assert "no display" not in again
    told = dossier("demo", "--to", folder, "--no-window", "--json").json
    assert told["path"] == str(case)
    assert told["persons"] == len(ids)
    assert sorted(told["pages"]) == [str(page) for page in pages]
