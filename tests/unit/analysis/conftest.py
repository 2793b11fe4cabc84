"""One loaded analyser for all tests that need a model; most tests here need none."""

from collections.abc import Callable

import pytest

from dossier.analysis import Analyser, load_analyser
from dossier.domain.analysis import Analysis, EntityKind, Form
from dossier.domain.documents import Metadata


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return load_analyser()


@pytest.fixture(scope="session")
def read(analyser: Analyser) -> Callable[..., Analysis]:
    """Text, and a publication date, to analysis."""

    def reader(text: str, published: str = "2015-11-17") -> Analysis:
        return next(analyser.analyse([(text, Metadata(published=published, language="en"))]))

    return reader


class Seen:
    """An analysis beside its text, with the questions about names that tests ask."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.analysis = analysis

    def names(self, kind: EntityKind) -> set[str]:
        return {chain.name for chain in self.analysis.chains if chain.kind is kind and chain.named}

    @property
    def persons(self) -> set[str]:
        return self.names(EntityKind.PERSON)

    def words(self, name: str, *forms: Form) -> list[str]:
        """The words of every mention of the chain with this name, in text order."""
        index = next(i for i, chain in enumerate(self.analysis.chains) if chain.name == name)
        found = [m for m in self.analysis.mentions if m.chain == index and (not forms or m.form in forms)]
        return [self.text[m.start : m.end] for m in found]


@pytest.fixture(scope="session")
def see(analyser: Analyser) -> Callable[..., Seen]:
    """Text, and metadata, to an analysis that answers questions about names."""

    def seer(text: str, metadata: Metadata | None = None) -> Seen:
        return Seen(text, next(analyser.analyse([(text, metadata or Metadata(language="en"))])))

    return seer


@pytest.fixture(scope="session")
def see_french(see: Callable[..., Seen]) -> Callable[..., Seen]:
    """French text, and metadata, to an analysis that answers questions about names."""
    return lambda text, metadata=None: see(text, metadata or Metadata(language="fr"))


@pytest.fixture(scope="session")
def read_french(see_french: Callable[..., Seen]) -> Callable[..., Analysis]:
    return lambda text: see_french(text).analysis
