"""(9) Files of every format, 5 % of them hostile or broken, taken in at one go; each reader beside its bare library.

The words are in a language without a model, so that reading is measured and analysing is not.
"""

import email
import io
import resource
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row
from tests.unit.ingest import files
from tests.unit.ingest.pdf_files import pdf
from tests.unit.ingest.test_hostile_files import BOMB, zeros

FILES = 10_000
EACH = 60
ROUNDS = 3
_HOSTILE_EVERY = 20


def measure(count: int = FILES, each: int = EACH, rounds: int = ROUNDS) -> list[Row]:
    return [*_by_format(each, rounds), *_in_one_go(count)]


def story(number: int) -> str:
    """About 250 words, no two alike."""
    sentence = (
        "La ministre a présenté mardi son plan numéro {} devant l'Assemblée nationale, à Paris, et elle a dit que "
        "{} personnes y travailleraient."
    )
    paragraphs = (" ".join(sentence.format(number, 7 * n + m) for m in range(3)) for n in range(4))
    return "\n".join((f"Le plan numéro {number} de la ministre", *paragraphs))


# ------------------------------------------------------------- each reader beside its bare library


def _html(content: bytes) -> object:
    import trafilatura

    return trafilatura.extract(content.decode(), favor_recall=True)


def _pdf(content: bytes) -> object:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def _packed_xml(part: str) -> Callable[[bytes], object]:
    def read(content: bytes) -> object:
        from lxml import etree

        return "".join(etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part)).itertext())

    return read


def _chapter(content: bytes) -> object:
    from lxml import html

    return html.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("OEBPS/text/c 0.xhtml")).text_content()


def _saved_page(content: bytes) -> object:
    page = email.message_from_bytes(content).get_payload()[0]  # type: ignore[index]
    return _html(page.get_payload(decode=True))  # type: ignore[union-attr, arg-type]


def _rtf(content: bytes) -> object:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(content.decode())


def _markdown(content: bytes) -> object:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").parse(content.decode())


def _warc(content: bytes) -> object:
    from warcio.archiveiterator import ArchiveIterator

    return [_html(record.content_stream().read()) for record in ArchiveIterator(io.BytesIO(content))]


def _feed(content: bytes) -> object:
    from lxml import etree, html

    descriptions = etree.fromstring(content).iter("description")
    return [html.fromstring(each.text).text_content() for each in descriptions]


def _csv(content: bytes) -> object:
    import csv

    return list(csv.DictReader(io.StringIO(content.decode())))


def _jsonl(content: bytes) -> object:
    import json

    return [json.loads(line) for line in content.splitlines()]


BARE: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "a.txt": ("bytes.decode", bytes.decode),
    "a.html": ("trafilatura", _html),
    "a.md": ("markdown-it-py", _markdown),
    "a.pdf": ("pypdfium2", _pdf),
    "a.docx": ("zipfile and lxml", _packed_xml("word/document.xml")),
    "a.odt": ("zipfile and lxml", _packed_xml("content.xml")),
    "a.epub": ("zipfile and lxml", _chapter),
    "a.rtf": ("striprtf", _rtf),
    "a.eml": ("email", lambda content: email.message_from_bytes(content).get_payload(decode=True)),
    "a.mhtml": ("email and trafilatura", _saved_page),
    "a.warc.gz": ("warcio and trafilatura", _warc),
    "a.rss": ("lxml", _feed),
    "a.csv": ("csv", _csv),
    "a.jsonl": ("json", _jsonl),
}


def _by_format(each: int, rounds: int) -> list[Row]:
    rows = []
    for name, (library, bare) in BARE.items():
        made = [_made(name, number) for number in range(each)]
        ours, raw = [], []
        for _ in range(rounds):  # interleaved, so that a busy machine troubles both alike
            raw.append(_timed(bare, made))
            ours.append(_timed(_reading(name), made))
        pace = each / statistics.median(ours)
        ratio = statistics.median(o / r for o, r in zip(ours, raw, strict=True))
        note = f"{library} {each / statistics.median(raw):,.0f}/s: {ratio:.1f} × its time"
        rows.append(
            Row(f"{name.removeprefix('a.')}, read and described, files a second", f"{pace:,.0f}", beside=note)
        )
    return rows


