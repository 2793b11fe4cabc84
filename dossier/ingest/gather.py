"""Which files an ingest is about: paths in, an ordered list of inputs out.

Nothing is read here but folders. Inside a folder, hidden files are left out, and no link is followed
that leads out of it: a folder from a stranger must not bring in the reader's own files.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from dossier.domain.errors import SourceError
from dossier.ingest import sidecars
from dossier.ingest.limits import MAX_BYTES, MAX_SIDECAR_BYTES
from dossier.ingest.readers import suffix_of

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Input:
    """One article to ingest: a file with the sidecar beside it, `content` that was pasted, or standard input."""

    path: Path | None
    name: str
    sidecar: Path | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that gives no input: its name as the person gave or would know it, and why, as a sentence."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the paths of one ingest come to: articles in order, their sidecars, and what was left out."""

    inputs: tuple[Input, ...] = ()
    sidecars: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Kind(Enum):
    FILE = "file"
    FOLDER = "folder"
    OTHER = "pipe, device or socket"
    MISSING = "nothing, or nothing that may be seen"


def _kind(path: Path) -> _Kind:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # a name with a zero byte
        return _Kind.MISSING
    if stat.S_ISDIR(mode):
        return _Kind.FOLDER
    return _Kind.FILE if stat.S_ISREG(mode) else _Kind.OTHER


@dataclass(slots=True)
class _Basket:
    inputs: list[Input] = field(default_factory=list)
    sidecars: dict[Path, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    def problem(self, path: Path | str, sentence: str) -> None:
        self.problems.append(Problem(str(path), sentence))


def gather(paths: Iterable[Path | str]) -> Gathered:
    """The articles that `paths` stand for: files, folders with all in them, `-` for standard input."""
    basket, lone = _Basket(), []
    for given in paths:
        path = Path(given)
        if str(given) == "-":
            _add_standard_input(basket)
        elif _kind(path) is _Kind.FOLDER:
            _add_folder(basket, path)
        elif sidecars.is_sidecar(path):
            lone.append(path)  # its article may yet be named
        else:
            _add_file(basket, path)
    for path in lone:
        _add_lone_sidecar(basket, path)
    return Gathered(tuple(basket.inputs), tuple(basket.sidecars), tuple(basket.problems))


def load(one: Input, standard_input: BinaryIO | None = None) -> tuple[bytes, bytes | None]:
    """The bytes of an input and of its sidecar, never more than the limits let `read` look at.

    Raises SourceError when the file cannot be read.
    """
    if one.content is not None:
        return one.content, None
    if one.path is None:
        return (standard_input or sys.stdin.buffer).read(MAX_BYTES + 1), None
    return _bytes(one.path, MAX_BYTES), _bytes(one.sidecar, MAX_SIDECAR_BYTES) if one.sidecar else None


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise SourceError(_unreadable(path, error), details=repr(error)) from error


def _unreadable(path: Path, error: OSError) -> str:
    reason = (error.strerror or "an input error").lower()
    return f"{path.name} cannot be read ({reason}). Check that it is there and that you may open it."


def _add_standard_input(basket: _Basket) -> None:
    if not any(one.path is None for one in basket.inputs):
        basket.inputs.append(Input(None, STANDARD_INPUT))


def _add_file(basket: _Basket, path: Path) -> None:
    """A file that the person named: links are followed, for it was they who chose it."""
    match _kind(path):
        case _Kind.FILE:
            _add_article(basket, path, _siblings(path))
        case _Kind.MISSING:
            basket.problem(path, _missing(path))
        case _:
            basket.problem(path, f"{path} is neither a file nor a folder, so it was left out.")


def _siblings(path: Path) -> list[Path]:
    """The sidecars that may lie beside a file, without listing what may be a huge folder."""
    beside = (path.with_suffix(suffix) for suffix in sidecars.SUFFIXES)
    return [sidecar for sidecar in beside if _kind(sidecar) is _Kind.FILE and _within(sidecar, path.parent)]


def _add_article(basket: _Basket, path: Path, beside: list[Path]) -> None:
    real = path.resolve()
    if real in basket.seen:
        return
    basket.seen.add(real)
    basket.inputs.append(Input(path, path.name, beside[0] if beside else None))
    basket.sidecars.update(dict.fromkeys(beside[:1]))
    for surplus in beside[1:]:
        sentence = f"{surplus.name} was not used, for {beside[0].name} describes the same article."
        basket.problem(surplus, sentence)


def _add_lone_sidecar(basket: _Basket, path: Path) -> None:
    if path in basket.sidecars or path.resolve() in {known.resolve() for known in basket.sidecars}:
        return
    basket.problem(path, _missing(path) if _kind(path) is _Kind.MISSING else _lone(path))


def _missing(path: Path) -> str:
    return f"{path} does not exist, or its folder may not be opened. Check the name and the folder."


def _lone(path: Path) -> str:
    return (
        f"{path.name} describes an article, and none of the same name was given. "
        f"Ingest {path.stem}.txt or {path.stem}.html from the same folder, and {path.name} is read with it."
    )


def _add_folder(basket: _Basket, folder: Path) -> None:
    problems, found = len(basket.problems), 0
    for directory, files in _walk(basket, folder):
        _add_directory(basket, directory, files)
        found += len(files)
    if not found and problems == len(basket.problems):
        basket.problem(folder, f"The folder {folder} holds no article. Put text or HTML files into it.")


def _add_directory(basket: _Basket, directory: Path, names: list[str]) -> None:
    articles = [name for name in names if suffix_of(name) not in sidecars.SUFFIXES]
    by_stem: dict[str, list[Path]] = {}
    for suffix in sidecars.SUFFIXES:
        for name in names:
            if suffix_of(name) == suffix:
                by_stem.setdefault(Path(name).stem, []).append(directory / name)
    for name in articles:
        _add_article(basket, directory / name, by_stem.get(Path(name).stem, []))
    stems = {Path(name).stem for name in articles}
    for stem in sorted(by_stem.keys() - stems):
        for path in by_stem[stem]:
            basket.problem(path, _lone(path))


def _walk(basket: _Basket, folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder below `folder` with its visible regular files, sorted; linked folders are not entered."""

    def unreadable(error: OSError) -> None:
        basket.problem(error.filename, _unreadable(Path(error.filename), error))

    for root, directories, files in os.walk(folder, onerror=unreadable):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        for name in directories:
            if not _within(Path(root) / name, folder):
                basket.problem(Path(root) / name, _leads_out(name))
        visible = sorted(name for name in files if not name.startswith("."))
        yield Path(root), [name for name in visible if _admits(basket, folder, Path(root) / name)]


def _admits(basket: _Basket, folder: Path, path: Path) -> bool:
    if not _within(path, folder):
        basket.problem(path, _leads_out(path.name))
    elif (kind := _kind(path)) is _Kind.MISSING:
        basket.problem(path, f"{path.name} is a link to nothing, so it was left out.")
    elif kind is not _Kind.FILE:
        basket.problem(path, f"{path.name} is not a regular file, so it was left out.")
    else:
        return True
    return False


def _leads_out(name: str) -> str:
    return f"{name} is a link that leads out of the folder, so it was left out."


def _within(path: Path, folder: Path) -> bool:
    """Whether `path` lies in `folder`, wherever a link of that name leads."""
    try:
        return not path.is_symlink() or path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False
