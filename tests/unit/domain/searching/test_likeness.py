"""How like words are: against the plain recursion, and on names as newspapers spell them."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.searching.fields import grades, period
from dossier.domain.searching.likeness import are_spellings, distance, nearest


def by_recursion(one: str, other: str) -> int:
    @lru_cache(None)
    def far(n: int, m: int) -> int:
        if not n or not m:
            return n + m
        costs = [far(n - 1, m) + 1, far(n, m - 1) + 1, far(n - 1, m - 1) + (one[n - 1] != other[m - 1])]
        if n > 1 and m > 1 and one[n - 1] == other[m - 2] and one[n - 2] == other[m - 1]:
            costs.append(far(n - 2, m - 2) + 1)
        return min(costs)

    return far(len(one), len(other))


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 4))
def test_the_distance_is_that_of_the_plain_recursion_up_to_the_bound(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(by_recursion(one, other), most + 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("abdeslam", "abdelslam"),
        ("gaddafi", "qadhafi"),
        ("khadafi", "gaddafi"),
        ("mohamed", "mohammed"),
        ("hussein", "hussain"),
        ("yeltsin", "eltsin"),
    ],
)
def test_spellings_of_a_name_are_known(one: str, other: str) -> None:
    assert are_spellings(one, other)
    assert are_spellings(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("putin", "obama"), ("salah", "abdeslam"), ("li", "le"), ("2015", "2016")]
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert not are_spellings(one, other)


def test_the_nearest_is_found_if_it_is_near() -> None:
    assert nearest("persn", ["event", "person", "place"]) == "person"
    assert nearest("zzzzz", ["event", "person", "place"]) is None


@pytest.mark.parametrize(
    ("value", "inside", "outside"),
    [
        ("2015", ["2015", "2015-01-01", "2015-12-31T23:59"], ["2014-12-31", "2016"]),
        ("2015-11..2015-12", ["2015-11-01", "2015-12-31"], ["2015-10-31", "2016-01-01", "2015"]),
        ("2015-11-30", ["2015-11-30", "2015-11-30T10:00"], ["2015-12-01", "2015-11-29"]),
        ("..2015-02", ["1999", "2015-02-28"], ["2015-03-01"]),
        ("2015-1..", ["2015-01-01", "2016"], ["2014-12-31"]),
        ("9999-12-31", ["9999-12-31"], ["9999-12-30"]),
    ],
)
def test_a_period_holds_its_days(value: str, inside: list[str], outside: list[str]) -> None:
    first, end = period(value)
    assert all(first <= day < end for day in inside)
    assert not any(first <= day < end for day in outside)


def test_grades_or_better() -> None:
    assert grades("B2+") == ("AB", "12")
    assert grades("B2") == ("B", "2")
    assert grades("C") == ("C", "123456")
    assert grades("3+") == ("ABCDEF", "123")
