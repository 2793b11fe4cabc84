"""What each format says: its text, what is known of it, and the sources in it."""

import io
import json
from collections.abc import Callable, Sequence

import pytest

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest import Member, members, read
from tests.unit.ingest import files
from tests.unit.ingest.files import SENTENCES, TEXT, TITLE

_ONE_BY_ONE = ("a.md", "a.eml")


def opened(content: bytes, name: str) -> list[Member]:
    return list(members(io.BytesIO(content), name))


def texts(content: bytes, name: str) -> list[str]:
    return [member.problem or read(member.content, member.name).text for member in opened(content, name)]


@pytest.mark.parametrize(("name", "make"), files.LEAVES.items(), ids=files.LEAVES)
def test_every_format_gives_its_words_a_paragraph_a_line(name: str, make: Callable[[str], bytes]) -> None:
    text = TEXT.replace("\n", "\n\n") if name == "a.md" else TEXT
    document = read(make(text), name)
    assert document.text.endswith(text if name == "a.txt" else TEXT)
    assert name == "a.eml" or document.text == TEXT
    assert document.metadata.language == "en"


@pytest.mark.parametrize(("name", "make"), files.LEAVES.items(), ids=files.LEAVES)
def test_every_format_is_told_by_content_whatever_its_name(name: str, make: Callable[[str], bytes]) -> None:
    content = make(TEXT)
    for lie in ("a", "a.txt", "a.html", "a.pdf", "a.zip", "a.csv"):
        if name not in ("a.txt", "a.md"):  # of which nothing but the name tells
            assert read(content, lie).reader == read(content, name).reader, lie


@pytest.mark.parametrize(("name", "make"), files.CONTAINERS.items(), ids=files.CONTAINERS)
def test_every_container_gives_sources_of_their_own(
    name: str, make: Callable[[Sequence[str]], bytes]
) -> None:
    content = make([TEXT, "Another text."])
    found = opened(content, name)
    assert [member.problem for member in found] == ["", ""]
    assert all(member.name.startswith(f"{name}/") for member in found)
    assert len({member.name for member in found}) == 2
    first, second = (read(member.content, member.name).text for member in found)
    assert first.endswith(TEXT)
    assert second.endswith("Another text.")
    assert opened(content, name) == found


def test_the_same_item_of_a_feed_is_the_same_bytes_tomorrow() -> None:
    today = files.rss([TEXT])
    tomorrow = files.rss([TEXT, "News."]).replace(b"10:00:00", b"23:00:00")
    assert opened(today, "a.rss")[0].content == opened(tomorrow, "b.rss")[0].content


# ------------------------------------------------------------- what they say of themselves


def test_word_properties_count_where_they_are_no_file_names() -> None:
    core = "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created>2019-01-01</dcterms:created>"
    said = read(files.docx(core=core.format("A better title", "Jane Doe; John Smith")), "a.docx").metadata
    assert (said.title, said.authors, said.published) == ("A better title", ("Jane Doe", "John Smith"), "")
    junk = read(files.docx(core=core.format("Microsoft Word - x.docx", "Administrator")), "a.docx").metadata
    assert (junk.title, junk.authors) == (TITLE, ())


def test_word_leaves_out_what_was_deleted_and_keeps_notes_and_tables() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('He ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{run.format('said so.')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run.format('cell')}</w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
    )
    inner = "<w:p><w:r><w:t>A note.</w:t></w:r></w:p>"
    note = f'<w:footnotes xmlns:w="{files.W}"><w:footnote>{inner}</w:footnote></w:footnotes>'
    text = read(files.docx(body=body, more={"word/footnotes.xml": note}), "a.docx").text
    assert text == "He said so.\ncell\none\ttwo\nthree\nA note."


def test_opendocument_blanks_and_notes() -> None:
    body = (
        "<text:h>Head</text:h><text:p>a<text:s text:c='3'/>b\n   c<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>note</text:p></text:note-body></text:note> d<text:span>e</text:span></text:p>"
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    )
    document = read(
        files.odt(body=body, meta="<dc:title>The title</dc:title><dc:creator>Jane Doe</dc:creator>"), "a.odt"
    )
    assert document.text == "Head\na   b c de\nnote"
    assert (document.metadata.title, document.metadata.authors) == ("The title", ("Jane Doe",))


