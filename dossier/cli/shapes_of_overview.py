"""The overview of a case as `--json` prints it; see `shapes.py` for what is promised."""

from collections.abc import Mapping, Sequence

from dossier.cli.shapes import Shape
from dossier.domain.analysis import EntityKind
from dossier.domain.citations import EntityRef
from dossier.domain.overview import Disputed, New, Overview, Tally


def overview(row: Overview) -> Shape:
    return {
        "sources": row.sources,
        "withdrawn": row.withdrawn,
        "kinds": _by_kind(row.kinds),
        "grain": row.grain,
        "published": [{"period": each.value, "sources": each.sources} for each in row.published],
        "undated": row.undated,
        "publishers": _tallies(row.publishers),
        "publishers_in_all": row.publishers_in_all,
        "formats": _tallies(row.formats),
        "mentioned": [
            _entity(each.entity) | {"mentions": each.mentions, "sources": each.sources}
            for each in row.mentioned
        ],
        "disputed": [_disputed(each) for each in row.disputed],
        "disputed_in_all": row.disputed_in_all,
        "unreviewed": _by_kind(row.unreviewed) | {"statement": row.unreviewed_statements},
        "contradictions": row.contradictions,
        "new": _new(row.new),
    }


def _by_kind(counted: Mapping[EntityKind, int]) -> Shape:
    return {kind.value: counted[kind] for kind in EntityKind}


def _tallies(rows: Sequence[Tally]) -> list[Shape]:
    return [{"name": row.value or None, "sources": row.sources} for row in rows]


def _entity(row: EntityRef) -> Shape:
    return {"id": row.id, "kind": row.kind.value, "name": row.name}


def _disputed(row: Disputed) -> Shape:
    return _entity(row.entity) | {
        "itself": row.itself,
        "statements": row.statements,
        "conflicts": row.conflicts,
        "contradictions": row.contradictions,
    }


def _new(row: New) -> Shape:
    work = [{"analyst": each.name, "acts": each.acts} for each in row.work]
    return {"since": row.since, "sources": row.sources, "entries": row.entries, "work": work}
