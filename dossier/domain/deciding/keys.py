"""Rules about the keys that analysts sign with."""

from collections.abc import Sequence

from dossier.domain.commands import MarkKey, PublishKey
from dossier.domain.deciding.state import State
from dossier.domain.entries import Fact, KeyMarked, KeyPublished
from dossier.domain.errors import CommandRefused
from dossier.domain.signing import ALGORITHM, fingerprint, is_fingerprint_of
from dossier.domain.writes import known_field


def publish_key(command: PublishKey, state: State, analyst: str) -> Sequence[Fact]:
    if command.key in state.keys_of(analyst):
        return ()
    return (KeyPublished(analyst, command.key, ALGORITHM),)


def mark_key(command: MarkKey, state: State, analyst: str) -> Sequence[Fact]:
    if command.analyst == analyst:
        raise CommandRefused("Your own keys are known: mark those of others.")
    key = _published(state, command)
    held = state.held(command.analyst, known_field(analyst, key))
    if bool(held.value) is command.known:
        return ()
    return (KeyMarked(key, command.analyst, analyst, command.known, held.entry),)


def _published(state: State, command: MarkKey) -> str:
    """The key of the analyst that has the fingerprint which the command gives."""
    keys = state.keys_of(command.analyst)
    if not keys:
        raise CommandRefused("This analyst has published no key in this case, so there is none to know.")
    for key in keys:
        if is_fingerprint_of(command.fingerprint, key):
            return key
    known = " or ".join(fingerprint(key) for key in keys)
    raise CommandRefused(
        f"No key of this analyst in this case has that fingerprint; there is {known}. Compare all of it with what"
        " they read out to you: if it is not theirs, somebody else signs in their name."
    )