def test_rich_text_knows_letters_beyond_latin() -> None:
    words = "Żółw, 東京, 𝒳 and é"
    surrogates = words.replace("𝒳", "\ud835\udcb3")
    content = "{\\rtf1\\ansi " + "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in surrogates) + "}"
    assert read(content.encode(), "a.rtf").text == words


def test_a_picture_in_rich_text_is_no_text() -> None:
    content = b"{\\rtf1 before {\\pict\\bin9 {}}}\\{{{}after}"
    assert "before" in read(content, "a.rtf").text


def test_chapters_come_in_the_order_of_reading_with_dublin_core() -> None:
    meta = (
        "<dc:title>The Raid</dc:title><dc:creator>Doe, Jane</dc:creator><dc:date>2015-11-17</dc:date>"
        "<dc:publisher>Press</dc:publisher><dc:language>en-GB</dc:language>"
    )
    document = read(files.epub(["One.", "Two.", "Three."], meta), "a.epub")
    assert document.text == "One.\nTwo.\nThree."
    said = document.metadata
    assert (said.title, said.authors, said.published) == ("The Raid", ("Jane Doe",), "2015-11-17")
    assert (said.publisher, said.language) == ("Press", "en")


def test_a_message_says_who_when_and_what() -> None:
    document = read(files.eml(), "a.eml")
    head = (
        "The raid – a summary\nFrom: Jane Doe <jane@example.org>\nTo: José Núñez <jose@example.org>\nDate: "
    )
    assert document.text.startswith(head)
    said = document.metadata
    assert (said.title, said.authors) == ("The raid – a summary", ("Jane Doe",))
    assert said.published == "2015-11-17T09:30:00+01:00"


def test_the_plain_words_of_a_message_stand_for_its_page_too() -> None:
    both = read(files.eml("Plain words.", markup="<p>Marked words.</p>"), "a.eml").text
    assert both.endswith("Plain words.")
    assert "Marked" not in both
    assert read(files.eml("", markup="<p>Marked</p><p>words.</p>"), "a.eml").text.endswith("Marked\nwords.")


def test_what_is_attached_is_a_source_of_its_own() -> None:
    attached = {
        "report.docx": files.docx("In the report."),
        "../../more.zip": files.zipped({"x/y.txt": "In the ZIP."}),
    }
    mail = files.eml("See attached.", attached)
    found = opened(mail, "a.eml")
    assert [member.name for member in found] == ["a.eml", "a.eml/report.docx", "a.eml/more.zip/x/y.txt"]
    assert found[0].content == mail
    assert texts(mail, "a.eml")[1:] == ["In the report.", "In the ZIP."]


def test_a_mailbox_gives_back_the_lines_that_it_quotes() -> None:
    box = files.mbox(["One.\n>From here on.", "Two."])
    assert [text.rpartition("\n")[2] for text in texts(box, "a.mbox")] == ["From here on.", "Two."]


def test_a_saved_page_is_the_page_at_its_address() -> None:
    document = read(files.mhtml(), "a.mhtml")
    assert (document.reader, document.metadata.url) == ("saved-page", "https://example.org/raid")


def test_a_record_of_the_web_keeps_address_time_and_headers() -> None:
    (member,) = opened(files.warc({"https://example.org/2015/raid?x=1": files.page()}), "a.warc.gz")
    assert member.name == "a.warc.gz/example.org/2015/raid"
    assert (member.origin.url, member.origin.at) == (
        "https://example.org/2015/raid?x=1",
        "2015-11-17T09:30:00Z",
    )
    assert "Server: x" in member.origin.headers
    document = read(member.content, member.name, origin=member.origin)
    assert document.metadata.url == "https://example.org/2015/raid?x=1"


