"""A long list read page by page: a plain sequence over a query with offset and limit. Knows no Qt."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

PAGE = 100
"""Rows asked for at once: several screens full, read in a millisecond or two."""
KEPT = 32
"""Pages kept; the least recently used go first."""

Row = TypeVar("Row")
Fetch = Callable[[int, int], Sequence[Row]]
"""(offset, limit) -> rows"""


class Pages(Generic[Row]):
    """`count` rows, of which only the pages looked at lately are in memory."""

    def __init__(self, count: int, fetch: Fetch[Row]) -> None:
        self._count = count
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    def row(self, index: int) -> Row | None:
        """Row `index`, or None when the query has fewer rows than it said (the case changed meanwhile)."""
        number, place = divmod(index, PAGE)
        page = self._page(number)
        return page[place] if place < len(page) else None

    def forget(self) -> None:
        self._pages.clear()

    def _page(self, number: int) -> Sequence[Row]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._pages[number] = self._fetch(number * PAGE, PAGE)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page
