"""Which line is the headline: not navigation, not a caption, not the first sentence of the text."""

import re

from dossier.ingest.names import credit_agency, is_section

_BARS = re.compile(r"\s+[|·•]\s+")
_DASHED = re.compile(r"(?P<title>.+?)\s+[-–—]\s+(?P<site>[^-–—]{2,40})")
_HEADING = re.compile(r"#{1,3}\s+(?P<title>\S.*?)[\s#]*")
_LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")
_LONGEST_TITLE = 200
_MOST_SITE_WORDS = 5
_FEWEST_TITLE_WORDS = 4


def bar_parts(line: str) -> list[str]:
    """The parts of a line between its bars or dots; the whole line when it has none."""
    return [part.strip() for part in _BARS.split(line) if part.strip()] or [line]


def split_title_line(parts: list[str], *, dated: bool) -> tuple[str, str] | None:
    """(headline, site) of a title line whose dates and sections are left out, or None for navigation.

    Websites put the headline first and their name last; a line of short parts only is a menu, unless a
    date stands in it.
    """
    long = [part for part in parts if len(part.split()) >= _FEWEST_TITLE_WORDS]
    if not long and not (dated and parts):
        return None
    title = long[0] if long else parts[0]
    sites = [part for part in parts if part != title and len(part.split()) <= _MOST_SITE_WORDS]
    return title, sites[-1] if sites else ""


def without_site(title: str, headings: list[str]) -> tuple[str, str]:
    """A page's title split into (headline, site), where its bars or a heading show the split."""
    parts = bar_parts(title)
    others = [part for part in parts if not is_section(part)]
    if len(others) > 1 and parts[0] in headings:
        return parts[0], others[-1] if others[-1] != parts[0] else ""
    if len(others) > 1 and (split := split_title_line(others, dated=False)):
        return split
    dashed = _DASHED.fullmatch(title)
    if dashed and dashed["title"] in headings:
        return dashed["title"], dashed["site"]
    return title, ""


def headline(free: list[str], lines: list[str]) -> tuple[str, str]:
    """(headline, site) from the `free` lines of the top, which say nothing else; `lines` are all of it."""
    for line in free:
        if heading := _HEADING.fullmatch(line):
            return heading["title"].strip("*_ "), ""
    for line in free:
        if is_section(line) or _LIST_ITEM.match(line) or not any(map(str.isalnum, line)):
            continue
        dashed = _DASHED.fullmatch(line)
        if dashed and dashed["title"] in lines:  # the page's title, and the headline below it
            return dashed["title"], dashed["site"]
        return (line.strip("*_ "), "") if len(lines) > 1 and _is_headline(line) else ("", "")
    return "", ""


def _is_headline(line: str) -> bool:
    """Short, begun as a sentence is, not ended as one, and not credited as a picture is."""
    first = next(char for char in line if char.isalnum())
    ends_as_sentence = line.endswith((".", ":", ",", ";")) and not line.endswith("...")
    return (
        len(line) <= _LONGEST_TITLE
        and (not first.islower() or not first.isascii())
        and not ends_as_sentence
        and not credit_agency(line)
    )