def test_the_encoding_that_a_server_named_counts_where_the_page_names_none() -> None:
    words = "Двое задержаны в Брюсселе"
    content = f"<!doctype html><html><body><p>{words}</p></body></html>".encode("koi8-r")
    record = files.warc({"https://a.org/x": content}, kind="text/html; charset=KOI8-R")
    (member,) = opened(record, "a.warc.gz")
    document = read(member.content, member.name, origin=member.origin)
    assert (document.text, document.encoding) == (words, "koi8-r")
    lie = files.warc({"https://a.org/x": files.page("Brüssel – où ?")}, kind="text/html; charset=iso-8859-1")
    (member,) = opened(lie, "a.warc.gz")
    assert read(member.content, member.name, origin=member.origin).text == "Brüssel – où ?"


def test_furniture_and_failures_of_the_web_are_no_articles() -> None:
    picture = files.warc({"https://a.org/x.png": b"\x89PNG"}, kind="image/png")
    missing = files.warc({"https://a.org/y": files.page()}, status="404 Not Found")
    good = files.warc({"https://a.org/z": files.page()})
    assert [member.name for member in opened(picture + missing + good, "a.warc.gz")] == ["a.warc.gz/a.org/z"]


def test_items_of_a_feed() -> None:
    for name, make in (("a.rss", files.rss), ("a.atom", files.atom)):
        said = [read(member.content, member.name).metadata for member in opened(make(["A.", "B."]), name)]
        assert [each.url for each in said] == ["https://example.org/0", "https://example.org/1"]
        assert {each.publisher for each in said} == {"The Daily"}
        assert {each.authors for each in said} == {("Jane Doe",)}
        assert {each.published for each in said} == {"2015-11-17T09:30:00+00:00"}


def test_rdf_feeds_have_their_items_beside_the_channel() -> None:
    rdf = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        b"<channel><title>The Daily</title></channel><item><title>T</title><description>Words.</description></item>"
        b"</rdf:RDF>"
    )
    (member,) = opened(rdf, "a.rdf")
    document = read(member.content, member.name)
    assert (document.text, document.metadata.publisher) == ("T\nWords.", "The Daily")


def test_fields_of_a_table_go_by_many_names() -> None:
    for name, content in (
        ("a.csv", files.table()),
        ("a.tsv", files.table(delimiter="\t")),
        ("a.jsonl", files.jsonl()),
    ):
        (member,) = opened(content, name)
        said = read(member.content, member.name).metadata
        assert (said.title, said.url, said.publisher) == (TITLE, "https://example.org/raid", "The Daily")
        assert (said.authors, said.published) == (("Jane Doe", "John Smith"), "2015-11-17")


def test_nothing_in_a_row_is_lost() -> None:
    (member,) = opened(files.table(), "a.csv")
    assert json.loads(member.content) == {**files.ARTICLE, "id": "0"}
    (line,) = opened(files.jsonl(), "a.jsonl")
    assert line.content == files.jsonl()


def test_a_table_without_texts_says_so_and_lies_about_its_name_do_not_matter() -> None:
    assert "without a column of texts" in texts(b"a,b\n1,2\n", "a.csv")[0]
    assert texts(b"text;title\nSome words;T\n", "a.dat") == ["Some words"]
    assert opened(b"A text, and a title.\nMore.", "a.txt") == []


@pytest.mark.parametrize(
    ("value", "published"),
    [("2015-11-17", "2015-11-17"), ("17 Nov 2015", "2015-11-17"), (1447752600, "2015-11-17T09:30:00+00:00"),
     ("1447752600000", "2015-11-17T09:30:00+00:00"), ("03/04/2015", ""), ("soon", "")],
)  # fmt: skip
def test_dates_in_records(value: object, published: str) -> None:
    content = json.dumps({"content": "Words.", "date": value}).encode()
    assert read(content, "a.json").metadata.published == published


def test_markup_in_a_field_is_read_as_a_page() -> None:
    assert (
        read(json.dumps({"html": "<p>One.</p><p>Two &amp; three.</p>"}).encode(), "a.json").text
        == "One.\nTwo & three."
    )


