"""Two copies of a case: what the other one would bring, before anything is merged."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.app import paths
from dossier.domain.clock import at
from dossier.domain.conflicts import arisen
from dossier.domain.copies import CopyComparison, NewWork
from dossier.domain.errors import DossierError, NotFound
from dossier.domain.resolution import Resolver
from dossier.domain.views import Changes, EntityRow, Progress
from dossier.store import CaseFile, ReadModel, Union, lacking, looking_ahead, require_kin

Report = Callable[[Progress], None]
Cancelled = Callable[[], bool]

MOST_SHOWN = 500
"""Entities that a comparison names; more are counted."""


def opened(path: Path) -> CaseFile:
    """The other copy, to be read only. Raises CaseFileError."""
    return CaseFile.open(path, migrations=paths.migrations(), read_only=True)


def is_copy(case: CaseFile, other: Path) -> bool:
    """Whether `other` is another file of the same case; what cannot be opened is none."""
    try:
        if other.samefile(case.path):
            return False
        with closing(opened(other)) as theirs:
            return theirs.case_id == case.case_id
    except (OSError, DossierError):
        return False


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares the open case with others. `views` are caught up, `file` is where they lie."""

    case: CaseFile
    views: ReadModel
    file: Path
    resolver: Resolver

    def compare(
        self, path: Path, *, foreign: bool, progress: Report | None, cancelled: Cancelled | None
    ) -> CopyComparison:
        """What merging the copy at `path` would bring; nothing is changed.

        Raises CaseFileError when it is no copy of this case (and `foreign` is not asked for), Cancelled.
        """
        with closing(opened(path)) as theirs:
            require_kin(self.case, theirs, foreign=foreign)
            union = Union.of(self.case, theirs)
            with looking_ahead(
                self.file, union, self.views, self.resolver, progress=progress, cancelled=cancelled
            ) as (ahead, changes):
                known = self.views.conflicts()
                entities = tuple(_entities(ahead, changes))
                return CopyComparison(
                    path=str(path),
                    same_case=theirs.case_id == self.case.case_id,
                    entries=len(union.new),
                    work=tuple(_work(union, ahead)),
                    sources=tuple(row for row in ahead.sources() if not self.views.has_source(row.id)),
                    entities=entities,
                    changed=len(entities) if len(entities) < MOST_SHOWN else len(changes.entities),
                    conflicts=arisen(known, ahead.conflicts()),
                    back=lacking(self.case, theirs),
                )


def _work(union: Union, ahead: ReadModel) -> Sequence[NewWork]:
    """The new entries by analyst and kind, who did most first."""
    clocks: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 1 << 63, 0])
    for entry in union.incoming():
        seen = clocks[entry.header.analyst, entry.header.kind]
        clock = entry.header.clock
        seen[:] = seen[0] + 1, min(seen[1], clock), max(seen[2], clock)
    rows = [
        NewWork(
            known.name if (known := ahead.analyst(analyst)) else analyst[:8], kind, count, at(first), at(last)
        )
        for (analyst, kind), (count, first, last) in clocks.items()
    ]
    totals: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        totals[row.analyst] += row.entries
    return sorted(rows, key=lambda row: (-totals[row.analyst], row.analyst, -row.entries, row.kind))


def _entities(ahead: ReadModel, changes: Changes) -> Sequence[EntityRow]:
    rows: dict[str, EntityRow] = {}
    for id in sorted(changes.entities):
        with suppress(NotFound):
            row = ahead.dossier(id).entity
            rows[row.id] = row  # several would be one
        if len(rows) == MOST_SHOWN:
            break
    return sorted(rows.values(), key=lambda row: (-row.mentions, row.name, row.id))