def _made(name: str, number: int) -> bytes:
    if name in files.LEAVES:
        return files.LEAVES[name](story(number))
    return files.CONTAINERS[name]([story(number)])


def _reading(name: str) -> Callable[[bytes], object]:
    from dossier.ingest import members, read

    if name in files.LEAVES:
        return lambda content: read(content, name)
    return lambda content: [read(m.content, m.name) for m in members(io.BytesIO(content), name)]


def _timed(read: Callable[[bytes], object], made: Sequence[bytes]) -> float:
    read(made[0])  # libraries load on first use
    started = time.perf_counter()
    for content in made:
        read(content)
    return time.perf_counter() - started


# ------------------------------------------------------------- all of them at one go


def _hostile() -> list[tuple[str, bytes]]:
    body = (
        f'<w:document xmlns:w="{files.W}"><w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>'
    )
    return [
        ("cut.pdf", files.paged("x")[:150]),
        ("scan.pdf", pdf([[], []])),
        (
            "locked.epub",
            files.epub(
                more={"META-INF/encryption.xml": '<e><CipherReference URI="OEBPS/text/c%200.xhtml"/></e>'}
            ),
        ),
        ("cut.docx", files.docx()[:200]),
        ("bomb.docx", files.zipped({"[Content_Types].xml": "", "word/document.xml": f"{BOMB}]>{body}"})),
        ("zeros.zip", zeros(300_000_000)),
        ("deep.html", b"<!doctype html>" + b"<div>" * 50_000),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("binary.html", bytes(range(256)) * 8),
        ("empty.odt", b""),
        ("no-texts.csv", b"a,b\n1,2\n"),
        ("cut.warc.gz", files.warc({"https://a.org/x": files.page()})[:90]),
    ]


def _fill(inbox: Path, count: int) -> tuple[int, int]:
    """Write `count` files; returns how many sources are good, and how many files bad."""
    makers = [*files.LEAVES, *files.CONTAINERS]
    hostile = _hostile()
    good = bad = 0
    for number in range(count):
        if number % _HOSTILE_EVERY == _HOSTILE_EVERY - 1:
            name, content = hostile[bad % len(hostile)]
            bad += 1
        else:
            name = makers[number % len(makers)]
            content = _made(name, number)
            good += 1
        folder = inbox / f"{number // 500:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:06}-{name}").write_bytes(content)
    return good, bad


def _in_one_go(count: int) -> list[Row]:
    from dossier.app.workspace import Workspace
    from dossier.domain.views import Outcome

    with tempfile.TemporaryDirectory() as folder:
        own_folders(Path(folder))
        inbox = Path(folder, "inbox")
        inbox.mkdir()
        good, bad = _fill(inbox, count)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        workspace = Workspace.create(Path(folder, "bench.dossier"))
        workspace.catch_up()
        started = time.perf_counter()
        report = workspace.ingest([str(inbox)])
        spent = time.perf_counter() - started
        taken = report.count(Outcome.INGESTED)
        failed = [line for line in report.lines if line.outcome is not Outcome.INGESTED]
        workspace.close()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    named = sum(line.outcome is Outcome.FAILED and line.notices[0].endswith(".") for line in failed)
    return [
        Row(
            "mixed files, taken in",
            f"{count / spent:,.0f} files/s",
            beside=f"{count:,} files in {spent:,.0f} s",
        ),
        Row("good ones that are in", f"{taken:,} of {good:,}", "all"),
        Row("bad ones named with a reason", f"{named:,} of {bad:,}", "all", _reasons(failed)),
        Row(
            "memory peak of the program",
            f"{own / 1_000:,.0f} MB",
            beside=f"{before / 1_000:,.0f} MB before it began",
        ),
        Row("memory peak of the largest worker", f"{child / 1_000:,.0f} MB"),
    ]


def _reasons(failed: Sequence[Any]) -> str:
    kinds = {line.file.partition("-")[2].partition("/")[0] for line in failed}
    return "kinds: " + ", ".join(sorted(kinds))
