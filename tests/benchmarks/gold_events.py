"""How many of the most mentioned events of the sample have exactly one dossier.

Measured against the annotations of two sample articles, which lie beside the checkout and are no part of it:

    python -m tests.benchmarks gold_events
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.app.workspace import Workspace
from dossier.domain.analysis import EntityKind
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "events.json"
PUBLISHED = "2015-11-17"
MOST = 30

Found = dict[str, list[tuple[int, int, str]]]
"""By file, the triggers with the dossier that each belongs to."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One event of the gold: `one`, `missing`, `split` over several dossiers, or `merged` with another."""

    title: str
    mentions: int
    dossiers: tuple[str, ...]
    verdict: str


def verdicts() -> list[Verdict]:
    """A verdict for each event, the most mentioned first. Empty where the gold is absent."""
    if not GOLD.is_file():
        return []
    events = sorted(json.loads(GOLD.read_text(encoding="utf-8")), key=lambda e: -len(e["mentions"]))
    found, names = _read(sorted({m["file"] for e in events for m in e["mentions"]}))
    held = {e["id"]: _held(e, found) for e in events}
    mainly = _mainly(held)
    return [_verdict(e, held[e["id"]], mainly, names) for e in events]


def _read(files: list[str]) -> tuple[Found, dict[str, str]]:
    """What the real program finds in the articles, and the titles of its events' dossiers."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        own_folders(folder)
        (folder / "in").mkdir()
        for file in files:
            shutil.copy(ROOT / "seeds" / file, folder / "in" / file)
            sidecar = (folder / "in" / file).with_suffix(".json")
            sidecar.write_text(json.dumps({"published": PUBLISHED}), encoding="utf-8")
        workspace = Workspace.create(folder / "sample.dossier", title="Sample", analyst="Evaluation")
        try:
            workspace.ingest([str(folder / "in")])
            lines = b"".join(workspace.export("jsonl")).splitlines()
            rows = workspace.views.entities(EntityKind.EVENT)
        finally:
            workspace.close()
    names = {row.id: row.name for row in rows}
    found: Found = defaultdict(list)
    for line in lines:
        read = json.loads(line)
        of_dossiers = [e for e in read["events"] if e["event"] in names]
        found[Path(read["file"]).name] = [(e["start"], e["end"], e["event"]) for e in of_dossiers]
    return found, names


def _held(event: dict[str, Any], found: Found) -> Counter[str]:
    """How many of an event's mentions each dossier holds."""
    return Counter(
        entity
        for m in event["mentions"]
        for entity in {e for start, end, e in found[m["file"]] if start < m["end"] and m["start"] < end}
    )


def _mainly(held: dict[str, Counter[str]]) -> dict[str, str]:
    """The event of the gold that each dossier holds most mentions of; of several the most mentioned."""
    best: dict[str, tuple[int, str]] = {}
    for event, counts in held.items():
        for entity, count in counts.items():
            if count > best.get(entity, (0, ""))[0]:
                best[entity] = (count, event)
    return {entity: event for entity, (_, event) in best.items()}


def _verdict(
    event: dict[str, Any], held: Counter[str], mainly: dict[str, str], names: dict[str, str]
) -> Verdict:
    mentions = len(event["mentions"])
    whole = [entity for entity, count in held.items() if count * 2 > mentions]
    if any(mainly[entity] == event["id"] for entity in whole):
        verdict = "one"
    elif whole:
        verdict = "merged"
    else:
        verdict = "split" if sum(held.values()) * 2 > mentions else "missing"
    dossiers = tuple(f"{names[entity]} ({count})" for entity, count in held.most_common())
    return Verdict(event["title"], mentions, dossiers, verdict)


def measure() -> list[Row]:
    """The count, and a row for each of the most mentioned events."""
    told = verdicts()
    found = told[:MOST]
    if not found:
        return [Row("events of the sample", "not measured", beside=f"the annotations are not here: {GOLD}")]
    one = sum(verdict.verdict == "one" for verdict in found)
    return [
        Row(f"the {MOST} most mentioned events with one dossier", f"{one} of {len(found)}", "all"),
        _with_ties(told),
        *(Row(f"{v.title} ({v.mentions})", v.verdict, "one", ", ".join(v.dossiers)) for v in found),
    ]


def _with_ties(told: list[Verdict]) -> Row:
    """All that are mentioned as often as the last of the most mentioned: which of those are among them is chance."""
    least = told[:MOST][-1].mentions
    tied = [verdict for verdict in told if verdict.mentions >= least]
    one = sum(verdict.verdict == "one" for verdict in tied)
    return Row(f"of all with at least {least} mentions", f"{one} of {len(tied)}", f"{MOST}")
