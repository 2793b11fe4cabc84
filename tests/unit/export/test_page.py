"""A dossier laid out: numbers, anchors, groups, context."""

from dataclasses import replace

from dossier.domain.analysis import StatementKind
from dossier.domain.views import Status
from dossier.export.page import Page, lay_out
from tests.unit.export import rows
from tests.unit.export.rows import OFFICE, RESIGNED, TEXT, TRAVEL, full, statement


def page(**parts: object) -> Page:
    return lay_out(full(**parts), lambda _: TEXT)  # type: ignore[arg-type]


def test_every_statement_and_quote_has_a_footnote_of_its_own_with_the_exact_words() -> None:
    laid_out = page()
    assert [note.number for note in laid_out.footnotes] == [1, 2, 3, 4]
    exact = [note.citation.exact for note in laid_out.footnotes]
    assert exact[:3] == [
        row.citation.exact for row in (OFFICE, RESIGNED, TRAVEL)
    ]  # what is known comes first
    assert exact[3].startswith('"I leave')


def test_footnotes_link_back_to_every_line_that_cites_them() -> None:
    laid_out = page()
    assert laid_out.footnotes[0].cited_by == ("role-1", "statement-1")
    assert laid_out.footnotes[1].cited_by == ("statement-2", "time-2")
    assert laid_out.footnotes[3].cited_by == ("quote-4",)
    anchors = [anchor for note in laid_out.footnotes for anchor in note.cited_by]
    assert len(set(anchors)) == len(anchors)


def test_statements_are_grouped_by_kind_in_the_dossiers_order() -> None:
    again = statement("Sandoval said", StatementKind.ACTION)
    laid_out = page(statements=(RESIGNED, OFFICE, TRAVEL, again))
    assert [group.title for group in laid_out.groups] == ["Actions", "Roles", "Plans"]
    assert [line.number for line in laid_out.groups[0].lines] == [2, 3]
    assert [line.first for line in laid_out.groups[0].lines] == [True, True]
    assert [(line.number, line.first) for line in laid_out.groups[1].lines] == [(1, False)]


def test_lines_say_who_says_so_and_how_surely() -> None:
    disputed = replace(OFFICE, negated=True, status=Status.DISPUTED)
    groups = page(statements=(RESIGNED, disputed, TRAVEL)).groups
    assert groups[0].lines[0].qualifiers == ("according to the ministry", "21 May 2019")
    assert groups[1].lines[0].qualifiers == ("negated", "disputed")
    assert groups[2].lines[0].qualifiers == ("hedged", "“later”, date not resolved")


def test_the_timeline_holds_what_has_a_place_on_the_calendar_in_order() -> None:
    dated = [
        replace(RESIGNED, id=str(n), date=value)
        for n, value in enumerate(["2019-06", "PT48H", "2019-W22", None, "2019-05-21T09:00", "PAST_REF"])
    ]
    assert [moment.value for moment in page(statements=tuple(dated)).timeline] == [
        "2019-05-21T09:00", "2019-W22", "2019-06",
    ]  # fmt: skip


def test_a_date_on_the_timeline_is_said_once() -> None:
    (moment,) = page().timeline
    assert moment.when == "21 May 2019"
    assert moment.line.qualifiers == ("according to the ministry",)


def test_the_context_stays_within_the_line_and_is_cut_between_words() -> None:
    note = page().footnotes[1]
    assert (note.before, note.after) == ("…the minister of trade, ", ". She reportedly plans to…")
    assert page().footnotes[3].after == " Sandoval said."


def test_the_analysers_are_named_once_each() -> None:
    sources = (rows.source_row(), rows.source_row(), rows.source_row(analyser="", model=""))
    assert page(sources=sources).analysers == ("dossier 1 with model 1",)
    assert page(statements=(replace(RESIGNED, status=Status.CONFIRMED), TRAVEL)).confirmed == 1
