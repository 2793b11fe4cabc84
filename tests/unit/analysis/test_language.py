"""Which language a text counts as: by metadata, by script, by small words; in doubt the default."""

import pytest

from dossier.analysis.language import of
from dossier.domain.documents import Metadata

SENTENCES = {
    "en": "The council said on Monday that it would close the old bridge, which has been in use for ninety years.",
    "fr": "Le conseil municipal a annoncé lundi que le vieux pont serait fermé, car les piliers ne sont plus sûrs.",
    "de": "Der Stadtrat hat am Montag mitgeteilt, dass die alte Brücke für den Verkehr gesperrt werden soll.",
    "es": "El ayuntamiento anunció el lunes que cerrará el viejo puente porque los pilares ya no son seguros.",
    "it": "Il consiglio comunale ha annunciato lunedì che il vecchio ponte sarà chiuso e i piloni non sono sicuri.",
    "nl": "De gemeenteraad heeft maandag gezegd dat de oude brug wordt gesloten omdat de pijlers niet veilig zijn.",
    "pt": "A câmara municipal anunciou na segunda-feira que vai fechar a velha ponte, pois os pilares não são seguros.",
}
SCRIPTS = {
    "el": "Το δημοτικό συμβούλιο έκλεισε τη γέφυρα.",
    "ja": "市議会は月曜日に古い橋を閉鎖すると発表しました。",
    "zh": "市议会周一宣布关闭旧桥。",
    "ko": "시의회는 월요일에 오래된 다리를 폐쇄한다고 발표했다.",
    "he": "מועצת העיר סגרה את הגשר הישן.",
    "ru": "Городской совет объявил в понедельник, что закроет старый мост.",
    "ar": "أعلن مجلس المدينة يوم الاثنين أنه سيغلق الجسر القديم.",
}  # fmt: skip


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items())
def test_a_sentence_tells_its_language(tag: str, text: str) -> None:
    assert of(text, Metadata()) == tag


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items())
def test_an_article_does_so_below_a_heading_in_english(tag: str, text: str) -> None:
    assert of("Share this story\n\n" + "\n\n".join([text] * 30), Metadata()) == tag


@pytest.mark.parametrize(("tag", "text"), SCRIPTS.items())
def test_other_scripts_tell_it_even_in_few_words(tag: str, text: str) -> None:
    assert of(text, Metadata()) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12:30 — 14.11.2015",
        "Clara Blanc",
        "Paris Berlin",
        "Bridge closed",
        "Bayern 3 Juventus 1",
        "Il a dit non.",
    ],
)
def test_what_shows_too_little_counts_as_the_default(text: str) -> None:
    assert of(text, Metadata()) == "en"


def test_quotations_do_not_make_a_text_foreign() -> None:
    text = "The mayor of the town said: “Nous allons fermer le pont.” That was all that he would say to the press."
    assert of(text, Metadata()) == "en"


def test_the_metadata_has_the_last_word() -> None:
    assert of(SENTENCES["de"], Metadata(language="pt-BR")) == "pt"
    assert of(SENTENCES["en"], Metadata(language="FR")) == "fr"
