"""What sources contradict each other in, as lines; and the words for what analysts made of it."""

from dataclasses import dataclass

from dossier.domain.contradiction_rows import Contradiction, Matter, Settlement
from dossier.domain.judgements import Verdict
from dossier.domain.targets import Place
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag

_MARKS = {Verdict.OPEN: "○", Verdict.EXPLAINED: "✓", Verdict.SUPERSEDED: "↷", Verdict.NOT_ONE: "✕"}


@dataclass(frozen=True, slots=True)
class Differing:
    """Two passages to settle: what a line of two figures, or of a contradiction, stands for."""

    one: Place
    other: Place
    settled: Settlement | None

    @property
    def note(self) -> str:
        return self.settled.note if self.settled else ""

    @property
    def verdict(self) -> Verdict:
        return self.settled.verdict if self.settled else Verdict.OPEN


def verdict_name(verdict: Verdict) -> str:
    tr = phrases.tr
    return {
        Verdict.OPEN: tr("open"),
        Verdict.EXPLAINED: tr("explained"),
        Verdict.SUPERSEDED: tr("superseded"),
        Verdict.NOT_ONE: tr("not a contradiction"),
    }[verdict]


def verdict_words(settled: Settlement | None) -> str:
    """`✓ explained: of two days`."""
    verdict = settled.verdict if settled else Verdict.OPEN
    said = f"{_MARKS[verdict]} {verdict_name(verdict)}"
    return f"{said}: {settled.note}" if settled and settled.note else said


def matter_name(matter: Matter) -> str:
    tr = phrases.tr
    return {
        Matter.FIGURE: tr("how many"),
        Matter.DATE: tr("when"),
        Matter.WHETHER: tr("whether"),
        Matter.AGE: tr("how old"),
    }[matter]


def value_words(row: Contradiction, value: str) -> str:
    return phrases.when(value) if row.matter is Matter.DATE else value


def contradiction_line(row: Contradiction) -> Line:
    """Activating it opens the passage that was published last; both stand beside the list."""
    settled = row.settled
    who = (
        phrases.tr("{analyst}, {at}").format(analyst=settled.analyst, at=phrases.moment(settled.at))
        if settled
        else ""
    )
    verdict = Tag(
        phrases.excerpt(verdict_words(settled), 60), who or phrases.tr("Nobody has settled this yet.")
    )
    about = phrases.excerpt(row.about.name, 60) if row.about else ""
    one, other = value_words(row, row.one.value), value_words(row, row.other.value)
    return Line(
        text=f"{row.what}: {one} ≠ {other}",
        citation=row.other.citation,
        tags=(verdict,),
        lead=matter_name(row.matter),
        note=" · ".join(filter(None, (about, phrases.supported(row.sources, row.origins)))),
        hint=row.reason,
        entities=(row.about,) if row.about else (),
        record=row,
    )


def differing(record: object) -> Differing | None:
    """The two passages that a line's record stands for; None where it is about no contradiction."""
    if isinstance(record, Contradiction):
        return Differing(record.one.place, record.other.place, record.settled)
    return record.differing if isinstance(record, Figured) else None


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure's line: the first figure that it cannot stand with, where there is one."""

    differing: Differing | None
