"""Batches that are cancelled or killed keep what they finished, and go on where they stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dossier.app.workspace import Workspace
from dossier.domain.views import Outcome, Progress


def inbox_of(folder: Path, count: int) -> Path:
    """Articles in a language without a model: read and recorded, without waiting for one to load."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for n in range(count):
        words = (
            f"La ministre a présenté mardi son plan numéro {n} devant l'Assemblée nationale, à Paris. " * 3
        )
        (inbox / f"{n:03}.txt").write_text(f"Le plan numéro {n}\n\n{words}\n", encoding="utf-8")
    return inbox


def test_cancelling_keeps_what_was_finished_and_the_next_run_goes_on(tmp_path: Path) -> None:
    inbox = inbox_of(tmp_path, 60)
    case = Workspace.create(tmp_path / "case.dossier")
    case.catch_up()
    progress: list[Progress] = []
    report = case.ingest(
        [str(inbox)], progress=progress.append, cancelled=lambda: bool(progress) and progress[-1].done >= 14
    )
    finished = report.count(Outcome.INGESTED)
    assert report.cancelled
    assert 14 <= finished < 60
    assert case.views.counts().sources == finished
    again = case.ingest([str(inbox)], progress=progress.append)
    assert again.count(Outcome.DUPLICATE) == finished
    assert again.count(Outcome.INGESTED) == 60 - finished
    assert progress[-1].done == progress[-1].total == 60
    assert case.verify().ok
    case.close()


def test_a_killed_batch_keeps_what_was_finished(tmp_path: Path, own_folders: Path) -> None:
    inbox = inbox_of(tmp_path, 200)
    path = tmp_path / "case.dossier"
    Workspace.create(path).close()
    batch = subprocess.Popen(
        [sys.executable, "-m", "dossier", "ingest", str(path), str(inbox)], start_new_session=True
    )
    deadline = time.monotonic() + 60
    while _sources(path) < 10 and batch.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(batch.pid, signal.SIGKILL)
    batch.wait()
    kept = _sources(path)
    assert kept >= 10
    case = Workspace.open(path)
    case.catch_up()
    assert case.verify().ok
    report = case.ingest([str(inbox)])
    assert (report.count(Outcome.DUPLICATE), report.count(Outcome.INGESTED)) == (kept, 200 - kept)
    case.close()


def _sources(path: Path) -> int:
    case = Workspace.open(path, read_only=True)
    try:
        case.catch_up()
        return case.views.counts().sources
    finally:
        case.close()
