"""Words found in a text as somebody types them, at the places where the text has them."""

import random
import unicodedata

import pytest

from dossier.gui.plain_text import PlainText


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Salah ABDESLAM", "abdeslam", ["ABDESLAM"]),
        ("François Hollande, Francois", "francois", ["François", "Francois"]),
        ("Francois", "françois", ["Francois"]),
        ("cafe\u0301 noir", "café", ["cafe\u0301"]),
        ("cafe\u0301 noir", "cafe", ["cafe\u0301"]),
        ("l’attaque", "l'attaque", ["l’attaque"]),
        ("“Turn in,” he said", '"turn in,"', ["“Turn in,”"]),
        ("the Paris\n attacks", "paris attacks", ["Paris\n attacks"]),
        ("the Paris\u00a0attacks", " paris  attacks ", ["Paris\u00a0attacks"]),
        ("1914–1918", "1914-1918", ["1914–1918"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("ﬁnal Œuvre", "final oeuvre", ["ﬁnal Œuvre"]),
        ("ﬁn", "i", ["ﬁ"]),
        ("extra\u00adordinary", "extraordinary", ["extra\u00adordinary"]),
        ("😀 𝔖𝔞𝔩𝔞𝔥 é", "salah e", ["𝔖𝔞𝔩𝔞𝔥 é"]),
        ("مُحَمَّد", "محمد", ["مُحَمَّد"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
        ("anything", "  ", []),
        ("", "x", []),
        ("aaa", "aa", ["aa"]),
    ],
)
def test_what_is_typed_is_found_as_it_stands(text: str, words: str, found: list[str]) -> None:
    spans = PlainText(text).find(words)
    assert [text[span.start : span.end] for span in spans] == found


def test_places_are_right_whatever_stands_before_them() -> None:
    """Each word of a text of awkward letters is found where it is, and nowhere that is not alike."""
    chance = random.Random(5)
    pieces = ["é", "e\u0301", "ß", "ﬁ", "😀", "A", "b", "\u00ad", " ", "\n", "Œ", "ç", "x"]
    for _ in range(200):
        text = "".join(chance.choices(pieces, k=30)) + "Zürich" + "".join(chance.choices(pieces, k=9))
        (span,) = PlainText(text).find("zurich")
        held = unicodedata.normalize("NFC", text[span.start : span.end])
        assert held.replace("\u00ad", "") == "Zürich"
