"""The read model is a function of the set of entries: their order, and when one looked, do not matter."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.clock import COUNTER_BITS
from dossier.domain.documents import METADATA_FIELDS, Metadata, sha256_hex
from dossier.domain.entries import (
    AnalystNamed,
    CaseCreated,
    CasePropertySet,
    Entry,
    Fact,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
    UnknownFact,
    WithheldFact,
)
from dossier.store import encode_analysis
from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.contents import Contents, contents
from tests.unit.store.readmodel.toy import NOON, ByName, Journal, ingested, make_entry, read

TEXTS = (
    'Ada met Bob in Paris.\n\nThe attack was on Saturday, Élodie said. "Run."',
    "Elodie is a suspect according to Reuters. The attack in Paris was on Monday.\nshe saw Ada.",
    "Bob saw the walk.\nSubscribe!\nAda did not.",
    "",
)
SOURCES = [sha256_hex(str(n).encode()) for n in range(3)]
ANALYSTS = ["ada", "bob"]
DAYS = ["", "2015-11-17", "2015-11-20T10:00", "2016"]
MISSING = sha256_hex(b"nowhere")

CHOICES = ["ingested", "analysed", "misread", "set", "dated", "dated", "withdrawn", "withdrawn", "restored",
           "case", "named", "nothing"]  # fmt: skip
NO_EFFECT = [
    UnknownFact(b'{"new": 1}'),
    UnknownFact(b"\xff\x00"),
    WithheldFact(MISSING),
    CaseCreated("another", "beginning"),
]

_fields = st.sampled_from([*METADATA_FIELDS, "withdrawn", "mood"])
_values = st.sampled_from([*DAYS, "Ada; Bob", "Le Monde"])
_versions = st.integers(1, 2)


class Made:
    """A set of entries, and the contents that they name."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.journal = Journal()
        self.entries: list[Entry] = []
        self._draw = draw
        self._texts = [self.journal.add(text.encode()) for text in TEXTS]
        self._analyses = [
            self.journal.add(encode_analysis(read(text, version))) for text in TEXTS for version in (1, 2)
        ]
        self._analyses += [self.journal.add(b"no analysis"), MISSING]

    def begin(self) -> None:
        """Most sources are there and read; what people do with them is what the rest is about."""
        for number, source in enumerate(SOURCES):
            if self._draw(st.integers(0, 5)):
                text = self._draw(st.integers(0, len(TEXTS) - 1))
                self._add(self._ingested(source, text), number)
                self._add(self._analysed(source, text), number + 1)

    def add(self) -> None:
        draw = self._draw
        source = draw(st.sampled_from(SOURCES))
        choice = draw(st.sampled_from(CHOICES))
        replaces = draw(st.none() | st.sampled_from([e.id for e in self.entries] or [MISSING]))
        text = draw(st.integers(0, len(TEXTS) - 1))
        fact: Fact | UnknownFact | WithheldFact
        if choice == "ingested":
            fact = self._ingested(source, text)
        elif choice == "analysed":
            fact = self._analysed(source, text)
        elif choice == "misread":
            blob = draw(st.sampled_from(self._analyses))
            fact = SourceAnalysed(source, self._texts[text], blob, "toy", draw(_versions), "toy")
        elif choice == "set":
            fact = SourceMetadataSet(source, draw(_fields), draw(_values), replaces)
        elif choice == "dated":
            fact = SourceMetadataSet(source, "published", draw(st.sampled_from(DAYS)), replaces)
        elif choice == "withdrawn":
            fact = SourceWithdrawn(source, "", replaces)
        elif choice == "restored":
            fact = SourceRestored(source, replaces)
        elif choice == "case":
            fact = CasePropertySet(draw(st.sampled_from(["title", "mood"])), draw(_values), replaces)
        elif choice == "named":
            fact = AnalystNamed(draw(st.sampled_from([*ANALYSTS, source])), draw(_values), "N", replaces)
        else:
            fact = draw(st.sampled_from(NO_EFFECT))
        self._add(fact, draw(st.integers(0, 12)))

    def _add(self, fact: Fact | UnknownFact | WithheldFact, at: int) -> None:
        clock = (NOON + at) << COUNTER_BITS
        analyst = self._draw(st.sampled_from(ANALYSTS))
        self.entries.append(make_entry(fact, clock, self.journal.case_id, analyst, 0))

    def _ingested(self, source: str, text: int) -> SourceIngested:
        return ingested(source, self._texts[text], f"{text}.txt", TEXTS[text], self._metadata())

    def _analysed(self, source: str, text: int) -> SourceAnalysed:
        version = self._draw(_versions)
        blob = self._analyses[2 * text + version - 1]
        return SourceAnalysed(source, self._texts[text], blob, "toy", version, "toy")

    def _metadata(self) -> Metadata:
        return Metadata(title="T", authors=("Ada",), published=self._draw(st.sampled_from(DAYS)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Journal, list[Entry], list[Entry], list[int]]:
    """(journal, entries as rebuilt, the same as they arrived, where one looked)"""
    made = Made(draw)
    made.begin()
    for _ in range(draw(st.integers(1, 15))):
        made.add()
    entries = list({entry.id: entry for entry in made.entries}.values())
    cuts = draw(st.lists(st.integers(0, len(entries)), max_size=5))
    return made.journal, entries, draw(st.permutations(entries)), sorted(cuts)


@settings(deadline=None, max_examples=150)
@given(cases())
def test_shuffled_and_split_arrivals_give_what_one_rebuild_gives(
    case: tuple[Journal, list[Entry], list[Entry], list[int]],
) -> None:
    journal, entries, arrived, cuts = case
    with tempfile.TemporaryDirectory() as folder:
        at_once = _folded(Path(folder) / "rebuilt", journal, entries, [])
        bit_by_bit = _folded(Path(folder) / "followed", journal, arrived, cuts)
        for table in at_once:
            assert bit_by_bit[table] == at_once[table], table


def _folded(file: Path, journal: Journal, order: Sequence[Entry], cuts: Sequence[int]) -> Contents:
    """What the read model holds after looking whenever so many entries had arrived, and at last."""
    growing = journal.arriving([])
    model = ReadModel.open(file, growing, ByName(counts_members=True))
    try:
        for seen in [*cuts, len(order)]:
            growing.made = journal.arriving(order[:seen]).made
            model.catch_up()
    finally:
        model.close()
    return contents(file)
