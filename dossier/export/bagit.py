"""A BagIt bag (RFC 8493) in a ZIP file: originals, texts, the journal and a custody report, to be verified by anybody's
tools.

The same case gives the same bytes: no clock is read, entries of the archive bear one fixed date, and their order is
that of the journal. It is written as it is made; no more than one source is in memory at a time.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from dossier.domain.custody import StoredEntry
from dossier.export import custody
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.zipping import Archive

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 40
_LONGEST_LINE = 200

README = "bag-readme.txt"
_ID = re.compile("[0-9a-f]{64}")


def write(material: Material) -> Iterator[bytes]:
    """The archive, piece by piece. Raises CaseFileError when a source is damaged."""
    bag = _Bag(_name(material.case.title) or "case")
    named = _Named.by(material.entries())
    for source, file in named.originals.items():
        yield from bag.add(
            f"data/originals/{source}-{_name(file) or 'source'}", _whole(material.original, source)
        )
    for text in named.texts:
        yield from bag.add(f"data/texts/{text}.txt", _whole(material.blob, text))
    yield from bag.add("data/journal.jsonl", _journal(material, named.last))
    yield from bag.add("data/custody.html", custody.write_html(material))
    yield from bag.add("data/custody.txt", custody.write_text(material))
    yield from bag.add("data/README.txt", [(material.templates[-1] / README).read_bytes()])
    yield from bag.add_tags(material, named)
    yield from bag.close()


@dataclass
class _Named:
    """What the journal names, in order of arrival; `originals` with the first file name of each."""

    originals: dict[str, str] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)
    last: int = 0
    head: str = ""

    @classmethod
    def by(cls, entries: Iterable[StoredEntry]) -> "_Named":
        named = cls()
        for entry in entries:
            named.last, named.head = entry.position, entry.id
            if b"SourceIngested" in entry.header and entry.payload is not None:
                named._add(entry.header, entry.payload)
        return named

    def _add(self, header: bytes, payload: bytes) -> None:
        try:
            kind, fact = json.loads(header)["kind"], json.loads(payload)
            source, text, file = fact["source"], fact["text"], fact["file"]
        except (ValueError, KeyError, TypeError):  # nothing that this version can read; the journal has it
            return
        if kind == "SourceIngested" and all(_ID.fullmatch(str(id)) for id in (source, text)):
            self.originals.setdefault(source, str(file))
            self.texts.setdefault(text)


def _whole(read: Any, id: str) -> Iterator[bytes]:
    """Read when it is its turn, so that the one before has left the memory."""
    yield read(id)


def _journal(material: Material, last: int) -> Iterator[bytes]:
    """What has been written since the first look stays at home: its sources are not in the bag."""
    for entry in material.entries():
        if entry.position > last:
            return
        line = {
            "position": entry.position,
            "id": entry.id,
            **_exact("header", entry.header),
            **_exact("payload", entry.payload),
            "payload_sha256": entry.payload_sha256,
        }
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _exact(name: str, stored: bytes | None) -> dict[str, str | None]:
    if stored is None:
        return {name: None}
    try:
        return {name: stored.decode()}
    except UnicodeDecodeError:
        return {name: None, f"{name}_base64": base64.b64encode(stored).decode()}


class _Bag:
    """A bag that is being written into a ZIP file, and what its manifests will say."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._archive = Archive()
        self._manifest: list[tuple[str, str]] = []
        self._octets = 0

    def add(self, path: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """A file of the payload."""
        digest = sha256()

        def counted() -> Iterator[bytes]:
            for piece in pieces:
                digest.update(piece)
                self._octets += len(piece)
                yield piece

        yield from self._archive.add(f"{self._folder}/{path}", counted())
        self._manifest.append((digest.hexdigest(), path))

    def add_tags(self, material: Material, named: _Named) -> Iterator[bytes]:
        """What says of the payload what it is; nothing of the payload may come after it."""
        payload, octets = self._manifest, self._octets
        self._manifest = []
        info = [
            ("Bag-Software-Agent", material.program),
            ("External-Identifier", material.case.case),
            ("External-Description", material.case.title),
            ("Internal-Sender-Description", material.case.description),
            ("Dossier-Entries", str(named.last)),
            ("Dossier-Last-Entry", named.head),
            ("Dossier-Moment", material.as_of and f"The custody report shows the case {material.as_of}."),
            ("Payload-Oxum", f"{octets}.{len(payload)}"),
        ]
        lines = "".join(f"{label}: {_line(value)}\n" for label, value in info if value)
        yield from self.add("bagit.txt", [b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"])
        yield from self.add("bag-info.txt", [lines.encode()])
        yield from self.add("manifest-sha256.txt", [_manifest(payload)])
        yield from self.add("tagmanifest-sha256.txt", [_manifest(self._manifest)])

    def close(self) -> Iterator[bytes]:
        return self._archive.close()


def _manifest(files: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{digest}  {path}\n" for digest, path in sorted(files, key=lambda each: each[1])).encode()


def _name(text: str) -> str:
    """A part of a file name that means nothing special on any system, nor in a manifest."""
    plain = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
    stem, dot, suffix = _NOT_IN_NAMES.sub("_", plain).strip("._-").rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = f"{stem}{dot}{suffix}", ""
    return f"{stem[:_LONGEST_NAME]}.{suffix}" if suffix else stem[:_LONGEST_NAME]


def _line(text: str) -> str:
    """On one line, as a label's value must be, and not endless."""
    words = " ".join(text.encode("utf-8", "replace").decode().split())
    return words if len(words) <= _LONGEST_LINE else words[:_LONGEST_LINE] + "…"


EXPORTER = Exporter(
    format="bagit",
    label="Hand-over bag (BagIt, RFC 8493)",
    suffix=".zip",
    scope=Scope.CASE,
    write=write,
    is_folder=True,
    can_redact=False,
)
