"""Bytes in, documents out: one small file for each format, in two explicit lists.

Pure: no SQL, no Qt, no network. A format is added by one file and one line in READERS or CONTAINERS.
"""

from collections.abc import Iterator
from typing import BinaryIO

from dossier.domain.documents import Document, Origin
from dossier.ingest import (
    archives,
    article_record,
    article_table,
    ebook,
    email_message,
    feed,
    html,
    mailbox,
    markdown,
    opendocument,
    pdf,
    plain_text,
    rich_text,
    saved_page,
    web_archive,
    word,
)
from dossier.ingest.expanding import expand, which_container
from dossier.ingest.gather import STANDARD_INPUT, Gathered, Input, Problem, gather, load
from dossier.ingest.readers import Container, Format, Member, Reader
from dossier.ingest.reading import read_with
from dossier.ingest.sidecars import is_sidecar

READERS: tuple[Reader, ...] = (
    plain_text.READER,
    html.READER,
    markdown.READER,
    pdf.READER,
    word.READER,
    opendocument.READER,
    rich_text.READER,
    ebook.READER,
    email_message.READER,
    saved_page.READER,
    feed.READER,
    article_record.READER,
)

CONTAINERS: tuple[Container, ...] = (
    email_message.CONTAINER,
    mailbox.CONTAINER,
    feed.CONTAINER,
    article_table.TABLE,
    article_table.LINES,
    web_archive.WARC,
    web_archive.WACZ,
    archives.ZIP,
    archives.TAR,
    archives.GZIP,
)

__all__ = [
    "CONTAINERS",
    "READERS",
    "STANDARD_INPUT",
    "Container",
    "Gathered",
    "Input",
    "Member",
    "Problem",
    "Reader",
    "container_of",
    "gather",
    "is_sidecar",
    "load",
    "members",
    "read",
]

_FORMATS: tuple[Format, ...] = (*READERS, *CONTAINERS)


def read(
    content: bytes,
    name: str,
    sidecar: bytes | None = None,
    sidecar_name: str = "",
    origin: Origin | None = None,
) -> Document:
    """The document in `content`, with what the sidecar knows better.

    Raises SourceError, with a sentence for the ingest report, when the bytes hold no article.
    """
    return read_with(READERS, content, name, sidecar, sidecar_name, origin)


def container_of(file: BinaryIO, name: str) -> Container | None:
    """The container that a seekable file is, if it is one."""
    return which_container(_FORMATS, file, name)


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """Every source in a container, however deep; nothing for what is none."""
    return expand(_FORMATS, file, name)
