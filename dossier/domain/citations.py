"""What every row of a screen refers to: a passage of a source, and an entity by its name."""

from dataclasses import dataclass

from dossier.domain.analysis import EntityKind


@dataclass(frozen=True, slots=True)
class EntityRef:
    id: str
    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a line of a dossier stands: enough for a chip, a footnote, and for opening the passage."""

    source: str
    file: str
    title: str
    publisher: str
    published: str
    start: int
    end: int
    paragraph: int
    """Counted from 1 over the non-empty lines of the source."""
    exact: str
    page: int = 0
    """Counted from 1; 0 in a source without pages."""

    @property
    def place(self) -> str:
        """`¶31`; `p. 3, ¶31` in a source with pages."""
        return f"p. {self.page}, ¶{self.paragraph}" if self.page else f"¶{self.paragraph}"
