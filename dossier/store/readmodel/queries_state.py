"""What deciding on a command needs to know: `domain.deciding.state.State`."""

import json
import sqlite3
from collections.abc import Collection, Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.clock import at
from dossier.domain.conflicts import Sort
from dossier.domain.deciding.state import Act, Compared, Contest, Held, KnownEntity, KnownStatement
from dossier.domain.documents import METADATA_FIELDS
from dossier.domain.entries import Anchor, Assertion, EntryId
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Comparison, Status
from dossier.domain.writes import (
    ANALYST,
    CASE,
    CONTRADICTION,
    ENTITY,
    KEY,
    MARK,
    PAIR,
    SOURCE,
    Subject,
    pair,
)
from dossier.store.readmodel import citing, contests, stacks
from dossier.store.readmodel.asking import scalar
from dossier.store.readmodel.fold import AUTHORS_SEPARATOR, fold_source
from dossier.store.readmodel.naming import CaseNames
from dossier.store.readmodel.queries_entities import find_number
from dossier.store.readmodel.queries_keys import KeyQueries
from dossier.store.readmodel.recorded import decode, facts_of
from dossier.store.readmodel.unions import Unions

MAX_ANCHORS = 32
"""Passages that an adopted entity is tied to: those of the chains that name it most."""


_FAMILIES = ", ".join(
    f"'{family}'" for family in (ANALYST, CASE, CONTRADICTION, ENTITY, KEY, MARK, PAIR, SOURCE)
)
"""Named, for the index of registers begins with the family: without them each question would read all registers."""


class StateQueries(KeyQueries):
    def has_source(self, source: str) -> bool:
        """Whether the case has this source, withdrawn or not."""
        return self._ask(lambda c: scalar(c, "SELECT 1 FROM source WHERE id = ?", (source,)) is not None)

    def analysed_by(self, source: str) -> tuple[str, int, str] | None:
        """(analyser, version, model) of the analysis in use, or None."""
        row = self._ask(
            lambda c: c.execute(
                "SELECT analyser, analyser_version, model FROM source WHERE id = ? AND analyser <> ''",
                (source,),
            ).fetchone()
        )
        return None if row is None else (row[0], row[1], row[2])

    def analysis_id(self, source: str) -> str:
        """The blob of the analysis that comes first for a source; empty where none is recorded."""

        def ask(connection: sqlite3.Connection) -> str:
            state = fold_source(facts_of(connection, Subject(SOURCE, source)))
            return state.analyses[0].analysis if state and state.analyses else ""

        return self._ask(ask)

    def is_withdrawn(self, source: str) -> bool:
        return bool(self._ask(lambda c: scalar(c, "SELECT withdrawn FROM source WHERE id = ?", (source,))))

    def text_id(self, source: str) -> str:
        """The SHA-256 of the canonical text of a source. Raises NotFound."""
        found: str | None = self._ask(lambda c: scalar(c, "SELECT text FROM source WHERE id = ?", (source,)))
        if found is None:
            raise NotFound(f"This case has no source {source[:12]}….")
        return found

    def held(self, target: str, field: str) -> Held:
        """The register `field` of `target`: the id of what it is about (`writes.subject`)."""
        return self._ask(lambda c: _held(c, target, field))

    def work_on(self, target: str, status: str) -> tuple[EntryId, ...]:
        """The entries that worked on what the register `status` of `target` is the status of, and still hold."""
        return self._ask(lambda c: contests.work_on(c, target, status))

    def contest(self, sort: Sort, entry: EntryId) -> Contest | None:
        """The conflict of this sort in which `entry` is a side; None when there is none (any more)."""
        return self._ask(lambda c: contests.contest(c, sort, entry))

    def words(self, source: str, start: int, end: int) -> str | None:
        """What the source says at `[start, end)`; None where that lies outside its text."""
        return self._ask(lambda c: _words(c, source, start, end))

    def known_entity(self, id: str) -> KnownEntity | None:
        """The entity, or what it is merged into; None when there is none (any more)."""
        return self._ask(lambda c: _entity(c, id))

    def union(self, id: str) -> tuple[str, ...]:
        """The ids that are one with the entity `id`, which is among them."""

        def ask(connection: sqlite3.Connection) -> tuple[str, ...]:
            unions = Unions.of(connection)
            return tuple(unions.members(unions.root(id)))

        return self._ask(ask)

    def name_of(self, id: str) -> str:
        """The own name of an entity, merged or not; its id where nobody knows one."""
        return self._ask(lambda c: CaseNames(c).entity(id))

    def merged_by(self, id: str) -> str:
        """Who merged the entity `id` into another and when, in words; empty when nobody did."""
        return self._ask(lambda c: _by(c, "entity", id, "into"))

    def compared(self, some: Collection[str], others: Collection[str]) -> Sequence[Compared]:
        """What stands between a member of `some` and one of `others`."""
        pairs = sorted({pair(one, other) for one in some for other in others if one != other})
        return self._ask(lambda c: [found for each in pairs for found in _comparison(c, each)])

    def named_at(self, source: str, start: int, end: int) -> Collection[str]:
        """The entities of which there is a mention at, or in, this place."""
        sql = """SELECT DISTINCT e.id FROM source o JOIN mention m ON m.source = o.no JOIN chain c ON c.no = m.chain
            JOIN entity e ON e.no = c.entity WHERE o.id = ? AND m.start >= ? AND m.end <= ?"""
        return self._ask(lambda c: [id for (id,) in c.execute(sql, (source, start, end))])

    def relied_on(self, id: str, act: str) -> str:
        """A decision on an entity or a statement that stands and is not of `act`, in words; empty when there is
        none."""
        return self._ask(lambda c: stacks.relied_on(c, id, act))

    def known_statement(self, id: str) -> KnownStatement | None:
        """The statement as it is shown; None when there is none (any more)."""
        return self._ask(lambda c: _statement(c, id))

    def last_act(self, analyst: str, *, undone: bool) -> Act | None:
        """The act of the analyst that undo would take back; with `undone`, that redo would do again."""
        return self._ask(lambda c: stacks.last_act(c, analyst, undone=undone))


