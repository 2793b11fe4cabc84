"""What is left out is gone, with the words that name it; and how much that was is said."""

from dataclasses import replace

import pytest

from dossier.domain.analysis import EntityKind, Role, StatementKind
from dossier.domain.errors import DossierError
from dossier.domain.time_marks import TimeMark, TimeMarks
from dossier.domain.views import EntityRef, EntityRow, NoteRow, StatementRow, Status
from dossier.export.holdings import Held
from dossier.export.redaction import Redacted, Redaction
from tests.unit.export.rows import (
    OFFICE,
    PERSON,
    QUOTE,
    REF,
    RESIGNED,
    SOURCE,
    TEXT,
    TRAVEL,
    full,
    source_row,
    statement,
)
from tests.unit.export.timeline_marks import mark

HUGO = EntityRow(
    "person-2", EntityKind.PERSON, "Hugo Petrov", ("Petrov",), 2, 1, Role.STORY, Status.UNREVIEWED, None
)
OF_HUGO = EntityRef("person-2", EntityKind.PERSON, "Hugo Petrov")
RESIGNING = statement("resigned", StatementKind.ACTION, grade="B2", own_grade="B2")
NOTES = (
    NoteRow("n1", "case", "the case", "Ask PETROV again.", "Ada", "2026-11-20T10:00:00Z"),
    NoteRow("n2", "entity:person-1", "Maria Sandoval", "Done.", "Ada", "2026-11-20T10:00:00Z"),
)
HELD = Held(
    (source_row(title="Petrov’s friend resigns"),),
    (PERSON, HUGO),
    (replace(RESIGNED, subjects=(REF, OF_HUGO)), OFFICE, RESIGNING),
    (QUOTE,),
    ((REF, OFFICE.citation),),
    NOTES,
)


def test_whoever_is_left_out_takes_along_what_names_them() -> None:
    left = Redacted(HELD, Redaction(entities=frozenset({"person-2"})))
    assert list(left.entities()) == [PERSON]
    assert [row.id for row in left.statements()] == [OFFICE.id, RESIGNING.id]
    assert [row.id for row in left.notes()] == ["n2"]
    assert [row.title for row in left.sources()] == ["[…]’s friend resigns"]
    assert left.blackened("Hugo Petrov met petrov.") == "███████████ met ██████."
    assert left.words("A Petrovian") == "A Petrovian"
    assert left.left_out.in_words == "Left out on purpose: 1 entity, 1 statement, 1 note."


def test_a_source_goes_with_all_that_stands_in_it() -> None:
    left = Redacted(HELD, Redaction(sources=frozenset({SOURCE})))
    assert not [*left.sources(), *left.statements(), *left.quotes(), *left.mentions()]
    assert "1 source, 2 entities, 3 statements, 1 quote" in left.left_out.in_words


def test_below_a_grade_goes_what_is_worse_in_either_mark_or_not_graded() -> None:
    graded = tuple(replace(RESIGNING, id=grade, grade=grade) for grade in ("A1", "B2", "B3", "C1", "", "A2"))
    left = Redacted(replace(HELD, statement_rows=graded), Redaction(below="B2"))
    assert [row.id for row in left.statements()] == ["A1", "B2", "A2"]
    assert list(left.quotes()) == []
    by_source = Redacted(replace(HELD, source_rows=(source_row(grade="A2"),)), Redaction(below="B2"))
    assert list(by_source.quotes()) == [QUOTE]


def test_notes_can_be_left_out() -> None:
    left = Redacted(HELD, Redaction(notes=True))
    assert list(left.notes()) == []
    assert left.left_out.in_words == "Left out on purpose: 2 notes."


def test_of_nothing_left_out_nothing_is_said() -> None:
    assert Redacted(HELD, Redaction()).left_out.in_words == ""
    assert not Redaction()


def test_a_dossier_shows_only_what_is_left_of_it_and_none_of_whom_is_left_out() -> None:
    dossier = full((RESIGNED, OFFICE, TRAVEL))
    held = Held(
        dossier.sources, (PERSON, HUGO), (replace(RESIGNED, others=(OF_HUGO,)), OFFICE, TRAVEL), (QUOTE,)
    )
    left = Redacted(held, Redaction(entities=frozenset({"person-2"}))).dossier(dossier)
    assert [row.id for row in left.statements] == [OFFICE.id, TRAVEL.id]
    assert left.dossier.statements == 2
    assert dict(left.dossier.groups)[StatementKind.ACTION] == 0
    with pytest.raises(DossierError, match="is to be left out"):
        Redacted(held, Redaction(entities=frozenset({"person-1"}))).dossier(dossier)


def test_the_timeline_has_no_mark_of_what_is_left_out() -> None:
    def at(row: StatementRow, **changes: object) -> TimeMark:
        return mark("2019-05-21", target=f"statement:{row.id}", citation=row.citation, **changes)

    event = mark("2019", "Talks", "event", target="entity:event-1", citation=OFFICE.citation)
    of_hugo = replace(event, target="entity:event-2", words="Talks with Petrov")
    marks = (at(RESIGNED), at(OFFICE), at(RESIGNING, who="Hugo Petrov"), event, of_hugo)
    left = Redacted(HELD, Redaction(entities=frozenset({"person-2"}))).timeline(TimeMarks(marks, 5, 0))
    assert [each.target for each in left.marks] == [f"statement:{OFFICE.id}", "entity:event-1"]
    assert left.total == 2
    assert not Redacted(HELD, Redaction(sources=frozenset({SOURCE}))).timeline(TimeMarks(marks, 5, 0)).marks


def test_a_text_keeps_its_offsets() -> None:
    left = Redacted(replace(HELD, entity_rows=(PERSON,)), Redaction(entities=frozenset({"person-1"})))
    assert len(left.blackened(TEXT)) == len(TEXT)
    assert "Sandoval" not in left.blackened(TEXT)


def test_who_is_known_from_a_left_out_source_alone_goes_with_it() -> None:
    elsewhere = replace(OFFICE.citation, source="0" * 64)
    of_both = ((REF, OFFICE.citation), (REF, elsewhere), (OF_HUGO, OFFICE.citation))
    held = replace(HELD, mention_rows=of_both, source_rows=(source_row(),), statement_rows=())
    left = Redacted(held, Redaction(sources=frozenset({SOURCE})))
    assert list(left.entities()) == [PERSON]
    assert left.gone == {HUGO.id}
    assert "1 source, 1 entity" in left.left_out.in_words
    alone = Redacted(replace(held, mention_rows=of_both[:1]), Redaction(sources=frozenset({SOURCE})))
    with pytest.raises(DossierError, match="to be left out"):
        alone.dossier(full())
