"""Views as the JSON that `--json` prints. These shapes are promises: keys may be added, what is there is never changed.

`file` is the name of the source as ingested, the same in every shape; what is not known is null.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dossier.app.presence import Present
from dossier.domain.figure_rows import Contrast, FigureRow, Topic
from dossier.domain.passages import Span
from dossier.domain.rereading import Rereading
from dossier.domain.views import (
    ActRow,
    CaseProperties,
    Citation,
    ComparedRow,
    Difference,
    EntityRef,
    EntityRow,
    EventFacts,
    FullDossier,
    HistoryRow,
    Hit,
    IngestLine,
    KeyRow,
    LostRow,
    MergedRow,
    MergePreview,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
    Suggestion,
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
        "role": row.role.value,
        "status": row.status.value,
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
        "grade": row.grade or None,
        "tags": list(row.tags),
        "notes": row.notes,
    }


def dossier(full: FullDossier) -> Shape:
    head, row = full.dossier, full.dossier.entity
    return {
        "id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "aliases": list(row.aliases),
        "statements": [statement(each) for each in full.statements],
        "quotes": [quote(each) for each in full.quotes],
        "sources": [source(each) for each in full.sources],
        "status": row.status.value,
        "tags": list(head.tags),
        "notes": [note(each) for each in full.notes],
        "merged": [merged(each) for each in head.merged],
        "compared": [compared(each) for each in head.compared],
        "rejected": head.rejected,
        "created": head.created,
        "renamed": head.renamed,
        "grounded": head.grounded,
        "event": happening(head.event) if head.event else None,
        "figures": [topic(each) for each in full.topics],
        "origins": full.origins,
    }


def happening(event: EventFacts) -> Shape:
    return {
        "when": event.date or None,
        "where": [reference(each) for each in event.places],
        "who": [{"role": role, "entity": reference(each)} for role, each in event.participants],
        "status": event.status.value,
        "edited": list(event.edited),
        "part_of": reference(event.whole) if event.whole else None,
        "parts": [reference(each) for each in event.parts],
    }


def topic(row: Topic) -> Shape:
    return counted(row) | {
        "sources": row.sources,
        "origins": row.origins,
        "figures": [figure(each) for each in row.figures],
        "contrasts": [contrast(each) for each in row.contrasts],
    }


def counted(row: Topic) -> Shape:
    return {
        "id": row.id,
        "what": row.what,
        "group": row.group or None,
        "places": list(row.places),
        "date": row.date or None,
        "event": reference(row.event) if row.event else None,
    }


def figure(row: FigureRow) -> Shape:
    return cited(row.citation) | {
        "number_start": row.start,
        "number_end": row.end,
        "low": row.low,
        "high": row.high,
        "hedge": row.hedge or None,
        "score": row.score,
        "rule": row.rule,
    }


def contrast(row: Contrast) -> Shape:
    return {
        "relation": row.relation.value,
        "one": figure(row.one),
        "other": figure(row.other),
        "score": row.score,
        "reason": row.reason,
        "sources": row.sources,
        "origins": row.origins,
    }


def merged(row: MergedRow) -> Shape:
    return reference(row.entity) | {"analyst": row.analyst, "at": row.at}


def compared(row: ComparedRow) -> Shape:
    return {
        "entity": reference(row.entity),
        "comparison": row.comparison.value,
        "reason": row.reason or None,
        "analyst": row.analyst,
        "at": row.at,
    }


def reference(entity: EntityRef) -> Shape:
    return {"id": entity.id, "kind": entity.kind.value, "name": entity.name}


def statement(row: StatementRow) -> Shape:
    return cited(row.citation) | {
        "kind": row.kind.value,
        "attribution": row.attribution,
        "hedged": row.hedged,
        "date": row.date or None,
        "vague": row.vague or None,
        "status": row.status.value,
        "id": row.id,
        "subjects": [reference(each) for each in row.subjects],
        "others": [reference(each) for each in row.others],
        "attributed_to": reference(row.attributed_to) if row.attributed_to else None,
        "negated": row.negated,
        "grade": row.grade or None,
        "own_grade": row.own_grade or None,
        "tags": list(row.tags),
        "notes": row.notes,
        "written": row.written,
        "edited": list(row.edited),
        "grounded": row.grounded,
        "copies": row.copies,
    }


def quote(row: QuoteRow) -> Shape:
    return cited(row.citation) | {
        "form": row.form,
        "speaker": row.speaker,
        "speaker_entity": _id(row.speaker_entity),
        "addressee": _id(row.addressee),
    }


def passage(citation: Citation | None) -> Shape | None:
    return cited(citation) if citation else None


def cited(citation: Citation) -> Shape:
    return {
        "text": citation.exact,
        "file": citation.file or None,
        "source": citation.source,
        "start": citation.start,
        "end": citation.end,
        "page": citation.page or None,
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
        "name": row.name or None,
        "entity": row.entity,
        "target": row.target,
        "marks": [list(mark) for mark in row.marks],
        "publisher": row.publisher or None,
        "published": row.published or None,
        "analyst": row.analyst or None,
        "hedged": row.hedged,
        "negated": row.negated,
    }


def verification(report: VerifyReport) -> Shape:
    return {
        "ok": report.ok,
        "sources": report.sources,
        "entries": report.entries,
        "passages": report.passages,
        "problems": list(report.problems),
        "analysts": [
            {
                "id": each.id,
                "name": each.name,
                "entries": each.entries,
                "proven": each.proven,
                "signed": each.signed,
                "claimed": each.claimed,
                "broken": each.broken,
            }
            for each in report.analysts
        ],
    }


def key(row: KeyRow) -> Shape:
    return {
        "analyst": row.analyst.name,
        "id": row.analyst.id,
        "key": row.key,
        "fingerprint": row.fingerprint,
        "known": row.known,
    }


def entry(row: HistoryRow) -> Shape:
    return {
        "id": row.id,
        "kind": row.kind,
        "analyst": row.analyst,
        "at": row.at,
        "summary": row.summary,
        "payload": json.loads(row.payload or "{}"),
        "position": row.position,
        "act": row.act or None,
        "target": row.target or None,
    }


def act(row: ActRow) -> Shape:
    return {
        "act": row.act,
        "at": row.at,
        "summary": row.summary,
        "entries": row.entries,
        "blocked": row.blocked or None,
    }


def difference(row: Difference) -> Shape:
    return {
        "sort": row.sort,
        "what": row.what,
        "before": row.before or None,
        "after": row.after or None,
        "passage": passage(row.citation),
    }


def note(row: NoteRow) -> Shape:
    return {
        "id": row.id,
        "target": row.target,
        "about": row.about,
        "text": row.text,
        "analyst": row.analyst,
        "at": row.at,
        "passage": passage(row.citation),
    }


def suggestion(row: Suggestion) -> Shape:
    return {
        "target": row.target,
        "worth": row.worth,
        "why": row.why,
        "skipped": row.skipped,
        "entity": entity(row.entity) if row.entity else None,
        "statement": statement(row.statement) if row.statement else None,
        "passage": passage(row.citation),
    }


def lost(row: LostRow) -> Shape:
    return {
        "target": row.target,
        "name": row.name,
        "decisions": list(row.decisions),
        "passage": passage(row.citation),
    }


def preview(row: MergePreview) -> Shape:
    return {
        "keep": entity(row.keep),
        "others": [entity(each) for each in row.others],
        "name": row.name,
        "aliases": list(row.aliases),
        "mentions": row.mentions,
        "sources": row.sources,
        "statements": row.statements,
        "stopped": list(row.stopped),
    }


def ingested(line: IngestLine) -> Shape:
    return {
        "file": line.file or None,
        "path": line.path,
        "outcome": line.outcome.value,
        "source": line.source,
        "notices": list(line.notices),
    }


def properties(case: CaseProperties, others: Sequence[Present] = ()) -> Shape:
    return {
        "case": case.case,
        "title": case.title,
        "description": case.description,
        "created": case.created,
        "analysts": [{"id": a.id, "name": a.name, "initials": a.initials} for a in case.analysts],
        "sources": case.sources,
        "entries": case.entries,
        "open": [asdict(each) | {"since": each.since or None} for each in others],
    }


def rereading(row: Rereading) -> Shape:
    return {
        "source": row.source,
        "file": row.file or None,
        "before": row.before or None,
        "after": row.after,
        "names": [
            {"kind": name.kind.value, "name": name.name, "before": name.before, "after": name.after}
            for name in row.names
        ],
        "passages": {
            each.what: {
                "new": _spans(each.new),
                "gone": _spans(each.gone),
                "otherwise": _spans(each.otherwise),
                "same": each.same,
            }
            for each in row.passages
        },
    }


def _spans(spans: tuple[Span, ...]) -> list[Shape]:
    return [{"start": span.start, "end": span.end} for span in spans]
