"""Where `dossier` begins: with no arguments, or just a case file, the window; anything else is a command."""

import sys
from pathlib import Path

from dossier.cli import Screens, output
from dossier.cli import main as command_line
from dossier.cli.commands import COMMANDS
from dossier.cli.display import has_display
from dossier.domain.errors import DossierError


def main() -> int:
    arguments = sys.argv[1:]
    if _asks_for_window(arguments):
        return _window_or_why_not(Path(arguments[0]) if arguments else None)
    return command_line(arguments, Screens(_open_window, _take_screenshots))


def _asks_for_window(arguments: list[str]) -> bool:
    if not arguments:
        return True
    only = arguments[0]
    if len(arguments) > 1 or only.startswith("-") or only in COMMANDS:
        return False
    return only.endswith(".dossier") or _is_file(only)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long for a name, or with a zero byte
        return False


def _window_or_why_not(case: Path | None) -> int:
    try:
        return _open_window(case)
    except DossierError as error:
        output.error(str(error))
        return 1


def _open_window(case: Path | None) -> int:
    if not has_display():
        raise DossierError(
            "There is no display to open the window on. “dossier --help” lists what works without one."
        )
    try:
        from dossier.gui import run  # here, so that the command line starts without Qt
    except ImportError as error:
        raise _no_qt(error) from error
    return run(case)


def _take_screenshots(folder: Path) -> int:
    try:
        from dossier.gui import screenshots  # here, for the same reason
    except ImportError as error:
        raise _no_qt(error) from error
    output.lines(str(picture) for picture in screenshots.make(folder))
    return 0


def _no_qt(error: ImportError) -> DossierError:
    return DossierError(
        f"The window cannot be opened, for a library that Qt needs is missing: {error}. "
        "In a checkout, “python .ci/needs.py window” prints how to install it."
    )


if __name__ == "__main__":
    sys.exit(main())
