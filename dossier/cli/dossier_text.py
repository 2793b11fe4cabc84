"""A dossier as plain text."""

from collections.abc import Iterator
from itertools import groupby

from dossier.cli.accounts_text import topic_lines
from dossier.cli.layout import HEADINGS, counted, one_line, passage, table
from dossier.cli.wording import day, graded, supported, where, who
from dossier.domain.analysis import Role
from dossier.domain.date_words import in_words
from dossier.domain.judgements import Comparison
from dossier.domain.views import (
    Dossier,
    EventFacts,
    FullDossier,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
    Status,
)

COMPARISONS = {Comparison.DIFFERENT: "not the same as", Comparison.POSSIBLY_SAME: "possibly the same as"}


def dossier_lines(full: FullDossier, *, ids: bool = False) -> Iterator[str]:
    """Header, roles, statements by kind each with its citation, quotes, figures, notes, sources.

    With `ids` each statement shows its own, by which commands name it.
    """
    yield from head_lines(full.dossier, full.origins)
    totals = dict(full.dossier.groups)
    for kind, rows in groupby(full.statements, key=lambda row: row.kind):
        yield ""
        yield f"{HEADINGS[kind]} ({totals.get(kind, 0):,})"
        for row in rows:
            yield from _statement(row, "  ", ids=ids)
    if full.quotes:
        yield ""
        yield f"Quotes ({full.dossier.quotes:,})"
        for quote in full.quotes:
            yield from passage(quote.citation.exact, "  ")
            yield "    " + " · ".join(_quote_circumstances(quote))
    if full.topics:
        yield ""
        yield f"Figures ({sum(len(topic.figures) for topic in full.topics):,})"
        for topic in full.topics:
            yield from topic_lines(topic)
    yield from _left_out(full)
    if full.notes:
        yield ""
        yield f"Notes ({len(full.notes):,})"
        for note in full.notes:
            yield from note_lines(note)
    yield ""
    yield f"Sources ({len(full.sources):,})"
    graded_too = any(source.grade for source in full.sources)
    yield from (f"  {line}" for line in table([_source(s, graded_too=graded_too) for s in full.sources]))


def head_lines(dossier: Dossier, origins: int = 0) -> Iterator[str]:
    """Who or what it is, in a few lines; `origins` is how many of its sources are independent, if that is known."""
    row = dossier.entity
    apart = "" if row.role is Role.STORY else f", only in {row.role}s"
    yield f"{one_line(row.name)} ({row.kind}{apart})"
    others = [one_line(alias) for alias in row.aliases if alias != row.name]
    if others:
        yield f"also: {' · '.join(others)}"
    counts = (
        counted(row.mentions, "mention"),
        supported(row.sources, origins),
        counted(dossier.statements, "statement"),
        counted(dossier.quotes, "quote"),
    )
    yield " · ".join((*counts, row.status.value, row.id))
    yield from _decided(dossier)
    if dossier.event:
        yield from event_lines(dossier.event)
    for role in dossier.roles:
        yield f"  {one_line(role.citation.exact)}  [{where(role.citation)}]"


def _decided(dossier: Dossier) -> Iterator[str]:
    """What analysts made of it."""
    if dossier.created or dossier.renamed:
        yield "made by an analyst" if dossier.created else "named by an analyst"
    if not dossier.grounded:
        yield "no mention of it is left"
    if dossier.tags:
        yield f"tags: {' · '.join(map(one_line, dossier.tags))}"
    for merged in dossier.merged:
        yield f"merged into it: {who(merged.entity)} by {merged.analyst}, {day(merged.at)}"
    for row in dossier.compared:
        why = f": {one_line(row.reason)}" if row.reason else ""
        yield f"{COMPARISONS[row.comparison]} {who(row.entity)}{why} ({row.analyst}, {day(row.at)})"
    if dossier.rejected:
        are = "is" if dossier.rejected == 1 else "are"
        yield f"{counted(dossier.rejected, 'rejected statement')} {are} left out (--rejected)"


def _source(row: SourceRow, *, graded_too: bool) -> tuple[str, ...]:
    grade = (row.grade or "–",) if graded_too else ()
    return row.id[:12], *grade, row.published[:10] or "?", row.publisher, row.file, row.title


def statement_lines(row: StatementRow) -> Iterator[str]:
    """One statement by itself, with what a dossier leaves to its headings."""
    about = ", ".join(who(each) for each in row.subjects)
    others = f" · with {', '.join(who(each) for each in row.others)}" if row.others else ""
    yield f"  {row.kind} of {about}{others}"
    yield from _statement(row, "  ", ids=True)


def note_lines(row: NoteRow) -> Iterator[str]:
    yield from passage(row.text, "  ")
    place = (where(row.citation),) if row.citation else ()
    yield "    " + " · ".join((*place, row.analyst, day(row.at), row.id))


def _statement(row: StatementRow, indent: str, *, ids: bool) -> Iterator[str]:
    yield from passage(row.citation.exact, indent)
    yield f"{indent}  " + " · ".join((*_circumstances(row), *((row.id,) if ids else ())))


def event_lines(event: EventFacts) -> Iterator[str]:
    yield f"  when: {in_words(event.date) or 'not known'} ({event.status})"
    if event.places:
        yield f"  where: {', '.join(one_line(place.name) for place in event.places)}"
    roles: dict[str, list[str]] = {}
    for role, participant in event.participants:
        roles.setdefault(role, []).append(one_line(participant.name))
    for role, names in roles.items():
        yield f"  {role}: {', '.join(names)}"
    if event.whole:
        yield f"  part of: {one_line(event.whole.name)}"
    if event.parts:
        yield f"  parts: {' · '.join(one_line(part.name) for part in event.parts)}"


def _circumstances(row: StatementRow) -> Iterator[str]:
    yield where(row.citation)
    if row.date:
        yield in_words(row.date, row.vague)
    elif row.date_text:
        yield f"“{one_line(row.date_text)}” (date not resolved)"
    if row.attribution:
        yield f"according to {one_line(row.attribution)}"
    if row.hedged:
        yield "hedged"
    if row.negated:
        yield "negated"
    if row.copies:
        yield f"the same words in {counted(row.copies, 'further source')}"
    yield from _judged(row)


def _judged(row: StatementRow) -> Iterator[str]:
    """What analysts made of it."""
    if row.status is not Status.UNREVIEWED:
        yield row.status.value
    if row.written:
        yield "written by an analyst"
    if row.edited:
        yield f"changed by an analyst: {', '.join(field.replace('_', ' ') for field in row.edited)}"
    if not row.grounded:
        yield "no longer found by the machine"
    if row.own_grade:
        yield f"graded {graded(row.own_grade)}"
    elif row.grade:
        yield f"graded {row.grade} as its source"
    if row.tags:
        yield f"tags: {', '.join(map(one_line, row.tags))}"
    if row.notes:
        yield counted(row.notes, "note")


def _quote_circumstances(row: QuoteRow) -> Iterator[str]:
    yield where(row.citation)
    if row.form != "direct":
        yield row.form
    if row.speaker:
        yield f"speaker: {one_line(row.speaker)}"
    if row.addressee:
        yield f"to {one_line(row.addressee.name)}"


def _left_out(full: FullDossier) -> Iterator[str]:
    statements = full.dossier.statements - len(full.statements)
    quotes = full.dossier.quotes - len(full.quotes)
    if statements > 0 or quotes > 0:
        yield ""
        yield f"Left out by --limit: {counted(statements, 'statement')}, {counted(quotes, 'quote')}."
