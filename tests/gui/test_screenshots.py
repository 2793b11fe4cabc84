"""The pictures for the README are drawn to the end, though nobody has said who works here."""

from pathlib import Path

import pytest

from dossier.app import identity
from dossier.gui import screenshots


@pytest.mark.slow
def test_all_are_drawn_without_a_question(qapp, tmp_path: Path) -> None:
    made = screenshots.make(tmp_path)
    assert {path.name for path in made} == {
        f"{name}-{mode}.png" for name in ("start", "event", "main") for mode in ("light", "dark")
    }
    assert all(path.stat().st_size > 10_000 for path in made)
    assert identity.analyst().name == "Grace", "whoever draws them keeps their own name"
