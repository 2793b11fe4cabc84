"""What timelines say of their marks, in the user's language."""

from dossier.domain.time_marks import EVENT, TimeMark
from dossier.gui import phrases
from dossier.gui.phrases import tr


def when(mark: TimeMark) -> str:
    """When it happened, as it was stated."""
    return phrases.when(mark.value, mark.vague)


def reported(mark: TimeMark) -> str:
    """When its source was published; empty when that is not known."""
    return phrases.when(mark.citation.published[:10]) if mark.citation else ""


def source(mark: TimeMark) -> str:
    """In which source, and how many more give an event this date."""
    if mark.citation is None:
        return ""
    name = phrases.publisher(mark.citation)
    return tr("{source} and {n} more").format(source=name, n=mark.sources - 1) if mark.sources > 1 else name


def what(mark: TimeMark) -> str:
    return phrases.one_line(mark.words)


def remarks(mark: TimeMark) -> list[str]:
    """What is not plain fact about it."""
    said = {
        tr("sources differ"): mark.disputed,
        tr("date set by an analyst"): mark.decided,
        tr("reportedly"): mark.hedged,
        tr("negated"): mark.negated,
        tr("planned"): mark.planned,
    }
    return [words for words, so in said.items() if so]


def spoken(mark: TimeMark) -> str:
    """All of it in one line, as a screen reader says it."""
    kind = phrases.tr("Event") if mark.kind == EVENT else ""
    told = tr("reported {when}").format(when=reported(mark)) if reported(mark) else ""
    parts = [when(mark), kind, what(mark), mark.who, *remarks(mark), source(mark), told]
    return " · ".join(part for part in parts if part)
