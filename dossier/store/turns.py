"""Taking turns at a case file: who has waited longest writes next.

SQLite's own wait sleeps and looks again, so a busy neighbour can keep somebody out for seconds. Here writers queue
for a lock on an empty side file, which the system hands on in order and takes back when a program dies. It guards
nothing, SQLite's locks do: where it cannot be had (no such locks on the share, a holder that hangs), one goes on
without. Never on the case file itself: closing that again would drop SQLite's locks.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

PATIENCE = 15.0
"""Seconds in the queue: whoever holds a turn for longer brings a large copy in, or hangs. SQLite waits on."""

WORD = 1.0
"""Seconds after which somebody who waits is told so."""

_LOOKS = (0.002, 0.01, 0.05)
"""Seconds between the looks with which one begins. Who writes one entry after the other does so many in a row before
they hand over: to wake somebody for every single one takes longer than to write it."""

_FLAGS = os.O_RDWR | os.O_CREAT
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class Waits:
    """Tells those who listen that somebody here waits for another program (True), and that nobody does (False)."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[bool], None]] = []
        self._threads = set[int]()
        self._changing = threading.Lock()

    def subscribe(self, listener: Callable[[bool], None]) -> Callable[[], None]:
        """Call `listener` on the thread that waits; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def begin(self) -> None:
        """This thread waits."""
        with self._changing:
            first = not self._threads
            self._threads.add(threading.get_ident())
        if first:
            self._tell(True)

    def end(self) -> None:
        """This thread waits no longer, if it ever did."""
        if threading.get_ident() not in self._threads:
            return
        with self._changing:
            self._threads.remove(threading.get_ident())
            last = not self._threads
        if last:
            self._tell(False)

    def _tell(self, waiting: bool) -> None:
        for listener in tuple(self._listeners):
            listener(waiting)


def side_file(case: Path) -> Path:
    """Where the turns at this case file are taken; people who reach it by a link take them in the same place."""
    case = case.resolve()
    return case.with_name(f".{case.name}-turn")


@contextmanager
def turn(case: Path, waits: Waits) -> Iterator[None]:
    """One's turn at writing, or no turn where none can be had in `PATIENCE` seconds."""
    handle = _taken(case, waits)
    try:
        yield
    finally:
        if handle is not None:
            _let_go(handle)


def tidy(case: Path) -> None:
    """Remove the side file, unless it is somebody's turn. Who waits for it meanwhile notices, and makes another."""
    side = side_file(case)
    try:
        handle = os.open(side, _FLAGS & ~os.O_CREAT)
    except OSError:
        return
    try:
        if _try(handle):
            with suppress(OSError):  # Windows keeps what somebody else has open
                side.unlink()
    except OSError:
        pass
    finally:
        _let_go(handle)


def _taken(case: Path, waits: Waits) -> int | None:
    """The open side file, locked."""
    side, end = side_file(case), time.monotonic() + PATIENCE
    with suppress(OSError):  # no lock to be had here
        while (left := end - time.monotonic()) > 0:
            handle = _opened(side, case)
            try:
                got = _soon(handle)
            except OSError:
                os.close(handle)
                raise
            if not got and not _Place(handle).wait(left, waits):
                return None  # the place in the queue closes the file
            if _is_still(side, handle):
                return handle
            _let_go(handle)
    return None


def _soon(handle: int) -> bool:
    """Whether the lock could be had without standing in line for it. Raises OSError where there are no such locks."""
    for pause in _LOOKS:
        if _try(handle):
            return True
        time.sleep(pause)
    return _try(handle)


def _opened(side: Path, case: Path) -> int:
    """The side file, which whoever may write the case file may lock. Raises OSError."""
    try:
        handle = os.open(side, _FLAGS, 0o600)
    except PermissionError:  # another's, and made without rights for us: enough to lock it on a local disk
        handle = os.open(side, _FLAGS & ~(os.O_RDWR | os.O_CREAT))
    try:
        known = os.fstat(handle)
        if not S_ISREG(known.st_mode):
            raise OSError(f"{side} is no file")
        rights = case.stat().st_mode & 0o666
        if hasattr(os, "fchmod") and known.st_mode & 0o777 != rights and known.st_uid == os.geteuid():
            os.fchmod(handle, rights)
    except OSError:
        os.close(handle)
        raise
    return handle


def _is_still(side: Path, handle: int) -> bool:
    """Whether what is locked is what others will lock: it may have been tidied away meanwhile."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), side.stat())
    return False


class _Place:
    """A place in the queue: a thread of its own waits, for no system lets one wait for a lock only so long."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._over = threading.Event()
        self._settling = threading.Lock()
        self._got = self._left = False
        threading.Thread(target=self._stand, name="turn", daemon=True).start()

    def wait(self, seconds: float, waits: Waits) -> bool:
        """Whether the lock has been had within so many seconds; if not, the file is closed sooner or later."""
        if not self._over.wait(min(WORD, seconds)) and seconds > WORD:
            waits.begin()
            self._over.wait(seconds - WORD)
        with self._settling:
            self._left = not self._got
        return self._got

    def _stand(self) -> None:
        got = False
        with suppress(OSError):
            got = _queue(self._handle, lambda: self._left)
        with self._settling:
            self._got = got and not self._left
        if not self._got:
            _let_go(self._handle)
        self._over.set()


if sys.platform == "win32":
    import msvcrt

    _EVERY = 0.005
    """Seconds between two tries: Python knows no lock of Windows that one can wait in line for."""

    def _try(handle: int) -> bool:
        """Whether the lock could be had at once. Raises OSError where there are no such locks."""
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:  # somebody has it
            return False
        return True

    def _queue(handle: int, given_up: Callable[[], bool]) -> bool:
        while not given_up():
            if _try(handle):
                return True
            time.sleep(_EVERY)
        return False

    def _let_go(handle: int) -> None:
        with suppress(OSError):  # it was not ours
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)

else:
    import fcntl

    def _try(handle: int) -> bool:
        """Whether the lock could be had at once. Raises OSError where there are no such locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _queue(handle: int, given_up: Callable[[], bool]) -> bool:
        """Wait in line, however long. Raises OSError."""
        fcntl.flock(handle, fcntl.LOCK_EX)
        return True

    def _let_go(handle: int) -> None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)  # a child that was forked meanwhile holds the file open, too
        os.close(handle)
