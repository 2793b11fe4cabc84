"""The sample's quotes and statements, as the program exports them, against two articles annotated by hand.

The annotations lie beside the checkout and are no part of it:

    python -m tests.benchmarks gold_sample

Each section takes what was exported and gives its rows; SECTIONS is the list of them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.app.workspace import Workspace
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
PUBLISHED = "2015-11-17"
SAME = 0.5
"""The share of the union of two spans that they must have in common to be the same."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """What the program says of each annotated file, and where the annotations mention each person and body."""

    exported: dict[str, Json]
    mentions: dict[str, list[Json]]

    def found(self, kind: str, gold: Json) -> Json | None:
        """What was found in the same place, the nearest where there are several."""
        near = [(_common(gold, each), each) for each in self.exported[gold["file"]][kind]]
        share, best = max(near, key=lambda one: one[0], default=(0.0, {}))
        return best if share >= SAME else None

    def is_source(self, file: str, start: int | None, end: int | None, source: str, cue: Json | None) -> bool:
        """Whether the words name the source: where the gold has its cue, or wherever it mentions the source."""
        if start is None or end is None:
            return False
        places = [m for key in source.split("+") for m in self.mentions.get(key, []) if m["file"] == file]
        return any(p["start"] < end and start < p["end"] for p in [*places, *([cue] if cue else [])])


def measure() -> list[Row]:
    if not GOLD.is_dir():
        return [Row("the sample by hand", "not measured", beside=f"the annotations are not here: {GOLD}")]
    sample = exported()
    return [row for section in SECTIONS for row in section(sample)]


def exported() -> Sample:
    """Ingest the annotated files with the program, and read its export."""
    files = sorted({quote["file"] for quote in gold("quotes")})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own_folders(folder)
        texts = folder / "texts"
        texts.mkdir()
        for file in files:
            (texts / file).write_bytes((ROOT / "seeds" / file).read_bytes())
            sidecar = json.dumps({"published": PUBLISHED})
            (texts / file).with_suffix(".json").write_text(sidecar, encoding="utf-8")
        workspace = Workspace.create(folder / "sample.dossier", title="sample", analyst="Measuring")
        try:
            workspace.ingest([str(texts)])
            lines = [json.loads(line) for line in b"".join(workspace.export("jsonl")).splitlines()]
        finally:
            workspace.close()
    known = [*gold("persons"), *gold("orgs_places"), *gold("events")]
    return Sample({Path(line["file"]).name: line for line in lines}, {k["id"]: k["mentions"] for k in known})


def gold(name: str) -> list[Json]:
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _common(one: Json, other: Json) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, shared) / (max(one["end"], other["end"]) - min(one["start"], other["start"]))


# ---------------------------------------------------------------- quotes


def quotes(sample: Sample) -> Iterator[Row]:
    """Where the words are, and whose they are; words in marks that nobody says must not be found."""
    annotated = gold("quotes")
    said = [q for q in annotated if q["type"] != "scare-or-title"]
    matched = [(q, f) for q in said if (f := sample.found("quotes", q)) is not None]
    yield Row("quotes found", _share(len(matched), len(said)))
    for form in ("direct", "direct-fragment", "indirect"):
        here = [q for q in said if q["type"] == form]
        yield Row(f"quotes found, {form}", _share(sum(q in here for q, _ in matched), len(here)))
    parts = [q for q in said if q["type"] == "direct-fragment"]
    held = [f for q in parts if (f := _holding(sample, q)) is not None]
    yield Row("fragments in marks held by a mixed quote, and laid to the same", _share(len(held), len(parts)))
    placed = [(q, f) for q, f in matched if q["speaker"]]
    right = sum(
        sample.is_source(q["file"], f["speaker_start"], f["speaker_end"], q["speaker"], q["cue"])
        for q, f in placed
    )
    yield Row("speakers right, of the quotes found", _share(right, len(placed)), "92 %")
    silent = [q for q in annotated if q["type"] == "scare-or-title"]
    false = sum(sample.found("quotes", q) is not None for q in silent)
    yield Row("titles and scare quotes taken for speech", f"{false} of {len(silent)}", "0")


def _holding(sample: Sample, gold: Json) -> Json | None:
    """The mixed quote of the right speaker that a fragment is part of: the program shows its whole clause."""
    for found in sample.exported[gold["file"]]["quotes"]:
        holds = found["start"] <= gold["start"] and gold["end"] <= found["end"]
        if holds and sample.is_source(
            gold["file"], found["speaker_start"], found["speaker_end"], gold["speaker"], gold["cue"]
        ):
            return found
    return None


# ---------------------------------------------------------------- statements


def statements(sample: Sample) -> Iterator[Row]:
    """Those in captions count apart: captions are no running text, and make no statements."""
    annotated = gold("statements")
    running = [s for s in annotated if not s.get("in_caption")]
    matched = [(s, f) for s in running if (f := sample.found("statements", s)) is not None]
    sure = [_is_laid_right(sample, s, f) and s["hedged"] == f["hedged"] for s, f in matched]
    yield Row("statements of the running text found", _share(len(matched), len(running)))
    yield Row(
        "attribution and hedging right, of all in the running text", _share(sum(sure), len(running)), "80 %"
    )
    checks: dict[str, Callable[[Json, Json], bool]] = {
        "attribution and hedging": lambda s, f: _is_laid_right(sample, s, f) and s["hedged"] == f["hedged"],
        "attribution": lambda s, f: _is_laid_right(sample, s, f),
        "hedging": lambda s, f: bool(s["hedged"] == f["hedged"]),
        "kind": lambda s, f: bool(s["kind"] == f["kind"]),
        "negation": lambda s, f: (s["polarity"] == "negative") == f["negated"],
        "date": lambda s, f: s["date"] == f["date"],
    }
    for what, check in checks.items():
        goal = "80 %" if what == "attribution and hedging" else ""
        yield Row(
            f"{what} right, of the statements found",
            _share(sum(check(*m) for m in matched), len(matched)),
            goal,
        )
    others = [s for s in running if not s["attribution"]["source_is_publication"]]
    laid = sum(_is_laid_right(sample, s, f) for s, f in matched if s in others)
    yield Row("statements of others found and laid to them", _share(laid, len(others)))


def _is_laid_right(sample: Sample, statement: Json, found: Json) -> bool:
    told, by = statement["attribution"], found["attribution"]
    if told["source_is_publication"]:
        return by is None
    return by is not None and sample.is_source(
        statement["file"], by["start"], by["end"], told["source_id"], told["cue"]
    )


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.0%})" if whole else "none"


SECTIONS: tuple[Callable[[Sample], Iterator[Row]], ...] = (quotes, statements)
