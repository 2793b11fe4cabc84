"""Events of one article: which triggers are one happening, what it is called, whether it is worth a
dossier.
"""

import pytest

from dossier.domain.analysis import Analysis, Chain, EntityKind, EventStatus
from dossier.domain.dates import resolve

PUBLISHED = "2015-11-17"


def events(analysis: Analysis) -> list[Chain]:
    return [chain for chain in analysis.chains if chain.kind is EntityKind.EVENT]


def of_class(analysis: Analysis, what: str) -> list[Chain]:
    return [chain for chain in events(analysis) if chain.event and chain.event.what == what]


CLASSES = [
    ("Police arrested three men in Berlin.", "arrest"),
    ("The raid in Berlin ended at noon.", "raid"),
    ("The plane crashed near Madrid.", "crash"),
    ("The minister stepped down in Rome.", "resignation"),
    ("French jets launched dozens of air strikes on Raqqa.", "air strike"),
    ("Angela Merkel met David Cameron in Berlin.", "meeting"),
    ("An earthquake struck Nepal.", "earthquake"),
    ("A ferry went down off Malta.", "sinking"),
    ("The helicopter went down near Oslo.", "crash"),
    ("The search on Monday for dozens of people went on in Malta.", "rescue"),
    ("Voters went to the election in Spain.", "election"),
]


@pytest.mark.parametrize(("text", "what"), CLASSES)
def test_a_happening_is_filed_under_its_class(read, text, what):
    assert [chain.event.what for chain in events(read(text)) if chain.name and chain.event] == [what]


def test_being_and_having_are_no_happenings(read):
    assert events(read("Angela Merkel is the chancellor. She has two cats in Berlin.")) == []


TRIGGERS = [
    ("Two men were found dead in Leeds.", {"found", "dead"}),
    ("The mayor said that she believes the complaint.", {"said", "believes", "complaint"}),
    ("A murder suspect was seen near the crash site.", {"murder", "seen", "crash"}),
    ("She allowed the use of force.", {"allowed", "use"}),
    ("The wounded driver gave an interview.", {"wounded", "gave", "interview"}),
]


@pytest.mark.parametrize(("text", "words"), TRIGGERS)
def test_acts_and_states_of_all_kinds_are_triggers(read, text, words):
    analysis = read(text)
    kinds = {n for n, chain in enumerate(analysis.chains) if chain.kind is EntityKind.EVENT}
    assert {text[m.start : m.end] for m in analysis.mentions if m.chain in kinds} == words


COMPANY = [
    ("Russian bombers hit targets in Raqqa with cruise missiles.", "air strike"),
    ("The president spoke to Angela Merkel by telephone.", "call"),
    ("France and Russia join forces in Syria.", "cooperation"),
    ("People held a minute of silence in Nantes.", "silence"),
    ("The search for survivors in Nepal went on.", "rescue"),
]


@pytest.mark.parametrize(("text", "what"), COMPANY)
def test_what_stands_beside_a_word_says_what_it_tells_of(read, text, what):
    assert what in [chain.event.what for chain in events(read(text)) if chain.event]


STATUSES = [
    ("Police arrested three men in Berlin.", EventStatus.OCCURRED),
    ("Police will arrest three men in Berlin.", EventStatus.PLANNED),
    ("Police did not arrest three men in Berlin.", EventStatus.DENIED),
    ("Police could arrest three men in Berlin.", EventStatus.HYPOTHETICAL),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_whether_it_happened(read, text, status):
    (arrest,) = of_class(read(text), "arrest")
    assert arrest.event is not None
    assert arrest.event.status is status


STORY = (
    "Bombs in Madrid\n\n"
    "At least ten people died in attacks in Madrid on Friday. The Madrid attacks shocked Spain.\n\n"
    "Police said the attacks were planned in Lisbon. In London, an attack in 2005 killed many.\n"
)


def test_mentions_of_one_happening_are_one_event(read):
    analysis = read(STORY)
    attack = next(c for c in of_class(analysis, "attack") if c.event and "Madrid attacks" in c.names)
    index = analysis.chains.index(attack)
    words = [STORY[m.start : m.end] for m in analysis.mentions if m.chain == index]
    assert words == ["attacks", "attacks", "attacks"]
    assert attack.event is not None
    assert attack.event.notable
    assert attack.event.date is not None
    assert resolve(analysis.dates[attack.event.date].time, PUBLISHED) == "2015-11-13"
    assert [analysis.chains[p].name for p in attack.event.places] == ["Madrid"]


def test_another_place_is_another_event(read):
    attacks = of_class(read(STORY), "attack")
    assert len(attacks) == 2


def test_near_a_town_may_be_in_a_village_there(read):
    text = (
        "A factory exploded near Varna on Tuesday. The explosion at the plant in Topola killed nine people."
    )
    (explosion,) = of_class(read(text), "explosion")
    assert explosion.event is not None
    assert len(explosion.event.places) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A factory exploded in Varna on Tuesday. The explosion at a plant in Leeds killed nine people.",
        "A factory exploded near Varna on Tuesday. An explosion at a plant in Leeds killed nine people.",
        "A factory exploded near Varna on Tuesday. The explosion near Leeds killed nine people.",
    ],
)
def test_another_town_is_another_event_all_the_same(read, text):
    assert len(of_class(read(text), "explosion")) == 2


