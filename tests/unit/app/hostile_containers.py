"""Stand-ins for unpacking in a worker: one that hangs, dies, raises or runs out of disk in the middle."""

import os
import time
from pathlib import Path

from dossier.app.spool import fill


def hang(path: str, name: str, folder: str) -> str:
    fill(path, name, folder)
    time.sleep(3600)
    return ""


def die(path: str, name: str, folder: str) -> str:
    fill(path, name, folder)
    with Path(folder, "index").open("ab") as index:
        index.write(b'{"name":"half a li')
    os._exit(7)


def fail(path: str, name: str, folder: str) -> str:
    fill(path, name, folder)
    raise RuntimeError("a bug in a container")


def gorge(path: str, name: str, folder: str) -> str:
    fill(path, name, folder)
    return str(len(bytearray(200_000_000_000)))
