"""Persons called by their age: `the 26-year-old`, who is somebody whose age was told, or somebody just spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from dossier.analysis.reading import Reading
from dossier.domain.analysis import EntityKind, Form

_CALLED = re.compile(
    r"\b[Tt]he (\d{1,3})[- ]year[- ]old\b(?!['’-])"
    r"(?= (?:\w+(?:ed|s)|who|was|has|had|is|and|to|told|in|on|by|for|from|at)\b|[,.;])"
)
"""With a verb, a preposition or a mark behind it; with a noun it only says more of that ("the 26-year-old striker")."""
_BEHIND = re.compile(r"(?:, (?:aged? )?| \()(\d{1,3})(?=[,.;)])")
_BEFORE = re.compile(r"\b(\d{1,3})[- ]year[- ]old (?:[\w'-]+ ){0,3}$")
_BACK = 50
"""Characters before a name in which its age may stand."""


@dataclass(frozen=True, slots=True)
class Called:
    """A description `[start, end)`; `chain` where somebody's age was told before and is this one."""

    start: int
    end: int
    chain: int | None


def find(reading: Reading) -> list[Called]:
    """The descriptions by age alone, in text order."""
    called = list(_CALLED.finditer(reading.text))
    if not called:
        return []
    told = _told(reading)
    found = []
    for match in called:
        bearers = {chain for start, chain in told[match[1]] if start < match.start()}
        found.append(Called(match.start(), match.end(), bearers.pop() if len(bearers) == 1 else None))
    return found


def _told(reading: Reading) -> defaultdict[str, list[tuple[int, int]]]:
    """Who is said to be how old: by age, where and who."""
    persons = {index for index, _ in reading.chains_of(EntityKind.PERSON)}
    told: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.chain not in persons or mention.form is not Form.NAME:
            continue
        behind = _BEHIND.match(reading.text, mention.end)
        before = _BEFORE.search(reading.text[max(0, mention.start - _BACK) : mention.start])
        for age in (behind, before):
            if age is not None:
                told[age[1]].append((mention.start, mention.chain))
    return told
