"""Files that are out to harm, or that somebody has broken: each costs a sentence, and none costs much else."""

import io
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from dossier.domain.errors import SourceError
from dossier.ingest import expanding, limits, members, read
from tests.unit.ingest import files
from tests.unit.ingest.pdf_files import column, pdf

BOMB = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(8)
)
READS_A_FILE = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"


def said(content: bytes, name: str) -> str:
    with pytest.raises(SourceError) as refused:
        read(content, name)
    assert name in str(refused.value)
    return str(refused.value)


def is_sentence(refused: SourceError) -> None:
    assert str(refused).endswith(".")


def opened(content: bytes, name: str) -> list[tuple[str, str]]:
    return [(member.name, member.problem) for member in members(io.BytesIO(content), name)]


@pytest.fixture(autouse=True)
def little(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each test takes seconds and megabytes, whatever the file would expand to."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - began < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000


def zeros(size: int) -> bytes:
    """A ZIP file with one file of `size` zeros, made without making them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = bytes(1_000_000)
    packed = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), size, 5, 0)
    local = b"PK\x03\x04" + head + b"a.txt" + packed
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a.txt"
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def test_a_file_of_zeros_in_an_archive_is_read_no_further_than_its_limit() -> None:
    assert (
        opened(zeros(1_000_000_000), "a.zip")[0][1]
        == "a.zip/a.txt is larger than 50 MB, too large for an article."
    )


def test_many_files_that_expand_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expanding, "RATIO_COUNTS_FROM", 3_000_000)
    content = files.zipped({f"{n}.txt": bytes(1_000_000) for n in range(30)} | {"0.txt": "Words."})
    found = opened(content, "a.zip")
    assert found[0] == ("a.zip/0.txt", "")
    assert "expands to far more than articles would" in found[-1][1]
    assert len(found) < 25


def test_an_archive_in_itself_ends() -> None:
    content = b"words"
    for depth in range(12):
        content = files.zipped({f"{depth}.zip" if depth else "a.txt": content})
    ((name, problem),) = opened(content, "a.zip")
    assert "lies deeper than 4 containers in each other" in problem
    assert name.count(".zip") == 5


def test_too_many_members() -> None:
    budget = expanding.Budget(most=1_000, members=2)
    budget.take(b"x", "a.zip")
    budget.take(b"x", "a.zip")
    with pytest.raises(expanding.Exhausted, match="What came before was read"):
        budget.take(b"x", "a.zip")


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("../../etc/passwd", "a.zip/etc/passwd"),
        ("/etc/passwd", "a.zip/etc/passwd"),
        ("C:\\Windows\\win.ini", "a.zip/Windows/win.ini"),
        ("..\\..\\x.txt", "a.zip/x.txt"),
        ("a/./../b\x07\n.txt", "a.zip/a/b .txt"),
        ("x" * 4_000 + ".txt", "a.zip/…" + "x" * 235 + ".txt"),
    ],
)
def test_names_are_only_names(name: str, inner: str) -> None:
    assert expanding.inner_name("a.zip", name) == inner


def test_links_and_locked_files_in_archives_are_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.txt", "Words.")
        archive.writestr("good.txt", "Words.")
    content = bytearray(packed.getvalue())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.index(b"locked.txt", 0) if mark == b"PK\x03\x04" else content.rindex(b"locked.txt")
        content[content.rindex(mark, 0, at) + flags] |= 1
    assert opened(bytes(content), "a.zip") == [
        ("a.zip/link.txt", "a.zip/link.txt is a link, and only files are read."),
        (
            "a.zip/locked.txt",
            "a.zip/locked.txt is locked with a password; unpack the archive and ingest the file.",
        ),
        ("a.zip/good.txt", ""),
    ]


@pytest.mark.parametrize(
    "name", [name for name in files.CONTAINERS if not name.endswith(("csv", "tsv", "jsonl", "mbox"))]
)
def test_half_a_container_gives_what_came_before_and_says_so(name: str) -> None:
    content = files.CONTAINERS[name]([files.TEXT * 20, files.TEXT * 30])
    found = opened(content[: len(content) * 2 // 3], name)
    assert found == [] or all(problem == "" or problem.endswith(".") for _, problem in found)
    if found == []:  # a ZIP file without its list of names is no longer known as one
        assert said(content[: len(content) * 2 // 3], name)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.epub"])
def test_half_a_document_is_damaged(name: str) -> None:
    content = files.LEAVES[name](files.TEXT)
    assert said(content[: len(content) // 2], name)


def test_locked_documents_say_so() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> /ID [<00><00>]"  # noqa: E501
    assert "locked with a password" in said(pdf([column("x")], more=lock), "a.pdf")
    rights = '<e><CipherReference URI="OEBPS/text/c%200.xhtml"/></e>'
    assert "its seller has locked" in said(files.epub(more={"META-INF/encryption.xml": rights}), "a.epub")
    fonts = '<e><CipherReference URI="OEBPS/font.otf"/></e>'
    assert read(files.epub(more={"META-INF/encryption.xml": fonts}), "a.epub").text == files.TEXT
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)  # what Word makes of a locked document
    assert "old Microsoft Office document" in said(old, "a.docx")


@pytest.mark.parametrize("prolog", [BOMB + "]>", READS_A_FILE])
def test_entities_stand_for_nothing(prolog: str) -> None:
    entity = "&i;" if "passwd" in prolog else "&h;"
    body = f'<w:document xmlns:w="{files.W}"><w:body><w:p><w:r><w:t>Words{entity} and more.</w:t></w:r></w:p></w:body>'
    document = files.zipped({"[Content_Types].xml": "", "word/document.xml": f"{prolog}{body}</w:document>"})
    item = f"<item><title>Words</title><description>x{entity}y</description></item>"
    feed = f"{prolog}<rss><channel>{item}</channel></rss>"
    for content, name in ((document, "a.docx"), (feed.encode(), "a.rss")):
        try:
            text = read(content, name).text
        except SourceError as refused:
            text = str(refused)
        assert len(text) < 1_000
        assert "root:" not in text
        assert "hahaha" not in text


def test_attributes_cannot_carry_the_bomb_either() -> None:
    feed = f"{BOMB}]><rss><channel><item><title x='&i;'>Words</title></item></channel></rss>"
    try:
        assert len(read(feed.encode(), "a.rss").text) < 1_000
    except SourceError as refused:
        is_sentence(refused)


@pytest.mark.parametrize(
    "name", ["a.docx", "a.odt", "a.rss", "a.html", "a.epub", "a.eml", "a.md", "a.rtf", "a.json"]
)
def test_endless_nesting(name: str) -> None:
    deep = 20_000
    content = {
        "a.docx": lambda: files.docx(body="<w:p>" * deep + "</w:p>" * deep),
        "a.odt": lambda: files.odt(body="<text:p>" * deep + "x" + "</text:p>" * deep),
        "a.rss": lambda: b"<rss><channel><item>" + b"<a>" * deep + b"x",
        "a.html": lambda: b"<!doctype html>" + b"<div>" * deep + b"x",
        "a.epub": lambda: files.epub(more={"OEBPS/text/c 0.xhtml": "<html>" + "<div>" * deep + "x"}),
        "a.eml": lambda: b"From: a\nMIME-Version: 1.0\n" + b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)),
        "a.md": lambda: b"> " * deep + b"x",
        "a.rtf": lambda: b"{\\rtf1 x" + b"{" * deep,
        "a.json": lambda: b'{"text": "x", "y": ' + b"[" * deep,
    }[name]()  # fmt: skip
    try:
        assert len(read(content, name).text) < 1_000_000
    except SourceError as refused:
        is_sentence(refused)


@pytest.mark.parametrize(
    ("content", "name", "reader"),
    [
        (files.docx(), "a.pdf", "word"),
        (files.paged("Words are here."), "a.docx", "pdf"),
        (files.page(), "a.docx", "html"),
        (files.rtf(), "a.doc", "rich-text"),
        (b"Only words.", "a.pdf", "plain-text"),
        (b"Only words.", "a.docx", "plain-text"),
        (b"Only words.", "a.zip", "plain-text"),
        (b"Only words.", "a.eml", "plain-text"),
        (b"Only words.", "a.csv", "plain-text"),
    ],
)
def test_a_lying_name_is_seen_through(content: bytes, name: str, reader: str) -> None:
    assert read(content, name).reader == reader
    assert opened(content, name) == []


def test_more_pages_than_any_document_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.ingest.pdf.MAX_PAGES", 2)
    assert "3 pages" in said(pdf([column("x")] * 3), "a.pdf")


def test_a_part_that_unpacks_to_far_too_much() -> None:
    body = "<w:p><w:r><w:t>" + " " * (limits.MAX_XML + 1) + "</w:t></w:r></w:p>"
    assert "larger than 20 MB" in said(files.docx(body=body), "a.docx")


def test_a_web_answer_that_unpacks_to_far_too_much() -> None:
    import gzip

    packed = gzip.compress(bytes(200_000_000))
    record = files.warc({"https://a.org/x": packed}, status="200 OK\r\nContent-Encoding: gzip")
    assert "larger than 50 MB" in opened(record, "a.warc.gz")[0][1]
