"""What the projection needs of the case file."""

from collections.abc import Iterator
from typing import Protocol

from dossier.domain.entries import Entry


class Truth(Protocol):
    """A case file, or a stand-in for one in a test."""

    @property
    def case_id(self) -> str: ...
    def entries(self, after: int = 0) -> Iterator[Entry]: ...
    def text(self, text: str) -> str: ...
    def blob(self, blob: str) -> bytes: ...
