"""What things are called in a sentence, each with the id by which the next command names it."""

from dossier.cli.layout import counted, flat, one_line
from dossier.domain.judgements import grade_words
from dossier.domain.views import Citation, EntityRef, EntityRow, SourceRow, StatementRow

MOST_WORDS = 60
"""Characters of a passage that a sentence quotes."""


def who(row: EntityRow | EntityRef) -> str:
    """`Maria Sandoval (person-1)`."""
    return f"{one_line(row.name)} ({row.id})"


def which(row: SourceRow) -> str:
    return flat(row.file) if row.file else row.id[:12]


def said(row: StatementRow) -> str:
    """`“resigned on Tuesday” (statement-1)`."""
    return f"{quoted(row.citation.exact)} ({row.id})"


def quoted(words: str) -> str:
    line = one_line(words)
    return f"“{line if len(line) <= MOST_WORDS else line[: MOST_WORDS - 1].rstrip() + '…'}”"


def where(citation: Citation) -> str:
    """Where it stands: `001.txt ¶31`, `report.pdf p. 3`."""
    place = f"p. {citation.page}" if citation.page else f"¶{citation.paragraph}"
    return f"{citation.file or citation.source[:12]} {place}"


def graded(grade: str) -> str:
    """`B2 (usually reliable, probably true)`; empty for no grade."""
    return f"{grade} ({grade_words(grade)})" if grade else ""


def day(at: str) -> str:
    return at[:10]


def supported(sources: int, origins: int) -> str:
    """`5 sources of 2 origins`; without the origins where each is one of its own, or that is not known."""
    told = counted(sources, "source")
    return f"{told} of {counted(origins, 'origin')}" if 0 < origins < sources else told


def at_odds_in(field: str) -> str:
    """A conflict's field without what only the program needs: a note and a search are known by what they say."""
    what, _, named = field.partition(":")
    if what in ("note", "search", "passage"):
        return what
    return f"{what} “{named}”" if named else what
