"""One source, chosen by words of its name."""

from collections.abc import Callable, Sequence

from dossier.domain.views import SourceRow
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.phrases import tr

_OFFERED = 100
"""Sources to choose from at most."""


def pick_source(desk: Desk, then: Callable[[SourceRow], object]) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    views = workspace.views
    text = desk.ask.text(tr("From which source?"), tr("Words in its title, file name or publisher"), "")
    if text is None:
        return
    desk.tasks.read(
        lambda job: views.sources(text=text.strip(), withdrawn=False, limit=_OFFERED),
        lambda rows: _offer(desk, rows, then),
    )


def _offer(desk: Desk, rows: Sequence[SourceRow], then: Callable[[SourceRow], object]) -> None:
    if not rows:
        desk.say(tr("No source is called that."))
        return
    number: int | None = 0
    if len(rows) > 1:
        names = [f"{phrases.source_name(row)} · {phrases.source_line(row)}" for row in rows]
        number = desk.ask.choice(tr("From which source?"), tr("Source"), names)
    if number is not None:
        then(rows[number])
