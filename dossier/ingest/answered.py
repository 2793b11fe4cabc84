"""What a server said of the bytes that it answered with, where they do not say it themselves: their encoding."""

import re

from dossier.domain.documents import Origin
from dossier.ingest.encodings import Decoded, decode

_CHARSET = re.compile(
    r"content-type:\s*(?:text/|application/xhtml)[^;]*;.*?\bcharset\s*=\s*[\"']?([\w.:-]{2,40})", re.I
)
_MARK = b"\xef\xbb\xbf"


def as_declared(content: bytes, origin: Origin) -> tuple[bytes, Decoded | None]:
    """The text in `content` as UTF-8 that is marked as such, and how it was decoded; unchanged where the server named
    no encoding, or where the bytes are good UTF-8 whatever it named."""
    declared = next((found[1] for line in origin.headers if (found := _CHARSET.match(line))), "")
    if not declared:
        return content, None
    decoded = decode(content, declared)
    if decoded.encoding == "utf-8" or decoded.guessed or decoded.undecodable:
        return content, None
    return _MARK + decoded.text.encode("utf-8", "replace"), decoded
