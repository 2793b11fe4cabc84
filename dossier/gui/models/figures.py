"""Figures of several sources side by side: a foldable group for what is counted alike, a line for each figure."""

from collections.abc import Iterator

from dossier.domain.accounts import in_words
from dossier.domain.contradictions import Settled, place_of, verdict_on
from dossier.domain.figure_rows import Contrast, FigureRow, Relation, Topic
from dossier.gui import phrases
from dossier.gui.models.contradictions import Differing, Figured, verdict_words
from dossier.gui.models.line import Line, Tag
from dossier.gui.models.lines import Group


def topic_group(topic: Topic, settled: Settled | None = None) -> Group:
    """Its heading says what is counted and whether the sources agree; `settled` is what analysts made of it."""
    return Group(
        len(topic.figures),
        lambda offset, limit: topic.figures[offset : offset + limit],
        lambda row: figure_line(row, topic, settled),
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
        sources = phrases.supported(topic.sources, topic.origins)
        return tr("{told}: {sources} agree").format(told=told, sources=sources)
    return told


def figure_line(row: FigureRow, topic: Topic, settled: Settled | None = None) -> Line:
    """The clause behind its figure; tags say with what other figures of the topic it cannot stand, and why."""
    return Line(
        text=phrases.one_line(row.citation.exact),
        citation=row.citation,
        chip=phrases.chip(row.citation),
        tags=tuple(_tags(row, topic, settled or {})),
        lead=in_words(row),
        hint=phrases.tr("Found by {rule}; {score} of 1,000 sure.").format(rule=row.rule, score=row.score),
        entities=(row.event,) if row.event else (),
        record=Figured(_differing(row, topic, settled or {})),
    )


def _differing(row: FigureRow, topic: Topic, settled: Settled) -> Differing | None:
    """The first figure that this one cannot stand with: what a key settles."""
    for contrast in topic.contrasts:
        other = _beside(row, contrast) if contrast.relation is Relation.DISAGREEMENT else None
        if other is not None:
            return Differing(place_of(row), place_of(other), verdict_on(topic, contrast, settled))
    return None


def _tags(row: FigureRow, topic: Topic, settled: Settled) -> Iterator[Tag]:
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
        if other is not None and contrast.relation is Relation.DISAGREEMENT:
            made = verdict_on(topic, contrast, settled)
            if made is not None:
                yield Tag(
                    phrases.excerpt(verdict_words(made), 60), f"{made.analyst}, {phrases.moment(made.at)}"
                )


def _beside(row: FigureRow, contrast: Contrast) -> FigureRow | None:
    """The other figure of a contrast that this figure's value is in."""
    if _value(row) == _value(contrast.one) and row.citation.source != contrast.other.citation.source:
        return contrast.other
    if _value(row) == _value(contrast.other) and row.citation.source != contrast.one.citation.source:
        return contrast.one
    return None


def _value(row: FigureRow) -> tuple[int | None, int | None, str]:
    return row.low, row.high, row.hedge
