"""Words in XML 1.0: what it cannot hold becomes U+FFFD, what means something is escaped."""

import re
from xml.sax.saxutils import escape

_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fitting(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def words(text: str) -> str:
    return escape(fitting(text))
