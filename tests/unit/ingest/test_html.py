"""Web pages: the article, what the page says of it, and pages that are out to harm."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest import read

SENTENCES = [f"The police said on Monday that {n} men were held in Brussels after a raid." for n in range(8)]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEADLINE = "Two men held in Brussels after a raid"


def page(head: str = "", body: str = BODY, attributes: str = "") -> bytes:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()


def ingest(content: bytes, name: str = "a.html") -> Document:
    return read(content, name)


def test_the_article_one_paragraph_a_line() -> None:
    navigation = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>"
    document = ingest(page(body=f"{navigation}<article>{BODY}</article><footer>Imprint</footer>"))
    assert document.text == "\n".join(SENTENCES)
    assert (document.media_type, document.reader, document.notices) == ("text/html", "html", ())


def test_reading_twice_gives_the_same() -> None:
    content = page("<title>x</title>", f"<article>{BODY}<table><tr><td>a<td>b</table></article>")
    assert ingest(content) == ingest(content)


def outcome(content: bytes) -> str:
    """The text of a page, or the sentence that refuses it."""
    try:
        return ingest(content).text.strip()
    except SourceError as refused:
        return str(refused)


@pytest.mark.parametrize("start", ["<!DOCTYPE html>", "\ufeff\n<html>", "<!-- a --><!-- b -->\n<HTML lang=en>",
                                   '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">'])  # fmt: skip
def test_a_page_is_told_by_its_start_whatever_its_name(start: str) -> None:
    assert ingest(f"{start}<body>{BODY}</body>".encode(), "a.txt").media_type == "text/html"


def test_comments_cannot_slow_the_recognition_down() -> None:
    assert ingest(b"<!---->" * 500 + b" no page", "a.txt").media_type == "text/plain"


def test_a_page_without_a_date_gets_none() -> None:
    body = f"<h1>{HEADLINE}</h1><article>{BODY}<p>On 14 November 2015 they were freed.</p></article>"
    head = (
        f"<title>{HEADLINE} - The Daily</title><meta name=copyright content=2014>"
        "<meta property=og:updated_time content=2016-01-01>"
    )
    footer = "<footer>© 2014 The Daily <img src=/2013/01/02/a.png></footer>"
    metadata = ingest(page(head, body + footer)).metadata
    assert (metadata.title, metadata.publisher, metadata.published) == (HEADLINE, "The Daily", "")


def test_schema_org() -> None:
    script = """{"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#us", "name": "X News"},
        {"@type": "WebPage", "name": "The page", "datePublished": "2001-01-01"},
        {"@type": ["NewsArticle"], "headline": "Raid &amp; more", "inLanguage": "en-GB",
         "datePublished": "2015-11-17T09:30:00+01:00", "dateModified": "2016-01-01",
         "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "José Núñez"}, {"@id": "#us"}],
         "publisher": {"@id": "#us"}, "mainEntityOfPage": {"@id": "https://x.org/raid"}}]}"""
    head = f'<script type="application/ld+json">{script}</script>'
    found = ingest(page(head, f"<h1>Other</h1>{BODY}")).metadata
    assert found.title == "Raid & more"
    assert found.publisher == "X News"
    assert found.authors == ("Jane Doe", "José Núñez")
    assert found.published == "2015-11-17T09:30:00+01:00"
    assert (found.language, found.url) == ("en", "https://x.org/raid")


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, "null", "[]", '{"@type": 5}', '{"@type": "Article", "author": {"name": {"x": []}}}',
     '{"@type": "Article", "datePublished": "yesterday", "publisher": 5, "author": [1, null]}'],
)  # fmt: skip
def test_broken_schema_is_passed_over(script: str) -> None:
    document = ingest(page(f'<script type="application/ld+json">{script}</script>'))
    assert document.text == "\n".join(SENTENCES)
    assert document.metadata.published == ""


def test_meta_tags() -> None:
    head = f"""<title>Two men held - X</title>
        <meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="BBC News">
        <meta property="article:published_time" content="2015-11-17T09:30:00Z">
        <meta property="article:author" content="https://facebook.com/jane">
        <meta name="author" content="By Jane Doe, Europe Editor"><link rel="canonical" href="https://x.org/raid">"""
    found = ingest(page(head, attributes="lang=en-GB")).metadata
    assert (found.title, found.publisher, found.authors) == (HEADLINE, "BBC News", ("Jane Doe",))
    assert (found.published, found.language) == ("2015-11-17T09:30:00+00:00", "en")
    assert found.url == "https://x.org/raid"


def test_what_the_page_shows() -> None:
    body = f"""<header><h1>Raid in Brussels</h1><p class=byline>By Jane Doe in Brussels</p>
        <time datetime="2015-11-17T10:00">Tue 17 Nov 2015</time></header>
        <article>{BODY}</article><div class=related><time datetime=2019-01-01>x</time></div>"""
    found = ingest(page("<title>Raid in Brussels | World news | The Guardian</title>", body)).metadata
    assert (found.title, found.publisher) == ("Raid in Brussels", "The Guardian")
    assert (found.authors, found.published) == (("Jane Doe",), "2015-11-17T10:00")


@pytest.mark.parametrize(
    ("shown", "published", "notices"),
    [
        ("<span class=pubdate>17.11.2015</span>", "2015-11-17", 0),
        ("<p class=publish-date>Published: 17 November 2015, 10:30 GMT</p>", "2015-11-17T10:30+00:00", 0),
        ("<span class=date>04/05/2015</span>", "", 1),
        ("<article><time datetime=2015-11-17>a</time><time datetime=2015-11-18>b</time></article>", "", 0),
        ("<div class=update>Sep 11 was on many minds</div>", "", 0),
    ],
)
def test_dates_that_the_page_shows(shown: str, published: str, notices: int) -> None:
    document = ingest(page(body=f"{shown}<div>{BODY}</div>"))
    assert document.metadata.published == published
    assert len(document.notices) == notices


@pytest.mark.parametrize("address", ["https://x.org/world/2015/11/17/raid", "https://x.org/2015/nov/17/raid"])
def test_a_date_in_the_address(address: str) -> None:
    assert ingest(page(f'<link rel="canonical" href="{address}">')).metadata.published == "2015-11-17"


def test_the_address_that_a_browser_saved_the_page_from() -> None:
    content = b"<!DOCTYPE html>\n<!-- saved from url=(0023)https://example.org/raid -->\n" + page()
    assert ingest(content).metadata.url == "https://example.org/raid"


def test_declared_encodings() -> None:
    french = "<p>Les enquêteurs français étaient très étonnés.</p>" * 9
    content = page('<meta charset="iso-8859-1">', french).decode().encode("cp1252")
    document = ingest(content)
    assert "enquêteurs français" in document.text
    assert (document.encoding, document.metadata.language, document.notices) == ("cp1252", "fr", ())


def test_damaged_bytes_are_counted() -> None:
    document = ingest(page(body=BODY.replace("0 men", "“null” mén")).replace("mén".encode(), b"m\xc3n"))
    assert document.undecodable == 1
    assert "m\ufffdn" in document.text
    assert "1 byte is not valid" in document.notices[0]


def test_text_outside_any_article_is_read_with_a_notice() -> None:
    deep = "<div>" * 400 + "<p>One.</p>two<br>three<script>no</script>" + "</div>" * 400 + "<b>a</b>fter"
    document = ingest(page(body=deep))
    assert document.text == "One.\ntwo\nthree\nafter"
    assert "nested too deeply" in document.notices[0]


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<img src=a.png>", "<p> &nbsp; </p>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(SourceError, match=r"a\.html"):
        ingest(page(body=body))


def test_entities_of_a_document_type_are_never_expanded() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    text = ingest(f"{bomb}<html><body><p>&b; &x;</p>{BODY}</body></html>".encode()).text
    assert "lol" not in text
    assert "root:" not in text


HOSTILE = {
    "deep": page(body="<div>" * 100_000 + BODY),
    "inline": page(body="<b><i>" * 30_000 + BODY),
    "tags": page(body="<p>x</p>" * 70_000),
    "attributes": page(body="<p " + " ".join(f"a{n}" for n in range(100_000)) + ">" + BODY),
    "quotes": page(body='<p a="x' * 100_000 + BODY),
    "comments": page(body="<!--" * 200_000 + BODY),
    "scripts": page(body="<script>" * 100_000 + BODY),
    "signs": page(body="<" * 500_000 + BODY),
    "large": page(body="word " * 2_500_000),
    "zeros": page(body="\x00" + BODY),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_end_soon_as_a_text_or_a_sentence(kind: str) -> None:
    started = time.monotonic()
    assert outcome(HOSTILE[kind])
    assert time.monotonic() - started < 30  # not a measurement: a quadratic reader takes minutes


def test_pictures_inside_a_page_do_not_count() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 12_000_000 + "'>"
    assert ingest(page(body=f"{picture}<article>{BODY}</article>")).text == "\n".join(SENTENCES)


PIECES = (
    """<p> </p> <div_class=date> <b > <!-- --> text_&amp;_more &#0; <table><td> <script> </script> é " <h1>"""
)
SIGNS = [*(piece.replace("_", " ") for piece in PIECES.split()), "\r\n", "\x0b", "\ufeff", " "]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SIGNS)))
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        document = ingest(page(body="".join(pieces)))
    except SourceError:
        return
    assert document.text.strip()
    assert "\r" not in document.text
    assert not document.text.startswith("\ufeff")
