"""The analyser: (text, metadata) -> Analysis. Pure: what stands beside a text in a batch changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from dossier.analysis import boilerplate, language
from dossier.analysis.finish import finished
from dossier.analysis.model import LoadedModel, load, model_name
from dossier.analysis.parsing import parse
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import tokens_of
from dossier.domain.analysis import Analysis, Boilerplate
from dossier.domain.documents import Metadata

if TYPE_CHECKING:
    from spacy.tokens import Doc

ANALYSER_NAME = "dossier"
ANALYSER_VERSION = 3

BATCH = 32
"""Texts that are read together; order is kept, and a caller that feeds one at a time gets one at a time."""


class Analyser:
    name = ANALYSER_NAME
    version = ANALYSER_VERSION

    def __init__(self, setting: str = "") -> None:
        """`setting` as for `model.choose`. Raises DossierError when there is no such model."""
        self._setting = setting
        self.model = model_name(setting)
        self._language = self.model.split("_", 1)[0]

    @cached_property
    def _loaded(self) -> LoadedModel:
        """The model, loaded for the first text that it can read: it takes seconds."""
        return load(self._setting)

    def analyse(self, items: Iterable[tuple[str, Metadata]]) -> Iterator[Analysis]:
        """The analyses of texts, in their order. Texts of a language without a model bear a notice."""
        for batch in _batches(items, BATCH):
            known = [language.of(text, metadata, self._language) for text, metadata in batch]
            spans = [boilerplate.scan(text) for text, _ in batch]
            own = [i for i, tag in enumerate(known) if tag == self._language]
            docs = self._parsed(
                (batch[i][0], [edge for b in spans[i] for edge in (b.start, b.end)]) for i in own
            )
            for i, (text, metadata) in enumerate(batch):
                if known[i] == self._language:
                    yield self._read(text, metadata, next(docs), spans[i])
                else:
                    yield self._unread(known[i], spans[i])

    def _parsed(self, texts: Iterable[tuple[str, list[int]]]) -> Iterator[Doc]:
        """A generator of its own, so that a batch in other languages never loads the model."""
        yield from parse(self._loaded.nlp, texts)

    def _read(self, text: str, metadata: Metadata, doc: Doc, spans: list[Boilerplate]) -> Analysis:
        reading = Reading(text, tokens_of(doc), metadata, self._loaded.lemma, boilerplate=spans)
        # Late: the steps compile many patterns, and whoever only asks for names or versions needs none of them.
        from dossier.analysis.steps import run

        run(reading)
        return finished(reading, self.name, self.version, self.model, self._language)

    def _unread(self, tag: str, spans: list[Boilerplate]) -> Analysis:
        """What needs no model; the notice goes to the ingest report."""
        notice = (
            f"No language model for “{tag}”: the text is kept and searchable, but names were not looked for."
        )
        return Analysis(self.name, self.version, "", tag, boilerplate=tuple(spans), notice=notice)


def load_analyser(model: str = "") -> Analyser:
    """The analyser with the named model, or with the best that is installed."""
    return Analyser(model)


def _batches(items: Iterable[tuple[str, Metadata]], size: int) -> Iterator[list[tuple[str, Metadata]]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
