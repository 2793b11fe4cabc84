"""What a verification has found so far."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_PROBLEMS = 1000
"""Sentences kept; a file that is damaged all over would give millions."""
MOST_NAMED = 10
"""Things that one note names; of more it gives the number."""


@dataclass
class Note:
    """How often something unusual was seen, and the first of the places where."""

    n: int = 0
    named: list[str] = field(default_factory=list)


@dataclass
class Findings:
    """`problems` are sentences about what does not hold, in order; `notes` about what is merely unusual."""

    problems: list[str] = field(default_factory=list)
    unlisted: int = 0
    proven: list[str] = field(default_factory=list)
    notes: defaultdict[str, Note] = field(default_factory=lambda: defaultdict(Note))
    """By sentence, which has a place for the number."""
    entries: int = 0
    passages: int = 0
    sources: dict[bytes, int] = field(default_factory=dict)
    """The sources that are there, and how many bytes their originals have."""
    blobs: set[bytes] = field(default_factory=set)
    named_sources: set[bytes] = field(default_factory=set)
    named_blobs: set[bytes] = field(default_factory=set)

    def problem(self, sentence: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(sentence)
        else:
            self.unlisted += 1

    def note(self, sentence: str, name: str = "") -> None:
        """`sentence` with `{n}` where the number of times goes, and `{names}` where the first of the names do."""
        seen = self.notes[sentence]
        seen.n += 1
        if name and len(seen.named) < MOST_NAMED:
            seen.named.append(name)

    def noted(self) -> Iterator[str]:
        """The notes as sentences."""
        for sentence, seen in self.notes.items():
            more = seen.n - len(seen.named)
            names = "; ".join([*seen.named, *([f"and {more:,} more"] if more else [])])
            yield sentence.format(n=seen.n, names=names)
