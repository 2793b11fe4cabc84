"""Words for the searches that analysts keep."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import SearchDropped, SearchSaved
from dossier.domain.writes import search_parts, search_value
from dossier.store.readmodel.words.naming import Names, Sentence, shown


def _saved(fact: SearchSaved, names: Names) -> str:
    was, before = search_parts(names.before(fact))
    if not was or search_value(was, before) == search_value(fact.name, fact.query):
        return f"saved the search “{shown(fact.name)}”: {shown(fact.query)}"
    renamed = f" (was: “{shown(was)}”)" if was != fact.name else ""
    changed = f" (was: {shown(before)})" if before != fact.query else ""
    return f"changed the search “{shown(fact.name)}”{renamed}: {shown(fact.query)}{changed}"


def _dropped(fact: SearchDropped, names: Names) -> str:
    was, _ = search_parts(names.before(fact))
    return f"dropped the search “{shown(was)}”" if was else "dropped a search"


SENTENCES: Mapping[type[Any], Sentence] = {SearchSaved: _saved, SearchDropped: _dropped}
