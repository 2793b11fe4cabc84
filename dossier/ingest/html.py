"""Web pages: the article inside the page, one paragraph a line, and what the page says of it.

The text comes from trafilatura. A page is hostile until shown otherwise, so what is parsed is bounded
first; the caller limits the time. Nothing is fetched: pictures, styles and scripts are never looked at.
"""

import logging
import re
from dataclasses import replace
from typing import Any

from dossier.domain.documents import Document
from dossier.domain.errors import SourceError
from dossier.ingest.encodings import Decoded, decode, peek
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.languages import detect_language
from dossier.ingest.limits import MAX_ATTRIBUTES, MAX_MARKUP, MAX_TAGS
from dossier.ingest.page_metadata import read_page_metadata
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, BY_NAME, NOT, Reader, suffix_of

_NAME, _VERSION = "html", 1
_SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
_PAGE_START = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)
_ANY_TAG = re.compile(r"<(?:[a-z][a-z0-9]*)\b[^<]*>", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_EMBEDDED = re.compile(r"data:[\w.+/-]{3,80}[^\s\"'()<>,]{0,80},[^\s\"'()<>]{200,}")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SCRIPT = re.compile(r"(<(?:script|style)\b[^>]*>).*?(?:</(?:script|style)|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"""<[a-z](?:=\s*+"[^"]*+"?|=\s*+'[^']*+'?|[^>])*+""", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_BLANKS = re.compile(r"[ \t\xa0]+")
_TOO_LARGE = "The page has too many tags for the article to be told apart; all its text was read."
_TOO_DEEP = "The page is nested too deeply for the article to be told apart; all its text was read."
_NOT_FOUND = "No article could be told apart from the rest of the page; all its text was read."
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "svg", "iframe", "object", "select"))
_INLINE_TAGS = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rt rp
    s samp small span strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())


def recognises(glimpse: Glimpse) -> int:
    """A page by its doctype or html tag; by its name only when it bears any tag at all."""
    start = peek(glimpse.head)
    if _PAGE_START.match(start):
        return BY_CONTENT
    return BY_NAME if suffix_of(glimpse.name) in _SUFFIXES and _ANY_TAG.search(start) else NOT


def read(content: bytes, name: str) -> Document:
    """The article of a page, or the page's whole text where none can be told apart."""
    decoded = decode_page(content)
    markup = _FORBIDDEN.sub("", _EMBEDDED.sub("", decoded.text))
    _refuse_monsters(markup, name)
    tree, shallow = _parse(markup, name)
    metadata, notices = read_page_metadata(tree, markup)
    text, notice = _article(tree, shallow=shallow)
    text = text.lstrip("\ufeff")  # a byte-order mark that some editor left inside the page
    if not text.strip():
        raise SourceError(
            f"{name} is a web page without any text. Open it in a browser and save what it shows."
        )
    if not metadata.language:
        metadata = replace(metadata, language=detect_language(text))
    return Document(
        text=text,
        media_type="text/html",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=metadata,
        encoding=decoded.encoding,
        undecodable=decoded.undecodable,
        notices=(*decoded.notices, *notices, *notice),
    )


def decode_page(content: bytes) -> Decoded:
    """The characters of a page in the encoding that it names."""
    declared = _DECLARED.search(content[:4_096])
    return decode(content, declared[1].decode("ascii") if declared else "")


def whole_text(markup: str, name: str) -> str:
    """All text that a browser would show, a line for each block: for a message, a chapter, an item of a feed."""
    markup = _FORBIDDEN.sub("", _EMBEDDED.sub("", markup))
    if not markup.strip():
        return ""
    _refuse_monsters(markup, name)
    return _page_text(_parse(markup, name)[0])


def _refuse_monsters(markup: str, name: str) -> None:
    """Refuse before parsing what the parser would take minutes or gigabytes for."""
    if len(markup) > MAX_MARKUP:
        raise SourceError(
            f"{name} is a web page of more than {MAX_MARKUP // 1_000_000} million characters, too large for "
            "an article. Save the article alone, or its text, and ingest that."
        )
    if _most_attributes(markup) > MAX_ATTRIBUTES:
        raise SourceError(
            f"{name} is a web page with a tag of more than {MAX_ATTRIBUTES:,} attributes, as no page has. "
            "Open it in a browser, save its text, and ingest that."
        )


def _most_attributes(markup: str) -> int:
    """Roughly how many attributes the fullest tag has; what scripts compare with `<` is no tag."""
    long = (tag[0] for tag in _TAG.finditer(_SCRIPT.sub(r"\1", markup)) if len(tag[0]) > 2 * MAX_ATTRIBUTES)
    return max((len(_QUOTED.sub("", tag).split()) for tag in long), default=0)


def _parse(markup: str, name: str) -> tuple[Any, bool]:
    """The tree of a page, and whether it is no deeper than any real page (256, libxml2's own limit).

    Only the second parser reads on beyond that, to 2,048, so that no text is lost without a word.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring  # 50 ms, for web pages only

    for huge in (False, True):
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
        try:
            tree = document_fromstring(markup.encode(), parser=parser)
        except (etree.LxmlError, ValueError, AssertionError):  # nothing that a page could be made of
            break
        if not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
            return tree, not huge
    raise SourceError(
        f"{name} is a web page that cannot be parsed: it is empty, damaged or nested too deeply. "
        "Open it in a browser, save its text, and ingest that."
    )


def _article(tree: Any, *, shallow: bool) -> tuple[str, tuple[str, ...]]:
    """The text of the article, or else of the whole page with a notice that says so."""
    if not shallow:
        return _page_text(tree), (_TOO_DEEP,)
    if sum(1 for _ in tree.iter()) > MAX_TAGS:
        return _page_text(tree), (_TOO_LARGE,)
    from trafilatura import bare_extraction  # 0.2 s, for web pages only

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say becomes a notice
    found = bare_extraction(tree, favor_recall=True, include_comments=False, with_metadata=False)
    text = canonical(str(getattr(found, "text", None) or "")).strip()
    return (text, ()) if text else (_page_text(tree), (_NOT_FOUND,))


def _page_text(tree: Any) -> str:
    """All text that a browser would show, a line for each block; without recursion, for any depth."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = element.tag not in _INLINE
        pieces.append("\n" if block else "")
        if event == "start":
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                pieces.append(re.sub(r"\s+", " ", element.text or ""))
        else:
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="HTML",
    media_types=("text/html", "application/xhtml+xml"),
    suffixes=_SUFFIXES,
    recognises=recognises,
    read=read,
)
