"""Finding an entity by what is typed, and telling those of one name apart. Read off the GUI thread."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.domain.analysis import EntityKind
from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRow, Status
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

_MOST = 40
_MOST_ALIASES = 4


@dataclass(frozen=True, slots=True)
class Found:
    """An entity, and what tells it from others of its name."""

    row: EntityRow
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NewEntity:
    """One that does not exist yet."""

    kind: EntityKind
    name: str


def look(
    workspace: "Workspace", text: str, kind: EntityKind | None, without: Collection[str]
) -> Sequence[Found]:
    """Those whose name or alias holds `text`: who is called exactly that first, then the most mentioned."""
    rows: list[EntityRow] = list(workspace.views.find(text)) if text else []
    for each in [kind] if kind else EntityKind:
        rows += workspace.views.entities(each, text=text, limit=_MOST)
    wanted = text.casefold()
    distinct = {
        row.id: row for row in rows if row.id not in without and (kind is None or row.kind is kind)
    }.values()

    def nearness(row: EntityRow) -> tuple[bool, int, str, str]:
        return wanted not in map(str.casefold, (row.name, *row.aliases)), -row.mentions, row.name, row.id

    found = sorted(distinct, key=nearness)[:_MOST]
    names = Counter(row.name.casefold() for row in found)
    return [Found(row, _telling(workspace, row) if names[row.name.casefold()] > 1 else "") for row in found]


def _telling(workspace: "Workspace", row: EntityRow) -> str:
    """A role that a source states of it; else the sources that name it."""
    try:
        roles = workspace.views.dossier(row.id).roles
    except NotFound:  # it has gone meanwhile
        return ""
    if roles:
        return "“" + phrases.excerpt(roles[0].citation.exact, 70) + "”"
    sources = [phrases.source_name(source) for source in workspace.views.sources_of(row.id, limit=2)]
    return phrases.tr("in {sources}").format(sources=" · ".join(phrases.excerpt(s, 40) for s in sources))


def found_line(found: Found) -> Line:
    row, tr = found.row, phrases.tr
    parts = [phrases.kind_name(row.kind)]
    if row.date:
        parts.append(phrases.when(row.date))
    parts.append(phrases.counted(row.mentions, tr("mention"), tr("mentions")))
    if row.aliases:
        parts.append(tr("also: {names}").format(names=" · ".join(row.aliases[:_MOST_ALIASES])))
    if found.hint:
        parts.append(found.hint)
    decided = () if row.status is Status.UNREVIEWED else (Tag(phrases.status_name(row.status), ""),)
    return Line(text=row.name, note=" · ".join(parts), tags=decided, kind=row.kind, record=row, hint=row.name)


def new_line(new: NewEntity) -> Line:
    made = {
        EntityKind.PERSON: phrases.tr("New person “{name}”"),
        EntityKind.EVENT: phrases.tr("New event “{name}”"),
        EntityKind.ORGANISATION: phrases.tr("New organisation “{name}”"),
        EntityKind.PLACE: phrases.tr("New place “{name}”"),
    }[new.kind]
    return Line(text=made.format(name=phrases.excerpt(new.name, 60)), kind=new.kind, record=new)
