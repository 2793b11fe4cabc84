"""The analyser: (text, metadata) -> Analysis. Pure: what stands beside a text in a batch changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

from dossier.analysis import boilerplate, language
from dossier.analysis.finish import finished
from dossier.analysis.languages import DEFAULT, LANGUAGES
from dossier.analysis.model import LoadedModel, load, models
from dossier.analysis.parsing import parse
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import tokens_of
from dossier.domain.analysis import Analysis, Boilerplate
from dossier.domain.documents import Metadata

if TYPE_CHECKING:
    from spacy.tokens import Doc

ANALYSER_NAME = "dossier"
ANALYSER_VERSION = 8

BATCH = 32
"""Texts that are read together; order is kept, and a caller that feeds one at a time gets one at a time."""


class Analyser:
    name = ANALYSER_NAME
    version = ANALYSER_VERSION

    def __init__(self, setting: str = "") -> None:
        """`setting` as for `model.choose`. Raises DossierError when there is no such model."""
        self._setting = setting
        self.models = models(setting)
        self.model = self.models[DEFAULT]
        self._loaded: dict[str, LoadedModel] = {}

    def analyse(self, items: Iterable[tuple[str, Metadata]]) -> Iterator[Analysis]:
        """The analyses of texts, in their order. Texts of a language without a model bear a notice."""
        for batch in _batches(items, BATCH):
            tags = [language.of(text, metadata) for text, metadata in batch]
            spans = [boilerplate.scan(text) for text, _ in batch]
            docs = {
                tag: self._parsed(tag, [(batch[i][0], spans[i]) for i, own in enumerate(tags) if own == tag])
                for tag in dict.fromkeys(tags)
                if tag in self.models
            }
            for i, (text, metadata) in enumerate(batch):
                if tags[i] in docs:
                    yield self._read(tags[i], text, metadata, next(docs[tags[i]]), spans[i])
                else:
                    yield self._unread(tags[i], spans[i])

    def _parsed(self, tag: str, texts: Iterable[tuple[str, list[Boilerplate]]]) -> Iterator[Doc]:
        """A generator of its own, so that each model is loaded for the first text in its language: it takes
        seconds."""
        edged = ((text, [edge for b in spans for edge in (b.start, b.end)]) for text, spans in texts)
        yield from parse(self._model(tag).nlp, edged, unbroken=LANGUAGES[tag].universal)

    def _model(self, tag: str) -> LoadedModel:
        if tag not in self._loaded:
            self._loaded[tag] = load(self._setting, tag)
        return self._loaded[tag]

    def _read(self, tag: str, text: str, metadata: Metadata, doc: Doc, spans: list[Boilerplate]) -> Analysis:
        rules = LANGUAGES[tag]
        tokens = tokens_of(doc, universal=rules.universal)
        reading = Reading(text, tokens, metadata, self._model(tag).lemma, boilerplate=spans)
        # Late: the steps compile many patterns, and whoever only asks for names or versions needs none of them.
        import_module(rules.steps).run(reading)
        return finished(reading, self.name, self.version, self.models[tag], tag)

    def _unread(self, tag: str, spans: list[Boilerplate]) -> Analysis:
        """What needs no model; the notice goes to the ingest report."""
        notice = (
            f"No language model for “{tag}”: the text is kept and searchable, but names were not looked for."
        )
        if tag in LANGUAGES:
            notice += f" To read it, install dossier-viewer[{LANGUAGES[tag].extra}], then “reanalyse”."
        return Analysis(self.name, self.version, "", tag, boilerplate=tuple(spans), notice=notice)


def load_analyser(model: str = "") -> Analyser:
    """The analyser with the named model, or with the best that is installed."""
    return Analyser(model)


def _batches(items: Iterable[tuple[str, Metadata]], size: int) -> Iterator[list[tuple[str, Metadata]]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
