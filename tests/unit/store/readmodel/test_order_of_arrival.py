"""The read model is a function of the set of entries: their order, and when one looked, do not matter."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.clock import COUNTER_BITS
from dossier.domain.documents import METADATA_FIELDS, Metadata, sha256_hex
from dossier.domain.entries import (
    AliasSet,
    AnalystNamed,
    Anchor,
    Assertion,
    CaseCreated,
    CasePropertySet,
    ContradictionSettled,
    EntitiesCompared,
    EntityAdopted,
    EntityCreated,
    EntityKindSet,
    EntityMerged,
    EntityRemoved,
    EntityRenamed,
    EntityStatusSet,
    EntityUnmerged,
    Entry,
    EventDetailSet,
    Fact,
    NoteWritten,
    PassageJudged,
    RivalDropped,
    SearchDropped,
    SearchSaved,
    SourceAnalysed,
    SourceGraded,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceSupersedes,
    SourceWithdrawn,
    StatementAdopted,
    StatementEdited,
    StatementGraded,
    StatementRemoved,
    StatementStatusSet,
    StatementWritten,
    Tagged,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.judgements import Comparison, Reference, Status, Verdict
from dossier.domain.resolution import entity_id
from dossier.domain.targets import of_entity, of_passage, of_source
from dossier.store import encode_analysis
from dossier.store.readmodel import ReadModel
from dossier.store.readmodel.identify import passage_id
from dossier.store.readmodel.pace import Pace
from dossier.store.readmodel.project import Projection
from tests.unit.store.readmodel.contents import Contents, contents
from tests.unit.store.readmodel.toy import NOON, ByName, Journal, ingested, make_entry, read

SHARED = "Nobody was hurt when Ada left the station in Paris before noon with eleven other people on board."
TEXTS = (
    'Ada met Bob in Paris.\n\nThe attack was on Saturday, Élodie said. "Run."',
    "Elodie is a suspect according to Reuters. The attack in Paris was on Monday.\nshe saw Ada.",
    "Bob saw the walk.\nSubscribe!\nAda did not.",
    "",
    f"{SHARED}\n\nBob saw Ada.",
    f"Élodie said so.\n\n{SHARED}\n\n{SHARED.replace('eleven', 'twelve')}",
)
SOURCES = [sha256_hex(str(n).encode()) for n in range(3)]
ANALYSTS = ["ada", "bob"]
DAYS = ["", "2015-11-17", "2015-11-20T10:00", "2016"]
MISSING = sha256_hex(b"nowhere")

CHOICES = ["ingested", "analysed", "misread", "set", "dated", "dated", "withdrawn", "withdrawn", "restored",
           "case", "named", "nothing", *4 * ["entity", "passage", "statement"], "pair", "mark",
           "dropped", "dropped", "contradiction", "search", "supersedes"]  # fmt: skip
NO_EFFECT = [
    UnknownFact(b'{"new": 1}'),
    UnknownFact(b"\xff\x00"),
    WithheldFact(MISSING),
    CaseCreated("another", "beginning"),
]

# What suggested entities are called in this case, with one or two members, and one that an analyst made.
PERSONS = [entity_id(EntityKind.PERSON, name, count) for name in ("ada", "bob", "elodie") for count in "12"]
ENTITIES = [*PERSONS, entity_id(EntityKind.PLACE, "paris", "1"), "person-made"]
STATEMENTS = ["statement-written", *(
    passage_id("statement", source, s.start, s.end, s.kind, Counter())
    for source in SOURCES for text in TEXTS for s in read(text).statements
)]  # fmt: skip

_entities = st.sampled_from(ENTITIES)
_statements = st.sampled_from(STATEMENTS)
_statuses = st.sampled_from(Status)
_spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda span: (span[0], span[0] + span[1]))


def _entity_fact(draw: st.DrawFn, _source: str, replaces: str | None) -> Fact:
    entity, other = draw(_entities), draw(_entities)
    start, end = draw(_spans)
    anchors = (Anchor(draw(st.sampled_from(SOURCES)), start, end, "words"),)
    return draw(
        st.sampled_from(
            [
                EntityCreated("person-made", EntityKind.PERSON, "Made", replaces),
                EntityRemoved("person-made", replaces),
                EntityAdopted(entity, EntityKind.PERSON, "Adopted", anchors),
                EntityAdopted(entity, EntityKind.PLACE, "Adopted too", anchors),
                EntityRenamed(entity, "Renamed", replaces),
                EntityRenamed(entity, None, replaces),
                EntityKindSet(entity, EntityKind.EVENT, replaces),
                EntityStatusSet(entity, draw(_statuses), replaces),
                AliasSet(entity, "Ada", draw(st.sampled_from([True, False, None])), replaces),
                EntityMerged(entity, other, replaces),
                EntityMerged(entity, other, replaces),
                EntityUnmerged(entity, other, replaces),
                EventDetailSet(entity, "when", "2015", replaces),
                EventDetailSet(entity, "where", other, replaces),
            ]
        )
    )


def _passage_fact(draw: st.DrawFn, source: str, replaces: str | None) -> Fact:
    start, end = draw(_spans)
    reference = draw(st.sampled_from([*Reference, Reference.IS, None]))
    named = reference in (Reference.IS, Reference.IS_NOT)
    return PassageJudged(source, start, end, "words", reference, draw(_entities) if named else "", replaces)


def _statement_fact(draw: st.DrawFn, source: str, replaces: str | None) -> Fact:
    statement = draw(_statements)
    start, end = draw(_spans)
    said = Assertion(start, end, "words", draw(st.sampled_from(StatementKind)), (draw(_entities),))
    return draw(
        st.sampled_from(
            [
                StatementAdopted(statement, source, said),
                StatementWritten("statement-written", source, said, replaces),
                StatementRemoved("statement-written", source, replaces),
                StatementEdited(statement, source, "subjects", draw(_entities), replaces),
                StatementEdited(statement, source, "kind", "plan", replaces),
                StatementEdited(statement, source, "mood", "grim", replaces),
                StatementStatusSet(statement, source, draw(_statuses), replaces),
                StatementGraded(statement, source, "B2", replaces),
                SourceGraded(source, "C3", replaces),
            ]
        )
    )


def _pair_fact(draw: st.DrawFn, _source: str, replaces: str | None) -> Fact:
    one, other = sorted((draw(_entities), draw(_entities)))
    return EntitiesCompared(one, other, draw(st.sampled_from([*Comparison, None])), "", replaces)


def _mark_fact(draw: st.DrawFn, source: str, replaces: str | None) -> Fact:
    target = draw(
        st.sampled_from(["case", of_source(source), of_entity(draw(_entities)), of_passage(source, 0, 3)])
    )
    note = NoteWritten("note-1", target, draw(st.sampled_from(["seen", ""])), "", replaces)
    return draw(st.sampled_from([note, Tagged(target, "hot", draw(st.booleans()), replaces)]))


def _dropped_fact(draw: st.DrawFn, source: str, replaces: str | None) -> Fact:
    """Of whatever register, whether or not there is such a one, or such a rival."""
    family, subject, field = draw(
        st.sampled_from(
            [
                ("entity", draw(_entities), "name"),
                ("entity", draw(_entities), "into"),
                ("source", source, "title"),
                ("source", source, f"{draw(_statements)}:kind"),
                ("mark", of_source(source), "note:note-1"),
                ("mark", "case", "search:search-1"),
                ("case", "case", "title"),
                ("nothing", "x", ""),
            ]
        )
    )
    return RivalDropped(family, subject, field, replaces or MISSING, draw(st.booleans()), None)


def _contradiction_fact(draw: st.DrawFn, source: str, replaces: str | None) -> Fact:
    one, other = sorted((of_passage(source, 0, 3), of_passage(draw(st.sampled_from(SOURCES)), 4, 6)))
    verdict = draw(st.sampled_from([*Verdict, None]))
    return ContradictionSettled(
        one, other, "Ada", "me", verdict, draw(st.sampled_from(["", "why"])), replaces
    )


def _search_fact(draw: st.DrawFn, _source: str, replaces: str | None) -> Fact:
    query = draw(st.sampled_from(["ada", "person:Bob"]))
    return draw(
        st.sampled_from(
            [SearchSaved("search-1", "Hers", query, replaces), SearchDropped("search-1", replaces)]
        )
    )


def _supersedes_fact(draw: st.DrawFn, source: str, replaces: str | None) -> Fact:
    return SourceSupersedes(source, draw(st.sampled_from([*SOURCES, ""])), replaces)


DECISIONS = {
    "contradiction": _contradiction_fact,
    "search": _search_fact,
    "supersedes": _supersedes_fact,
    "entity": _entity_fact,
    "passage": _passage_fact,
    "statement": _statement_fact,
    "pair": _pair_fact,
    "mark": _mark_fact,
    "dropped": _dropped_fact,
}

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
        elif choice in DECISIONS:
            fact = DECISIONS[choice](draw, source, replaces)
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


@settings(max_examples=100)
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


def test_the_texts_fill_the_tables_of_what_sources_share() -> None:
    journal = Journal()
    entries = [
        make_entry(fact, (NOON + number) << COUNTER_BITS, journal.case_id, "ada", 0)
        for number, text in enumerate(TEXTS[-2:])
        for fact in (
            ingested(SOURCES[number], journal.add(text.encode()), "a.txt", text, Metadata()),
            SourceAnalysed(
                SOURCES[number],
                journal.add(text.encode()),
                journal.add(encode_analysis(read(text))),
                "toy",
                1,
                "toy",
            ),
        )
    ]
    with tempfile.TemporaryDirectory() as folder:
        found = _folded(Path(folder) / "made", journal, entries, [])
    assert all(found[table] for table in ("print", "kin", "copied", "family"))


def _folded(file: Path, journal: Journal, order: Sequence[Entry], cuts: Sequence[int]) -> Contents:
    """What the read model holds after looking whenever so many entries had arrived, and at last."""
    growing = journal.arriving([])
    model = ReadModel.open(file, growing, ByName(counts_members=True))
    try:
        for seen in [*cuts, len(order)]:
            growing.made = journal.arriving(order[:seen]).made
            model.catch_up()
        at_odds = model.conflicts()
        assert model.counts().conflicts == len(at_odds)
    finally:
        model.close()
    return {**contents(file), "at odds": list(at_odds)}


@settings(max_examples=100)
@given(cases(), st.data())
def test_forgetting_what_came_later_gives_what_was_there_before(
    case: tuple[Journal, list[Entry], list[Entry], list[int]], data: st.DataObject
) -> None:
    journal, _, arrived, _ = case
    if data.draw(st.booleans()):
        kept = data.draw(st.integers(0, len(arrived)))
        condition, before = f"position > {kept}", arrived[:kept]
    else:
        clock = (NOON + data.draw(st.integers(0, 12))) << COUNTER_BITS
        condition, before = f"clock > {clock}", [e for e in arrived if e.header.clock <= clock]
    with tempfile.TemporaryDirectory() as folder:
        expected = _folded(Path(folder) / "before", journal, before, [])
        model = ReadModel.open(Path(folder) / "all", journal.arriving(arrived), ByName(counts_members=True))
        try:
            model.catch_up()
            with model.database.writing() as connection:
                Projection(
                    connection,
                    journal.arriving(before),
                    ByName(counts_members=True),
                    fresh=False,
                    pace=Pace(None, None),
                ).unfold(condition)
        finally:
            model.close()
        found = contents(Path(folder) / "all")
        for table in found:
            assert found[table] == expected[table], table
