"""What an entry says, in words."""

from collections.abc import Callable
from typing import Any

from dossier.domain.entries import (
    AnalystNamed,
    CaseCreated,
    CasePropertySet,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
)

FileName = Callable[[str], str]
Before = Callable[[Any], str]
"""The value that a fact which sets a value replaces; empty: none."""

MAX_VALUE = 120
"""Characters of a value that a summary shows."""


def summary(fact: object, file: FileName, before: Before) -> str:
    """One line on `fact`; `file` names a source by its id."""
    sentence = _SENTENCES.get(type(fact))
    return sentence(fact, file, before) if sentence else ""


def _value(text: str) -> str:
    line = " ".join(text.split())
    return "unknown" if not line else line if len(line) <= MAX_VALUE else line[:MAX_VALUE] + "…"


def _created(fact: CaseCreated, file: FileName, before: Before) -> str:
    return f"began the case “{_value(fact.title)}”"


def _property(fact: CasePropertySet, file: FileName, before: Before) -> str:
    return f"set the {fact.field} of the case to {_value(fact.value)} (was: {_value(before(fact))})"


def _named(fact: AnalystNamed, file: FileName, before: Before) -> str:
    name = f"{_value(fact.name)} ({fact.initials})" if fact.initials else _value(fact.name)
    was = before(fact).partition("\n")[0]
    return f"goes by the name of {name}" + (f" (was: {_value(was)})" if was else "")


def _ingested(fact: SourceIngested, file: FileName, before: Before) -> str:
    return f"ingested {fact.file or fact.source[:12]}"


def _analysed(fact: SourceAnalysed, file: FileName, before: Before) -> str:
    model = f", {fact.model}" if fact.model else ""
    return f"analysed {file(fact.source)} ({fact.analyser} {fact.analyser_version}{model})"


def _metadata(fact: SourceMetadataSet, file: FileName, before: Before) -> str:
    return f"set {fact.field} to {_value(fact.value)} (was: {_value(before(fact))}) in {file(fact.source)}"


def _withdrawn(fact: SourceWithdrawn, file: FileName, before: Before) -> str:
    return f"withdrew {file(fact.source)}" + (f": {_value(fact.reason)}" if fact.reason else "")


def _restored(fact: SourceRestored, file: FileName, before: Before) -> str:
    return f"restored {file(fact.source)}"


_SENTENCES: dict[type[Any], Callable[[Any, FileName, Before], str]] = {
    CaseCreated: _created,
    CasePropertySet: _property,
    AnalystNamed: _named,
    SourceIngested: _ingested,
    SourceAnalysed: _analysed,
    SourceMetadataSet: _metadata,
    SourceWithdrawn: _withdrawn,
    SourceRestored: _restored,
}
