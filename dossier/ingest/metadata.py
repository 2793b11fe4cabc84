"""What a plain text says of itself at its top: title, publisher, authors, date, language, address.

Conservative: a date counts only where it stands alone on a line, between the bars of a title line, or
after a word such as "published"; a date inside running prose never does. What is unsure stays unknown,
for an analyst can add what is missing more easily than notice what is wrong.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dossier.domain.documents import Metadata
from dossier.ingest.datelines import Stated, read_date, start_date
from dossier.ingest.languages import detect_language
from dossier.ingest.limits import HEAD_LINES
from dossier.ingest.names import agency_of, dateline_agency, is_section, majority_credit, people
from dossier.ingest.titles import bar_parts, headline, split_title_line

_KEYS = {
    **dict.fromkeys(("title", "headline", "titel", "titre"), "title"),
    **dict.fromkeys(("by", "byline", "author", "authors", "autor", "auteur"), "authors"),
    **dict.fromkeys(("publisher", "publication", "source", "site", "newspaper", "quelle"), "publisher"),
    **dict.fromkeys(("url", "link", "permalink"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
}
_LABEL = re.compile(r"(?P<key>[^\W\d_]+)\s*:\s+(?P<value>\S.*)")
_DATE_LABEL = re.compile(
    r"(?:(?P<updated>last\s+updated|updated|modified|last\s+modified|aktualisiert)"
    r"|(?:first\s+)?published(?:\s+(?:on|at|date))?|publication\s+date|posted(?:\s+on)?|pubdate|date|datum"
    r"|issued(?:\s+on)?|publié\s+le|veröffentlicht(?:\s+am)?)(?P<colon>\s*:)?\s+(?:on\s+)?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by[:\s]\s*(?P<names>.+)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]{4,1000}")
_LANGUAGE = re.compile(r"(?P<tag>[A-Za-z]{2,3})(?:[-_]\w+)?")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_AMBIGUOUS = "The date at the top may be day first or month first; the publication date stays unknown."
_SEVERAL = "Several dates stand at the top of the text; the publication date stays unknown."
_PROSE = 120
_LONGEST_VALUE = 300
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?][\"'”’»)]*\s*$")
"""A line that ends so tells of somebody; a byline does not (`John Smith Jr.` ends in less)."""


@dataclass(slots=True)
class _Found:
    """What the lines have said so far; dates by how plainly they are the publication date."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    labelled: list[Stated] = field(default_factory=list)
    barred: list[Stated] = field(default_factory=list)
    alone: list[Stated] = field(default_factory=list)
    updated: list[Stated] = field(default_factory=list)
    date_lines: list[int] = field(default_factory=list)
    spoken_for: set[int] = field(default_factory=set)
    """Numbers of the lines that say something else, and so are no title."""


def read_metadata(text: str) -> tuple[Metadata, tuple[str, ...]]:
    """What the top of `text` says of the article, and notices of what it says unclearly."""
    lines = first_lines(text)
    metadata, notices = read_top(lines)
    if not metadata.language:
        metadata = replace(metadata, language=detect_language(text))
    return metadata, notices


def read_top(lines: list[str]) -> tuple[Metadata, tuple[str, ...]]:
    """The same from the first non-empty lines alone, without a guess at the language."""
    found = _Found()
    top = _before_second_paragraph(lines)
    for number, line in enumerate(lines):
        _read_line(found, number, line, in_top=number < top)
    published, notices = _published(found)
    if published:
        found.authors = found.authors or _name_beside_date(found, lines[:top])
    if not found.title:
        free = [line for number, line in enumerate(lines[:top]) if number not in found.spoken_for]
        found.title, site = headline(free, lines)
        found.publisher = found.publisher or site
    publisher = found.publisher or _agency(lines) or majority_credit(lines)
    metadata = Metadata(found.title, publisher, found.authors, published, found.language, found.url)
    return metadata, notices


def first_lines(text: str) -> list[str]:
    """The first non-empty lines, where a document speaks of itself."""
    lines: list[str] = []
    rest = text.lstrip()
    while rest and len(lines) < HEAD_LINES:
        line, _, rest = rest.partition("\n")
        lines.append(line.strip()[:5_000])
        rest = rest.lstrip()
    return lines


def _before_second_paragraph(lines: list[str]) -> int:
    """How many lines come before the article's second paragraph; the first may be a standfirst.

    Further down, a date on a line of its own heads a part of the text (a timeline, a diary).
    """
    prose = [n for n, line in enumerate(lines) if len(line) > _PROSE and line[-1] in '.!?"”’']
    return prose[1] if len(prose) > 1 else len(lines)


def _read_line(found: _Found, number: int, line: str, *, in_top: bool) -> None:
    """Note what a line says; a labelled date is plain enough to count below the top as well."""
    if _date_label(found, line):
        found.date_lines.append(number)
    elif not in_top:
        return
    elif stated := read_date(line.strip("()[]. ")):
        found.alone.append(stated)
        found.date_lines.append(number)
    elif not (_label(found, line) or _byline(found, line) or _address(found, line)):
        if not _title_line(found, number, line):
            return
        found.date_lines.extend([number] * bool(found.barred))
    found.spoken_for.add(number)


