"""What a reader makes of a file: the canonical text and what the document says of itself."""

import hashlib
import re
from dataclasses import dataclass, fields, replace

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article. An empty string, or an empty tuple, means unknown.

    `published` is ISO 8601: a date (`2015-11-17`) or a date and time (`2015-11-17T09:30:00+01:00`).
    `language` is a BCP 47 primary tag (`en`).
    """

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    language: str = ""
    url: str = ""

    def overridden_by(self, other: "Metadata") -> "Metadata":
        """These values, except where `other` knows something."""
        known = {f.name: getattr(other, f.name) for f in fields(other) if getattr(other, f.name)}
        return replace(self, **known)


METADATA_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Metadata))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of a source were got from, when that was the web or a record of it.

    `url` is the address that answered, `at` when it did (ISO 8601), `headers` what it said of itself, in its order:
    `Content-Type: text/html`.
    """

    url: str = ""
    at: str = ""
    headers: tuple[str, ...] = ()


NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as a reader read it.

    `text` is the canonical text: line ends as \\n, no byte-order mark, offsets in code points.
    `undecodable` counts the bytes that no character stands for (each is U+FFFD in `text`).
    `sidecar` names the metadata fields that a sidecar file set.
    `notices` are sentences for the ingest report.
    `pages` are the offsets at which the pages of a paged document begin in `text`; empty: it has none.
    """

    text: str
    media_type: str
    reader: str
    reader_version: int
    metadata: Metadata = Metadata()
    sidecar: tuple[str, ...] = ()
    encoding: str = ""
    undecodable: int = 0
    notices: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def writable(text: str) -> str:
    """`text` with U+FFFD for lone surrogates: file names and JSON may hold them, and no encoding can write them."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def sha256_hex(content: bytes) -> str:
    """The id of a source (of its bytes) or of a blob (of its content): 64 lower-case hex digits."""
    return hashlib.sha256(content).hexdigest()
