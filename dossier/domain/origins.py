"""How many independent origins stand behind what several sources tell: copies of one text count once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from dossier.domain.citations import Citation
from dossier.domain.kinship import families

At = tuple[str, int]
"""(source, number of a paragraph)"""


@dataclass(frozen=True, slots=True)
class Origins:
    """`family` names the family of a source that has one; `copied` are paragraphs that stand in sources of two
    families, a pair of places each: what is told there comes from one hand, whatever else the two sources say."""

    family: Mapping[str, str] = field(default_factory=dict)
    copied: Mapping[At, Collection[At]] = field(default_factory=dict)

    def of(self, source: str) -> str:
        """The family of a source; its own id where it stands alone."""
        return self.family.get(source, source)

    def count(self, citations: Iterable[Citation]) -> int:
        """In how many independent origins these passages stand."""
        told = {(c.source, c.paragraph) for c in citations}
        own = {self.of(source) for source, _ in told}
        links = [
            (self.of(place[0]), self.of(other[0]))
            for place in told
            for other in self.copied.get(place, ())
            if other in told
        ]
        return len(set(families(own, links).values()))


ALONE = Origins()
"""Every source is an origin of its own."""
