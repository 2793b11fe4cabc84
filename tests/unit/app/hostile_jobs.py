"""Stand-ins for `run_jobs` in worker processes: a reader that hangs, dies or raises at a word in the file."""

import os
import time
from collections.abc import Sequence

from dossier.app.workers import Job, ReadJob, Result
from dossier.domain.documents import Document


def run(jobs: Sequence[Job], analyse: bool) -> list[Result]:
    return [_one(job, analyse) for job in jobs]


def _one(job: Job, analyse: bool) -> Result:
    assert isinstance(job, ReadJob)
    if b"DIE" in job.content or (analyse and b"die analysing" in job.content):
        os._exit(7)
    if b"HANG" in job.content:
        time.sleep(3600)
    if b"RAISE" in job.content:
        raise RuntimeError("a bug in a reader")
    if b"SLOW" in job.content:
        time.sleep(0.2)
    return Result(Document(job.content.decode(), "text/plain", "test", 1))


def die_at_once(*_: str) -> None:
    os._exit(1)
