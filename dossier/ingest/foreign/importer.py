"""What a format is that can be imported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.domain.errors import NotFound
from dossier.domain.foreign import Foreign


@dataclass(frozen=True, slots=True)
class Importer:
    """`format` is its name on the command line, the same as of the export; `label` in menus; `suffixes` of its files.

    `read(content, name)` raises SourceError, with a sentence, when the bytes are not of the format.
    """

    format: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Foreign]


def read_with(importers: Sequence[Importer], format: str, content: bytes, name: str) -> Foreign:
    """What the file says. Raises NotFound for an unknown format, SourceError for a file that is not of it."""
    for importer in importers:
        if importer.format == format:
            return importer.read(content, name)
    raise NotFound(
        f"There is no format “{format}” to import; there are {', '.join(i.format for i in importers)}."
    )
