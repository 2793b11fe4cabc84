"""What a file is that no reader reads, so that the report can say so instead of showing rubbish."""

import re
from pathlib import PurePath

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x1f\x8b\x08", "a compressed archive"),
    (b"BZh", "a compressed archive"),
    (b"\xfd7zXZ\x00", "a compressed archive"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
    (b"\x28\xb5\x2f\xfd", "a compressed archive"),
    (b"Rar!\x1a\x07", "a compressed archive"),
    (b"\x7fELF", "a program"),
    (b"\xfe\xed\xfa\xce", "a program"),
    (b"\xfe\xed\xfa\xcf", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"OggS", "a sound or video file"),
    (b"fLaC", "a sound or video file"),
    (b"ID3", "a sound or video file"),
    (b"\x1aE\xdf\xa3", "a sound or video file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)

_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_RIFF_KINDS = {b"WEBP": "a picture", b"WAVE": "a sound or video file", b"AVI ": "a sound or video file"}

_ZIP_KINDS = {
    "zip": "a ZIP archive",
    "wacz": "a web archive",
    "xlsx": "an Excel workbook",
    "pptx": "a PowerPoint presentation",
    "opendocument": "an OpenDocument file other than a text",
}

_TEXTUAL_KINDS = {
    ".json": "a JSON file with no article of the same name beside it",
    ".yaml": "a YAML file with no article of the same name beside it",
    ".yml": "a YAML file with no article of the same name beside it",
    ".svg": "a picture",
    ".ps": "a PostScript document",
    ".tex": "a LaTeX document",
}
"""Formats that are text on the outside, yet whose text is not the article."""


def what_to_do(kind: str) -> str:
    """How to bring such a file in after all."""
    if kind == _ZIP_KINDS["xlsx"]:
        return "Save the sheet with the articles as CSV, with a column for the text, and ingest that file."
    return "Save its text in one of these formats and ingest that file."


def unsupported_kind(head: bytes, name: str, zipped: str) -> str:
    """What the file is, as a sentence says it ("a picture"), or nothing when no known foreign format fits."""
    for magic, kind in _SIGNATURES:
        if head.startswith(magic):
            return kind
    if zipped in _ZIP_KINDS:
        return _ZIP_KINDS[zipped]
    if head.startswith(b"RIFF") and head[8:12] in _RIFF_KINDS:
        return _RIFF_KINDS[head[8:12]]
    if head[4:8] == b"ftyp":
        return "a sound or video file"
    if head.startswith(b"MZ") and b"\x00" in head:
        return "a program"
    if head.startswith(b"<?xml") and not _PAGE.search(head):
        return "an XML document"
    return _TEXTUAL_KINDS.get(PurePath(name).suffix.lower(), "")
