"""Copies of a case that synchronising programs put beside it when it was changed in two places at once."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dossier.app import copies
from dossier.domain.errors import DossierError
from dossier.store import CaseFile, lacking

_MARKS = (
    ("Nextcloud", r" \(conflicted copy \d{4}-\d{2}-\d{2} \d{6}\)"),
    ("Dropbox", r" \([^()]*conflicted copy(?: \d{4}-\d{2}-\d{2})?(?: \(\d+\))?\)"),
    ("Syncthing", r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?"),
    ("Google Drive", r" \(\d+\)"),
    ("iCloud", r" \d+"),
    ("OneDrive", r"-[^\\/. ][^\\/.]*"),
)
"""What each program appends to the name, before the suffix. The name alone proves nothing: the case id does."""

MOST_LOOKED_AT = 20
"""Files whose insides are read; a folder may hold any number."""


@dataclass(frozen=True, slots=True)
class ConflictedCopy:
    """`program` is who seems to have made it, `entries` how many it holds that the case lacks."""

    path: Path
    program: str
    entries: int


def program(case: str, other: str) -> str:
    """Which program names its copy of the file `case` like `other`; empty: none."""
    stem, suffix = Path(case).stem, Path(case).suffix
    if not other.startswith(stem) or not other.endswith(suffix) or len(other) <= len(case):
        return ""
    mark = other[len(stem) : len(other) - len(suffix)]
    return next((name for name, form in _MARKS if re.fullmatch(form, mark)), "")


def beside(case: CaseFile) -> Sequence[ConflictedCopy]:
    """The copies beside the open case that hold what it lacks, by name. They are only read, and whatever cannot be
    read, or is another case after all, is passed over."""
    try:
        names = sorted(path for path in case.path.parent.iterdir() if program(case.path.name, path.name))
    except OSError:
        return ()
    found = (_looked_at(case, path) for path in names[:MOST_LOOKED_AT])
    return tuple(each for each in found if each is not None)


def _looked_at(case: CaseFile, path: Path) -> ConflictedCopy | None:
    if not copies.is_copy(case, path):
        return None
    try:
        with closing(copies.opened(path)) as other:
            new = lacking(other, case)
    except DossierError:
        return None
    return ConflictedCopy(path, program(case.path.name, path.name), new) if new else None
