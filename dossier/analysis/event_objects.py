"""What a happening is about, where that makes two tellings of it one: the aircraft that was brought down, the
treaty that was invoked, the harm whose victims are mourned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, objects
from dossier.analysis.happenings import HARMFUL, NOUNS
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger

AFTERMATH = frozenset({"tribute", "silence", "patrol"})
"""What follows harm in many places and on many days: all that answers the same harm is one."""
AIRCRAFT = words(
    "aircraft airliner airplane aeroplane chopper flight helicopter jet jetliner plane warplane drone"
)
_RULES = words(
    "accord act amendment article charter clause convention law pact protocol provision section treaty"
)
_BRINGING_DOWN = words("bomb destroy down")
_SHOTS_DOWN = dict.fromkeys(("blow", "shoot", "bring"), frozenset({"up", "down"}))
_LOSSES = words("bombing destruction downing loss shooting-down")
_ASKING = words("appeal ask call request")
_SEEKING = _ASKING | {"plea", "plead", "seek"}
_TESTIMONY = words("witness information tip clue lead")
"""What the police ask of the public."""
_GIVING = words("give provide offer lend send pledge extend supply grant")
_AID = words("aid assistance backing help relief support")
_TOWARDS = frozenset({"to", "for"})
_REVENGE = words("avenge retaliate revenge retaliation retribution vengeance reprisal punish hunt hit strike")
_MOURNING = words("tribute remembrance memory homage mourning solidarity")
_GESTURES = words("assemble gather illuminate lay leave light place pray release")
"""What people do in tribute, when it is said that they do it for that."""
_GUARDING = {"stand": "guard", "mount": "guard", "keep": "watch"}
_TIGHTENING = words("beef boost heighten increase reinforce step strengthen tighten")
_DEEP = 4


_DECIDED = (
    _BRINGING_DOWN | _LOSSES | _SEEKING | _GIVING | _GESTURES | _TIGHTENING | _GUARDING.keys() | _SHOTS_DOWN.keys()
    | {"invoke", "react", "respond"}
)  # fmt: skip
"""Words whose object decides what they tell of."""


def class_by_object(reading: Reading, token: Token, lemma: str) -> str:
    """The class of a verb or noun that its object decides: "destroyed the plane", "invoked the treaty"."""
    if lemma not in _DECIDED:
        return ""
    if lemma in _LOSSES if token.tag_[:2] == "NN" else lemma in _BRINGING_DOWN or _blows_up(token, lemma):
        return "downing" if any(reading.lemma(o) in AIRCRAFT for o in objects(token)) else ""
    if lemma == "invoke":
        return "invocation" if any(reading.lemma(o) in _RULES for o in objects(token)) else ""
    if lemma in _SEEKING and _asks_public(reading, token):
        return "witness appeal"
    if lemma in _ASKING:
        under = (o for c in token.rights if c.lower_ == "under" for o in c.children)
        inner = (o for o in _below(token, _DEEP) if o.dep_ == "pobj" and o.head.lower_ == "under")
        return "invocation" if any(reading.lemma(o) in _RULES for o in (*under, *inner)) else ""
    if not is_verb(token):
        return ""
    if lemma in _GIVING:
        given = any(reading.lemma(o) in _AID for o in objects(token))
        return "help given" if given and next(_receivers(token), None) is not None else ""
    if lemma in _GESTURES:
        return "tribute" if any(c.lower_ in _MOURNING for c in _below(token, _DEEP)) else ""
    if lemma in _GUARDING and any(o.lower_ == _GUARDING[lemma] for o in objects(token)):
        return "patrol"
    if lemma in _TIGHTENING:
        secured = (c for c in token.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"})
        return "patrol" if any(c.lower_ == "security" for c in secured) else ""
    if lemma in {"react", "respond"}:
        causes = (o for c in token.rights if c.lower_ == "to" for o in c.children if o.dep_ == "pobj")
        return "alert" if any(m.lower_ == "suspicious" for o in causes for m in o.lefts) else ""
    return ""


def _asks_public(reading: Reading, token: Token) -> bool:
    """ "Appealed for witnesses", "asked the public for help"."""
    sought = [o for c in token.rights if c.lower_ == "for" for o in c.children if o.dep_ == "pobj"]
    to_all = any(o.lower_ == "public" for o in objects(token))
    return any(reading.lemma(o) in _TESTIMONY or (to_all and reading.lemma(o) in _AID) for o in sought)


def _receivers(token: Token) -> Iterator[Token]:
    """Who gets what is given: "offered Haiti help", "help for Haiti"."""
    for child in token.rights:
        if child.dep_ == "dative" and child.lower_ not in _TOWARDS:
            yield child
        elif child.dep_ == "dobj":
            yield from (c for c in child.lefts if c.dep_ == "compound" and c.tag_ == "NNP")
        for way in (child, *(child.rights if child.dep_ == "dobj" else ())):
            if way.lower_ in _TOWARDS:
                yield from (o for o in way.children if o.dep_ == "pobj")


def _blows_up(token: Token, lemma: str) -> bool:
    return lemma in _SHOTS_DOWN and any(c.lower_ in _SHOTS_DOWN[lemma] for c in token.rights)


def _below(token: Token, depth: int) -> Iterator[Token]:
    for child in token.rights if depth else ():
        yield child
        yield from _below(child, depth - 1)


def fill_object(reading: Reading, trigger: Trigger) -> None:
    """Say what it is about, where that is known."""
    token = trigger.token
    if trigger.what in {"downing", "invocation", "witness appeal"}:
        trigger.about = trigger.what
    elif trigger.what == "help given":
        receiver = next(_receivers(token))
        mention = reading.mention_of(receiver)
        trigger.about = reading.chains[mention.chain].name if mention is not None else receiver.lower_
    elif trigger.what == "alert":
        trigger.about = next((o.lower_ for o in _below(token, 2) if o.dep_ == "pobj"), "")
    elif trigger.what == "promise":
        sworn = [c for c in token.rights if c.dep_ in {"dobj", "xcomp"}]
        if any(reading.lemma(c) in _REVENGE for c in sworn):
            trigger.about = "revenge"
    elif trigger.what in AFTERMATH:
        trigger.harm = _harm(reading, token)
        trigger.about = NOUNS[reading.lemma(trigger.harm)].name if trigger.harm is not None else ""


def _harm(reading: Reading, token: Token) -> Token | None:
    """The harm that the sentence names: "a vigil for the victims of Friday's attacks"."""
    for other in token.doc[token.sent.start : token.sent.end]:
        if other.tag_ in {"NN", "NNS"} and other.i != token.i:
            found = NOUNS.get(reading.lemma(other))
            if found is not None and found.name in HARMFUL and other.dep_ != "compound":
                return other
    return None
