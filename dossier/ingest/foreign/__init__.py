"""Files of other programs that say something of sources, persons and passages: bytes in, `Foreign` out.

Pure, as the readers of articles are. A format is added by one file and one line in IMPORTERS.
"""

from dossier.domain.foreign import Foreign
from dossier.ingest.foreign import follow_the_money, refi_qda, web_annotation
from dossier.ingest.foreign.importer import Importer, read_with

IMPORTERS: tuple[Importer, ...] = (web_annotation.IMPORTER, follow_the_money.IMPORTER, refi_qda.IMPORTER)

__all__ = ["IMPORTERS", "Importer", "read_foreign"]


def read_foreign(format: str, content: bytes, name: str) -> Foreign:
    """What the file says. Raises NotFound for an unknown format, SourceError for a file that is not of it."""
    return read_with(IMPORTERS, format, content, name)