TITLES = [
    ("Ann Lee, whose brother was killed on Friday, flew home.", "Killing"),
    ("Up to ten customers were injured in a blast.", "Injuries of up to ten customers"),
    ("The Madrid attacks shocked Spain. After the Madrid attacks, police arrived.", "Madrid attacks"),
    ("Police arrested five people near Aachen.", "Arrests near Aachen"),
    ("Police arrested five people.", "Arrests of five people"),
    ("Officials confirmed the downing of flight A321 over Egypt.", "Downing of flight A321 over Egypt"),
    ("Angela Merkel will visit Moscow on Friday.", "Visit of Angela Merkel to Moscow"),
    ("Angela Merkel met David Cameron on Friday.", "Meeting of Angela Merkel and David Cameron"),
]


@pytest.mark.parametrize(("text", "name"), TITLES)
def test_its_title_is_one_that_a_person_would_write(read, text, name):
    listed = [chain for chain in events(read(text)) if chain.name]
    assert name in [chain.name for chain in listed]


def test_small_things_are_not_notable(read):
    text = "The shop in Rome closed. Later, some workers demonstrated a machine and cleaned it."
    assert not any(chain.event and chain.event.notable for chain in events(read(text)))


WHETHER = [
    ("The company denied a merger with Sony.", "takeover", EventStatus.DENIED),
    ("Police prevented an attack in Lyon.", "attack", EventStatus.DENIED),
    ("The governor ruled out an election in Texas.", "election", EventStatus.DENIED),
    ("Scotland plans to hold a referendum in June.", "referendum", EventStatus.PLANNED),
    ("Rebels called for talks with Iran.", "meeting", EventStatus.HYPOTHETICAL),
    ("Rebels plan to invade Chad.", "invasion", EventStatus.PLANNED),
    ("Rebels threatened to invade Chad.", "invasion", EventStatus.HYPOTHETICAL),
    ("Unions want strikes and a march in Lille.", "protest", EventStatus.HYPOTHETICAL),
    ("Officials proposed a summit in Vienna.", "meeting", EventStatus.PLANNED),
]


@pytest.mark.parametrize(("text", "what", "status"), WHETHER)
def test_what_verbs_say_of_the_happening_that_they_govern(read, text, what, status):
    (found,) = of_class(read(text), what)
    assert found.event is not None
    assert found.event.status is status


def places(analysis: Analysis, chain: Chain) -> list[str]:
    assert chain.event is not None
    return [analysis.chains[place].name for place in chain.event.places]


def test_a_misfortune_happens_where_its_verb_says_that_it_hit(read):
    analysis = read("A powerful earthquake struck Nepal on Saturday.")
    (quake,) = of_class(analysis, "earthquake")
    assert places(analysis, quake) == ["Nepal"]
    assert quake.event is not None
    assert quake.event.date is not None


def test_the_sides_of_a_contest_are_no_places(read):
    analysis = read("Germany beat Argentina in Berlin on Sunday.")
    (victory,) = of_class(analysis, "victory")
    assert places(analysis, victory) == ["Berlin"]
    assert victory.name == "Victory by Germany over Argentina in Berlin"


def test_a_day_since_or_before_which_is_not_the_day_of_it(read):
    (crash,) = of_class(read("It was the first crash in Ohio since 2009."), "crash")
    assert crash.event is not None
    assert crash.event.date is None


