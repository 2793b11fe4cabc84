"""The sample articles, read once for all tests of what analysts decide by commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.cli import main
from tests.e2e.program import CHECKOUT, Done, Program, Run


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def read(program: Program) -> Path:
    """A case with the sample articles; nobody has decided on anything."""
    path = program.home / "read.dossier"
    program("new", path, "--title", "Paris", "--analyst", "Ada")
    program("ingest", path, CHECKOUT / "seeds", "--analyst", "Ada")
    return path


@pytest.fixture
def run(program: Program, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Carries out one command as Ada, in this process (starting one takes longer than most commands), with the
    folders of `program`, opening the case anew."""
    for name, value in program.environment().items():
        if name.startswith("DOSSIER_"):
            monkeypatch.setenv(name, value)

    def carried_out(*arguments: str | Path, code: int = 0) -> Done:
        ended = main([*map(str, arguments), "--analyst", "Ada"])
        shown = capsysbinary.readouterr()
        done = Done(ended, shown.out, shown.err.decode())
        said = f"dossier {' '.join(map(str, arguments))}\n{done.out.decode()}\n{done.err}"
        assert done.code == code, said
        assert "fault" not in done.err, said
        return done

    return carried_out


@pytest.fixture
def sample(read: Path, tmp_path: Path, run: Run) -> Path:
    """A copy of the case, to decide in."""
    run("copy", read, tmp_path / "case.dossier")
    return tmp_path / "case.dossier"
