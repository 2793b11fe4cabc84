"""`dossier overview`: the case at a glance."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

from dossier.app.overview import since_yesterday
from dossier.cli import shapes_of_overview
from dossier.cli.arguments import add_case, count, day_or_moment
from dossier.cli.call import Call, Command, always
from dossier.cli.layout import counted, table
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.domain.overview import Disputed, Overview, Tally

_LONGEST = 10
_BAR = 24
"""Columns of the longest bar."""


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--since",
        metavar="WHEN",
        type=day_or_moment,
        help="from when on something is new: 2026-11-20, or 2026-11-20T14:00Z (otherwise since yesterday)",
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=count,
        default=_LONGEST,
        help=f"N rows in each list (otherwise {_LONGEST})",
    )


def run(call: Call) -> int:
    since = call.arguments.since or since_yesterday()
    with opened(call) as workspace:
        found = workspace.views.overview(since, most=call.arguments.limit)
    return told(call, shapes_of_overview.overview(found), list(_lines(found)))


def _lines(row: Overview) -> Iterator[str]:
    withdrawn = f", {row.withdrawn:,} withdrawn" if row.withdrawn else ""
    yield counted(row.sources, "source") + withdrawn
    yield from _part("Holds", [(kind.value, f"{n:,}") for kind, n in row.kinds.items()])
    published = [*row.published, *([Tally("not known", row.undated)] if row.undated else [])]
    yield from _part(f"Published, by {row.grain}", _bars([each for each in published if each.sources]))
    yield from _part("Publishers", _bars(row.publishers), row.publishers_in_all)
    yield from _part("Files", _bars(row.formats))
    yield from _part(
        "Most mentioned",
        [(e.entity.name, e.entity.kind.value, f"{e.mentions:,}", _in(e.sources)) for e in row.mentioned],
    )
    disputed = [(each.entity.name, each.entity.kind.value, _at_odds(each)) for each in row.disputed]
    yield from _part("Most disputed", disputed, row.disputed_in_all)
    waiting = [(kind.value, f"{n:,}") for kind, n in row.unreviewed.items() if n]
    if row.unreviewed_statements:
        waiting.append(("statement", f"{row.unreviewed_statements:,}"))
    if row.contradictions:
        waiting.append(("contradiction", f"{row.contradictions:,}"))
    yield from _part("Not yet reviewed", waiting)
    new = [("sources", f"{row.new.sources:,}"), ("entries", f"{row.new.entries:,}")]
    new += [(each.name, counted(each.acts, "act")) for each in row.new.work]
    yield from _part(f"New since {row.new.since[:16].replace('T', ' ')} UTC", new)


def _part(heading: str, rows: Sequence[Sequence[str]], in_all: int = 0) -> Iterator[str]:
    """A heading and its rows, indented; `in_all` rows there are, these are the first of them."""
    yield ""
    yield heading
    yield from (f"  {line}" for line in table(rows))
    if not rows:
        yield "  none"
    elif in_all > len(rows):
        yield f"  and {in_all - len(rows):,} more"


def _bars(rows: Sequence[Tally]) -> list[tuple[str, str, str]]:
    most = max((row.sources for row in rows), default=1)
    return [
        (row.value or "not known", f"{row.sources:,}", "▇" * max(1, round(_BAR * row.sources / most)))
        for row in rows
    ]


def _in(sources: int) -> str:
    return f"in {counted(sources, 'source')}"


def _at_odds(row: Disputed) -> str:
    parts = ["disputed itself"] if row.itself else []
    for number, one in (
        (row.statements, "disputed statement"),
        (row.conflicts, "conflict"),
        (row.contradictions, "contradiction"),
    ):
        if number:
            parts.append(counted(number, one))
    return ", ".join(parts)


COMMAND = Command("overview", "show the case at a glance", declare, run, always)
