"""French articles: names, pronouns, quotes, statements and happenings, by texts of our own."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.domain.analysis import Analysis, EntityKind, EventStatus, Form, Role, StatementKind
from dossier.domain.documents import Metadata
from tests.unit.analysis.conftest import Seen
from tests.unit.analysis.models import needs_french
from tests.unit.analysis.test_analyser import consistent

pytestmark = needs_french
See = Callable[..., Seen]
ARTICLE = """Un incendie détruit la mairie de Valmont

La maire de Valmont, Clara Blanc, a déclaré lundi que le feu avait pris dans les archives. « Nous allons tout reconstruire », a-t-elle dit. Selon Mme Blanc, un homme aurait été vu près du bâtiment.

Le préfet Marc Dubois s'est rendu sur place mardi. Il a rencontré les pompiers. Dubois a annoncé l'arrestation de Paul Mercier à Lyon. M. Mercier n'a pas été blessé.
"""  # noqa: E501


def quotes(seen: Seen) -> list[tuple[str, str, str]]:
    """(form, speaker's words, name of the speaker's chain) in text order."""
    found = []
    for quote in seen.analysis.quotes:
        said = quote.speaker
        who = seen.analysis.chains[said.chain].name if said is not None and said.chain is not None else ""
        found.append((quote.form, seen.text[said.start : said.end] if said else "", who))
    return found


def statements(seen: Seen) -> dict[str, StatementKind]:
    return {seen.text[s.start : s.end]: s.kind for s in seen.analysis.statements}


# ------------------------------------------------------------ names and who is meant


def test_an_article_gives_its_persons_and_places(see_french: See) -> None:
    seen = see_french(ARTICLE)
    assert seen.persons == {"Clara Blanc", "Marc Dubois", "Paul Mercier"}
    assert {"Valmont", "Lyon"} <= seen.names(EntityKind.PLACE)
    assert (seen.analysis.language, seen.analysis.notice) == ("fr", "")
    assert seen.analysis.model.startswith("fr_core_news")
    assert consistent(ARTICLE, seen.analysis)


def test_titles_are_cut_and_family_names_refer_back(see_french: See) -> None:
    seen = see_french(ARTICLE)
    assert seen.words("Clara Blanc", Form.NAME) == ["Clara Blanc", "Blanc"]
    assert seen.words("Paul Mercier", Form.NAME) == ["Paul Mercier", "Mercier"]
    assert seen.words("Marc Dubois", Form.NAME) == ["Marc Dubois", "Dubois"]


def test_a_title_or_a_given_name_tells_the_gender(see_french: See) -> None:
    seen = see_french("Mme Dupuis a salué M. Lenoir. Claire Petit et Jean-Luc Grand étaient absents.")
    genders = {c.name: c.gender for c in seen.analysis.chains if c.kind is EntityKind.PERSON}
    assert genders == {"Dupuis": "f", "Lenoir": "m", "Claire Petit": "f", "Jean-Luc Grand": "m"}


def test_what_an_office_is_of_is_no_part_of_the_name(see_french: See) -> None:
    seen = see_french(
        "La ministre des Transports Claire Petit a visité Lyon. Claire Petit y a parlé du train."
    )
    assert seen.persons == {"Claire Petit"}


def test_pronouns_take_the_person_of_their_gender(see_french: See) -> None:
    seen = see_french(
        "Clara Blanc a visité l'école avec Marc Dubois. Elle a salué les élèves. Il a parlé du toit."
    )
    assert seen.words("Clara Blanc", Form.PRONOUN) == ["Elle"]
    assert seen.words("Marc Dubois", Form.PRONOUN) == ["Il"]


def test_pronouns_that_stand_for_nobody_or_for_a_thing_are_left_alone(see_french: See) -> None:
    text = "Marc Dubois a parlé à Lyon. Il y a peu de monde ici. Il faut attendre. La porte est rouge. Elle est fermée."
    seen = see_french(text)
    assert seen.words("Marc Dubois", Form.PRONOUN) == []


def test_i_in_a_quotation_is_its_speaker(see_french: See) -> None:
    seen = see_french("« Je suis fière de mon équipe », a déclaré Clara Blanc.")
    assert seen.words("Clara Blanc", Form.PRONOUN) == ["Je", "mon"]


def test_an_office_means_whom_the_text_gave_it_to(see_french: See) -> None:
    seen = see_french("Le préfet Marc Dubois a visité Lyon mardi. Le préfet a salué les pompiers.")
    assert seen.words("Marc Dubois", Form.NOMINAL) == ["Le préfet"]


def test_authors_are_kept_apart(see_french: See) -> None:
    text = "Incendie à Lyon\n\nPar Julie Caron\n\nLe préfet Marc Dubois a visité Lyon mardi."
    seen = see_french(text, Metadata(language="fr", authors=("Julie Caron",)))
    roles = {c.name: c.role for c in seen.analysis.chains if c.kind is EntityKind.PERSON}
    assert roles == {"Julie Caron": Role.BYLINE, "Marc Dubois": Role.STORY}


# ------------------------------------------------------------ quotes


@pytest.mark.parametrize(
    ("text", "form", "speaker", "name"),
    [
        ("« Le pont est sûr », a déclaré Clara Blanc.", "direct", "Clara Blanc", "Clara Blanc"),
        ("« Le pont est sûr », assure Clara Blanc.", "direct", "Clara Blanc", "Clara Blanc"),
        (
            "« Le pont est-il sûr ? », a demandé le préfet Marc Dubois.",
            "direct",
            "le préfet Marc Dubois",
            "Marc Dubois",
        ),
        ("“Le pont est vraiment sûr”, a dit la maire, Clara Blanc.", "direct", "Clara Blanc", "Clara Blanc"),
        ("« Le pont est sûr », selon M. Dubois.", "direct", "M. Dubois", "Dubois"),
        ("Clara Blanc a déclaré : « Le pont est sûr. »", "direct", "Clara Blanc", "Clara Blanc"),
        ("Clara Blanc a déclaré que le pont était sûr.", "indirect", "Clara Blanc", "Clara Blanc"),
        ("Clara Blanc a déclaré que le pont restait « sûr ».", "mixed", "Clara Blanc", "Clara Blanc"),
        ("Selon Clara Blanc, le pont est sûr.", "indirect", "Clara Blanc", "Clara Blanc"),
        ("Le pont est sûr, d'après Clara Blanc.", "indirect", "Clara Blanc", "Clara Blanc"),
    ],
)
def test_words_have_their_speaker(see_french: See, text: str, form: str, speaker: str, name: str) -> None:
    assert quotes(see_french(text)) == [(form, speaker, name)]


def test_a_pronoun_speaks_by_inversion(see_french: See) -> None:
    seen = see_french("Clara Blanc a visité le pont. « Le pont est sûr », a-t-elle assuré.")
    assert quotes(seen) == [("direct", "elle", "Clara Blanc")]


def test_who_spoke_speaks_on(see_french: See) -> None:
    text = "« Le pont est sûr », a dit Clara Blanc. « Nous allons le rouvrir dès demain matin. »"
    assert [q[2] for q in quotes(see_french(text))] == ["Clara Blanc", "Clara Blanc"]


def test_single_words_in_marks_are_no_speech(see_french: See) -> None:
    assert quotes(see_french("Le film « Le Pont » sort à Lyon. Ce « miracle » attire les foules.")) == []


# ------------------------------------------------------------ statements


def test_clauses_are_statements_with_who_says_so(see_french: See) -> None:
    seen = see_french("Selon Marc Dubois, Paul Mercier aurait fui à Lyon. Clara Blanc n'a pas commenté.")
    fled, silent = seen.analysis.statements
    assert seen.text[fled.start : fled.end] == "Paul Mercier aurait fui à Lyon"
    assert fled.attribution is not None
    assert seen.text[fled.attribution.start : fled.attribution.end] == "Marc Dubois"
    assert fled.hedge is not None
    assert seen.text[fled.hedge.start : fled.hedge.end] == "aurait"
    assert (fled.negated, silent.negated, silent.hedged, silent.attribution) == (False, True, False, None)
    assert [seen.analysis.chains[c].name for c in fled.subjects] == ["Paul Mercier"]


def test_the_conditional_beside_an_if_is_no_hearsay(see_french: See) -> None:
    seen = see_french("Si le pont était sûr, Clara Blanc viendrait à Lyon.")
    assert seen.analysis.statements
    assert not any(statement.hedged for statement in seen.analysis.statements)


def test_what_is_to_come_is_a_plan_and_not_hedged(see_french: See) -> None:
    seen = see_french("Clara Blanc viendra à Lyon mardi.")
    (statement,) = seen.analysis.statements
    assert (statement.kind, statement.hedged, statement.date) == (StatementKind.PLAN, False, 0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clara Blanc a visité Lyon.", StatementKind.ACTION),
        ("Clara Blanc se rendra à Lyon.", StatementKind.PLAN),
        ("Clara Blanc est ministre.", StatementKind.ROLE),
        ("Clara Blanc est la sœur de Marc Dubois.", StatementKind.RELATION),
        ("Clara Blanc est malade.", StatementKind.ATTRIBUTE),
    ],
)
def test_statements_have_a_kind(see_french: See, text: str, kind: StatementKind) -> None:
    assert statements(see_french(text))[text.rstrip(".")] is kind


def test_what_stands_beside_a_name_is_a_role_or_a_relation(see_french: See) -> None:
    seen = see_french("Le ministre de la Défense, Marc Dubois, a salué sa sœur, Clara Dubois, à Lyon.")
    kinds = statements(seen)
    assert kinds["Le ministre de la Défense, Marc Dubois"] is StatementKind.ROLE
    assert kinds["sa sœur, Clara Dubois"] is StatementKind.RELATION


# ------------------------------------------------------------ happenings


def event(seen: Seen, what: str) -> tuple[set[str], dict[str, str], EventStatus]:
    """Where, who in which role, and the status of the one event of a class."""
    (chain,) = [c for c in seen.analysis.chains if c.event is not None and c.event.what == what]
    assert chain.event is not None
    chains = seen.analysis.chains
    return (
        {chains[p].name for p in chain.event.places},
        {chains[p.chain].name: p.role for p in chain.event.participants},
        chain.event.status,
    )


@pytest.mark.parametrize(
    ("text", "what", "places", "who", "status"),
    [
        ("Paul Mercier a été arrêté à Lyon lundi.", "arrest", {"Lyon"}, {"Paul Mercier": "patient"}, "occurred"),
        ("L'arrestation de Paul Mercier a surpris.", "arrest", set(), {"Paul Mercier": "patient"}, "occurred"),
        ("Clara Blanc rencontrera Marc Dubois à Berlin.", "meeting", {"Berlin"},
         {"Clara Blanc": "participant", "Marc Dubois": "participant"}, "planned"),
        ("La police a perquisitionné un appartement à Lyon.", "raid", {"Lyon"}, {}, "occurred"),
        ("Paul Mercier n'a pas été arrêté.", "arrest", set(), {"Paul Mercier": "patient"}, "denied"),
        ("Clara Blanc a été élue dimanche.", "election", set(), {"Clara Blanc": "patient"}, "occurred"),
        ("Un accident a fait dix morts à Lyon.", "accident", {"Lyon"}, {}, "occurred"),
        ("Marc Dubois est mort à Lyon.", "death", {"Lyon"}, {"Marc Dubois": "patient"}, "occurred"),
    ],
)  # fmt: skip
def test_happenings_have_what_where_and_who(
    see_french: See, text: str, what: str, places: set[str], who: dict[str, str], status: str
) -> None:
    assert event(see_french(text), what) == (places, who, EventStatus(status))


def test_a_place_right_behind_it_names_a_happening(see_french: See) -> None:
    seen = see_french("Les attentats de Madrid ont marqué le pays. Marc Dubois en parle dans un livre.")
    assert "Attentats de Madrid" in seen.names(EntityKind.EVENT)


# ------------------------------------------------------------ both languages


def test_both_languages_in_one_batch_are_read_as_each_alone(
    read_french: Callable[..., Analysis], analyser
) -> None:  # type: ignore[no-untyped-def]
    english = (
        "Anna Holm opened the bridge in Oslo on Friday. She thanked the engineers.",
        Metadata(language="en"),
    )
    french = (ARTICLE, Metadata(language="fr"))
    together = list(analyser.analyse([french, english, french]))
    assert together == [next(analyser.analyse([one])) for one in (french, english, french)]
    assert [a.language for a in together] == ["fr", "en", "fr"]


def test_a_family_name_with_a_particle_refers_back(see_french: See) -> None:
    seen = see_french("Claire Le Goff a visité Lyon mardi. Le Goff a salué les élèves.")
    assert seen.words("Claire Le Goff", Form.NAME) == ["Claire Le Goff", "Le Goff"]


def test_who_lives_in_a_place_is_no_place(see_french: See) -> None:
    seen = see_french(
        "Les Lyonnais ont voté dimanche. Marc Dubois a remercié les Lyonnais et la ville de Lyon."
    )
    assert seen.names(EntityKind.PLACE) == {"Lyon"}


def test_what_is_set_lies_ahead(see_french: See) -> None:
    seen = see_french("Une réunion est prévue jeudi à Lyon entre Marc Dubois et Clara Blanc.")
    places, who, status = event(seen, "meeting")
    assert (places, status) == ({"Lyon"}, EventStatus.PLANNED)
    assert set(who) <= {"Marc Dubois", "Clara Blanc"}


def test_a_verb_that_only_gives_words_is_no_happening(see_french: See) -> None:
    seen = see_french("« Le pont est sûr », a lancé Clara Blanc.")
    assert not [c for c in seen.analysis.chains if c.event is not None]


PIECES = [
    "Clara Blanc",
    " a dit",
    " que ",
    "«",
    "»",
    "« ",
    " »",
    "-t-elle",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "M. ",
    "Mme",
    "selon ",
]
PIECES += ["Lyon", " à ", "arrêté", "mardi", " 14 juillet", "2013", "qu'"]  # fmt: skip
PIECES += ["d'après ", "“", "”", "🙂", "Il ", "la veille", "le ministre "]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_a_consistent_analysis(read_french: Callable[..., Analysis], text: str) -> None:
    assert consistent(text, read_french(text))
