"""Several programs that write to one case file at once, beside bare sqlite3 doing the same in the same round; and
beside ourselves without waiting in line.

Every writer commits one entry at a time, as fast as it can: nobody works like that, so nothing is worse.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dossier.store import verify
from tests.benchmarks.table import Row
from tests.integration.many_writers import Done, at_once, make_table
from tests.integration.sample_case import new_case

WRITERS, COUNT, ROUNDS = 4, 2000, 3


def measure() -> list[Row]:
    rounds: dict[str, list[list[Done]]] = {"dossier": [], "unqueued": [], "raw": []}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            for how in sorted(rounds, reverse=number % 2 == 1):
                rounds[how].append(_round(how, Path(folder) / f"{number}-{how}.dossier"))
    entries = WRITERS * COUNT
    speeds = [f"{how} {entries / median(map(_seconds, each)):,.0f}" for how, each in rounds.items()]
    return [
        Row(
            f"{WRITERS} × {COUNT:,} single entries, speed against raw",
            f"{_ratio(rounds, 'raw'):.2f}",
            "",
            " · ".join(speeds) + " entries/s",
        ),
        Row("the same, speed against SQLite's own wait alone", f"{_ratio(rounds, 'unqueued'):.2f}"),
        _compared("the longest wait of any writer, ms", rounds, lambda each: f"{_longest(each) * 1000:,.0f}"),
        _compared("the last to finish against the first", rounds, lambda each: f"{_spread(each):.2f}"),
    ]


def _compared(what: str, rounds: dict[str, list[list[Done]]], figure: Callable[[list[Done]], str]) -> Row:
    """The figure of every round, ours and beside it the others'."""
    told = {how: ", ".join(map(figure, each)) for how, each in rounds.items()}
    return Row(what, told["dossier"], "", f"unqueued {told['unqueued']} · raw {told['raw']}")


def _ratio(rounds: dict[str, list[list[Done]]], other: str) -> float:
    pairs = zip(rounds["dossier"], rounds[other], strict=True)
    return median(_seconds(theirs) / _seconds(ours) for ours, theirs in pairs)


def _round(how: str, path: Path) -> list[Done]:
    if how == "raw":
        make_table(path)
        return list(at_once(how, path, WRITERS, COUNT))
    new_case(path).close()
    done = list(at_once(how, path, WRITERS, COUNT))
    report = verify(path)
    assert report.ok, report.problems
    assert report.entries == 2 + WRITERS * COUNT
    return done


def _seconds(round_: list[Done]) -> float:
    return max(done.seconds for done in round_)


def _longest(round_: list[Done]) -> float:
    return max(done.longest for done in round_)


def _spread(round_: list[Done]) -> float:
    return _seconds(round_) / min(done.seconds for done in round_)
