"""What a person means just now: the words, the lines, the dossier in front of them. Decisions are made on that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dossier.domain.targets import Place
from dossier.domain.views import Dossier, NoteRow
from dossier.gui.models.contradictions import Differing


@dataclass(frozen=True, slots=True)
class Words:
    """A passage to decide on. Where it is, or is in, a mention of an entity, `mention` and `entity` say so."""

    place: Place
    exact: str
    mention: Place | None = None
    entity: str | None = None


class Chosen(Protocol):
    """As operations see it."""

    @property
    def dossier(self) -> Dossier | None:
        """The dossier in front."""
        ...

    @property
    def entity(self) -> str | None:
        """The entity that the tab in front is about."""
        ...

    @property
    def entities(self) -> tuple[str, ...]:
        """Those that are selected in the navigator, where the person is in it and they are several; else `entity`
        alone."""
        ...

    @property
    def words(self) -> Words | None:
        """Words selected in the reader, the mention under its caret, or the mention of the line that is chosen."""
        ...

    def named_within(self, place: Place) -> list[str]:
        """The entities that are named at `place`, in the order of the text; none where the reader shows another."""
        ...

    @property
    def mentions(self) -> Sequence[Words]:
        """Words of all the mentions' lines that are selected; else `words` alone."""
        ...

    @property
    def statement(self) -> str | None:
        """The statement whose line is current, or that the tab in front is about."""
        ...

    @property
    def statements(self) -> tuple[str, ...]:
        """All statements whose lines are selected, at least the current one."""
        ...

    @property
    def is_written(self) -> bool:
        """Whether an analyst wrote the statement whose line is current."""
        ...

    @property
    def differing(self) -> Differing | None:
        """The two passages that the current line shows to contradict each other."""
        ...

    @property
    def note(self) -> NoteRow | None:
        """The note whose line is current."""
        ...
