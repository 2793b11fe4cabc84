"""One line of a dossier as the screen shows it, and how each kind of row becomes one."""

from dataclasses import dataclass

from dossier.domain.analysis import EntityKind, Form
from dossier.domain.views import (
    Citation,
    EntityRef,
    HistoryRow,
    Hit,
    MentionRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)
from dossier.domain.views import Status as RowStatus
from dossier.gui import phrases
from dossier.gui.navigation import Place, PlaceKind, Spot


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
    inline: bool = False
    """Short enough for chip and tags to stand beside the text, not below it."""

    @property
    def spot(self) -> Spot | None:
        return Spot.of(self.citation) if self.citation else self.reads

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
        note=phrases.when(row.date),
        entities=_distinct(*row.subjects, *row.others, row.attributed_to),
    )


def timeline_line(row: StatementRow) -> Line:
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=_statement_tags(row),
        lead=phrases.when(row.date),
        entities=_distinct(*row.subjects, *row.others, row.attributed_to),
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
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=(Tag(form, why),),
        hint=why,
        inline=True,
    )


def source_line(row: SourceRow) -> Line:
    tags = (Tag(phrases.tr("withdrawn"), phrases.tr("Left out of all dossiers.")),) if row.withdrawn else ()
    return Line(
        text=phrases.source_name(row),
        tags=tags,
        note=f"{phrases.source_line(row)} · {row.file}",
        place=Place(PlaceKind.SOURCE, row.id, Spot(row.id)),
        reads=Spot(row.id),
    )


def hit_line(hit: Hit) -> Line:
    spot = Spot(hit.source, hit.found_start, hit.found_end) if hit.source else None
    if hit.entity:
        kind = EntityKind(hit.kind)
        place = Place(PlaceKind.ENTITY, hit.entity, spot)
        return Line(text=hit.name, note=phrases.kind_name(kind), place=place, kind=kind, inline=True)
    place = Place(PlaceKind.SOURCE, hit.source, spot)
    before = len(phrases.one_line(hit.text[: hit.found_start - hit.start] + "|")) - 1
    found = phrases.one_line(hit.text[hit.found_start - hit.start : hit.found_end - hit.start])
    text = phrases.one_line(hit.text)
    return Line(text=text, note=hit.file, place=place, reads=spot, strong=(before, before + len(found)))


def history_line(row: HistoryRow) -> Line:
    ahead = Tag(
        phrases.tr("clock ahead"), phrases.tr("This entry was made on a machine whose clock was far ahead.")
    )
    return Line(
        text=row.summary,
        tags=(ahead,) if row.flagged else (),
        note=f"{row.analyst} · {phrases.tr('entry {n}').format(n=row.position)} · {row.id[:12]}",
        lead=phrases.moment(row.at),
        hint=f"{row.kind}\n{row.id}\n\n{row.payload[:2000]}",
    )


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
    if row.hedged:
        tags.append(Tag(tr("reportedly"), tr("The text itself is unsure of this.")))
    if row.negated:
        tags.append(Tag(tr("denied"), tr("The text says that this is not so.")))
    if row.date_text and row.date is None:
        hint = tr("“{words}” cannot be dated: the date of publication is not known.").format(
            words=row.date_text
        )
        tags.append(Tag(f"{row.date_text}?", hint))
    if row.status is not RowStatus.UNREVIEWED:
        tags.append(Tag(phrases.status_name(row.status), tr("What analysts decided on this statement.")))
    return tuple(tags)


def _distinct(*refs: EntityRef | None) -> tuple[EntityRef, ...]:
    return tuple({ref.id: ref for ref in refs if ref is not None}.values())
