"""`dossier passage`: whom the words of a passage refer to."""

from argparse import ArgumentParser
from collections.abc import Callable

from dossier.cli import targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command, group
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import who
from dossier.domain.commands import JudgePassages
from dossier.domain.judgements import Reference
from dossier.domain.views import EntityRow

SENTENCES = {
    Reference.IS: "{words} is {entity}.",
    Reference.IS_NOT: "{words} is not {entity}.",
    Reference.NO_NAME: "{words} names nobody and nothing.",
    None: "{words} is as the machine has it.",
}


def _of_entity(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "passage", metavar="SOURCE:START-END", type=targets.passage, help=f"such as {targets.EXAMPLE}"
    )
    targets.add_entity(parser)


def _of_several(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "passages",
        metavar="SOURCE:START-END",
        nargs="+",
        type=targets.passage,
        help=f"such as {targets.EXAMPLE}; all together are one act, which one undo takes back",
    )


def _judging(reference: Reference | None) -> Callable[[Call], int]:
    def run(call: Call) -> int:
        given = call.arguments
        with opened(call) as workspace:
            views = workspace.views
            named = [given.passage] if "passage" in given else given.passages
            places = tuple(dict.fromkeys(targets.places(views, named)))
            entity: EntityRow | None = targets.entity(views, given.entity) if "entity" in given else None
            workspace.do(JudgePassages(places, reference, entity.id if entity else ""))
            words = [targets.words_at(views, place) for place in places]
        shape = [
            {
                "source": place.source,
                "start": place.start,
                "end": place.end,
                "reference": reference.value if reference else None,
                "entity": entity.id if entity else None,
            }
            for place in places
        ]
        named_so = who(entity) if entity else ""
        return told(call, shape, (SENTENCES[reference].format(words=each, entity=named_so) for each in words))

    return run


COMMAND = group(
    "passage",
    "say whom the words of a passage refer to",
    (
        Command("link", "the words mean this entity", _of_entity, _judging(Reference.IS)),
        Command("not-this", "the words do not mean this entity", _of_entity, _judging(Reference.IS_NOT)),
        Command("not-a-name", "the words name nobody and nothing", _of_several, _judging(Reference.NO_NAME)),
        Command("clear", "as the machine has it again", _of_several, _judging(None)),
    ),
)
