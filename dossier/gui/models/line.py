"""One line of a dossier as the screen shows it, and how each kind of row becomes one."""

from dataclasses import dataclass

from dossier.domain import targets
from dossier.domain.analysis import EntityKind, Form
from dossier.domain.judgements import grade_words
from dossier.domain.views import (
    Citation,
    EntityRef,
    HistoryRow,
    MentionRow,
    NoteRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)
from dossier.domain.views import Status as RowStatus
from dossier.gui import phrases
from dossier.gui.navigation import Place, PlaceKind, Spot

_LONGEST_NOTE = 800


@dataclass(frozen=True, slots=True)
class Tag:
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Line:
    """`lead` stands in a column of its own before the text; `note` is plain small print beside the tags.

    Activating the line opens `spot` in the reader, or goes to `place` where there is no spot or a new tab is
    asked for.
    """

    text: str
    citation: Citation | None = None
    chip: str = ""
    tags: tuple[Tag, ...] = ()
    lead: str = ""
    note: str = ""
    hint: str = ""
    place: Place | None = None
    reads: Spot | None = None
    entities: tuple[EntityRef, ...] = ()
    kind: EntityKind | None = None
    """Draws this kind's glyph before the text."""
    strong: tuple[int, int] = (0, 0)
    """A stretch of `text`, in code points, that stands out: the words that were looked for."""
    marked: tuple[tuple[int, int], ...] = ()
    """Several such stretches."""
    target: str = ""
    """What the line is about, as `domain.targets` writes it: activating it goes there, where there is no passage."""
    entry: int = 0
    """Which entry of the journal it shows, by its place of arrival."""
    record: object = None
    """The row that it shows, for decisions on it."""
    checked: bool | None = None
    """Whether it is ticked, in a list to choose from."""
    inline: bool = False
    """Short enough for chip and tags to stand beside the text, not below it."""

    @property
    def spot(self) -> Spot | None:
        return self.reads or (Spot.of(self.citation) if self.citation else None)

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        parts = [self.lead, self.text, *(tag.text for tag in self.tags), self.note, self.chip]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """Over a group of lines; `open` says whether the group is unfolded."""

    text: str
    count: int
    open: bool

    @property
    def spoken(self) -> str:
        folded = phrases.tr("unfolded") if self.open else phrases.tr("folded")
        return f"{self.text}, {self.count}, {folded}"


def statement_line(row: StatementRow) -> Line:
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=_statement_tags(row),
        note=_joined(phrases.when(row.date, row.vague), _notes(row.notes)),
        entities=_distinct(*row.subjects, *row.others, row.attributed_to),
        target=targets.of_statement(row.id),
        record=row,
    )


def quote_line(row: QuoteRow) -> Line:
    said = phrases.said_by(row)
    tags = (
        [] if said else [Tag(phrases.tr("speaker not said"), phrases.tr("The text does not say who speaks."))]
    )
    if row.form != "direct":
        tags.append(Tag(row.form, phrases.tr("Not, or not only, the speaker's own words.")))
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=tuple(tags),
        note=phrases.tr("as “{speaker}”").format(speaker=said) if said else "",
        entities=_distinct(row.speaker_entity, row.addressee),
    )


def mention_line(row: MentionRow) -> Line:
    form = {
        Form.NAME: phrases.tr("by name"),
        Form.NOMINAL: phrases.tr("by description"),
        Form.PRONOUN: phrases.tr("by pronoun"),
    }[row.form]
    why = phrases.tr("Found by {rule}; {score} of 1,000 sure.").format(rule=row.rule, score=row.score)
    decided = phrases.tr("An analyst said whom these words mean.")
    judged = [Tag(phrases.tr("linked by an analyst"), decided)] if row.reference else []
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=(Tag(form, why), *judged),
        hint=why,
        record=row,
        inline=True,
    )


def note_line(row: NoteRow, of: str = "") -> Line:
    """`of` is what the list is about: a note on something else says on what."""
    about = () if row.target == of else (Tag(phrases.excerpt(row.about, 60), row.about),)
    return Line(
        text=phrases.excerpt(row.text, _LONGEST_NOTE),
        citation=row.citation,
        chip=phrases.chip(row.citation) if row.citation else "",
        tags=about,
        note=f"{row.analyst} · {phrases.moment(row.at)}",
        hint=row.text,
        target=row.target,
        record=row,
    )


