"""A strict reader of the jsonl export, written from `resources/help/jsonl.md` alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

KEYS = [
    "file", "source", "text_sha256", "published", "mentions", "quotes", "dates", "events", "statements",
    "boilerplate", "figures",
]  # fmt: skip
LISTS: dict[str, list[str]] = {
    "mentions": ["start", "end", "type", "entity", "form", "score"],
    "quotes": [
        "start", "end", "speaker_start", "speaker_end", "speaker_entity", "form", "cue", "addressee", "spans", "score",
    ],
    "dates": ["start", "end", "value", "score"],
    "events": ["start", "end", "event", "score"],
    "statements": [
        "start", "end", "kind", "subjects", "attribution", "hedged", "date", "others", "predicate", "hedge", "negated",
        "place", "score",
    ],
    "boilerplate": ["start", "end"],
    "figures": ["start", "end", "key", "low", "high", "hedge", "what", "event", "score"],
}  # fmt: skip
CALENDAR = r"\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?(Z|[+-]\d{2}:\d{2})?|T(MO|AF|EV|NI|DT|MI))?"
TIMEX3 = re.compile(
    rf"({CALENDAR}|\d{{2,4}}|\d{{4}}-\d{{2}}|\d{{4}}-Q[1-4]|\d{{4}}-W\d{{2}}(-WE)?|\d{{4}}-(SP|SU|FA|WI)"
    r"|\d{4}-H[12]|FY\d{4}|BC\d{4}|P(\d+(\.\d+)?|X)[YMWDQ]E?|P\d+(DE|CE|WE)|PT(\d+|X)[HMS]|PAST_REF|PRESENT_REF|FUTURE_REF|XXXX-.*|T\d{2}:\d{2}.*)"
)


def check(export: bytes, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The sources of `export`; AssertionError at the first lie. `texts` are by file name."""
    assert export.endswith(b"\n")
    assert b"\r" not in export
    sources = [json.loads(line) for line in export.decode("utf-8").split("\n")[:-1]]
    kinds: dict[str, str] = {}
    for source in sources:
        _check_source(source, texts[source["file"]], kinds)
    return sources


def _check_source(source: dict[str, Any], text: str, kinds: dict[str, str]) -> None:
    assert list(source) == KEYS
    assert re.fullmatch("[0-9a-f]{64}", source["source"])
    assert source["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert source["published"] is None or re.fullmatch(CALENDAR, source["published"])
    for name, keys in LISTS.items():
        rows = source[name]
        for row in rows:
            assert list(row) == keys, name
            _check_span(row["start"], row["end"], text)
            assert name == "boilerplate" or 0 < row["score"] <= 1
        assert [row["start"] for row in rows] == sorted(row["start"] for row in rows), (
            f"{name}: not in text order"
        )
    for mention in source["mentions"]:
        _check_mention(mention, kinds)
    for quote in source["quotes"]:
        _check_speaker(quote, text)
        _check_words(quote, text)
    for date in source["dates"]:
        assert date["value"] is None or TIMEX3.fullmatch(date["value"]), date
    for event in source["events"]:
        assert event["event"]
        assert kinds.get(event["event"], "event") == "event"
    for statement in source["statements"]:
        _check_statement(statement, text)
    for figure in source["figures"]:
        _check_figure(figure, kinds)


def _check_figure(figure: dict[str, Any], kinds: dict[str, str]) -> None:
    low, high = figure["low"], figure["high"]
    assert all(bound is None or type(bound) is int for bound in (low, high))
    assert (low, high) != (None, None)
    assert low is None or high is None or low <= high
    assert figure["key"]
    assert isinstance(figure["what"], str)
    assert figure["hedge"] is None or figure["hedge"]
    assert figure["event"] is None or kinds.get(figure["event"], "event") == "event"


def _check_span(start: object, end: object, text: str) -> None:
    assert type(start) is int
    assert type(end) is int
    assert 0 <= start < end <= len(text)
    assert text[start:end].strip(), "a span of blanks"


def _check_mention(mention: dict[str, Any], kinds: dict[str, str]) -> None:
    assert mention["type"] in ("person", "organisation", "place", "event")
    assert mention["form"] in ("name", "nominal", "pronoun")
    entity = mention["entity"]
    if entity is not None:
        assert isinstance(entity, str)
        assert kinds.setdefault(entity, mention["type"]) == mention["type"], f"{entity} is of two kinds"


def _check_speaker(quote: dict[str, Any], text: str) -> None:
    if quote["speaker_start"] is None:
        assert quote["speaker_end"] is None
    else:
        _check_span(quote["speaker_start"], quote["speaker_end"], text)
    assert quote["speaker_entity"] is None or isinstance(quote["speaker_entity"], str)


def _check_words(quote: dict[str, Any], text: str) -> None:
    assert quote["form"] in ("direct", "indirect", "mixed")
    _check_optional_span(quote["cue"], text)
    assert quote["addressee"] is None or isinstance(quote["addressee"], str)
    spans = quote["spans"]
    assert spans
    assert spans == sorted(spans)
    assert (spans[0][0], spans[-1][1]) == (quote["start"], quote["end"])
    for start, end in spans:
        _check_span(start, end, text)


def _check_optional_span(span: dict[str, Any] | None, text: str) -> None:
    if span is not None:
        assert list(span) == ["start", "end"]
        _check_span(span["start"], span["end"], text)


def _check_statement(statement: dict[str, Any], text: str) -> None:
    assert statement["kind"] in ("action", "speech", "role", "attribute", "relation", "plan")
    assert isinstance(statement["subjects"], list)
    assert all(isinstance(subject, str) for subject in statement["subjects"])
    assert type(statement["hedged"]) is bool
    assert statement["date"] is None or TIMEX3.fullmatch(statement["date"]), statement
    assert all(isinstance(other, str) for other in statement["others"])
    _check_optional_span(statement["predicate"], text)
    _check_optional_span(statement["hedge"], text)
    assert statement["hedge"] is None or statement["hedged"]
    assert type(statement["negated"]) is bool
    assert statement["place"] is None or isinstance(statement["place"], str)
    attribution = statement["attribution"]
    if attribution is not None:
        _check_source_of({key: attribution[key] for key in list(attribution)[:3]}, text)
        assert list(attribution)[3:] == ["via"]
        for outer in attribution["via"]:
            _check_source_of(outer, text)


def _check_source_of(attribution: dict[str, Any], text: str) -> None:
    assert list(attribution) == ["start", "end", "entity"]
    _check_span(attribution["start"], attribution["end"], text)
    assert attribution["entity"] is None or isinstance(attribution["entity"], str)
