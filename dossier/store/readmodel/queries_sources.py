"""Lists of sources, and finding one by its name."""

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from dossier.domain.clock import at
from dossier.domain.documents import Origin
from dossier.domain.errors import NotFound
from dossier.domain.views import SourceRow
from dossier.store.readmodel.asking import Asking, contains, page, scalar
from dossier.store.readmodel.queries_entities import entity_number
from dossier.store.readmodel.spelling import folded

MIN_PREFIX = 6
"""Hex digits of a source's id that a person must give at least."""

_SOURCE = """SELECT o.id, o.file, o.title, o.publisher, o.authors, o.published, o.language, o.read_as, o.url,
    o.media_type, o.size, o.characters, o.undecodable, o.ingested, o.ingested_by, a.name, o.analyser,
    o.analyser_version, o.model, o.notice, o.withdrawn, o.grade,
    (SELECT json_group_array(substr(field, 5)) FROM register t WHERE t.family = 'mark'
        AND t.target = 'source:' || o.id AND t.field LIKE 'tag:%' AND t.value <> ''),
    (SELECT count(*) FROM register t WHERE t.family = 'mark' AND t.target = 'source:' || o.id
        AND t.field LIKE 'note:%' AND t.value <> '')
    FROM source o LEFT JOIN analyst a ON a.id = o.ingested_by"""

_ORDER = "ORDER BY o.ingested, o.tie"
_BY_PUBLICATION = "ORDER BY o.published = '', o.published, o.ingested, o.tie"


def analyst_name(id: str, name: str | None) -> str:
    """What to show for an analyst: the name, or the beginning of the id where the journal has no name."""
    return name or id[:8]


def source_rows(connection: sqlite3.Connection, rest: str, parameters: Sequence[Any]) -> list[SourceRow]:
    """The sources that `rest`, the end of a query of source as `o`, selects."""
    return [_source_row(row) for row in connection.execute(f"{_SOURCE} {rest}", parameters)]


def one_source(connection: sqlite3.Connection, id: str) -> SourceRow:
    """Raises NotFound."""
    rows = source_rows(connection, "WHERE o.id = ?", (id,))
    if not rows:
        raise NotFound(f"This case has no source {id[:12]}….")
    return rows[0]


class SourceQueries(Asking):
    def origin(self, source: str) -> Origin:
        """Which address answered the bytes of a source, where that is known. Raises NotFound."""
        kept = self._ask(lambda c: c.execute("SELECT origin FROM source WHERE id = ?", (source,)).fetchone())
        if kept is None:
            raise NotFound(f"This case has no source {source[:12]}….")
        url, at, headers = json.loads(kept[0]) if kept[0] else ("", "", ())
        return Origin(url, at, tuple(headers))

    def sources(
        self, *, text: str = "", withdrawn: bool | None = None, offset: int = 0, limit: int | None = None
    ) -> Sequence[SourceRow]:
        """In order of ingest. `text` stands in title, file, publisher or authors; `withdrawn` None:
        either."""
        condition, parameters = _condition(text, withdrawn)
        # The inner query needs nothing but an index, so that far pages and filters stay cheap.
        rest = f"""WHERE o.no IN (SELECT o.no FROM source o WHERE {condition} {_ORDER} LIMIT ? OFFSET ?) {_ORDER}"""
        return self._ask(lambda c: source_rows(c, rest, (*parameters, *page(offset, limit))))

    def count_sources(self, *, text: str = "", withdrawn: bool | None = None) -> int:
        condition, parameters = _condition(text, withdrawn)
        sql = f"SELECT count(*) FROM source o WHERE {condition}"
        return int(self._ask(lambda c: scalar(c, sql, parameters)))

    def source(self, id: str) -> SourceRow:
        """Raises NotFound."""
        return self._ask(lambda c: one_source(c, id))

    def find_sources(self, name_or_id: str) -> Sequence[SourceRow]:
        """By id, else by the beginning of one, else by file name, else by title; withdrawn ones too, in order
        of ingest."""
        return self._ask(lambda c: _find(c, name_or_id.strip()))

    def source_with_text(self, text: str) -> str | None:
        """The first ingested source whose canonical text has this SHA-256; None when there is none in use."""
        sql = "SELECT id FROM source WHERE text = ? AND NOT withdrawn ORDER BY ingested, tie LIMIT 1"
        found: str | None = self._ask(lambda c: scalar(c, sql, (text,)))
        return found

    def sources_of(self, entity: str, *, offset: int = 0, limit: int | None = None) -> Sequence[SourceRow]:
        """Those that mention the entity, by publication, then in order of ingest. Raises NotFound."""

        def ask(connection: sqlite3.Connection) -> list[SourceRow]:
            number = entity_number(connection, entity)
            return source_rows(
                connection,
                f"""WHERE o.no IN (
                    SELECT o.no FROM source o WHERE o.no IN (SELECT source FROM chain WHERE entity = ? AND live)
                    {_BY_PUBLICATION} LIMIT ? OFFSET ?) {_BY_PUBLICATION}""",
                (number, *page(offset, limit)),
            )

        return self._ask(ask)


def _condition(text: str, withdrawn: bool | None) -> tuple[str, tuple[Any, ...]]:
    condition, parameters = contains("o.folded", folded(text))
    if withdrawn is None:
        return condition, parameters
    return f"{condition} AND o.withdrawn = ?", (*parameters, withdrawn)


def _find(connection: sqlite3.Connection, name_or_id: str) -> Sequence[SourceRow]:
    if re.fullmatch(f"[0-9a-fA-F]{{{MIN_PREFIX},64}}", name_or_id):
        prefix = name_or_id.lower()
        found = source_rows(connection, f"WHERE o.id >= ? AND o.id < ? {_ORDER}", (prefix, prefix + "g"))
        if found:
            return found
    wanted = folded(name_or_id)
    if not wanted:
        return []
    for column in ("file", "title"):
        found = source_rows(connection, f"WHERE o.{column} = ? {_ORDER}", (name_or_id,))
        if found:
            return found
    candidates = source_rows(connection, f"WHERE instr(o.folded, ?) > 0 {_ORDER}", (wanted,))
    exact = [row for row in candidates if wanted in (folded(row.file), folded(row.title))]
    return exact or [row for row in candidates if wanted in folded(row.file) or wanted in folded(row.title)]


def _source_row(row: Sequence[Any]) -> SourceRow:
    (id, file, title, publisher, authors, published, language, read_as, url, media_type, size, characters,
    undecodable,
     ingested, by, name, analyser, version, model, notice, withdrawn, grade, tags, notes) = row  # fmt: skip
    return SourceRow(
        id=id,
        file=file,
        title=title,
        publisher=publisher,
        authors=tuple(json.loads(authors)),
        published=published,
        language=language or read_as,
        url=url,
        media_type=media_type,
        bytes=size,
        characters=characters,
        undecodable=undecodable,
        ingested=at(ingested),
        ingested_by=analyst_name(by, name),
        analyser=f"{analyser} {version}" if analyser else "",
        model=model,
        notice=notice,
        withdrawn=bool(withdrawn),
        grade=grade,
        tags=tuple(sorted(json.loads(tags))),
        notes=notes,
    )
