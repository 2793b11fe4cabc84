"""Signing on the command line: turned on, known, with a passphrase, and in a script that has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.program import Program


@pytest.fixture
def run(tmp_path: Path) -> Program:
    return Program(tmp_path)


def counts(run: Program, case: Path, analyst: str, of: str) -> tuple[int, int, int, int]:
    report = run("verify", case, "--json", "--analyst", analyst).json
    (row,) = [each for each in report["analysts"] if each["name"] == of]
    return row["proven"], row["signed"], row["claimed"], row["broken"]


@pytest.mark.slow  # many commands, each a process
def test_two_analysts_sign_and_know_each_other(run: Program, tmp_path: Path) -> None:
    case = tmp_path / "case.dossier"
    run("new", case, "--analyst", "Ann")
    assert "Nobody has signed" in run("verify", case).text
    run("key", "sign", "on")
    run("properties", case, "description=by Ben", "--analyst", "Ben")
    assert counts(run, case, "Ann", "Ben") == (0, 4, 0, 0)
    assert counts(run, case, "Ben", "Ben") == (4, 0, 0, 0)
    fingerprint = run("key", "show", case, "--json", "--analyst", "Ben").json["own"][0]
    wrong = "0" + fingerprint[1:] if fingerprint[0] != "0" else "1" + fingerprint[1:]
    assert fingerprint in run("key", "known", case, "Ben", wrong, "--analyst", "Ann", code=1).err
    marked = run("key", "known", case, "Ben", *fingerprint.split(), "--analyst", "Ann", "--json").json
    assert marked["known"] is True
    assert counts(run, case, "Ann", "Ben") == (4, 0, 0, 0)
    assert "known" in run("key", "show", case, "--analyst", "Ann").text
    run("key", "known", case, "Ben", fingerprint, "--not", "--analyst", "Ann")
    assert counts(run, case, "Ann", "Ben") == (0, 4, 0, 0)


@pytest.mark.slow  # many commands, each a process
def test_a_script_without_the_passphrase_goes_on_unsigned_and_says_so(run: Program, tmp_path: Path) -> None:
    case = tmp_path / "case.dossier"
    run("new", case, "--analyst", "Ann")
    run("key", "publish", case, "--analyst", "Ann")
    run("key", "passphrase", "--analyst", "Ann", stdin=b"sesame\nsesam\n", code=1)
    run("key", "passphrase", "--analyst", "Ann", stdin=b"sesame\nsesame\n")
    run("key", "sign", "on")
    done = run("properties", case, "title=New", "--analyst", "Ann")
    assert "Your work is not signed. The signing key of Ann needs its passphrase." in done.err
    assert counts(run, case, "Ann", "Ann") == (4, 0, 1, 0)
    assert "passphrase" in run("key", "passphrase", "--analyst", "Ann", stdin=b"simsim\n", code=1).err
    run("key", "passphrase", "--analyst", "Ann", stdin=b"sesame\n\n")
    run("properties", case, "title=Newer", "--analyst", "Ann")
    assert counts(run, case, "Ann", "Ann") == (7, 0, 0, 0)
