"""Folders of a benchmark's own, so that it neither reads nor writes those of the person who runs it."""

import os
from pathlib import Path

from dossier.app import identity


def own_folders(folder: Path) -> None:
    """Settings, views and logs of this run lie in `folder`, and somebody has said who works here."""
    for name in ("CONFIG", "CACHE", "DATA"):
        os.environ[f"DOSSIER_{name}_DIR"] = str(folder / name.lower())
    identity.introduce("Grace", "GH")