def _held(connection: sqlite3.Connection, target: str, field: str) -> Held:
    row = connection.execute(
        f"""SELECT value, entry FROM register WHERE family IN ({_FAMILIES}) AND target = ? AND field = ?
        ORDER BY family""",
        (target, field),
    ).fetchone()
    if row is not None:
        return Held(row[0], row[1])
    return Held(as_ingested(connection, target, field), None)


def as_ingested(connection: sqlite3.Connection, source: str, field: str) -> str:
    """A metadata field as the document has it, when no entry sets it."""
    if field not in METADATA_FIELDS:
        return ""
    row = connection.execute(
        """SELECT kind, payload FROM journal WHERE subject = ? AND family = 'source' AND kind = 'SourceIngested'
        ORDER BY clock, id LIMIT 1""",
        (source,),
    ).fetchone()
    if row is None:
        return ""
    value = getattr(getattr(decode(*row), "metadata"), field)  # noqa: B009 - a fact of whatever kind
    return value if isinstance(value, str) else AUTHORS_SEPARATOR.join(value)


def _words(connection: sqlite3.Connection, source: str, start: int, end: int) -> str | None:
    row = connection.execute("SELECT no, characters FROM source WHERE id = ?", (source,)).fetchone()
    if row is None or not 0 <= start <= end:
        return None
    pieces = connection.execute(
        """SELECT start, body FROM paragraph WHERE source = ? AND start < ? AND start + length(body) > ?
        ORDER BY number""",
        (row[0], end, start),
    ).fetchall()
    said = "".join(body[max(0, start - at_) : end - at_] for at_, body in pieces)
    return said if len(said) == end - start else None


def _entity(connection: sqlite3.Connection, id: str) -> KnownEntity | None:
    number = find_number(connection, id)
    if number is None:
        return None
    root, kind, name, aliases, status, created = connection.execute(
        "SELECT id, kind, name, aliases, status, created FROM entity WHERE no = ?", (number,)
    ).fetchone()
    adopted = bool(created) or scalar(
        connection, "SELECT 1 FROM stake t JOIN hand h ON h.entity = t.entity WHERE t.entity = ?", (root,)
    )
    return KnownEntity(
        id=root,
        kind=EntityKind(kind),
        name=name,
        aliases=tuple(json.loads(aliases)),
        status=Status(status),
        adopted=bool(adopted),
        anchors=() if adopted else _anchors(connection, root, number),
    )


def _anchors(connection: sqlite3.Connection, id: str, number: int) -> tuple[Anchor, ...]:
    """The chains are chosen first, so that mentions are looked up for these alone."""
    rows = connection.execute(
        """SELECT c.id, m.start, m.end, m.exact FROM (
            SELECT c.no, c.source, c.anchor, c.mentions, c.idx, o.id FROM chain c
            JOIN cluster k ON k.no = c.cluster JOIN source o ON o.no = c.source
            WHERE c.entity = ? AND coalesce(c.pin, k.owner) = ?
            ORDER BY c.mentions DESC, o.id, c.idx LIMIT ?) c
        JOIN mention m ON m.source = c.source AND m.start = c.anchor AND m.read = c.no
        GROUP BY c.no ORDER BY c.mentions DESC, c.id, c.idx""",
        (number, id, MAX_ANCHORS),
    )
    return tuple(Anchor(*row) for row in rows)


def _by(connection: sqlite3.Connection, family: str, target: str, field: str) -> str:
    row = connection.execute(
        """SELECT coalesce(a.name, r.analyst), r.clock FROM register r LEFT JOIN analyst a ON a.id = r.analyst
        WHERE r.family = ? AND r.target = ? AND r.field = ? AND r.value <> ''""",
        (family, target, field),
    ).fetchone()
    return f"{row[0]}, {at(row[1])[:16].replace('T', ' ')}" if row else ""


def _comparison(connection: sqlite3.Connection, pair_: str) -> list[Compared]:
    value = scalar(
        connection,
        "SELECT value FROM register WHERE family = 'pair' AND target = ? AND field = 'comparison' AND value <> ''",
        (pair_,),
    )
    if not value:
        return []
    comparison, _, reason = value.partition("\n")
    one, _, other = pair_.partition("\n")
    return [
        Compared(one, other, Comparison(comparison), reason, _by(connection, "pair", pair_, "comparison"))
    ]


def _statement(connection: sqlite3.Connection, id: str) -> KnownStatement | None:
    row = connection.execute("SELECT no, adopted, written FROM statement WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    (said,) = citing.in_order(connection, [row[0]])
    return KnownStatement(
        id=id,
        source=said.citation.source,
        assertion=Assertion(
            start=said.citation.start,
            end=said.citation.end,
            exact=said.citation.exact,
            kind=said.kind,
            subjects=tuple(ref.id for ref in said.subjects),
            others=tuple(ref.id for ref in said.others),
            attribution=said.attribution or "",
            attributed_to=said.attributed_to.id if said.attributed_to else "",
            date=said.date or "",
            hedged=said.hedged,
            negated=said.negated,
        ),
        status=said.status,
        adopted=bool(row[1]),
        written=bool(row[2]),
    )
