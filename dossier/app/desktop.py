"""Making the desktop know case files: a program entry, a file type and two icons in the user's own data folder.

Nothing needs an administrator, and `unregister` takes all of it away again. The originals lie in
resources/desktop and resources/icons.
"""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dossier.app import paths
from dossier.domain.errors import DossierError

logger = logging.getLogger(__name__)

_PATIENCE = 30
"""Seconds that the desktop's own programs may take."""

_ELSEWHERE = {
    "darwin": "On macOS: choose a case file in the Finder, File ▸ Get Info ▸ Open with, and pick Dossier.",
    "win32": "On Windows: right-click a case file, Open with ▸ Choose another app, and pick dossier.exe.",
}


def register(platform: str = sys.platform, program: Sequence[str] | None = None) -> list[Path]:
    """Install for this user; the files that were written. Doing it again brings them up to date.

    `program` is the command that starts Dossier, this very one unless given. Raises DossierError where the
    system has other ways (the message says which) or a file cannot be written.
    """
    _refuse_elsewhere(platform)
    home, brought = _data_home(), paths.resources()
    entry = (brought / "desktop" / "dossier.desktop").read_text(encoding="utf-8")
    command = " ".join(_quoted(part) for part in program or _this_program())
    contents = {
        _targets(home)[0]: entry.replace("Exec=dossier %f", f"Exec={command} %f").encode(),
        _targets(home)[1]: (brought / "desktop" / "dossier-case.xml").read_bytes(),
        _targets(home)[2]: (brought / "icons" / "dossier.svg").read_bytes(),
        _targets(home)[3]: (brought / "icons" / "case.svg").read_bytes(),
    }
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise DossierError(f"{error.filename} cannot be written: {error.strerror}.") from error
    _tell_desktop(home)
    return list(contents)


def unregister(platform: str = sys.platform) -> list[Path]:
    """Take away what `register` installed; the files that were removed. Raises DossierError as it does."""
    _refuse_elsewhere(platform)
    home = _data_home()
    removed = [path for path in _targets(home) if path.is_file()]
    try:
        for path in removed:
            path.unlink()
    except OSError as error:
        raise DossierError(f"{error.filename} cannot be removed: {error.strerror}.") from error
    if removed:
        _tell_desktop(home)
    return removed


def _refuse_elsewhere(platform: str) -> None:
    if platform in _ELSEWHERE:
        raise DossierError(_ELSEWHERE[platform])


def _data_home() -> Path:
    """XDG_DATA_HOME; a relative one counts as not set, as the specification asks."""
    chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".local" / "share"


def _targets(home: Path) -> tuple[Path, Path, Path, Path]:
    icons = home / "icons" / "hicolor" / "scalable"
    return (
        home / "applications" / "dossier.desktop",
        home / "mime" / "packages" / "dossier-case.xml",
        icons / "apps" / "dossier.svg",
        icons / "mimetypes" / "application-vnd.dossier.case.svg",
    )


def _this_program() -> list[str]:
    """The command `dossier` that lies beside this Python (a desktop has another PATH than a shell), else the
    module."""
    beside = Path(sys.executable).parent / "dossier"
    return [str(beside)] if beside.is_file() else [sys.executable, "-m", "dossier"]


def _quoted(part: str) -> str:
    """One argument as the desktop entry specification wants it: quoted twice, once as an argument, once as a
    string value; `%` doubled."""
    for character in '\\"`$':
        part = part.replace(character, "\\" + character)
    part = part.replace("\\", "\\\\").replace("%", "%%")
    return f'"{part}"'


def _tell_desktop(home: Path) -> None:
    """Let the desktop read its folders anew, where it has a program for that; else it does so by itself."""
    for program, folder in (
        ("update-mime-database", home / "mime"),
        ("update-desktop-database", home / "applications"),
    ):
        found = shutil.which(program)
        if found and folder.is_dir():
            try:
                subprocess.run([found, str(folder)], check=False, capture_output=True, timeout=_PATIENCE)
            except (
                OSError,
                subprocess.SubprocessError,
            ):  # the files are in place; the desktop finds them later
                logger.warning("%s did not work", found, exc_info=True)
