"""Whether scores mean what they say: of what the machine is 90 % sure of, about nine in ten should be right.

    python -m tests.benchmarks calibration

Takes the annotated corpora in through the real program, as `evaluate` does, and compares each result's score with
whether the annotators say the same. What they did not annotate is left out. The error is the mean distance between
score and share right, weighted by number (expected calibration error; Naeini et al. 2015).
"""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks import evaluate
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

NAMES = ("gum", "meantime", "gap", "sample")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
Json = dict[str, Any]
Judged = tuple[float, bool]
"""(score, whether it is right)"""


def measure() -> Sequence[Row]:
    if not evaluate.CORPORA.is_dir():
        print(f"There are no corpora at {evaluate.CORPORA}: nothing to calibrate with.")
        return []
    scorer = _scorer()
    judged: defaultdict[str, list[Judged]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        own_folders(Path(folder))
        for name in NAMES:
            evaluate.score(name, Path(folder))
            predictions = _lines(Path(folder) / f"{name}.jsonl")
            for gold in _lines(evaluate.CORPORA / name / "gold.jsonl"):
                text = (evaluate.CORPORA / name / "text" / f"{gold['doc']}.txt").read_bytes().decode()
                found = next(each for each in predictions if each["doc"] == gold["doc"])
                for what, each in _judge(scorer, text, gold, found):
                    judged[what].append(each)
    return [row for what, all_ in sorted(judged.items()) for row in _rows(what, all_)]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", evaluate.CORPORA / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def _judge(scorer: ModuleType, text: str, gold: Json, found: Json) -> Iterator[tuple[str, Judged]]:
    regions = gold.get("regions")
    inside = {
        key: [each for each in found[key] if scorer.in_regions(each, regions)]
        for key in ("mentions", "dates", "events")
    }
    if gold.get("mentions"):
        yield from _names(scorer, text, gold, inside["mentions"])
        yield from _pronouns(gold, inside["mentions"])
    if gold.get("pronouns"):
        yield from _ambiguous(gold, found["mentions"])
    if gold.get("dates"):
        yield from _dates(gold, inside["dates"])
    if gold.get("events") and regions:  # elsewhere not every trigger is annotated
        yield from _events(gold, inside["events"])


def _names(scorer: ModuleType, text: str, gold: Json, found: Sequence[Json]) -> Iterator[tuple[str, Judged]]:
    right = {
        (*scorer.norm(text, start, end), mention["type"])
        for mention in gold["mentions"]
        for start, end in scorer.spans_of(mention)
    }
    types = set(gold["annotates"].get("mention_types", ())) or {m["type"] for m in gold["mentions"]}
    neutral = gold.get("neutral", [])
    for each in found:
        span = each["start"], each["end"]
        if each["form"] != "name" or each["type"] not in types or any(scorer.ov(span, n) for n in neutral):
            continue
        yield f"{each['type']} names", (each["score"], (*scorer.norm(text, *span), each["type"]) in right)


def _pronouns(gold: Json, found: Sequence[Json]) -> Iterator[tuple[str, Judged]]:
    """Right when most of the names in its chain are the annotators' entity, too."""
    entity = {(m["start"], m["end"]): m.get("entity") for m in gold["mentions"]}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        known = entity.get((each["start"], each["end"]))
        if each["form"] == "name" and known:
            names[each["entity"]][known] += 1
    for each in found:
        known = entity.get((each["start"], each["end"]))
        if each["form"] == "pronoun" and each["type"] == "person" and known and names[each["entity"]]:
            yield "pronouns", (each["score"], names[each["entity"]].most_common(1)[0][0] == known)


def _ambiguous(gold: Json, found: Sequence[Json]) -> Iterator[tuple[str, Judged]]:
    """A pronoun of GAP that is laid to one of the two names."""
    for pronoun in gold["pronouns"]:
        mine = next((m for m in found if (m["start"], m["end"]) == (pronoun["start"], pronoun["end"])), None)
        for key in ("a", "b"):
            start, end = pronoun[key]
            other = next((m for m in found if m["start"] < end and start < m["end"]), None)
            if mine and other and mine["entity"] and mine["entity"] == other["entity"]:
                yield "ambiguous pronouns (gap)", (mine["score"], bool(pronoun[f"{key}_coref"]))


def _dates(gold: Json, found: Sequence[Json]) -> Iterator[tuple[str, Judged]]:
    only = gold["annotates"].get("date_types")
    for each in found:
        if only and str(each["value"] or "P").startswith("P"):
            continue
        over = [d for d in gold["dates"] if d["start"] < each["end"] and each["start"] < d["end"]]
        yield "dates", (each["score"], any(d["value"] == each["value"] for d in over))


def _events(gold: Json, found: Sequence[Json]) -> Iterator[tuple[str, Judged]]:
    for each in found:
        over = any(e["start"] < each["end"] and each["start"] < e["end"] for e in gold["events"])
        yield "event triggers", (each["score"], over)


def _rows(what: str, judged: Sequence[Judged]) -> Iterator[Row]:
    error = 0.0
    for low, high in pairwise(BINS):
        inside = [each for each in judged if low <= each[0] < high]
        if not inside:
            continue
        said = sum(score for score, _ in inside) / len(inside)
        right = sum(is_right for _, is_right in inside) / len(inside)
        error += abs(said - right) * len(inside) / len(judged)
        yield Row(f"{what}: scored {said:.2f}", f"{right:.2f} right", f"{said:.2f}", f"of {len(inside)}")
    yield Row(f"{what}: calibration error", f"{error:.3f}", "0", f"of {len(judged)}")
