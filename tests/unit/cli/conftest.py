"""The commands, run on a case made by hand."""

import pytest

from dossier.cli import opening
from tests.unit.cli.fake_case import Workspace


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """What every command opens, whichever file it names."""
    workspace = Workspace()
    monkeypatch.setattr(opening, "Workspace", workspace)
    return workspace
