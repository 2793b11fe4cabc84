"""The help page of the command line tells the truth about commands and shapes."""

import re

import pytest

from dossier.app import paths
from dossier.app.searches import Watched
from dossier.cli import (
    shapes,
    shapes_of_accounts,
    shapes_of_carrying,
    shapes_of_copies,
    shapes_of_overview,
    shapes_of_searches,
    shapes_of_time,
)
from dossier.cli.commands import connections
from dossier.cli.registry import every_command
from dossier.domain.account_rows import AccountsTable
from dossier.domain.accounts import topics
from dossier.domain.analysis import EntityKind
from dossier.domain.anchoring import Fate, Found
from dossier.domain.carry_over import Carry, Decided
from dossier.domain.conflicts import Conflict
from dossier.domain.connections import Connections
from dossier.domain.contradictions import of_figures
from dossier.domain.copies import Bundled, CopyComparison, Merged
from dossier.domain.family_rows import KinRow
from dossier.domain.found import Facets, Hit, Results, SavedSearch
from dossier.domain.kinship import Kin
from dossier.domain.overview import Overview
from dossier.domain.rereading import Rereading
from dossier.domain.views import ActRow, Difference, EntityRef, LostRow, MergePreview, NoteRow, Suggestion
from tests.unit.cli.fake_case import ENTRY
from tests.unit.domain.test_accounts import arrest
from tests.unit.export.rows import PERSON, RESIGNED, full, source_row
from tests.unit.export.timeline_marks import mark

PAGE = (paths.resources() / "help" / "command-line.md").read_text(encoding="utf-8")
LINES = [
    line for block in PAGE.split("```")[1::2] for line in block.split("\n") if line.startswith("dossier ")
]
BY_NAME = {command.name: command for command in every_command()}
NOT_FOR_ANALYSTS = {
    "properties",
    "restore",
    "backup",
    "copy",
    "restore-backup",
    "demo",
    "screenshots",
    "version",
}


@pytest.mark.parametrize("line", LINES)
def test_every_command_that_the_page_names_is_there(line: str) -> None:
    name, *rest = line.removeprefix("dossier ").split()
    if name == "CASE":
        return
    command = BY_NAME[name]
    if command.actions:
        assert set(rest[0].split("|")) <= {action.name for action in command.actions}


def test_every_command_and_action_is_on_the_page() -> None:
    named = {line.split()[1] for line in LINES}
    assert set(BY_NAME) - named == NOT_FOR_ANALYSTS
    for command in every_command():
        told = {a for line in LINES if line.split()[1] == command.name for a in line.split()[2].split("|")}
        assert {action.name for action in command.actions} <= told


NOTHING = dict.fromkeys(EntityKind, 0)
DIFFERING = next(of_figures(topics([arrest("a", 5), arrest("b", 7)]), ()))
SHAPES = {
    "the overview": shapes_of_overview.overview(
        Overview(0, 0, 0, "day", (), (), 0, (), NOTHING, (), (), 0, NOTHING, 0)
    ),
    "an entity": shapes.entity(PERSON),
    "a dossier": shapes.dossier(full()),
    "a statement": shapes.statement(RESIGNED),
    "a source": shapes.source(source_row()),
    "a hit": shapes.hit(Hit("passage", "f", "s", 0, 1, "x", 0, 1)),
    "a saved search": shapes_of_searches.saved(Watched(SavedSearch("i", "n", "q", "a", ""), frozenset())),
    "a mark": shapes_of_time.time_mark(mark("2015-11-14")),
    "`connections`": connections.shape(Connections((), (), 0)),
    "a note": shapes.note(NoteRow("n", "case", "the case", "x", "Ada", "")),
    "a suggestion": shapes.suggestion(Suggestion("entity:x", 1, "", None)),
    "an entry": shapes.entry(ENTRY),
    "`lost`": shapes.lost(LostRow("entity:x", "x", (), None)),
    "`merge --dry-run`": shapes_of_copies.comparison(CopyComparison("", True, 0, (), (), (), 0, (), 0)),
    "`merge`": shapes_of_copies.merged(Merged(0, 0, 0), ()),
    "a conflict": shapes_of_copies.conflict(Conflict("case", "title", "the case", None, ())),
    "`bundle`": shapes_of_copies.bundled(Bundled("", 0, 0, 0)),
    "`reanalyse --dry-run`": shapes.rereading(Rereading("s", "f", "", "a", (), ())),
    "`contradictions`": shapes_of_accounts.contradiction(
        next(of_figures(topics([arrest("a", 5), arrest("b", 7)]), ()))
    ),
    "`accounts`": shapes_of_accounts.accounts(AccountsTable(EntityRef("e", EntityKind.EVENT, "x"), (), ())),
    "`versions`": shapes_of_accounts.kin(KinRow(source_row(), Kin.QUOTES, 1, 1, ())),
    "`versions` of two": shapes_of_accounts.versions(source_row(), source_row(), []),
    "what is counted alike": shapes.topic(topics([arrest("a", 5)])[0]),
    "`supersede`": shapes_of_carrying.carry(Carry(Decided(RESIGNED), Found(Fate.LOST), "")),
    "`entity merge --dry-run`": shapes.preview(MergePreview(PERSON, (), "x", (), 1, 1, 1)),
}


@pytest.mark.parametrize("what", SHAPES)
def test_the_keys_of_a_shape_are_those_on_the_page(what: str) -> None:
    (told,) = re.findall(rf"^\| {what}(?: \(.*\))? \| (.*) \|$", PAGE, re.MULTILINE)
    assert told.partition("; ")[0].split(", ") == list(SHAPES[what])


def test_acts_and_differences_have_the_keys_on_the_page() -> None:
    act = shapes.act(ActRow("a", "", "", 1))
    assert f"; {', '.join(act)} |" in PAGE
    assert (
        re.sub(r" \(.*?\)", "", PAGE).count(f"| {', '.join(shapes.difference(Difference('', '', '', '')))} |")
        == 1
    )


def test_a_search_with_facets_has_the_keys_on_the_page() -> None:
    shape = shapes_of_searches.results(Results("q"), Facets(0, 0, ()))
    (told,) = re.findall(r"^\| `search --facets` \| (.*) \|$", PAGE, re.MULTILINE)
    assert re.sub(r" \(.*?\)", "", told).split(", ") == list(shape)
