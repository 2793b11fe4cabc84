"""Rules about the case, its analysts and its sources."""

from collections.abc import Sequence

from dossier.domain.commands import (
    CASE_PROPERTIES,
    CorrectSource,
    GradeSource,
    IngestSource,
    NameAnalyst,
    RecordAnalysis,
    RestoreSource,
    SetCaseProperty,
    TieVersions,
    WithdrawSource,
)
from dossier.domain.deciding import values
from dossier.domain.deciding.adopting import require_source, setting
from dossier.domain.deciding.state import State
from dossier.domain.documents import METADATA_FIELDS
from dossier.domain.entries import (
    AnalystNamed,
    CasePropertySet,
    Fact,
    SourceAnalysed,
    SourceGraded,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceSupersedes,
    SourceWithdrawn,
)
from dossier.domain.errors import CommandRefused


def set_case_property(command: SetCaseProperty, state: State, analyst: str) -> Sequence[Fact]:
    if command.field not in CASE_PROPERTIES:
        raise CommandRefused(
            f"A case has no property “{command.field}”; it has {', '.join(CASE_PROPERTIES)}."
        )
    read = values.case_title if command.field == "title" else values.clean
    value = read(command.value)
    return setting(state, "case", command.field, value, lambda r: CasePropertySet(command.field, value, r))


def name_analyst(command: NameAnalyst, state: State, analyst: str) -> Sequence[Fact]:
    name, initials = values.analyst_name(command.name), values.initials(command.initials)
    return setting(
        state, analyst, "name", f"{name}\n{initials}", lambda r: AnalystNamed(analyst, name, initials, r)
    )


def ingest_source(command: IngestSource, state: State, analyst: str) -> Sequence[Fact]:
    if state.has_source(command.source):
        return ()
    document = command.document
    return (
        SourceIngested(
            source=command.source,
            text=command.text,
            file=command.file,
            media_type=document.media_type,
            size=command.size,
            characters=len(document.text),
            reader=document.reader,
            reader_version=document.reader_version,
            encoding=document.encoding,
            undecodable=document.undecodable,
            metadata=document.metadata,
            sidecar=document.sidecar,
            pages=document.pages,
            origin=command.origin,
        ),
    )


def record_analysis(command: RecordAnalysis, state: State, analyst: str) -> Sequence[Fact]:
    if state.analysed_by(command.source) == (command.analyser, command.analyser_version, command.model):
        return ()
    return (
        SourceAnalysed(
            source=command.source,
            text=command.text,
            analysis=command.analysis,
            analyser=command.analyser,
            analyser_version=command.analyser_version,
            model=command.model,
        ),
    )


def correct_source(command: CorrectSource, state: State, analyst: str) -> Sequence[Fact]:
    require_source(state, command.source)
    if command.field not in METADATA_FIELDS:
        raise CommandRefused(f"A source has no field “{command.field}”; it has {', '.join(METADATA_FIELDS)}.")
    value = values.metadata_value(command.field, command.value)
    return setting(
        state,
        command.source,
        command.field,
        value,
        lambda r: SourceMetadataSet(command.source, command.field, value, r),
    )


def grade_source(command: GradeSource, state: State, analyst: str) -> Sequence[Fact]:
    require_source(state, command.source)
    grade = values.grade(command.grade)
    return setting(state, command.source, "grade", grade, lambda r: SourceGraded(command.source, grade, r))


def tie_versions(command: TieVersions, state: State, analyst: str) -> Sequence[Fact]:
    source, earlier = command.source, command.earlier
    require_source(state, source)
    if earlier:
        require_source(state, earlier)
    if source in _and_before(earlier, state):
        raise CommandRefused("A source cannot be a newer version of itself, or of one that is newer.")
    return setting(state, source, "earlier", earlier, lambda r: SourceSupersedes(source, earlier, r))


def _and_before(source: str, state: State) -> set[str]:
    """A source and all of which it is a newer version; merged copies may tie them in a circle."""
    found: set[str] = set()
    while source and source not in found:
        found.add(source)
        source = state.held(source, "earlier").value
    return found


def withdraw_source(command: WithdrawSource, state: State, analyst: str) -> Sequence[Fact]:
    require_source(state, command.source)
    if state.is_withdrawn(command.source):
        raise CommandRefused("This source is withdrawn already.")
    replaces = state.held(command.source, "withdrawn").entry
    return (SourceWithdrawn(command.source, values.clean(command.reason), replaces),)


def restore_source(command: RestoreSource, state: State, analyst: str) -> Sequence[Fact]:
    require_source(state, command.source)
    if not state.is_withdrawn(command.source):
        raise CommandRefused("This source is not withdrawn: there is nothing to restore.")
    return (SourceRestored(command.source, state.held(command.source, "withdrawn").entry),)
