"""Names of persons, organisations and places, with the model."""

from collections.abc import Callable

import pytest

from dossier.domain.analysis import EntityKind, Form, Role
from dossier.domain.documents import Metadata
from tests.unit.analysis.models import needs_good_model

See = Callable[..., "Seen"]  # type: ignore[name-defined]  # noqa: F821  # of conftest.py
NAME = Form.NAME


def test_a_surname_belongs_to_its_full_name(see: See) -> None:
    seen = see(
        "Prime Minister Anna Holm met farmers on Friday. Holm said prices were too low. Holm's party agreed."
    )
    assert seen.persons == {"Anna Holm"}
    assert seen.words("Anna Holm", NAME) == ["Anna Holm", "Holm", "Holm"]


def test_titles_and_possessives_are_cut(see: See) -> None:
    seen = see("Chancellor Olaf Berger's car was stolen. President Maria Costa offered hers, she said.")
    assert seen.persons == {"Olaf Berger", "Maria Costa"}


def test_reversed_and_misspelt_names_are_the_same_person(see: See) -> None:
    seen = see(
        "Police seek Karim Bendaoud, 26. A notice shows Bendaoud Karim at a border. Bendaoud fled by car. "
        "The car was registered under Bendoaud's name."
    )
    assert seen.persons == {"Karim Bendaoud"}
    assert len(seen.words("Karim Bendaoud", NAME)) == 4


def test_particles_belong_to_the_family_name(see: See) -> None:
    seen = see(
        "Interior Minister Thomas de Maiziere spoke in Berlin. De Maiziere gave no details. "
        "Defence Minister Jean-Yves Le Drian called him, and Le Drian said that it was urgent."
    )
    assert seen.persons == {"Thomas de Maiziere", "Jean-Yves Le Drian"}
    assert seen.words("Jean-Yves Le Drian", NAME) == ["Jean-Yves Le Drian", "Le Drian"]


@needs_good_model
def test_a_brother_with_a_given_name_is_a_person_of_his_own(see: See) -> None:
    seen = see(
        "Police named the men as Karim Bendaoud and Samir Haddad. Bendaoud's brother, Yusuf, was arrested. "
        "Another brother, Samir, told reporters that he knew nothing."
    )
    assert seen.persons == {"Karim Bendaoud", "Samir Haddad", "Yusuf Bendaoud", "Samir Bendaoud"}
    assert seen.words("Samir Haddad", NAME) == ["Samir Haddad"]


@pytest.mark.parametrize(
    "text",
    [
        "People lit candles at Sant Jaume square in Barcelona on Monday.",
        "The high-speed Thalys train left Brussels late.",
        "MPs voted against the plan. MPs will vote again.",
        'THE TOWN WAKES UP\n\n"DON\'T SCAPEGOAT REFUGEES"\n\nThe council met on Monday and agreed on a plan.',
        pytest.param("The frigate Charles Dupont left port on Monday.", marks=needs_good_model),
        "Two of them shouted “Allahu Akbar” before they opened fire, a waiter said.",
    ],
)
def test_nobody(see: See, text: str) -> None:
    assert see(text).persons == set()


def test_credits_and_bylines_are_persons_with_a_role(see: See) -> None:
    seen = see(
        "A fountain in Rome. REUTERS/Jane de Vries/Pool\n\n"
        "The mayor Aldo Rossi closed the fountain on Monday, and Rossi said it would be repaired soon.\n\n"
        "It is four hundred years old.\n\n"
        "(Additional reporting by Tom Reed in Milan and Ann Lee; Editing by Max Brown)"
    )
    roles = {chain.name: chain.role for chain in seen.analysis.chains if chain.kind is EntityKind.PERSON}
    assert roles == {
        "Jane de Vries": Role.CREDIT,
        "Aldo Rossi": Role.STORY,
        "Tom Reed": Role.BYLINE,
        "Ann Lee": Role.BYLINE,
        "Max Brown": Role.BYLINE,
    }


