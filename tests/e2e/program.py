"""Starts `python -m dossier` as a person would: a process of its own, with folders of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]
"""One command, by its arguments; `code` is the exit code that it must end with."""


@dataclass(frozen=True)
class Program:
    """`home` holds settings, cache, log and the files of the test."""

    home: Path

    def __call__(self, *arguments: str | Path, code: int = 0, stdin: bytes = b"") -> Done:
        """Run one command. Fails the test when it ends with another code, or shows a traceback."""
        done = self.start(*arguments, stdin=stdin)
        said = f"dossier {' '.join(map(str, arguments))}\n{done.out.decode('utf-8', 'replace')}\n{done.err}"
        assert done.code == code, said
        assert "Traceback" not in done.err, said
        return done

    def start(self, *arguments: str | Path, stdin: bytes = b"") -> Done:
        run = subprocess.run(
            [sys.executable, "-m", "dossier", *map(str, arguments)],
            cwd=CHECKOUT,
            env=self.environment(),
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Done(run.returncode, run.stdout, run.stderr.decode("utf-8"))

    def environment(self) -> dict[str, str]:
        own = {f"DOSSIER_{name}_DIR": str(self.home / name.lower()) for name in ("CONFIG", "CACHE", "DATA")}
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        return {name: value for name, value in os.environ.items() if name not in hidden} | own