def source_line(row: SourceRow) -> Line:
    tags = [Tag(phrases.tr("withdrawn"), phrases.tr("Left out of all dossiers."))] if row.withdrawn else []
    return Line(
        text=phrases.source_name(row),
        tags=(*tags, *_grade(row.grade, own=True), *map(own_tag, row.tags)),
        note=_joined(phrases.source_line(row), row.file, _notes(row.notes)),
        place=Place(PlaceKind.SOURCE, row.id, Spot(row.id)),
        reads=Spot(row.id),
    )


def history_line(row: HistoryRow) -> Line:
    ahead = Tag(
        phrases.tr("clock ahead"), phrases.tr("This entry was made on a machine whose clock was far ahead.")
    )
    return Line(
        text=row.summary,
        tags=(ahead,) if row.flagged else (),
        note=f"{_author(row)} · {phrases.tr('entry {n}').format(n=row.position)} · {row.id[:12]}",
        lead=phrases.moment(row.at),
        hint=f"{row.kind}\n{row.id}\n\n{row.payload[:2000]}",
        target=row.target,
        entry=row.position,
    )


def _author(row: HistoryRow) -> str:
    """Name and initials."""
    return f"{row.analyst} ({row.initials})" if row.initials else row.analyst


def doubts(hedged: bool, negated: bool) -> list[Tag]:
    """What the text itself says against a statement."""
    tags = [Tag(phrases.tr("reportedly"), phrases.tr("The text itself is unsure of this."))] if hedged else []
    if negated:
        tags.append(Tag(phrases.tr("negated"), phrases.tr("The text says that something is not so.")))
    return tags


def _statement_tags(row: StatementRow) -> tuple[Tag, ...]:
    tr = phrases.tr
    tags = []
    said = phrases.said_by(row)
    if said:
        tags.append(
            Tag(
                tr("says {who}").format(who=said),
                tr("The text attributes this; the publication itself does not say it."),
            )
        )
    tags += doubts(row.hedged, row.negated)
    if row.date_text and row.date is None:
        hint = tr("“{words}” cannot be dated: the date of publication is not known.").format(
            words=row.date_text
        )
        tags.append(Tag(f"{row.date_text}?", hint))
    if row.copies:
        copies = phrases.counted(row.copies, tr("copy"), tr("copies"))
        hint = tr(
            "The same words stand in so many other sources: they add articles, and no independent origin."
        )
        tags.append(Tag(f"+{copies}", hint))
    return tuple(tags + decided_tags(row))


def decided_tags(row: StatementRow) -> list[Tag]:
    """What analysts made of a statement."""
    tr = phrases.tr
    tags = []
    if row.status is not RowStatus.UNREVIEWED:
        mark = phrases.status_mark(row.status) + phrases.status_name(row.status)
        tags.append(Tag(mark, tr("What analysts decided on this statement.")))
    tags += _grade(row.grade, own=bool(row.own_grade))
    if row.written:
        tags.append(Tag(tr("✎ written"), tr("An analyst wrote this statement.")))
    elif row.edited:
        fields = ", ".join(map(phrases.field_name, row.edited))
        tags.append(Tag(tr("✎ edited"), tr("An analyst changed: {fields}.").format(fields=fields)))
    if not row.grounded:
        lost = tr(
            "The machine no longer finds this statement; it is shown as it was when an analyst decided on it."
        )
        tags.append(Tag(tr("ground lost"), lost))
    return tags + [own_tag(tag) for tag in row.tags]


def own_tag(tag: str) -> Tag:
    return Tag(f"# {tag}", phrases.tr("A tag that an analyst put on it."))


def _grade(grade: str, *, own: bool) -> list[Tag]:
    if not grade:
        return []
    whose = phrases.tr("Its own grade.") if own else phrases.tr("The grade of its source.")
    return [Tag(grade if own else f"({grade})", f"{grade}: {grade_words(grade)}. {whose}")]


def _notes(number: int) -> str:
    tr = phrases.tr
    return phrases.counted(number, tr("note"), tr("notes")) if number else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _distinct(*refs: EntityRef | None) -> tuple[EntityRef, ...]:
    return tuple({ref.id: ref for ref in refs if ref is not None}.values())
