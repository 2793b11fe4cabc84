"""Several programs that write to one case file at once, beside bare sqlite3 doing the same in the same round.

Every writer commits one entry at a time, as fast as it can: nobody works like that, so nothing is worse.
"""

import tempfile
from pathlib import Path
from statistics import median

from dossier.store import verify
from tests.benchmarks.table import Row
from tests.integration.many_writers import Done, at_once, make_table
from tests.integration.sample_case import new_case

WRITERS, COUNT, ROUNDS = 4, 2000, 3


def measure() -> list[Row]:
    ours, raw = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            both = [_ours, _raw] if number % 2 else [_raw, _ours]
            for each in both:
                done = each(Path(folder) / f"{number}.dossier")
                (ours if each is _ours else raw).append(done)
    pairs = list(zip(ours, raw, strict=True))
    entries = WRITERS * COUNT
    return [
        Row(
            f"{WRITERS} × {COUNT:,} single entries, speed against raw",
            f"{median(_seconds(r) / _seconds(o) for o, r in pairs):.2f}",
            "",
            " against ".join(
                f"{entries / median(map(_seconds, each)):,.0f} entries/s" for each in (ours, raw)
            ),
        ),
        Row(
            "the longest wait of any writer",
            f"{median(map(_longest, ours)) * 1000:,.0f} ms",
            "",
            f"raw {median(map(_longest, raw)) * 1000:,.0f} ms (medians of {ROUNDS} rounds;"
            f" worst {max(map(_longest, ours)) * 1000:,.0f} and {max(map(_longest, raw)) * 1000:,.0f} ms)",
        ),
        Row(
            "last to finish against first",
            f"{median(map(_spread, ours)):.2f}",
            "",
            f"raw {median(map(_spread, raw)):.2f}",
        ),
    ]


def _ours(path: Path) -> list[Done]:
    new_case(path).close()
    done = list(at_once("dossier", path, WRITERS, COUNT))
    report = verify(path)
    assert report.ok, report.problems
    assert report.entries == 2 + WRITERS * COUNT
    return done


def _raw(path: Path) -> list[Done]:
    path = path.with_suffix(".sqlite")
    make_table(path)
    return list(at_once("raw", path, WRITERS, COUNT))


def _seconds(round_: list[Done]) -> float:
    return max(done.seconds for done in round_)


def _longest(round_: list[Done]) -> float:
    return max(done.longest for done in round_)


def _spread(round_: list[Done]) -> float:
    return _seconds(round_) / min(done.seconds for done in round_)
