"""What tests of whole case files begin with."""

import shutil
from pathlib import Path

import pytest

from tests.integration.sample_case import make


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that nothing is wrong with; tests change copies of it."""
    return make(tmp_path_factory.mktemp("sound") / "case.dossier")


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """Its copy, for one test."""
    shutil.copy(sound, tmp_path / "case.dossier")
    return tmp_path / "case.dossier"
