"""What copies and their conflicts look like as JSON; promises as in `shapes.py`."""

from collections.abc import Sequence

from dossier.cli import shapes
from dossier.cli.shapes import Shape
from dossier.domain.conflicts import Conflict
from dossier.domain.copies import Bundled, CopyComparison, Merged


def conflict(row: Conflict) -> Shape:
    """`entity` is its id; null for what is about no entity."""
    return {
        "entity": row.entity.id if row.entity else None,
        "field": row.field,
        "sides": [
            {
                "value": side.value or None,
                "analyst": side.analyst,
                "at": side.at,
                "entry": side.entry,
                "summary": side.summary,
                "wins": side.wins,
            }
            for side in row.sides
        ],
        "sort": row.sort.value,
        "target": row.target,
        "name": row.name,
        "choices": None if row.choices is None else list(row.choices),
        "passages": [shapes.cited(each) for each in row.passages],
    }


def merged(report: Merged, conflicts: Sequence[Conflict]) -> Shape:
    return {
        "entries": report.entries,
        "sources": report.sources,
        "withheld": report.withheld,
        "conflicts": [conflict(each) for each in conflicts],
    }


def comparison(found: CopyComparison) -> Shape:
    return {
        "path": found.path,
        "same_case": found.same_case,
        "entries": found.entries,
        "work": [
            {
                "analyst": row.analyst,
                "kind": row.kind,
                "entries": row.entries,
                "first": row.first,
                "last": row.last,
            }
            for row in found.work
        ],
        "sources": [shapes.source(row) for row in found.sources],
        "entities": [shapes.entity(row) for row in found.entities],
        "changed": found.changed,
        "conflicts": [conflict(each) for each in found.conflicts],
        "lacks": found.back,
    }


def bundled(report: Bundled) -> Shape:
    return {
        "path": report.path,
        "sources": report.sources,
        "entries": report.entries,
        "withheld": report.withheld,
    }
