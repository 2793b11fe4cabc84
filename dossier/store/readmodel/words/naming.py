"""What wording an entry needs to know, and the words that all sentences share."""

from collections.abc import Callable
from typing import Any, Protocol

from dossier.domain import targets

MAX_VALUE = 120
"""Characters of a value that a summary shows."""
MAX_WORDS = 60
"""Characters of a passage that a summary shows."""


class Names(Protocol):
    """Whoever asks for words says what things are called. None of these raises; each says something for an id that
    nobody knows."""

    def file(self, source: str) -> str:
        """The name under which a source came in."""
        ...

    def entity(self, id: str) -> str:
        """The own name of an entity: no redirect is followed, for “merged A into B” speaks of both."""
        ...

    def statement(self, id: str) -> str:
        """The exact words of a statement; empty where they are not known."""
        ...

    def passage(self, place: targets.Place) -> str:
        """The words that stand there; empty where they are not known."""
        ...

    def analyst(self, id: str) -> str:
        """What an analyst is called."""
        ...

    def before(self, fact: Any) -> str:
        """The value, as `writes.written` has it, that `fact` replaced: another entry's, else what the document, the
        adoption or the creation came with; empty where nothing was said."""
        ...

    def write(self, entry: str, family: str, subject: str) -> str:
        """The summary of an entry on a subject; empty where it is not known."""
        ...

    def act(self, id: str) -> str:
        """The summary of an act; empty where it is not known."""
        ...


Sentence = Callable[[Any, Names], str]


def shown(text: str, empty: str = "unknown") -> str:
    """`text` in one line, not too long."""
    line = " ".join(text.split())
    return empty if not line else line if len(line) <= MAX_VALUE else line[:MAX_VALUE] + "…"


def quoted(text: str) -> str:
    """The words of a passage, as a summary shows them."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= MAX_WORDS else line[:MAX_WORDS].rstrip() + '…'}”"


def was(before: str) -> str:
    """` (was: …)` for a value that there was before; empty where there was none."""
    return f" (was: {shown(before)})" if before else ""


def listed(names: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"


def counted(n: int, one: str, many: str) -> str:
    return f"1 {one}" if n == 1 else f"{n:,} {many}"


def about(target: str, names: Names, exact: str = "") -> str:
    """What a note or a tag is on, in words; `exact` are those of a passage."""
    what, id = targets.parted(target)
    if what == targets.SOURCE:
        return names.file(id)
    if what == targets.ENTITY:
        return names.entity(id)
    if what == targets.STATEMENT:
        words = names.statement(id)
        return f"the statement {quoted(words)}" if words else "a statement"
    place = targets.place(target)
    if place is not None:
        words = exact or names.passage(place)
        return f"{quoted(words) if words else 'a passage'} in {names.file(place.source)}"
    return "the case" if what == targets.CASE else "something that is not in this case"
