"""What leaves a case: the material of exports, and copies for colleagues."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from dossier import __version__
from dossier.app import lookup, paths
from dossier.domain import targets
from dossier.domain.copies import Bundled
from dossier.domain.custody import Custody
from dossier.domain.errors import NotFound
from dossier.domain.views import FullDossier, Progress
from dossier.export import Material
from dossier.store import CaseFile, ReadModel, bundle, stored_entries


def material(case: CaseFile, views: ReadModel, *, dossier: str | None, as_of: str) -> Material:
    """All that an exporter may ask for. `dossier` names an entity. Raises NotFound."""
    return Material(
        case=views.properties(),
        findings=views.findings,
        text=lambda source: case.text(views.text_id(source)),
        templates=paths.resources() / "templates",
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        program=f"Dossier {__version__}",
        as_of=as_of,
        dossier=full_dossier(views, lookup.entity(views, dossier).id) if dossier else None,
        custody=lambda: _custody(views),
        entries=lambda: stored_entries(case),
        original=case.original,
        blob=case.blob,
    )


def _custody(views: ReadModel) -> Iterator[Custody]:
    """What was done with each source, in order of ingest."""
    for row in views.sources():
        yield Custody(row, tuple(views.history(subject=row.id)))


def copy_for_somebody(
    case: CaseFile,
    views: ReadModel,
    to: Path,
    sources: Collection[str],
    entities: Collection[str],
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Bundled:
    """A copy at `to` that is about these sources and entities (ids) and what they bring along; without any, the whole
    case. Raises NotFound, CaseFileError, Cancelled; then nothing is there."""
    if not sources and not entities:
        held = views.properties()
        case.backup(to)
        return Bundled(str(to), held.sources, held.entries, 0)
    chosen = views.choice(sources, entities)
    if not chosen.sources:
        raise NotFound("No source in use mentions what was chosen: there is nothing to hand on.")
    return bundle(case, to, chosen, migrations=paths.migrations(), progress=progress, cancelled=cancelled)


def full_dossier(views: ReadModel, entity: str) -> FullDossier:
    """A dossier with all its lists. Raises NotFound."""
    dossier = views.dossier(entity)
    return FullDossier(
        dossier,
        tuple(views.statements(entity)),
        tuple(views.quotes(entity)),
        tuple(views.sources_of(entity)),
        tuple(views.notes(targets.of_entity(dossier.entity.id))),
        tuple(views.topics(entity)) if dossier.event is not None else (),
        views.count_origins(entity),
    )


def full_dossier_if_any(views: ReadModel, entity: str) -> FullDossier | None:
    try:
        return full_dossier(views, entity)
    except NotFound:
        return None
