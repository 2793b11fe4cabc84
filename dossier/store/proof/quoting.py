"""The words that analysts' decisions quote: each must stand at its passage, in a text that was read from its source.

The text of a source is named by the entry that ingested it, which may come later in the journal when copies were
merged. So what is quoted is collected, and proven when the journal has been read; or, when it is very much, what can
be proven is proven in between.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dossier.domain import targets
from dossier.domain.entries import (
    ContradictionSettled,
    EntityAdopted,
    NoteWritten,
    PassageJudged,
    RivalDropped,
    StatementAdopted,
    StatementWritten,
    SuggestionSkipped,
    Tagged,
)
from dossier.domain.writes import CONTRADICTION, MARK, SOURCE
from dossier.store.proof.findings import Findings

MOST_WAITING = 100_000
"""Quoted passages that are held before those whose texts are known are proven."""

_WITHHELD = "{n} passages could not be proven: no entry that this copy can read ingested their sources."


class Quoted(NamedTuple):
    """`exact` None: only the place is named, which must lie in the text."""

    source: str
    start: int
    end: int
    exact: str | None


def quoted(fact: object) -> Iterator[Quoted]:
    """Every passage that an analyst's decision names."""
    if isinstance(fact, EntityAdopted):
        for anchor in fact.anchors:
            yield Quoted(anchor.source, anchor.start, anchor.end, anchor.exact)
    elif isinstance(fact, PassageJudged):
        yield Quoted(fact.source, fact.start, fact.end, fact.exact)
    elif isinstance(fact, (StatementAdopted, StatementWritten)):
        said = fact.assertion
        yield Quoted(fact.source, said.start, said.end, said.exact)
    elif isinstance(fact, (NoteWritten, Tagged, SuggestionSkipped)):
        place = targets.place(fact.target)
        if place is not None:
            yield Quoted(*place, fact.exact if isinstance(fact, NoteWritten) else None)
    elif isinstance(fact, ContradictionSettled):
        for target, exact in ((fact.one, fact.one_exact), (fact.other, fact.other_exact)):
            place = targets.place(target)
            if place is not None:
                yield Quoted(*place, exact)


def sources(fact: Any) -> set[str]:
    """The ids of the sources that an analyst's decision names."""
    named = {each.source for each in quoted(fact)}
    if isinstance(fact, (NoteWritten, Tagged, SuggestionSkipped)):
        what, id = targets.parted(fact.target)
        return named | ({id} if what == targets.SOURCE else set())
    if isinstance(fact, RivalDropped):
        return named | _disputed_in(fact)
    source = getattr(fact, "source", "")
    return named | ({source} if source else set())


def _disputed_in(fact: RivalDropped) -> set[str]:
    """The sources that a settled conflict is about."""
    if fact.family == SOURCE:
        return {fact.subject}
    if fact.family not in (MARK, CONTRADICTION):
        return set()
    what, id = targets.parted(fact.subject)
    places = filter(None, map(targets.place, fact.subject.split("\n")))
    return {id} if what == targets.SOURCE else {place.source for place in places}


class Quoting:
    """Collects what is quoted and, by source, which texts were read from it; proves the one by the other."""

    def __init__(self, found: Findings, read: Callable[[str, str], str | None]) -> None:
        self._found = found
        self._read = read
        """(the entry's name, a text's id) -> the text; None where it is missing, which its ingest's proof names."""
        self._texts: dict[str, tuple[str, ...]] = {}
        self._waiting: dict[str, list[tuple[str, Quoted]]] = {}
        self._count = 0

    def ingested(self, source: str, text: str) -> None:
        """A source may have been read more than once: its words may stand in any of its texts."""
        known = self._texts.get(source, ())
        self._texts[source] = known if text in known else (*known, text)

    def add(self, name: str, fact: object) -> None:
        for each in quoted(fact):
            self._waiting.setdefault(each.source, []).append((name, each))
            self._count += 1
        if self._count >= MOST_WAITING:
            self._prove([source for source in self._waiting if source in self._texts])

    def finish(self, *, certain: bool) -> None:
        """Prove the rest. `certain`: every entry could be read, so that a source without an ingest has none."""
        self._prove(list(self._waiting))
        for waiting in self._waiting.values():
            for name, each in waiting:
                if certain:
                    self._found.problem(
                        f"The {name} quotes the source {each.source[:12]}…, which no entry ingested."
                    )
                else:
                    self._found.note(_WITHHELD)
        self._waiting.clear()

    def _prove(self, some: list[str]) -> None:
        for source in some:
            if source not in self._texts:
                continue
            waiting = self._waiting.pop(source)
            self._count -= len(waiting)
            texts = [self._read(waiting[0][0], text) for text in self._texts[source]]
            known = [text for text in texts if text is not None]
            for name, each in waiting:
                self._found.passages += 1
                if len(known) == len(texts) and not any(_stands(each, text) for text in known):
                    self._found.problem(_sentence(name, each, known[0]))


def _stands(each: Quoted, text: str) -> bool:
    _, start, end, exact = each
    return 0 <= start < end <= len(text) and (exact is None or text[start:end] == exact)


def _sentence(name: str, each: Quoted, text: str) -> str:
    source, start, end, exact = each
    where = f"The {name} quotes [{start}, {end}) of the source {source[:12]}…"
    if not 0 <= start < end <= len(text):
        return f"{where}, outside its text of {len(text)} characters."
    return f"{where} as “{_short(exact or '')}”; there stands “{_short(text[start:end])}”."


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:60] + "…"
