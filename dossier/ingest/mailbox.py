"""Mailboxes (.mbox): each message is a source of its own, and so is each of its attachments."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from dossier.domain.errors import SourceError
from dossier.ingest import email_message
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_BYTES
from dossier.ingest.mime import header_names
from dossier.ingest.readers import NOT, SURELY, Container, Member

_BEGINS = re.compile(rb"From \S[^\r\n]{0,300}\d{2}:\d{2}[^\r\n]{0,100}(?:\r?\n|\Z)")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def recognises(glimpse: Glimpse) -> int:
    begins = _BEGINS.match(glimpse.head)
    return SURELY if begins and header_names(glimpse.head[begins.end() :]) else NOT


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    for number, content in enumerate(_messages(file), 1):
        inner = f"{number}.eml"
        if len(content) > MAX_BYTES:
            yield Member(
                inner, problem=f"is larger than {MAX_BYTES // 1_000_000} MB, too large for a message"
            )
            continue
        yield Member(inner, content, whole=True)
        try:
            for attached in email_message.attachments(content, f"{name}/{inner}"):
                yield Member(f"{inner}/{attached.name}", attached.content)
        except SourceError:  # said of the message itself, once it is read
            continue


def _messages(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message, those that mailboxes quote put back; of one too large, a little more than is read."""
    file.seek(0)
    lines: list[bytes] = []
    size, after_blank = 0, True
    while line := file.readline(1_000_000):
        if after_blank and _BEGINS.match(line):
            if lines:
                yield _QUOTED.sub(rb"\1", b"".join(lines))
            lines, size = [], 0
        elif lines or line.strip():
            size += len(line)
            if size <= MAX_BYTES + 1_000_000:
                lines.append(line)
        after_blank = not line.strip()
    if lines:
        yield _QUOTED.sub(rb"\1", b"".join(lines))


CONTAINER = Container("mailbox", "", (".mbox",), recognises, members)
