"""Who has the case open: a small file beside the case for each open window or long command, kept fresh while it is.

A file says who somebody is, and its time of change says that they are still there. It is compared with that of our
own file in the same folder, so that no two clocks meet. What does not beat any more fades, and is forgotten. Whatever
lies there was written by others: it is read with care, and nothing depends on it. Where no file can be made, on
read-only media, nobody is seen, and nothing is said.
"""

import json
import logging
import os
import platform
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any

from dossier.domain.views import Analyst

log = logging.getLogger(__name__)

BEAT = 4.0
"""Seconds between two signs of life."""
FADES = 12.0
"""Seconds without one after which somebody may have gone."""
STALE = 30.0
"""Seconds after which they count as gone."""
SWEPT = 86_400.0
"""Seconds after which the file of somebody who never came back is removed."""
MOST = 50
"""Files that are read: a folder full of them is no crowd but a nuisance."""

_LARGEST = 4096
_LONGEST = 80
_GUARDED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has the case open, by their own word. `since` is ISO 8601 in UTC, empty when they do not say so;
    `fading`: no sign of life for a while."""

    analyst: str
    name: str
    initials: str
    machine: str
    since: str
    fading: bool = False


Listener = Callable[[Sequence[Present]], None]


class Presence:
    """One's own file beside the case, from `begin` to `end`, and a look at the others' with every beat.

    All of it happens on a thread of its own: a share that has gone must not hold up anybody.
    """

    def __init__(
        self, case: Path, who: Callable[[], Analyst], listener: Listener = lambda _: None, *, after: float = 0
    ) -> None:
        """`listener` hears of the others whenever they are not the same as before. `after` so many seconds it begins:
        what is over by then leaves no trace."""
        self._case, self._who, self._listener, self._after = case, who, listener, after
        self._since = datetime.now(UTC).isoformat(timespec="seconds")
        self._file = _side_file(case, secrets.token_hex(6))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="presence", daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """Take the file away. A share that does not answer is not waited for."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    def __enter__(self) -> "Presence":
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _run(self) -> None:
        if self._over.wait(self._after):
            return
        told: Sequence[Present] = ()
        try:
            while True:
                now = _beat(self._case, self._file, self._words())
                others = () if now is None else tuple(_look(self._case, now, but=self._file))
                if others != told and not self._over.is_set():
                    self._listener(others)
                    told = others
                if self._over.wait(BEAT):
                    return
        finally:
            _remove(self._file)

    def _words(self) -> bytes:
        """The same with every beat, so that nobody reads half of it."""
        who = self._who()
        words = {"analyst": who.id, "name": who.name, "initials": who.initials}
        words |= {"machine": platform.node(), "since": self._since}
        return json.dumps(words).encode()


def present(case: Path) -> Sequence[Present]:
    """Who has the case open at this moment, ourselves not counted."""
    probe = _side_file(case, secrets.token_hex(6))
    try:
        now = _beat(case, probe, b"{}")
        return tuple(_look(case, time.time() if now is None else now, but=probe))
    finally:
        _remove(probe)


# -- the files


def _side_file(case: Path, id: str) -> Path:
    """People who reach the case by a link see each other, too."""
    case = case.resolve()
    return case.with_name(f".{case.name}-open-{id}")


def _beat(case: Path, file: Path, words: bytes) -> float | None:
    """Give a sign of life, for all who may read the case; what the clock of the folder says then. None where no file
    can be made. It is written, not touched: so its time is by the clock of the file's own server."""
    with suppress(OSError):
        with _open(file, os.O_WRONLY | os.O_CREAT) as handle:
            if hasattr(os, "fchmod") and not os.fstat(handle).st_size:
                os.fchmod(handle, case.stat().st_mode & 0o444 | 0o600)
            os.write(handle, words)
            os.ftruncate(handle, len(words))
        return file.stat().st_mtime  # after closing: then the server has it
    return None


def _look(case: Path, now: float, *, but: Path) -> Iterator[Present]:
    """Those whose files beside the case have changed lately; files of those long gone are removed."""
    for file, changed in _files(case, but):
        age = now - changed
        if age > SWEPT:
            _remove(file)
        elif age <= STALE:
            with suppress(OSError, ValueError, RecursionError), _open(file, os.O_RDONLY) as handle:
                words = json.loads(os.read(handle, _LARGEST))
                if isinstance(words, dict) and (found := _told(words, fading=age > FADES)) is not None:
                    yield found


def _files(case: Path, but: Path) -> Sequence[tuple[Path, float]]:
    """The latest first."""
    name = re.compile(re.escape(_side_file(case, "").name) + r"[0-9a-f]{12}")
    found = list[tuple[Path, float]]()
    with suppress(OSError), os.scandir(but.parent) as entries:
        for entry in entries:
            if name.fullmatch(entry.name) and entry.name != but.name:
                with suppress(OSError):
                    known = os.lstat(entry.path)
                    if S_ISREG(known.st_mode):
                        found.append((Path(entry.path), known.st_mtime))
    return sorted(found, key=lambda each: -each[1])[:MOST]


def _told(words: dict[str, Any], *, fading: bool) -> Present | None:
    """What the file says, without anything that could steer a screen; None when it names nobody."""
    clean = {key: _clean(words.get(key)) for key in ("analyst", "name", "initials", "machine", "since")}
    if not clean["analyst"] or not clean["name"]:
        return None
    try:
        since = datetime.fromisoformat(clean["since"]).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        since = ""
    return Present(**(clean | {"since": since}), fading=fading)


def _clean(text: object) -> str:
    if not isinstance(text, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:_LONGEST]).split())


@contextmanager
def _open(file: Path, flags: int) -> Iterator[int]:
    """Raises OSError, also for what is no plain file."""
    handle = os.open(file, flags | _GUARDED, 0o600)
    try:
        if not S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{file} is no file")
        yield handle
    finally:
        os.close(handle)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        log.info("%s cannot be removed (%s)", file.name, error.strerror)
