"""Progress on a terminal, silence in a pipe, and Ctrl+C in two steps."""

import io
import signal
import sys
import threading

import pytest

from dossier.cli.progress import Work, work
from dossier.domain.views import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_the_stage_and_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with work() as current:
        current.progress(Progress("Reading", 0, 4))
        current.progress(Progress("Reading", 2, 4))
        current.progress(Progress("Writing", 1, 0))
        current.progress(Progress("Writing", 0, 3))
    shown = terminal.getvalue()
    assert "Reading: 0 of 4" in shown
    assert "Writing: 1 of ?" in shown
    assert "Writing: 0 of 3" in shown
    assert shown.endswith("\r"), "nothing of it stays"


def test_a_pipe_stays_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    with work() as current:
        current.progress(Progress("Reading", 1, 4))
    assert capsys.readouterr().err == ""


def test_the_first_ctrl_c_asks_the_second_insists(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with work() as current:
        assert not current.cancelled()
        signal.raise_signal(signal.SIGINT)
        assert current.cancelled()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
    assert "kept" in capsys.readouterr().err


def test_another_thread_leaves_signals_alone() -> None:
    seen: list[Work] = []

    def inside() -> None:
        with work() as current:
            seen.append(current)

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    assert seen
