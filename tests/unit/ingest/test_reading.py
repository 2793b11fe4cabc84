"""What holds of every file: it becomes a document, or one sentence."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.domain.documents import METADATA_FIELDS, Document
from dossier.domain.errors import SourceError
from dossier.ingest import READERS, Reader, read
from dossier.ingest.limits import MAX_BYTES
from tests.unit.ingest.files import docx, zipped

NAMES = st.sampled_from(["a.txt", "a.html", "a", "standard input", "a.pdf", "a.json"])


def outcome(content: bytes, name: str) -> Document | str:
    try:
        return read(content, name)
    except SourceError as refused:
        return str(refused)


@given(st.binary(max_size=400), NAMES)
@example(b"\xef\xbb\xbf\xef\xbb\xbfx", "a.txt")
@example(b"\xff\xfe\x0d\x00", "a.txt")
@example(b"<html>\r\n\x00", "a.html")
def test_any_bytes_become_a_document_or_a_sentence(content: bytes, name: str) -> None:
    document = outcome(content, name)
    if isinstance(document, str):
        assert name in document
        assert document.endswith(".")
        return
    assert document.text.strip()
    assert "\r" not in document.text
    assert "\x00" not in document.text
    assert not document.text.startswith("\ufeff")
    document.text.encode()  # no lone surrogates
    assert document.text.count("\ufffd") >= document.undecodable or document.media_type == "text/html"
    assert (document.undecodable > 0) == any("not valid in" in notice for notice in document.notices)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\r\n", "a.txt", "blanks"),
        (b"\xef\xbb\xbf", "a.txt", "blanks"),
        (b"%PDF-1.7\n%x", "a.pdf", "is a PDF that is damaged"),
        (b"%PDF-1.7\n%x", "a.txt", "is a PDF"),
        (b"PK\x03\x04xx", "a.docx", "a ZIP archive"),
        (docx()[:-99], "a.docx", "a Word document that is damaged"),
        (zipped({"xl/workbook.xml": "x"}), "a.zip", "an Excel workbook; this version reads plain text, HTML"),
        (zipped({"xl/workbook.xml": "x"}), "a.xlsx", "Save the sheet with the articles as CSV"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, ["mimetype"]),
            "a.ods",
            "other than a text",
        ),
        (b"\x89PNG\r\n\x1a\nxx", "a.png", "a picture"),
        (b"\xff\xd8\xff\xe0xx", "a.jpg", "a picture"),
        (b"RIFFxxxxWEBPxx", "a.webp", "a picture"),
        (b"\x7fELF\x02", "a", "a program"),
        (b"MZ\x90\x00\x03", "a.exe", "a program"),
        (b"SQLite format 3\x00", "a.db", "database"),
        (b"\x1f\x8b\x08\x00", "a.gz", "archive"),
        (b"{\\rtf1 \\uc }", "a.rtf", "Rich Text"),
        (b"xxxxftypisom", "a.mp4", "video"),
        (b"text\x00with zeros and more", "a.txt", "binary"),
        (b"\x01\x02\x03text", "a.txt", "binary"),
        (bytes(range(128, 256)) * 4, "a.txt", "binary"),
        (b'{"title": "x"}', "a.json", "none of its fields is called text"),
        (b"[1]", "a.json", "no article of the same name"),
        (b'<?xml version="1.0"?><opml/>', "a.xml", "an XML document"),
        (b'<?xml version="1.0"?><rss/>', "a.xml", "a feed without any item"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "larger than 50 MB"),
    ],
)
def test_what_is_no_article_costs_one_sentence(content: bytes, name: str, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(content, name)
    assert said in str(refused.value)
    assert name in str(refused.value)


def test_a_text_that_only_speaks_of_formats_is_a_text() -> None:
    assert read(b"MZ is how programs start.", "a.txt").text


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_says_what_it_is(reader: Reader) -> None:
    assert reader.version >= 1
    assert reader.media_types
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)


def test_readers_have_names_of_their_own() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)
    assert len([suffix for reader in READERS for suffix in reader.suffixes]) == len(
        {suffix for reader in READERS for suffix in reader.suffixes}
    )


def test_a_sidecar_speaks_for_every_format() -> None:
    sidecar = (
        b'{"title": "T", "publisher": "P", "authors": ["A"], "published": "2015-11-17",'
        b'"language": "en", "url": "https://x.org"}'
    )
    page = b"<html><body><p>Some text</p></body></html>"
    for content, name in ((b"Some text\nand more", "a.txt"), (page, "a.html")):
        assert set(read(content, name, sidecar, "a.json").sidecar) == set(METADATA_FIELDS)


def test_heavy_libraries_are_loaded_on_first_use_only() -> None:
    heavy = (
        "pypdfium2",
        "striprtf",
        "markdown_it",
        "warcio",
        "lxml",
        "trafilatura",
        "charset_normalizer",
        "py3langid",
        "numpy",
        "yaml",
    )
    code = f"import sys, dossier.ingest; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
