"""A file that hangs or kills its reader costs one source; the rest of its chunk, and of the batch, comes through."""

from collections.abc import Iterator

import pytest

from dossier.app import workers as workers_module
from dossier.app.workers import Order, ReadJob, Workers, WorkersLost
from tests.unit.app import hostile_jobs


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(processes=1, model="", seconds_per_job=2, run=hostile_jobs.run) as pool:
        yield pool


def orders(*contents: bytes) -> Iterator[Order[int]]:
    return (Order(ReadJob(content, f"{n}.txt"), n) for n, content in enumerate(contents))


def outcome(workers: Workers, *contents: bytes, chunk: int = 4) -> list[tuple[int, str]]:
    chunks = workers.run(orders(*contents), chunk=chunk, cancelled=lambda: False)
    return [
        (n, result.document.text if result.document else result.refusal) for c in chunks for n, result in c
    ]


def test_results_come_in_the_order_of_the_jobs(workers: Workers) -> None:
    contents = [f"text {n}".encode() for n in range(11)]
    assert outcome(workers, *contents, chunk=3) == [(n, f"text {n}") for n in range(11)]


@pytest.mark.parametrize(
    ("bad", "words"),
    [(b"DIE", "came to an end"), (b"RAISE", "RuntimeError: a bug"), (b"HANG", "longer than 2 seconds")],
)
def test_one_bad_file_costs_itself(workers: Workers, bad: bytes, words: str) -> None:
    results = outcome(workers, b"before", bad, b"after")
    assert [text for n, text in results if n != 1] == ["before", "after"]
    assert words in results[1][1]
    assert "1.txt could not be read" in results[1][1]


def test_a_text_that_only_the_analyser_dies_of_is_kept_and_says_so(workers: Workers) -> None:
    ((_, result),) = next(workers.run(orders(b"die analysing"), chunk=1, cancelled=lambda: False))
    assert result.document is not None
    assert result.analysed is None
    assert "could not be analysed" in result.notices[0]


def test_cancelling_ends_the_batch_and_keeps_what_came_before(workers: Workers) -> None:
    seen: list[int] = []

    def enough() -> bool:
        return len(seen) >= 3

    for chunk in workers.run(orders(*[b"SLOW"] * 50), chunk=1, cancelled=enough):
        seen += [n for n, _ in chunk]
    assert seen == [0, 1, 2]


def test_processes_that_end_at_once_are_no_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_module, "_start", hostile_jobs.die_at_once)
    with (
        Workers(processes=2, model="", seconds_per_job=2, run=hostile_jobs.run) as pool,
        pytest.raises(WorkersLost, match="Free some memory"),
    ):
        outcome(pool, b"one", b"two", b"three")
