"""French dates by the patterns alone (no model), and by what the sentence says (with one)."""

from collections.abc import Callable

import pytest

from dossier.analysis.french.dates import scan
from dossier.domain.analysis import Analysis
from dossier.domain.dates import resolve
from tests.unit.analysis.models import needs_french

TUESDAY = "2015-11-17"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Le pont a fermé le vendredi 13 novembre 2015.", "vendredi 13 novembre 2015", "2015-11-13"),
        ("Fermé le 1er mars 2014 par la ville.", "1er mars 2014", "2014-03-01"),
        ("Le 14 juillet, la ville a dansé.", "14 juillet", "2015-07-14"),
        ("Elle est venue vendredi.", "vendredi", "2015-11-13"),
        ("Elle est venue mardi soir.", "mardi soir", "2015-11-17TEV"),
        ("Elle est venue lundi à 21h30.", "lundi à 21h30", "2015-11-16T21:30"),
        ("Elle est venue jeudi dernier.", "jeudi dernier", "2015-11-12"),
        ("Elle viendra jeudi prochain.", "jeudi prochain", "2015-11-19"),
        ("Elle est venue hier.", "hier", "2015-11-16"),
        ("Elle est venue avant-hier au soir.", "avant-hier au soir", "2015-11-15TEV"),
        ("Elle vient aujourd’hui.", "aujourd’hui", "2015-11-17"),
        ("Elle viendra demain matin.", "demain matin", "2015-11-18TMO"),
        ("Elle est venue ce matin.", "ce matin", "2015-11-17TMO"),
        ("Elle est venue il y a deux jours.", "il y a deux jours", "2015-11-15"),
        ("Ouvert il y a 3 ans.", "il y a 3 ans", "2012"),
        ("Le mois dernier, elle est venue.", "Le mois dernier", "2015-10"),
        ("Elle viendra l'année prochaine.", "l'année prochaine", "2016"),
        ("La semaine passée, rien.", "La semaine passée", "2015-W46"),
        ("Cette semaine, rien.", "Cette semaine", "2015-W47"),
        ("Ouvert en 2013 par la reine.", "2013", "2013"),
        ("Fin 2014, il a plu.", "Fin 2014", "2014"),
        ("Ouvert en novembre 2012.", "en novembre 2012", "2012-11"),
        ("Ouvert en mars.", "en mars", "2015-03"),
        ("Ouvert le 13/11/2015.", "13/11/2015", "2015-11-13"),
        ("Elle a parlé trois heures.", "trois heures", "PT3H"),
        ("Elle vient tous les jours.", "tous les jours", "P1D"),
    ],
)
def test_a_date_has_its_words_and_its_value(text: str, words: str, value: str) -> None:
    (found,) = scan(text)
    assert text[found.start : found.end] == words
    assert resolve(found.time, TUESDAY) == value


@pytest.mark.parametrize(
    "text",
    [
        "Clara Blanc, 45 ans, a ouvert le pont.",
        "Un homme âgé de 45 ans a ouvert le pont.",
        "Il faut 2000 soldats.",
        "La planète Mars est rouge, et mai est loin.",
        "Le 31/02/2015 n'existe pas.",
    ],
)
def test_ages_and_numbers_are_no_dates(text: str) -> None:
    assert scan(text) == []


@needs_french
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("La maire a ouvert le pont jeudi.", ["2015-11-12"]),
        ("La maire ouvrira le pont jeudi.", ["2015-11-19"]),
        ("La maire va ouvrir le pont le 26 novembre.", ["2015-11-26"]),
        (
            "La maire a ouvert le pont vendredi. La veille, elle avait visité l'école.",
            ["2015-11-13", "2015-11-12"],
        ),
        ("Le pont a ouvert le 3 mai 2012. Deux jours plus tard, il a fermé.", ["2012-05-03", "2012-05-05"]),
        ("Le pont a ouvert le 3 mai 2012. Le 9 juin, il a fermé.", ["2012-05-03", "2012-06-09"]),
    ],
)
def test_the_verb_and_the_date_before_say_when(
    read_french: Callable[..., Analysis], text: str, values: list[str]
) -> None:
    assert [resolve(d.time, TUESDAY) for d in read_french(text).dates] == values
