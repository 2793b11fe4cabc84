"""Who is tied to whom: statements that two entities take part in, as the edges of a graph."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.citations import EntityRef
from dossier.domain.views import StatementRow

MOST_NODES = 2000
"""Nodes that a picture can hold and still be used."""
LEGIBLE = 50
"""Nodes of a picture that can be read as a whole."""
_LONGEST_PATH = 8


@dataclass(slots=True)
class Tie:
    """All statements of one kind that say something of `subject` and `other`. `sources` are their sources' ids."""

    subject: EntityRef
    other: EntityRef
    kind: StatementKind
    statements: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)


def ties(statements: Iterable[StatementRow]) -> list[Tie]:
    """From each subject to each other participant and to the subjects after it. In order of the ids of both, then of
    kind."""
    found: dict[tuple[str, str, StatementKind], Tie] = {}
    for row in statements:
        for subject, other in _pairs(row):
            key = (subject.id, other.id, row.kind)
            tie = found.get(key)
            if tie is None:
                tie = found[key] = Tie(subject, other, row.kind)
            tie.statements.append(row.id)
            tie.sources.add(row.citation.source)
    return [found[key] for key in sorted(found)]


def _pairs(row: StatementRow) -> Iterator[tuple[EntityRef, EntityRef]]:
    for number, subject in enumerate(row.subjects):
        for other in (*row.subjects[number + 1 :], *row.others):
            if other.id != subject.id:
                yield subject, other


@dataclass(frozen=True, slots=True)
class Edge:
    """What statements of one kind say of two entities together, one of them a subject (`one` < `other`, ids). `origins`
    counts sources that do not copy each other."""

    one: str
    other: str
    kind: StatementKind
    statements: int
    sources: int
    origins: int

    @property
    def ends(self) -> tuple[str, str]:
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Connections:
    """`nodes` with the most telling first; `total` is how many there would be without a limit."""

    nodes: tuple[EntityRef, ...]
    edges: tuple[Edge, ...]
    total: int

    def without(self, hidden: Collection[str]) -> "Connections":
        """What is left when these entities are not shown."""
        return Connections(
            tuple(node for node in self.nodes if node.id not in hidden),
            tuple(edge for edge in self.edges if edge.one not in hidden and edge.other not in hidden),
            self.total,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Which statements count: those of one `source` (an id), and of what happened from the minute `first` on and before
    `until`; what is empty does not matter. What happened nobody knows when lies between no two dates."""

    source: str = ""
    first: int | None = None
    until: int | None = None


EVERYTHING = Told()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the graph is wanted: `around` these entities (ids; none: of the whole case), with whom they share
    most, up to `limit` nodes of these kinds, tied by statements of the kinds `ties`, as far as they are among those
    `told`, from at least `origins` independent origins; `also` is shown in any case."""

    around: tuple[str, ...] = ()
    kinds: tuple[EntityKind, ...] = tuple(EntityKind)
    limit: int = LEGIBLE
    also: tuple[str, ...] = ()
    ties: tuple[StatementKind, ...] = tuple(StatementKind)
    told: Told = EVERYTHING
    origins: int = 1


WHOLE_CASE = Asked()


def connected(
    statements: Iterable[StatementRow],
    family: Mapping[str, str],
    around: Collection[str] = (),
    limit: int = LEGIBLE,
) -> Connections:
    """The graph of these statements, where they are not all of a case: the most tied, or `around` some (ids) those with
    whom they share most. `family` gives the sources that copy each other one name, by id."""
    every = _both_ways(ties(statements))
    near = [tie for tie in every if not around or {tie.subject.id, tie.other.id} & set(around)]
    refs = {end.id: end for tie in near for end in (tie.subject, tie.other)}
    shared: dict[str, set[str]] = {id: set() for id in refs}
    for tie in near:
        for end in (tie.subject.id, tie.other.id):
            shared[end].update(tie.statements)
    order = sorted(refs, key=lambda id: (id not in around, -len(shared[id]), id))
    shown = set(order[:limit])
    edges = tuple(
        Edge(
            tie.subject.id,
            tie.other.id,
            tie.kind,
            len(set(tie.statements)),
            len(tie.sources),
            len({family.get(source) or source for source in tie.sources}),
        )
        for tie in every
        if tie.subject.id in shown and tie.other.id in shown
    )
    return Connections(tuple(refs[id] for id in order[:limit]), edges, len(refs))


def _both_ways(given: Iterable[Tie]) -> list[Tie]:
    """Whoever is the subject, a pair has one tie of each kind, from the first id to the second; in that order."""
    found: dict[tuple[str, str, StatementKind], Tie] = {}
    for tie in given:
        one, other = sorted((tie.subject, tie.other), key=lambda end: end.id)
        both = found.setdefault((one.id, other.id, tie.kind), Tie(one, other, tie.kind))
        both.statements += tie.statements
        both.sources |= tie.sources
    order = list(StatementKind)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1], order.index(key[2])))]


def shortest_path(
    start: str, goal: str, neighbours: Callable[[Collection[str]], Mapping[str, Collection[str]]]
) -> tuple[str, ...]:
    """The ids on a way from `start` to `goal` over as few ties as can be, both included; empty when there is none of up
    to eight. `neighbours` gives, for each of several ids, those tied to it. Of several ways the first by id."""
    came_from: dict[str, str] = {start: ""}
    border = [start]
    for _ in range(_LONGEST_PATH):
        if goal in came_from or not border:
            break
        found = neighbours(border)
        reached: list[str] = []
        for here in sorted(border):
            for there in sorted(found.get(here, ())):
                if there not in came_from:
                    came_from[there] = here
                    reached.append(there)
        border = reached
    if goal not in came_from:
        return ()
    path = [goal]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))
