"""Read models that close themselves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.store.readmodel import ReadModel
from tests.unit.store.readmodel.toy import ByName, Journal, opened

Show = Callable[..., ReadModel]


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Show]:
    """Opens the read model of a journal, caught up; the same `name` is the same file."""
    models: list[ReadModel] = []

    def make(journal: Journal, resolver: ByName | None = None, name: str = "view.sqlite") -> ReadModel:
        models.append(opened(tmp_path, journal, resolver, name))
        return models[-1]

    yield make
    for model in models:
        model.close()
