"""One source's rows, made anew from all that is recorded of it."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dossier.domain.analysis import Analysis
from dossier.domain.errors import DossierError
from dossier.domain.resolution import Candidate, Resolver
from dossier.domain.writes import SOURCE, Subject
from dossier.store.codec import MALFORMED, decode_analysis
from dossier.store.failures import primary
from dossier.store.readmodel import appearances, indexing
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.batch import Batch
from dossier.store.readmodel.derive import Deriver, Numbers, stretches
from dossier.store.readmodel.fold import AUTHORS_SEPARATOR, SourceState, fold_source
from dossier.store.readmodel.kinship import Kinship
from dossier.store.readmodel.recorded import Recorded
from dossier.store.readmodel.registers import write_registers
from dossier.store.readmodel.soundness import fits
from dossier.store.readmodel.spelling import folded
from dossier.store.readmodel.tables import READ, TOLD
from dossier.store.readmodel.touched import Touched
from dossier.store.readmodel.truth import Truth
from dossier.store.tables import MAX_INTEGER


@dataclass(slots=True)
class _Known:
    """What the file has of a source already. `reading` are the columns that come from its analysis."""

    no: int
    basis: str
    text_basis: str
    told_basis: str
    withdrawn: bool
    changed: int
    reading: tuple[Any, ...]


_READING = "analyser, analyser_version, model, read_as, notice"
_UNREAD = ("", 0, "", "", "")
_NOTHING_FOUND = Analysis("", 0, "", "")
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
        kinship: Kinship,
        *,
        fresh: bool,
    ) -> None:
        self._connection = connection
        self._kinship = kinship
        self._truth = truth
        self._resolver = resolver
        self._batch = batch
        self._touched = touched
        self._fresh = fresh
        self._next = {table: self._first_free(table) for table in _NUMBERED}

    def refold(self, id: str, recorded: Sequence[Recorded]) -> None:
        """Make the rows of source `id` from all that is recorded of it, in canonical order."""
        state = fold_source(recorded)
        known = None if self._fresh else self._known(id)
        subject = Subject(SOURCE, id)
        registers = state.registers if state else {}
        self._touched.named |= write_registers(
            self._batch, self._connection, subject, registers, recorded, fresh=self._fresh
        )
        if state is None:
            if known:
                self._remove(known, id)
            return
        self._touched.sources.add(id)
        no = known.no if known else self._take("source", 1)
        basis, told_basis = _basis(state), _told_basis(state)
        if known and known.basis == basis:
            reading = known.reading
            self._kinship.readdress(no, state.metadata.url)
            if known.told_basis != told_basis:
                self._retell(no, id, state)
        else:
            reading = self._content(no, id, state, known)
        if known:
            indexing.forget_title(self._connection, no)
            self._connection.execute("DELETE FROM source WHERE no = ?", (no,))
        row = _row(no, id, state, reading, basis, told_basis)
        self._batch.add("source", [row])
        if not state.withdrawn:
            self._batch.add(*indexing.title(row))
        if known:
            self._note_change(no, state.changed, known)

    def _remove(self, known: _Known, id: str) -> None:
        """The source was not ingested yet (at the moment of the past that is looked at)."""
        self._kinship.forget(known.no, id)
        self._forget(known.no, id)
        self._write_text(known.no, "", True, known)
        indexing.forget_title(self._connection, known.no)
        self._connection.execute("DELETE FROM source WHERE no = ?", (known.no,))
        self._touched.sources.add(id)

    def _content(self, no: int, id: str, state: SourceState, known: _Known | None) -> tuple[Any, ...]:
        """Write what hangs on text and analysis; returns the columns that come of the analysis."""
        if known:
            self._kinship.forget(no, id)
            self._forget(no, id)
        text = self._text(state)
        if known is None or known.text_basis != _text_basis(state):
            self._write_text(no, text or "", state.withdrawn, known)
        if text is None:
            return _LOST
        reading, analysis = self._choose(state, len(text))
        if not state.withdrawn:
            self._write_findings(no, id, text, state, analysis)
            spared = [(each.start, each.end) for each in analysis.boilerplate]
            self._kinship.put(no, stretches(text), spared, state.metadata.url)
        return reading

    def _text(self, state: SourceState) -> str | None:
        """The canonical text, None when the case file does not hold it unharmed."""
        try:
            return self._truth.text(state.ingested.text)
        except DossierError as error:
            _pass_over(error)
            return None

    def _choose(self, state: SourceState, characters: int) -> tuple[tuple[Any, ...], Analysis]:
        """The first analysis that can be read and fits the text, and the columns that come of it. Without one, nothing
        was found: what analysts said of the text holds all the same."""
        for fact in state.analyses:
            try:
                analysis = decode_analysis(self._truth.blob(fact.analysis))
            except DossierError as error:
                _pass_over(error)
                continue
            except MALFORMED:
                continue
            if fits(analysis, characters):
                version = _bounded(fact.analyser_version)
                return (fact.analyser, version, fact.model, analysis.language, analysis.notice), analysis
        return _UNREAD, _NOTHING_FOUND

    def _write_text(self, no: int, text: str, withdrawn: bool, known: _Known | None) -> None:
        if known:
            if not known.withdrawn:
                indexing.forget_text(self._connection, no)
            self._connection.execute("DELETE FROM paragraph WHERE source = ?", (no,))
        pieces = stretches(text)
        first = self._take("paragraph", len(pieces))
        self._batch.add("paragraph", [(first + i, no, *piece) for i, piece in enumerate(pieces)])
        if not withdrawn and text:
            self._batch.add("source_index (rowid, words)", [(no, text)])

    def _write_findings(self, no: int, id: str, text: str, state: SourceState, analysis: Analysis) -> None:
        deriver = self._deriver(id, text, state, analysis)
        numbers = self._numbers(no, deriver, self._take("chain", len(analysis.chains)))
        for rows in (deriver.read_rows(numbers, self._block), deriver.told_rows(numbers)):
            for table, each in rows.items():
                self._batch.add(table, each)
        self._batch.add("company", [(no, json.dumps(deriver.company, ensure_ascii=False))])
        if not self._fresh:
            self._touched.told[no] = id
            self._touched.owners.update(deriver.told.members)

    def _retell(self, no: int, id: str, state: SourceState) -> None:
        """The same reading, of which analysts say something else: chains and clusters stay as they are."""
        text = self._text(state)
        if text is None or state.withdrawn:
            return
        _, analysis = self._choose(state, len(text))
        self._touched.told[no] = id
        self._forget_told(no)
        deriver = self._deriver(id, text, state, analysis)
        first = scalar(
            self._connection, "SELECT no - idx FROM chain WHERE source = ? AND kind <> '' LIMIT 1", (no,)
        )
        numbers = self._numbers(no, deriver, first or 0)
        for table, rows in deriver.told_rows(numbers).items():
            self._batch.add(table, rows)
        self._touched.owners.update(deriver.told.members)
        self._update_tellings(no, deriver.tellings())

    def _update_tellings(self, no: int, tellings: Sequence[tuple[int, int, bool]]) -> None:
        before = self._connection.execute(
            "SELECT no, idx, held, quotes, live FROM chain WHERE source = ? AND kind <> ''", (no,)
        ).fetchall()
        for chain, index, *telling in before:
            if tuple(telling) != tellings[index]:
                self._connection.execute(
                    "UPDATE chain SET held = ?, quotes = ?, live = ? WHERE no = ?", (*tellings[index], chain)
                )
                self._touched.chains.add(chain)

    def _deriver(self, id: str, text: str, state: SourceState, analysis: Analysis) -> Deriver:
        return Deriver(id, text, state.metadata.published, analysis, state.passages, state.statements)

    def _numbers(self, no: int, deriver: Deriver, chain: int) -> Numbers:
        told = deriver.told
        return Numbers(
            source=no,
            chain=chain,
            hand=self._take("chain", len(told.members)),
            statement=self._take("statement", len(told.statements)),
            quote=self._take("quote", len(told.speakers)),
        )

    def _block(self, candidate: Candidate) -> str:
        block = self._resolver.block(candidate)
        self._touched.blocks.add(block)
        return block

    def _forget(self, no: int, id: str) -> None:
        """Delete what the analysis of a source made; its blocks are to be resolved without it."""
        c = self._connection
        rows = c.execute(
            """SELECT DISTINCT c.block, coalesce(c.pin, k.owner), e.id FROM chain c
            LEFT JOIN cluster k ON k.no = c.cluster LEFT JOIN entity e ON e.no = c.entity
            WHERE c.source = ? AND (c.block IS NOT NULL OR c.pin IS NOT NULL)""",
            (no,),
        ).fetchall()
        self._touched.told[no] = id
        self._touched.blocks.update(block for block, _, _ in rows if block)
        self._touched.owners.update(owner for _, owner, _ in rows if owner)
        self._touched.entities.update(entity for _, _, entity in rows if entity)
        self._forget_told(no)
        c.execute("DELETE FROM event_part WHERE chain IN (SELECT no FROM chain WHERE source = ?)", (no,))
        for table in (*READ, "chain"):
            c.execute(f"DELETE FROM {table} WHERE source = ?", (no,))

    def _forget_told(self, no: int) -> None:
        c = self._connection
        pins = c.execute("SELECT DISTINCT pin FROM chain WHERE source = ? AND kind = ''", (no,)).fetchall()
        self._touched.owners.update(pin for (pin,) in pins)
        appearances.delete(c, "s.source = ?", (no,))
        c.execute(
            "DELETE FROM statement_chain WHERE statement IN (SELECT no FROM statement WHERE source = ?)",
            (no,),
        )
        for table in TOLD:
            c.execute(f"DELETE FROM {table} WHERE source = ?", (no,))
        c.execute("DELETE FROM chain WHERE source = ? AND kind = ''", (no,))

    def _note_change(self, no: int, clock: int, known: _Known) -> None:
        """Entities whose source has a new entry count as changed, even where their rows stay."""
        ids = [
            id
            for (id,) in self._connection.execute(
                "SELECT DISTINCT e.id FROM chain c JOIN entity e ON e.no = c.entity WHERE c.source = ?", (no,)
            )
        ]
        self._touched.entities.update(ids)
        if clock < known.changed:  # looking back, what came later is not there
            self._touched.owners.update(ids)
            return
        self._connection.execute(
            """UPDATE entity SET changed = ?1 WHERE changed < ?1
            AND no IN (SELECT entity FROM chain WHERE source = ?2 AND live AND entity IS NOT NULL)""",
            (clock, no),
        )

    def _known(self, id: str) -> _Known | None:
        row = self._connection.execute(
            f"SELECT no, basis, text_basis, told_basis, withdrawn, changed, {_READING} FROM source WHERE id = ?",
            (id,),
        ).fetchone()
        return _Known(row[0], row[1], row[2], row[3], bool(row[4]), row[5], row[6:]) if row else None

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


def _told_basis(state: SourceState) -> str:
    """All that what is told depends on, besides `_basis`."""
    return repr((state.passages, state.statements)) if state.passages or state.statements else ""


def _row(
    no: int, id: str, state: SourceState, reading: tuple[Any, ...], basis: str, told_basis: str
) -> tuple[Any, ...]:
    m, i = state.metadata, state.ingested
    authors = json.dumps(m.authors, ensure_ascii=False) if m.authors else "[]"
    searched = folded("\n".join((m.title, i.file, m.publisher, AUTHORS_SEPARATOR.join(m.authors))))
    return (
        no, id, i.text, i.file, m.title, m.publisher, authors, m.published, m.language, m.url, i.media_type,
        _bounded(i.size), _bounded(i.characters), _bounded(i.undecodable), *state.place,
        state.analyst, *reading, state.withdrawn, state.changed, searched, state.grade, basis,
        _text_basis(state), told_basis, _pages(state), _origin(state),
    )  # fmt: skip


def _pages(state: SourceState) -> str:
    pages = state.ingested.pages
    return json.dumps([max(0, page) for page in pages], separators=(",", ":")) if pages else ""


def _origin(state: SourceState) -> str:
    origin = state.ingested.origin
    return json.dumps([origin.url, origin.at, origin.headers], ensure_ascii=False) if origin.url else ""


def _pass_over(error: DossierError) -> None:
    """Go on without content that is damaged or withheld; raise `error` again when the disk or a lock is to
    blame."""
    if primary(error.__cause__ or error) not in (None, sqlite3.SQLITE_CORRUPT):
        raise error


def _bounded(number: int) -> int:
    """A number that a stranger's entry gives, as SQLite can keep it."""
    return max(-MAX_INTEGER, min(number, MAX_INTEGER))
