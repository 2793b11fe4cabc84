"""What two sources tell otherwise, as rows: both passages, why the machine thinks so, what an analyst made of it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from dossier.domain.citations import Citation, EntityRef
from dossier.domain.figure_rows import Contrast, Topic
from dossier.domain.judgements import Verdict
from dossier.domain.targets import Place


class Matter(StrEnum):
    """What two accounts differ in."""

    FIGURE = "figure"
    DATE = "date"
    """When something happened."""
    WHETHER = "whether"
    """Whether it happened at all."""
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Told:
    """What one source tells: `value` in words; `place` are the very words that a verdict is tied to, in `citation`."""

    value: str
    citation: Citation
    place: Place


@dataclass(frozen=True, slots=True)
class Settlement:
    """What an analyst made of two passages. `analyst` is a name, `at` ISO 8601 in UTC."""

    one: Place
    other: Place
    verdict: Verdict
    note: str
    analyst: str
    at: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A suggestion. `one` was published first; `origins` are how many independent ones tell either of it, in `sources`
    articles. `topic` and `contrast` are those of a figure."""

    matter: Matter
    what: str
    about: EntityRef | None
    one: Told
    other: Told
    score: int
    reason: str
    sources: int
    origins: int
    settled: Settlement | None = None
    topic: Topic | None = None
    contrast: Contrast | None = None

    @property
    def id(self) -> str:
        """By which commands name it: it depends on nothing but the two passages."""
        places = sorted((self.one.place, self.other.place))
        return f"contradiction-{sha256(repr([tuple(place) for place in places]).encode()).hexdigest()[:12]}"

    @property
    def verdict(self) -> Verdict:
        return self.settled.verdict if self.settled else Verdict.OPEN


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """What one source tells of one happening. `of` is whom it was done to, `event` its dossier, if any; `place` is the
    word that names it, `date_place` those that date it."""

    event: EntityRef | None
    event_class: str
    of: EntityRef | None
    day: str
    status: str
    citation: Citation
    place: Place
    date_place: Place | None
    score: int


@dataclass(frozen=True, slots=True)
class AgeRow:
    """How old a source says that somebody is."""

    person: EntityRef
    age: int
    citation: Citation
    place: Place
