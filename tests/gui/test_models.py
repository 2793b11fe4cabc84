"""The item models, without a window: before/after tables, Qt's own model checker, and how little they
read."""

import pytest
from PySide6.QtCore import Qt

from dossier.domain.analysis import EntityKind
from dossier.domain.views import Counts, IngestLine, IngestReport, Outcome
from dossier.gui.models import pages
from dossier.gui.models.line import Line
from dossier.gui.models.lines import Group, LinesModel
from dossier.gui.models.pages import KEPT, PAGE, Pages
from dossier.gui.models.report import ReportModel
from dossier.gui.models.rows import Listing, RowsModel
from dossier.gui.models.sections import SectionsModel


class Numbers:
    """A query over the numbers below `count`; `reads` lists the pages asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.reads: list[int] = []

    def fetch(self, offset: int, limit: int) -> list[int]:
        self.reads.append(offset)
        return list(range(offset, min(offset + limit, self.count)))

    def group(self, heading: str = "") -> Group:
        return Group(self.count, self.fetch, lambda n: Line(str(n)), heading)

    def listing(self) -> Listing:
        return Listing(lambda: self.count, self.fetch, str, str)


def shown(model) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_pages_are_read_once_and_the_oldest_forgotten() -> None:
    numbers = Numbers(PAGE * (KEPT + 2))
    held = Pages(numbers.count, numbers.fetch)
    assert [held.row(0), held.row(1), held.row(PAGE)] == [0, 1, PAGE]
    assert numbers.reads == [0, PAGE]
    for number in range(2, KEPT + 1):
        held.row(number * PAGE)
    held.row(0)
    assert numbers.reads[-1] == 0, "the first page went, for others were looked at since"


def test_a_row_that_has_gone_meanwhile_is_none() -> None:
    assert Pages(10, lambda offset, limit: [1, 2]).row(5) is None


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ([], ["a", "0", "1", "b", "0"]),
        ([0], ["a", "b", "0"]),
        ([3], ["a", "0", "1", "b"]),
        ([3, 0], ["a", "b"]),
        ([0, 0], ["a", "0", "1", "b", "0"]),
    ],
)
def test_groups_fold_and_unfold(qtmodeltester, folded: list[int], expected: list[str]) -> None:
    model = LinesModel()
    model.show([Numbers(2).group("a"), Numbers(0).group("empty"), Numbers(1).group("b")])
    for row in folded:
        assert model.fold(model.index(row))
    assert shown(model) == expected
    qtmodeltester.check(model)


def test_what_is_folded_stays_so_when_the_groups_are_shown_anew() -> None:
    model = LinesModel()
    model.show([Numbers(2).group("a"), Numbers(1).group("b")])
    model.fold(model.index(0))
    model.show([Numbers(3).group("a"), Numbers(1).group("b")])
    assert shown(model) == ["a", "b", "0"]


def test_only_headings_fold() -> None:
    model = LinesModel()
    model.show([Numbers(2).group("a"), Numbers(2).group()])
    assert [model.fold(model.index(row)) for row in (1, 2, 3, 4)] == [False] * 4


def test_showing_ten_thousand_lines_reads_none() -> None:
    numbers = Numbers(10_000)
    model = LinesModel()
    model.show([numbers.group("all")])
    assert (model.rowCount(), numbers.reads) == (10_001, [])
    assert model.index(5000).data() == "4999"
    assert numbers.reads == [4900]


def test_headings_and_lines_can_be_spoken() -> None:
    model = LinesModel()
    model.show([Group(1, lambda o, n: [1], lambda n: Line("words", chip="Reuters · ¶1"), "Plans")])
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert spoken == ["Plans, 1, unfolded", "words, Reuters · ¶1"]


def test_rows_are_read_page_by_page(qtmodeltester) -> None:
    numbers, model = Numbers(250), RowsModel()
    model.show(numbers.listing())
    assert (model.rowCount(), numbers.reads) == (250, [])
    assert shown(model) == [str(n) for n in range(250)]
    assert numbers.reads == [0, 100, 200]
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("before", "after", "resets", "changes"), [(3, 3, 0, 1), (3, 5, 1, 0), (3, 0, 1, 0), (0, 0, 0, 0)]
)
def test_reload_resets_only_when_the_number_of_rows_is_another(
    before: int, after: int, resets: int, changes: int
) -> None:
    numbers, model = Numbers(before), RowsModel()
    model.show(numbers.listing())
    seen = {"reset": 0, "changed": 0}
    model.modelReset.connect(lambda: seen.update(reset=seen["reset"] + 1))
    model.dataChanged.connect(lambda *_: seen.update(changed=seen["changed"] + 1))
    numbers.count = after
    model.reload()
    assert (model.rowCount(), seen) == (after, {"reset": resets, "changed": changes})


def test_no_listing_is_an_empty_list(qtmodeltester) -> None:
    model = RowsModel()
    model.show(None)
    model.reload()
    assert model.rowCount() == 0
    qtmodeltester.check(model)


def test_sections_show_their_counts(qtmodeltester) -> None:
    model = SectionsModel()
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "People"
    model.show(Counts(41, 19, 23, 37, 4, 0, 1204, review=87))
    spoken = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert spoken == [
        "People, 41",
        "Events, 19",
        "Organisations, 23",
        "Places, 37",
        "Sources, 4",
        "Overview",
        "Timeline",
        "Connections",
        "Review, 87",
        "Contradictions",
        "History, 1204",
    ]
    model.show(Counts(41, 19, 23, 37, 4, 0, 1204, review=87, lost=2))
    assert model.index(10).data(Qt.ItemDataRole.AccessibleTextRole) == "Lost ground, 2"
    assert model.find("history").row() == 11
    model.show(None)
    assert not model.find("lost").isValid(), "only while there is something in it"
    qtmodeltester.check(model)
    assert {EntityKind(k) for k in EntityKind} == {
        model.index(n).data(int(Qt.ItemDataRole.UserRole) + 1).kind for n in range(4)
    }


def test_the_report_names_every_input(qtmodeltester) -> None:
    model = ReportModel()
    line = IngestLine("a.txt", "/tmp/a.txt", Outcome.FAILED, None, ("The file is empty.",))
    model.show(IngestReport((line, IngestLine("b.txt", "/tmp/b.txt", Outcome.DUPLICATE, "s" * 64))))
    table = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert table == [["a.txt", "failed", "The file is empty."], ["b.txt", "in the case already", ""]]
    qtmodeltester.check(model)


def test_page_sizes_are_sane() -> None:
    assert 20 <= pages.PAGE <= 500