def test_authors_of_the_metadata_are_bylines(see: See) -> None:
    metadata = Metadata(language="en", authors=("Jane Miller",))
    seen = see(
        "Bridge opens\nJane Miller\nThe bridge over the river opened on Monday after six years.", metadata
    )
    assert [c.role for c in seen.analysis.chains if c.name == "Jane Miller"] == [Role.BYLINE]


def test_no_name_crosses_a_line(see: See) -> None:
    seen = see("Weather for Anna\nHolm Street is closed.\n\nAnna Berg said that it would open again.")
    assert all("\n" not in seen.text[m.start : m.end] for m in seen.analysis.mentions)


def test_an_acronym_in_brackets_is_the_organisation(see: See) -> None:
    seen = see("The Northern Fishing Council (NFC) met in Oslo. The NFC said that stocks were low.")
    assert "NFC" in seen.words("Northern Fishing Council", NAME)


def test_the_verb_is_no_acronym(see: See) -> None:
    seen = see(
        "Islamic State (IS) claimed the attack. Troops fought IS near Mosul.\n\n"
        "THE AGENCY IS UNABLE TO VERIFY THIS."
    )
    assert seen.words("Islamic State", NAME) == ["Islamic State", "IS", "IS"]


def test_one_name_is_one_kind(see: See) -> None:
    seen = see(
        "Troops entered Zarkand on Monday. Air strikes hit Zarkand at night. Thousands fled from Zarkand. "
        "People in Zarkand said that the market burned, and schools in Zarkand closed."
    )
    kinds = {c.kind for c in seen.analysis.chains if c.name == "Zarkand"}
    assert kinds == {EntityKind.PLACE}


def test_curly_apostrophes_keep_offsets(see: See) -> None:
    seen = see("Anna Holm’s party lost. “We’ll be back,” Holm said. 🙂 Holm left.")
    assert seen.words("Anna Holm", NAME) == ["Anna Holm", "Holm", "Holm"]


@needs_good_model
def test_a_family_name_that_is_also_a_word_is_found_where_a_sentence_begins(see: See) -> None:
    seen = see(
        "Paul Jobs opened the conference in Dublin. Jobs said that sales had doubled. Jobs has not said when he will "
        "retire. Unions complained. Jobs were lost in the region, they said."
    )
    assert seen.words("Paul Jobs", NAME) == ["Paul Jobs", "Jobs", "Jobs"]


@needs_good_model
def test_two_full_names_of_one_person_are_one_where_the_text_says_so(see: See) -> None:
    seen = see(
        "Anna Maria Holm, better known as Nina Berger, was arrested in Lyon on Friday. Berger denied everything. "
        "Police called Holm a danger."
    )
    assert len(seen.persons) == 1
    (name,) = seen.persons
    assert seen.words(name, NAME) == ["Anna Maria Holm", "Nina Berger", "Berger", "Holm"]


def test_being_known_to_somebody_makes_no_second_name(see: See) -> None:
    seen = see(
        "Anna Holm, who was known to Nina Berger, was arrested in Lyon on Friday. Anna Holm denied everything."
    )
    assert seen.persons == {"Anna Holm", "Nina Berger"}


@needs_good_model
def test_a_father_of_the_same_family_name_is_another_person(see: See) -> None:
    seen = see(
        "Leila Haddad designed the hall. Haddad lives in Rome. Her father, Karim Yusuf al-Amin Haddad, was a minister."
    )
    assert "Leila Haddad" in seen.persons
    assert seen.words("Leila Haddad", NAME) == ["Leila Haddad", "Haddad"]


def kind_of(seen: "Seen", name: str) -> EntityKind | None:  # type: ignore[name-defined]  # noqa: F821
    return next((c.kind for c in seen.analysis.chains if name in c.names), None)


