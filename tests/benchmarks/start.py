"""(4) From the command to the first paint of the window on the sample case, and what is imported on the way."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.table import Row

ROUNDS = 5
HEAVY = ("spacy", "thinc", "trafilatura", "alembic", "lxml", "numpy", "jinja2", "py3langid")

FIRST_PAINT = """
import sys, time
from dossier.gui.first_paint import milliseconds
print(milliseconds(sys.argv[1]))
"""


def measure(rounds: int = ROUNDS) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {f"DOSSIER_{n}_DIR": str(Path(folder, n.lower())) for n in ("CONFIG", "CACHE", "DATA")}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        run = [sys.executable, "-m", "dossier", "demo", "--no-window", "--to", folder]
        subprocess.run(run, env=environment, check=True, capture_output=True)
        case = next(Path(folder).rglob("*.dossier"))
        paint = [_first_paint(case, environment)[0] for _ in range(rounds)]
        bare = [_seconds("from PySide6.QtWidgets import QApplication, QWidget", environment) for _ in range(rounds)]
        _, modules, profile = _first_paint(case, environment)
    loaded = [name for name in HEAVY if name in modules]
    return [
        Row("start to first paint on the sample case", f"{statistics.median(paint):.2f} s", beside=f"{rounds} starts, median"),
        Row("the same against importing PySide6 alone", f"{statistics.median(paint) / statistics.median(bare):.1f} ×"),
        Row("heavy modules loaded before first paint", ", ".join(loaded) or "none", "none"),
        *(Row(f"import of {name}", f"{ms:.0f} ms", beside="cumulative, -X importtime") for name, ms in profile[:10]),
    ]


def _seconds(code: str, environment: dict[str, str]) -> float:
    timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", timed], env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _first_paint(case: Path, environment: dict[str, str]) -> tuple[float, set[str], list[tuple[str, float]]]:
    """Seconds from process start to first paint, the modules loaded by then, and the dearest imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "dossier", "first-paint", str(case)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    imports = re.findall(r"import time:\s+\d+ \|\s+(\d+) \| (\s*)(\S+)", done.stderr)
    top = sorted(((name, int(us) / 1000) for us, indent, name in imports if len(indent) <= 2), key=lambda i: -i[1])
    return float(done.stdout.split()[-1]), {name.split(".")[0] for _, _, name in imports}, top
