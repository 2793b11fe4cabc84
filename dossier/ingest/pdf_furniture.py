"""What stands at the top and bottom of the pages of a PDF and is no part of the text: page numbers, and lines that
come again from page to page. Left in, they would tear apart every sentence that goes on overleaf."""

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pg\.?|s\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_FEWEST, _LONGEST, _DEEPEST = 3, 120, 2
"""On how many pages a line must come again, how long it may be, and how many lines each edge may have."""


def without_furniture(pages: Sequence[str]) -> list[str]:
    """The pages without it. A document of one page has none."""
    if len(pages) < 2:
        return list(pages)
    lines = [page.split("\n") if page.strip() else [] for page in pages]
    for edge in (0, -1):
        for _ in range(_DEEPEST):
            again = _coming_again([each[edge] for each in lines if len(each) > 1])
            for each in lines:
                if len(each) > 1 and (_NUMBER.fullmatch(each[edge]) or _shape(each[edge]) in again):
                    del each[edge]
    return ["\n".join(each) for each in lines]


def _coming_again(edges: Sequence[str]) -> frozenset[str]:
    """Lines that are the same but for their numbers on most pages, or on every other one (left and right)."""
    counted = Counter(_shape(line) for line in edges if len(line) <= _LONGEST)
    fewest = max(_FEWEST, 0.4 * len(edges))
    return frozenset(shape for shape, count in counted.items() if count >= fewest)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
