"""The window opens without what only some of its work needs: a person waits for every import."""

import subprocess
import sys

LATER = (
    "spacy",
    "thinc",
    "trafilatura",
    "alembic",
    "lxml",
    "numpy",
    "jinja2",
    "py3langid",
    "reportlab",
    "xlsxwriter",
)


def test_the_window_brings_no_heavy_library() -> None:
    code = f"import sys, dossier.gui.app; print([name for name in {LATER} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
