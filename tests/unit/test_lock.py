"""requirements.lock: everything that pyproject.toml asks for, pinned and hashed, from no named index."""

import re
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
LOCK = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = re.compile(
    r"^([a-z\d-]+)==\S+(?: ; [^\\\n]+)? \\\n((?:    --hash=sha256:[\da-f]{64}(?: \\)?\n)+)", re.M
)


def test_every_dependency_is_locked() -> None:
    asked = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]
    names = {re.split(r"[<>=!;\s]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - {name for name, _ in PINS.findall(LOCK)} == set()


def test_everything_locked_is_pinned_and_hashed() -> None:
    left_over = PINS.sub("", LOCK)
    assert [line for line in left_over.splitlines() if line and not line.lstrip().startswith("#")] == []


def test_no_index_is_named() -> None:
    assert "://" not in LOCK
    assert "index" not in LOCK.split("==")[0]


def test_the_header_is_what_make_lock_runs() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (command,) = re.findall(r"^LOCK_COMMAND := (.+)$", makefile, re.M)
    assert " ".join(command.split()) in LOCK.splitlines()[1]