def test_results_of_a_race_name_persons_without_figures(see: See) -> None:
    seen = see(
        "Results of the women's hurdles on Friday:\n1. Michelle Berger (Jamaica) 12.71 seconds\n"
        "2. Ludmila Holmqvist ( Sweden ) 12.74\n1-Steffi Kraus (Germany) beat Karin Obermann (Austria) 6-2 6-1\n"
        "Jan Novotny 88.54"
    )
    assert seen.persons == {
        "Michelle Berger",
        "Ludmila Holmqvist",
        "Steffi Kraus",
        "Karin Obermann",
        "Jan Novotny",
    }


def test_every_city_of_a_dateline_is_a_place_and_its_agency_none_of_them(see: See) -> None:
    seen = see(
        "BENGALURU/BUENOS AIRES, Nov 17 (Reuters) - Farmers of two countries protested against low prices on Friday, "
        "and their leaders met the ministers of both for talks about subsidies."
    )
    assert {"Bengaluru", "Buenos Aires"} <= seen.names(EntityKind.PLACE)
    assert "Reuters" in seen.names(EntityKind.ORGANISATION)


@needs_good_model
def test_a_legal_form_or_a_list_makes_an_organisation(see: See) -> None:
    seen = see(
        "Holmtex Inc HTX.N said on Friday that it would buy a rival. Holmtex shares rose. Sinovac and KCNA did not "
        "respond. The WHO said it was ready. Analysts at Wedmore said so."
    )
    for name in ("Holmtex Inc", "Sinovac", "KCNA", "WHO", "Wedmore"):
        assert kind_of(seen, name) is EntityKind.ORGANISATION, name
    assert seen.words("Holmtex Inc", NAME) == ["Holmtex Inc", "Holmtex"]


def test_headlines_in_capitals_are_read_by_the_names_of_the_text(see: See) -> None:
    seen = see(
        "BRAZIL STAR HOLMQVIST TO RETIRE\n\nErik Holmqvist said on Friday that he would retire. Holmqvist, 36, is from "
        "Malmo."
    )
    assert seen.words("Erik Holmqvist", NAME) == ["HOLMQVIST", "Erik Holmqvist", "Holmqvist"]
    assert "Brazil" in seen.names(EntityKind.PLACE)


def test_mr_and_mrs_are_two(see: See) -> None:
    seen = see(
        "President Holm accused his rivals on Tuesday. First Lady Hilda Rodham Holm will speak tonight. Mrs. Holm is "
        "expected to talk about children. Holm flew to Dallas."
    )
    assert seen.words("Hilda Rodham Holm", NAME) == ["Hilda Rodham Holm", "Holm"]
    assert seen.words("Holm", NAME) == ["Holm", "Holm"]


def test_father_and_son_of_one_given_name_are_told_by_initials(see: See) -> None:
    seen = see(
        "George W. Bush wrote a book about his father, George H.W. Bush, who died in 2018. W. Bush paints as well."
    )
    assert seen.persons == {"George W. Bush", "George H.W. Bush"}


def test_handles_and_hashtags_are_nobody(see: See) -> None:
    seen = see('@annaholm tweeted: "Great meeting with @govbr today in Oslo!" #Holm2020')
    assert seen.persons == set()
    assert seen.names(EntityKind.ORGANISATION) == set()


def test_a_word_that_is_also_written_small_is_no_name(see: See) -> None:
    seen = see(
        "Copper is used in paint. Copper dust is bad for the lungs, and a lot of copper is lost at sea. "
        "Copper said nothing."
    )
    assert seen.persons == set()


def test_a_first_name_alone_refers_back(see: See) -> None:
    seen = see("Director Tedros Adhanom Berhane leads the agency in Geneva. Tedros added that it would help.")
    assert seen.words("Tedros Adhanom Berhane", NAME) == ["Tedros Adhanom Berhane", "Tedros"]


def test_scores_tell_what_is_known_from_what_is_guessed(see: See) -> None:
    seen = see("The ferry to Norway was late. Anna Holm said so in Oslo. Troops entered Zarkand.")
    scores = {seen.text[m.start : m.end]: m.score for m in seen.analysis.mentions if m.form is NAME}
    assert scores["Norway"] >= 900
    assert scores["Anna Holm"] >= 900
    assert scores.get("Zarkand", 0) < 700


