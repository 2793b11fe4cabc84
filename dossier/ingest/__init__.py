"""Bytes in, documents out: one small reader for each format, in an explicit list.

Pure: no SQL, no Qt, no network. A format is added by one file and one line in READERS.
"""

from dossier.domain.documents import Document
from dossier.ingest import html, plain_text
from dossier.ingest.gather import Gathered, Input, Problem, gather, load
from dossier.ingest.readers import Reader
from dossier.ingest.reading import read_with

READERS: tuple[Reader, ...] = (plain_text.READER, html.READER)

__all__ = ["READERS", "Gathered", "Input", "Problem", "Reader", "gather", "load", "read"]


def read(content: bytes, name: str, sidecar: bytes | None = None, sidecar_name: str = "") -> Document:
    """The document in `content`, with what the sidecar knows better.

    Raises SourceError, with a sentence for the ingest report, when the bytes hold no article.
    """
    return read_with(READERS, content, name, sidecar, sidecar_name)
