"""Where things lie: what the program brings along, and the user's own folders."""

import os
from pathlib import Path

import platformdirs

from dossier.domain.errors import DossierError

_PACKAGE = Path(__file__).resolve().parent.parent


class FolderError(DossierError, OSError):
    """One of the user's folders cannot be made or written. An OSError too, for who can do without it."""


def _brought_along(name: str) -> Path:
    """A folder that lies beside the package in a checkout, and inside it in an installed wheel."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def migrations() -> Path:
    return _brought_along("migrations")


def resources() -> Path:
    return _brought_along("resources")


def seeds() -> Path:
    return _brought_along("seeds")


def _own(variable: str, default: Path) -> Path:
    """One of the user's folders, made with owner-only rights; the variable is for tests and for portable
    use. Raises FolderError."""
    folder = Path(os.environ[variable]) if os.environ.get(variable) else default
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FolderError(
            f"The folder “{folder}” cannot be made ({error.strerror or error}). Set {variable} to a folder"
            " that you may write to."
        ) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise FolderError(
            f"The folder “{folder}” cannot be written. Give yourself the right to, or set {variable} to a"
            " folder that you may write to."
        )
    return folder


def config() -> Path:
    return _own("DOSSIER_CONFIG_DIR", platformdirs.user_config_path("dossier"))


def cache() -> Path:
    return _own("DOSSIER_CACHE_DIR", platformdirs.user_cache_path("dossier"))


def data() -> Path:
    """Logs, and the sample case."""
    return _own("DOSSIER_DATA_DIR", platformdirs.user_data_path("dossier"))


def log_file() -> Path:
    return data() / "dossier.log"
