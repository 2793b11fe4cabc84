"""From bytes to characters without losing one in silence."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.ingest.encodings import decode

FRENCH = "Les enquêteurs ont été très étonnés : l’accusé s’était caché à Molenbeek."
RUSSIAN = (
    "Вчера в Москве полиция задержала трёх мужчин, подозреваемых в краже. "
    "Президент заявил, что расследование продолжается."
)
SAMPLES = {
    ("cp1252", FRENCH),
    ("cp1252", "Zwei Männer wurden in Brüssel festgenommen, größere Schäden gab es nicht."),
    ("cp1252", "La città è già più tranquilla, perché no?"),
    ("cp1252", "A polícia não prendeu três homens em São Paulo."),
    ("cp1252", "The café’s owner said “no” — twice."),
    ("cp1250", "Včera v Praze policie zadržela tři muže, příliš žluťoučký kůň."),
    (
        "cp1250",
        "Policja zatrzymała trzech mężczyzn podejrzanych o kradzież. Świadkowie mówią, że było głośno.",
    ),
    (
        "iso8859_2",
        "Policja zatrzymała trzech mężczyzn podejrzanych o kradzież. Świadkowie mówią, że było głośno.",
    ),
    (
        "cp1251",
        RUSSIAN,
    ),
    (
        "koi8_r",
        RUSSIAN,
    ),
    ("cp1254", "Dün İstanbul'da polis üç kişiyi gözaltına aldı. Şüpheliler hırsızlıkla suçlanıyor."),
    ("cp1252", "Það er þoka á heiðinni, sagði Þórður."),
    ("shift_jis", "昨日、東京で警察は窃盗の疑いで三人の男を逮捕した。"),
    ("big5", "昨天警方在臺北逮捕了三名涉嫌竊盜的男子。總統表示調查仍在繼續。"),
}


@pytest.mark.parametrize(("encoding", "text"), sorted(SAMPLES))
def test_legacy_encodings_are_told_by_their_words(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.undecodable == 0
    assert decoded.guessed
    assert "likeliest" in decoded.notices[0]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + "Füße 👣".encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.notices) == ("Füße 👣", encoding, ())


def test_utf16_without_a_mark_is_told_by_its_zeros() -> None:
    assert decode("Two men were held".encode("utf-16-le")).text == "Two men were held"
    assert decode("Two men were held".encode("utf-16-be")).text == "Two men were held"


def test_damaged_utf8_stays_utf8_and_each_bad_byte_counts() -> None:
    decoded = decode("“Naïve” café — ".encode() + b"bad \xff\xfe\xc3 tail")
    assert decoded.encoding == "utf-8"
    assert decoded.undecodable == 3
    assert decoded.text == "“Naïve” café — bad \ufffd\ufffd\ufffd tail"
    assert "3 bytes are not valid in UTF-8" in decoded.notices[0]


def test_a_truncated_character_counts_each_of_its_bytes() -> None:
    assert decode("éééé".encode() + "👣".encode()[:3]).text == "éééé\ufffd\ufffd\ufffd"


def test_stray_bytes_in_english_are_no_foreign_alphabet() -> None:
    decoded = decode(b"The police said on Monday \xff\xfe that two men were held.")
    assert (decoded.encoding, decoded.undecodable) == ("utf-8", 2)


def test_replacement_characters_of_the_file_itself_are_not_counted() -> None:
    assert decode("lost \ufffd before".encode()).undecodable == 0


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    content = "Привет".encode("cp1251")
    assert decode(content, "windows-1251").text == "Привет"
    assert decode(FRENCH.encode("cp1252"), "iso-8859-1").text == FRENCH
    assert decode("é".encode(), "iso-8859-1").text == "é"  # strict UTF-8 is never chance


@pytest.mark.parametrize("label", ["utf-7", "idna", "unicode_escape", "rot13", "no-such", "x\0y", "zip", ""])
def test_dangerous_or_unknown_declarations_are_passed_over(label: str) -> None:
    assert decode(b"caf\xe9 +ADw-script+AD4-", label).text == "café +ADw-script+AD4-"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back(text: str) -> None:
    if "\x00" in text or text.startswith("\ufeff"):
        return
    decoded = decode(text.encode())
    assert (decoded.text, decoded.undecodable) == (text, 0)


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "windows-1252", "shift_jis", "utf-16"]))
@example(b"\xff\xfe\x00\xd8", "")
@example(b"\xff\xfe\x00\x00\x01", "")
def test_no_byte_is_lost_in_silence(content: bytes, declared: str) -> None:
    decoded = decode(content, declared)
    assert not any("\ud800" <= char <= "\udfff" for char in decoded.text)
    assert decoded.text.count("\ufffd") >= decoded.undecodable
    if decoded.encoding == "utf-8" and not content.startswith(codecs.BOM_UTF8):
        good = sum(len(char.encode()) for char in decoded.text if char != "\ufffd")
        lost = decoded.text.count("\ufffd") - decoded.undecodable  # the file's own
        assert good + decoded.undecodable + 3 * lost == len(content)