def test_markdown_is_read_without_its_marks() -> None:
    content = (
        b"---\ntitle: The raid\nauthor: Jane Doe\ndate: 2015-11-17\n---\n# Head *line*\n\nA [link](https://x.org)\n"
        b"goes on & on.\n\n* one\n* **two**\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode *stays*\n```\n<b>html</b>\n"
    )
    document = read(content, "a.md")
    assert document.text == "Head line\nA link goes on & on.\none\ntwo\na\tb\nc\td\ncode *stays*\nhtml"
    said = document.metadata
    assert (said.title, said.authors, said.published) == ("The raid", ("Jane Doe",), "2015-11-17")


def test_containers_in_containers_bear_all_names_on_the_way() -> None:
    inner = files.tarred({"deep/mail.mbox": files.mbox(["One.", "Two."])}, "w:gz")
    outer = files.zipped({"./a\\b/inner.tgz": inner, "plain.txt": "Plain."})
    names = [member.name for member in opened(outer, "o.zip")]
    assert names == [
        "o.zip/a/b/inner.tgz/deep/mail.mbox/1.eml", "o.zip/a/b/inner.tgz/deep/mail.mbox/2.eml", "o.zip/plain.txt",
    ]  # fmt: skip


def test_what_systems_put_into_archives_is_passed_over() -> None:
    content = files.zipped({"__MACOSX/._a.txt": "x", ".DS_Store": "x", "a.txt": "Words."})
    assert [member.name for member in opened(content, "a.zip")] == ["a.zip/a.txt"]


def test_one_compressed_file() -> None:
    import gzip

    (member,) = opened(gzip.compress(TEXT.encode()), "a.txt.gz")
    assert (member.name, read(member.content, member.name).text) == ("a.txt.gz/a.txt", TEXT)


# ------------------------------------------------------------- pages


def paged(*pages: list[str]) -> Document:
    from tests.unit.ingest.pdf_files import column, pdf

    return read(pdf([column(*lines) for lines in pages]), "a.pdf")


def test_pages_begin_where_they_say() -> None:
    document = paged([SENTENCES[0]], [SENTENCES[1]], [SENTENCES[2]])
    assert [document.text[page:].split("\n")[0] for page in document.pages] == SENTENCES[:3]


def test_a_sentence_goes_on_overleaf_and_an_empty_page_is_said() -> None:
    document = paged(["The police said on Monday that"], [], ["two men were held."])
    assert document.text == "The police said on Monday that two men were held."
    assert document.pages == (0, 30, 31)
    assert document.notices == ("Page 2 holds no text.",)


def test_lines_of_a_pdf_are_joined_and_parted_words_made_whole() -> None:
    document = paged(
        [
            "The hunt for the men", "", "The police said on Monday that they had found infor-",
            "mation about a man who is known to all in Brussels and that he", "was held.", "",
            "A second paragraph begins here, after a gap, and it goes on and", "on.",
        ]
    )  # fmt: skip
    assert document.text.split("\n") == [
        "The hunt for the men",
        "The police said on Monday that they had found information about a man who is known to all in Brussels "
        "and that he was held.",
        "A second paragraph begins here, after a gap, and it goes on and on.",
    ]


def test_what_is_printed_on_every_page_is_no_part_of_the_text() -> None:
    head = "The Daily - Tuesday"
    pages = [
        [head, "", "", words, "", "", f"Page {n} of 4"]
        for n, words in enumerate(("They said that", "nobody was", "hurt. It was over by", "nine."), 1)
    ]
    assert paged(*pages).text == "They said that nobody was hurt. It was over by nine."
    chapters = [
        [f"Chapter {1 + n // 2}: Of {'abc'[n // 2]} {n + 7}", "", words] for n, words in enumerate(SENTENCES)
    ]
    assert paged(*chapters).text == "\n".join(SENTENCES)
    assert paged([head, "", "One page has no such lines.", "", "1"]).text.startswith(head)


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(SourceError, match=r"most likely a scan\. Its 2 pages are pictures") as refused:
        paged([], [])
    assert "Tesseract" in str(refused.value)


def test_properties_of_a_pdf() -> None:
    from tests.unit.ingest.pdf_files import column, pdf

    info = "/Title (The raid) /Author (Jane Doe) /CreationDate (D:20151117093000)"
    said = read(pdf([column(TEXT)], info), "a.pdf").metadata
    assert (said.title, said.authors, said.published) == ("The raid", ("Jane Doe",), "")