def test_a_given_name_is_of_the_one_named_so_far(see: See) -> None:
    seen = see(
        "Peter Berg died on Friday. We will miss Peter, a friend said. Peter Lund, a lawyer, wept for him."
    )
    assert seen.words("Peter Berg", NAME) == ["Peter Berg", "Peter"]


@needs_good_model
def test_a_country_that_ends_a_sentence_is_no_initial(see: See) -> None:
    seen = see(
        "Chief executive Laura Miller opened a plant in Ohio. It is her third on a lake in the U.S. Miller also "
        "said that two thousand people would work there."
    )
    assert seen.persons == {"Laura Miller"}
    assert seen.words("Laura Miller", NAME) == ["Laura Miller", "Miller"]


@pytest.mark.parametrize(
    "line", ["READING IS FUN FOR ALL", pytest.param("A LONG AND BROWN ROAD", marks=needs_good_model)]
)
def test_a_word_in_capitals_that_is_also_a_name_is_the_word(see: See, line: str) -> None:
    seen = see(f"{line}\n\nThe mayor of Reading, Anna Brown, met Peter Long in May.")
    assert not [m for m in seen.analysis.mentions if m.start < len(line) and m.form is NAME]


@needs_good_model
def test_a_word_that_begins_a_sentence_is_the_name_that_others_show_it_to_be(see: See) -> None:
    seen = see(
        "Paul Jobs opened the conference in Dublin. Jobs welcomed everyone to the hall. Jobs said that sales had "
        "doubled."
    )
    assert seen.words("Paul Jobs", NAME) == ["Paul Jobs", "Jobs", "Jobs"]


@needs_good_model
def test_a_family_name_that_stands_first_is_used_alone(see: See) -> None:
    seen = see("Chinese President Hu Zhiwei spoke in Rome on Monday. Hu told reporters that he was content.")
    assert seen.words("Hu Zhiwei", NAME) == ["Hu Zhiwei", "Hu"]


@needs_good_model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("South Korean President Park Jae-in said on Monday that he would resign.", "Park Jae-in"),
        ("The country's leader, Abdul Karim el-Massri, had called him.", "Abdul Karim el-Massri"),
        ('A court in Berlin freed Peter "The Fox" Lindqvist on Monday.', "Peter Lindqvist"),
        ("The police met Cardinal Pietro Vasolin in Lebanon.", "Pietro Vasolin"),
    ],
)
def test_a_name_is_taken_whole(see: See, text: str, name: str) -> None:
    assert name in see(text).persons


@needs_good_model
def test_initials_by_which_somebody_is_known_are_his_name(see: See) -> None:
    seen = see("Anna Maria Holm, widely known as AMH, left Rome on Monday. AMH said she would be back.")
    assert seen.words("Anna Maria Holm", NAME) == ["Anna Maria Holm", "AMH", "AMH"]


@needs_good_model
def test_what_a_club_is_known_as_is_no_name_of_its_leader(see: See) -> None:
    seen = see("Anna Holm, leader of a group known as AMH, left Rome on Monday. AMH said it would be back.")
    assert seen.words("Anna Holm", NAME) == ["Anna Holm"]


@needs_good_model
def test_who_reigns_is_called_by_a_given_name(see: See) -> None:
    seen = see("Omar bin Salman met his father, King Salman, in Riyadh on Friday. Prince Omar said nothing.")
    assert seen.words("Omar bin Salman", NAME) == ["Omar bin Salman", "Omar"]


def test_the_longer_name_of_the_same_beginning_is_the_same_person(see: See) -> None:
    seen = see("Carlos Herrera Vidal was freed in Madrid on Monday. Carlos Herrera said he was glad.")
    assert len(seen.persons) == 1


@needs_good_model
def test_an_office_with_a_capital_is_no_name(see: See) -> None:
    seen = see("Queen Margaret II thanked nurses on Sunday. The Queen spoke for four minutes. She smiled.")
    assert "Queen" not in seen.persons
    assert "The Queen" in seen.words("Margaret II")


