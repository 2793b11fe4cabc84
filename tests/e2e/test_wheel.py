"""The wheel stands alone: installed elsewhere, it finds its migrations, resources and sample articles."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints; its messages are in the failure, should it fail."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as `make wheel` builds it: through the source archive, which must be whole too."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, cwd=CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that holds the wheel, and borrows its dependencies from ours."""
    root = tmp_path_factory.mktemp("installed")
    venv.create(root, symlinks=os.name != "nt", with_pip=False)
    programs = root / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=root).strip())
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps"]
    run(*pip, wheel, cwd=root)
    # As plain paths: the editable install's own .pth, which names the checkout, is not followed.
    (own / "borrowed.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return programs


def test_the_wheel_carries_what_lies_beside_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("migrations", "resources", "seeds"):
        files = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
        wanted = {path.relative_to(CHECKOUT).as_posix() for path in files if path.suffix != ".pyc"}
        assert wanted
        assert {f"dossier/_bundled/{name}" for name in wanted} - names == set()


def test_the_installed_program_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    python, dossier = installed / "python", installed / "dossier"
    where = run(python, "-c", "import dossier; print(dossier.__file__)", cwd=tmp_path)
    assert not Path(where.strip()).is_relative_to(CHECKOUT)

    told = run(dossier, "demo", "--no-window", "--to", tmp_path, cwd=tmp_path)
    assert "4 sources" in told
    (case,) = tmp_path.glob("*.dossier")
    assert list(tmp_path.glob("*.html"))
    persons = json.loads(run(dossier, "list", case, "persons", "--json", cwd=tmp_path))
    assert any("Abdeslam" in person["name"] for person in persons)
    checked = json.loads(run(dossier, "verify", case, "--json", cwd=tmp_path))
    assert checked["ok"]
    assert checked["sources"] == 4
