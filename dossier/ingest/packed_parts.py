"""The parts of a document that is a ZIP file of XML (Word, OpenDocument, EPUB), each read within bounds."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from dossier.domain.errors import SourceError
from dossier.ingest.limits import MAX_XML

DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, KeyError, ValueError, NotImplementedError, OverflowError, IndexError),
)
"""What `zipfile` raises on files that are damaged, or made to look so."""


class Parts:
    """An open document; `kind` is how a sentence calls it ("a Word document")."""

    def __init__(self, content: bytes, name: str, kind: str) -> None:
        self._name, self._kind = name, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except DAMAGE as error:
            raise self.damaged(error) from error

    def has(self, part: str) -> bool:
        return part in self.names

    def read(self, part: str, most: int = MAX_XML) -> bytes:
        """Raises SourceError for a part that is missing, encrypted, damaged or too large."""
        try:
            with self._zip.open(part) as stream:
                content = stream.read(most + 1)
        except RuntimeError as error:  # what zipfile raises for want of a password
            if isinstance(error, NotImplementedError):
                raise self.damaged(error) from error
            raise SourceError(
                f"{self._name} is {self._kind} that is locked with a password. "
                "Save it without one and ingest that file."
            ) from error
        except DAMAGE as error:
            raise self.damaged(error) from error
        if len(content) > most:
            raise SourceError(
                f"{self._name} is {self._kind} whose part {part} is larger than {most // 1_000_000} MB, too large "
                "for an article. Save its text as plain text and ingest that."
            )
        return content

    def tree(self, part: str) -> Any:
        """The XML of a part."""
        return parse_xml(self.read(part), f"{self._name} is {self._kind} that")

    def properties(self, part: str, names: Mapping[str, str]) -> dict[str, list[str]]:
        """What a part says of the document: `names` tells what its elements are called here."""
        found: dict[str, list[str]] = {}
        for element in self.tree(part).iter() if self.has(part) else ():
            if key := names.get(local(element.tag)):
                found.setdefault(key, []).append(element.text or "")
        return found

    def damaged(self, error: BaseException) -> SourceError:
        return SourceError(
            f"{self._name} is {self._kind} that is damaged or incomplete. Open it in the program that it was "
            "made with, save it anew, and ingest that file.",
            details=repr(error),
        )


def parse_xml(content: bytes, subject: str, *, lenient: bool = False) -> Any:
    """The root of an XML document. No entity is put in, no file is read, and nothing is fetched.

    `subject` begins the sentence of the SourceError: "a.docx is a Word document that".
    """
    from lxml import etree  # 20 ms

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=lenient,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(
            f"{subject} holds XML that cannot be read: damaged, or nested deeper than any document is. "
            "Open it in another program, save its text, and ingest that.",
            details=repr(error),
        ) from error
    if root is None:
        raise SourceError(f"{subject} holds no XML that can be read. Check that it was saved completely.")
    return root


def local(tag: object) -> str:
    """The name of an element without its namespace; nothing for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
