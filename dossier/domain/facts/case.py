"""Facts about the case and who works on it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CaseCreated:
    VERSION: ClassVar[int] = 1
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class CasePropertySet:
    VERSION: ClassVar[int] = 1
    field: str
    value: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class AnalystNamed:
    """The analyst with this id goes by this name; recorded before the analyst's first other entry."""

    VERSION: ClassVar[int] = 1
    analyst: str
    name: str
    initials: str
    replaces: str | None = None