def test_a_headline_is_told_again_by_the_first_sentences(read):
    text = "Apple launches phone\n\nThe phone was launched by Apple on Monday.\n"
    assert len(of_class(read(text), "launch")) == 1


def test_the_same_people_meet_more_than_once(read):
    text = "Angela Merkel met David Cameron in Berlin. She met Vladimir Putin in Sochi."
    assert len(of_class(read(text), "meeting")) == 2


def test_one_of_several_in_a_narrower_place_is_another_event(read):
    text = (
        "The attacks in Paris on Friday killed many. The attacks in Paris shocked France. "
        "A video shows the attack near Gare de Lyon in Paris."
    )
    analysis = read(text)
    assert [places(analysis, attack) for attack in of_class(analysis, "attack")] == [
        ["Paris"],
        ["Gare de Lyon", "Paris"],
    ]


HEADS = [
    ("A gunman shot five people in Tucson.", "Shooting in Tucson"),
    ("The murder of Anna Clarke shocked Leeds.", "Murder of Anna Clarke"),
    ("Nokia sued Toyota on Monday.", "Lawsuit by Nokia against Toyota"),
    ("Typhoons hit Manila on Friday.", "Typhoons in Manila"),
]


@pytest.mark.parametrize(("text", "name"), HEADS)
def test_the_title_has_the_noun_of_the_article(read, text, name):
    assert name in [chain.name for chain in events(read(text))]


def test_the_attack_was_where_and_when_people_were_killed(read):
    text = "A bomber killed 35 people in Moscow on Monday. No group claimed responsibility for the bombing."
    analysis = read(text)
    (attack,) = of_class(analysis, "attack")
    assert attack.name == "Bombing in Moscow"
    assert attack.event is not None
    assert attack.event.date is not None
    assert attack.event.notable


def test_a_fire_is_where_what_it_destroyed_stood(read):
    analysis = read("A fire destroyed a factory in Dhaka on Monday.")
    (fire,) = of_class(analysis, "fire")
    assert places(analysis, fire) == ["Dhaka"]


OBJECTS = [
    ("The airliner was destroyed by a bomb.", "downing"),
    ("The bombing of a passenger plane over Kenya shocked the world.", "downing"),
    ("Poland invoked article four of the treaty on Monday.", "invocation"),
    ("Residents lit candles in memory of the victims of the crash.", "tribute"),
    ("Soldiers stood guard at the station in Lyon.", "patrol"),
    ("Officers reacted to a suspicious parcel in Leeds.", "alert"),
    ("Gunmen opened fire in Denver.", "attack"),
]


@pytest.mark.parametrize(("text", "what"), OBJECTS)
def test_the_object_says_what_it_tells_of(read, text, what):
    assert of_class(read(text), what)


def test_what_only_names_a_bombing_is_no_downing(read):
    assert not of_class(read("The bombing of a market in Kenya shocked the world."), "downing")


def test_a_picture_that_is_released_is_no_launch(read):
    assert not of_class(read("The picture was released by the army on Monday."), "launch")


def test_a_plane_brought_down_is_one_event_in_whatever_words(read):
    text = (
        "The bombing of a passenger plane over Kenya shocked the world.\n\n"
        "The downing of the jet over Mombasa killed 90 people. Officials said the plane was destroyed by a bomb."
    )
    assert len(of_class(read(text), "downing")) == 1


def test_tributes_for_one_harm_are_one_event_wherever_they_are_paid(read):
    text = (
        "People held a vigil in London on Sunday for the victims of the Madrid attacks.\n\n"
        "Residents of Berlin lit candles on Monday in remembrance of the victims of the Madrid attacks."
    )
    found = of_class(read(text), "tribute")
    assert [chain.name for chain in found] == ["Vigils for the victims of the Madrid attacks"]
    assert found[0].event
    assert found[0].event.date is None


def test_tributes_for_nobody_that_is_told_stay_apart(read):
    text = "People held a vigil in London on Sunday.\n\nPeople held a vigil in Berlin on Monday."
    assert len(of_class(read(text), "tribute")) == 2


def test_shootings_in_two_cities_are_two(read):
    text = "Gunmen opened fire at a mall on Sunday.\n\nIn Chicago, a shooting on Sunday killed two people."
    assert len(of_class(read(text), "attack")) == 2


