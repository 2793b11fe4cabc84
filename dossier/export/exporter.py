"""What an export format is, and what it is given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.domain.custody import Custody, StoredEntry
from dossier.domain.errors import NotFound
from dossier.domain.findings import Findings
from dossier.domain.time_marks import TimeMarks
from dossier.domain.views import CaseProperties, FullDossier


def _none(id: str) -> bytes:
    raise NotFound(f"There is nothing called {id[:12]}… here.")


@dataclass(frozen=True, slots=True)
class Material:
    """All that an exporter may ask for; what is costly is a function, so that each format pays for its own.

    `dossier` is None when the whole case is exported. `text` gives the canonical text of a source by its id.
    `made` is when it was written out, in ISO 8601, and the moment whose state is shown, unless `as_of` names an earlier
    one in words (“as of entry 1204”); `templates` is the folder with the templates.

    `custody` tells what was done with each source, `entries` gives the journal as it is stored, `original` the bytes of
    a source and `blob` a text, by their SHA-256. `timeline` gives what happened when, of the case or the dossier.
    """

    case: CaseProperties
    findings: Callable[[], Iterable[Findings]]
    text: Callable[[str], str]
    templates: Path
    made: str
    program: str
    dossier: FullDossier | None = None
    as_of: str = ""
    custody: Callable[[], Iterable[Custody]] = tuple
    entries: Callable[[], Iterable[StoredEntry]] = tuple
    original: Callable[[str], bytes] = _none
    blob: Callable[[str], bytes] = _none
    timeline: Callable[[], TimeMarks] = lambda: TimeMarks((), 0, 0)


@dataclass(frozen=True, slots=True)
class Exporter:
    """`format` is its name on the command line, `label` in menus; `of_dossier`: it shows one dossier; `of_either`: one
    dossier, or the whole case.

    `write` yields the file piece by piece: the same bytes for the same material.
    """

    format: str
    label: str
    suffix: str
    of_dossier: bool
    write: Callable[[Material], Iterator[bytes]]
    of_either: bool = False
