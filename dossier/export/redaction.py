"""What is to be left out of an export, and how much that was.

Whoever is left out is left out with the words that name them: a statement, quote, note or entity that bears one of
their names, or their family name alone, goes too, and so does a mention by pronoun. That is rather too much than too
little. What cannot be known is not promised: a text may tell of somebody without any name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.errors import DossierError
from dossier.domain.figure_rows import Topic
from dossier.domain.judgements import GRADE
from dossier.domain.targets import ENTITY, SOURCE, of_statement, parted, place
from dossier.domain.time_marks import EVENT, TimeMark, TimeMarks
from dossier.domain.views import (
    Citation,
    EntityRef,
    EntityRow,
    EventFacts,
    FullDossier,
    HistoryRow,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)
from dossier.export.holdings import Holdings

GAP = "[…]"
"""Stands for words that were left out."""

_SHORTEST_NAME = 3
"""Characters; shorter names stand within too many words to be looked for."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """`sources` and `entities` are ids. `notes`: leave out all notes. `below`: a grade on the Admiralty scale; what is
    graded worse in either of its two marks is left out, and so is what nobody graded. Empty: no matter."""

    sources: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    notes: bool = False
    below: str = ""

    def __bool__(self) -> bool:
        return bool(self.sources or self.entities or self.notes or self.below)


EVERYTHING = Redaction()
"""Nothing is left out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much a redaction left out."""

    sources: int
    entities: int
    statements: int
    quotes: int
    notes: int

    @property
    def in_words(self) -> str:
        """One sentence; empty when nothing was."""
        parts = [
            f"{number:,} {name if number == 1 else plural}"
            for number, name, plural in (
                (self.sources, "source", "sources"),
                (self.entities, "entity", "entities"),
                (self.statements, "statement", "statements"),
                (self.quotes, "quote", "quotes"),
                (self.notes, "note", "notes"),
            )
            if number
        ]
        return f"Left out on purpose: {', '.join(parts)}." if parts else ""


class Redacted:
    """The holdings of a case without what `redaction` leaves out."""

    def __init__(self, whole: Holdings, redaction: Redaction) -> None:
        self._whole, self._redaction = whole, redaction
        left_out = (row for row in whole.entities() if row.id in redaction.entities)
        self._names = _pattern(name for row in left_out for name in (row.name, *row.aliases))

    @cached_property
    def left_out(self) -> LeftOut:
        """What is missing here of what the whole holds."""
        return LeftOut(
            *(
                sum(1 for _ in whole()) - sum(1 for _ in part())
                for whole, part in (
                    (self._whole.sources, self.sources),
                    (self._whole.entities, self.entities),
                    (self._whole.statements, self.statements),
                    (self._whole.quotes, self.quotes),
                    (self._whole.notes, self.notes),
                )
            )
        )

    @cached_property
    def gone(self) -> frozenset[str]:
        """The ids of the entities that are not told of."""
        return frozenset(row.id for row in self._whole.entities()) - {row.id for row in self.entities()}

    def words(self, text: str) -> str:
        """`text` with a gap where it names somebody who is left out."""
        return self._names.sub(GAP, text) if self._names else text

    def blackened(self, text: str) -> str:
        """The same with gaps as long as the names, so that offsets stay."""
        return self._names.sub(lambda match: "█" * len(match[0]), text) if self._names else text

    def sources(self) -> Iterator[SourceRow]:
        for row in self._whole.sources():
            kept = self.source(row)
            if kept is not None:
                yield kept

    def source(self, row: SourceRow) -> SourceRow | None:
        """The source as it may be told of; None when it may not."""
        if not self._keeps_source(row.id):
            return None
        return replace(
            row,
            title=self.words(row.title),
            file=self.words(row.file),
            authors=tuple(map(self.words, row.authors)),
            url="" if self._is_telling(row.url) else row.url,
        )

    def entities(self) -> Iterator[EntityRow]:
        for row in self._whole.entities():
            if self._keeps_id(row.id) and not self._is_telling(row.name):
                yield replace(row, aliases=tuple(each for each in row.aliases if not self._is_telling(each)))

    def statements(self) -> Iterator[StatementRow]:
        for row in self._whole.statements():
            involved = (*row.subjects, *row.others, *filter(None, (row.attributed_to,)))
            if self._keeps(row.citation, involved, row.attribution or "") and self._is_graded(row.grade):
                yield replace(row, citation=self._cited(row.citation))

    def quotes(self) -> Iterator[QuoteRow]:
        if self._redaction.below:
            grades = {row.id: row.grade for row in self._whole.sources()}
        for row in self._whole.quotes():
            involved = tuple(filter(None, (row.speaker_entity, row.addressee)))
            if not self._keeps(row.citation, involved, row.speaker or ""):
                continue
            if not self._redaction.below or self._is_graded(grades.get(row.citation.source, "")):
                yield replace(row, citation=self._cited(row.citation))

    def mentions(self) -> Iterator[tuple[EntityRef, Citation]]:
        for entity, citation in self._whole.mentions():
            if self._keeps(citation, (entity,)):
                yield entity, self._cited(citation)

    def notes(self) -> Iterator[NoteRow]:
        for row in () if self._redaction.notes else self._whole.notes():
            if row.citation is not None and not self._keeps(row.citation, ()):
                continue
            if self._keeps_target(row.target) and not self._is_telling(f"{row.text}\n{row.about}"):
                yield row

    def history(self) -> Iterator[HistoryRow]:
        """Payloads are not for whom things are kept from: they hold names and words in full."""
        for row in self._whole.history():
            if self.keeps_entry(row):
                yield replace(row, payload="")

    def dossier(self, full: FullDossier) -> FullDossier:
        """A dossier with what is left of its lists. Raises DossierError when it is itself to be left out."""
        entity = full.dossier.entity
        if not self._keeps_id(entity.id):
            raise DossierError(f"“{entity.name}” is to be left out: there is nothing of its dossier to show.")
        kept = {row.id for row in self.statements()}
        head = full.dossier
        statements = tuple(row for row in full.statements if row.id in kept)
        kinds = [kind for kind, _ in head.groups]
        head = replace(
            head,
            roles=tuple(row for row in head.roles if row.id in kept),
            groups=tuple((kind, sum(row.kind is kind for row in statements)) for kind in kinds),
            statements=len(statements),
            merged=tuple(row for row in head.merged if self._keeps_entity(row.entity)),
            compared=tuple(row for row in head.compared if self._keeps_entity(row.entity)),
            event=self._event(head.event) if head.event else None,
        )
        quotes, notes = {row.id for row in self.quotes()}, {row.id for row in self.notes()}
        return FullDossier(
            head,
            statements,
            tuple(row for row in full.quotes if row.id in quotes),
            tuple(self.sources()),
            tuple(row for row in full.notes if row.id in notes),
            tuple(filter(None, map(self._topic, full.topics))),
            settled=tuple(map(self._without_note, filter(self._keeps_settled, full.settled))),
        )

    def timeline(self, whole: TimeMarks) -> TimeMarks:
        """The marks of what is kept: a statement that is, an event as it is dated in a passage that is."""
        kept = {of_statement(row.id) for row in self.statements()}
        marks = tuple(
            replace(mark, citation=self._cited(mark.citation))
            for mark in whole.marks
            if mark.citation is not None and self._keeps_mark(mark, mark.citation, kept)
        )
        return replace(whole, marks=marks, total=len(marks))

    def _keeps_mark(self, mark: TimeMark, citation: Citation, statements: set[str]) -> bool:
        if mark.kind != EVENT:
            return mark.target in statements and not self._is_telling(mark.who)
        return (
            self._keeps(citation, (), mark.words, mark.who)
            and self._keeps_target(mark.target)
            and self._is_graded(mark.grade)
        )

    def _event(self, facts: EventFacts) -> EventFacts:
        return replace(
            facts,
            places=tuple(filter(self._keeps_entity, facts.places)),
            participants=tuple(each for each in facts.participants if self._keeps_entity(each[1])),
            whole=facts.whole if facts.whole and self._keeps_entity(facts.whole) else None,
            parts=tuple(filter(self._keeps_entity, facts.parts)),
        )

    def _topic(self, topic: Topic) -> Topic | None:
        """Without the figures of what is left out; None where none is left."""
        kept = [n for n, row in enumerate(topic.figures) if self._keeps(row.citation, ())]
        if len(kept) == len(topic.figures):
            return topic
        return (
            None if not kept else replace(topic, figures=tuple(topic.figures[n] for n in kept), contrasts=())
        )

    def _keeps_settled(self, row: Contradiction) -> bool:
        involved = (row.about,) if row.about else ()
        said = (row.what, row.reason, row.settled.note if row.settled else "")
        return all(self._keeps(told.citation, involved, told.value, *said) for told in (row.one, row.other))

    def _without_note(self, row: Contradiction) -> Contradiction:
        settled = row.settled
        return replace(row, settled=replace(settled, note="")) if settled and self._redaction.notes else row

    def _keeps_entity(self, entity: EntityRef) -> bool:
        return self._keeps_id(entity.id) and not self._is_telling(entity.name)

    def _keeps_id(self, entity: str) -> bool:
        return entity not in self._redaction.entities and entity not in self._of_left_out_sources

    @cached_property
    def _of_left_out_sources(self) -> frozenset[str]:
        """The ids of entities that only sources which are left out tell of: their names came with them."""
        kept: set[str] = set()
        lost: set[str] = set()
        if self._redaction.sources:
            for entity, citation in self._whole.mentions():
                (kept if self._keeps_source(citation.source) else lost).add(entity.id)
            for row in self._whole.statements():
                involved = (*row.subjects, *row.others, *filter(None, (row.attributed_to,)))
                (kept if self._keeps_source(row.citation.source) else lost).update(ref.id for ref in involved)
        return frozenset(lost - kept)

    def keeps_entry(self, row: HistoryRow) -> bool:
        """Whether an entry of the journal can be told of."""
        is_note = self._redaction.notes and row.kind.startswith("Note")
        return (
            self._keeps_target(row.target) and not is_note and not self._is_telling(row.summary + row.payload)
        )

    def _keeps(self, citation: Citation, involved: Iterable[EntityRef], *words: str) -> bool:
        return (
            self._keeps_source(citation.source)
            and all(map(self._keeps_entity, involved))
            and not any(map(self._is_telling, (citation.exact, *words)))
        )

    def _keeps_source(self, source: str) -> bool:
        return source not in self._redaction.sources

    def _keeps_target(self, target: str) -> bool:
        what, id = parted(target)
        at = place(target)
        if what == ENTITY:
            return self._keeps_id(id)
        return self._keeps_source(at.source if at else id if what == SOURCE else "")

    def _is_graded(self, grade: str) -> bool:
        least = self._redaction.below
        return not least or (bool(GRADE.fullmatch(grade)) and grade[0] <= least[0] and grade[1] <= least[1])

    def _is_telling(self, words: str) -> bool:
        return bool(self._names and self._names.search(words))

    def _cited(self, citation: Citation) -> Citation:
        return replace(citation, title=self.words(citation.title), file=self.words(citation.file))


def _pattern(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Finds any of the names, and each longer word that a name ends in: “Abdeslam” of “Salah Abdeslam”."""
    wanted = {form for name in names for form in (name, name.split()[-1] if name.split() else "")}
    wanted = {form for form in wanted if len(form) >= _SHORTEST_NAME}
    if not wanted:
        return None
    longest_first = sorted(wanted, key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
