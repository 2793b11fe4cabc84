"""The cases that were opened lately, latest first."""

from pathlib import Path
from typing import Any

from dossier.app import paths, stored_json

KEPT = 12


def cases() -> list[Path]:
    """Those that still exist."""
    return [path for path in map(Path, _all()) if _exists(path)]


def add(path: Path) -> None:
    resolved = str(path.resolve())
    _write([resolved, *(other for other in _all() if other != resolved)][:KEPT])


def forget(path: Path) -> None:
    _write([other for other in _all() if other != str(path.resolve())])


def _all() -> list[str]:
    cases: list[str] = stored_json.read(paths.config() / "recent.json", _fits).get("cases", [])
    return cases


def _fits(value: dict[str, Any]) -> bool:
    cases = value.get("cases", [])
    return isinstance(cases, list) and all(isinstance(case, str) for case in cases)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, a folder that may not be looked into
        return False


def _write(cases: list[str]) -> None:
    stored_json.write(paths.config() / "recent.json", {"cases": cases})
