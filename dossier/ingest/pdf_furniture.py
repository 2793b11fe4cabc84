"""What stands at the top and bottom of the pages of a PDF and is no part of the text: page numbers, and lines that
come again from page to page. Left in, they would tear apart every sentence that goes on overleaf."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pg\.?|s\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_AT_START, _AT_END = re.compile(r"(\d{1,4})\b"), re.compile(r"\b(\d{1,4})$")
_FEWEST, _LONGEST, _DEEPEST = 3, 120, 2
"""On how many pages a line must come again, how long it may be, and how many lines each edge may have."""


def without_furniture(pages: Sequence[str]) -> list[str]:
    """The pages without it. A document of one page has none."""
    if len(pages) < 2:
        return list(pages)
    lines = [page.split("\n") if page.strip() else [] for page in pages]
    for edge in (0, -1):
        for _ in range(_DEEPEST):
            edges = {page: each[edge] for page, each in enumerate(lines) if len(each) > 1}
            again, ahead = _coming_again(list(edges.values())), _ahead(edges)
            for page, line in edges.items():
                if _NUMBER.fullmatch(line) or _shape(line) in again or ahead & _offsets(page, line):
                    del lines[page][edge]
    return ["\n".join(each) for each in lines]


def _coming_again(edges: Sequence[str]) -> frozenset[str]:
    """Lines that are the same but for their numbers on most pages, or on every other one (left and right)."""
    counted = Counter(_shape(line) for line in edges if len(line) <= _LONGEST)
    fewest = max(_FEWEST, 0.4 * len(edges))
    return frozenset(shape for shape, count in counted.items() if count >= fewest)


def _ahead(edges: Mapping[int, str]) -> frozenset[int]:
    """By how much the numbers in these lines are ahead of the pages they stand on, where that is the same on most
    pages: a page number beside the title of a chapter, which changes."""
    counted = Counter(offset for page, line in edges.items() for offset in _offsets(page, line))
    fewest = max(_FEWEST, 0.4 * len(edges))
    return frozenset(offset for offset, count in counted.items() if count >= fewest)


def _offsets(page: int, line: str) -> frozenset[int]:
    """The number that a short line begins or ends with, less its page."""
    found = (_AT_START.match(line), _AT_END.search(line)) if len(line) <= _LONGEST else ()
    return frozenset(int(number[1]) - page for number in found if number)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
