"""Figures of several sources side by side, as plain text."""

from collections.abc import Iterator

from dossier.cli.layout import counted, one_line, passage
from dossier.cli.wording import where, who
from dossier.domain.accounts import in_words
from dossier.domain.figure_rows import Contrast, FigureRow, Relation, Topic

RELATIONS = {
    Relation.AGREEMENT: "agree",
    Relation.DISAGREEMENT: "differ",
    Relation.UPDATE: "brought up to date",
}


def topic_lines(topic: Topic) -> Iterator[str]:
    """What is counted, each figure with its passage, and how they go together."""
    yield f"  {topic_words(topic)} ({counted(topic.sources, 'source')})"
    for figure in topic.figures:
        yield from figure_lines(figure, "    ")
    for contrast in topic.contrasts:
        yield f"    {RELATIONS[contrast.relation]} ({contrast.score} of 1,000): {contrast.reason}"


def topic_words(topic: Topic) -> str:
    """`killed: attackers, in Paris, 2015-11-13`."""
    limits = (topic.group, *(f"in {one_line(place)}" for place in topic.places), topic.date)
    told = ", ".join(filter(None, limits))
    return f"{topic.what}: {told}" if told else topic.what


def contrast_lines(topic: Topic, contrast: Contrast) -> Iterator[str]:
    """A suggestion by itself, with both passages."""
    values = f"{in_words(contrast.one)} or {in_words(contrast.other)}"
    event = f" · {who(topic.event)}" if topic.event else ""
    yield f"{topic_words(topic)}: {values}{event}"
    yield from figure_lines(contrast.one, "  ")
    yield from figure_lines(contrast.other, "  ")
    yield f"  {contrast.score} of 1,000: {contrast.reason}; {counted(contrast.sources, 'source')}"


def figure_lines(row: FigureRow, indent: str) -> Iterator[str]:
    published = row.citation.published[:10] or "not dated"
    yield from passage(f"{in_words(row)}: {row.citation.exact}", indent)
    yield f"{indent}  {where(row.citation)} · {published}"
