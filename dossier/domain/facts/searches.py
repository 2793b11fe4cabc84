"""Facts about the searches that analysts keep."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SearchSaved:
    """The search `search` is kept under a name; `query` as it was written."""

    VERSION: ClassVar[int] = 1
    search: str
    name: str
    query: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SearchDropped:
    """The search is not kept any more."""

    VERSION: ClassVar[int] = 1
    search: str
    replaces: str | None = None
