"""Facts about signing: whose keys there are, what they signed, who vouches for them."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class KeyPublished:
    """`analyst` signs with this key from now on; `key` is its public half in hex."""

    VERSION: ClassVar[int] = 1
    analyst: str
    key: str
    algorithm: str


@dataclass(frozen=True, slots=True)
class ChainSigned:
    """`signature` (hex) by the private half of `key` over `domain.signing.message`: the case, `replica`, and its entry
    `head`, which is the one right before this one, and with it everything before that on the replica's chain."""

    VERSION: ClassVar[int] = 1
    replica: str
    head: str
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class KeyMarked:
    """`by` knows (or, `known` False, does not know any more) that `key` is that of `analyst`.

    Anybody can write such an entry: `verify` goes by those of its reader alone, where the reader's own key signed them.
    """

    VERSION: ClassVar[int] = 1
    key: str
    analyst: str
    by: str
    known: bool
    replaces: str | None = None
