"""`dossier entity`: everything that can be done with persons, events, organisations and places."""

from dossier.cli.call import group
from dossier.cli.commands.entity import (
    aliasing,
    comparing,
    creating,
    happening,
    judging,
    looking_back,
    merging,
    renaming,
    splitting,
)

COMMAND = group(
    "entity",
    "create, name, confirm, reject, merge, split persons, events, organisations and places",
    (
        creating.COMMAND,
        renaming.RENAME,
        renaming.SET_KIND,
        aliasing.COMMAND,
        *judging.COMMANDS,
        merging.MERGE,
        merging.UNMERGE,
        splitting.COMMAND,
        *comparing.COMMANDS,
        happening.COMMAND,
        looking_back.HISTORY,
        looking_back.REJECTED,
    ),
)

__all__ = ["COMMAND"]
