"""One file from bytes to document: refuse what is no article, read, check, apply the sidecar."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.documents import Document, Metadata, Origin, writable
from dossier.domain.errors import SourceError
from dossier.ingest.answered import as_declared
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_BYTES
from dossier.ingest.readers import Reader, choose
from dossier.ingest.sidecars import read_sidecar

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02


def read_with(
    readers: Sequence[Reader],
    content: bytes,
    name: str,
    sidecar: bytes | None = None,
    sidecar_name: str = "",
    origin: Origin | None = None,
) -> Document:
    """The document in `content` by the reader that fits, or SourceError.

    The address that the bytes came from is the article's, where the article itself names none.
    """
    refuse_unreadable(content, name)
    reader = choose(readers, Glimpse.of(content, name))
    assert isinstance(reader, Reader)
    content, declared = as_declared(content, origin) if origin else (content, None)
    document = reader.read(content, name)
    if declared is not None:
        document = replace(document, encoding=declared.encoding)
    _refuse_no_text(document, name)
    if origin and origin.url and not document.metadata.url:
        document = replace(document, metadata=replace(document.metadata, url=origin.url))
    if sidecar is not None:
        stated = read_sidecar(sidecar, sidecar_name or "the sidecar", name)
        document = replace(
            document,
            metadata=document.metadata.overridden_by(stated.metadata),
            sidecar=stated.fields,
            notices=(*document.notices, *stated.notices),
        )
    return replace(document, text=writable(document.text), metadata=_writable(document.metadata))


def _writable(metadata: Metadata) -> Metadata:
    return Metadata(
        title=writable(metadata.title),
        publisher=writable(metadata.publisher),
        authors=tuple(map(writable, metadata.authors)),
        published=writable(metadata.published),
        language=writable(metadata.language),
        url=writable(metadata.url),
    )


def refuse_unreadable(content: bytes, name: str) -> None:
    """Raises SourceError for a file that is empty or too large to be an article."""
    if len(content) > MAX_BYTES:
        raise SourceError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, too large for an article. "
            "Split it into the articles that it holds and ingest those."
        )
    if not content:
        raise SourceError(f"{name} is empty. Check that it was saved or copied completely.")


def _refuse_no_text(document: Document, name: str) -> None:
    text = document.text
    if not text.strip():
        raise SourceError(f"{name} holds nothing but blanks. Check that it was saved or copied completely.")
    controls = len(_CONTROLS.findall(text))
    strange = controls + document.undecodable
    if "\x00" in text or controls > _MOST_CONTROLS * len(text) or strange > 0.3 * len(text):
        raise SourceError(f"{name} is not a text but binary data. Save its text as plain text or HTML first.")
