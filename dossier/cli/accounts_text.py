"""Figures of several sources side by side, as plain text."""

from collections.abc import Iterator

from dossier.cli.layout import one_line, passage
from dossier.cli.wording import day, supported, where, who
from dossier.domain import date_words
from dossier.domain.accounts import in_words
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.figure_rows import FigureRow, Relation, Topic

RELATIONS = {
    Relation.AGREEMENT: "agree",
    Relation.DISAGREEMENT: "differ",
    Relation.UPDATE: "brought up to date",
}


def topic_lines(topic: Topic) -> Iterator[str]:
    """What is counted, each figure with its passage, and how they go together."""
    yield f"  {topic_words(topic)} ({supported(topic.sources, topic.origins)})"
    for figure in topic.figures:
        yield from figure_lines(figure, "    ")
    for contrast in topic.contrasts:
        yield f"    {RELATIONS[contrast.relation]} ({contrast.score} of 1,000): {contrast.reason}"


def topic_words(topic: Topic) -> str:
    """`killed: attackers, in Paris, 13 Nov 2015`."""
    limits = (
        topic.group,
        *(f"in {one_line(place)}" for place in topic.places),
        date_words.in_words(topic.date),
    )
    told = ", ".join(filter(None, limits))
    return f"{topic.what}: {told}" if told else topic.what


def contradiction_lines(row: Contradiction) -> Iterator[str]:
    """A suggestion by itself, with both passages, and what an analyst made of it."""
    about = f" · {who(row.about)}" if row.about else ""
    yield f"{one_line(row.what)}: {row.one.value} or {row.other.value}{about}"
    for told in (row.one, row.other):
        published = told.citation.published[:10] or "not dated"
        yield from passage(f"{told.value}: {told.citation.exact}", "  ")
        yield f"    {where(told.citation)} · {published}"
    yield f"  {row.score} of 1,000: {one_line(row.reason)}; {supported(row.sources, row.origins)}"
    if row.settled is not None:
        note = f": {one_line(row.settled.note)}" if row.settled.note else ""
        yield f"  {row.verdict}{note} ({row.settled.analyst}, {day(row.settled.at)})"
    yield f"  {row.id}"


def figure_lines(row: FigureRow, indent: str) -> Iterator[str]:
    published = row.citation.published[:10] or "not dated"
    yield from passage(f"{in_words(row)}: {row.citation.exact}", indent)
    yield f"{indent}  {where(row.citation)} · {published}"
