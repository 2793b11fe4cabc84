"""What a source has in common with others, as rows that screens and command line show."""

from dataclasses import dataclass

from dossier.domain.citations import Citation
from dossier.domain.kinship import Kin
from dossier.domain.views import SourceRow


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of one source, and the one of another source that says the same in the same words."""

    mine: Citation
    theirs: Citation


@dataclass(frozen=True, slots=True)
class KinRow:
    """What a source is to another one, `source`. `share` is how much of the first stands in that, `theirs` how much of
    that stands in the first, per mille of the words."""

    source: SourceRow
    relation: Kin
    share: int
    theirs: int
    pairs: tuple[Pair, ...]
