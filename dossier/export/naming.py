"""What things of a case are called outside of it: names that are the same wherever and whenever it is exported."""

import uuid

_SPACE = uuid.UUID("0b1a6c0e-6a77-5a0f-9d2e-5d2f0c7a3f51")
"""Made once, for this program: names within it mean nothing elsewhere."""


def guid(*parts: str) -> str:
    """A UUID (version 5, RFC 9562) made from what the thing is: the same parts give the same one."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))


def urn(what: str, id: str) -> str:
    """`urn:dossier:entity:person-12ab…`; a source is named by its hash alone, so it is one wherever it lies."""
    return f"urn:sha256:{id}" if what == "source" else f"urn:dossier:{what}:{id}"
