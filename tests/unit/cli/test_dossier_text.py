"""A dossier as plain text."""

from dataclasses import replace

from dossier.cli.dossier_text import dossier_lines
from dossier.domain.analysis import EntityKind
from tests.unit.export.rows import EVENT, PERSON, full


def test_it_shows_head_statements_with_their_places_quotes_and_sources() -> None:
    assert list(dossier_lines(full())) == [
        "Maria Sandoval (person)",
        "also: Sandoval",
        "4 mentions · 1 source · 3 statements · 1 quote · unreviewed · person-1",
        "  the minister of trade  [story.txt ¶2]",
        "",
        "Actions (1)",
        "  resigned on Tuesday",
        "    story.txt ¶2 · 2019-05-21 · according to the ministry",
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
        "  when: 2019-05-21 (occurred)",
        "  where: Madrid",
        "  agent: Maria Sandoval, Hugo Petrov",
    ]


def test_what_a_limit_leaves_out_is_said() -> None:
    whole = full()
    cut = replace(whole, statements=whole.statements[:1], quotes=())
    assert "Left out by --limit: 2 statements, 1 quote." in list(dossier_lines(cut))
    assert not [line for line in dossier_lines(whole) if "Left out" in line]
