"""What e-mail messages and saved pages (MHTML) have in common: headers, and parts in parts."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message

from dossier.domain.errors import SourceError
from dossier.ingest.encodings import decode
from dossier.ingest.html import decode_page
from dossier.ingest.limits import MAX_PARTS

FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What the library raises on messages that are damaged, or made to look so."""
_HEADER = re.compile(rb"([!-9;-~]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_LONGEST = 2_000


def header_names(head: bytes) -> frozenset[str]:
    """The headers at the start of a file, in lower case; none when it starts otherwise."""
    names, at = set(), 0
    while found := _HEADER.match(head, at):
        names.add(found[1].decode("ascii").lower())
        at = found.end()
    return frozenset(names)


def header_block(head: bytes) -> str:
    """The headers at the start of a file as they stand, in lower case and unfolded."""
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].decode("latin-1").lower()
    return re.sub(r"\r?\n[ \t]+", " ", block)


def parse(content: bytes, name: str, kind: str) -> "Message[str, str]":
    """The message; `kind` is how a sentence calls it. Raises SourceError."""
    try:
        return message_from_bytes(content)
    except FAULTS as error:
        raise SourceError(
            f"{name} is {kind} that is damaged or nested too deeply. Open it in the program that it comes from, "
            "save its text, and ingest that.",
            details=repr(error),
        ) from error


def header(message: "Message[str, str]", key: str) -> str:
    """A header in one line, its encoded words decoded as far as they can be."""
    try:
        value = str(message.get(key, ""))
        pieces = [
            piece if isinstance(piece, str) else _characters(piece, charset)
            for piece, charset in decode_header(value)
        ]
    except (HeaderParseError, *FAULTS):
        return ""
    return " ".join("".join(pieces).split())[:_LONGEST]


def _characters(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return decode(content, "" if charset in (None, "unknown-8bit") else str(charset)).text


def leaves(message: "Message[str, str]") -> "Iterator[Message[str, str]]":
    """The parts that are no containers of parts, in order, as many as the limit allows; a message inside the message
    is one of them. Without recursion, for any depth."""
    stack = [message]
    seen = 0
    while stack and seen < MAX_PARTS:
        part = stack.pop()
        seen += 1
        children = part.get_payload() if part.is_multipart() else None
        if isinstance(children, list) and part.get_content_maintype() == "multipart":
            stack.extend(reversed([child for child in children if isinstance(child, Message)]))
        else:
            yield part


def payload(part: "Message[str, str]") -> bytes:
    """The bytes of a part; of a message inside the message, that message."""
    try:
        if part.is_multipart():
            inner = part.get_payload()
            return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
        content = part.get_payload(decode=True)
    except FAULTS:
        return b""
    return content if isinstance(content, bytes) else b""


def text_of(part: "Message[str, str]") -> str:
    """The characters of a part of text, in the encoding that it names."""
    content = payload(part)
    try:
        charset = str(part.get_content_charset() or "")
    except FAULTS:
        charset = ""
    if part.get_content_type() == "text/html" and not charset:
        return decode_page(content).text
    return decode(content, charset).text


def file_name(part: "Message[str, str]") -> str:
    try:
        return " ".join(str(part.get_filename() or "").split())[:200]
    except FAULTS:
        return ""


def is_attachment(part: "Message[str, str]") -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(file_name(part))
    except FAULTS:
        return False
