"""Names in lines of capitals, where capitals tell nothing: only those that the rest of the text, or a map, knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.boilerplate import SILENT
from dossier.analysis.candidate import Candidate
from dossier.analysis.forms import fold
from dossier.domain.analysis import Role

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.domain.passages import Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*\.?")
_LONGEST = 5
"""Words of a name that are looked up together."""
_SHORTEST = 4
"""Letters: `US` and `IS` are words in a line of capitals."""
_WORDS_TOO = frozenset(
    {"nice", "split", "reading", "pacific", "bush", "may", "young", "long", "short", "brown"}
)
"""Names that in capitals are as likely another word."""


def find(reading: Reading, known: frozenset[str]) -> Iterator[Candidate]:
    """The candidates in lines of capitals whose folded words are among `known`, the longer first."""
    small = {token.text for token in reading.doc if token.text.islower()}
    for line in reading.paragraphs:
        home = reading.boilerplate_at(line.start)
        if reading.text[line.start : line.end].isupper() and (home is None or home.kind not in SILENT):
            yield from _in_line(reading.text, line, known, small)


def _in_line(text: str, line: Span, known: frozenset[str], small: set[str]) -> Iterator[Candidate]:
    words = list(_WORD.finditer(text, line.start, line.end))
    at = 0 if len(words) > 1 else len(words)
    while at < len(words):
        for last in range(min(len(words), at + _LONGEST) - 1, at - 1, -1):
            start, end = words[at].start(), words[last].end()
            written = text[start:end].removesuffix("'S")
            folded = fold(written)
            ambiguous = last == at and (len(folded) < _SHORTEST or folded in small | _WORDS_TOO)
            if folded in known and not ambiguous:
                yield Candidate(start, start + len(written), written, None, Role.STORY, "headline")
                at = last
                break
        at += 1
