"""`dossier demo`: the sample case, in the window where there is a display, else as text and web pages."""

import re
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

from dossier.app.demo import make_sample_case, sample_case_file
from dossier.app.workspace import Workspace
from dossier.cli import output
from dossier.cli.call import Call, Command, Exit
from dossier.cli.display import has_display
from dossier.cli.dossier_text import head_lines
from dossier.cli.layout import counted
from dossier.cli.progress import work
from dossier.domain.analysis import EntityKind
from dossier.domain.errors import DossierError
from dossier.domain.views import EntityRow


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FOLDER", help="where the case goes (else your data folder)")
    parser.add_argument("--no-window", action="store_true", help="text and web pages, even with a display")


def run(call: Call) -> int:
    chosen = sample_case_file()
    path = Path(call.arguments.to) / chosen.name if call.arguments.to else chosen
    with work() as current:
        workspace = make_sample_case(path, analyst=call.analyst, progress=current.progress)
    try:
        wants_window = not call.arguments.no_window
        in_window = wants_window and has_display()
        if call.arguments.json:
            output.as_json(shape(workspace, [] if in_window else list(_pages(workspace).values())))
        else:
            output.lines(_summary(workspace))
        if not in_window:
            if not call.arguments.json:
                _tell(workspace, "There is no display for the window." if wants_window else "")
            return Exit.DONE
    finally:
        workspace.close()
    return _open_window(call, path)


def _open_window(call: Call, path: Path) -> int:
    """The window on the sample case; the pages, where Qt finds no libraries to draw it with."""
    try:
        return call.screens.open_window(path)
    except DossierError as error:
        workspace = Workspace.open(path, analyst=call.analyst)
        try:
            workspace.catch_up()
            if call.arguments.json:
                output.note(str(error))
            else:
                _tell(workspace, str(error))
        finally:
            workspace.close()
        return Exit.DONE


def _summary(workspace: Workspace) -> Iterator[str]:
    counts = workspace.views.counts()
    properties = workspace.views.properties()
    yield f"{properties.title}, in {workspace.path}"
    parts = (
        counted(counts.sources, "source"),
        counted(counts.persons, "person"),
        counted(counts.events, "event"),
        counted(counts.organisations, "organisation"),
        counted(counts.places, "place"),
    )
    yield "  " + " · ".join(parts)


def shape(workspace: Workspace, pages: Sequence[Path]) -> dict[str, object]:
    counts = workspace.views.counts()
    return {
        "path": str(workspace.path),
        "title": workspace.views.properties().title,
        "sources": counts.sources,
        "persons": counts.persons,
        "events": counts.events,
        "organisations": counts.organisations,
        "places": counts.places,
        "pages": [str(page) for page in pages],
    }


def _pages(workspace: Workspace) -> dict[str, Path]:
    """The dossiers of the person and the event named most, as pages beside the case, by entity."""
    written = {}
    for kind in (EntityKind.PERSON, EntityKind.EVENT):
        for row in workspace.views.entities(kind, limit=1):
            written[row.id] = workspace.path.parent / f"{_file_name(row)}.html"
            workspace.export("html", written[row.id], dossier=row.id)
    return written


def _tell(workspace: Workspace, why: str) -> None:
    """The heads of these dossiers as text, and where the whole of each is."""
    output.lines([why] if why else [])
    for id, page in _pages(workspace).items():
        output.lines(["", *head_lines(workspace.views.dossier(id)), f"  the whole dossier: {page}"])
    output.lines(["", f"More: dossier list {workspace.path} persons · dossier --help"])


def _file_name(row: EntityRow) -> str:
    """The name in letters that every file system takes: `salah-abdeslam`."""
    plain = unicodedata.normalize("NFKD", row.name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or row.id


COMMAND = Command("demo", "make the sample case from the articles that come along, and show it", declare, run)
