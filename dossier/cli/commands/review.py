"""`dossier review`, `dossier skip` and `dossier lost`: what waits for a decision, and what lost its ground."""

from argparse import ArgumentParser
from collections.abc import Iterator

from dossier.cli import output, shapes, targets
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, UsageError, always
from dossier.cli.layout import counted, one_line, passage
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import where
from dossier.domain import targets as of
from dossier.domain.commands import SkipSuggestion
from dossier.domain.views import Citation, LostRow, Suggestion

SUGGESTED = (of.ENTITY, of.STATEMENT)


def _declare_review(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("--only", metavar="KIND", choices=SUGGESTED, default="", help="entity or statement")
    parser.add_argument("--like", metavar="TARGET", help="only those like this suggestion, itself first")
    add_limit(parser, "suggestions")


def _review(call: Call) -> int:
    given = call.arguments
    if given.like is not None and given.only:
        raise UsageError("--like says already of what kind: leave --only out.")
    with opened(call) as workspace:
        views = workspace.views
        if given.like is not None:
            like = targets.resolve(views, given.like, SUGGESTED).id
            rows, total = views.alike(like, limit=given.limit), views.count_alike(like)
        else:
            rows = views.review(workspace.analyst.id, only=given.only, limit=given.limit)
            total = views.count_review(only=given.only)
    if call.json:
        output.as_json([shapes.suggestion(row) for row in rows])
    else:
        output.lines(line for row in rows for line in _suggestion_lines(row))
        output.lines([f"{counted(total, 'suggestion')} in all." if total else "Nothing is left to review."])
    return Exit.DONE


def _suggestion_lines(row: Suggestion) -> Iterator[str]:
    """Its id first: `entity confirm`, `statement reject` and their like take it as it stands."""
    yield row.target + (" (put off)" if row.skipped else "")
    if row.entity:
        yield f"  {one_line(row.entity.name)} ({row.entity.kind}, {counted(row.entity.mentions, 'mention')})"
    if row.statement:
        subjects = ", ".join(one_line(each.name) for each in row.statement.subjects)
        yield f"  {row.statement.kind}" + (f" · {subjects}" if subjects else "")
    yield f"  why: {one_line(row.why)}"
    yield from _cited(row.citation)


def _cited(citation: Citation | None) -> Iterator[str]:
    if citation:
        yield from passage(f"“{citation.exact}” [{where(citation)}]", "  ")


def _declare_skip(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("target", metavar="TARGET", help="an entity by name or id, or a statement’s id")
    parser.add_argument("--back", action="store_true", help="put it back in its place")


def _skip(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        target = targets.resolve(workspace.views, given.target, SUGGESTED)
        workspace.do(SkipSuggestion(target.id, skipped=not given.back))
    now = "back in its place in your queue" if given.back else "at the end of your queue"
    return told(call, {"target": target.id, "skipped": not given.back}, [f"{target.name} is {now}."])


def _declare_lost(parser: ArgumentParser) -> None:
    add_case(parser)


def _lost(call: Call) -> int:
    with opened(call) as workspace:
        rows = workspace.views.lost()
    if call.json:
        output.as_json([shapes.lost(row) for row in rows])
    else:
        output.lines(line for row in rows for line in _lost_lines(row))
        output.lines([] if rows else ["Every decision has its ground."])
    return Exit.DONE


def _lost_lines(row: LostRow) -> Iterator[str]:
    yield f"{row.target}  {one_line(row.name)}"
    yield from (f"  {one_line(decision)}" for decision in row.decisions)
    yield from _cited(row.citation)


REVIEW = Command(
    "review", "list what the machine suggests, most useful first", _declare_review, _review, always
)
SKIP = Command("skip", "put a suggestion at the end of your review queue", _declare_skip, _skip)
LOST = Command(
    "lost", "list decisions of which the machine no longer finds the ground", _declare_lost, _lost, always
)
