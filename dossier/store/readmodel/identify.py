"""Ids of what an analysis holds, made from where it stands."""

import hashlib
from collections import Counter
from typing import Any


def passage_id(
    kind: str, source: str, start: int, end: int, sort: str, seen: Counter[tuple[Any, ...]]
) -> str:
    """The id of a statement or quote: the same whoever derives it, whatever analyser found it at this
    passage.

    Several of the same sort at one passage are told apart by counting them in `seen`, in the order of the
    analysis.
    """
    key = (kind, start, end, sort)
    seen[key] += 1
    parts = [source, str(start), str(end), sort] + ([str(seen[key])] if seen[key] > 1 else [])
    return f"{kind}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:20]}"
