"""What is done now and then takes a bounded part of the time."""

import pytest

from dossier.app import pauses
from dossier.app.pauses import NowAndThen


@pytest.mark.parametrize(("seconds", "share"), [(0.5, 1 / 3), (4.0, 1 / 3), (20.0, 1 / 10)])
def test_it_takes_no_more_than_its_share_and_little_less(
    monkeypatch: pytest.MonkeyPatch, seconds: float, share: float
) -> None:
    clock = [100.0]
    monkeypatch.setattr(pauses.time, "monotonic", lambda: clock[0])
    spent: list[float] = []

    def follow() -> None:
        clock[0] += seconds
        spent.append(seconds)

    now_and_then, began = NowAndThen(), clock[0]
    while clock[0] - began < 1000:
        clock[0] += 0.1  # a chunk is recorded
        now_and_then(follow)
    assert share * 0.9 <= sum(spent) / (clock[0] - began) <= share + seconds / 1000


def test_the_first_time_it_is_done_at_once() -> None:
    done: list[bool] = []
    NowAndThen()(lambda: done.append(True))
    assert done
