"""Whose entries are proven: signatures over the heads of chains, and all that lies before these.

A signature names the entry right before its own, whose id covers everything before that on the replica's chain. So
one check each is enough, and what it covers is found by walking back. For each entry a few bytes are kept.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dossier.domain.entries import AnalystNamed, ChainSigned, Header, KeyMarked
from dossier.domain.registers import Write, settle
from dossier.domain.signing import Reader, fingerprint, message
from dossier.domain.views import AnalystProof
from dossier.store.proof.findings import Findings

NONE = -1
"""In place of an entry's number: there is none."""

_CLAIMED, _BROKEN, _SIGNED, _PROVEN = range(4)

_UNSIGNED = "{n} entries are only claimed, although other work of the same analysts is signed: {names}."
_OTHER_KEY = "{n} signatures are by other keys than those that you know their analysts by: {names}."


class _Seal(NamedTuple):
    """A signature that verifies: the number of its own entry, whose entry it is, by which key."""

    number: int
    analyst: str
    key: str


class Signatures:
    """Is told every entry in its order of arrival, and says at the end how far each analyst's are proven."""

    def __init__(self, found: Findings, reader: Reader | None) -> None:
        self._found = found
        self._reader = reader or Reader("", ())
        self._positions, self._previous, self._who = array("q"), array("q"), array("q")
        self._altered: set[int] = set()
        self._analysts: dict[str, int] = {}
        self._names: dict[str, tuple[int, str]] = {}
        self._seals: list[_Seal] = []
        self._false: list[int] = []
        """The entries whose signature does not verify, and that stand where they claim to."""
        self._marks: defaultdict[tuple[str, str], list[tuple[int, Write[bool]]]] = defaultdict(list)

    def number(self, position: int) -> int:
        """The number of the entry that stands at `position`; NONE for one that has not come yet."""
        at = bisect_left(self._positions, position)
        return at if at < len(self._positions) and self._positions[at] == position else NONE

    def add(self, position: int, header: Header, previous: int, *, unaltered: bool, is_itself: bool) -> int:
        """Take an entry down, and return its number. `previous` is that of its predecessor, or NONE.

        `is_itself`: its header is what its id says. Only then does it say what came before.
        """
        number = len(self._positions)
        self._positions.append(position)
        self._previous.append(previous if is_itself else NONE)
        self._who.append(self._analysts.setdefault(header.analyst, len(self._analysts)))
        if not (unaltered and is_itself):
            self._altered.add(number)
        return number

    def learn(self, number: int, name: str, id: str, header: Header, fact: object) -> None:
        """What the entry `number`, called `name`, says about keys, analysts and signatures."""
        if number in self._altered:
            return
        if isinstance(fact, ChainSigned):
            self._seal(number, name, header, fact)
        elif isinstance(fact, AnalystNamed) and fact.analyst == header.analyst:
            self._names[fact.analyst] = max(self._names.get(fact.analyst, (0, "")), (header.clock, fact.name))
        elif isinstance(fact, KeyMarked) and fact.by == header.analyst == self._reader.analyst:
            write = Write(id, header.clock, fact.replaces, fact.known)
            self._marks[fact.key, fact.analyst].append((number, write))

    def _seal(self, number: int, name: str, header: Header, fact: ChainSigned) -> None:
        by = f"by the key {fingerprint(fact.key)}"
        if (fact.replica, fact.head) != (header.replica, header.previous):
            self._found.problem(f"The signature of {name} {by} was made for another place in the journal.")
            self._altered.add(number)
        elif not verifies(fact.key, message(header.case, fact.replica, fact.head), fact.signature):
            self._found.problem(
                f"The signature of {name} {by} is false: what it covers, or the signature, was altered or forged."
            )
            self._false.append(number)
        else:
            self._seals.append(_Seal(number, header.analyst, fact.key))

    def finish(self) -> tuple[AnalystProof, ...]:
        """How far each analyst's entries are proven, by name; what is odd becomes a problem or a note."""
        known = self._known()
        state = bytearray(len(self._positions))
        self._cover(state, _BROKEN, ((number, NONE) for number in self._false))
        self._cover(state, _SIGNED, self._of(lambda seal: True))
        for analyst in {owner for owners in known.values() for owner in owners}:
            mine = self._of(lambda seal, a=analyst: seal.analyst == a and a in known.get(seal.key, ()))  # type: ignore[misc]
            self._cover(state, _PROVEN, mine)
        for number in self._altered:
            state[number] = _BROKEN
        self._compare(known)
        return tuple(self._reports(state))

    def _known(self) -> dict[str, set[str]]:
        """By key, the analysts that the reader knows it to be the key of.

        The reader's own keys are known from this computer. A mark counts where one of these signed it; a mark taken
        back counts at once, and so does what contradicts it: whoever forges one can only take trust away.
        """
        known: dict[str, set[str]] = {key: {self._reader.analyst} for key in self._reader.keys}
        own = bytearray(len(self._positions))
        self._cover(own, _PROVEN, self._of(lambda s: s.analyst == self._reader.analyst and s.key in known))
        known = {key: set(owners) for key, owners in known.items()}
        for (key, analyst), marks in self._marks.items():
            settled = settle(write for _, write in marks)
            covered = {write.entry for number, write in marks if own[number] == _PROVEN}
            if settled and settled.winner.value and settled.winner.entry in covered:
                known.setdefault(key, set()).add(analyst)
        return known

    def _of(self, wanted: Callable[[_Seal], bool]) -> Iterator[tuple[int, int]]:
        return ((seal.number, self._analysts[seal.analyst]) for seal in self._seals if wanted(seal))

    def _cover(self, state: bytearray, level: int, signed: Iterator[tuple[int, int]]) -> None:
        """Raise the entries of an analyst (NONE: anybody's) that a signature covers to `level`. What was walked over
        once is not walked over again."""
        seen = bytearray(len(state))
        for number, who in signed:
            while number != NONE and not seen[number]:
                seen[number] = 1
                if who in (NONE, self._who[number]):
                    state[number] = max(state[number], level)
                number = self._previous[number]

    def _compare(self, known: dict[str, set[str]]) -> None:
        """Name signatures by a key that the reader knows to be another's, or does not know though another of the same
        analyst."""
        knows_one = {owner for owners in known.values() for owner in owners}
        for seal in self._seals:
            owners = known.get(seal.key, set())
            entry = f"position {self._positions[seal.number]} ({self._name(seal.analyst)})"
            if owners and seal.analyst not in owners:
                whose = " and ".join(sorted(map(self._name, owners)))
                self._found.problem(f"The signature at {entry} is forged: its key is that of {whose}.")
            elif not owners and seal.analyst in knows_one:
                self._found.note(_OTHER_KEY, entry)

    def _reports(self, state: bytearray) -> Iterator[AnalystProof]:
        counts: Counter[tuple[int, int]] = Counter(zip(self._who, state, strict=True))
        for analyst, who in sorted(self._analysts.items(), key=lambda each: (self._name(each[0]), each[0])):
            claimed, broken, signed, proven = (counts[who, level] for level in range(4))
            total = claimed + broken + signed + proven
            yield AnalystProof(analyst, self._name(analyst), total, proven, signed, claimed, broken)
        self._name_claimed(state, {who for who, level in counts if level in (_SIGNED, _PROVEN)})

    def _name_claimed(self, state: bytearray, signing: set[int]) -> None:
        """What is not signed of those who sign: too new, or not theirs."""
        analysts = list(self._analysts)
        for number, who in enumerate(self._who):
            if who in signing and state[number] == _CLAIMED:
                name = f"position {self._positions[number]} ({self._name(analysts[who])})"
                self._found.note(_UNSIGNED, name)

    def _name(self, analyst: str) -> str:
        return self._names.get(analyst, (0, analyst[:8]))[1]


def verifies(key: str, signed: bytes, signature: str) -> bool:
    """Whether `signature` over the bytes `signed` is by `key` (both in hex)."""
    # Late: whoever never meets a signature need not load the library.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True
