"""Feeds (RSS 0.9 to 2.0, Atom): each item is a source of its own, whose bytes are the feed with no other item in it."""

from collections.abc import Iterator
from copy import deepcopy
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from dossier.domain.documents import Document, Metadata
from dossier.domain.errors import SourceError
from dossier.ingest.dublin_core import persons, plain, primary_language, with_detected_language
from dossier.ingest.encodings import peek
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.html import whole_text
from dossier.ingest.limits import MAX_XML
from dossier.ingest.packed_parts import local, parse_xml
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, NOT, SURELY, Container, Member, Reader
from dossier.ingest.schema_org import iso_date

_NAME, _VERSION = "feed", 1
_ITEMS = ("item", "entry")
_KEPT = ("title", "language", "link", "id")
"""What of the feed itself stays beside an item: no date of the day, so that the same item is the same bytes again."""
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubDate", "date", "issued")
_ROOTS = ("<rss", "<rdf:RDF", "<feed")


def _is_feed(glimpse: Glimpse) -> bool:
    head = peek(glimpse.head)
    return any(root in head for root in _ROOTS) and head.lstrip("\ufeff \n\r\t").startswith(
        ("<?xml", "<!--", *_ROOTS)
    )


def recognises(glimpse: Glimpse) -> int:
    """One item; only the container below has such files."""
    return BY_CONTENT if _is_feed(glimpse) else NOT


def holds_items(glimpse: Glimpse) -> int:
    return SURELY if _is_feed(glimpse) else NOT


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    from lxml import etree

    file.seek(0)
    content = file.read(MAX_XML + 1)
    if len(content) > MAX_XML:
        raise SourceError(
            f"{name} is a feed of more than {MAX_XML // 1_000_000} MB. Split it and ingest the parts."
        )
    root = parse_xml(content, f"{name} is a feed that", lenient=True)
    items = [element for element in root.iter() if local(element.tag) in _ITEMS]
    frame = _frame(root)
    for number, item in enumerate(items, 1):
        item.tail = None
        alone = deepcopy(frame)
        holder = next((each for each in alone if local(each.tag) == "channel"), alone)
        (alone if local(item.getparent().tag) == "RDF" else holder).append(deepcopy(item))
        yield Member(
            f"{number}.xml", etree.tostring(alone, encoding="utf-8", xml_declaration=True), whole=True
        )


def _frame(root: Any) -> Any:
    """The feed without its items, and without what changes from day to day."""
    frame = deepcopy(root)
    for holder in [frame, *(each for each in frame if local(each.tag) == "channel")]:
        for child in list(holder):
            if local(child.tag) not in (*_KEPT, "channel"):
                holder.remove(child)
    return frame


def read(content: bytes, name: str) -> Document:
    root = parse_xml(content, f"{name} is a feed that", lenient=True)
    item = next((element for element in root.iter() if local(element.tag) in _ITEMS), None)
    if item is None:
        raise SourceError(f"{name} is a feed without any item. Fetch it again when there is news in it.")
    title = whole_text(_value(item, ("title",)), name).replace("\n", " ")
    body = next(filter(str.strip, (whole_text(_value(item, (key,)), name) for key in _TEXTS)), "")
    holder = next((each for each in root if local(each.tag) == "channel"), root)
    metadata = Metadata(
        title=plain(title),
        publisher=plain(whole_text(_value(holder, ("title",)), name)),
        authors=persons(_authors(item)),
        published=_date(item),
        language=primary_language([_value(holder, ("language",)), *_xml_languages(item, root)]),
        url=_link(item),
    )
    text = canonical("\n".join(filter(None, (title, body))))
    return Document(
        text=text,
        media_type="application/rss+xml",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=with_detected_language(metadata, text),
    )


def _value(parent: Any, names: tuple[str, ...]) -> str:
    """The text of the first child of such a name; XHTML inside it as the markup that it is."""
    from lxml import etree

    for name in names:
        for child in parent:
            if local(child.tag) == name:
                if len(child):
                    return "".join(
                        (child.text or "", *(etree.tostring(each, encoding="unicode") for each in child))
                    )
                return child.text or ""
    return ""


def _authors(item: Any) -> Iterator[str]:
    for child in item:
        if local(child.tag) in ("author", "creator", "contributor"):
            yield _value(child, ("name",)) or (child.text or "")


def _date(item: Any) -> str:
    for key in _DATES:
        value = _value(item, (key,)).strip()
        if stated := iso_date(value):
            return stated
        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return ""


def _link(item: Any) -> str:
    links = [child for child in item if local(child.tag) == "link"]
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    found = [(link.get("href") or link.text or "").strip() for link in links]
    found += [_value(item, ("guid",)).strip()]
    return next((url for url in found if url.startswith(("http://", "https://")) and len(url) < 2_000), "")


def _xml_languages(*elements: Any) -> list[str]:
    return [element.get("{http://www.w3.org/XML/1998/namespace}lang") or "" for element in elements]


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="feeds (RSS, Atom)",
    media_types=("application/rss+xml", "application/atom+xml"),
    suffixes=(".rss", ".atom"),
    recognises=recognises,
    read=read,
)

CONTAINER = Container("feed", READER.title, READER.suffixes, holds_items, members)
