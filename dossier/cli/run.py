"""The outermost edge of the command line: every outcome becomes an exit code, every error one sentence."""

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dossier.app import log, paths
from dossier.cli import output, registry
from dossier.cli.arguments import choose, overview, parse
from dossier.cli.call import Call, Exit, Screens, UsageError
from dossier.cli.commands import COMMANDS
from dossier.domain.errors import Cancelled, CommandRefused, DossierError

_log = logging.getLogger(__name__)


def main(argv: Sequence[str], screens: Screens | None = None) -> int:
    """Carry out `dossier` with these arguments. Never raises; the exit codes are in `Exit`."""
    log.set_up()
    output.prepare()
    try:
        code = _dispatch(argv, screens or Screens(_no_window, _no_window))
        output.flush()
    except UsageError as error:
        output.error(f"dossier: {error}")
        return Exit.USAGE
    except BrokenPipeError:  # the reader of our output has seen enough
        _let_go_of_stdout()
        return Exit.FAILED
    except (KeyboardInterrupt, Cancelled) as cancelled:
        output.error(str(cancelled) or "Cancelled.")
        return Exit.INTERRUPTED
    except output.OutputFailed as error:
        _let_go_of_stdout()
        output.error(str(error))
        return Exit.FAILED
    except DossierError as error:
        _log.info("refused: %s", type(error).__name__)  # its text may name persons of the case
        output.error(str(error))
        return Exit.FAILED
    except Exception as fault:  # noqa: BLE001 - the edge: a fault becomes a sentence and a log entry
        _log.exception("the command line failed")
        output.error(f"Dossier has a fault ({type(fault).__name__}: {fault}). {_where_the_log_is()}")
        return Exit.FAILED
    return code


def _dispatch(argv: Sequence[str], screens: Screens) -> int:
    if not argv:
        raise UsageError("a command is needed. “dossier --help” lists them.")
    first, *rest = argv
    if first in ("-h", "--help", "help"):
        output.lines([overview(registry.every_command())])
        return Exit.DONE
    command = registry.command(choose("version" if first == "--version" else first, COMMANDS))
    try:
        arguments = parse(command, rest)
    except SystemExit as end:  # argparse, on wrong arguments and on --help
        return end.code if isinstance(end.code, int) else Exit.USAGE
    if arguments.as_of and not command.reads(arguments):
        raise CommandRefused(
            f"The past is read-only, and “dossier {arguments.called}” works on the case as it is now:"
            " leave --as-of out."
        )
    return command.run(Call(arguments, screens, arguments.json, arguments.analyst, arguments.as_of or ""))


def _no_window(_: Path | None) -> int:
    raise DossierError("There is no window to be had here.")


def _where_the_log_is() -> str:
    try:
        return f"The log: {paths.log_file()}"
    except DossierError:
        return "There is no log, for its folder cannot be used."


def _let_go_of_stdout() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain as well."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):  # a stream that is closed, or no file, holds nothing back
        number = sys.stdout.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, number)
        os.close(nothing)
