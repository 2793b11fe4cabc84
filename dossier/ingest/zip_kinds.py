"""What a ZIP file is: many formats are one, and only the names of their parts tell them apart.

The list of names stands at the end of the file. It is read here within bounds, for the file may be hostile, and
this runs in the process that holds the case.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

_START = (b"PK\x03\x04", b"PK\x05\x06")
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_TAIL = 65_557
"""An end record with the longest comment."""
_LARGEST_LIST = 1_000_000
"""Bytes of a list of names that is looked through; what has a longer one is an archive."""

_BY_PART = (
    (b"word/document.xml", "docx"),
    (b"xl/workbook.xml", "xlsx"),
    (b"ppt/presentation.xml", "pptx"),
    (b"META-INF/container.xml", "epub"),
    (b"datapackage.json", "wacz"),
)
_BY_MIMETYPE = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.", "opendocument"),
)
_MIMETYPE_AT = 38
"""OpenDocument and EPUB begin with an uncompressed part `mimetype`, whose content therefore stands here."""


def zip_kind(file: BinaryIO, start: bytes) -> str:
    """`docx`, `odt`, `epub`, `wacz`, …; `zip` for any other ZIP file, nothing for what is none."""
    if not start.startswith(_START):
        return ""
    if start[30:38] == b"mimetype":
        for media_type, kind in _BY_MIMETYPE:
            if start[_MIMETYPE_AT:].startswith(media_type):
                return kind
    names = set(_names(file)) or {part for part, _ in _BY_PART if part in start}
    if b"content.xml" in names and b"META-INF/manifest.xml" in names:
        return "odt"
    if b"datapackage.json" in names and not any(name.startswith(b"archive/") for name in names):
        names.discard(b"datapackage.json")
    return next((kind for part, kind in _BY_PART if part in names), "zip")


def _names(file: BinaryIO) -> Iterator[bytes]:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        return
    length = struct.unpack_from("<I", tail, at + 12)[0]
    before = size - len(tail) + at
    if length > min(_LARGEST_LIST, before):
        return
    file.seek(before - length)
    listed = file.read(length)
    place = 0
    while listed[place : place + 4] == _ENTRY and place + 46 <= len(listed):
        name, extra, comment = struct.unpack_from("<HHH", listed, place + 28)
        yield listed[place + 46 : place + 46 + name]
        place += 46 + name + extra + comment
