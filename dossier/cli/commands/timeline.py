"""`dossier timeline`: what happened when, in order; who says so, and when it was reported."""

from argparse import ArgumentParser
from collections.abc import Iterator

from dossier.app import timelines
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, always
from dossier.cli.layout import counted, one_line, passage
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.shapes_of_time import time_mark
from dossier.cli.wording import where
from dossier.domain.time_marks import EVENT, KINDS, TimeMark, TimeMarks


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "--entity",
        metavar="NAME",
        action="append",
        default=[],
        help="only what this person, event, … takes part in, by name or id; more than once: all of them",
    )
    parser.add_argument("--source", metavar="SOURCE", default="", help="only what this source says")
    parser.add_argument(
        "--kind", metavar="KIND", action="append", default=[], help=f"only these: {', '.join(KINDS)}"
    )
    parser.add_argument(
        "--grade", metavar="B2", default="", help="only of this grade: B2, B, or B2+ for at least so good"
    )
    parser.add_argument("--from", dest="since", metavar="DATE", default="", help="2015, 2015-11-13, -0044, …")
    parser.add_argument("--to", dest="until", metavar="DATE", default="", help="up to the end of this date")
    add_limit(parser, "marks")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        wanted = timelines.asked(
            workspace.views,
            entities=given.entity,
            source=given.source,
            kinds=given.kind,
            grade=given.grade,
            since=given.since,
            until=given.until,
        )
        found = workspace.views.time_marks(wanted, most=_EVERY)
    marks = found.marks[: given.limit]
    lines = [line for mark in marks for line in _lines(mark)]
    return told(call, [time_mark(mark) for mark in marks], [*lines, *_summary(found, len(marks))])


_EVERY = 1 << 40
"""A list is never shown from afar."""


def _lines(mark: TimeMark) -> Iterator[str]:
    when = timelines.in_words(mark.value, mark.vague)
    signs = [mark.kind] if mark.kind == EVENT else []
    signs += [f"{counted(mark.sources, 'source')}"] if mark.sources > 1 else []
    signs += ["sources differ"] if mark.disputed else []
    signs += ["reportedly"] if mark.hedged else []
    signs += ["negated"] if mark.negated else []
    yield f"{when}{': ' if signs else ''}{', '.join(signs)}"
    yield from passage(mark.words, "  ")
    cited = mark.citation
    if cited is not None:
        reported = f"reported {cited.published[:10]}" if cited.published else "not known when reported"
        who = f"{one_line(mark.who)} · " if mark.who else ""
        yield f"    {who}{where(cited)} · {reported}"


def _summary(found: TimeMarks, shown: int) -> Iterator[str]:
    yield (
        f"{counted(shown, 'mark')} of {found.total:,}."
        if found.total
        else "Nothing with a date that is known."
    )
    if found.undated:
        yield f"{counted(found.undated, 'statement')} without a date that is known: no place on a timeline."


COMMAND = Command("timeline", "list what happened when, as far as dates are known", declare, run, always)
