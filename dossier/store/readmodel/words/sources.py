"""Words for what is recorded of the case, its analysts and its sources."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import (
    AnalystNamed,
    CaseCreated,
    CasePropertySet,
    SourceAnalysed,
    SourceGraded,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceSupersedes,
    SourceWithdrawn,
)
from dossier.store.readmodel.words.naming import Names, Sentence, shown, was

NOT_GRADED = "not graded"


def _created(fact: CaseCreated, names: Names) -> str:
    return f"began the case “{shown(fact.title)}”"


def _property(fact: CasePropertySet, names: Names) -> str:
    before = shown(names.before(fact))
    return f"set the {fact.field} of the case to {shown(fact.value)} (was: {before})"


def _named(fact: AnalystNamed, names: Names) -> str:
    name = f"{shown(fact.name)} ({fact.initials})" if fact.initials else shown(fact.name)
    return f"goes by the name of {name}" + was(names.before(fact).partition("\n")[0])


def _ingested(fact: SourceIngested, names: Names) -> str:
    return f"ingested {fact.file or fact.source[:12]}"


def _analysed(fact: SourceAnalysed, names: Names) -> str:
    model = f", {fact.model}" if fact.model else ""
    return f"analysed {names.file(fact.source)} ({fact.analyser} {fact.analyser_version}{model})"


def _metadata(fact: SourceMetadataSet, names: Names) -> str:
    before = shown(names.before(fact))
    return f"set {fact.field} to {shown(fact.value)} (was: {before}) in {names.file(fact.source)}"


def _withdrawn(fact: SourceWithdrawn, names: Names) -> str:
    return f"withdrew {names.file(fact.source)}" + (f": {shown(fact.reason)}" if fact.reason else "")


def _restored(fact: SourceRestored, names: Names) -> str:
    return f"restored {names.file(fact.source)}"


def _graded(fact: SourceGraded, names: Names) -> str:
    before = shown(names.before(fact), NOT_GRADED)
    if not fact.grade:
        return f"took the grade of {names.file(fact.source)} away (was: {before})"
    return f"graded {names.file(fact.source)} {fact.grade} (was: {before})"


def _superseding(fact: SourceSupersedes, names: Names) -> str:
    if not fact.earlier:
        return f"untied {names.file(fact.source)} from its earlier version"
    return f"tied {names.file(fact.source)} to its earlier version {names.file(fact.earlier)}"


SENTENCES: Mapping[type[Any], Sentence] = {
    CaseCreated: _created,
    CasePropertySet: _property,
    AnalystNamed: _named,
    SourceIngested: _ingested,
    SourceAnalysed: _analysed,
    SourceMetadataSet: _metadata,
    SourceWithdrawn: _withdrawn,
    SourceRestored: _restored,
    SourceGraded: _graded,
    SourceSupersedes: _superseding,
}
