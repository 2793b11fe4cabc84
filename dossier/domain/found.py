"""What a search finds, as screens and the command line show it."""

from dataclasses import dataclass

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. `kind` is one of `searching.KINDS`: an entity's kind, `source`, `note`, `statement`, `quote`, or
    `passage` (a paragraph in which the words stand).

    `text` is what stands in the source at `[start, end)`: the paragraph, the statement, or the first mention of an
    entity; of a note its own words. `found_start` and `found_end` are the first of the words looked for, `marks` all of
    them, where the text begins at `start`. For an entity, `entity` and `name` are set; `name` is also what a source is
    called, what a note is about, and who says a quote.
    """

    kind: str
    file: str
    source: str
    start: int
    end: int
    text: str
    found_start: int
    found_end: int
    entity: str | None = None
    name: str = ""
    marks: tuple[Stretch, ...] = ()
    target: str = ""
    """What the hit is, as `targets.py` writes it."""
    publisher: str = ""
    published: str = ""
    paragraph: int = 0
    analyst: str = ""
    """Who wrote a note."""
    hedged: bool = False
    negated: bool = False
    """Whether the words of a statement leave it open, or say that it is not so."""


@dataclass(frozen=True, slots=True)
class AlsoSearched:
    """Other spellings of a name that were looked for because this word was."""

    word: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many hits of a kind there are; `more`: at least so many."""

    kind: str
    count: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """`sources` is how many sources the query is true of; `instead` a query that finds more where this one has a typing
    error, empty: none."""

    query: str
    hits: tuple[Hit, ...] = ()
    kinds: tuple[KindCount, ...] = ()
    sources: int = 0
    also: tuple[AlsoSearched, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """In how many sources something holds; `name` and `value` are the field that narrows a query to them, `label` what
    to show."""

    name: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """`counted` of the `sources` that a query is true of, the latest ones, are those that the counts are of."""

    sources: int
    counted: int
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that an analyst keeps; `at` is when it was last changed, ISO 8601 in UTC."""

    id: str
    name: str
    query: str
    analyst: str
    at: str
