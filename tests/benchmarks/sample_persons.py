"""How many of the sample's named persons have exactly one dossier, and how many dossiers are of nobody.

Measured against the annotations of two sample articles, which lie beside the checkout and are no part of it:

    python -m tests.benchmarks sample_persons
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.analysis import load_analyser, resolver
from dossier.domain.analysis import Analysis, EntityKind, Form
from dossier.domain.documents import Metadata
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Resolved
from tests.benchmarks.table import Row

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "persons.json"
PUBLISHED = "2015-11-17"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person of the gold, or (with an empty `person`) one dossier of nobody."""

    person: str
    name: str
    dossiers: tuple[str, ...]
    verdict: str


def verdicts() -> list[Verdict]:
    """A verdict for each named person and for each dossier of nobody. Empty where the gold is absent."""
    if not GOLD.is_file():
        return []
    persons = [p for p in json.loads(GOLD.read_text(encoding="utf-8")) if p["named"]]
    analyses = analysed(sorted({m["file"] for p in persons for m in p["mentions"]}))
    owners = _owners(analyses, _dossiers(analyses))
    found = {p["id"]: _found(p, owners) for p in persons}
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for person, entities in found.items():
        for entity in entities:
            bearers[entity.entity].add(person)
    rows = [_row(p, found[p["id"]], bearers) for p in persons]
    everyone = {entity.entity: entity for _, _, _, entity in owners}
    nobody = [e for key, e in sorted(everyone.items()) if key not in bearers]
    return rows + [Verdict("", e.name, (e.name,), "nobody") for e in nobody]


def analysed(files: list[str]) -> dict[str, Analysis]:
    texts = [(ROOT / "seeds" / file).read_text(encoding="utf-8") for file in files]
    metadata = Metadata(published=PUBLISHED, language="en")
    return dict(zip(files, load_analyser().analyse((t, metadata) for t in texts), strict=True))


def candidates(file: str, analysis: Analysis) -> Iterator[Candidate]:
    """The chains of one analysis as the projection hands them to the resolver."""
    for index, chain in enumerate(analysis.chains):
        if not chain.named or chain.event is not None:
            continue
        named = [m for m in analysis.mentions if m.chain == index and m.form is Form.NAME]
        if named:
            yield Candidate(
                ref=ChainRef(file, index),
                kind=chain.kind,
                name=chain.name,
                names=chain.names,
                gender=chain.gender,
                role=chain.role,
                mentions=len(named),
                anchor=named[0].start,
                published=PUBLISHED,
            )


def _dossiers(analyses: dict[str, Analysis]) -> list[Resolved]:
    who, blocks = resolver(), defaultdict(list)
    for file, analysis in analyses.items():
        for candidate in candidates(file, analysis):
            if candidate.kind is EntityKind.PERSON:
                blocks[who.block(candidate)].append(candidate)
    return [e for key, block in sorted(blocks.items()) for e in who.resolve(key, block, Decisions())]


Owner = tuple[str, int, int, Resolved]


def _owners(analyses: dict[str, Analysis], dossiers: list[Resolved]) -> list[Owner]:
    """Every named mention of a person with the dossier that holds it."""
    home = {(ref.source, ref.chain): entity for entity in dossiers for ref in entity.members}
    return [
        (file, m.start, m.end, home[file, m.chain])
        for file, analysis in analyses.items()
        for m in analysis.mentions
        if m.form is Form.NAME and (file, m.chain) in home
    ]


def _found(person: dict[str, Any], owners: list[Owner]) -> list[Resolved]:
    names = [m for m in person["mentions"] if m["kind"] in {"full-name", "partial-name"}]
    found = {
        entity.entity: entity
        for file, start, end, entity in owners
        if any(m["file"] == file and m["start"] < end and start < m["end"] for m in names)
    }
    return list(found.values())


def _row(person: dict[str, Any], found: list[Resolved], bearers: dict[str, set[str]]) -> Verdict:
    shared = any(len(bearers[e.entity]) > 1 for e in found)
    verdict = "missing" if not found else "split" if len(found) > 1 else "shared" if shared else "one"
    return Verdict(person["id"], person["canonical"], tuple(e.name for e in found), verdict)


def measure() -> list[Row]:
    """The count, and a row for each person or dossier that is not as it should be."""
    found = verdicts()
    if not found:
        return [Row("persons of the sample", "not measured", beside=f"the annotations are not here: {GOLD}")]
    named = [verdict for verdict in found if verdict.person]
    one = sum(verdict.verdict == "one" for verdict in named)
    return [
        Row("named persons with exactly one dossier", f"{one} of {len(named)}", "all"),
        Row("dossiers of nobody", str(len(found) - len(named)), "0"),
        *(
            Row(f"{verdict.verdict}: {verdict.name}", ", ".join(verdict.dossiers))
            for verdict in found
            if verdict.verdict != "one"
        ),
    ]
