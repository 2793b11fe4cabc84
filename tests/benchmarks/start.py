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
"""Libraries that take a noticeable part of a second, and that nobody needs before reading an article."""

QT_ALONE = "from PySide6.QtWidgets import QApplication, QLabel; QApplication([]); QLabel().show()"


def measure(rounds: int = ROUNDS) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        run = [sys.executable, "-m", "dossier", "demo", "--no-window", "--to", folder]
        subprocess.run(run, env=environment, check=True, capture_output=True)
        case = next(Path(folder).rglob("*.dossier"))
        painted, filled, bare = [], [], []
        _start(case, environment)  # compiles what the making of the case did not need
        for _ in range(rounds):
            first, full = _start(case, environment)
            painted.append(first)
            filled.append(full)
            bare.append(_seconds([sys.executable, "-c", QT_ALONE], environment))
        modules, profile = _imports(case, environment)
    loaded = [name for name in HEAVY if name in modules]
    against = statistics.median(p / b for p, b in zip(painted, bare, strict=True))
    return [
        Row("start to first paint", f"{statistics.median(painted):.2f} s", beside=f"{rounds} starts, median"),
        Row(
            "start to the navigator filled", f"{statistics.median(filled):.2f} s", beside="on the sample case"
        ),
        Row("first paint against a bare Qt program", f"{against:.2f} ×", beside="same rounds"),
        Row("heavy modules before the first paint", ", ".join(loaded) or "none", "none", ", ".join(HEAVY)),
        *(
            Row(f"import of {name}", f"{ms:.0f} ms", beside="cumulative, -X importtime")
            for name, ms in profile
        ),
    ]


def _environment(folder: Path) -> dict[str, str]:
    """Folders of its own, and compiled modules kept between the starts, as in an installed program."""
    own = {f"DOSSIER_{n}_DIR": str(folder / n.lower()) for n in ("CONFIG", "CACHE", "DATA")}
    own |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, **own}


def _start(case: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of the process to first paint, and to a filled navigator."""
    run = [sys.executable, "-m", "tests.benchmarks.first_paint", str(case)]
    done = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
    first, full = done.stdout.split()[-2:]
    return float(first), float(full)


def _seconds(run: list[str], environment: dict[str, str]) -> float:
    timed = (
        "import subprocess, sys, time; t = time.perf_counter(); subprocess.run(sys.argv[1:], check=True);"
        "print(time.perf_counter() - t)"
    )
    done = subprocess.run(
        [sys.executable, "-c", timed, *run], env=environment, check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1])


def _imports(case: Path, environment: dict[str, str]) -> tuple[set[str], list[tuple[str, float]]]:
    """Packages imported before the first paint, and the dearest imports in milliseconds."""
    run = [sys.executable, "-X", "importtime", "-m", "tests.benchmarks.first_paint", str(case)]
    done = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
    before_paint = done.stderr.split("FIRST PAINT")[0]
    rows = re.findall(r"import time:\s+\d+ \|\s+(\d+) \|(\s*)(\S+)", before_paint)
    dear = sorted(((name, int(us) / 1000) for us, _, name in rows), key=lambda row: -row[1])
    return {name.split(".")[0] for _, _, name in rows}, dear[:12]
