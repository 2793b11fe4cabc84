"""What analysts decided in an earlier version of an article, and what becomes of it in a newer one."""

from collections import Counter
from dataclasses import dataclass

from dossier.domain.anchoring import Fate, Found
from dossier.domain.citations import Citation
from dossier.domain.judgements import Reference
from dossier.domain.views import NoteRow, StatementRow


@dataclass(frozen=True, slots=True)
class Judged:
    """Whom a passage refers to, as an analyst said; `entity` is an id, empty for NO_NAME."""

    citation: Citation
    reference: Reference
    entity: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A note or the tags on a passage."""

    citation: Citation
    notes: tuple[NoteRow, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """A statement that somebody decided on or wrote, with the notes on it."""

    statement: StatementRow
    notes: tuple[NoteRow, ...] = ()

    @property
    def citation(self) -> Citation:
        return self.statement.citation


Decision = Judged | Marked | Decided


@dataclass(frozen=True, slots=True)
class Carry:
    """One decision on `earlier`, and where its words stand in the newer version; `words` are those that do."""

    decision: Decision
    found: Found
    words: str


@dataclass(frozen=True, slots=True)
class CarryOver:
    """All of them, in the order of the earlier text. `source` is the newer version."""

    source: str
    earlier: str
    carries: tuple[Carry, ...]

    def count(self, fate: Fate) -> int:
        return Counter(carry.found.fate for carry in self.carries)[fate]
