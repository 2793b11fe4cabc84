"""The events of a case for calendars and timelines: iCalendar (RFC 5545) and TimelineJS 3 (timeline.knightlab.com).

Only what has a place on a calendar is there; a month or a week spans its days, and what is not sure is said in words.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dossier.domain.analysis import EntityKind
from dossier.domain.timespans import days
from dossier.domain.views import EntityRow, StatementRow
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.wording import date_in_words

_MOST_TOLD = 3
"""Statements that stand with an event, the first by source."""


def _dated(material: Material) -> Iterator[tuple[EntityRow, date, date]]:
    for row in material.holdings.entities():
        when = days(row.date) if row.kind is EntityKind.EVENT else None
        if when is not None:
            yield row, *when


def _told(material: Material) -> dict[str, list[StatementRow]]:
    """By event, the first statements that it takes part in."""
    told: dict[str, list[StatementRow]] = {}
    for row in material.holdings.statements():
        for entity in (*row.subjects, *row.others):
            if entity.kind is EntityKind.EVENT:
                rows = told.setdefault(entity.id, [])
                if len(rows) < _MOST_TOLD:
                    rows.append(row)
    return told


def _sentence(row: StatementRow) -> str:
    c = row.citation
    where = ", ".join(filter(None, (c.publisher, c.title or c.file, date_in_words(c.published))))
    return f"“{' '.join(c.exact.split())}” ({where}, {c.place})"


def write_icalendar(material: Material) -> Iterator[bytes]:
    """All-day events; lines ended by \\r\\n and folded at 75 bytes."""
    told = _told(material)
    stamp = _stamp(material.made)
    head = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dossier//Dossier//EN", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(material.case.title)}",
    ]  # fmt: skip
    if material.left_out:
        head.append(f"X-WR-CALDESC:{_text(material.left_out)}")
    yield from map(_folded, head)
    for row, first, last in _dated(material):
        words = [date_in_words(row.date), *map(_sentence, told.get(row.id, []))]
        lines = (
            "BEGIN:VEVENT",
            f"UID:{row.id}@{material.case.case}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{_day(first)}",
            f"DTEND;VALUE=DATE:{_day(last if last == date.max else last + timedelta(1))}",  # the day after
            f"SUMMARY:{_text(row.name)}",
            f"DESCRIPTION:{_text(chr(10).join(words))}",
            f"STATUS:{'CONFIRMED' if row.status.value == 'confirmed' else 'TENTATIVE'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
        yield from map(_folded, lines)
    yield _folded("END:VCALENDAR")


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _stamp(iso: str) -> str:
    """`20261120T100000Z`"""
    return iso[:19].replace("-", "").replace(":", "") + "Z"


def _text(words: str) -> str:
    """Section 3.3.11."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    plain = "".join(each if each == "\n" or each.isprintable() else " " for each in words)
    return plain.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Section 3.1: no line over 75 bytes, and no letter torn apart."""
    pieces, size = [""], 0
    for letter in line:
        length = len(letter.encode("utf-8", "replace"))
        if size + length > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += length
    return "".join(f"{piece}\r\n" for piece in pieces).encode("utf-8", "replace")


def write_timelinejs(material: Material) -> Iterator[bytes]:
    """One JSON object; a slide for each event."""
    told = _told(material)
    slides = [_slide(row, first, last, told.get(row.id, [])) for row, first, last in _dated(material)]
    title = {"headline": material.case.title, "text": material.left_out or material.case.description}
    timeline = {"title": {"text": title}, "events": slides}
    yield json.dumps(timeline, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _slide(row: EntityRow, first: date, last: date, told: list[StatementRow]) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": row.id,
        "start_date": _parts(first),
        "display_date": date_in_words(row.date),
        "text": {
            "headline": _html(row.name),
            "text": "".join(f"<p>{_html(_sentence(each))}</p>" for each in told),
        },
    }
    return slide | ({"end_date": _parts(last)} if last != first else {})


def _parts(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _html(words: str) -> str:
    """TimelineJS shows headlines and texts as HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


ICALENDAR = Exporter("icalendar", "Events for a calendar (iCalendar)", ".ics", Scope.EITHER, write_icalendar)
TIMELINEJS = Exporter(
    "timelinejs", "Events for a timeline (TimelineJS)", ".json", Scope.EITHER, write_timelinejs
)
