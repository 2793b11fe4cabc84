"""The analyst's own signing keys: kept in the user's configuration, readable by nobody else, never in a case file.

`keys/ANALYST.pem` is the private key (PKCS#8), encrypted where it has a passphrase; `keys/ANALYST.json` the public
halves of all keys that the analyst ever had here, so that what one signed with an earlier one stays proven.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.app import paths, stored_json
from dossier.domain.errors import DossierError
from dossier.domain.signing import Reader
from dossier.domain.views import Analyst

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class KeyProblem(DossierError):
    """The key cannot be used; the text says why and what to do."""


class KeyLocked(KeyProblem):
    """The key needs its passphrase, or was given a wrong one."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that is open: `public` in hex."""

    _private: "Ed25519PrivateKey"
    public: str

    def sign(self, message: bytes) -> str:
        """The signature in hex."""
        return self._private.sign(message).hex()

    def pem(self, passphrase: str) -> bytes:
        """The private key as it is kept: encrypted unless the passphrase is empty."""
        from cryptography.hazmat.primitives import serialization as s

        encryption: s.KeySerializationEncryption = (
            s.BestAvailableEncryption(passphrase.encode()) if passphrase else s.NoEncryption()
        )
        return self._private.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, encryption)


def exists(analyst: Analyst) -> bool:
    return _file(analyst).exists()


def load(analyst: Analyst, passphrase: str = "") -> SigningKey:
    """The analyst's key. Raises KeyLocked, and KeyProblem where there is none, or it cannot be read."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    file = _file(analyst)
    try:
        pem = file.read_bytes()
    except FileNotFoundError as error:
        raise KeyProblem(f"There is no signing key of {analyst.name} on this computer ({file}).") from error
    except OSError as error:
        raise KeyProblem(f"The signing key “{file}” cannot be read: {error.strerror}.") from error
    encrypted = b"ENCRYPTED" in pem
    if encrypted and not passphrase:
        raise KeyLocked(f"The signing key of {analyst.name} needs its passphrase.")
    try:
        private = load_pem_private_key(pem, passphrase.encode() if encrypted else None)
    except (ValueError, TypeError) as error:
        if encrypted and b"END ENCRYPTED" in pem:
            raise KeyLocked("That is not the passphrase of the signing key.") from error
        raise _unusable(file) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise _unusable(file)
    key = _opened(private)
    _remember(analyst, key.public)
    return key


def make(analyst: Analyst, passphrase: str = "", *, instead: bool = False) -> SigningKey:
    """A new key, kept before it is used. With `instead` one that is there is set aside; otherwise it is loaded, and
    so is one that another process makes at the same moment. Raises KeyProblem."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    file = _file(analyst)
    try:
        key = _opened(Ed25519PrivateKey.generate())
        aside = _set_aside(file) if instead else None
        try:
            _write(file, key.pem(passphrase), replace=False)
        except OSError:
            if aside is not None and not file.exists():
                aside.rename(file)  # the key in use stays in use
            raise
        _remember(analyst, key.public)
    except FileExistsError:
        return load(analyst, passphrase)
    except OSError as error:
        raise KeyProblem(
            f"The signing key cannot be kept in “{file}”: {error.strerror}. Nothing was signed."
        ) from error
    return key


def set_passphrase(analyst: Analyst, current: str, new: str) -> None:
    """Encrypt the key with another passphrase; empty: with none. Raises KeyLocked, KeyProblem; then it is as it was."""
    key, file = load(analyst, current), _file(analyst)
    try:
        _write(file, key.pem(new), replace=True)
    except OSError as error:
        raise KeyProblem(f"“{file}” cannot be written: {error.strerror}. The key is as it was.") from error


def is_encrypted(analyst: Analyst) -> bool:
    try:
        return b"ENCRYPTED" in _file(analyst).read_bytes()
    except OSError:
        return False


def public(analyst: Analyst) -> tuple[str, ...]:
    """The public halves of the analyst's keys on this computer, the one in use last."""
    return tuple(stored_json.read(_public_file(analyst), _are_keys).get("keys", ()))


def reader(analyst: Analyst) -> Reader:
    return Reader(analyst.id, public(analyst))


def _opened(private: "Ed25519PrivateKey") -> SigningKey:
    return SigningKey(private, private.public_key().public_bytes_raw().hex())


def _write(file: Path, pem: bytes, *, replace: bool) -> None:
    """Whole or not at all, with owner-only rights from the first byte on: mkstemp opens with O_EXCL and 0600. Unless
    told to `replace`, FileExistsError when something is there by now."""
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(pem)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            Path(temporary).replace(file)
        else:
            file.hardlink_to(temporary)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _remember(analyst: Analyst, key: str) -> None:
    """Keep the public half as the one in use; it can do without, for `load` comes by here again."""
    known = public(analyst)
    if key not in known[-1:]:
        with suppress(OSError):
            stored_json.write(_public_file(analyst), {"keys": [*(k for k in known if k != key), key]})


def _set_aside(file: Path) -> Path | None:
    """Where it lies now; None when there was none."""
    number = 1
    while (aside := file.with_suffix(f".pem.{number}")).exists():
        number += 1
    return file.rename(aside) if file.exists() else None


def _unusable(file: Path) -> KeyProblem:
    return KeyProblem(
        f"The signing key “{file}” is damaged, or is none. Put it back from a backup, or make a new one:"
        " “dossier key publish CASE --new”, or Tools, Signing. Others must then be told the new fingerprint."
    )


def _are_keys(value: dict[str, Any]) -> bool:
    keys = value.get("keys", [])
    return isinstance(keys, list) and all(isinstance(key, str) for key in keys)


def _file(analyst: Analyst) -> Path:
    return _folder() / f"{analyst.id}.pem"


def _public_file(analyst: Analyst) -> Path:
    return _folder() / f"{analyst.id}.json"


def _folder() -> Path:
    folder = paths.config() / "keys"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise KeyProblem(f"The folder “{folder}” cannot be made: {error.strerror}.") from error
    return folder
