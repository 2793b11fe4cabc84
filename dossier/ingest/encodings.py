"""From bytes to characters, without losing a byte in silence.

Order of evidence: byte-order mark, strict UTF-8, what the document declares, what its bytes look like.
A byte that no character stands for becomes one U+FFFD, and is counted.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARABLE = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-[rut]|mac-[a-z]+|shift_jis\w*|euc_\w+|gb\w+|big5\w*|johab|tis-620|kz1048|ptcp154"
)
"""Codecs that a stranger's file may name. UTF-7 hides markup; idna or unicode_escape decode no text."""

_SAMPLE = 200_000
_BYTE_MARK = "dossier-mark-bytes"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding that they were read in, and how many bytes none of them stands for."""

    text: str
    encoding: str
    undecodable: int = 0


def _mark_bytes(error: UnicodeError) -> tuple[str, int]:
    """Each undecodable byte as a lone surrogate of its own, which no decoder yields: so it can be counted."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error(_BYTE_MARK, _mark_bytes)
_BYTE_MARKS = re.compile("[\ud800-\udfff]")


def decode(content: bytes, declared: str = "") -> Decoded:
    """The characters of `content`; `declared` is the encoding that the document itself names, if any."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], encoding)
    if (utf16 := _utf16_without_mark(content)) is not None:
        return _decode_as(content, utf16)
    utf8 = _decode_as(content, "utf-8")
    if not utf8.undecodable:
        return utf8
    if codec := _declarable(declared):
        as_declared = _decode_as(content, codec)
        if not as_declared.undecodable:
            return as_declared
    if _mostly_utf8(utf8):
        return utf8
    guess = _detect(content)
    return _decode_as(content, guess) if guess else utf8


def peek(head: bytes) -> str:
    """The first characters of a file, read leniently, only ever used to recognise its kind."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    return head.decode("latin-1")


def _decode_as(content: bytes, encoding: str) -> Decoded:
    marked = content.decode(encoding, _BYTE_MARK)
    text, undecodable = _BYTE_MARKS.subn("�", marked)
    return Decoded(text, encoding, undecodable)


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero at every other byte; nothing else that is text does."""
    head = content[:2_000]
    if len(head) < 4 or len(content) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even == 0:
        return "utf-16-le"
    if even > 0.4 * len(head) / 2 and odd == 0:
        return "utf-16-be"
    return None


def _declarable(label: str) -> str:
    """The codec that a web browser would take for a declared `label`, or nothing."""
    try:
        codec = codecs.lookup(label.strip()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"  # what the web calls Latin-1
    return codec if _DECLARABLE.fullmatch(codec) else ""


def _mostly_utf8(decoded: Decoded) -> bool:
    """Whether the characters beyond ASCII that are good UTF-8 far outnumber the bad bytes.

    No other encoding yields good UTF-8 sequences by chance, so a few bad bytes are damage.
    """
    good = sum(map(len, re.findall(r"[^\x00-\x7f]+", decoded.text))) - decoded.undecodable
    return good > 2 * decoded.undecodable


def _detect(content: bytes) -> str:
    """A legacy encoding in which nearly every byte makes sense, or nothing.

    The detector is unsure of short Western texts, so those are recognised by their words instead.
    """
    first = next((i for i, byte in enumerate(content) if byte > 0x7F), 0)
    sample = content[max(0, first - 1_000) :][:_SAMPLE]
    guess = _guess(sample)
    if _reads_as_western(sample) and guess not in _OTHER_LATIN:
        return "cp1252"
    return guess if guess and _reads_as_letters(sample, guess) else ""


_OTHER_LATIN = {"cp1250", "iso8859_2", "cp1254", "iso8859_9", "cp1257", "iso8859_13", "iso8859_4", "cp1258"}


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # takes 50 ms to import, for one file in a hundred

    match = from_bytes(sample).best()
    return match.encoding if match is not None else ""


_ACCENTED = "À-ÖØ-öø-þŒœŠšŽžŸ"
_WORD_WITH_ACCENT = re.compile(
    rf"(?<=[A-Za-z])[{_ACCENTED}]{{1,2}}|[{_ACCENTED}]{{1,2}}(?=[A-Za-z])|(?<![^\W_])[àÀáéèÉÈêÊóòúyÖöÅå](?![^\W_])"
)
_TYPOGRAPHY = re.compile(r"[€‚„…‰‹‘’“”•–—™›\xa0¡£§©«­®°±²³´·¹º»¼½¾¿]")


def _reads_as_western(sample: bytes) -> bool:
    """Whether nearly all that is beyond ASCII is, in cp1252, a letter in a word or common typography."""
    text = _decode_as(sample, "cp1252").text
    beyond = len(re.findall(r"[^\x00-\x7f]", text))
    letters = sum(len(found) for found in _WORD_WITH_ACCENT.findall(text))
    return letters + len(_TYPOGRAPHY.findall(text)) >= 0.8 * beyond > 0


def _reads_as_letters(sample: bytes, encoding: str) -> bool:
    """Whether what is beyond ASCII is letters rather than boxes, controls, signs and gaps."""
    decoded = _decode_as(sample, encoding)
    beyond = [char for char in decoded.text if ord(char) > 0x7F]
    letters = sum(char.isalpha() for char in beyond)
    return letters >= 0.6 * len(beyond) and decoded.undecodable * 50 <= len(beyond)
