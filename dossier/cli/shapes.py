"""Views as the JSON that `--json` prints. These shapes are promises: what is there is never changed.

`file` is the name of the source as ingested, the same in every shape; what is not known is null.
"""

import json
from typing import Any

from dossier.domain.views import (
    CaseProperties,
    Citation,
    EntityRef,
    EntityRow,
    FullDossier,
    HistoryRow,
    Hit,
    IngestLine,
    QuoteRow,
    SourceRow,
    StatementRow,
    VerifyReport,
)

Shape = dict[str, Any]


def entity(row: EntityRow) -> Shape:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "aliases": list(row.aliases),
        "mentions": row.mentions,
        "sources": row.sources,
    }


def source(row: SourceRow) -> Shape:
    return {
        "id": row.id,
        "file": row.file or None,
        "title": row.title or None,
        "publisher": row.publisher or None,
        "published": row.published or None,
        "language": row.language or None,
        "bytes": row.bytes,
        "characters": row.characters,
    }


def dossier(full: FullDossier) -> Shape:
    row = full.dossier.entity
    return {
        "id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "aliases": list(row.aliases),
        "statements": [statement(each) for each in full.statements],
        "quotes": [quote(each) for each in full.quotes],
        "sources": [source(each) for each in full.sources],
    }


def statement(row: StatementRow) -> Shape:
    return _cited(row.citation) | {
        "kind": row.kind.value,
        "attribution": row.attribution,
        "hedged": row.hedged,
        "date": row.date or None,
        "status": row.status.value,
    }


def quote(row: QuoteRow) -> Shape:
    return _cited(row.citation) | {
        "form": row.form,
        "speaker": row.speaker,
        "speaker_entity": _id(row.speaker_entity),
        "addressee": _id(row.addressee),
    }


def _cited(citation: Citation) -> Shape:
    return {
        "text": citation.exact,
        "file": citation.file or None,
        "source": citation.source,
        "start": citation.start,
        "end": citation.end,
    }


def _id(reference: EntityRef | None) -> str | None:
    return reference.id if reference else None


def hit(row: Hit) -> Shape:
    return {
        "kind": row.kind,
        "file": row.file or None,
        "source": row.source or None,
        "start": row.start,
        "end": row.end,
        "text": row.text,
    }


def verification(report: VerifyReport) -> Shape:
    return {
        "ok": report.ok,
        "sources": report.sources,
        "entries": report.entries,
        "passages": report.passages,
        "problems": list(report.problems),
    }


def entry(row: HistoryRow) -> Shape:
    return {
        "id": row.id,
        "kind": row.kind,
        "analyst": row.analyst,
        "at": row.at,
        "summary": row.summary,
        "payload": json.loads(row.payload or "{}"),
    }


def ingested(line: IngestLine) -> Shape:
    return {
        "file": line.file or None,
        "path": line.path,
        "outcome": line.outcome.value,
        "source": line.source,
        "notices": list(line.notices),
    }


def properties(case: CaseProperties) -> Shape:
    return {
        "case": case.case,
        "title": case.title,
        "description": case.description,
        "created": case.created,
        "analysts": [{"id": a.id, "name": a.name, "initials": a.initials} for a in case.analysts],
        "sources": case.sources,
        "entries": case.entries,
    }
