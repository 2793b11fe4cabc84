"""`dossier contradictions`: where the figures of the sources differ, with both passages."""

from argparse import ArgumentParser

from dossier.cli import shapes
from dossier.cli.accounts_text import contrast_lines
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, always
from dossier.cli.opening import opened
from dossier.cli.reporting import told


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    add_limit(parser, "suggestions")


def run(call: Call) -> int:
    with opened(call) as workspace:
        found = list(workspace.views.disagreements())[: call.arguments.limit]
    lines = [line for topic, contrast in found for line in contrast_lines(topic, contrast)]
    shape = [shapes.contradiction(topic, contrast) for topic, contrast in found]
    return told(
        call, shape, lines or ["The figures of the sources nowhere differ, as far as the machine sees."]
    )


COMMAND = Command(
    "contradictions", "list where figures of the sources differ, as suggestions", declare, run, always
)
