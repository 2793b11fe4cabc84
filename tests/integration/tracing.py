"""What a program really asks of the system at a case file, by strace: the log of it, and errors put into it.

A stand-in for SQLite's file layer would not do: it would belong to another copy of the library than the one that
Python uses.
"""

import re
import shutil
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.actors import Deed, Scene, Stage, journal_of

CALLS = "pwrite64,ftruncate,fdatasync,fsync,unlink"
_MOST = 1 << 26
"""Bytes of one call that the log shows."""

_CALL = re.compile(rb"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(.*)$")
_FILE = re.compile(rb"^\d+<([^>]*)>(?:, )?(.*)$", re.DOTALL)
_TEXT = re.compile(rb'^"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?(?:, )?(.*)$', re.DOTALL)


@dataclass(frozen=True)
class Call:
    """One call that succeeded. `file` is a path; `words` what the program said, instead of a call."""

    name: str
    file: str = ""
    content: bytes = b""
    offset: int = 0
    words: str = ""


def require_strace() -> None:
    """Skip the test where nothing can be traced."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed, and nothing else sees the calls of the SQLite that Python uses")
    done = subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"strace may not trace here: {done.stderr.decode().strip()}")


def traced(stage: Stage, scene: Scene, case: Path, log: Path, *, acts: int = 1, inject: str = "") -> Deed:
    """Let the act be done at `case`, watched; `inject` is what strace puts into it. The log lies at `log`."""
    pid = stage.start(scene.act, case, scene.other, acts=acts, wait=True)
    calls = CALLS + ("" if inject else ",write")
    command = [
        "strace",
        "-p",
        str(pid),
        "-y",
        "-xx",
        "-s",
        str(_MOST),
        "-o",
        str(log),
        "-e",
        f"trace={calls}",
    ]
    if inject:
        command += ["-P", str(case), "-P", str(journal_of(case)), "-e", f"inject={inject}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        assert strace.stderr is not None
        with closing(strace.stderr):
            attached = strace.stderr.readline()
            stage.go()
            deed = stage.end()
            strace.stderr.read()
    assert b"attached" in attached, attached
    return deed


def calls(log: Path) -> list[Call]:
    """What succeeded, in order."""
    found = (_CALL.match(line) for line in log.read_bytes().splitlines())
    return [_call(m[1].decode(), m[2], int(m[3])) for m in found if m and int(m[3]) >= 0]


def _call(name: str, arguments: bytes, result: int) -> Call:
    if name == "unlink":
        return Call(name, _text(arguments)[0].decode())
    at = _FILE.match(arguments)
    assert at is not None, arguments[:100]
    file, rest = _plain(at[1]).decode(), at[2]
    if name == "ftruncate":
        return Call(name, file, offset=int(rest))
    if name in ("fsync", "fdatasync"):
        return Call(name, file)
    content, rest = _text(rest)
    if name == "write":
        return Call(name, file, words=content.decode())
    assert result == len(content), "a short write"
    return Call(name, file, content, int(rest.rpartition(b", ")[2]))


def _text(arguments: bytes) -> tuple[bytes, bytes]:
    found = _TEXT.match(arguments)
    assert found is not None
    assert not found[2], "strace cut it short"
    return _plain(found[1]), found[3]


def _plain(hexed: bytes) -> bytes:
    return bytes.fromhex(hexed.replace(rb"\x", b"").decode()) if hexed.startswith(rb"\x") else hexed
