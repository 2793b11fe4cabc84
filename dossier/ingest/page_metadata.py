"""What a web page says of its article: schema.org data, meta tags, then its visible marks.

A date is taken only where the page marks it as that of the publication. Dates in running text, of
pictures, of the copyright or of the page's last change never count: an unknown date stays unknown.
"""

import re
from collections.abc import Iterable
from typing import Any

from dossier.domain.documents import Metadata
from dossier.ingest.languages import is_language
from dossier.ingest.metadata import read_top
from dossier.ingest.names import people
from dossier.ingest.schema_org import iso_date, read_schema
from dossier.ingest.titles import without_site

_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "headline", "twitter:title")
_PUBLISHER = (
    *("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher"),
    "application-name",
)
_AUTHORS = (
    *("citation_author", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator"),
    *("parsely-author", "sailthru.author", "byl"),
)
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date"),
    *("citation_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date"),
    *("dcterms.date", "dcterms.created", "publish-date", "publication_date", "pubdate", "date"),
)
_URL = ("og:url", "citation_public_url", "parsely-link", "twitter:url")
_LANGUAGE = ("content-language", "dc.language", "dcterms.language", "language", "og:locale")

_SAVED_FROM = re.compile(r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:)\s*(https?://[^\s>]{4,2000})")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3})/(\d{1,2})(?:/|$)")
_TEXTS = "//*[self::time or self::span or self::p or self::div]"
_MARKED = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]",
    f"{_TEXTS}[contains(@class, 'publish')]",
    "//article//time | //header//time | //main//time",
    f"{_TEXTS}[contains(@class, 'date') or contains(@class, 'byline')]",
)
"""Where pages show when they were published, the plainest first."""
_BYLINES = (
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    "//*[contains(@class, 'byline') or contains(@class, 'author')]",
)
_SHORT = 160


def read_page_metadata(tree: Any, markup: str) -> tuple[Metadata, tuple[str, ...]]:
    """What the page states of itself, and notices of what it states unclearly."""
    meta = _meta(tree)
    schema = read_schema([script.text or "" for script in tree.xpath("//script[contains(@type, 'ld+json')]")])
    stated = Metadata(
        title=_first(meta, _TITLE),
        publisher=_first(meta, _PUBLISHER),
        authors=_authors(value for key in _AUTHORS for value in meta.get(key, ())),
        published=next(
            filter(None, (iso_date(value) for key in _PUBLISHED for value in meta.get(key, ()))), ""
        ),
        language=_language([tree.get("lang") or "", *(v for key in _LANGUAGE for v in meta.get(key, ()))]),
        url=_address(tree, meta, markup),
    ).overridden_by(schema)
    shown, notices = _shown(tree, stated)
    return shown.overridden_by(stated), () if stated.published or shown.published else notices


def _meta(tree: Any) -> dict[str, list[str]]:
    """The meta tags by lower-case name, each with its contents in order."""
    meta: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]"):
        content = " ".join(element.get("content").split())[:2_000]
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and element.get(attribute):
                meta.setdefault(element.get(attribute).lower(), []).append(content)
    return meta


def _first(meta: dict[str, list[str]], keys: Iterable[str]) -> str:
    return next((meta[key][0] for key in keys if key in meta), "")


def _authors(values: Iterable[str]) -> tuple[str, ...]:
    """Persons only: pages also put addresses, accounts and their own name where an author belongs."""
    found: list[str] = []
    for value in values:
        found.extend(people(re.sub(r"^by\s+", "", value, flags=re.IGNORECASE)))
    return tuple(dict.fromkeys(found))


def _language(values: Iterable[str]) -> str:
    tags = (re.split(r"[-_,]", value.strip().lower())[0] for value in values)
    return next((tag for tag in tags if is_language(tag)), "")


def _address(tree: Any, meta: dict[str, list[str]], markup: str) -> str:
    canonical = [link.get("href") for link in tree.xpath("//link[@rel='canonical'][@href]")]
    saved = _SAVED_FROM.search(markup[:4_000])
    candidates = [*canonical, _first(meta, _URL), saved[1] if saved else ""]
    return next((url.strip() for url in candidates if re.match(r"https?://\S{4,2000}$", url.strip())), "")


def _shown(tree: Any, stated: Metadata) -> tuple[Metadata, tuple[str, ...]]:
    """What can be read off the page itself, for what neither schema nor meta tags state."""
    title, publisher = _title(tree)
    published, notices = _published(tree, stated.url)
    names = (_shown_text(element) for path in _BYLINES for element in tree.xpath(path))
    authors = (
        () if stated.authors else next(filter(None, (_authors([n]) for n in names if len(n) < _SHORT)), ())
    )
    return Metadata(title=title, publisher=publisher, authors=authors, published=published), notices


def _title(tree: Any) -> tuple[str, str]:
    """The only h1, or the page's title without the site's name; the latter as publisher, where it is sure."""
    headings = [text for h1 in tree.xpath("//h1") if (text := _shown_text(h1))]
    titles = [text for title in tree.xpath("//head//title") if (text := _shown_text(title))]
    page_title, site = without_site(titles[0], headings) if titles else ("", "")
    return (headings[0] if len(headings) == 1 else page_title), site


def _published(tree: Any, url: str) -> tuple[str, tuple[str, ...]]:
    notices: tuple[str, ...] = ()
    for path in _MARKED:
        values = [_date_of(element) for element in tree.xpath(path)]
        notices = notices or next((n for _, n in values if n), ())
        days = {value[:10] for value, _ in values if value}
        if len(days) == 1:
            return max((value for value, _ in values if value), key=len), ()
    in_address = _URL_DAY.search(url)
    if in_address:
        year, month, day = in_address.groups()
        return iso_date(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"), ()
    return "", notices


def _date_of(element: Any) -> tuple[str, tuple[str, ...]]:
    stated = iso_date(element.get("datetime") or element.get("content") or "")
    text = "" if stated else _shown_text(element)
    if not text or len(text) > _SHORT:
        return stated, ()
    metadata, notices = read_top([text])
    return metadata.published, notices


def _shown_text(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())[:2_000]
