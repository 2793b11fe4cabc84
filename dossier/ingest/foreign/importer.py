"""What a format is that can be imported."""

from collections.abc import Callable
from dataclasses import dataclass

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
