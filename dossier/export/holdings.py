"""What a case holds, for exporters to go through: row by row, in an order that depends on nothing but the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from dossier.domain.views import (
    Citation,
    EntityRef,
    EntityRow,
    HistoryRow,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)


class Holdings(Protocol):
    """Each method may be called any number of times, and yields the same each time; nothing need be held in memory.

    What was rejected, merged away or withdrawn is not among them.
    """

    def sources(self) -> Iterable[SourceRow]:
        """In order of ingest."""
        ...

    def entities(self) -> Iterable[EntityRow]:
        """Persons, events, organisations, places; each by name."""
        ...

    def statements(self) -> Iterable[StatementRow]:
        """By source, then place in the text."""
        ...

    def quotes(self) -> Iterable[QuoteRow]:
        """By source, then place in the text."""
        ...

    def mentions(self) -> Iterable[tuple[EntityRef, Citation]]:
        """Each passage that names or refers to an entity, by source, then place in the text."""
        ...

    def notes(self) -> Iterable[NoteRow]:
        """The oldest first."""
        ...

    def history(self) -> Iterable[HistoryRow]:
        """The journal in words, in the order in which entries count."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """Holdings that are at hand: a dossier's, or those of tests."""

    source_rows: tuple[SourceRow, ...] = ()
    entity_rows: tuple[EntityRow, ...] = ()
    statement_rows: tuple[StatementRow, ...] = ()
    quote_rows: tuple[QuoteRow, ...] = ()
    mention_rows: tuple[tuple[EntityRef, Citation], ...] = ()
    note_rows: tuple[NoteRow, ...] = ()
    history_rows: tuple[HistoryRow, ...] = ()

    def sources(self) -> Iterable[SourceRow]:
        return self.source_rows

    def entities(self) -> Iterable[EntityRow]:
        return self.entity_rows

    def statements(self) -> Iterable[StatementRow]:
        return self.statement_rows

    def quotes(self) -> Iterable[QuoteRow]:
        return self.quote_rows

    def mentions(self) -> Iterable[tuple[EntityRef, Citation]]:
        return self.mention_rows

    def notes(self) -> Iterable[NoteRow]:
        return self.note_rows

    def history(self) -> Iterable[HistoryRow]:
        return self.history_rows