def test_a_quake_of_another_year_is_not_the_one_of_the_headline(read):
    text = "Earthquake kills hundreds\n\nAn earthquake in 1934 had killed thousands, historians said."
    assert len(of_class(read(text), "earthquake")) == 2


def test_a_call_is_told_apart_by_who_spoke_with_whom(read):
    found = of_class(read("Angela Merkel spoke to David Cameron by telephone."), "call")
    assert [chain.name for chain in found] == ["Telephone call between Angela Merkel and David Cameron"]
    assert found[0].event
    assert found[0].event.notable


def test_a_plane_that_is_destroyed_is_the_one_that_crashed(read):
    text = (
        "A jet was shot down near Mombasa.\n\n"
        "A plane crash in Peru killed 20 people. Investigators said the plane was destroyed by fire."
    )
    assert [chain.name for chain in of_class(read(text), "downing")] == ["Downing of a jet near Mombasa"]


@pytest.mark.parametrize("text", ["Shares sank in Tokyo on Friday.", "Prices went down in Rome on Friday."])
def test_what_sinks_and_is_no_ship_is_no_sinking(read, text):
    assert of_class(read(text), "sinking") == []


def test_the_first_sentence_tells_the_harm_of_the_headline_in_another_word(read):
    again = read("Port blast kills 12\n\nA huge explosion in Beirut killed 12 people on Friday.")
    assert len(of_class(again, "explosion")) == 1
    another = read(
        "Port blast kills 12\n\nThe deaths came a week after another explosion in Beirut killed two."
    )
    assert len(of_class(another, "explosion")) == 2


def test_an_attack_in_a_street_is_the_one_in_the_town(read):
    text = (
        "A gunman attacked a shop in Marseille on Monday.\n\n"
        "The attack took place at 10 a.m. in Rue Paradis. Another attack in Lyon failed."
    )
    attacks = of_class(read(text), "attack")
    assert len(attacks) == 2


def test_where_those_were_held_whose_arrest_was_told(read):
    one = read("Police arrested seven people on Tuesday.\n\nThe four men and three women were held in Cork.")
    assert len(of_class(one, "arrest")) == 1
    two = read("Police arrested seven people on Tuesday.\n\nTwo women were also held in Cork.")
    assert len(of_class(two, "arrest")) == 2


def test_a_month_is_no_march(read):
    assert of_class(read("In March, five people were killed in Oslo."), "protest") == []
    assert len(of_class(read("The march through Oslo drew five people."), "protest")) == 1


def test_who_is_arrested_and_released_is_no_launch(read):
    found = read("Peter Berg was arrested on Monday and released on bail.")
    assert of_class(found, "launch") == []
    assert len(of_class(found, "release")) == 1


def test_who_shoots_back_in_words_attacks_nobody(read):
    assert of_class(read('Peter Berg shot back: "They are nervous."'), "attack") == []


def roles(analysis: Analysis, what: str) -> list[tuple[str, str]]:
    (chain,) = of_class(analysis, what)
    return [(analysis.chains[p.chain].name, p.role) for p in chain.event.participants] if chain.event else []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Peter Berg nominated to head the bank", ("Peter Berg", "patient")),
        ("The panel delayed Peter Berg's nomination on Friday.", ("Peter Berg", "patient")),
        ("The panel criticised Peter Berg's nomination of a judge.", ("Peter Berg", "agent")),
        ("Peter Berg has nominated a judge.", ("Peter Berg", "agent")),
    ],
)
def test_who_does_it_and_to_whom_it_is_done(read, text, role):
    assert role in roles(read(text), "appointment")


def test_an_attack_is_where_that_is_which_it_strikes(read):
    analysis = read("Gunmen attacked a luxury hotel full of foreigners in Oslo on Friday.")
    (attack,) = of_class(analysis, "attack")
    assert attack.event is not None
    assert [analysis.chains[p].name for p in attack.event.places] == ["Oslo"]
    (other,) = of_class(read("Gunmen attacked a man who lives in Oslo on Friday."), "attack")
    assert other.event is not None
    assert other.event.places == ()


def test_a_town_that_is_captured_is_not_arrested(read):
    assert of_class(read("Troops captured the town of Axum on Friday."), "arrest") == []
    assert len(of_class(read("Troops captured two rebels in Oslo on Friday."), "arrest")) == 1
