"""What a verification has found so far."""

from collections import Counter
from dataclasses import dataclass, field

MOST_PROBLEMS = 1000
"""Sentences kept; a file that is damaged all over would give millions."""


@dataclass
class Findings:
    """`problems` are sentences about what does not hold, in order; `notes` about what is merely unusual."""

    problems: list[str] = field(default_factory=list)
    unlisted: int = 0
    proven: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    """How often each was seen; the sentence has a place for the number."""
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

    def note(self, sentence: str) -> None:
        """`sentence` with `{n}` where the number of times goes."""
        self.notes[sentence] += 1
