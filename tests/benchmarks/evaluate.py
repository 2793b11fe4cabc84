"""How well the analyser reads: the annotated corpora beside the checkout, taken in by the real program and scored.

    make evaluate

Prints each figure beside the one that stands in CONTRIBUTING.md. The corpora are no part of the project, and no test
loads them: where they are not there, this says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.app.workspace import Workspace
from tests.benchmarks.own_folders import own_folders

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
NAMES = ("gum", "meantime", "gap", "sample")


@dataclass(frozen=True, slots=True)
class Figure:
    """`path` leads to the figure in what the scorer prints as JSON; `least` is the goal by corpus."""

    what: str
    path: tuple[str, ...]
    least: dict[str, float]


_CONLL = ("conll",)
FIGURES = (
    Figure(
        "person mentions, exact F1", ("mentions", "exact", "person", "f"), {"gum": 0.90, "meantime": 0.85}
    ),
    Figure(
        "person chains, names and pronouns, within, CoNLL",
        ("entities", "person", "names+he/she", "within", *_CONLL),
        {"gum": 0.86, "meantime": 0.92},
    ),
    Figure(
        "persons across documents, CoNLL",
        ("entities", "person", "names+he/she", "cross", *_CONLL),
        {"meantime": 0.90},
    ),
    Figure("pronouns, GAP F1", ("gap", "overall", "f"), {"gap": 0.66}),
    Figure("dates, value F1", ("dates", "value", "f"), {"gum": 0.82, "meantime": 0.82}),
    Figure("event mentions across documents, CoNLL", ("events", "cross", *_CONLL), {"meantime": 0.50}),
)


def main() -> int:
    if not CORPORA.is_dir():
        print(f"There are no corpora at {CORPORA}: nothing to evaluate.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        own_folders(Path(folder))
        scores = {name: score(name, Path(folder)) for name in NAMES}
    print("\n".join(_table(scores, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))))
    return 0


def score(name: str, folder: Path) -> dict[str, Any]:
    """Ingest a corpus with its dates as sidecars, export it, and have it scored."""
    documents = [json.loads(line) for line in (CORPORA / name / "docs.jsonl").read_text("utf-8").splitlines()]
    texts = folder / name
    texts.mkdir()
    ids = {}
    for number, document in enumerate(documents):
        file = f"{number:04}.txt"
        ids[file] = document["doc"]
        (texts / file).write_bytes((CORPORA / name / document["file"]).read_bytes())
        if document["date"]:
            sidecar = texts / f"{number:04}.json"
            sidecar.write_text(json.dumps({"published": document["date"]}), encoding="utf-8")
    workspace = Workspace.create(folder / f"{name}.dossier", title=name, analyst="Evaluation")
    try:
        workspace.ingest([str(texts)])
        lines = b"".join(workspace.export("jsonl")).splitlines()
    finally:
        workspace.close()
    predictions, found = folder / f"{name}.jsonl", folder / f"{name}.json"
    with predictions.open("w", encoding="utf-8") as out:
        for line in lines:
            read = json.loads(line)
            out.write(json.dumps(read | {"doc": ids[Path(read["file"]).name]}) + "\n")
    scorer = [
        sys.executable,
        str(CORPORA / "score.py"),
        str(CORPORA / name),
        str(predictions),
        "--json",
        str(found),
    ]
    subprocess.run(scorer, check=True, capture_output=True)
    return json.loads(found.read_text("utf-8"))  # type: ignore[no-any-return]


def _table(scores: dict[str, dict[str, Any]], before: str) -> Iterator[str]:
    yield "| what | corpus | goal | before | now |"
    yield "| --- | --- | --- | --- | --- |"
    for figure in FIGURES:
        for corpus, goal in figure.least.items():
            now = _at(scores[corpus], figure.path)
            yield f"| {figure.what} | {corpus} | {goal:.2f} | {_before(before, figure.what, corpus)} | {now} |"


def _at(score: Any, path: Sequence[str]) -> str:
    for key in path:
        score = score.get(key) if isinstance(score, dict) else None
    return "–" if score is None else f"{score:.3f}"


def _before(text: str, what: str, corpus: str) -> str:
    """The last figure of the row of CONTRIBUTING.md that bears these words."""
    row = re.search(rf"^\| {re.escape(what)} \| {corpus} \|.*\| ([\d.–]+) \|$", text, re.MULTILINE)
    return row[1] if row else "–"


if __name__ == "__main__":
    sys.exit(main())
