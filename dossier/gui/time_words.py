"""Months, days and vague dates in the user's language, for timelines."""

from functools import lru_cache

from PySide6.QtCore import QLocale

from dossier.app.timelines import Names, in_words
from dossier.domain.time_marks import EVENT, TimeMark
from dossier.gui import phrases
from dossier.gui.phrases import tr

_STANDALONE = QLocale.FormatType.ShortFormat


@lru_cache(maxsize=1)
def names() -> Names:
    """As the desktop has them."""
    locale = QLocale()
    return Names(
        months=tuple(locale.standaloneMonthName(n) for n in range(1, 13)),
        short_months=tuple(locale.monthName(n, _STANDALONE) for n in range(1, 13)),
        days=tuple(locale.dayName(n, _STANDALONE) for n in range(1, 8)),
        before=tr("{year} BC"),
        decade=tr("the {year}s"),
        parts={
            "MO": tr("morning"), "MI": tr("midday"), "AF": tr("afternoon"), "EV": tr("evening"), "NI": tr("night"),
            "DT": tr("daytime"), "DA": tr("dawn"), "SP": tr("spring"), "SU": tr("summer"), "FA": tr("autumn"),
            "WI": tr("winter"), "Q1": tr("1st quarter"), "Q2": tr("2nd quarter"), "Q3": tr("3rd quarter"),
            "Q4": tr("4th quarter"), "H1": tr("1st half of"), "H2": tr("2nd half of"),
        },
        vague={
            "": "", "early": tr("early"), "mid": tr("mid"), "late": tr("late"), "about": tr("about"),
            "before": tr("before"), "until": tr("until"), "after": tr("after"), "since": tr("since"),
        },
    )  # fmt: skip


def when(mark: TimeMark) -> str:
    """When it happened, as it was stated."""
    return in_words(mark.value, mark.vague, names())


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
        tr("denied"): mark.negated,
        tr("planned"): mark.planned,
    }
    return [words for words, so in said.items() if so]


def spoken(mark: TimeMark) -> str:
    """All of it in one line, as a screen reader says it."""
    kind = phrases.tr("Event") if mark.kind == EVENT else ""
    told = tr("reported {when}").format(when=reported(mark)) if reported(mark) else ""
    parts = [when(mark), kind, what(mark), mark.who, *remarks(mark), source(mark), told]
    return " · ".join(part for part in parts if part)
