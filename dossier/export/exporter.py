"""What an export format is, and what it is given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dossier.domain.connections import Connections
from dossier.domain.custody import Custody, StoredEntry
from dossier.domain.errors import NotFound
from dossier.domain.findings import Findings
from dossier.domain.time_marks import TimeMarks
from dossier.domain.views import CaseProperties, FullDossier
from dossier.export.holdings import Held, Holdings


def _none(id: str) -> bytes:
    raise NotFound(f"There is nothing called {id[:12]}… here.")


_NOTHING = Held()


@dataclass(frozen=True, slots=True)
class Material:
    """All that an exporter may ask for; what is costly is a function, so that each format pays for its own.

    `dossier` is None when the whole case is exported; `holdings` are what the export is of. `text` gives the canonical
    text of a source by its id. `made` is the moment of the last entry, in ISO 8601: the same case gives the same bytes
    whenever it is written out; `as_of` names an earlier moment in words (“as of entry 1204”), where one is shown.
    `templates` are the folders with the templates, the user's own before ours. `listed` names the list that a table is
    of; `left_out` says in a sentence what was left out on purpose, and is empty where nothing was.

    `custody` tells what was done with each source, `entries` gives the journal as it is stored, `original` the bytes of
    a source and `blob` a text, by their SHA-256. `timeline` gives what happened when, and
    `connections` who is tied to whom, of the case or the dossier.
    """

    case: CaseProperties
    findings: Callable[[], Iterable[Findings]]
    text: Callable[[str], str]
    templates: tuple[Path, ...]
    made: str
    program: str
    dossier: FullDossier | None = None
    holdings: Holdings = _NOTHING
    as_of: str = ""
    listed: str = ""
    left_out: str = ""
    custody: Callable[[], Iterable[Custody]] = tuple
    entries: Callable[[], Iterable[StoredEntry]] = tuple
    original: Callable[[str], bytes] = _none
    blob: Callable[[str], bytes] = _none
    timeline: Callable[[], TimeMarks] = lambda: TimeMarks((), 0, 0)
    connections: Callable[[], Connections] = lambda: Connections((), (), 0)


class Scope(StrEnum):
    """What a format can be of."""

    CASE = "the whole case"
    DOSSIER = "one dossier"
    EITHER = "the whole case, or one dossier"


@dataclass(frozen=True, slots=True)
class Exporter:
    """`format` is its name on the command line, `label` in menus. `can_redact`: it can leave things out.

    `write` yields the file piece by piece: the same bytes for the same material. `is_folder`: a ZIP file that holds one
    folder, and may be written as that.
    """

    format: str
    label: str
    suffix: str
    scope: Scope
    write: Callable[[Material], Iterator[bytes]]
    is_folder: bool = False
    can_redact: bool = True
