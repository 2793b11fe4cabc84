"""What sources tell otherwise stands in a dossier with what an analyst made of it."""

from dataclasses import replace

import pytest

from dossier.domain.contradiction_rows import Contradiction, Matter, Settlement, Told
from dossier.domain.figure_rows import Contrast, FigureRow, Relation, Topic
from dossier.domain.judgements import Verdict
from dossier.domain.targets import Place
from dossier.domain.views import Citation
from dossier.export.holdings import Held
from dossier.export.page import lay_out
from dossier.export.redaction import Redacted, Redaction
from tests.unit.export.rows import OFFICE, PERSON, REF, RESIGNED, TEXT, full, source_row


def told(value: str, citation: Citation) -> Told:
    return Told(value, citation, Place(citation.source, citation.start, citation.start + 5))


def settled(matter: Matter = Matter.DATE, note: str = "Two days, says Petrov") -> Contradiction:
    one, other = told("2019-05-21", RESIGNED.citation), told("2019-05-22", OFFICE.citation)
    made = Settlement(one.place, other.place, Verdict.EXPLAINED, note, "Ada", "2026-11-20T10:00:00Z")
    return Contradiction(matter, "resignation", REF, one, other, 600, "They cannot both be right", 2, 2, made)


def figure(told: Told, value: int) -> FigureRow:
    place = told.place
    return FigureRow(
        told.citation, place.start, place.end, value, value, "", "left", False, "", (), "", None, "", "", "", (), 700,
        "rule",
    )  # fmt: skip


def test_what_an_analyst_settled_stands_with_verdict_note_and_footnotes() -> None:
    page = lay_out(replace(full(), settled=(settled(),)), lambda _: TEXT)
    (each,) = page.differing
    assert (each.what, each.relation) == ("Resignation", "21 May 2019 or 22 May 2019")
    assert each.reason == (
        "They cannot both be right. Settled as explained (Ada, 20 November 2026): Two days, says Petrov"
    )
    notes = {note.number: note for note in page.footnotes}
    assert [notes[line.number].citation for line in each.lines] == [RESIGNED.citation, OFFICE.citation]
    assert [line.qualifiers[0] for line in each.lines] == ["21 May 2019", "22 May 2019"]
    assert [line.first for line in each.lines] == [False, False], "both passages have their footnotes already"
    assert len(page.footnotes) == 4


def test_a_figure_that_was_settled_is_told_once() -> None:
    row = settled(Matter.FIGURE)
    contrast = Contrast(
        Relation.DISAGREEMENT,
        figure(row.one, 5),
        figure(row.other, 7),
        600,
        "5 and 7 cannot both be right",
        2,
    )
    topic = Topic("t", None, "left", "", (), "", (contrast.one, contrast.other), (contrast,), 2)
    open_, made = (
        lay_out(replace(full(), topics=(topic,), settled=rows), lambda _: TEXT).differing
        for rows in ((), (row,))
    )
    assert [each.relation for each in open_] == ["5 or 7"]
    assert [each.reason for each in open_] == ["5 and 7 cannot both be right"]
    assert [each.reason.partition(". ")[2][:20] for each in made] == ["Settled as explained"]


@pytest.mark.parametrize(
    ("redaction", "left"),
    [
        (Redaction(notes=True), ["They cannot both be right. Settled as explained (Ada, 20 November 2026)"]),
        (Redaction(entities=frozenset({"person-2"})), []),
        (Redaction(sources=frozenset({OFFICE.citation.source})), []),
    ],
)
def test_what_is_left_out_is_not_told_by_the_way(redaction: Redaction, left: list[str]) -> None:
    hugo = replace(PERSON, id="person-2", name="Hugo Petrov", aliases=())
    elsewhere = replace(OFFICE, citation=replace(OFFICE.citation, source="0" * 64))
    held = Held((source_row(),), (PERSON, hugo), (RESIGNED, OFFICE, elsewhere))
    shown = Redacted(held, redaction).dossier(replace(full(), settled=(settled(),)))
    assert [each.reason for each in lay_out(shown, lambda _: TEXT).differing] == left
