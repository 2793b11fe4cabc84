"""A dossier as plain text."""

from dataclasses import replace

from dossier.cli.dossier_text import dossier_lines
from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Comparison
from dossier.domain.views import ComparedRow, EntityRef, MergedRow, NoteRow, Status
from tests.unit.export.rows import EVENT, OFFICE, PERSON, RESIGNED, TRAVEL, citation, full, source_row


def test_it_shows_head_statements_with_their_places_quotes_and_sources() -> None:
    assert list(dossier_lines(full())) == [
        "Maria Sandoval (person)",
        "also: Sandoval",
        "4 mentions · 1 source · 3 statements · 1 quote · unreviewed · person-1",
        "  the minister of trade  [story.txt ¶2]",
        "",
        "Actions (1)",
        "  resigned on Tuesday",
        "    story.txt ¶2 · 21 May 2019 · according to the ministry",
        "",
        "Roles (1)",
        "  the minister of trade",
        "    story.txt ¶2",
        "",
        "Plans (1)",
        "  She reportedly plans to travel.",
        "    story.txt ¶2 · “later” (date not resolved) · hedged",
        "",
        "Quotes (1)",
        '  "I leave with a clear conscience,"',
        "    story.txt ¶3 · speaker: Sandoval",
        "",
        "Sources (1)",
        "  79289dc725c7  2019-05-22  The Paper  story.txt  Minister resigns",
    ]


def test_an_event_shows_when_where_and_who() -> None:
    event = replace(PERSON, kind=EntityKind.EVENT, name="Resignation", aliases=())
    lines = list(dossier_lines(full(entity=event, event=EVENT)))
    assert lines[2:5] == [
        "  when: 21 May 2019 (occurred)",
        "  where: Madrid",
        "  agent: Maria Sandoval, Hugo Petrov",
    ]


def test_an_event_names_its_whole_and_its_parts() -> None:
    night, hall = (EntityRef(f"event-{n}", EntityKind.EVENT, n) for n in ("Night", "Hall"))
    lines = list(dossier_lines(full(event=replace(EVENT, whole=night, parts=(hall,)))))
    assert {"  part of: Night", "  parts: Hall"} <= set(lines)


def test_what_a_limit_leaves_out_is_said() -> None:
    whole = full()
    cut = replace(whole, statements=whole.statements[:1], quotes=())
    assert "Left out by --limit: 2 statements, 1 quote." in list(dossier_lines(cut))
    assert not [line for line in dossier_lines(whole) if "Left out" in line]


def test_what_analysts_made_of_it_is_shown() -> None:
    other = EntityRef("person-2", EntityKind.PERSON, "Hugo Petrov")
    at = "2026-11-20T10:00:00.000Z"
    whole = full(sources=(source_row(grade="B2"),), entity=replace(PERSON, status=Status.CONFIRMED))
    head = replace(
        whole.dossier,
        tags=("trade", "2019"),
        merged=(MergedRow(other, "Ada", at),),
        compared=(ComparedRow(other, Comparison.DIFFERENT, "ages", "Grace", at),),
        rejected=1,
        created=True,
        grounded=False,
    )
    notes = (
        NoteRow("note-1", "entity:person-1", "Maria Sandoval", "Ask her.", "Ada", at),
        NoteRow("note-2", "passage:x:1-2", "a passage", "Sic.", "Ada", at, citation("resigned on Tuesday")),
    )
    lines = list(dossier_lines(replace(whole, dossier=head, notes=notes)))
    assert lines[2:8] == [
        "4 mentions · 1 source · 3 statements · 1 quote · confirmed · person-1",
        "made by an analyst",
        "no mention of it is left",
        "tags: trade · 2019",
        "merged into it: Hugo Petrov (person-2) by Ada, 2026-11-20",
        "not the same as Hugo Petrov (person-2): ages (Grace, 2026-11-20)",
    ]
    assert "1 rejected statement is left out (--rejected)" in lines
    start = lines.index("Notes (2)")
    assert lines[start + 1 : start + 5] == [
        "  Ask her.", "    Ada · 2026-11-20 · note-1", "  Sic.", "    story.txt ¶2 · Ada · 2026-11-20 · note-2",
    ]  # fmt: skip
    assert lines[-1] == "  79289dc725c7  B2  2019-05-22  The Paper  story.txt  Minister resigns"


def test_what_analysts_made_of_a_statement_is_shown() -> None:
    resigned = replace(
        RESIGNED, status=Status.DISPUTED, edited=("date", "attributed_to"), grade="B2", tags=("x",)
    )
    office = replace(OFFICE, id="s-2", written=True, grade="C3", own_grade="C3", notes=2)
    lines = list(
        dossier_lines(full(statements=(resigned, office, replace(TRAVEL, grounded=False))), ids=True)
    )
    shown = "\n".join(lines)
    assert (
        "disputed · changed by an analyst: date, attributed to · graded B2 as its source · tags: x · "
        f"{RESIGNED.id}\n" in shown
    )
    assert "written by an analyst · graded C3 (fairly reliable, possibly true) · 2 notes · s-2\n" in shown
    assert "no longer found by the machine" in shown
