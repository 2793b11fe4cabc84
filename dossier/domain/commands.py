"""Every request that a person can make of an open case: frozen, imperative."""

from dataclasses import dataclass

from dossier.domain.documents import Document


@dataclass(frozen=True, slots=True)
class SetCaseProperty:
    """`field` is one of `CASE_PROPERTIES`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class NameAnalyst:
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class IngestSource:
    """Take a file in: its id, what the reader made of it, the name it goes by in the case."""

    source: str
    text: str
    file: str
    size: int
    document: Document


@dataclass(frozen=True, slots=True)
class RecordAnalysis:
    """Keep what an analyser found in a source; `analysis` is the blob's id."""

    source: str
    text: str
    analysis: str
    analyser: str
    analyser_version: int
    model: str


@dataclass(frozen=True, slots=True)
class CorrectSource:
    """Set one metadata field of a source; an empty value says that it is unknown."""

    source: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class WithdrawSource:
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestoreSource:
    source: str


Command = (
    SetCaseProperty
    | NameAnalyst
    | IngestSource
    | RecordAnalysis
    | CorrectSource
    | WithdrawSource
    | RestoreSource
)

CASE_PROPERTIES = ("title", "description")
