"""The cited dossier in every form: the same words and the same footnotes, whatever stands in an article."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.domain.errors import DossierError
from dossier.domain.time_marks import TimeMarks
from dossier.export import Material
from dossier.export.formats import EXPORTERS
from dossier.export.markdown import escaped
from tests.unit.export.rows import (
    EVENT,
    OFFICE,
    QUOTE,
    RESIGNED,
    TEMPLATES,
    TRAVEL,
    full,
    material,
    source_row,
)
from tests.unit.export.timeline_marks import mark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_NS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HOSTILE = "<script>alert(1)</script> & ]]> *bold* [x](javascript:1) {{ 7 * 7 }} \x07\ud800"


def written(format: str, of: Material) -> bytes:
    (exporter,) = [each for each in EXPORTERS if each.format == format]
    return b"".join(exporter.write(of))


def of_docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(f"word/{part}.xml") for part in ("document", "footnotes")]
    return "\n".join("".join(ElementTree.fromstring(part).itertext()) for part in parts)


def of_odt(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        return "".join(ElementTree.fromstring(archive.read("content.xml")).itertext())


def of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(words.split())


def of_html(content: bytes) -> str:
    return re.sub("<style.*?</style>|<[^>]+>", "", content.decode(), flags=re.DOTALL)


READ: dict[str, Callable[[bytes], str]] = {
    "docx": of_docx,
    "odt": of_odt,
    "pdf": of_pdf,
    "html": of_html,
    "md": bytes.decode,
}
MINISTER = material(full(event=EVENT))


@pytest.mark.parametrize("format", READ)
def test_every_form_has_title_facts_statements_quotes_sources_method_and_moment(format: str) -> None:
    words = READ[format](written(format, MINISTER))
    for wanted in (
        "Maria Sandoval", "Madrid", RESIGNED.citation.exact, OFFICE.citation.exact, TRAVEL.citation.exact, "Sources",
        "The Paper", "Method", "Made by machine.", "20 November 2026", "according to the ministry",
        RESIGNED.citation.source[:12],
    ):  # fmt: skip
        assert wanted in words, wanted
    assert "I leave with a clear conscience" in words


@pytest.mark.parametrize("format", ["docx", "odt", "pdf", "html"])
def test_a_footnote_gives_what_stands_around_a_passage_as_it_stands_there(format: str) -> None:
    """No blank comes before a comma or full stop that the source does not have."""
    words = " ".join(READ[format](written(format, MINISTER)).split())
    assert f"{RESIGNED.citation.exact}. She reportedly" in words


@pytest.mark.parametrize("format", READ)
def test_the_same_dossier_gives_the_same_bytes(format: str) -> None:
    assert written(format, MINISTER) == written(format, MINISTER)


@pytest.mark.parametrize("format", READ)
def test_what_was_left_out_is_said(format: str) -> None:
    said = "Left out on purpose: 2 notes."
    assert said in READ[format](written(format, replace(MINISTER, left_out=said)))


@pytest.mark.parametrize("format", READ)
def test_words_of_an_article_stay_words(format: str) -> None:
    rows = (replace(RESIGNED, attribution=HOSTILE), OFFICE)
    dossier = full(rows, sources=(source_row(title=HOSTILE, publisher=HOSTILE),))
    content = written(format, material(dossier, title=HOSTILE))
    words = READ[format](content)
    if format == "md":
        html = MarkdownIt("commonmark", {"html": True}).render(words)
        assert "<script" not in html
        assert 'javascript:1"' not in html
    if format == "html":
        assert b"<script" not in content
    if format in ("docx", "odt", "pdf"):
        assert "<script>alert(1)</script> & ]]> *bold*" in words
    assert "49" not in words.replace("2026", "")


@pytest.mark.parametrize("format", READ)
def test_without_a_dossier_it_says_so(format: str) -> None:
    with pytest.raises(DossierError, match="shows one dossier"):
        written(format, material())


def test_word_refers_to_each_footnote_once_and_in_order() -> None:
    with zipfile.ZipFile(io.BytesIO(written("docx", MINISTER))) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
        types = archive.read("[Content_Types].xml").decode()
        named = {f"/{name}" for name in archive.namelist()} - {"/[Content_Types].xml"}
    referred = [each.get(f"{W}id") for each in document.iter(f"{W}footnoteReference")]
    assert referred == [str(number) for number in range(1, len(referred) + 1)]
    assert {each.get(f"{W}id") for each in notes} == {*referred, "-1", "0"}
    assert len(referred) == 4
    assert {name for name in named if not name.endswith(".rels")} == set(
        re.findall('PartName="([^"]+)"', types)
    )


def test_open_document_has_each_note_where_it_is_referred_to() -> None:
    with zipfile.ZipFile(io.BytesIO(written("odt", MINISTER))) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
    numbers = [each.text for each in content.iter(f"{TEXT_NS}note-citation")]
    assert numbers == ["1", "2", "3", "4"]


def test_markdown_footnotes_are_all_defined_and_all_used() -> None:
    text = written("md", MINISTER).decode()
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert len(defined) == len(set(defined)) == 4
    assert set(defined) == used


def test_the_pdf_has_the_timeline_as_a_picture_before_the_list_and_within_its_margins() -> None:
    marks = (
        mark("2015-11-14", "Ada left"),
        mark("1980", "Long ago", vague="about"),
        mark("2015", planned=True),
    )
    of = replace(MINISTER, timeline=lambda: TimeMarks(marks, 3, 0))
    assert written("pdf", of) == written("pdf", of)
    words = of_pdf(written("pdf", of))
    assert (
        words.index("Timeline") < words.index("Reported") < words.index("Long ago") < words.index("Sources")
    )
    assert "Reported" not in of_pdf(written("pdf", MINISTER))
    for page in pypdfium2.PdfDocument(written("pdf", of)):
        drawn = [each.get_bounds() for each in page.get_objects()]
        assert all(left >= 70 and right <= page.get_width() - 70 for left, _, right, _ in drawn)


def test_links_in_the_pdf_lead_to_its_notes() -> None:
    document = pypdfium2.PdfDocument(written("pdf", MINISTER))
    assert document.get_metadata_dict()["Title"] == "Maria Sandoval"
    assert document.get_metadata_dict()["Producer"]
    assert len(document) >= 2
    raw = written("pdf", MINISTER)
    assert raw.count(b"/Link") >= 4


def test_letters_that_the_typeface_lacks_do_not_stop_the_pdf() -> None:
    rows = (replace(RESIGNED, attribution="Владимир Путин, Ολάντ, محمد, 習近平, 🏔"),)
    words = of_pdf(written("pdf", material(full(rows))))
    assert "Владимир Путин" in words
    assert "Ολάντ" in words


def test_a_template_of_the_user_s_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "dossier.md.j2").write_text("# {{ entity.name }}: {{ page.footnotes | length }} notes\n")
    own = replace(MINISTER, templates=(tmp_path, TEMPLATES))
    assert written("md", own) == b"# Maria Sandoval: 4 notes\n"
    assert written("html", own) == written("html", MINISTER)


@pytest.mark.parametrize("broken", ["{{ entity.nme }}", "{% for x in %}", "{% include 'nowhere' %}"])
def test_a_broken_template_is_named(tmp_path: Path, broken: str) -> None:
    (tmp_path / "dossier.md.j2").write_text(f"# first\n{broken}\n")
    with pytest.raises(DossierError, match=r"template “dossier\.md\.j2”.*cannot be used"):
        written("md", replace(MINISTER, templates=(tmp_path, TEMPLATES)))


@given(st.text(max_size=60))
def test_markdown_shows_the_words_as_they_are(text: str) -> None:
    words = " ".join("".join(each for each in text if each.isprintable()).split())
    tokens = MarkdownIt("commonmark", {"html": True}).parseInline(escaped(words))
    (inline,) = tokens
    assert all(child.type in ("text", "text_special", "softbreak") for child in inline.children or ())
    assert "".join(child.content for child in inline.children or ()) == words


def test_quotes_come_after_statements() -> None:
    text = written("md", MINISTER).decode()
    assert text.index(TRAVEL.citation.exact) < text.index("conscience")
    assert QUOTE.citation.exact.strip('",') in text
