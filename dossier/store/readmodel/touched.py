"""What folding concerned, collected on the way."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Touched:
    """What folding concerned: blocks to resolve again, ids for those who show them."""

    blocks: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    case: bool = False
    owners: set[str] = field(default_factory=set)
    """Ids of entities whose rows are to be made again."""
    chains: set[int] = field(default_factory=set)
    """Chains that hold more or less than before: the rows of their entities are to be made again."""
    named: set[str] = field(default_factory=set)
    """Entities that more or fewer decisions speak of than before."""
    anchored: set[str] = field(default_factory=set)
    """Entities that have other anchors than before."""
    told: dict[int, str] = field(default_factory=dict)
    """Sources, by number, that tell something else than before: the number and the id."""
