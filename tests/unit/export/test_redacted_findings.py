"""What is left out is gone from the findings for machines, too: by id, by place in the text, by source."""

from dataclasses import replace

from dossier.domain.analysis import EntityKind, Form, StatementKind
from dossier.domain.findings import (
    Findings,
    FoundAttribution,
    FoundEvent,
    FoundFigure,
    FoundMention,
    FoundQuote,
    FoundStatement,
)
from dossier.domain.views import Citation
from dossier.export import Redacted, Redaction, redacted
from dossier.export.holdings import Held
from tests.unit.export.rows import OFFICE, PERSON, QUOTE, REF, RESIGNED, SOURCE, source_row
from tests.unit.export.test_redaction import HUGO, OF_HUGO

ELSEWHERE = "0" * 64


def mention(of: Citation, entity: str | None) -> FoundMention:
    return FoundMention(of.start, of.end, EntityKind.PERSON, entity, Form.NAME)


def said(of: Citation, *subjects: str, by: FoundAttribution | None = None) -> FoundStatement:
    return FoundStatement(of.start, of.end, StatementKind.ACTION, subjects, by, False, None)


UNNAMED = FoundMention(0, 3, EntityKind.PERSON, None, Form.NOMINAL)
SPOKEN = FoundQuote(QUOTE.citation.start, QUOTE.citation.end, None, None, REF.id)
FOUND = Findings(
    "petrov.txt", SOURCE, SOURCE, None,
    mentions=(mention(OFFICE.citation, REF.id), mention(RESIGNED.citation, HUGO.id), UNNAMED),
    quotes=(SPOKEN,),
    dates=(),
    events=(FoundEvent(0, 3, HUGO.id), FoundEvent(4, 6, "cluster-1")),
    statements=(said(OFFICE.citation, REF.id), said(RESIGNED.citation, REF.id)),
    boilerplate=(),
    figures=(FoundFigure(0, 1, "key", 1, 1, "", "killed", HUGO.id),),
)  # fmt: skip
HELD = Held(
    (source_row(), replace(source_row(), id=ELSEWHERE)),
    (PERSON, HUGO),
    (replace(RESIGNED, subjects=(REF, OF_HUGO)), OFFICE),
    (QUOTE,),
    ((REF, OFFICE.citation), (OF_HUGO, RESIGNED.citation)),
)
WITHOUT_HUGO = Redacted(HELD, Redaction(entities=frozenset({HUGO.id})))


def test_without_somebody_neither_id_nor_passage_of_theirs_is_told() -> None:
    (found,) = redacted([FOUND], WITHOUT_HUGO)
    assert found.mentions == (mention(OFFICE.citation, REF.id), UNNAMED)
    assert found.statements == (said(OFFICE.citation, REF.id),)
    assert found.quotes == (SPOKEN,)
    assert [row.event for row in found.events] == ["cluster-1"]
    assert found.figures == ()


def test_who_only_passed_it_on_is_not_told_of_either() -> None:
    via = FoundAttribution(0, 1, REF.id, (FoundAttribution(2, 3, HUGO.id),))
    passed_on = replace(FOUND, statements=(said(OFFICE.citation, REF.id, by=via),))
    (found,) = redacted([passed_on], WITHOUT_HUGO)
    assert found.statements == ()


def test_a_source_that_is_left_out_has_no_line_and_the_others_stay_as_they_are() -> None:
    other = replace(
        FOUND, source=ELSEWHERE, mentions=(UNNAMED,), quotes=(), statements=(), events=(), figures=()
    )
    left = Redacted(HELD, Redaction(sources=frozenset({SOURCE})))
    assert [found.source for found in redacted([FOUND, other], left)] == [ELSEWHERE]
    without_notes = Redacted(HELD, Redaction(notes=True))
    assert [*redacted([FOUND, other], without_notes)] == [
        replace(FOUND, file=source_row().file),
        replace(other, file=source_row().file),
    ]
