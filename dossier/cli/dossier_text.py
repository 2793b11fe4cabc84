"""A dossier as plain text."""

from collections.abc import Iterator
from itertools import groupby

from dossier.cli.layout import HEADINGS, counted, one_line, passage, table
from dossier.domain.views import Citation, Dossier, EventFacts, FullDossier, QuoteRow, StatementRow, Status


def dossier_lines(full: FullDossier) -> Iterator[str]:
    """Header, roles, statements by kind each with its citation, quotes, sources."""
    yield from head_lines(full.dossier)
    totals = dict(full.dossier.groups)
    for kind, rows in groupby(full.statements, key=lambda row: row.kind):
        yield ""
        yield f"{HEADINGS[kind]} ({totals.get(kind, 0):,})"
        for row in rows:
            yield from passage(row.citation.exact, "  ")
            yield "    " + " · ".join(_circumstances(row))
    if full.quotes:
        yield ""
        yield f"Quotes ({full.dossier.quotes:,})"
        for quote in full.quotes:
            yield from passage(quote.citation.exact, "  ")
            yield "    " + " · ".join(_quote_circumstances(quote))
    yield from _left_out(full)
    yield ""
    yield f"Sources ({len(full.sources):,})"
    cells = [(s.id[:12], s.published[:10] or "?", s.publisher, s.file, s.title) for s in full.sources]
    yield from (f"  {line}" for line in table(cells))


def head_lines(dossier: Dossier) -> Iterator[str]:
    """Who or what it is, in a few lines."""
    row = dossier.entity
    yield f"{one_line(row.name)} ({row.kind})"
    others = [one_line(alias) for alias in row.aliases if alias != row.name]
    if others:
        yield f"also: {' · '.join(others)}"
    counts = (
        counted(row.mentions, "mention"),
        counted(row.sources, "source"),
        counted(dossier.statements, "statement"),
        counted(dossier.quotes, "quote"),
    )
    yield " · ".join((*counts, row.status.value, row.id))
    if dossier.event:
        yield from _event_lines(dossier.event)
    for role in dossier.roles:
        yield f"  {one_line(role.citation.exact)}  [{place(role.citation)}]"


def place(citation: Citation) -> str:
    """Where it stands: `001.txt ¶31`."""
    return f"{citation.file or citation.source[:12]} ¶{citation.paragraph}"


def _event_lines(event: EventFacts) -> Iterator[str]:
    yield f"  when: {event.date or 'not known'} ({event.status})"
    if event.places:
        yield f"  where: {', '.join(one_line(where.name) for where in event.places)}"
    roles: dict[str, list[str]] = {}
    for role, who in event.participants:
        roles.setdefault(role, []).append(one_line(who.name))
    for role, names in roles.items():
        yield f"  {role}: {', '.join(names)}"


def _circumstances(row: StatementRow) -> Iterator[str]:
    yield place(row.citation)
    if row.date:
        yield row.date
    elif row.date_text:
        yield f"“{one_line(row.date_text)}” (date not resolved)"
    if row.attribution:
        yield f"according to {one_line(row.attribution)}"
    if row.hedged:
        yield "hedged"
    if row.negated:
        yield "negated"
    if row.status is not Status.UNREVIEWED:
        yield row.status.value


def _quote_circumstances(row: QuoteRow) -> Iterator[str]:
    yield place(row.citation)
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
