"""Facts, headers and analyses to bytes and back.

**The rule by which bytes are written.** A record is one JSON object in UTF-8 without blanks, as msgspec
writes it: its fields in the order in which the dataclass declares them, none left out; tuples as arrays,
None as null, enumerations as their value. There are no floats and no mappings, so that nothing depends on an
encoder's taste. The bytes are written once, hashed as stored, and never written again from what was read: an
entry's id is SHA-256(header ‖ SHA-256(payload)), over the stored bytes. Reading passes over unknown fields.

**Old payloads.** A fact's kind is its class's name, its version the class's `VERSION`. When a class changes,
its VERSION goes up by one, and UPCASTERS gets a function that turns the older payload, a dictionary, into the
next version's. The stored bytes stay as they are. A kind or a version that only a newer Dossier knows is kept
as UnknownFact.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, get_type_hints

import msgspec

from dossier.domain.analysis import Analysis
from dossier.domain.entries import FACTS, Fact, Header, UnknownFact, WithheldFact

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


def _with_seen(payload: dict[str, Any]) -> dict[str, Any]:
    """What somebody who rejected something had seen was not recorded at first."""
    return {**payload, "seen": []}


UPCASTERS: Mapping[tuple[str, int], Upcaster] = {
    ("SourceIngested", 1): lambda payload: payload,  # pages and origin came later, and are none when not said
    ("EntityStatusSet", 1): _with_seen,
    ("StatementStatusSet", 1): _with_seen,
}
"""(kind, version) -> the function that makes version + 1 of a payload."""

_encoder = msgspec.json.Encoder()
_headers = msgspec.json.Decoder(Header)
_analyses = msgspec.json.Decoder(Analysis)


def _twin(kind: type[Any]) -> type[msgspec.Struct]:
    """A structure with the fields of a dataclass: the same bytes, written and checked in half the time."""
    hints = get_type_hints(kind)
    types = [
        (f.name, _twin(hints[f.name]) if is_dataclass(hints[f.name]) else hints[f.name]) for f in fields(kind)
    ]
    return msgspec.defstruct(kind.__name__, types, gc=False)


HeaderRecord = _twin(Header)
"""A header about to be written."""

encode_header: Callable[[object], bytes] = _encoder.encode
decode_header: Callable[[bytes], Header] = _headers.decode
"""Raises one of MALFORMED when the bytes are no header."""

MALFORMED = (ValueError, RecursionError)
"""What decoding raises on bytes that are not what they should be."""


def entry_hash(header: bytes, payload_sha256: bytes) -> bytes:
    """An entry's id as 32 bytes, from its stored bytes."""
    return sha256(header + payload_sha256).digest()


class FactCodec:
    """Reads and writes the facts of a registry; `CODEC` is the program's, tests make others."""

    def __init__(self, facts: Sequence[type[Any]], upcasters: Mapping[tuple[str, int], Upcaster]) -> None:
        self._types = {fact.__name__: fact for fact in facts}
        self._decode = {(f.__name__, f.VERSION): msgspec.json.Decoder(f).decode for f in facts}
        self._writing = {f: (f.__name__, f.VERSION, msgspec.json.Decoder(_twin(f)).decode) for f in facts}
        self._upcasters = upcasters
        for kind, version in self._decode:
            missing = [v for v in range(1, version) if (kind, v) not in upcasters]
            if missing:
                raise ValueError(
                    f"{kind} is at version {version}, and no upcaster reads its versions {missing}"
                )

    def encode(self, fact: object) -> tuple[str, int, bytes]:
        """(kind, version, payload) of `fact`.

        The payload is read back before it is returned, so nothing is written that cannot be read. Raises
        TypeError for what is no fact of this registry, ValueError for one that holds what its fields do not
        allow: a float, a missing text, a character that is none (half of a surrogate pair).
        """
        known = self._writing.get(type(fact))
        if known is None:
            raise TypeError(f"{type(fact).__name__} is no fact that can be recorded")
        kind, version, read_back = known
        payload = _encoder.encode(fact)
        read_back(payload)
        return kind, version, payload

    def decode(self, kind: str, version: int, payload: bytes) -> Fact | UnknownFact:
        """The fact in `payload`, brought up to date; UnknownFact for what only a newer Dossier knows.

        Raises one of MALFORMED when the payload is not what its kind and version promise.
        """
        decode = self._decode.get((kind, version))
        if decode is not None:
            return decode(payload)  # type: ignore[no-any-return]
        fact = self._types.get(kind)
        if fact is None or not 0 < version < fact.VERSION:
            return UnknownFact(payload)
        return self._upcast(fact, version, payload)

    def _upcast(self, fact: type[Any], version: int, payload: bytes) -> Fact:
        values = msgspec.json.decode(payload, type=dict[str, Any])
        for each in range(version, fact.VERSION):
            try:
                values = self._upcasters[fact.__name__, each](values)
            except (KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"not version {each} of {fact.__name__}: {error!r}") from error
        return msgspec.convert(values, fact)  # type: ignore[no-any-return]


CODEC = FactCodec(FACTS, UPCASTERS)


def read_fact(
    header: Header, payload: bytes | None, payload_sha256: bytes
) -> Fact | UnknownFact | WithheldFact:
    """The fact of an entry, whatever its bytes are: what cannot be read is unknown, and `verify` names it."""
    if payload is None:
        return WithheldFact(payload_sha256.hex())
    try:
        return CODEC.decode(header.kind, header.version, payload)
    except MALFORMED:
        return UnknownFact(payload)


def encode_analysis(analysis: Analysis) -> bytes:
    """Raises ValueError when the analysis holds what its fields do not allow, such as a float."""
    content = _encoder.encode(analysis)
    _analyses.decode(content)
    return content


def decode_analysis(content: bytes) -> Analysis:
    """Raises one of MALFORMED when the bytes are no analysis."""
    return _analyses.decode(content)
