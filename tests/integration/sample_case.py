"""A small case with one of everything, for tests of the case file; and how the stored ones are made.

`python -m tests.integration.sample_case PATH` makes one of the schema of the day (see tests/data/README.md).
"""

import sys
from pathlib import Path

from dossier.domain.analysis import (
    Analysis,
    Attribution,
    Boilerplate,
    Chain,
    DateExpression,
    EntityKind,
    EventDetails,
    EventStatus,
    Form,
    Mention,
    Participation,
    Quote,
    Statement,
    StatementKind,
)
from dossier.domain.dates import TimeExpression
from dossier.domain.documents import Metadata
from dossier.domain.entries import (
    Author,
    CasePropertySet,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
)
from dossier.domain.passages import Span
from dossier.store import CaseFile, Writer, encode_analysis

MIGRATIONS = Path(__file__).parents[2] / "migrations"
ANN = Author("a1" * 16, "b1" * 16)
BEN = Author("a2" * 16, "b2" * 16)
NOON = 1_735_732_800_000
"""The first of January 2025, in milliseconds."""

TEXT = "Menu\nAnn Lee met Ben Roe on Monday. “We may go 🏔 soon,” Lee said.\n"


def ticking(start: int = NOON, step: int = 1) -> "Ticking":
    return Ticking(start, step)


class Ticking:
    """A wall clock that a test holds in its hand."""

    def __init__(self, now: int, step: int) -> None:
        self.now = now
        self.step = step

    def __call__(self) -> int:
        self.now += self.step
        return self.now


def new_case(path: Path, wall_ms: Ticking | None = None) -> CaseFile:
    return CaseFile.create(
        path,
        title="A case",
        description="For tests",
        author=ANN,
        name="Ann Analyst",
        initials="AA",
        migrations=MIGRATIONS,
        wall_ms=wall_ms or ticking(),
    )


def open_case(path: Path, *, read_only: bool = False, wall_ms: Ticking | None = None) -> CaseFile:
    return CaseFile.open(
        path, migrations=MIGRATIONS, read_only=read_only, wall_ms=wall_ms or ticking(NOON + 10_000)
    )


def ingest(writer: Writer, text: str, file: str) -> SourceIngested:
    """Put one text in, as ingest would. Returns the fact."""
    content = text.encode()
    source, blob = writer.add_source(content), writer.add_blob(content)
    fact = SourceIngested(
        source, blob, file, "text/plain", len(content), len(text), "plain", 1, "utf-8", 0,
        Metadata(title="T", authors=("Ada", "Bob"), published="2015-11-17"), ("published",),
    )  # fmt: skip
    writer.append([fact])
    return fact


def analysis(text: str = TEXT) -> Analysis:
    """An analysis of `TEXT` with one of everything that points into it."""

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Analysis(
        "dossier",
        1,
        "en_core_web_md-3.8.0",
        "en",
        chains=(
            Chain(EntityKind.PERSON, "Ann Lee", ("Ann Lee", "Lee"), True, 950, "f"),
            Chain(EntityKind.PERSON, "Ben Roe", ("Ben Roe",), True, 900, "m"),
            Chain(
                EntityKind.EVENT, "met", ("met",), False, 700,
                event=EventDetails(
                    "meeting", 0, (), (Participation(1, "agent"),), EventStatus.OCCURRED, False
                ),
            ),
        ),
        mentions=(
            Mention(*at("Ann Lee"), 0, Form.NAME, 950, "ner"),
            Mention(*at("met"), 2, Form.NOMINAL, 700, "trigger"),
            Mention(*at("Ben Roe"), 1, Form.NAME, 900, "ner"),
        ),
        quotes=(
            Quote(
                *at("“We may go 🏔 soon,”"), "direct",
                Attribution(*at("Lee said"), 0), Span(*at("said")), 1, 900,
            ),
        ),
        dates=(DateExpression(*at("Monday"), "DATE", TimeExpression(value="2015-11-16"), 800),),
        statements=(
            Statement(
                *at("Ann Lee met Ben Roe on Monday."), StatementKind.ACTION, (0, 1), (2,),
                Attribution(*at("Lee said"), 0), True, Span(*at("may")), False, 0, 850, "clause",
            ),
        ),
        boilerplate=(Boilerplate(*at("Menu"), "navigation"),),
    )  # fmt: skip


def analyse(writer: Writer, fact: SourceIngested, found: Analysis) -> None:
    blob = writer.add_blob(encode_analysis(found))
    writer.append([SourceAnalysed(fact.source, fact.text, blob, found.analyser, found.version, found.model)])


def fill(case: CaseFile) -> None:
    """Two analysts, two sources, an analysis, corrections, a withdrawal: every table has several rows."""
    with case.writing(ANN) as writer:
        first = ingest(writer, TEXT, "first.txt")
        analyse(writer, first, analysis())
    with case.writing(BEN) as writer:
        second = ingest(writer, "Nothing happened.\n", "second.txt")
        (wrong,) = writer.append([SourceMetadataSet(second.source, "title", "A tittle")])
        writer.append([SourceMetadataSet(second.source, "title", "A title", wrong.id)])
    with case.writing(ANN) as writer:
        (gone,) = writer.append([SourceWithdrawn(second.source, "a wrong drop")])
        writer.append([SourceRestored(second.source, gone.id), CasePropertySet("description", "Of tests")])


def make(path: Path) -> Path:
    with new_case(path) as case:
        fill(case)
    return path


if __name__ == "__main__":
    make(Path(sys.argv[1]))
