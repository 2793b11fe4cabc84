"""Taking turns at a case file: in order, never for ever, and only as good as the folder allows."""

import os
import threading
import time
from pathlib import Path

import pytest

from dossier.store import turns


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "hunt.dossier"
    path.write_bytes(b"")
    return path


class Held:
    """Somebody whose turn it is, in a thread of their own; another open file, as in another program."""

    def __init__(self, case: Path) -> None:
        self.waits = turns.Waits()
        self.has, self._enough = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._hold, args=(case,), daemon=True)
        self._thread.start()

    def _hold(self, case: Path) -> None:
        with turns.turn(case, self.waits):
            self.has.set()
            self._enough.wait(30)

    def enough(self) -> None:
        self._enough.set()
        self._thread.join(30)


def test_one_at_a_time_in_the_order_in_which_they_came(case: Path) -> None:
    first = Held(case)
    assert first.has.wait(5)
    second = Held(case)
    time.sleep(0.1)
    third = Held(case)
    time.sleep(0.1)
    assert not second.has.is_set()
    first.enough()
    assert second.has.wait(5)
    time.sleep(0.1)
    assert not third.has.is_set()
    second.enough()
    assert third.has.wait(5)
    third.enough()


def test_who_waits_for_long_is_told_and_told_when_it_is_over(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "WORD", 0.05)
    first = Held(case)
    assert first.has.wait(5)
    told = list[bool]()
    heard = threading.Event()
    waits = turns.Waits()
    waits.subscribe(lambda waiting: (told.append(waiting), heard.set()))
    threading.Thread(target=lambda: (heard.wait(10), first.enough())).start()
    with turns.turn(case, waits):
        assert told == [True]
    waits.end()
    assert told == [True, False]


def test_a_short_wait_is_not_worth_a_word(case: Path) -> None:
    told = list[bool]()
    waits = turns.Waits()
    waits.subscribe(told.append)
    first = Held(case)
    assert first.has.wait(5)
    threading.Timer(0.1, first.enough).start()
    with turns.turn(case, waits):
        pass
    waits.end()
    assert told == []


def test_a_holder_that_hangs_is_not_waited_for_for_ever(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And who gave up stands in nobody's way afterwards."""
    first = Held(case)
    assert first.has.wait(5)
    monkeypatch.setattr(turns, "PATIENCE", 0.2)
    with turns.turn(case, turns.Waits()):
        assert not first._enough.is_set()
    monkeypatch.setattr(turns, "PATIENCE", 15.0)
    first.enough()
    later = Held(case)
    assert later.has.wait(5)
    later.enough()


def test_a_side_file_that_was_tidied_away_is_made_anew_for_all(case: Path) -> None:
    """Who waits at the old one must not believe that it is their turn while another has the new one."""
    first = Held(case)
    assert first.has.wait(5)
    second = Held(case)
    time.sleep(0.1)
    turns.side_file(case).unlink()
    third = Held(case)
    assert third.has.wait(5)
    first.enough()
    time.sleep(0.2)
    assert not second.has.is_set()
    third.enough()
    assert second.has.wait(5)
    second.enough()


def test_it_is_tidied_away_only_when_it_is_nobodys_turn(case: Path) -> None:
    first = Held(case)
    assert first.has.wait(5)
    turns.tidy(case)
    assert turns.side_file(case).exists()
    first.enough()
    turns.tidy(case)
    assert not turns.side_file(case).exists()
    turns.tidy(case)


def test_people_who_reach_the_case_by_a_link_take_turns_with_the_others(case: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "my.dossier"
    link.symlink_to(case)
    assert turns.side_file(link) == turns.side_file(case)


def test_whoever_may_write_the_case_may_take_turns(case: Path) -> None:
    case.chmod(0o660)
    with turns.turn(case, turns.Waits()):
        assert turns.side_file(case).stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize("what", ["folder", "link", "pipe", "too long"])
def test_where_no_turns_can_be_had_one_goes_on_without(case: Path, tmp_path: Path, what: str) -> None:
    side = turns.side_file(case)
    precious = tmp_path / "precious"
    precious.write_text("as it was")
    precious.chmod(0o400)
    if what == "folder":
        side.mkdir()
    elif what == "link":
        side.symlink_to(precious)
    elif what == "pipe":
        os.mkfifo(side)
    else:
        case = case.rename(tmp_path / ("n" * 250))
    with turns.turn(case, turns.Waits()):
        pass
    turns.tidy(case)
    assert precious.read_text() == "as it was"
    assert precious.stat().st_mode & 0o777 == 0o400
