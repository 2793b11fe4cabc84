"""A power cut at any moment, and an error at any operation of the disk, by the calls that SQLite really makes."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.integration.actors import ACTS, Deed, Scene, Stage, journal_of, staged
from tests.integration.crash_images import Disk, dropped, kept, torn
from tests.integration.tracing import CALLS, Call, calls, require_strace, traced

TORN = 3
"""Torn images of each moment, in the whole run."""
FEW = 12
"""Moments, or operations, of each act in the short run."""


@pytest.fixture(scope="module", autouse=True)
def _traceable() -> None:
    require_strace()


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with staged() as made:
        yield made


def scene(act: str, folder: Path) -> Scene:
    return Scene.of(act, folder / "scene", entries=200, bulk=3000)


class Recording:
    """An act as the disk saw it."""

    def __init__(self, stage: Stage, scene: Scene, folder: Path) -> None:
        self.scene = scene
        case = scene.copy(folder / "recorded")
        deed = traced(stage, scene, case, folder / "log", acts=3)
        assert deed.done, (deed.refusal, deed.fault)
        ours = {str(case), str(journal_of(case))}
        self.calls = [c for c in calls(folder / "log") if c.words or c.file in ours]
        self.before = {str(case): scene.made.read_bytes()}
        assert any(call.name == "fdatasync" for call in self.calls)

    def moments(self, few: int | None) -> list[int]:
        """After how many calls the power fails; `few`: only so many, spread over the act, and the last."""
        every = range(len(self.calls) + 1)
        return list(every) if few is None else sorted([*Random(1).sample(every, few), len(self.calls)])

    def fail_at(self, moments: list[int], folder: Path, torn_images: int) -> int:
        """Make the images of those moments, and judge each. Returns how many."""
        disk, deed, images, at = Disk(self.before), Deed(), 0, 0
        for moment in moments:
            for call in self.calls[at:moment]:
                _happen(call, disk, deed)
            at = moment
            ways = [dropped, kept, *(torn(Random(f"{moment} {n}")) for n in range(torn_images))]
            for way in ways:
                case = self.scene.copy(folder / "image")
                disk.put(case.parent, way)
                self.scene.judge(case, deed)
                images += 1
        return images


def _happen(call: Call, disk: Disk, deed: Deed) -> None:
    if call.words:
        for line in call.words.splitlines():
            deed.hear(line)
    else:
        disk.carry_out(call)


@pytest.mark.parametrize("act", ACTS)
def test_whatever_part_of_the_unflushed_reached_the_disk(stage: Stage, tmp_path: Path, act: str) -> None:
    recording = Recording(stage, scene(act, tmp_path), tmp_path)
    assert recording.fail_at(recording.moments(FEW), tmp_path, 1) == 3 * (FEW + 1)


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_every_moment_of_every_act(stage: Stage, tmp_path: Path, act: str) -> None:
    recording = Recording(stage, scene(act, tmp_path), tmp_path)
    assert recording.fail_at(recording.moments(None), tmp_path, TORN) > 100


def test_an_image_without_the_flushed_would_be_noticed(stage: Stage, tmp_path: Path) -> None:
    """That the judge can say no: a disk that lies about flushing loses what was acknowledged, or tears the file."""
    recording = Recording(stage, scene("append", tmp_path), tmp_path)
    recording.calls = [call for call in recording.calls if call.name != "fdatasync"]
    with pytest.raises(Exception, match=r".") as caught:
        recording.fail_at(recording.moments(None), tmp_path, 1)
    assert caught.type.__name__ in ("AssertionError", "CaseFileError")


# -- errors of the disk


def fail_everywhere(stage: Stage, scene: Scene, folder: Path, error: str, few: int | None) -> int:
    """An error at the n-th operation, for every n (or some). Returns how many operations there were."""
    log = folder / "log"
    whole = traced(
        stage, scene, scene.copy(folder / "whole"), log, inject=f"{CALLS}:error={error}:when=60000"
    )
    assert whole.done
    places = numbered(calls(log))
    for name, number in places if few is None else Random(1).sample(places, few):
        case = scene.copy(folder / "failing")
        deed = traced(stage, scene, case, log, inject=f"{name}:error={error}:when={number}")
        assert "(INJECTED)" in log.read_text(), (name, number)
        scene.judge(case, deed)
        assert deed.done or is_one_sentence(deed.refusal), deed
    return len(places)


def numbered(calls: list[Call]) -> list[tuple[str, int]]:
    """Which call of its kind each is: strace counts each kind apart."""
    seen: Counter[str] = Counter()
    places = []
    for call in calls:
        seen[call.name] += 1
        places.append((call.name, seen[call.name]))
    return places


def is_one_sentence(refusal: str) -> bool:
    return refusal.endswith(".") and "“case.dossier”" in refusal and "Traceback" not in refusal


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_an_error_at_some_operation(stage: Stage, tmp_path: Path, act: str, error: str) -> None:
    assert fail_everywhere(stage, scene(act, tmp_path), tmp_path, error, 4) > 10


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_an_error_at_every_operation(stage: Stage, tmp_path: Path, act: str, error: str) -> None:
    assert fail_everywhere(stage, scene(act, tmp_path), tmp_path, error, None) > 10
