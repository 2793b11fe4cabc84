"""What is done in public by words: a plan laid before parliament, a common front called for, the cause of a disaster
found, talks of two. No word tells it alone; the verb with its object, or the noun with what is said of it, does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import governing_verb, is_negated, is_verb, joined, phrase, subject
from dossier.analysis.event_bodies import is_decision
from dossier.analysis.event_objects import AIRCRAFT
from dossier.analysis.happenings import HARMFUL, NOUNS
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, EventStatus, Participation

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger

_PRESENTING = dict.fromkeys(words("detail outline present publish submit table unveil"), "") | {
    "draw": "up", "lay": "out", "put": "forward", "set": "out",
}  # fmt: skip
"""Verbs of laying a plan before others, each with its particle."""
_PLANS = words(
    "blueprint budget framework initiative manifesto plan policy programme proposal roadmap strategy vision"
)
_FRONTS = words("action alliance campaign coalition drive effort fight front push response stand struggle")
_TOGETHER = words(
    "broad broader collective common concerted coordinated global grand international joint multinational regional"
    " unified united wide wider worldwide"
)
_FIGHTING = words("combat confront counter defeat fight stop tackle")
_MILITANTS = words(
    "extremist fighter fundamentalist group guerrilla insurgent islamist jihadi jihadist militant militia organisation"
    " organization radical rebel terror terrorism terrorist"
)
"""What an armed organisation is called beside its name."""
_HOLDING = words("acknowledge announce conclude confirm determine establish find report reveal rule say tell")
_CAUSING = words("cause destroy down derail ignite sink spark start trigger")
_CAUSES = words(
    "arson bomb bullet circuit defect device error explosive failure fault fuse glitch grenade leak lightning"
    " malfunction mine missile negligence overheating rocket sabotage shell spark torpedo"
)
_FAULTY = words("broken defective faulty")
_LOSSES = frozenset({"downing", "sinking", "spill", "flood"})
_PHONES = words("call phone phonecall telephone")
_SHORT = 6
"""Words of a phrase that fits into a heading."""
_CONFERRING = words("agree confer consult discuss")


def act_of(reading: Reading, token: Token, lemma: str) -> str:
    """The class of the act that a verb or noun tells of, empty where it tells of none."""
    if not is_verb(token):
        front = lemma in _FRONTS and any(c.lower_ in _TOGETHER for c in token.lefts)
        return "common front" if front and next(_targets(reading, token), None) is not None else ""
    if lemma in _PRESENTING or lemma == "make":
        return "proposal" if _lays_out(reading, token, lemma) else ""
    if lemma in _HOLDING and (content := _content(token)) is not None:
        return "finding" if _harmed(reading, content) is not None else ""
    if is_decision(reading, token, lemma):
        return "meeting"
    return "call" if lemma in _CONFERRING and _is_of_two(reading, token) else ""


def _lays_out(reading: Reading, verb: Token, lemma: str) -> bool:
    """ "Presented a strategy", "set out her plan", "made the case for a tax"."""
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    if lemma == "make":
        return any(
            o.lower_ == "case" and any(c.lower_ in {"for", "against"} for c in o.rights) for o in things
        )
    particle = _PRESENTING[lemma]
    if particle and not any(c.lower_ == particle for c in verb.rights):
        return False
    return any(reading.lemma(o) in _PLANS for o in things)


def _targets(reading: Reading, noun: Token) -> Iterator[Token]:
    """What a common effort is against."""
    for child in noun.rights:
        if child.lower_ == "against":
            yield from (each for o in child.children if o.dep_ == "pobj" for each in joined(o))
        elif child.dep_ in {"acl", "relcl"} and reading.lemma(child) in _FIGHTING:
            yield from (each for o in child.rights if o.dep_ == "dobj" for each in joined(o))


def _content(verb: Token) -> Token | None:
    """The verb of what is said to be so."""
    return next((c for c in verb.rights if c.dep_ == "ccomp" and is_verb(c)), None)


def _harmed(reading: Reading, verb: Token) -> Token | None:
    """What a cause that is named is said to have brought about or destroyed: "a leak had caused the blast"."""
    if reading.lemma(verb) not in _CAUSING or is_negated(verb, reading.lemma):
        return None
    by = [o for c in verb.rights if c.lower_ == "by" for o in c.children if o.dep_ == "pobj"]
    active = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if not any(_is_cause(reading, each) for each in (*by, *active)):
        return None
    harmed = [c for c in verb.children if c.dep_ == ("nsubjpass" if by else "dobj")]
    return next((o for o in harmed if _class_of_harm(reading, o)), None)


def _is_cause(reading: Reading, noun: Token) -> bool:
    return reading.lemma(noun) in _CAUSES or any(c.lower_ in _FAULTY for c in noun.lefts)


def _class_of_harm(reading: Reading, noun: Token) -> str:
    lemma = reading.lemma(noun)
    told = NOUNS.get(lemma)
    if told is not None and told.name in HARMFUL | _LOSSES:
        return told.name
    return "downing" if lemma in AIRCRAFT else ""


def _is_of_two(reading: Reading, verb: Token) -> bool:
    """Whether two persons do it with each other: "the mayor and the bishop agreed", "she discussed it with him"."""
    doer = subject(verb)
    if doer is None or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.lefts):
        return False
    people = list(joined(doer))
    if reading.lemma(verb) == "agree":
        if not _is_to_act(verb):
            return False
    else:
        people += [o for c in verb.rights if c.lower_ == "with" for o in c.children if o.dep_ == "pobj"]
    chains = {m.chain for each in people if (m := reading.mention_of(each)) is not None}
    return sum(reading.chains[chain].kind is EntityKind.PERSON for chain in chains) > 1


def _is_to_act(verb: Token) -> bool:
    """ "They agreed to meet", "on a price", "that he would go"; not "they agreed that it was late"."""
    content = _content(verb)
    if content is not None:
        return any(c.lower_ in {"will", "would"} for c in content.lefts)
    return any(c.dep_ == "xcomp" or c.lower_ in {"on", "to", "upon"} for c in verb.rights)


def act_told(reading: Reading, what: str, found: list[Trigger]) -> str:
    """What the article calls an act where that is more exact than its class: "Telephone call", "Global campaign"."""
    if what == "call" and any(_is_by_phone(reading, t.token) for t in found):
        return "Telephone calls" if all(t.token.tag_ == "NNS" for t in found) else "Telephone call"
    if what == "common front":
        called = {f"{_adjective(t.token)} {t.token.lower_}" for t in found}
        return called.pop().capitalize() if len(called) == 1 else ""
    return ""


def topic(reading: Reading, found: list[Trigger]) -> str:
    """What a plan is for, in the words of the text where they are few: "for a tax on sugar"."""
    for thing in (c for t in found for c in t.token.rights if c.dep_ == "dobj"):
        for link in (c for c in thing.rights if c.lower_ in {"against", "for", "on"}):
            ends = [_end(each) for each in link.children if each.dep_ in {"pobj", "pcomp"}]
            told = " ".join(reading.text[link.idx : max(ends, default=link.idx)].split())
            if 1 < len(told.split()) <= _SHORT and not set(told) & set('"“”,'):
                return told
    return ""


def _end(noun_or_gerund: Token) -> int:
    objects = [c for c in noun_or_gerund.rights if c.dep_ == "dobj"] if is_verb(noun_or_gerund) else []
    return phrase(objects[0] if objects else noun_or_gerund)[1]


def _is_by_phone(reading: Reading, token: Token) -> bool:
    return reading.lemma(token) in _PHONES or any(
        o.lower_ in _PHONES for c in token.rights for o in c.children
    )


def _adjective(noun: Token) -> str:
    return next(c.lower_ for c in noun.lefts if c.lower_ in _TOGETHER)


def fill_act(reading: Reading, trigger: Trigger) -> None:
    """Say what it is about and who called for it."""
    if trigger.what == "common front":
        _fill_front(reading, trigger)
    elif trigger.what == "call" and not trigger.nominal:
        topics = (c for c in trigger.token.rights if c.dep_ == "dobj")
        told = {m.chain for each in topics if (m := reading.mention_of(each)) is not None}
        trigger.places = [place for place in trigger.places if place not in told]  # "discussed Ukraine"
    elif trigger.what == "finding":
        trigger.harm = cause_found(reading, trigger.token)
        trigger.about = _class_of_harm(reading, trigger.harm) if trigger.harm is not None else ""


def cause_found(reading: Reading, verb: Token) -> Token | None:
    """The word for the harm whose cause a verb of finding tells, or for what was harmed."""
    content = _content(verb)
    return _harmed(reading, content) if content is not None else None


def _fill_front(reading: Reading, trigger: Trigger) -> None:
    """A front that is called for is a plan; those against whom it names and against "the militants" may be one."""
    target = next(_targets(reading, trigger.token))
    trigger.about = reading.lemma(target)
    if reading.mention_of(target) is not None or trigger.about in _MILITANTS:
        trigger.about = "militants"
    if trigger.status is EventStatus.HYPOTHETICAL:
        trigger.status = EventStatus.PLANNED
    verb = governing_verb(trigger.token)
    caller = subject(verb) if verb is not None else None
    mention = reading.mention_of(caller) if caller is not None else None
    if mention is not None and reading.chains[mention.chain].kind is not EntityKind.EVENT:
        trigger.participants.append(Participation(mention.chain, "agent"))
