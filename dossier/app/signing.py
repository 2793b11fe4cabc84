"""Signing one's own work: the head of the chain, now and then, never every entry.

Off until the analyst turns it on (the setting `sign`): each signature is an entry of its own, and a name that nobody
compared fingerprints for proves nothing to anybody. When it is on, work is signed where it is handed on (backup, copy,
export, closing the case), after a batch, and at most once a minute in between, so that what a colleague reads in a
shared file is not long without. A signature costs a commit; one covers all that came before, so a crash loses nothing.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from dossier.app import keys
from dossier.app.keys import KeyLocked, KeyProblem, SigningKey
from dossier.app.settings import Settings
from dossier.domain.commands import MarkKey, PublishKey
from dossier.domain.decide import decide
from dossier.domain.deciding.state import State
from dossier.domain.entries import ChainSigned, Fact
from dossier.domain.errors import DossierError
from dossier.domain.signing import message
from dossier.domain.views import Analyst
from dossier.store import Writer

log = logging.getLogger(__name__)

SETTING = "sign"
PAUSE_S = 60.0
"""Seconds between two signatures while somebody works."""

Acting = Callable[[], AbstractContextManager[Writer]]
Appending = Callable[[Writer, Sequence[Fact]], None]


class Signing:
    """Signs what is appended here. `act` and `append` are the workspace's, `follow` lets the views see what they did.

    `ask` gets a passphrase from a person, or None where nobody answers; `problem` says why the last signature was not
    made, empty when it was.
    """

    def __init__(
        self,
        state: State,
        who: Callable[[], Analyst],
        require_writable: Callable[[], None],
        act: Acting,
        append: Appending,
        follow: Callable[[], object],
    ) -> None:
        self._state, self._who = state, who
        self._require_writable = require_writable
        self._act, self._append, self._follow = act, append, follow
        self._open: tuple[str, SigningKey] | None = None
        self._unsigned = False
        self._last = time.monotonic()
        self.ask: Callable[[], str | None] = lambda: None
        self.problem = ""

    @property
    def is_on(self) -> bool:
        return bool(Settings.load().get(SETTING))  # afresh: the preferences change it while a case is open

    def turn(self, *, on: bool) -> None:
        Settings.load().set(SETTING, on)

    def wrote(self) -> None:
        """Something was appended here: there is something to sign."""
        self._unsigned = True

    def sign_when_due(self) -> None:
        if self._unsigned and time.monotonic() >= self._last + PAUSE_S:
            self.sign_if_on()

    def sign_if_on(self) -> None:
        """Sign what is not signed yet, where signing is on. Never in the way of the work: what prevents it is kept in
        `problem`."""
        if not (self._unsigned and self.is_on):
            return
        self._last = time.monotonic()
        try:
            self.sign()
        except DossierError as error:
            log.warning("not signed: %s", type(error).__name__)
            self.problem = f"Your work is not signed. {error}"

    def sign(self, *, also: Sequence[Fact] = (), new: bool = False) -> str:
        """Publish the key where it is not, record `also`, and sign all that one wrote here. Returns the key (hex).

        The key is made on first use; with `new` anew. Raises KeyProblem, KeyLocked and CaseFileError.
        """
        self._require_writable()  # before a key is made that could not be published
        key = self._made_anew() if new else self.key()
        with self._act() as writer:
            self._append(writer, [*decide(self._state, PublishKey(key.public), self._who().id), *also])
            case, replica, head = writer.tip
            if head is not None:
                signature = key.sign(message(case, replica, head))
                self._append(writer, [ChainSigned(replica, head, key.public, signature)])
        self._unsigned, self.problem = False, ""
        self._follow()
        return key.public

    def mark(self, command: MarkKey) -> None:
        """Say whose key it is, and sign that at once: an unsigned mark anybody could have written. Raises
        CommandRefused, and as `sign`."""
        facts = decide(self._state, command, self._who().id)
        if facts:
            self.sign(also=facts)

    def key(self) -> SigningKey:
        """One's key, open. Raises KeyLocked where it has a passphrase and `ask` knows none, KeyProblem."""
        who = self._who()
        if self._open is not None and self._open[0] == who.id:
            return self._open[1]
        if not keys.exists(who):
            self._refuse_if_lost(who)
            return self._keep(who, keys.make(who))
        try:
            return self._keep(who, keys.load(who))
        except KeyLocked:
            passphrase = self.ask()
            if passphrase is None:
                raise
            return self._keep(who, keys.load(who, passphrase))

    def unlock(self, passphrase: str) -> None:
        """Open the key until the case is closed. Raises KeyLocked for a wrong passphrase, KeyProblem."""
        who = self._who()
        self._keep(who, keys.load(who, passphrase))
        self.problem = ""

    def _made_anew(self) -> SigningKey:
        who = self._who()
        return self._keep(who, keys.make(who, instead=True))

    def _keep(self, who: Analyst, key: SigningKey) -> SigningKey:
        self._open = (who.id, key)
        return key

    def _refuse_if_lost(self, who: Analyst) -> None:
        if keys.public(who) or self._state.keys_of(who.id):
            raise KeyProblem(
                f"The key that {who.name} signed with is not on this computer any more. Put it back from a backup, or"
                " make a new one: “dossier key publish CASE --new”, or Tools, Signing. Others must then be told the"
                " new fingerprint."
            )
