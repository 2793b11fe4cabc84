"""What was done with a source from the moment it came in, and the journal as it is stored."""

from dataclasses import dataclass

from dossier.domain.entries import EntryId
from dossier.domain.views import HistoryRow, SourceRow


@dataclass(frozen=True, slots=True)
class Custody:
    """A source and every entry about it, its passages and its statements, in the order in which they count."""

    source: SourceRow
    history: tuple[HistoryRow, ...]


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as its bytes lie in the file. `payload` None: withheld from this copy; `payload_sha256` is hex."""

    position: int
    id: EntryId
    header: bytes
    payload: bytes | None
    payload_sha256: str
