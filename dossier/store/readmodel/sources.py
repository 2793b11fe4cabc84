"""One source's rows, made anew from all that is recorded of it."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier.domain.analysis import Analysis
from dossier.domain.entries import SourceAnalysed
from dossier.domain.errors import DossierError
from dossier.domain.resolution import Candidate, Resolver
from dossier.store.codec import MALFORMED, decode_analysis
from dossier.store.failures import primary
from dossier.store.readmodel import appearances
from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.derive import Deriver, Numbers, stretches
from dossier.store.readmodel.fold import AUTHORS_SEPARATOR, SourceState, fold_source
from dossier.store.readmodel.recorded import SOURCE, Recorded, Subject
from dossier.store.readmodel.registers import write_registers
from dossier.store.readmodel.soundness import fits
from dossier.store.readmodel.spelling import folded
from dossier.store.readmodel.tables import DERIVED
from dossier.store.readmodel.truth import Truth

MAX_INTEGER = 2**63 - 1


@dataclass(slots=True)
class Touched:
    """What folding concerned: blocks to resolve again, ids for those who show them."""

    blocks: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    case: bool = False


@dataclass(slots=True)
class _Known:
    """What the file has of a source already. `reading` are the columns that come from its analysis."""

    no: int
    basis: str
    text_basis: str
    withdrawn: bool
    reading: tuple[Any, ...]


_READING = "analyser, analyser_version, model, read_as, notice"
_UNREAD = ("", 0, "", "", "")
_LOST = (
    "",
    0,
    "",
    "",
    "The case file does not hold the text of this source unharmed; “dossier verify” says more.",
)


class SourceProjector:
    """Writes the rows of sources. With `fresh` the tables were empty before, and nothing need be
    looked up."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        truth: Truth,
        resolver: Resolver,
        batch: Batch,
        touched: Touched,
        *,
        fresh: bool,
    ) -> None:
        self._connection = connection
        self._truth = truth
        self._resolver = resolver
        self._batch = batch
        self._touched = touched
        self._fresh = fresh
        self._next = {table: self._first_free(table) for table in _NUMBERED}

    def refold(self, id: str, recorded: Sequence[Recorded]) -> None:
        """Make the rows of source `id` from all that is recorded of it, in canonical order."""
        state = fold_source(recorded)
        if state is None:
            return
        known = None if self._fresh else self._known(id)
        write_registers(
            self._batch, self._connection, Subject(SOURCE, id), state.registers, recorded, fresh=self._fresh
        )
        self._touched.sources.add(id)
        no = known.no if known else self._take("source", 1)
        basis = _basis(state)
        reading = known.reading if known and known.basis == basis else self._content(no, id, state, known)
        if known:
            self._connection.execute("DELETE FROM source WHERE no = ?", (no,))
        self._batch.add("source", [_row(no, id, state, reading, basis)])
        if not self._fresh:
            self._batch.flush()
            self._note_change(no, state.changed)

    def _content(self, no: int, id: str, state: SourceState, known: _Known | None) -> tuple[Any, ...]:
        """Write what hangs on text and analysis; returns the columns that come of the analysis."""
        if known:
            self._forget(no)
        text = self._text(state)
        if known is None or known.text_basis != _text_basis(state):
            self._write_text(no, text or "", state.withdrawn, known)
        if text is None:
            return _LOST
        chosen = self._choose(state, len(text))
        if chosen is None:
            return _UNREAD
        fact, analysis = chosen
        if not state.withdrawn:
            self._write_findings(no, id, text, state, analysis)
        return (
            fact.analyser,
            _bounded(fact.analyser_version),
            fact.model,
            analysis.language,
            analysis.notice,
        )

    def _text(self, state: SourceState) -> str | None:
        """The canonical text, None when the case file does not hold it unharmed."""
        try:
            return self._truth.text(state.ingested.text)
        except DossierError as error:
            _pass_over(error)
            return None

    def _choose(self, state: SourceState, characters: int) -> tuple[SourceAnalysed, Analysis] | None:
        """The first analysis that can be read and fits the text."""
        for fact in state.analyses:
            try:
                analysis = decode_analysis(self._truth.blob(fact.analysis))
            except DossierError as error:
                _pass_over(error)
                continue
            except MALFORMED:
                continue
            if fits(analysis, characters):
                return fact, analysis
        return None

    def _write_text(self, no: int, text: str, withdrawn: bool, known: _Known | None) -> None:
        if known:
            if not known.withdrawn:
                self._connection.execute(
                    """INSERT INTO passage_index (passage_index, rowid, body)
                    SELECT 'delete', no, body FROM paragraph WHERE source = ? ORDER BY number""",
                    (no,),
                )
            self._connection.execute("DELETE FROM paragraph WHERE source = ?", (no,))
        pieces = stretches(text)
        first = self._take("paragraph", len(pieces))
        self._batch.add("paragraph", [(first + i, no, *piece) for i, piece in enumerate(pieces)])
        if not withdrawn:
            words = [(first + i, body) for i, (_, _, body) in enumerate(pieces)]
            self._batch.add("passage_index (rowid, body)", words)

    def _write_findings(self, no: int, id: str, text: str, state: SourceState, analysis: Analysis) -> None:
        numbers = Numbers(
            source=no,
            chain=self._take("chain", len(analysis.chains)),
            statement=self._take("statement", len(analysis.statements)),
            quote=self._take("quote", len(analysis.quotes)),
        )
        deriver = Deriver(id, text, state.metadata.published, analysis, numbers, self._block)
        for table, rows in deriver.rows().items():
            self._batch.add(table, rows)
        self._batch.add("company", [(no, json.dumps(deriver.company, ensure_ascii=False))])

    def _block(self, candidate: Candidate) -> str:
        block = self._resolver.block(candidate)
        self._touched.blocks.add(block)
        return block

    def _forget(self, no: int) -> None:
        """Delete what the analysis of a source made; its blocks are to be resolved without it."""
        c = self._connection
        rows = c.execute(
            """SELECT DISTINCT c.block, e.id FROM chain c LEFT JOIN entity e ON e.no = c.entity
            WHERE c.source = ? AND c.block IS NOT NULL""",
            (no,),
        ).fetchall()
        self._touched.blocks.update(block for block, _ in rows)
        self._touched.entities.update(id for _, id in rows if id)
        appearances.delete(c, "s.source = ?", (no,))
        c.execute("DELETE FROM event_part WHERE chain IN (SELECT no FROM chain WHERE source = ?)", (no,))
        c.execute(
            "DELETE FROM statement_chain WHERE statement IN (SELECT no FROM statement WHERE source = ?)",
            (no,),
        )
        for table in (*DERIVED, "chain"):
            c.execute(f"DELETE FROM {table} WHERE source = ?", (no,))

    def _note_change(self, no: int, clock: int) -> None:
        """Entities whose source has a new entry count as changed, even where their rows stay."""
        self._connection.execute(
            """UPDATE entity SET changed = ?1 WHERE changed < ?1
            AND no IN (SELECT entity FROM chain WHERE source = ?2 AND entity IS NOT NULL)""",
            (clock, no),
        )
        self._touched.entities.update(
            id
            for (id,) in self._connection.execute(
                "SELECT DISTINCT e.id FROM chain c JOIN entity e ON e.no = c.entity WHERE c.source = ?", (no,)
            )
        )

    def _known(self, id: str) -> _Known | None:
        row = self._connection.execute(
            f"SELECT no, basis, text_basis, withdrawn, {_READING} FROM source WHERE id = ?", (id,)
        ).fetchone()
        return _Known(row[0], row[1], row[2], bool(row[3]), row[4:]) if row else None

    def _take(self, table: str, count: int) -> int:
        first = self._next[table]
        self._next[table] = first + count
        return first

    def _first_free(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT coalesce(max(no), 0) FROM {table}").fetchone()
        return int(last) + 1


_NUMBERED = ("source", "paragraph", "chain", "statement", "quote")


def _text_basis(state: SourceState) -> str:
    return f"{state.ingested.text} {state.withdrawn:d}"


def _basis(state: SourceState) -> str:
    """All that the rows of a source's text and analysis depend on."""
    analyses = [(a.analysis, a.analyser, a.analyser_version, a.model) for a in state.analyses]
    return repr((_text_basis(state), state.metadata.published, *state.place, analyses))


def _row(no: int, id: str, state: SourceState, reading: tuple[Any, ...], basis: str) -> tuple[Any, ...]:
    m, i = state.metadata, state.ingested
    authors = json.dumps(m.authors, ensure_ascii=False) if m.authors else "[]"
    searched = folded("\n".join((m.title, i.file, m.publisher, AUTHORS_SEPARATOR.join(m.authors))))
    return (
        no, id, i.text, i.file, m.title, m.publisher, authors, m.published, m.language, m.url, i.media_type,
        _bounded(i.size), _bounded(i.characters), _bounded(i.undecodable), *state.place,
        state.analyst, *reading, state.withdrawn, state.changed, searched, basis, _text_basis(state),
    )  # fmt: skip


def _pass_over(error: DossierError) -> None:
    """Go on without content that is damaged or withheld; raise `error` again when the disk or a lock is to
    blame."""
    if primary(error.__cause__ or error) not in (None, sqlite3.SQLITE_CORRUPT):
        raise error


def _bounded(number: int) -> int:
    """A number that a stranger's entry gives, as SQLite can keep it."""
    return max(-MAX_INTEGER, min(number, MAX_INTEGER))
