"""What is signed, and how a key is read out over the telephone."""

from dataclasses import dataclass
from hashlib import sha256

ALGORITHM = "Ed25519"

_GROUP, _DIGITS = 4, 32
"""Half of SHA-256: nobody finds a second key to it, and a person can still compare it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose word a verification goes by: an analyst's id, and the keys (hex) that are their own on this computer,
    which no entry of a case file can say."""

    analyst: str
    keys: tuple[str, ...]


def message(case: str, replica: str, head: str) -> bytes:
    """The bytes that a signature is over. One line each, so that no two readings give the same bytes."""
    return f"dossier chain 1\n{case}\n{replica}\n{head}\n".encode(errors="surrogatepass")


def fingerprint(key: str) -> str:
    """A key (hex) in short: `0123 4567 …`, 32 hex digits of its SHA-256."""
    try:
        digest = sha256(bytes.fromhex(key)).hexdigest()
    except ValueError:  # a stranger's entry may hold anything
        digest = sha256(key.encode(errors="replace")).hexdigest()
    return " ".join(digest[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def is_fingerprint_of(given: str, key: str) -> bool:
    """Whether `given`, as a person typed it, is the whole fingerprint of `key`."""
    typed = "".join(character for character in given.casefold() if character not in " :-\t\n")
    return typed == fingerprint(key).replace(" ", "")
