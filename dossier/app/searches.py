"""Searches that analysts keep, and what has come in since one last looked.

A saved search is an entry and travels with the case. Up to where one has seen its hits is nobody else's affair, and
would be an entry for each look; and it is a place in the order in which entries arrived in this very file. So it stays
in one's own settings folder, by case file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dossier.app import paths, stored_json
from dossier.domain.commands import DropSearch, SaveSearch
from dossier.domain.errors import CommandRefused, NotFound
from dossier.domain.found import SavedSearch
from dossier.domain.searching import QueryError

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

MOST_FILES = 200
"""Case files of which one's own places are kept."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A saved search, and the sources that it is true of that came in since one last looked at it."""

    search: SavedSearch
    new: frozenset[str]


def watched(workspace: "Workspace") -> Sequence[Watched]:
    """All searches of the case; one that was never looked at here has nothing new."""
    views, seen = workspace.views, _places(workspace)
    last = views.last_position()
    return [
        Watched(each, _new(workspace, each, int(seen.get(each.id, last)))) for each in views.saved_searches()
    ]


def _new(workspace: "Workspace", search: SavedSearch, since: int) -> frozenset[str]:
    try:
        return workspace.views.arrived_since(search.query, since)
    except QueryError:  # of a later version, that knows more
        return frozenset()


def called(workspace: "Workspace", name: str) -> SavedSearch:
    """The search with this name, one's own before those of others, or this id. Raises NotFound."""
    me = workspace.views.analyst(workspace.analyst.id)
    wanted = " ".join(name.split()).casefold()
    found = [each for each in workspace.views.saved_searches() if wanted in (each.name.casefold(), each.id)]
    found.sort(key=lambda each: me is None or each.analyst != me.name)
    if not found:
        raise NotFound(f"No search is saved as “{name}” in this case.")
    return found[0]


def save(workspace: "Workspace", name: str, query: str) -> SavedSearch:
    """Keep a search; one that has this name already is changed. Raises CommandRefused."""
    try:
        id = called(workspace, name).id
    except NotFound:
        id = workspace.fresh_id("search")
    workspace.do(SaveSearch(id, name, query))
    saved = next((each for each in workspace.views.saved_searches() if each.id == id), None)
    if saved is None:
        raise CommandRefused("Somebody dropped that search at the same moment.")
    mark_seen(workspace, saved.id)
    return saved


def drop(workspace: "Workspace", search: str) -> None:
    workspace.do(DropSearch(search))


def since(workspace: "Workspace", search: str) -> int:
    """The place of arrival up to which one has seen the hits of a search."""
    return int(_places(workspace).get(search, workspace.views.last_position()))


def mark_seen(workspace: "Workspace", search: str) -> None:
    """One has looked: what came in up to now is not new any more. Where nothing can be written, it stays new."""
    everything = _read()
    mine = {**_places(workspace), search: workspace.views.last_position()}
    kept = {key: value for key, value in everything.items() if key != _key(workspace)}
    kept = dict(list(kept.items())[-MOST_FILES:])
    try:
        stored_json.write(_file(), {**kept, _key(workspace): mine})
    except OSError:
        return


def _places(workspace: "Workspace") -> dict[str, int]:
    mine = _read().get(_key(workspace))
    if not isinstance(mine, dict):
        return {}
    last = workspace.views.last_position()
    # A file that was put back to an earlier state has fewer entries than were seen.
    return {id: min(place, last) for id, place in mine.items() if isinstance(place, int)}


def _read() -> dict[str, Any]:
    return stored_json.read(_file())


def _file() -> Any:
    return paths.config() / "searches-seen.json"


def _key(workspace: "Workspace") -> str:
    name = f"{workspace.views.properties().case}\0{workspace.path.resolve()}\0{workspace.analyst.id}"
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
