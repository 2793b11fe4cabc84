"""Searches that are kept: saving one, dropping one, and having seen what one finds."""

from dossier.app import searches
from dossier.domain.commands import DropSearch
from dossier.domain.found import SavedSearch
from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import act
from dossier.gui.phrases import excerpt, tr
from dossier.gui.widgets.search_page import SearchPage


def saved_searches(desk: Desk) -> None:
    """The page without a search of its own, for those that are kept."""
    desk.go(Place(PlaceKind.SEARCH), new_tab=True)


def attend(desk: Desk, page: SearchPage) -> None:
    """Do what a person wants on this page, as long as it is open."""
    page.save_wanted.connect(lambda query: save(desk, query))
    page.drop_wanted.connect(lambda search: drop(desk, search))
    page.seen.connect(lambda search: _mark_seen(desk, search))


def save(desk: Desk, query: str) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    name = desk.ask.text(tr("Save this search"), tr("Name"), excerpt(query, 60))
    if name is not None and name.strip():
        said = tr("Saved as “{name}”: the list of saved searches tells from now on what is new.")
        desk.tasks.run(
            lambda job: searches.save(workspace, name, query).name,
            lambda kept: desk.say(said.format(name=kept)),
        )


def drop(desk: Desk, search: SavedSearch) -> None:
    act(desk, tr("“{name}” is not kept any more.").format(name=search.name), DropSearch(search.id))


def _mark_seen(desk: Desk, search: str) -> None:
    workspace = desk.workspace
    if workspace is not None and not workspace.as_of:
        desk.tasks.read(lambda job: searches.mark_seen(workspace, search), lambda _: None)
