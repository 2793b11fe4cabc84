"""The analyser: (text, metadata) -> Analysis. Pure: what stands beside a text in a batch changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dossier.analysis import boilerplate, language
from dossier.analysis.finish import finished
from dossier.analysis.model import LoadedModel, load
from dossier.analysis.parsing import parse
from dossier.analysis.reading import Reading
from dossier.analysis.steps import run
from dossier.domain.analysis import Analysis, Boilerplate
from dossier.domain.documents import Metadata

if TYPE_CHECKING:
    from spacy.tokens import Doc

ANALYSER_NAME = "dossier"
ANALYSER_VERSION = 1

BATCH = 32
"""Texts that are read together; order is kept, and a caller that feeds one at a time gets one at a time."""


class Analyser:
    name = ANALYSER_NAME
    version = ANALYSER_VERSION

    def __init__(self, loaded: LoadedModel) -> None:
        self._loaded = loaded
        self._language = loaded.nlp.lang or "en"
        self.model = loaded.name

    def analyse(self, items: Iterable[tuple[str, Metadata]]) -> Iterator[Analysis]:
        """The analyses of texts, in their order. Texts of a language without a model bear a notice."""
        for batch in _batches(items, BATCH):
            known = [language.of(text, metadata, self._language) for text, metadata in batch]
            spans = [boilerplate.scan(text) for text, _ in batch]
            own = [i for i, tag in enumerate(known) if tag == self._language]
            docs = parse(
                self._loaded.nlp,
                ((batch[i][0], [edge for b in spans[i] for edge in (b.start, b.end)]) for i in own),
            )
            for i, (text, metadata) in enumerate(batch):
                if known[i] == self._language:
                    yield self._read(text, metadata, next(docs), spans[i])
                else:
                    yield self._unread(known[i], spans[i])

    def _read(self, text: str, metadata: Metadata, doc: Doc, spans: list[Boilerplate]) -> Analysis:
        reading = Reading(text, doc, metadata, self._loaded.lemma, boilerplate=spans)
        run(reading)
        return finished(reading, self.name, self.version, self.model, self._language)

    def _unread(self, tag: str, spans: list[Boilerplate]) -> Analysis:
        """What needs no model; the notice goes to the ingest report."""
        notice = (
            f"No language model for “{tag}”: the text is kept and searchable, but names were not looked for."
        )
        return Analysis(self.name, self.version, "", tag, boilerplate=tuple(spans), notice=notice)


def load_analyser(model: str = "") -> Analyser:
    """The analyser with the named model, or with the best that is installed. Takes seconds."""
    return Analyser(load(model))


def _batches(items: Iterable[tuple[str, Metadata]], size: int) -> Iterator[list[tuple[str, Metadata]]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
