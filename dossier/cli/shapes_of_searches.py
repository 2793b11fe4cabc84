"""The JSON of searches: what was found, by what it can be narrowed, and what is kept."""

from dossier.app.searches import Watched
from dossier.cli.shapes import Shape, hit
from dossier.domain.found import Facets, Results


def results(found: Results, facets: Facets) -> Shape:
    return {
        "query": found.query,
        "sources": found.sources,
        "hits": [hit(each) for each in found.hits],
        "kinds": [{"kind": each.kind, "count": each.count, "more": each.more} for each in found.kinds],
        "also": [{"word": each.word, "spellings": list(each.spellings)} for each in found.also],
        "instead": found.instead or None,
        "counted": facets.counted,
        "facets": [
            {"name": each.name, "value": each.value, "label": each.label, "count": each.count}
            for each in facets.facets
        ],
    }


def saved(each: Watched) -> Shape:
    search = each.search
    return {
        "id": search.id,
        "name": search.name,
        "query": search.query,
        "analyst": search.analyst,
        "at": search.at,
        "new": len(each.new),
    }