def test_two_surnames_stand_for_their_full_name(see: See) -> None:
    seen = see(
        "Lopez Aguirre to leave in May\n\nFinance chief Carmen Lopez Aguirre will resign, the bank said on Friday. "
        "Lopez Aguirre told reporters that she was tired. Mario Prado de Souza will follow her. "
        "Prado de Souza said nothing."
    )
    assert seen.persons == {"Carmen Lopez Aguirre", "Mario Prado de Souza"}


def test_a_given_name_begins_no_family_name(see: See) -> None:
    seen = see(
        "Karim Hassan Berri met Hassan Berri in Cairo on Friday. Hassan Berri paid, Karim Hassan Berri said."
    )
    assert seen.persons == {"Karim Hassan Berri", "Hassan Berri"}


def test_father_and_son_of_one_name_are_two(see: See) -> None:
    seen = see(
        "The owner, Patrick Malone Sr., died in 1995. Patrick Malone Jr. sold the company. "
        "Patrick Malone Sr. had founded it."
    )
    assert seen.persons == {"Patrick Malone Sr.", "Patrick Malone Jr."}


def test_junior_first_is_the_same_without(see: See) -> None:
    assert see("Patrick Malone Jr. met farmers. Later Patrick Malone left the hall.").persons == {
        "Patrick Malone Jr."
    }


def test_a_shortened_title_is_nobody(see: See) -> None:
    seen = see("The union was angry. Its president, Sgt. Hank Moore, said that officers would sue the city.")
    assert seen.persons == {"Hank Moore"}


def test_the_second_half_of_a_double_surname_is_the_name(see: See) -> None:
    seen = see("Agent Richard Berger-Holm said nothing. Berger-Holm left, and a Paris-Lyon train was late.")
    assert seen.persons == {"Richard Berger-Holm"}


@needs_good_model
def test_a_last_surname_that_is_a_place_elsewhere_ends_the_name(see: See) -> None:
    seen = see("Its director, Maria Helena Toledo, accused the firm. Toledo said on Monday that it had lied.")
    assert seen.persons == {"Maria Helena Toledo"}
    assert see("On Monday Anna Lena Holm, Toledo's mayor, spoke.").persons == {"Anna Lena Holm"}


@needs_good_model
def test_a_company_goes_by_its_name_without_the_legal_form(see: See) -> None:
    seen = see(
        "Swedish telecom equipment maker Nortek AB said on Thursday that its profit fell. Nortek cut 1,550 jobs in "
        "November. Analysts noted that Nortek missed its targets."
    )
    assert seen.words("Nortek", NAME) == ["Nortek AB", "Nortek", "Nortek"]


@needs_good_model
def test_a_company_goes_by_the_first_word_of_its_name_in_law(see: See) -> None:
    seen = see(
        "India's Relcom in talks with Gulf fund\n\nIndian conglomerate Relcom Industries Ltd is in talks with "
        "Mubara Bank, sources said. Relcom did not reply. Relcom's chairman told shareholders that investors were keen."
    )
    assert len(seen.words("Relcom", NAME)) == 4


def test_what_is_said_to_be_a_town_is_a_place(see: See) -> None:
    seen = see(
        "Rebels took the town of Axum on Friday. Axum lies in Ethiopia. He was born in Trenton, N.J., in 1950."
    )
    assert {"Axum", "N.J."} <= seen.names(EntityKind.PLACE)


def test_a_particle_begins_a_family_name_though_it_is_a_given_name_too(see) -> None:
    seen = see("Peter Berg met Colonel Mustafa Ben Ali in Tripoli. Ben Ali made him his driver.")
    assert seen.persons == {"Peter Berg", "Mustafa Ben Ali"}


def test_who_is_addressed_by_his_office_is_not_named_so(see: See) -> None:
    seen = see("Mr Speaker, on Sunday Mr Hale met Brigadier Sarath Munasinghe in Colombo.")
    assert seen.persons == {"Hale", "Sarath Munasinghe"}
