"""What the package offers, and that whoever asks for a part of it loads no more."""

import subprocess
import sys
from inspect import getmodule

import pytest

from dossier import store


@pytest.mark.parametrize("name", store.__all__)
def test_every_name_is_something_to_call_or_make(name: str) -> None:
    assert callable(getattr(store, name))
    assert getmodule(getattr(store, name)).__name__.startswith("dossier.store.")


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = store.nonsense  # type: ignore[attr-defined]


def test_a_worker_process_loads_no_database() -> None:
    code = (
        "import sys, dossier.app.workers; sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