def _date_label(found: _Found, line: str) -> bool:
    """`Published: 17 November 2015`, `date 2015-11-17 …`: the label starts the line, the date follows it."""
    label = _DATE_LABEL.match(line)
    stated = start_date(line[label.end() :]) if label else None
    if label is None or stated is None:
        return False
    rest = line[label.end() + stated.end :].strip()
    plain = label["colon"] or _ISO_DATE.match(line, label.end())
    if rest and not plain and rest[0] not in "|·•-–—,;(" and not _DATE_LABEL.match(rest):
        return False  # "Published 17 November 2015 documents show …" is prose
    (found.updated if label["updated"] else found.labelled).append(stated)
    return True


def _label(found: _Found, line: str) -> bool:
    """`Title: …`, `Source: …`: front matter, with or without YAML's quotes and brackets."""
    match = _LABEL.fullmatch(line)
    name = _KEYS.get(match["key"].lower()) if match else None
    if match is None or name is None or len(match["value"]) > _LONGEST_VALUE:
        return False
    value = match["value"].strip("[]\"' ")
    if url := _URL.fullmatch(value):
        found.url = found.url or url[0]
    elif name == "authors":
        found.authors = found.authors or people(value) or _listed(value)
    elif name == "language":
        tag = _LANGUAGE.fullmatch(value)
        found.language = found.language or (tag["tag"].lower() if tag else "")
    elif name != "url":
        setattr(found, name, getattr(found, name) or value)
    return True


def _listed(value: str) -> tuple[str, ...]:
    """Whatever an explicit label lists, taken at its word."""
    parts = (part.strip(" \"'") for part in re.split(r"\s*[,;]\s*|\s+and\s+", value))
    return tuple(dict.fromkeys(filter(None, parts)))


def _byline(found: _Found, line: str) -> bool:
    """`By Jane Doe and John Smith`, perhaps with `in Paris`, an agency or the date behind it."""
    match = _BYLINE.fullmatch(line)
    if match is None or len(line) > _PROSE:
        return False
    names = bar_parts(match["names"])[0]
    for comma in re.finditer(r",\s*", names):
        if stated := read_date(names[comma.end() :]):
            found.barred.append(stated)
            names = names[: comma.start()]
            break
    found.barred.extend(_dates(bar_parts(line)[1:]))
    authors = people(names)
    found.authors = found.authors or authors
    found.publisher = found.publisher or ("" if authors else agency_of(names))
    return bool(authors or agency_of(names))


def _address(found: _Found, line: str) -> bool:
    url = _URL.fullmatch(line.strip("<>"))
    found.url = found.url or (url[0] if url else "")
    return url is not None


def _title_line(found: _Found, number: int, line: str) -> bool:
    """`Headline | News | DW | 17.11.2015`, or `Jane Doe | 17 November 2015`."""
    parts = bar_parts(line)
    if len(parts) < 2:
        return False
    dates = _dates(parts)
    others = [part for part in parts if read_date(part) is None and not is_section(part)]
    found.barred.extend(dates)
    if dates and others and (names := people(others[0].removeprefix("By ").removeprefix("by "))):
        found.authors = found.authors or names
    elif number < 3 and (split := split_title_line(others, dated=bool(dates))):
        found.title = found.title or split[0]
        found.publisher = found.publisher or split[1]
    return True


def _dates(parts: Iterable[str]) -> list[Stated]:
    return [stated for part in parts if (stated := read_date(part))]


def _published(found: _Found) -> tuple[str, tuple[str, ...]]:
    """The date that is most plainly the publication date, and a notice where none can be chosen."""
    days = {stated.value[:10] for stated in found.alone if stated.value}
    alone = found.alone if len(days) <= 1 else []
    for group in (found.labelled, found.barred, alone, found.updated):
        for stated in group:
            if stated.value:
                return stated.value, ()
    if len(days) > 1:
        return "", (_SEVERAL,)
    ambiguous = any(s.ambiguous for s in (*found.labelled, *found.barred, *found.alone, *found.updated))
    return "", (_AMBIGUOUS,) if ambiguous else ()


def _name_beside_date(found: _Found, top: list[str]) -> tuple[str, ...]:
    """The persons on the line before or after that of the date, when that line holds nothing else."""
    for number in found.date_lines:
        for beside in (number - 1, number + 1):
            if not 0 < beside < len(top) or beside in found.spoken_for or _SENTENCE_END.search(top[beside]):
                continue
            if names := people(top[beside]):
                found.spoken_for.add(beside)
                return names
    return ()


def _agency(lines: list[str]) -> str:
    return next((agency for line in lines if (agency := dateline_agency(line))), "")
