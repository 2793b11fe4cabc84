"""`COMMANDS` lists every command, in the order in which the overview shows them."""

from dossier.cli.call import Command
from dossier.cli.commands import (
    backup,
    copy,
    demo,
    export,
    history,
    ingest,
    listing,
    new,
    properties,
    reanalyse,
    rebuild,
    register,
    restore,
    restore_backup,
    screenshots,
    search,
    show,
    source,
    verify,
    version,
    withdraw,
)

COMMANDS: tuple[Command, ...] = (
    new.COMMAND,
    ingest.COMMAND,
    listing.COMMAND,
    show.COMMAND,
    search.COMMAND,
    export.COMMAND,
    history.COMMAND,
    verify.COMMAND,
    rebuild.COMMAND,
    reanalyse.COMMAND,
    withdraw.COMMAND,
    restore.COMMAND,
    source.COMMAND,
    properties.COMMAND,
    backup.COMMAND,
    copy.COMMAND,
    restore_backup.COMMAND,
    demo.COMMAND,
    register.COMMAND,
    screenshots.COMMAND,
    version.COMMAND,
)

__all__ = ["COMMANDS"]
