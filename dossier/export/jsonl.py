"""One JSON object for each source, in order of ingest: a promise, told in `resources/help/jsonl.md`."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dossier.domain.findings import (
    Findings,
    FoundAttribution,
    FoundDate,
    FoundEvent,
    FoundFigure,
    FoundMention,
    FoundQuote,
    FoundSpan,
    FoundStatement,
)
from dossier.export.exporter import Exporter, Material, Scope

Json = dict[str, Any]


def write(findings: Iterable[Findings]) -> Iterator[bytes]:
    """The lines, each ended by \\n, in UTF-8."""
    for found in findings:
        line = json.dumps(_source(found), ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
        # A file name that was no UTF-8 holds lone surrogates; written as \udcXX they are still JSON.
        yield line.encode("utf-8", "backslashreplace") + b"\n"


def _source(found: Findings) -> Json:
    return {
        "file": found.file or None,
        "source": found.source,
        "text_sha256": found.text_sha256,
        "published": found.published or None,
        "mentions": [_mention(mention) for mention in found.mentions],
        "quotes": [_quote(quote) for quote in found.quotes],
        "dates": [_date(date) for date in found.dates],
        "events": [_event(event) for event in found.events],
        "statements": [_statement(statement) for statement in found.statements],
        "boilerplate": [_span(span) for span in found.boilerplate],
        "figures": [_figure(figure) for figure in found.figures],
    }


def _span(
    span: FoundSpan | FoundMention | FoundQuote | FoundDate | FoundEvent | FoundStatement | FoundFigure,
) -> Json:
    return {"start": span.start, "end": span.end}


def _score(score: int) -> Json:
    """Out of 1, as machines expect it."""
    return {"score": score / 1000}


def _span_or_none(span: FoundSpan | None) -> Json | None:
    return None if span is None else _span(span)


def _mention(mention: FoundMention) -> Json:
    return (
        _span(mention)
        | {"type": mention.type.value, "entity": mention.entity, "form": mention.form.value}
        | _score(mention.score)
    )


def _quote(quote: FoundQuote) -> Json:
    return (
        _span(quote)
        | {
            "speaker_start": quote.speaker_start,
            "speaker_end": quote.speaker_end,
            "speaker_entity": quote.speaker_entity,
            "form": quote.form,
            "cue": _span_or_none(quote.cue),
            "addressee": quote.addressee,
            "spans": [[span.start, span.end] for span in quote.spans] or [[quote.start, quote.end]],
        }
        | _score(quote.score)
    )


def _date(date: FoundDate) -> Json:
    return _span(date) | {"value": date.value or None} | _score(date.score)


def _event(event: FoundEvent) -> Json:
    return _span(event) | {"event": event.event} | _score(event.score)


def _statement(statement: FoundStatement) -> Json:
    return (
        _span(statement)
        | {
            "kind": statement.kind.value,
            "subjects": list(statement.subjects),
            "attribution": _attribution(statement.attribution),
            "hedged": statement.hedged,
            "date": statement.date or None,
            "others": list(statement.others),
            "predicate": _span_or_none(statement.predicate),
            "hedge": _span_or_none(statement.hedge),
            "negated": statement.negated,
            "place": statement.place,
        }
        | _score(statement.score)
    )


def _figure(figure: FoundFigure) -> Json:
    return (
        _span(figure)
        | {
            "key": figure.key,
            "low": figure.low,
            "high": figure.high,
            "hedge": figure.hedge or None,
            "what": figure.what,
            "event": figure.event,
        }
        | _score(figure.score)
    )


def _attribution(attribution: FoundAttribution | None) -> Json | None:
    if attribution is None:
        return None
    via = [_source_of(outer) for outer in attribution.via]
    return _source_of(attribution) | {"via": via}


def _source_of(attribution: FoundAttribution) -> Json:
    return {"start": attribution.start, "end": attribution.end, "entity": attribution.entity}


def _write_material(material: Material) -> Iterator[bytes]:
    return write(material.findings())


EXPORTER = Exporter(
    format="jsonl",
    label="Findings for machines (JSON Lines)",
    suffix=".jsonl",
    scope=Scope.CASE,
    write=_write_material,
)
