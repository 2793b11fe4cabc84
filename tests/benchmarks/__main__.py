"""`python -m tests.benchmarks [name …]`: measure, and print the tables."""

import importlib
import sys

from tests.benchmarks.table import show

BENCHMARKS = {
    "ingest": "Ingest and analysis",
    "reading_formats": "Files of every format, some of them hostile",
    "journal": "Journal append",
    "several_writers": "Several programs write to one file",
    "rebuild": "Rebuild of the read model",
    "merging": "Copies brought together",
    "start": "Start of the window",
    "decisions": "One decision, from key press to repainted dossier",
    "long_dossiers": "Dossiers of very many statements",
    "looking_back": "The case as it was",
    "searching": "Searching 100,000 articles",
    "pictures": "Pictures of a large case",
    "graph_picture": "A graph of 2,000 nodes",
    "sample_persons": "The sample against the persons annotated by hand",
    "calibration": "Whether scores mean what they say",
    "gold_sample": "The sample against the quotes and statements annotated by hand",
    "gold_events": "The sample against the events annotated by hand",
    "gold_contradictions": "The sample against the contradictions annotated by hand",
    "families": "Sources that have a common origin",
}


def main(names: list[str]) -> int:
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(
            f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}.",
            file=sys.stderr,
        )
        return 2
    for name in names or BENCHMARKS:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        print(show(BENCHMARKS[name], module.measure()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
