"""Figures of several sources side by side: a foldable group for what is counted alike, a line for each figure."""

from collections.abc import Iterator

from dossier.domain.accounts import in_words
from dossier.domain.figure_rows import Contrast, FigureRow, Relation, Topic
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag
from dossier.gui.models.lines import Group


def topic_group(topic: Topic) -> Group:
    """Its heading says what is counted and whether the sources agree."""
    return Group(
        len(topic.figures),
        lambda offset, limit: topic.figures[offset : offset + limit],
        lambda row: figure_line(row, topic),
        heading(topic),
    )


def heading(topic: Topic) -> str:
    tr = phrases.tr
    where = tuple(tr("in {place}").format(place=place) for place in topic.places)
    limits = ", ".join(filter(None, (topic.group, *where, phrases.when(topic.date))))
    told = f"{topic.what} ({limits})" if limits else topic.what
    present = {contrast.relation for contrast in topic.contrasts}
    if Relation.DISAGREEMENT in present:
        return tr("{told}: accounts differ").format(told=told)
    if Relation.UPDATE in present:
        return tr("{told}: brought up to date").format(told=told)
    if Relation.AGREEMENT in present:
        return tr("{told}: {n} sources agree").format(told=told, n=topic.sources)
    return told


def figure_line(row: FigureRow, topic: Topic) -> Line:
    """The clause behind its figure; tags say with what other figures of the topic it cannot stand, and why."""
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=tuple(_tags(row, topic)),
        lead=in_words(row),
        hint=phrases.tr("Found by {rule}; {score} of 1,000 sure.").format(rule=row.rule, score=row.score),
        entities=(row.event,) if row.event else (),
        record=row,
    )


def _tags(row: FigureRow, topic: Topic) -> Iterator[Tag]:
    tr = phrases.tr
    words = {
        Relation.DISAGREEMENT: tr("not {value}"),
        Relation.UPDATE: tr("earlier or later {value}"),
        Relation.AGREEMENT: tr("as {value}"),
    }
    for contrast in topic.contrasts:
        other = _beside(row, contrast)
        if other is not None:
            value = f"{in_words(other)} ({phrases.excerpt(phrases.publisher(other.citation), 32)})"
            why = tr("{reason}; {score} of 1,000 sure.").format(reason=contrast.reason, score=contrast.score)
            yield Tag(words[contrast.relation].format(value=value), why)


def _beside(row: FigureRow, contrast: Contrast) -> FigureRow | None:
    """The other figure of a contrast that this figure's value is in."""
    if _value(row) == _value(contrast.one) and row.citation.source != contrast.other.citation.source:
        return contrast.other
    if _value(row) == _value(contrast.other) and row.citation.source != contrast.one.citation.source:
        return contrast.one
    return None


def _value(row: FigureRow) -> tuple[int | None, int | None, str]:
    return row.low, row.high, row.hedge
