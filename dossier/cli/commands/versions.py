"""`dossier versions`: the sources that share an origin or paragraphs with one, and what two of them say otherwise."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

from dossier.app import lookup
from dossier.app.versions import versions
from dossier.cli import shapes_of_accounts
from dossier.cli.arguments import add_case, add_source
from dossier.cli.call import Call, Command, always
from dossier.cli.layout import counted, one_line, passage
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import which
from dossier.domain.family_rows import KinRow
from dossier.domain.kinship import Kin
from dossier.domain.versions import Change, Piece, Sort
from dossier.domain.views import SourceRow

RELATIONS = {
    Kin.VERSIONS: "a version of the same article",
    Kin.DERIVED: "from the same origin",
    Kin.QUOTES: "shares paragraphs",
}


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    add_source(parser)
    parser.add_argument("other", metavar="OTHER", nargs="?", help="compare the two, word by word")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        views = workspace.views
        source = lookup.source(views, given.source)
        if given.other:
            before, after, changes = versions(views, source.id, lookup.source(views, given.other).id)
            shape = shapes_of_accounts.versions(before, after, changes)
            return told(call, shape, _changes(before, after, changes))
        found = views.kin(source.id)
    return told(call, [shapes_of_accounts.kin(row) for row in found], _kin(source, found))


def _kin(source: SourceRow, found: Sequence[KinRow]) -> Iterator[str]:
    others = counted(len(found), "other source") if found else "no other source"
    yield f"{which(source)} shares paragraphs with {others}."
    for row in found:
        published = row.source.published[:10] or "not dated"
        yield f"  {which(row.source)} · {published}: {RELATIONS[row.relation]}, {counted(len(row.pairs), 'paragraph')}"
        yield f"    {_percent(row.share)} of this one stands there, {_percent(row.theirs)} of that one here"


def _percent(share: int) -> str:
    return f"{share // 10} %"


def _changes(before: SourceRow, after: SourceRow, changes: Sequence[Change]) -> Iterator[str]:
    """What differs, each paragraph with the sign of `diff`; words that one side alone has stand in [- -] and {+ +}."""
    yield " and ".join(f"{which(row)} ({row.published[:10] or 'not dated'})" for row in (before, after)) + ":"
    same = sum(change.sort is Sort.SAME for change in changes)
    for change in changes:
        if change.sort is not Sort.SAME:
            number = change.number if change.theirs is None else change.theirs
            yield from passage(f"{_SIGNS[change.sort]} ¶{number} {_words(change)}", "  ")
    yield f"{counted(len(changes) - same, 'paragraph')} not the same, {same:,} the same."


_SIGNS = {Sort.ADDED: "+", Sort.REMOVED: "-", Sort.CHANGED: "~"}


def _words(change: Change) -> str:
    if change.sort is not Sort.CHANGED:
        return one_line("".join(piece.text for piece in (*change.old, *change.new)))
    return one_line(f"{_marked(change.old, '[-', '-]')} → {_marked(change.new, '{+', '+}')}")


def _marked(pieces: Sequence[Piece], opening: str, closing: str) -> str:
    return "".join(piece.text if piece.same else f"{opening}{piece.text}{closing}" for piece in pieces)


COMMAND = Command(
    "versions", "list what shares an origin with a source; compare two of them", declare, run, always
)
