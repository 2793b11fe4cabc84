"""What figures in the news count: the words that say that people were killed, hurt, arrested, and so on.

An attribute is what a figure is filed under (`killed`), so that figures of different articles can be laid
side by side. Words are lemmas. Written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analysis.word_list import words


@dataclass(frozen=True, slots=True)
class Attribute:
    """Verbs by what is counted in them: their object (subject of the passive) or their subject; nouns that
    count ("12 deaths"), adjectives that go with what is counted ("12 dead").

    `happenings` are the classes of events that such a figure belongs to; of `own` ones, the figure's own verb
    or noun tells of the event itself.
    """

    name: str
    objects: frozenset[str]
    subjects: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    happenings: frozenset[str]
    own: str = ""
    plain: frozenset[str] = frozenset()
    """Nouns that say no more of who is counted than the attribute does: "suspects" of those arrested."""


HARM = frozenset(
    {
        "attack", "air strike", "raid", "downing", "crash", "explosion", "fire", "earthquake", "storm", "flood",
        "disaster", "accident", "murder", "abduction", "war", "sinking", "battle", "invasion", "protest",
        "violence", "coup", "uprising", "killing", "death", "injury", "event", "operation", "crisis",
    }
)  # fmt: skip
"""Happenings in which people come to harm."""
GATHERINGS = frozenset({"protest", "strike", "festival", "funeral", "meeting", "match", "uprising", "speech"})
BALLOTS = frozenset({"vote", "election", "referendum"})
ANY: frozenset[str] = frozenset()
"""Of whatever the article is about."""


def _attribute(
    name: str, objects: str = "", subjects: str = "", nouns: str = "", adjectives: str = "",
    happenings: frozenset[str] = HARM, own: str = "", plain: str = "",
) -> Attribute:  # fmt: skip
    return Attribute(
        name, words(objects), words(subjects), words(nouns), words(adjectives), happenings, own, words(plain)
    )


ATTRIBUTES: tuple[Attribute, ...] = (
    _attribute(
        "killed",
        "kill slay murder massacre slaughter execute behead assassinate",
        "die perish drown succumb",
        "death fatality killing murder",
        "dead killed slain deceased",
        plain="casualty life",
    ),
    _attribute(
        "injured", "injure wound hurt maim", "", "injury", "injured wounded hurt", plain="casualty other"
    ),
    _attribute("treated in hospital", "hospitalise hospitalize treat", "", "hospitalisation hospitalization"),
    _attribute("casualties", nouns="casualty"),
    _attribute(
        "missing", subjects="disappear vanish", adjectives="missing unaccounted", happenings=HARM
    ),
    _attribute("trapped", "trap", adjectives="trapped"),
    _attribute("stranded", "strand maroon", adjectives="stranded"),
    _attribute("rescued", "rescue save", "survive", "rescue survivor", "rescued"),
    _attribute("displaced", "displace uproot", "flee", "", "displaced homeless"),
    _attribute("evacuated", "evacuate", nouns="evacuation", adjectives="evacuated"),
    _attribute("without power", adjectives="powerless", happenings=HARM),
    _attribute("hostages", "abduct kidnap hijack", nouns="hostage captive", adjectives="kidnapped abducted"),
    _attribute(
        "arrested", "arrest detain apprehend capture", "", "arrest detention", "arrested detained", ANY, "arrest",
        "suspect man protester demonstrator activist militant",
    ),
    _attribute("released", "release free acquit", "", "", "released freed", ANY, "", "suspect man detainee"),
    _attribute("charged", "charge indict prosecute", "", "", "charged", ANY, "charge", "suspect man"),
    _attribute("convicted", "convict sentence jail imprison", "", "conviction", "", ANY, "verdict", "man defendant"),
    _attribute(
        "took part", "draw attract", "march protest demonstrate rally attend gather assemble congregate participate",
        "protester demonstrator marcher participant attendee spectator", "", GATHERINGS, "protest",
        "protester demonstrator marcher participant attendee supporter",
    ),
    _attribute(
        "on strike", "", "", "striker", "", frozenset({"strike"}), "strike",
        "worker employee staff striker member",
    ),
    _attribute("voted", "", "vote", "voter", "", BALLOTS, "vote", "voter lawmaker deputy member"),
    _attribute("votes", "poll", nouns="vote ballot", happenings=BALLOTS),
    _attribute("seats", nouns="seat", happenings=BALLOTS),
    _attribute(
        "jobs lost", "shed axe", "", "layoff redundancy", "redundant", frozenset({"layoff", "bankruptcy"}), "layoff",
        "job post position worker employee",
    ),
    _attribute("infected", "infect", nouns="infection case", adjectives="infected sick", happenings=HARM),
    _attribute("aboard", "carry", nouns="passenger", adjectives="aboard", plain="passenger"),
    _attribute(
        "attackers", nouns="attacker assailant gunman bomber shooter hijacker perpetrator militant",
        plain="attacker assailant gunman bomber shooter hijacker perpetrator militant",
    ),
    _attribute("explosions", nouns="explosion blast detonation", plain="explosion blast detonation"),
    _attribute("shots fired", nouns="shot bullet round", plain="shot bullet round"),
    _attribute("aftershocks", nouns="aftershock"),
    _attribute("rescuers", nouns="rescuer firefighter", plain="rescuer firefighter"),
    _attribute("deployed", "deploy mobilise mobilize dispatch", adjectives="deployed", happenings=ANY),
    _attribute("identified", "identify name", happenings=HARM),
    _attribute("destroyed", "destroy demolish flatten raze level", adjectives="destroyed", happenings=HARM),
    _attribute("damaged", "damage", adjectives="damaged", happenings=HARM),
)  # fmt: skip

BY_NAME = {each.name: each for each in ATTRIBUTES}
OBJECTS = {word: each for each in ATTRIBUTES for word in each.objects}
SUBJECTS = {word: each for each in ATTRIBUTES for word in each.subjects}
NOUNS = {word: each for each in ATTRIBUTES for word in each.nouns}
ADJECTIVES = {word: each for each in ATTRIBUTES for word in each.adjectives}

IDIOMS: dict[tuple[str, str], str] = {
    ("lose", "life"): "killed", ("claim", "life"): "killed", ("take", "life"): "killed", ("cost", "life"): "killed",
    ("take", "custody"): "arrested", ("hold", "custody"): "arrested", ("place", "custody"): "arrested",
    ("remain", "custody"): "arrested", ("be", "custody"): "arrested", ("take", "hostage"): "hostages",
    ("hold", "hostage"): "hostages", ("take", "hospital"): "treated in hospital",
    ("rush", "hospital"): "treated in hospital", ("send", "hospital"): "treated in hospital",
    ("be", "hospital"): "treated in hospital", ("take", "street"): "took part", ("take", "part"): "took part",
    ("turn", "out"): "took part", ("be", "board"): "aboard", ("cut", "job"): "jobs lost", ("lose", "job"): "jobs lost",
    ("walk", "out"): "on strike", ("go", "strike"): "on strike", ("be", "strike"): "on strike",
    ("pull", "alive"): "rescued", ("lay", "off"): "jobs lost", ("gun", "down"): "killed", ("shoot", "dead"): "killed",
    ("suffer", "injury"): "injured", ("sustain", "injury"): "injured", ("suffer", "wound"): "injured",
    ("lose", "home"): "displaced", ("force", "home"): "displaced", ("leave", "home"): "displaced",
    ("round", "up"): "arrested", ("recover", "body"): "killed", ("retrieve", "body"): "killed",
    ("find", "body"): "killed", ("pull", "body"): "killed", ("bury", "rubble"): "trapped",
    ("bury", "debris"): "trapped", ("bury", "mud"): "trapped", ("bury", "snow"): "trapped",
    ("bury", "alive"): "trapped", ("be", "power"): "without power", ("lose", "power"): "without power",
    ("leave", "power"): "without power", ("stage", "walkout"): "on strike",
}  # fmt: skip
"""(verb, word in its clause) that say together what is counted in the verb."""
IDIOM_VERBS = frozenset(verb for verb, _ in IDIOMS)

NUMBERS = words("number count tally total figure toll")
"""Nouns that stand for a figure: "the toll rose to 12", "the number of injured reached 30"."""
CROWDS = words("crowd turnout attendance")
PASSING = words("pass exceed top surpass")
"""Verbs that say that a count is more than what they name."""
PLACE_NOUNS = words(
    """
    city town village district province region area state capital county suburb neighbourhood
    neighborhood island country camp prison hospital clinic school station airport building market
    hotel church mosque factory port
    """
)
"""Nouns of places that a count can be limited to."""
RISING = PASSING | words(
    """
    rise climb reach stand estimate jump grow hit increase soar mount surge go be revise put raise fall drop
    """
)

PEOPLE = words(
    """
    people person individual human victim soul everyone life body other resident local
    civilian casualty
    """
)
"""Nouns that say no more than that people are counted."""

ADDED = words("other others more another further additional")
TOGETHER = words("together altogether combined jointly")
"""A figure over several happenings at once."""

UNITS = words(
    """
    km kilometre kilometer kilometres kilometers mile miles metre metres meter meters m cm mm foot feet
    inch inches yard yards acre hectare kg kilogram kilogramme kilo kilos tonne ton tons pound pounds
    ounce litre liter gallon barrel degree degrees mph kph hour hours minute minutes second seconds day
    days week weeks month months year years decade decades century centuries percent per % point points
    times time p.m. a.m. am pm gmt celsius fahrenheit watt megawatt hertz byte gigabyte
    """
)
"""What is measured, not counted."""
CURRENCY = words(
    """
    $ £ € ¥ us$ a$ c$ dollar dollars euro euros pound pounds sterling yen yuan rouble roubles ruble
    rubles franc francs rupee rupees peso pesos krona kroner lira won
    """
)
RATES = words("per each every apiece daily")
NUMBERED = words(
    """
    no number flight route article chapter section page room channel highway interstate boeing airbus
    group phase level version apartment flat platform line resolution type
    """
)
"""Nouns before a number that is a name."""
