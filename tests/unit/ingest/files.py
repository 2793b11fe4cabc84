"""Files of every format that is read, made from a few sentences, so that tests know what is in them."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

from tests.unit.ingest.pdf_files import column, pdf

TITLE = "Two men held in Brussels after a raid"
SENTENCES = [f"The police said on Monday that {n} men were held in Brussels after a raid." for n in range(4)]
TEXT = "\n".join([TITLE, *SENTENCES])


def zipped(parts: Mapping[str, bytes | str], stored: Sequence[str] = ()) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2015, 11, 17, 9, 30, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return packed.getvalue()


def tarred(parts: Mapping[str, bytes], mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def docx(text: str = TEXT, body: str = "", core: str = "", more: Mapping[str, str] | None = None) -> bytes:
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(line[:9])}</w:t></w:r><w:r><w:t>{escape(line[9:])}</w:t></w:r></w:p>"
        for line in text.split("\n")
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body or paragraphs}</w:body></w:document>',
    }
    if core:
        parts["docProps/core.xml"] = f"<cp:coreProperties xmlns:cp='x' {DC}>{core}</cp:coreProperties>"
    return zipped({**parts, **(more or {})})


ODT = "application/vnd.oasis.opendocument.text"
_O = "urn:oasis:names:tc:opendocument:xmlns"


def odt(text: str = TEXT, body: str = "", meta: str = "") -> bytes:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    content = (
        f'<office:document-content xmlns:office="{_O}:office:1.0" xmlns:text="{_O}:text:1.0"><office:body>'
        f"<office:text>{body or paragraphs}</office:text></office:body></office:document-content>"
    )
    about = f'<office:document-meta xmlns:office="{_O}:office:1.0" {DC}>{meta}</office:document-meta>'
    return zipped({"mimetype": ODT, "content.xml": content, "meta.xml": about}, stored=["mimetype"])


def rtf(text: str = TEXT) -> bytes:
    def words(line: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line)

    return (
        "{\\rtf1\\ansi{\\info{\\title A title}}" + "\\par ".join(map(words, text.split("\n"))) + "}"
    ).encode()


def page(text: str = TEXT, head: str = "") -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def epub(chapters: Sequence[str] = (TEXT,), meta: str = "", more: Mapping[str, str] | None = None) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata {DC}>{meta}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    parts: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
        "OEBPS/a.opf": package,
    }
    for number, text in reversed(list(enumerate(chapters))):
        parts[f"OEBPS/text/c {number}.xhtml"] = page(text)
    return zipped({**parts, **(more or {})}, stored=["mimetype"])


def message(text: str = TEXT, attached: Mapping[str, bytes] | None = None, markup: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Jane Doe <jane@example.org>", "José Núñez <jose@example.org>"
    mail["Subject"], mail["Date"] = "The raid – a summary", "Tue, 17 Nov 2015 09:30:00 +0100"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(text)
    if markup:
        mail.add_alternative(markup, subtype="html")
    for name, content in (attached or {}).items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail


def eml(text: str = TEXT, attached: Mapping[str, bytes] | None = None, markup: str = "") -> bytes:
    return message(text, attached, markup).as_bytes()


def mbox(texts: Sequence[str] = (TEXT,)) -> bytes:
    return b"".join(
        b"From jane@example.org Tue Nov 17 09:30:00 2015\n" + eml(text) + b"\n\n" for text in texts
    )


def mhtml(text: str = TEXT) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/raid\r\nSubject: x\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html\r\nContent-Location: https://example.org/raid\r\n\r\n"
    )
    tail = "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    tail += "----b--\r\n"
    return head.encode() + page(text) + tail.encode()


def warc(
    pages: Mapping[str, bytes], kind: str = "text/html", status: str = "200 OK", packed: bool = True
) -> bytes:
    """Each record packed by itself, as the format wants it."""
    out = b""
    for url, content in pages.items():
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nServer: x\r\n\r\n".encode() + content
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2015-11-17T09:30:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{len(out):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def wacz(pages: Mapping[str, bytes]) -> bytes:
    return zipped(
        {"datapackage.json": "{}", "archive/data.warc.gz": warc(pages)}, stored=["archive/data.warc.gz"]
    )


def _block(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))


def rss(texts: Sequence[str] = (TEXT,)) -> bytes:
    items = "".join(
        f"<item><title>Item {n}</title><link>https://example.org/{n}</link><pubDate>Tue, 17 Nov 2015 09:30:00 GMT"
        f"</pubDate><dc:creator>Jane Doe</dc:creator><description>{escape(_block(text))}</description></item>"
        for n, text in enumerate(texts)
    )
    return (
        f"<?xml version='1.0'?><rss version='2.0' {DC}><channel><title>The Daily</title><language>en-GB</language>"
        f"<lastBuildDate>Tue, 17 Nov 2015 10:00:00 GMT</lastBuildDate>{items}</channel></rss>"
    ).encode()


def atom(texts: Sequence[str] = (TEXT,)) -> bytes:
    entries = "".join(
        f"<entry><title>Entry {n}</title><link rel='self' href='https://example.org/self'/><link href='https://example.org/{n}'/>"
        f"<published>2015-11-17T09:30:00Z</published><author><name>Jane Doe</name></author>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{_block(text)}</div></content></entry>"
        for n, text in enumerate(texts)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Daily</title>{entries}</feed>".encode()


ARTICLE = {
    "Headline": TITLE,
    "body": TEXT,
    "Link": "https://example.org/raid",
    "publish_date": "17 November 2015",
    "source": "The Daily",
    "by-line": "By Jane Doe and John Smith",
}


def jsonl(texts: Sequence[str] = (TEXT,)) -> bytes:
    return "\n".join(json.dumps({**ARTICLE, "body": text}) for text in texts).encode()


def table(texts: Sequence[str] = (TEXT,), delimiter: str = ",") -> bytes:
    import csv

    out = io.StringIO()
    writer = csv.DictWriter(out, [*ARTICLE, "id"], delimiter=delimiter)
    writer.writeheader()
    for number, text in enumerate(texts):
        writer.writerow({**ARTICLE, "body": text, "id": number})
    return out.getvalue().encode()


def paged(*pages: str) -> bytes:
    """A PDF with one paragraph a page."""
    return pdf([column(text) for text in pages])


LEAVES: dict[str, Callable[[str], bytes]] = {
    "a.txt": str.encode,
    "a.html": page,
    "a.md": str.encode,
    "a.pdf": lambda text: pdf([column(*(part for line in text.split("\n") for part in (line, "")))]),
    "a.docx": docx,
    "a.odt": odt,
    "a.rtf": rtf,
    "a.epub": lambda text: epub([text]),
    "a.eml": eml,
    "a.mhtml": mhtml,
}
"""How a file of each format that holds one article is made from its text."""

CONTAINERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "a.zip": lambda texts: zipped({f"{n}.txt": text for n, text in enumerate(texts)}),
    "a.tar": lambda texts: tarred({f"{n}.txt": text.encode() for n, text in enumerate(texts)}),
    "a.tgz": lambda texts: tarred({f"{n}.txt": text.encode() for n, text in enumerate(texts)}, "w:gz"),
    "a.tar.bz2": lambda texts: tarred({f"{n}.txt": text.encode() for n, text in enumerate(texts)}, "w:bz2"),
    "a.tar.xz": lambda texts: tarred({f"{n}.txt": text.encode() for n, text in enumerate(texts)}, "w:xz"),
    "a.mbox": mbox,
    "a.warc.gz": lambda texts: warc({f"https://example.org/{n}": page(text) for n, text in enumerate(texts)}),
    "a.warc": lambda texts: warc(
        {f"http://a.org/{n}": page(text) for n, text in enumerate(texts)}, packed=False
    ),
    "a.wacz": lambda texts: wacz({f"https://example.org/{n}": page(text) for n, text in enumerate(texts)}),
    "a.rss": rss,
    "a.atom": atom,
    "a.csv": table,
    "a.tsv": lambda texts: table(texts, "\t"),
    "a.jsonl": jsonl,
}
"""How a file of each format that holds others is made from their texts."""
