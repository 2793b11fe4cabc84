"""`dossier conflicts`: two who worked on copies, and one who settles it, all by commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.app.workspace import Workspace
from dossier.domain.commands import RenameEntity
from tests.e2e.program import Run


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    """Of Ada and of Grace, who renamed the same apart."""
    ours, theirs = tmp_path / "ours.dossier", tmp_path / "theirs.dossier"
    run("new", ours, "--title", "Paris")
    made = run("entity", "create", ours, "Ann Lee", "--kind", "person", "--json").json
    run("backup", ours, theirs)
    run("entity", "rename", ours, made["id"], "Anne Lee")
    grace = Workspace.open(theirs, analyst="Grace")
    grace.catch_up()
    grace.do(RenameEntity(made["id"], "Anna Lee"))
    grace.close()
    workspace = Workspace.open(ours, analyst="Ada")
    workspace.merge(theirs)
    workspace.close()
    return ours


def test_conflicts_are_listed_and_settled_for_a_side_or_another_value(run: Run, case: Path) -> None:
    (row,) = run("conflicts", case, "--json").json
    assert {"entity", "field", "sides"} <= row.keys()
    assert (row["field"], row["sort"]) == ("name", "value")
    assert row["entity"].startswith("person-")
    assert all({"value", "analyst", "at", "entry"} <= side.keys() for side in row["sides"])
    sides = {side["value"]: side for side in row["sides"]}
    assert {side["analyst"] for side in row["sides"]} == {"Ada", "Grace"}
    assert sides.keys() == {"Anne Lee", "Anna Lee"}
    shown = run("conflicts", case).text
    assert "Anne Lee" in shown
    assert "1 conflict; what stands behind = holds" in shown
    entry = sides["Anne Lee"]["entry"]
    assert run("conflicts", case, "--settle", entry[:10]).text.endswith(", name: Anne Lee.\n")
    assert run("conflicts", case).text == "There are no conflicts.\n"
    assert run("show", case, row["entity"], "--json").json["name"] == "Anne Lee"
    run("undo", case)
    assert len(run("conflicts", case, "--json").json) == 1
    assert run("conflicts", case, "--sort", "merge", "--json").json == []
    done = run("conflicts", case, "--settle", entry, "--value", "A. Lee", "--json").json
    assert (done["kept"], done["sort"], done["value"]) == (entry, "value", "A. Lee")
    assert run("show", case, row["entity"], "--json").json["name"] == "A. Lee"
    run("verify", case)


def test_what_is_no_side_is_refused(run: Run, case: Path) -> None:
    (row,) = run("conflicts", case, "--json").json
    assert "No conflict has a side" in run("conflicts", case, "--settle", "zz", code=1).err
    run("conflicts", case, "--value", "x", code=2)
    entry = row["sides"][0]["entry"]
    assert "cannot be empty" in run("conflicts", case, "--settle", entry, "--value", " ", code=1).err
    run("conflicts", case, "--settle", entry)
    assert "No conflict has a side" in run("conflicts", case, "--settle", entry, code=1).err
