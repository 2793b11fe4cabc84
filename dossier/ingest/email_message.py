"""E-mail messages (.eml): who wrote to whom, when, about what, and the words. Attachments are sources of their own."""

from collections.abc import Iterator
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO

from dossier.domain.documents import Document, Metadata
from dossier.ingest import mime
from dossier.ingest.dublin_core import persons, with_detected_language
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.html import whole_text
from dossier.ingest.limits import MAX_BYTES
from dossier.ingest.plain_text import canonical
from dossier.ingest.readers import BY_CONTENT, BY_NAME, NOT, SURELY, Container, Member, Reader, suffix_of

_NAME, _VERSION = "email", 1
_KIND = "an e-mail message"
_SENT = frozenset(
    (
        "message-id",
        "received",
        "mime-version",
        "return-path",
        "delivered-to",
        "content-type",
        "dkim-signature",
    )
)
_SHOWN = ("From", "To", "Cc", "Date")
_CARRIED = ("multipart/mixed", "message/rfc822")


def recognises(glimpse: Glimpse) -> int:
    names = mime.header_names(glimpse.head)
    if "from" in names and names & _SENT:
        return BY_CONTENT
    return BY_NAME if suffix_of(glimpse.name) == ".eml" and names else NOT


def carries(glimpse: Glimpse) -> int:
    """Whether the message may have attachments."""
    fit = recognises(glimpse)
    block = mime.header_block(glimpse.head) if fit else ""
    return SURELY if any(kind in block for kind in _CARRIED) else NOT


def read(content: bytes, name: str) -> Document:
    message = mime.parse(content, name, _KIND)
    subject = mime.header(message, "Subject")
    heads = [f"{key}: {value}" for key in _SHOWN if (value := mime.header(message, key))]
    body = canonical(_body(message, name)).strip("\n")
    text = "\n".join([*([subject] if subject else []), *heads, "", body]).strip("\n")
    metadata = Metadata(
        title=subject,
        authors=persons(who for who, _ in _addresses(message, "From")),
        published=_sent(message),
    )
    return Document(
        text=text if body else "",
        media_type="message/rfc822",
        reader=_NAME,
        reader_version=_VERSION,
        metadata=with_detected_language(metadata, body),
    )


def _body(message: "Message[str, str]", name: str) -> str:
    """The plain words; of the parts that are web pages only what no plain part says already."""
    parts = [part for part in mime.leaves(message) if not mime.is_attachment(part)]
    plain = [_unfolded(part) for part in parts if part.get_content_type() == "text/plain"]
    if any(map(str.strip, plain)):
        return "\n\n".join(filter(str.strip, plain))
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    return "\n\n".join(whole_text(mime.text_of(part), name) for part in pages)


def _unfolded(part: "Message[str, str]") -> str:
    """The text of a part; where it says that lines ending in a blank go on (`format=flowed`), they do."""
    text = canonical(mime.text_of(part))
    flowed = "format=flowed" in str(part.get("Content-Type", "")).lower()
    return text.replace(" \n", " ") if flowed else text


def _addresses(message: "Message[str, str]", key: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([mime.header(message, key)])
    except mime.FAULTS:
        return []


def _sent(message: "Message[str, str]") -> str:
    try:
        return parsedate_to_datetime(mime.header(message, "Date")).isoformat()
    except (*mime.FAULTS, OverflowError):
        return ""


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The message itself, then what is attached to it."""
    file.seek(0)
    content = file.read(MAX_BYTES + 1)
    yield Member("", content, whole=True)
    yield from attachments(content, name)


def attachments(content: bytes, name: str) -> Iterator[Member]:
    for number, part in enumerate(mime.leaves(mime.parse(content, name, _KIND)), 1):
        inner = part.get_content_type() == "message/rfc822"
        if not (inner or mime.is_attachment(part)) or part.get_content_maintype() == "image":
            continue  # pictures in a message are signatures and logos
        fallback = f"attached {number}" + (".eml" if inner else "")
        yield Member(mime.file_name(part) or fallback, mime.payload(part))


READER = Reader(
    name=_NAME,
    version=_VERSION,
    title="e-mail (EML, MBOX)",
    media_types=("message/rfc822",),
    suffixes=(".eml",),
    recognises=recognises,
    read=read,
)

CONTAINER = Container("email", READER.title, (".eml",), carries, members)
