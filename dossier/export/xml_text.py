"""Words as XML and HTML may hold them: whatever an article holds, the file stays well-formed."""

import re
from xml.sax.saxutils import escape, quoteattr

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What no page of HTML and no XML 1.0 may hold."""


def fit(text: str) -> str:
    """`text` with U+FFFD for whatever cannot be held; as long as before."""
    return _UNFIT.sub("\ufffd", text)


def content(text: str) -> str:
    """`text` between tags."""
    return escape(fit(text))


def quoted(text: str) -> str:
    """`text` as the value of an attribute, with its quotation marks."""
    return quoteattr(fit(text))
