"""A small dossier made by hand, over one text: rows as the read model would give them."""

from pathlib import Path

from dossier.domain.analysis import EntityKind, EventStatus, Role, StatementKind
from dossier.domain.views import (
    CaseProperties,
    Citation,
    Dossier,
    EntityRef,
    EntityRow,
    EventFacts,
    FullDossier,
    QuoteRow,
    SourceRow,
    StatementRow,
    Status,
)
from dossier.export import Material

SOURCE = "79289dc725c7a87f" * 4
TEXT = (
    "Minister resigns\n\n"
    "Maria Sandoval, the minister of trade, resigned on Tuesday. She reportedly plans to travel.\n"
    '"I leave with a clear conscience," Sandoval said.\n'
)
TEMPLATES = Path(__file__).parents[3] / "resources" / "templates"

PERSON = EntityRow(
    "person-1", EntityKind.PERSON, "Maria Sandoval", ("Maria Sandoval", "Sandoval"), 4, 1, Role.STORY,
    Status.UNREVIEWED, None,
)  # fmt: skip
REF = EntityRef("person-1", EntityKind.PERSON, "Maria Sandoval")


def source_row(**changes: object) -> SourceRow:
    values: dict[str, object] = {
        "id": SOURCE, "file": "story.txt", "title": "Minister resigns", "publisher": "The Paper",
        "authors": ("Ada Byline",), "published": "2019-05-22", "language": "en", "url": "https://example.org/a",
        "media_type": "text/plain", "bytes": len(TEXT.encode()), "characters": len(TEXT), "undecodable": 0,
        "ingested": "2026-11-20T10:00:00Z", "ingested_by": "Ada", "analyser": "dossier 1", "model": "model 1",
        "notice": "", "withdrawn": False,
    }  # fmt: skip
    return SourceRow(**values | changes)  # type: ignore[arg-type]


def citation(words: str, text: str = TEXT) -> Citation:
    start = text.index(words)
    paragraph = sum(bool(line.strip()) for line in text[:start].split("\n")[:-1]) + 1
    return Citation(
        SOURCE,
        "story.txt",
        "Minister resigns",
        "The Paper",
        "2019-05-22",
        start,
        start + len(words),
        paragraph,
        words,
    )


def statement(words: str, kind: StatementKind, text: str = TEXT, **changes: object) -> StatementRow:
    values: dict[str, object] = {
        "id": f"{kind}-{words[:12]}", "kind": kind, "citation": citation(words, text), "subjects": (REF,),
        "others": (), "attribution": None, "attributed_to": None, "hedged": False, "negated": False,
        "date": None, "date_text": "", "status": Status.UNREVIEWED, "score": 800,
    }  # fmt: skip
    return StatementRow(**values | changes)  # type: ignore[arg-type]


RESIGNED = statement(
    "resigned on Tuesday",
    StatementKind.ACTION,
    date="2019-05-21",
    date_text="on Tuesday",
    attribution="the ministry",
)
TRAVEL = statement("She reportedly plans to travel.", StatementKind.PLAN, hedged=True, date_text="later")
OFFICE = statement("the minister of trade", StatementKind.ROLE)
QUOTE = QuoteRow(
    "quote-1", "direct", citation('"I leave with a clear conscience,"'), "Sandoval", REF, None, 900
)


def full(
    statements: tuple[StatementRow, ...] = (RESIGNED, OFFICE, TRAVEL),
    quotes: tuple[QuoteRow, ...] = (QUOTE,),
    sources: tuple[SourceRow, ...] | None = None,
    entity: EntityRow = PERSON,
    event: EventFacts | None = None,
) -> FullDossier:
    kinds = dict.fromkeys(row.kind for row in statements)
    head = Dossier(
        entity=entity,
        roles=tuple(row for row in statements if row.kind is StatementKind.ROLE),
        groups=tuple((kind, sum(row.kind is kind for row in statements)) for kind in kinds),
        statements=len(statements),
        quotes=len(quotes),
        event=event,
        score=870,
        reason="the names agree",
    )
    return FullDossier(head, statements, quotes, sources if sources is not None else (source_row(),))


EVENT = EventFacts(
    "2019-05-21",
    (EntityRef("place-1", EntityKind.PLACE, "Madrid"),),
    (("agent", REF), ("agent", EntityRef("person-2", EntityKind.PERSON, "Hugo Petrov"))),
    EventStatus.OCCURRED,
)


def material(dossier: FullDossier | None = None, text: str = TEXT, title: str = "Trade") -> Material:
    return Material(
        case=CaseProperties("case-1", title, "", "2026-11-20T09:00:00Z", (), 1, 5),
        findings=lambda: (),
        text=lambda _: text,
        templates=(TEMPLATES,),
        made="2026-11-20T10:00:00+00:00",
        program="Dossier 0.1",
        dossier=dossier,
    )
