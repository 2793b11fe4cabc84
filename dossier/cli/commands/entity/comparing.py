"""`dossier entity different` and `possibly-same`: whether two entities are one, remembered."""

from argparse import ArgumentParser
from collections.abc import Callable

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, UsageError
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import CompareEntities
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Comparison

SENTENCES = {
    Comparison.DIFFERENT: "{} and {} are different: no merge joins them.",
    Comparison.POSSIBLY_SAME: "{} and {} are possibly the same.",
    None: "Nothing is said of {} and {} any more.",
}


def _declare(parser: ArgumentParser) -> None:
    add_case(parser)
    targets.add_entity(parser, "one")
    targets.add_entity(parser, "other")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why; a merge that this stops shows it")
    parser.add_argument(
        "--clear", action="store_true", help="take back what was said of the two, whichever it was"
    )


def _comparing(comparison: Comparison) -> Callable[[Call], int]:
    def run(call: Call) -> int:
        given = call.arguments
        if given.clear and given.reason:
            raise UsageError("--clear takes no --reason.")
        says = None if given.clear else comparison
        with opened(call) as workspace:
            one, other = (targets.entity(workspace.views, each) for each in (given.one, given.other))
            if one.id == other.id:
                raise CommandRefused(
                    f"“{given.one}” and “{given.other}” are one: {who(one)}. Unmerge them first."
                )
            workspace.do(CompareEntities(one.id, other.id, says, given.reason))
        shape = {
            "one": shapes.entity(one),
            "other": shapes.entity(other),
            "comparison": says.value if says else None,
            "reason": given.reason or None,
        }
        return told(call, shape, [SENTENCES[says].format(who(one), who(other))])

    return run


COMMANDS = (
    Command("different", "say that two are not the same", _declare, _comparing(Comparison.DIFFERENT)),
    Command("possibly-same", "say that two may be the same", _declare, _comparing(Comparison.POSSIBLY_SAME)),
)
