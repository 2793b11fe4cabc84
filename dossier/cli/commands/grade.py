"""`dossier grade`: how reliable a source is, and how credible what it says."""

from argparse import ArgumentParser

from dossier.cli import shapes, targets
from dossier.cli.arguments import add_case
from dossier.cli.call import Call, Command
from dossier.cli.opening import opened
from dossier.cli.reporting import told
from dossier.cli.wording import graded
from dossier.domain import targets as of
from dossier.domain.commands import GradeSource, GradeStatement

SCALE = (
    "a letter from A (reliable) to F (cannot be judged), a digit from 1 (confirmed) to 6 (cannot be judged)"
)


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument("target", metavar="SOURCE", help="its file name, title or id; or a statement’s id")
    parser.add_argument("grade", metavar="GRADE", help=f"such as B2: {SCALE}; empty takes it away")


def run(call: Call) -> int:
    given = call.arguments
    with opened(call) as workspace:
        views = workspace.views
        target = targets.resolve(views, given.target, (of.SOURCE, of.STATEMENT))
        what, id = of.parted(target.id)
        if what == of.STATEMENT:
            workspace.do(GradeStatement(id, given.grade))
            statement = views.statement(id)
            shape, grade = shapes.statement(statement), statement.grade
        else:
            workspace.do(GradeSource(id, given.grade))
            source = views.source(id)
            shape, grade = shapes.source(source), source.grade
    return told(call, shape, [f"{target.name} is {f'graded {graded(grade)}' if grade else 'not graded'}."])


COMMAND = Command("grade", "grade a source, or a statement, on the Admiralty scale", declare, run)
