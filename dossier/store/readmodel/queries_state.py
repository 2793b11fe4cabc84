"""What deciding on a command needs to know: `domain.decide.State`."""

import json
import sqlite3

from dossier.domain.decide import Held
from dossier.domain.documents import METADATA_FIELDS
from dossier.domain.errors import NotFound
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.fold import AUTHORS_SEPARATOR


class StateQueries(Asking):
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

    def is_withdrawn(self, source: str) -> bool:
        return bool(self._ask(lambda c: scalar(c, "SELECT withdrawn FROM source WHERE id = ?", (source,))))

    def text_id(self, source: str) -> str:
        """The SHA-256 of the canonical text of a source. Raises NotFound."""
        found: str | None = self._ask(lambda c: scalar(c, "SELECT text FROM source WHERE id = ?", (source,)))
        if found is None:
            raise NotFound(f"This case has no source {source[:12]}….")
        return found

    def held(self, target: str, field: str) -> Held:
        """The register `field` of `target` (a source's id, an analyst's id, or `case`)."""
        return self._ask(lambda c: _held(c, target, field))


def _held(connection: sqlite3.Connection, target: str, field: str) -> Held:
    row = connection.execute(
        "SELECT value, entry FROM register WHERE target = ? AND field = ? ORDER BY family", (target, field)
    ).fetchone()
    if row is not None:
        return Held(row[0], row[1])
    return Held(_as_ingested(connection, target, field), None)


def _as_ingested(connection: sqlite3.Connection, source: str, field: str) -> str:
    """A metadata field that no entry set: it is still as the document has it."""
    if field not in METADATA_FIELDS:
        return ""
    value = scalar(connection, f"SELECT {field} FROM source WHERE id = ?", (source,)) or ""
    return AUTHORS_SEPARATOR.join(json.loads(value)) if field == "authors" and value else value
