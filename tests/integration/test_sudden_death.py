"""kill -9 at random moments: the case opens again, verifies, and nothing that was acknowledged is missing."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.integration.actors import ACTS, Deed, Scene, Stage, journal_of, pause, staged

KILLS = 3
"""Of each act; there are four."""
MANY_KILLS = 55
ENDLESS = 1_000_000


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with staged() as made:
        yield made


def kill_often(stage: Stage, scene: Scene, folder: Path, times: int) -> Counter[str]:
    """Kill the act so often, at moments spread over the time that it takes. Returns where that hit."""
    chance = random.Random(scene.act)
    hits: Counter[str] = Counter()
    took = duration(stage, scene, folder)
    for number in range(times):
        case = scene.copy(folder)
        pid = stage.start(scene.act, case, scene.other, seed=number, acts=ENDLESS)
        deed = Deed()
        deed.hear(stage.until_begun())
        pause(took * (number + chance.random()) / times)
        stage.kill(pid)
        stage.end(deed)
        journal = journal_of(case)
        hits["within a change" if journal.exists() and journal.stat().st_size else "between"] += 1
        hits["done"] += bool(deed.done)
        scene.judge(case, deed)
    return hits


def duration(stage: Stage, scene: Scene, folder: Path) -> float:
    """Seconds from the beginning to the end of one act; of a few, where one is short."""
    case = scene.copy(folder)
    stage.start(scene.act, case, scene.other, acts=10)
    began = stage.until_begun()
    since = monotonic()
    deed = stage.end()
    took = monotonic() - since
    assert began == "begun"
    assert deed.done, (deed.refusal, deed.fault)
    scene.judge(case, deed)
    return took


@pytest.mark.parametrize("act", ACTS)
def test_what_was_acknowledged_survives(stage: Stage, tmp_path: Path, act: str) -> None:
    scene = Scene.of(act, tmp_path / "scene", entries=3000, bulk=200_000)
    kill_often(stage, scene, tmp_path / "work", KILLS)


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_two_hundred_deaths_and_more(stage: Stage, tmp_path: Path, act: str) -> None:
    scene = Scene.of(act, tmp_path / "scene", entries=6000, bulk=400_000)
    hits = kill_often(stage, scene, tmp_path / "work", MANY_KILLS)
    assert hits["within a change"], hits  # else this would have proven little
