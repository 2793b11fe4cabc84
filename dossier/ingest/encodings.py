"""From bytes to characters, without losing a byte in silence.

Order of evidence: byte-order mark, strict UTF-8, what the document declares, what its bytes look like.
A byte that no character stands for becomes one U+FFFD, and is counted.
"""

import codecs
import re
from dataclasses import dataclass, replace

from dossier.ingest.languages import likeliest_language

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
    guessed: bool = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What the ingest report must say of the decoding."""
        name, count = self.encoding.upper(), self.undecodable
        guessed = f"The file does not say how it is encoded; it was read as {name}, its likeliest encoding."
        bytes_are = "1 byte is" if count == 1 else f"{count:,} bytes are"
        lost = f"{bytes_are} not valid in {name}; each is shown as \ufffd."
        return (*[guessed] * self.guessed, *[lost] * bool(count))


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
    return replace(_decode_as(content, guess), guessed=True) if guess else utf8


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
    guesses = _guesses(sample)
    if _reads_as_western(sample):
        return _best_latin(sample, guesses)
    return guesses[0] if guesses and _reads_as_words(sample, guesses[0]) else ""


_OTHER_LATIN = {
    **dict.fromkeys(("cp1250", "iso8859_2"), re.compile("pl|cs|sk|hu|ro|hr|bs|sr|sl|sq")),
    **dict.fromkeys(("cp1254", "iso8859_9"), re.compile("tr|az")),
    **dict.fromkeys(("cp1257", "iso8859_13", "iso8859_4"), re.compile("lt|lv|et")),
    "cp1258": re.compile("vi"),
}
"""Encodings of other Latin alphabets and the languages that they serve. Most of their letters would be
Western letters too, so only the words tell which is meant."""


def _best_latin(sample: bytes, guesses: list[str]) -> str:
    """The Latin encoding in which the words are most plainly those of one of its languages."""
    best, best_fit = "cp1252", (0.0, 0)
    for guess in ("cp1252", *guesses):
        if guess != "cp1252" and guess not in _OTHER_LATIN:
            continue
        text = _decode_as(sample, guess).text
        language, confidence = likeliest_language(text)
        if guess in _OTHER_LATIN and not _OTHER_LATIN[guess].fullmatch(language):
            continue
        fit = round(confidence, 2), sum(map(str.isalpha, text))
        if fit > best_fit:
            best, best_fit = guess, fit
    return best


_IN_USE = re.compile(
    r"cp125\d|iso8859_(?:1|2|5|6|7|8|9|13|15)|koi8_[ru]|cp866|cp437|cp85[02]|cp932|cp949|cp950|cp874|big5\w*"
    r"|shift_jis\w*|euc_\w+|gb\w+|mac_(?:roman|cyrillic|greek|latin2|turkish)|tis_620"
)
"""The detector also knows encodings that no file is in, and that fit by chance."""


def _guesses(sample: bytes) -> list[str]:
    """Encodings that the sample may be in, the likeliest first."""
    from charset_normalizer import from_bytes  # takes 50 ms to import, for one file in a hundred

    names = [name for match in from_bytes(sample) for name in match.could_be_from_charset]
    return [name for name in names if _IN_USE.fullmatch(name)]


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


def _reads_as_words(sample: bytes, encoding: str) -> bool:
    """Whether what is beyond ASCII is words: of a script of its own, or accents within Latin ones.

    A few stray bytes in an English text are neither, whatever alphabet they would be letters of.
    """
    decoded = _decode_as(sample, encoding)
    beyond = sum(ord(char) > 0x7F for char in decoded.text)
    if decoded.undecodable * 50 > beyond:
        return False
    letters = sum(ord(char) > 0x7F and char.isalpha() for char in decoded.text)
    if letters < 0.6 * beyond:
        return False
    accents = len(re.findall(r"(?<=[A-Za-z])[^\W\x00-\x7f]|[^\W\x00-\x7f](?=[A-Za-z])", decoded.text))
    return letters >= 0.3 * sum(map(str.isalpha, decoded.text)) or accents >= 0.6 * letters
