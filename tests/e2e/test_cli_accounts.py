"""Contradictions, accounts and versions by command, on three short articles of two origins."""

import json
from pathlib import Path

import pytest

from tests.e2e.program import Program

FIRST = """Police raid a flat in Molenbeek

Belgian police arrested five people in the Molenbeek district of Brussels on Saturday 14 November 2015, it said.

The federal prosecutor told reporters in Brussels that the suspects would be questioned for several more days, and \
that their lawyers had been informed of the charges.
"""
SECOND = FIRST.replace("five", "six") + "\nCorrection: five, we said.\n"
RIVAL = """Nine held in Molenbeek

On Saturday 14 November 2015 police arrested nine people in Molenbeek, a part of Brussels, a neighbour said.
"""


@pytest.fixture(scope="module")
def case(program: Program, tmp_path_factory: pytest.TempPathFactory) -> str:
    tmp_path = tmp_path_factory.mktemp("raid")
    articles = (("first", FIRST, "15"), ("second", SECOND, "16"), ("rival", RIVAL, "16"))
    for name, text, day in articles:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        said = {
            "publisher": name.title(),
            "published": f"2015-11-{day}",
            "url": "https://x.example/a?utm_a=1",
        }
        (tmp_path / f"{name}.json").write_text(
            json.dumps(said if name != "rival" else said | {"url": ""}), encoding="utf-8"
        )
    path = str(tmp_path / "raid.dossier")
    program("new", path, "--title", "Raid")
    program(
        "ingest",
        path,
        *(str(tmp_path / f"{name}.txt") for name, _, _ in articles),
        *(str(tmp_path / f"{name}.json") for name, _, _ in articles),
    )
    return path


@pytest.mark.slow  # many commands, each a process
def test_differing_figures_are_settled_and_taken_back(program: Program, case: str) -> None:
    found = program("contradictions", case, "--json").json
    rows = [row for row in found if {row["one"]["low"], row["other"]["low"]} & {9}]
    assert rows
    row = rows[0]
    assert (row["status"], row["matter"]) == ("open", "figure")
    assert row["origins"] == 2
    done = program(
        "contradictions", case, "--settle", row["contradiction"], "--as", "explained", "--note", "two raids"
    )
    assert "explained: two raids" in done.text
    explained = program("contradictions", case, "--status", "explained", "--json").json
    assert [(each["note"], each["contradiction"]) for each in explained] == [
        ("two raids", row["contradiction"])
    ]
    assert "settled what stands between" in program("history", case).text
    program("undo", case)
    assert program("contradictions", case, "--status", "explained", "--json").json == []
    program("redo", case)
    assert program("verify", case, "--json").json["ok"]
    program("rebuild", case)
    assert len(program("contradictions", case, "--status", "explained", "--json").json) == 1


def test_accounts_have_a_column_for_each_origin(program: Program, case: str) -> None:
    row = program("contradictions", case, "--json").json[0]
    table = program("accounts", case, row["event"]["id"], "--json").json
    assert sorted(len(column) for column in table["columns"]) == [1, 2]
    assert {each["part"] for each in table["rows"]} >= {"when", "figure"}
    differing = [each for each in table["rows"] if each["agreement"] == "differ"]
    assert any(each["part"] == "figure" and each["differs"] == [0, 1] for each in differing)
    out = program("accounts", case, row["event"]["id"]).text
    assert "2 origins" in out
    assert "≠" in out


def test_versions_are_listed_and_compared(program: Program, case: str) -> None:
    (kin,) = [each for each in program("versions", case, "first.txt", "--json").json if each["one_origin"]]
    assert (kin["relation"], kin["source"]["file"]) == ("versions", "second.txt")
    assert "a version of the same article" in program("versions", case, "first.txt").text
    compared = program("versions", case, "second.txt", "first.txt", "--json").json
    assert (compared["before"]["file"], compared["after"]["file"]) == ("first.txt", "second.txt")
    assert [change["sort"] for change in compared["changes"]] == ["same", "changed", "same", "added"]
    out = program("versions", case, "first.txt", "second.txt").text
    assert "[-five-]" in out
    assert "{+six+}" in out
    assert "+ ¶4 Correction" in out


def test_a_dossier_counts_origins(program: Program, case: str) -> None:
    event = program("contradictions", case, "--json").json[0]["event"]["id"]
    shown = program("show", case, event, "--json").json
    assert (len(shown["sources"]), shown["origins"]) == (3, 2)
    assert {statement["copies"] for statement in shown["statements"]} == {0, 1}
    assert "3 sources of 2 origins" in program("show", case, event).text


DEATHS = {
    "saturday": ("2024-02-05", "The singer Lidia Monti died in Turin on Saturday, her label said."),
    "sunday": (
        "2024-02-05",
        "Lidia Monti, the singer, died on Sunday in Turin. The mayor, Rui Teles, resigned on Sunday.",
    ),
    "denial": ("2024-02-06", "The mayor, Rui Teles, has not resigned, his office said."),
    "earlier": ("2024-02-03", "The mayor, Anna Lee, has not resigned, her office said."),
    "later": ("2024-02-05", "The mayor, Anna Lee, resigned on Sunday."),
}


@pytest.mark.slow  # several commands, each a process
def test_whether_and_when_somebody_died_or_resigned(program: Program, tmp_path: Path) -> None:
    for name, (day, text) in DEATHS.items():
        (tmp_path / f"{name}.md").write_text(f"---\ndate: {day}\n---\n\n{text}\n", encoding="utf-8")
    path = str(tmp_path / "mayors.dossier")
    program("new", path)
    program("ingest", path, *(str(tmp_path / f"{name}.md") for name in DEATHS))
    found = program("contradictions", path, "--json").json
    told = {(row["what"], row["one"]["value"], row["other"]["value"]) for row in found}
    assert ("death of Lidia Monti", "2024-02-03", "2024-02-04") in told
    assert ("resignation of Rui Teles", "happened", "did not happen") in told
    assert not any("Anna Lee" in what for what, _, _ in told)
