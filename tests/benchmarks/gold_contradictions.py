"""How many of the sample's contradictions are found, how many shown are none, and which traps are fallen into.

Measured through the real program (a case file of its own) on the sample articles, against the annotations of two of
them, which lie beside the checkout and are no part of it:

    python -m tests.benchmarks gold_contradictions
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.app.workspace import Workspace
from dossier.domain.accounts import in_words
from dossier.domain.contradiction_rows import Matter
from dossier.domain.figure_rows import Contrast, FigureRow, Topic
from tests.benchmarks.own_folders import own_folders
from tests.benchmarks.table import Row

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "contradictions.json"
ANNOTATED = ("000", "001")
PUBLISHED = "2015-11-17"

TRAPS: dict[str, tuple[str, str]] = {
    "353 is a sum over two events, not the toll of one": ("353 people", "129"),
    "89 is the Bataclan alone": ("89 people", "129"),
    "224 is the airliner, not Paris": ("224 people", "129"),
    "the seven dead are the attackers, not the victims": ("Seven attackers died", "129"),
}
"""Words of a figure, and a number that it must not stand in one topic with (`gold/README.md`)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    found: int
    wanted: int
    none: int
    """Shown between the annotated articles, and no contradiction of the gold."""
    elsewhere: int
    """Shown between articles of which one is not annotated: for the eye, not counted."""
    traps: tuple[str, ...]
    """Those fallen into."""
    shown: tuple[str, ...]
    facts: tuple[str, ...]
    """Dates, denials and ages that are shown as contradictions; the gold has none."""


def outcome(seeds: Path) -> Outcome:
    """What the program makes of the articles in `seeds`."""
    gold = [entry for entry in json.loads(GOLD.read_text("utf-8")) if entry["relation"] == "contradiction"]
    topics, shown, facts = _read(seeds)
    judged = [(c, _is_gold(c, gold)) for _, c in shown if _annotated(c.one) and _annotated(c.other)]
    found = {name for _, name in judged if name}
    return Outcome(
        found=len(found),
        wanted=len(gold),
        none=sum(not name for _, name in judged),
        elsewhere=len(shown) - len(judged),
        traps=tuple(trap for trap, (words, other) in TRAPS.items() if _falls(topics, words, other)),
        shown=tuple(_line(topic, contrast) for topic, contrast in shown),
        facts=facts,
    )


def _read(seeds: Path) -> tuple[Sequence[Topic], Sequence[tuple[Topic, Contrast]], tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as name:
        own_folders(Path(name))
        articles = Path(name) / "articles"
        articles.mkdir()
        for file in sorted(seeds.glob("*.txt")):
            (articles / file.name).write_bytes(file.read_bytes())
            if file.name.startswith(ANNOTATED):
                sidecar = articles / f"{file.stem}.json"
                sidecar.write_text(json.dumps({"published": PUBLISHED}), encoding="utf-8")
        workspace = Workspace.create(Path(name) / "sample.dossier", title="sample", analyst="Measuring")
        try:
            workspace.ingest([str(articles)])
            views = workspace.views
            facts = (row for row in views.contradictions() if row.matter is not Matter.FIGURE)
            words = tuple(f"{row.what}: {row.one.value} or {row.other.value}" for row in facts)
            return views.all_topics(), views.disagreements(), words
        finally:
            workspace.close()


def _annotated(row: FigureRow) -> bool:
    return row.citation.file.startswith(ANNOTATED)


def _is_gold(contrast: Contrast, gold: list[dict[str, Any]]) -> str:
    """The id of the contradiction of which both passages hold the two numbers; empty for none."""
    for entry in gold:
        passages = entry["passages"]
        if all(any(_holds(p, row) for p in passages) for row in (contrast.one, contrast.other)):
            return str(entry["id"])
    return ""


def _holds(passage: dict[str, Any], row: FigureRow) -> bool:
    same = Path(row.citation.file).name == passage["file"]
    return same and bool(passage["start"] <= row.start and row.end <= passage["end"])


def _falls(topics: Sequence[Topic], words: str, other: str) -> bool:
    return any(
        any(words in f.citation.exact and in_words(f) != other for f in topic.figures)
        and any(in_words(f) == other for f in topic.figures)
        for topic in topics
    )


def _line(topic: Topic, contrast: Contrast) -> str:
    one, other = contrast.one, contrast.other
    return f"{topic.what}: {in_words(one)} ({one.citation.file[:3]}) or {in_words(other)} ({other.citation.file[:3]})"


def measure() -> Iterator[Row]:
    if not GOLD.is_file():
        yield Row(
            "contradictions of the sample", "not measured", beside=f"the annotations are not here: {GOLD}"
        )
        return
    result = outcome(ROOT.parent / "shared" / "seeds")
    yield Row("contradictions found", f"{result.found} of {result.wanted}", "all")
    yield Row("shown between the annotated articles that are none", str(result.none), "0")
    yield Row("shown where an article is not annotated", str(result.elsewhere))
    yield Row("traps fallen into", f"{len(result.traps)} of {len(TRAPS)}", "0", "; ".join(result.traps))
    yield Row("dates, denials and ages shown that are none", str(len(result.facts)), "0")
    yield from (Row(line, "shown") for line in (*result.shown, *result.facts))
