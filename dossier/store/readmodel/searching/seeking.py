"""One question put to the read model: what a query finds, kind by kind."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property

from dossier.domain.analysis import EntityKind
from dossier.domain.found import AlsoSearched, Facets, Hit, KindCount, Results
from dossier.domain.searching import And, Field, FieldName, Node, for_kind, wanted, words_alone, written
from dossier.domain.searching.capitals import in_capitals
from dossier.domain.searching.fields import KINDS, NOTE, PASSAGE, QUOTE, SOURCE, STATEMENT
from dossier.domain.searching.tree import fields
from dossier.store.readmodel.searching import telling
from dossier.store.readmodel.searching.entities_found import (
    entity_hits,
    most_mentioned,
    note_hits,
    source_hits,
)
from dossier.store.readmodel.searching.expressions import any_wanted, expression
from dossier.store.readmodel.searching.facets import COUNTED, facets
from dossier.store.readmodel.searching.named import entity_sets, note_sets
from dossier.store.readmodel.searching.ordering import Ordering
from dossier.store.readmodel.searching.passages import Looked, Page, mentions, passages, told, windows
from dossier.store.readmodel.searching.sets import Numbers, Sets, matching, numbers
from dossier.store.readmodel.searching.source_fields import entities_called, sources_having
from dossier.store.readmodel.searching.spellings import also_spelt, meant
from dossier.store.readmodel.searching.telling import Window

_EVERYTHING = And(())
_ENTITIES = {kind.value for kind in EntityKind}
_OF_KIND = {FieldName(kind.value): kind for kind in EntityKind}
_TELLING = {*_OF_KIND, FieldName.SPEAKER, FieldName.STATUS, FieldName.GRADE, FieldName.TAG, FieldName.BY}
"""Fields that ask something of statements and quotes themselves: these are shown without any words, too."""
_READ_THROUGH = 60
"""Sources whose statements are looked through where no words say which."""
_END = 1 << 40
MOST_READ = 2_000
"""Sources that are ever read for one page of hits."""


class Seeking:
    """Answers on one connection, for one query; `most` hits of each kind, None: all. Made for one question."""

    def __init__(self, connection: sqlite3.Connection, tree: Node, most: int | None) -> None:
        self._connection, self._tree, self._most = connection, tree, most
        self._orders: dict[Node, Ordering] = {}
        self._worded_pages: dict[Node, Page] = {}
        self._fields: dict[Field, Numbers] = {}

    def results(self, query: str) -> Results:
        hits: list[Hit] = []
        counts: list[KindCount] = []
        for kind in KINDS:
            tree = self._for(kind)
            if tree is None:
                continue
            found, count, more = self._of(kind, tree)
            hits += found
            if count:
                counts.append(KindCount(kind, count, more))
        better = meant(self._connection, self._tree, self._spellings)
        also = tuple(AlsoSearched(word, others) for word, others in self._spellings.items())
        instead = written(better) if better is not None else ""
        sources = self._ordered(self._whole_tree).count() if self._whole_tree is not None else 0
        if not hits and not sources:
            instead = in_capitals(instead or query) or instead
        return Results(query, tuple(hits), tuple(counts), sources, also, instead)

    def facets(self) -> Facets:
        if self._whole_tree is None:
            return Facets(0, 0, ())
        ordered = self._ordered(self._whole_tree)
        latest = ordered.latest(COUNTED)
        return Facets(ordered.count(), len(latest), facets(self._connection, latest))

    @cached_property
    def sources(self) -> Numbers:
        """Those that the query is true of."""
        return self._texts.of(self._whole_tree) if self._whole_tree is not None else set()

    # -- inside

    def _for(self, kind: str) -> Node | None:
        """What is asked of hits of a kind; None: there are to be none."""
        tree = for_kind(self._tree, kind)
        if isinstance(tree, bool):
            return _EVERYTHING if tree else None
        return tree

    @cached_property
    def _whole_tree(self) -> Node | None:
        """What is asked of sources, whichever kind of hit in them is looked for."""
        trees = (self._for(kind) for kind in (PASSAGE, STATEMENT, QUOTE, SOURCE))
        return next((tree for tree in trees if tree is not None), None)

    def _of(self, kind: str, tree: Node) -> tuple[Sequence[Hit], int, bool]:
        if kind in _ENTITIES:
            numbers = most_mentioned(self._connection, list(self._entities.of(tree)), kind)
            return entity_hits(self._connection, numbers[: self._most]), len(numbers), False
        if kind == SOURCE:
            if not self._has_words(tree):
                ordered = self._ordered(tree)
                return source_hits(self._connection, ordered.latest(self._most)), ordered.count(), False
            called = self._titles.of(tree)
            shown = sorted(called, reverse=True)[: self._most]
            return source_hits(self._connection, shown), len(called), False
        if kind == NOTE:
            notes = sorted(self._notes.of(tree))
            loose = any_wanted(tree, self._spellings)
            return note_hits(self._connection, notes[: self._most], loose), len(notes), False
        page = self._passages(tree) if kind == PASSAGE else self._told(kind, tree)
        return page.hits, len(page.hits), page.more

    def _passages(self, tree: Node) -> Page:
        if self._has_words(tree):
            return self._worded(tree)
        entities = [
            no
            for field in fields(tree)
            if field.name in _OF_KIND
            for no in entities_called(self._connection, field.name.value, field.value)
        ]
        if not entities:
            return Page([], False)  # the sources themselves are the hits
        return mentions(self._connection, self._ordered(tree).latest(None), entities, self._most)

    def _worded(self, tree: Node) -> Page:
        if tree not in self._worded_pages:
            first = None if self._most is None else MOST_READ
            order = self._ordered(tree).best(first)
            self._worded_pages[tree] = passages(self._connection, order, self._looked(tree), self._most)
        return self._worded_pages[tree]

    def _told(self, kind: str, tree: Node) -> Page:
        asked = [field for field in fields(tree) if field.name in _TELLING]
        unread = False
        if self._has_words(tree):
            worded = self._worded(tree)
            where, unread = windows(self._connection, worded.hits), worded.more
        elif asked or tree is not self._tree:
            where = self._whole(tree)
            unread = self._most is not None and len(where) == _READ_THROUGH
        else:
            return Page([], False)
        ask, condition = (
            (telling.statements_where, telling.of_statements)
            if kind == STATEMENT
            else (telling.quotes_where, telling.of_quotes)
        )
        rows = ask(self._connection, where, condition(self._connection, asked))
        page = told(rows, self._looked(tree), self._most)
        return Page(page.hits, page.more or (unread and bool(page.hits)))

    def _whole(self, tree: Node) -> list[Window]:
        order = self._ordered(tree).latest(None if self._most is None else _READ_THROUGH)
        return [(n, no, 0, _END) for n, no in enumerate(order)]

    def _ordered(self, tree: Node) -> Ordering:
        if tree not in self._orders:
            self._orders[tree] = Ordering(self._connection, self._texts, tree, self._spellings)
        return self._orders[tree]

    def _looked(self, tree: Node) -> Looked:
        alone = words_alone(tree)
        strict = expression(alone, self._spellings) if alone is not None else None
        return Looked(any_wanted(tree, self._spellings), strict)

    @staticmethod
    def _has_words(tree: Node) -> bool:
        return next(wanted(tree), None) is not None

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        return also_spelt(self._connection, self._tree)

    @cached_property
    def _texts(self) -> Sets:
        return self._sources_by("source_index")

    @cached_property
    def _titles(self) -> Sets:
        return self._sources_by("title_index")

    @cached_property
    def _entities(self) -> Sets:
        return entity_sets(self._connection, self._spellings)

    @cached_property
    def _notes(self) -> Sets:
        return note_sets(self._connection, self._having, self._spellings)

    def _sources_by(self, index: str) -> Sets:
        return Sets(
            lambda words, within: matching(self._connection, index, words, within),
            self._having,
            lambda: numbers(self._connection.execute("SELECT no FROM source WHERE NOT withdrawn")),
            self._spellings,
            names=index != "source_index",
        )

    def _having(self, field: Field, within: Numbers | None = None) -> Numbers:
        if field in self._fields:
            return self._fields[field]
        found = sources_having(self._connection, field, within)
        if within is None:
            self._fields[field] = found
        return found
