"""What leaves a case: the material of exports, and copies for colleagues."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dossier import __version__
from dossier.app import lookup, paths
from dossier.app.holdings import OfCase, OfDossier
from dossier.domain import targets
from dossier.domain.connections import Asked, Connections, connected
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.copies import Bundled
from dossier.domain.custody import Custody
from dossier.domain.errors import DossierError, NotFound
from dossier.domain.judgements import Verdict
from dossier.domain.time_marks import TimeFilter
from dossier.domain.views import FullDossier, Progress
from dossier.export import EVERYTHING, Exporter, Material, Redacted, Redaction, Scope, redacted
from dossier.store import CaseFile, ReadModel, bundle, stored_entries


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written out. `dossier` names an entity (a name or an id), None: the whole case. `listed` names the
    list that a table is of; empty: statements. `redaction` says what to leave out."""

    format: str
    dossier: str | None = None
    listed: str = ""
    redaction: Redaction = EVERYTHING


def exporter(request: Request) -> Exporter:
    """The exporter that can do what is asked. Raises NotFound for an unknown format, DossierError for what none can."""
    # Late: opening a case needs none of what formats are made with.
    from dossier.export.formats import EXPORTERS

    found = {each.format: each for each in EXPORTERS}.get(request.format)
    if found is None:
        known = ", ".join(each.format for each in EXPORTERS)
        raise NotFound(f"There is no format “{request.format}”; there are {known}.")
    if found.scope is Scope.DOSSIER and request.dossier is None:
        raise DossierError(f"{found.format} shows one dossier: name it (--dossier NAME).")
    if found.scope is Scope.CASE and request.dossier is not None:
        raise DossierError(f"{found.format} is of the whole case: leave the dossier out.")
    if request.redaction and not found.can_redact:
        raise DossierError(
            f"{found.format} is of everything, and leaves nothing out. Choose another format, or write a copy that is"
            " limited to some sources and dossiers (“dossier bundle”), and export that."
        )
    return found


def material(case: CaseFile, views: ReadModel, request: Request, as_of: str) -> Material:
    """All that an exporter may ask for. Raises NotFound, and DossierError when nothing would be left."""
    full = full_dossier(views, lookup.entity(views, request.dossier).id) if request.dossier else None
    of = TimeFilter(entities=(full.dossier.entity.id,)) if full else TimeFilter()
    whole = Material(
        case=views.properties(),
        findings=views.findings,
        text=lambda source: case.text(views.text_id(source)),
        templates=(paths.config() / "templates", paths.resources() / "templates"),
        made=_last_moment(views),
        program=f"Dossier {__version__}",
        as_of=as_of,
        listed=request.listed,
        dossier=full,
        holdings=OfDossier(views, full) if full else OfCase(views),
        custody=lambda: _custody(views),
        entries=lambda: stored_entries(case),
        original=case.original,
        blob=case.blob,
        timeline=lambda: views.time_marks(of),
        connections=lambda: views.connections(Asked(around=of.entities)),
    )
    return _redacted(whole, request.redaction, views, of.entities) if request.redaction else whole


def left_out(views: ReadModel, request: Request) -> str:
    """How much is left out, as a sentence, for formats that have no place to say so; empty where nothing is."""
    if not request.redaction:
        return ""
    full = full_dossier(views, lookup.entity(views, request.dossier).id) if request.dossier else None
    return Redacted(OfDossier(views, full) if full else OfCase(views), request.redaction).left_out.in_words


def _redacted(whole: Material, redaction: Redaction, views: ReadModel, of: Collection[str]) -> Material:
    left = Redacted(whole.holdings, redaction)
    return replace(
        whole,
        case=replace(
            whole.case, title=left.words(whole.case.title), description=left.words(whole.case.description)
        ),
        text=lambda source: left.blackened(whole.text(source)),
        findings=lambda: redacted(whole.findings(), left),
        dossier=left.dossier(whole.dossier) if whole.dossier else None,
        holdings=left,
        custody=lambda: _without(whole.custody(), left),
        left_out=left.left_out.in_words,
        timeline=lambda: left.timeline(whole.timeline()),
        connections=lambda: _connected(views, redaction, of),
    )


def _connected(views: ReadModel, redaction: Redaction, around: Collection[str]) -> Connections:
    """Counted anew: what is left out ties nobody."""
    left = Redacted(OfCase(views), redaction)
    family = views.origins({row.id for row in left.sources()}).family
    return connected(left.statements(), family, around)


def _without(custody: Iterable[Custody], left: Redacted) -> Iterator[Custody]:
    for held in custody:
        source = left.source(held.source)
        if source is not None:
            yield Custody(source, tuple(filter(left.keeps_entry, held.history)))


def _last_moment(views: ReadModel) -> str:
    """When the last entry was written: what is exported twice in between is the same twice."""
    return next((row.at for row in views.history(newest_first=True, limit=1)), "")


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
        _settled(views, entity),
    )


def _settled(views: ReadModel, entity: str) -> tuple[Contradiction, ...]:
    """What analysts settled; where nobody settled anything, nothing is looked for in the whole case."""
    verdicts = [verdict for verdict in Verdict if verdict is not Verdict.OPEN]
    return tuple(views.contradictions(entity, statuses=verdicts)) if views.settlements() else ()


def full_dossier_if_any(views: ReadModel, entity: str) -> FullDossier | None:
    try:
        return full_dossier(views, entity)
    except NotFound:
        return None
