"""Rules about the searches that analysts keep."""

from collections.abc import Sequence

from dossier.domain import targets
from dossier.domain.commands import DropSearch, SaveSearch
from dossier.domain.deciding import values
from dossier.domain.deciding.state import State
from dossier.domain.entries import Fact, SearchDropped, SearchSaved
from dossier.domain.errors import CommandRefused
from dossier.domain.searching import QueryError, parse
from dossier.domain.writes import search_field, search_value


def save_search(command: SaveSearch, state: State, analyst: str) -> Sequence[Fact]:
    name = values.name(command.name, "a search")
    query = " ".join(values.clean(command.query).split())
    try:
        asks = parse(query)
    except QueryError as error:
        raise CommandRefused(str(error)) from error
    if asks is None:
        raise CommandRefused("There is nothing to look for in that search.")
    held = state.held(targets.CASE, search_field(command.search))
    if held.value == search_value(name, query):
        return ()
    return (SearchSaved(command.search, name, query, held.entry),)


def drop_search(command: DropSearch, state: State, analyst: str) -> Sequence[Fact]:
    held = state.held(targets.CASE, search_field(command.search))
    if not held.value:
        raise CommandRefused("That search is not kept (any more).")
    return (SearchDropped(command.search, held.entry),)
