"""A toy case: a journal in memory, an analyser that knows a few words, a resolver that goes by the name.

It makes entries of several replicas in whatever order a test wants them to arrive; a case file would not.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
    Figure,
    Form,
    Mention,
    Participation,
    Quote,
    Statement,
    StatementKind,
)
from dossier.domain.clock import COUNTER_BITS
from dossier.domain.dates import TimeExpression, Unit
from dossier.domain.documents import Metadata, sha256_hex
from dossier.domain.entries import (
    AnalystNamed,
    CaseCreated,
    Entry,
    Fact,
    Header,
    SourceAnalysed,
    SourceIngested,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.errors import NotFound
from dossier.domain.passages import Span
from dossier.domain.resolution import Candidate, Decisions, Resolved, entity_id
from dossier.store import encode_analysis
from dossier.store.readmodel import ReadModel
from dossier.store.readmodel.spelling import folded

NOON = 1_448_020_800_000
"""20 November 2015, 12:00 UTC, in milliseconds since the epoch."""

NAMES = {
    "Ada": EntityKind.PERSON,
    "Élodie": EntityKind.PERSON,
    "Elodie": EntityKind.PERSON,
    "Bob": EntityKind.PERSON,
    "Paris": EntityKind.PLACE,
    "Reuters": EntityKind.ORGANISATION,
    "attack": EntityKind.EVENT,
    "walk": EntityKind.EVENT,
}
UNNAMED = {"she": EntityKind.PERSON}
DAYS = {"Monday": 0, "Saturday": 5}


def read(text: str, version: int = 1, model: str = "toy") -> Analysis:
    """Names are chains, sentences statements, "…" quotes of the person named last before.

    Version 2 passes pronouns over.
    """
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    found = [w for w in words if w[0] in NAMES or (w[0] in UNNAMED and version == 1)]
    keys = list(dict.fromkeys(word for word, _, _ in found))
    dates = tuple(
        DateExpression(s, e, "DATE", TimeExpression(unit=Unit.WEEKDAY, day=DAYS[w]), 900)
        for w, s, e in words
        if w in DAYS
    )
    chains = tuple(_chain(key, keys, dates) for key in keys)
    mentions = tuple(
        Mention(s, e, keys.index(w), Form.NAME if w in NAMES else Form.PRONOUN, 950, "toy")
        for w, s, e in found
    )
    return Analysis(
        "toy",
        version,
        model,
        "en",
        chains=chains,
        mentions=mentions,
        quotes=tuple(_quotes(text, mentions, chains)),
        dates=dates,
        statements=tuple(_statements(text, mentions, dates)),
        figures=tuple(_figures(text, keys, dates)),
        boilerplate=tuple(Boilerplate(m.start(), m.end(), "notice") for m in re.finditer("Subscribe!", text)),
    )


def _figures(text: str, keys: Sequence[str], dates: Sequence[DateExpression]) -> Iterator[Figure]:
    """ "3 hurt" is a figure of the attack that the text speaks of."""
    event = keys.index("attack") if "attack" in keys else None
    for found in re.finditer(r"(\d+) (hurt|dead)", text):
        number, span = int(found[1]), Span(found.start(), found.end())
        yield Figure(
            found.start(1), found.end(1), number, number, "", found[2], True, span, span, event, (),
            0 if dates else None, "", 800, "toy",
        )  # fmt: skip


def _chain(key: str, keys: Sequence[str], dates: Sequence[DateExpression]) -> Chain:
    kind = NAMES.get(key) or UNNAMED[key]
    event = None
    if kind is EntityKind.EVENT:
        places = tuple(i for i, k in enumerate(keys) if NAMES.get(k) is EntityKind.PLACE)
        persons = tuple(
            Participation(i, "suspect") for i, k in enumerate(keys) if NAMES.get(k) is EntityKind.PERSON
        )
        event = EventDetails(
            key, 0 if dates else None, places, persons, EventStatus.OCCURRED, key == "attack"
        )
    return Chain(kind, key, (key,), key in NAMES, 900, event=event)


def _statements(
    text: str, mentions: Sequence[Mention], dates: Sequence[DateExpression]
) -> Iterator[Statement]:
    for sentence in re.finditer(r"[^.\n]+\.", text):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        inside = [m for m in mentions if start <= m.start < sentence.end()]
        taking_part = list(dict.fromkeys(m.chain for m in inside))
        if not taking_part:
            continue
        said = "according to" in sentence.group()
        attribution = Attribution(inside[-1].start, inside[-1].end, inside[-1].chain) if said else None
        date = next((i for i, d in enumerate(dates) if start <= d.start < sentence.end()), None)
        kind = StatementKind.ROLE if " is " in sentence.group() else StatementKind.ACTION
        yield Statement(
            start, sentence.end(), kind, (taking_part[0],), tuple(taking_part[1:]), attribution, said,
            None, " not " in sentence.group(), date, 800, "sentence",
        )  # fmt: skip


def _quotes(text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> Iterator[Quote]:
    for match in re.finditer('"[^"]+"', text):
        before = [m for m in mentions if m.end <= match.start() and chains[m.chain].kind is EntityKind.PERSON]
        speaker = Attribution(before[-1].start, before[-1].end, before[-1].chain) if before else None
        yield Quote(match.start(), match.end(), "direct", speaker, None, None, 700)


class ByName:
    """Blocks by kind and first letter of the name; an entity for each folded name (and day, for events). What is not
    notable gets none.

    With `counts_members` the id of an entity changes with every member that it gains or loses.
    """

    name = "by-name"

    def __init__(self, version: int = 1, *, counts_members: bool = False) -> None:
        self.version = version
        self.counts_members = counts_members
        self.resolved: Counter[str] = Counter()

    def block(self, candidate: Candidate) -> str:
        return f"{candidate.kind}:{folded(candidate.name)[:1]}"

    def resolve(
        self, block: str, candidates: Sequence[Candidate], decisions: Decisions
    ) -> Sequence[Resolved]:
        self.resolved[block] += 1
        groups: dict[tuple[str, ...], list[Candidate]] = {}
        for each in sorted(candidates, key=lambda c: c.ref):
            when = (each.event.when,) if each.event else ()
            groups.setdefault((folded(each.name), *when), []).append(each)
        return [
            self._entity(key, members)
            for key, members in groups.items()
            if not members[0].event or members[0].event.notable
        ]

    def _entity(self, key: tuple[str, ...], members: Sequence[Candidate]) -> Resolved:
        names = sorted({name for member in members for name in member.names})
        company = sorted({name for member in members for name in member.company})
        first = members[0]
        if self.counts_members:
            key = (*key, str(len(members)))
        return Resolved(
            entity_id(first.kind, *key), first.kind, names[-1], tuple(names[:-1]), first.role,
            tuple(m.ref for m in members), 900, f"with {', '.join(company)}", first.event,
        )  # fmt: skip


class Journal:
    """A case file that is nothing but its entries, in the order in which they arrived here."""

    def __init__(self, case_id: str = "c" * 32) -> None:
        self.case_id = case_id
        self.made: list[Entry] = []
        self.blobs: dict[str, bytes] = {}

    def entries(self, after: int = 0) -> Iterator[Entry]:
        return iter(self.made[after:])

    def blob(self, blob: str) -> bytes:
        try:
            return self.blobs[blob]
        except KeyError:
            raise NotFound(f"no blob {blob}") from None

    def text(self, text: str) -> str:
        return self.blob(text).decode()

    def add(self, content: bytes) -> str:
        id = sha256_hex(content)
        self.blobs[id] = content
        return id

    def append(
        self, fact: Fact | UnknownFact | WithheldFact, *, at: int = 0, analyst: str = "ada-1", kind: str = ""
    ) -> Entry:
        """One more entry; `at` is its clock in milliseconds after NOON, by default later than all."""
        clock = (NOON + at if at else NOON + 1000 * (1 + len(self.made))) << COUNTER_BITS
        entry = make_entry(fact, clock, self.case_id, analyst, len(self.made) + 1, kind)
        self.made.append(entry)
        return entry

    def arriving(self, order: Sequence[Entry]) -> "Journal":
        """The same case where the entries arrived in this order."""
        other = Journal(self.case_id)
        other.blobs = self.blobs
        other.made = [
            Entry(entry.id, entry.header, entry.fact, place) for place, entry in enumerate(order, 1)
        ]
        return other

    # -- what people do

    def begin(self) -> "Journal":
        self.append(CaseCreated("Paris", "the night"))
        self.append(AnalystNamed("ada-1", "Ada Lovelace", "AL"))
        return self

    def ingest(self, text: str, file: str, metadata: Metadata | None = None) -> str:
        """Take in and analyse a text; returns the source's id."""
        source = sha256_hex(b"original of " + text.encode())
        self.append(ingested(source, self.add(text.encode()), file, text, metadata or Metadata()))
        self.analyse(source, text)
        return source

    def analyse(self, source: str, text: str, version: int = 1) -> Entry:
        blob = self.add(encode_analysis(read(text, version)))
        return self.append(SourceAnalysed(source, sha256_hex(text.encode()), blob, "toy", version, "toy"))


def ingested(source: str, text_id: str, file: str, text: str, metadata: Metadata) -> SourceIngested:
    return SourceIngested(
        source, text_id, file, "text/plain", len(text.encode()), len(text), "plain", 1, "utf-8", 0, metadata
    )


def make_entry(
    fact: object, clock: int, case: str, analyst: str, position: int, kind: str = "", act: str = "act"
) -> Entry:
    header = Header(kind or type(fact).__name__, 1, case, f"replica-{analyst}", analyst, clock, None, act)
    id = hashlib.sha256(repr((header, fact)).encode()).hexdigest()
    return Entry(id, header, fact, position)  # type: ignore[arg-type]


def opened(
    folder: Path, journal: Journal, resolver: ByName | None = None, name: str = "view.sqlite"
) -> ReadModel:
    """A read model of `journal`, caught up. The test closes it."""
    model = ReadModel.open(folder / name, journal, resolver or ByName())
    model.catch_up()
    return model
