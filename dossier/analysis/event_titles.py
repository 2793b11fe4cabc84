"""What an event is called: as the article names it ("the Paris attacks"), else as a person would ("Arrests
near Aachen").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.breaches import BREACH
from dossier.analysis.clauses import is_verb, phrase, shared_complements
from dossier.analysis.event_aims import STANDING_FOR
from dossier.analysis.event_bodies import members_told
from dossier.analysis.event_objects import AFTERMATH
from dossier.analysis.event_sides import adjective
from dossier.analysis.event_ties import associates
from dossier.analysis.event_written_names import written_names
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import country, is_country, is_place
from dossier.analysis.happenings import BY_NAME
from dossier.analysis.public_acts import act_told, topic
from dossier.analysis.trigger import Trigger
from dossier.analysis.venues import BUILDINGS, kind_behind
from dossier.analysis.word_list import words
from dossier.domain.analysis import Chain, EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import EventDetails

_WHERE = frozenset({"in", "at", "near", "on", "over", "around", "outside"})
_NEARBY = {"around": "near"}
_WHITHER = _WHERE | {"to", "from"}
_WITH_OBJECT = words(
    """
    downing murder trial takeover launch death birth funeral appointment dismissal abduction arrest invasion
    extradition killing charge verdict injury release evacuation cancellation rescue theft manhunt sinking discovery
    invocation
    """
)
_OF = {"tribute": "to", "visit": "to", "attack": "on", "protest": "against", "investigation": "into",
       "lawsuit": "against", "manhunt": "for", "rescue": "of", "victory": "over", "referendum": "on", "order": "to",
       "alert": "over", "common front": "against"}  # fmt: skip
"""Classes that say with another word than "of" whom or what they befell."""
_OWN = frozenset(
    {"death", "visit", "resignation", "birth", "journey", "suicide", "escape", "wedding", "funeral"}
)
"""What its agent does to himself."""
_WILLED = frozenset({"order", "promise", "help given", "proposal", "common front"})
"""What is said, so that a place beside it is where it is to be done."""
_MUTUAL = {"meeting": "of", "call": "between", "deal": "between", "cooperation": "between", "match": "between",
           "battle": "between", "wedding": "of", "dispute": "between", "ceasefire": "between"}  # fmt: skip
"""What two do with each other."""
_ONE_EACH = frozenset(
    {"arrest", "death", "killing", "murder", "injury", "abduction", "extradition", "release", "birth", "suicide",
     "launch", "appointment", "dismissal"}
)  # fmt: skip
"""What befalls each of many by itself: "Arrests of two people", but "Shooting of two people"."""
NUMBER_WORDS = words(
    """
    two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands several many some
    """
)
_SHORT = 5
"""Words of a phrase that fits into a heading."""
_NO_HEADS = frozenset({"terror", "custody", "passing", "event", "final", "departure", "firing"})
VERB_NOUNS = {
    "shoot": "shooting", "bomb": "bombing", "stab": "stabbing", "ambush": "ambush", "massacre": "massacre",
    "assassinate": "assassination", "convict": "conviction", "sentence": "sentencing", "acquit": "acquittal",
    "kidnap": "kidnapping", "hijack": "hijacking", "rob": "robbery", "burgle": "burglary", "deport": "deportation",
    "expel": "expulsion", "indict": "indictment", "collide": "collision", "derail": "derailment", "riot": "riot",
    "nominate": "nomination", "inaugurate": "inauguration", "merge": "merger", "unveil": "unveiling",
    "divorce": "divorce", "impeach": "impeachment", "erupt": "eruption", "collapse": "collapse", "annex": "annexation",
    "vow": "vow", "pledge": "pledge", "invoke": "invocation",
    "execute": "execution", "behead": "beheading", "demonstrate": "demonstration", "hunt": "hunt",
}  # fmt: skip
"""What a person would call what these verbs tell of, where that is more exact than the class."""


def title(
    reading: Reading, what: str, found: list[Trigger], details: EventDetails, names: tuple[str, ...]
) -> str:
    """A heading without the date, which stands beside it."""
    if names:
        return names[0][:1].upper() + names[0][1:]
    whom, where = _whom(reading, what, found, details), _place(reading, found, details)
    if what in AFTERMATH and (harmed := _answering(reading, what, found)):
        whom, where = harmed, where if len(found) == 1 else ""
    if where and (what in _WILLED or where.split(" ", 1)[1] in whom):
        where = ""
    head = _head(reading, what, found)
    if side := adjective(found):
        head = f"{side} {head[:1].lower()}{head[1:]}"
    return " ".join(part for part in (head, whom, where) if part)


def _answering(reading: Reading, what: str, found: list[Trigger]) -> str:
    """What a tribute or a patrol answers: "to the victims of the Paris attacks"."""
    harms = [t.harm for t in found if t.harm is not None]
    if not harms:
        return ""
    names = written_names(reading, [Trigger(harm, "", True) for harm in harms])
    placed = (name for harm in harms if (name := _with_place(reading, harm)))
    harm = names[0] if names else next(placed, harms[0].lower_)
    if what == "patrol":
        return f"after the {harm}"
    return f"{'to' if _head(reading, what, found).startswith('Tribute') else 'for'} the victims of the {harm}"


def _with_place(reading: Reading, harm: Token) -> str:
    for child in harm.rights:
        for object_ in child.children if child.lower_ in {"in", "at", "near", "on"} else ():
            mention = reading.mention_of(object_)
            if mention is not None and reading.chains[mention.chain].kind is EntityKind.PLACE:
                return f"{harm.lower_} {child.lower_} {reading.chains[mention.chain].name}"
    return ""


_PLAIN = frozenset(title for h in BY_NAME.values() for title in (h.title, h.plural))


def is_telling(name: str) -> bool:
    """Whether a heading says more than what kind of thing it was: "Arrests near Aachen", not "Arrests"."""
    return " " in name and name not in _PLAIN


def _head(reading: Reading, what: str, found: list[Trigger]) -> str:
    """The noun that the article uses most, else that of its verb, else the one of the class."""
    happening = BY_NAME.get(what)
    if happening is None:
        return what.capitalize()
    if told := act_told(reading, what, found):
        return told
    lemmas = [reading.lemma(t.token) for t in found if t.nominal]
    nouns = [n for n in lemmas if n in happening.nouns and n not in _NO_HEADS]
    verbs = [VERB_NOUNS[v] for t in found if not t.nominal and (v := reading.lemma(t.token)) in VERB_NOUNS]
    if what in {"downing", "proposal"}:
        verbs = []  # "shot down" is no shooting
    best = max(nouns or verbs, key=(nouns or verbs).count, default="")
    if not best or best == happening.title.lower():
        return happening.plural if _is_many(found) else happening.title
    return (_plural(best) if _is_many(found) else best).capitalize()


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def is_plural(found: list[Trigger]) -> bool:
    """Whether most nouns for it are plural: a single one may be a verb that the model misread in a headline."""
    tags = [t.token.tag_ for t in found if t.nominal and t.token.lower_ not in STANDING_FOR]
    return 2 * sum(tag in {"NNS", "NNPS"} for tag in tags) > len(tags)


def _is_many(found: list[Trigger]) -> bool:
    if found[0].what in AFTERMATH and len({(t.date, *t.places) for t in found}) > 1:
        return True
    if any(t.nominal for t in found):
        return is_plural(found)
    if found[0].what not in _ONE_EACH:
        return False
    objects = (c for t in found for c in (*t.token.children, *shared_complements(t.token)))
    return any(c.tag_ == "NNS" for c in objects if c.dep_ in {"dobj", "nsubjpass"})


_VERBAL = {"over": "to"}
"""The verb's preposition for the noun's: "reacted to a suspicious parcel"."""


def _written_object(reading: Reading, preposition: str, found: list[Trigger]) -> str:
    """What the text says it befell, where that is nobody with a name: "flight A321", "five people"."""
    for trigger in found:
        token = trigger.token
        objects = (
            [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
            if is_verb(token) and preposition != "over"
            else [
                o
                for c in token.rights
                if c.lower_ in {preposition, _VERBAL.get(preposition, "")}
                for o in c.children
                if o.dep_ == "pobj"
            ]
        )
        for each in objects:
            timed = each.ent_type_ in {"DATE", "TIME"}
            if each.tag_[:2] == "NN" and not timed and (words := _phrase(reading, each)):
                return words
    return ""


def _with_number(noun: Token) -> int:
    """Where it ends, with a number behind it: "article four"."""
    follower = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return follower.end if follower.tag_ == "CD" and follower.head == noun else noun.end


def _phrase(reading: Reading, noun: Token) -> str:
    """The words of a short noun phrase, nothing where they make sense only in their sentence."""
    start, end = phrase(noun)
    if len(reading.text[start:end].split()) > _SHORT:
        start, end = noun.left_edge.idx, _with_number(noun)
    words = " ".join(reading.text[start:end].split()).strip(" '’")
    first = noun.left_edge
    odd = first.tag_ in {"PRP$", "RB", "DT", "WP$", "WDT"} and first.lower_ not in {"the", "a", "an"}
    if odd or not words[:1].isalnum() or len(words.split()) > _SHORT or set(words) & set('"“”,'):
        return ""
    if reading.text[end : end + 1] == "-":
        return ""
    return words[:1].lower() + words[1:] if first.tag_ in {"DT", "CD", "IN", "JJR", "JJS"} else words


def _whom(reading: Reading, what: str, found: list[Trigger], details: EventDetails) -> str:
    """Whom or what it befell, or who met: "of Salah Abdeslam", "between Hollande and Putin"."""
    agents, patients, partners = (_names(reading, details, {r}) for r in ("agent", "patient", "with"))
    if what in _OF_WORDS and (told := _done_in_words(reading, what, found, details, agents)) is not None:
        return told
    beset = [] if what == "cooperation" else patients  # a coalition against somebody is not with him
    everybody = list(dict.fromkeys(agents + beset + partners))
    if what in _MUTUAL:
        if len(everybody) > 1:
            return f"{_MUTUAL[what]} {everybody[0]} and {everybody[1]}"
        if what == "meeting" and (told := members_told(reading, found)):
            return f"of {told}"
        return f"{'of' if agents else 'with'} {everybody[0]}" if everybody else ""
    if what in _OWN and agents:
        return f"of {agents[0]}"
    preposition = _OF.get(what, "of" if what in _WITH_OBJECT else "")
    if what == "attack" and _head(reading, what, found).lower().removesuffix("s").endswith(
        ("ing", "massacre")
    ):
        preposition = "of"
    if preposition:
        written = _written_object(reading, preposition, found)
        if details.places and any(
            word.replace(",", "").isdigit() or word in NUMBER_WORDS for word in written.split()
        ):
            written = ""  # how many is what sources differ on; the place tells it apart
        if what == "arrest" and (tied := associates(found)) and tied.rpartition(" of ")[2] not in written:
            written = tied
        words = patients[0] if patients else written
        by = f"by {agents[0]}" if agents and what in {"lawsuit", "victory", "order"} else ""
        if words:
            return f"{by} {preposition} {words}".strip()
    return f"by {agents[0]}" if agents and (what == "speech" or not details.places) else ""


_OF_WORDS = frozenset({BREACH, "help given", "finding", "proposal", "promise"})
"""What is done by saying it: told apart by what was said; and limits, by whose and what they are."""


def _done_in_words(
    reading: Reading, what: str, found: list[Trigger], details: EventDetails, agents: list[str]
) -> str | None:
    by = f"by {agents[0]}" if agents else ""
    if what == "proposal":
        return " ".join(part for part in (by, topic(reading, found)) if part)
    about = next((t.about for t in found if t.about), "")
    if what == BREACH:
        return f"of {_written_object(reading, 'of', found[:1]) or f'the {about} limit'} {by}".strip()
    if what == "help given":
        return f"for {about} {by}".strip()
    if what == "finding" and about:
        return f"of the {about}"
    if what == "promise" and about == "revenge":
        return f"of revenge by {_person_first(reading, details, agents)}" if agents else "of revenge"
    return None


def _person_first(reading: Reading, details: EventDetails, agents: list[str]) -> str:
    """Who spoke for a state, rather than its capital."""
    people = {reading.chains[p.chain].name for p in details.participants
              if reading.chains[p.chain].kind is EntityKind.PERSON}  # fmt: skip
    return next((agent for agent in agents if agent in people), agents[0])


def _names(reading: Reading, details: EventDetails, roles: set[str]) -> list[str]:
    found = [reading.chains[p.chain] for p in details.participants if p.role in roles]
    return list(dict.fromkeys(_called(chain) for chain in found if chain.named))


def _called(chain: Chain) -> str:
    """Its name; a country that the text mostly names by its people goes by its own: "Russia", not "Russian"."""
    state = country(fold(chain.name))
    if chain.kind is not EntityKind.PLACE or not state or is_country(fold(chain.name)):
        return chain.name
    return next((name for name in chain.names if is_country(fold(name))), state.title())


def _place(reading: Reading, found: list[Trigger], details: EventDetails) -> str:
    if not details.places:
        return ""
    place = details.places[0]
    for trigger in found:
        for child in trigger.token.subtree:
            if (
                child.dep_ == "prep"
                and child.lower_ in (_WHITHER if details.what == "journey" else _WHERE)
                and details.what not in {"visit", "invasion"}
                and any((m := reading.mention_of(c)) is not None and m.chain == place for c in child.children)
            ):
                told = _NEARBY.get(child.lower_, child.lower_)
                town = told == "at" and is_place(fold(reading.chains[place].name))  # "at a Leeds hotel"
                return f"{'in' if town else told} {_place_name(reading, place)}"
    preposition = {"visit": "to", "invasion": "of", "journey": "to"}.get(details.what, "in")
    at = preposition == "in" and _is_building(reading, place)
    return f"{'at' if at else preposition} {_place_name(reading, place)}"


_HOUSES = BUILDINGS | {"centre", "center", "house", "embassy", "base"}


def _is_building(reading: Reading, place: int) -> bool:
    """By its name, or by how it was found."""
    if set(reading.chains[place].name.lower().split()) & _HOUSES:
        return True
    if is_place(fold(reading.chains[place].name)):
        return False
    return any(m.chain == place and kind_behind(reading, m.end) for m in reading.mentions)


def _place_name(reading: Reading, place: int) -> str:
    """A building is called as the text does it, with article and kind: "the Bataclan concert hall"."""
    name = _called(reading.chains[place])
    if not _is_building(reading, place):
        return name
    named = [m for m in reading.mentions if m.chain == place and m.form is Form.NAME]
    kinds = (kind_behind(reading, m.end) for m in named)
    full = " ".join(part for part in (name, next((kind for kind in kinds if kind), "")) if part)
    return (
        f"the {full}" if any(reading.text[max(0, m.start - 4) : m.start] == "the " for m in named) else full
    )
