"""What a page says of its article in schema.org terms (JSON-LD), which search engines made common."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from dossier.domain.documents import Metadata
from dossier.ingest.datelines import start_date
from dossier.ingest.limits import MAX_AUTHORS, MAX_SCHEMA_NODES

_ARTICLES = ("article", "blogposting", "liveblogposting", "report", "webpage")
"""Ends of type names, the plainest first: NewsArticle, OpinionNewsArticle, …"""


def read_schema(scripts: list[str]) -> Metadata:
    """What the JSON-LD `scripts` of a page state of its article; the first one that is an article counts."""
    nodes = [node for script in scripts for node in _nodes(script)]
    ranked = sorted((rank, n) for n, node in enumerate(nodes) if (rank := _rank(node)) is not None)
    if not ranked:
        return Metadata()
    article = nodes[ranked[0][1]]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    publisher = next(iter(_names(article.get("publisher"), by_id)), "")
    authors = [name for name in _names(article.get("author"), by_id) if name != publisher]
    return Metadata(
        title=_text(article.get("headline")) or _text(article.get("name")),
        publisher=publisher,
        authors=tuple(dict.fromkeys(authors))[:MAX_AUTHORS],
        published=iso_date(_text(article.get("datePublished"))),
        language=_language(article.get("inLanguage")),
        url=_url(article.get("url")) or _url(article.get("mainEntityOfPage")),
    )


def iso_date(text: str) -> str:
    """The ISO 8601 value of a machine's date (`2015-11-17T09:30:00.000Z`), or nothing."""
    stated = start_date(text.strip())
    return stated.value if stated else ""


def _nodes(script: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return []
    return list(_flatten(data))


def _flatten(data: object) -> Iterator[dict[str, Any]]:
    """Each object on the page, outermost first, as far as the limit goes."""
    queue: list[object] = [data]
    for count, item in enumerate(queue):  # grows while it is walked
        if count > MAX_SCHEMA_NODES:
            return
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            yield item
            queue.extend(value for value in item.values() if isinstance(value, dict | list))


def _rank(node: dict[str, Any]) -> int | None:
    kinds = node.get("@type")
    names = [
        kind.lower() for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]
    ranks = [n for n, end in enumerate(_ARTICLES) for name in names if name.endswith(end)]
    return min(ranks, default=None)


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """The names of one or several persons or organisations, given as text, object or reference."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            known = by_id.get(one["@id"], {}) if isinstance(one.get("@id"), str) else {}
            name = one.get("name") or known.get("name")
            names.extend(_text(part) for part in (name if isinstance(name, list) else [name]))
        elif isinstance(one, str):
            names.append(_text(one))
    return [name for name in names if name and "://" not in name]


def _text(value: object) -> str:
    return " ".join(unescape(value).split())[:1_000] if isinstance(value, str) else ""


def _language(value: object) -> str:
    tag = _text(value.get("alternateName") if isinstance(value, dict) else value)
    return tag.replace("_", "-").split("-")[0].lower() if 2 <= len(tag) <= 12 else ""


def _url(value: object) -> str:
    address = _text(value.get("@id") or value.get("url") if isinstance(value, dict) else value)
    return address if address.startswith(("http://", "https://")) else ""
