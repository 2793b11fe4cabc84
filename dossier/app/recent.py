"""The cases that were opened lately, latest first."""

from pathlib import Path

from dossier.app import paths, stored_json

KEPT = 12


def cases() -> list[Path]:
    """Those that still exist."""
    return [path for path in map(Path, _all()) if path.exists()]


def add(path: Path) -> None:
    resolved = str(path.resolve())
    _write([resolved, *(other for other in _all() if other != resolved)][:KEPT])


def forget(path: Path) -> None:
    _write([other for other in _all() if other != str(path.resolve())])


def _all() -> list[str]:
    return [str(path) for path in stored_json.read(paths.config() / "recent.json").get("cases", [])]


def _write(cases: list[str]) -> None:
    stored_json.write(paths.config() / "recent.json", {"cases": cases})
