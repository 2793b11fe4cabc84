"""Accounts of an event in columns and rows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.account_rows import Account, AccountsTable, Agreement, Part
from dossier.domain.accounts import topics
from dossier.domain.citations import Citation
from dossier.domain.origins import ALONE, Origins
from dossier.domain.side_by_side import side_by_side
from dossier.domain.views import SourceRow
from tests.unit.domain.test_accounts import ATTACK, figure
from tests.unit.export.rows import source_row


def source(id: str, published: str = "2015-11-17") -> SourceRow:
    return replace(source_row(), id=id, file=f"{id}.txt", published=published)


def account(part: Part, source: str, value: str, topic: str = "", paragraph: int = 1) -> Account:
    citation = Citation(source, f"{source}.txt", "", "", "2015-11-17", 0, 20, paragraph, value)
    return Account(part, topic, topic, value, value, citation)


def table(*told: Account, origins: Origins = ALONE, rows=()) -> AccountsTable:
    sources = [source("b", "2015-11-18"), source("a"), source("c", "")]
    return side_by_side(ATTACK, sources, told, topics(rows, origins), origins)


def test_a_column_for_each_origin_the_first_published_first() -> None:
    made = table(origins=Origins({"b": "b", "c": "b"}))
    assert [[s.id for s in column.sources] for column in made.columns] == [["a"], ["b", "c"]]


AGREEMENTS = [
    (Part.WHEN, "2015-11-13", "2015-11-13", Agreement.AGREE),
    (Part.WHEN, "2015-11-13", "2015-11", Agreement.AGREE),
    (Part.WHEN, "2015-11-13", "2015-11-14", Agreement.DIFFER),
    (Part.WHERE, "paris", "france", Agreement.MIXED),
    (Part.WHO, "ada", "ada", Agreement.AGREE),
    (Part.WHETHER, "occurred", "denied", Agreement.DIFFER),
    (Part.STATEMENT, "so ", "so 2015-11-13", Agreement.MIXED),
    (Part.STATEMENT, "so ", "not ", Agreement.DIFFER),
    (Part.STATEMENT, "so 2015-11-13", "so 2015-11-14", Agreement.DIFFER),
]


@pytest.mark.parametrize(("part", "one", "other", "expected"), AGREEMENTS)
def test_what_is_told_of_the_same_stands_in_one_row(
    part: Part, one: str, other: str, expected: Agreement
) -> None:
    (row,) = table(account(part, "a", one), account(part, "b", other)).rows
    assert row.agreement is expected
    assert [[a.value for a in cell] for cell in row.cells] == [[one], [other], []]
    assert row.differs == ({0, 1} if expected is Agreement.DIFFER else set())


def test_one_who_differs_is_marked_with_those_it_differs_from() -> None:
    made = table(
        *(
            account(Part.WHEN, s, v)
            for s, v in (("a", "2015-11-13"), ("b", "2015-11-13"), ("c", "2015-11-14"))
        )
    )
    assert made.rows[0].differs == {0, 1, 2}
    alone = table(account(Part.WHEN, "a", "2015-11-13"))
    assert (alone.rows[0].agreement, alone.rows[0].origins) == (Agreement.ALONE, 1)


def test_figures_are_compared_as_figures() -> None:
    made = table(rows=[figure("a", 129), figure("b", 100, None, hedge="at least"), figure("c", 132)])
    (row,) = made.rows
    assert (row.part, row.label, row.agreement) == (Part.FIGURE, "killed", Agreement.DIFFER)
    assert row.differs == {0, 2}
    assert row.cells[1][0].words == "at least 100"


def test_a_copy_that_changed_a_figure_differs_from_its_original() -> None:
    """The column shows both, and who reads "agree" above it would be misled."""
    rows = [figure("a", 30), figure("b", 31), figure("c", 30)]
    (row,) = table(rows=rows, origins=Origins({"a": "a", "b": "a"})).rows
    assert (row.agreement, row.differs) == (Agreement.DIFFER, {0, 1})
    (alone,) = table(rows=rows[:2], origins=Origins({"a": "a", "b": "a"})).rows
    assert (alone.agreement, alone.differs, alone.origins) == (Agreement.DIFFER, {0}, 1)


def test_who_gives_two_figures_neither_agrees_nor_differs() -> None:
    """ "At first twelve, then fifteen" beside "twelve"."""
    (row,) = table(rows=[figure("a", 12), figure("b", 12), figure("b", 15, start=40)]).rows
    assert (row.agreement, row.differs) == (Agreement.MIXED, set())


def test_rows_are_in_order_and_what_more_tell_comes_first() -> None:
    made = table(
        account(Part.STATEMENT, "a", "so 2015-11-11", "alone"),
        account(Part.STATEMENT, "a", "so ", "both"),
        account(Part.STATEMENT, "b", "so ", "both"),
        account(Part.WHO, "a", "x", "agent"),
        account(Part.WHEN, "a", "2015"),
    )
    assert [(row.part, row.label) for row in made.rows] == [
        (Part.WHEN, ""), (Part.WHO, "agent"), (Part.STATEMENT, "both"), (Part.STATEMENT, "alone"),
    ]  # fmt: skip


told_ = st.builds(
    account, st.sampled_from(Part).filter(lambda p: p not in (Part.FIGURE, Part.STATEMENT)), st.sampled_from("abc"),
    st.sampled_from(["2015-11-13", "2015-11-14", "2015"]), st.sampled_from(["", "x"]), st.integers(1, 3),
)  # fmt: skip


@given(st.lists(told_, max_size=8).flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_the_table_does_not_depend_on_the_order(orders: tuple[list[Account], list[Account]]) -> None:
    one, other = orders
    assert table(*one).rows == table(*other).rows
