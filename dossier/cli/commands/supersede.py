"""`dossier supersede`: say that a source is a newer version of another, and carry over what was decided there."""

from argparse import ArgumentParser
from collections.abc import Iterator

from dossier.app import lookup
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.layout import counted
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.shapes_of_carrying import carry
from dossier.cli.wording import quoted, where
from dossier.domain.anchoring import Fate
from dossier.domain.carry_over import CarryOver


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("source", metavar="NEWER", help="the newer version: its file name, title or id")
    parser.add_argument("earlier", metavar="EARLIER", help="the version that it corrects or follows")
    parser.add_argument("--dry-run", action="store_true", help="only show what would become of each decision")


def run(call: Call) -> int:
    from dossier.app import carrying_over

    given = call.arguments
    with opened(call) as workspace:
        newer = lookup.source(workspace.views, given.source)
        earlier = lookup.source(workspace.views, given.earlier)
        over = carrying_over.carry_over(workspace, newer.id, earlier.id)
        if not given.dry_run:
            carrying_over.tie(workspace, over)
        lines = list(_lines(over, [carrying_over.words_of(each) for each in over.carries]))
    ending = (
        "Nothing was recorded." if given.dry_run else f"{newer.file} is a newer version of {earlier.file}."
    )
    return told(call, [carry(each) for each in over.carries], [*lines, ending])


def _lines(over: CarryOver, decisions: list[str]) -> Iterator[str]:
    for each, said in zip(over.carries, decisions, strict=True):
        words = quoted(each.decision.citation.exact)
        there = f" → {quoted(each.words)}" if each.found.fate is Fate.MOVED else ""
        yield f"{each.found.fate:<9}  {where(each.decision.citation)}  {words}{there}: {said}"
    yield (
        ", ".join(f"{over.count(fate):,} {fate}" for fate in Fate)
        + f" of {counted(len(over.carries), 'decision')}."
    )


COMMAND = Command("supersede", "tie a newer version of an article to the earlier one", declare, run)
