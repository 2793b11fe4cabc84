"""What a text calls a person beside the name: titles, trades and age, by which namesakes are told apart.

`Defence Minister John Smith`, `John Smith, a plumber from Leeds`, `John Smith, 34,`, `striker John Smith`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.lexicon import SHORT_TITLES
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import root
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token


def _fields(text: str) -> dict[str, str]:
    rows = (row.partition(":") for row in text.strip().split("|"))
    return {word: field.strip() for field, _, words in rows for word in words.split()}


FIELD_OF = _fields("""
    politics: president vice-president premier minister chancellor senator congressman congresswoman governor
        mayor lawmaker politician parliamentarian mp mep councillor councilman alderman ambassador envoy
        diplomat king queen prince princess emperor emir sultan premier-designate prime-minister backbencher
        statesman leader
    | sport: striker midfielder goalkeeper defender winger sweeper fullback footballer boxer golfer cricketer
        batsman bowler wicketkeeper all-rounder allrounder spinner seamer paceman sprinter hurdler swimmer
        cyclist skier skater pitcher catcher outfielder infielder shortstop baseman quarterback linebacker
        lineman hooker prop fly-half scrum-half flanker jockey rower wrestler gymnast athlete referee umpire
        coach seed medallist medalist goalscorer defenceman defenseman goaltender netminder player champion
        heavyweight middleweight welterweight lightweight featherweight
    | law: judge prosecutor attorney lawyer solicitor barrister magistrate
    | forces: general colonel lieutenant sergeant admiral corporal commander brigadier soldier detective sheriff
        policeman policewoman constable superintendent paratrooper marine
    | business: businessman businesswoman banker economist ceo trader broker stockbroker entrepreneur
        industrialist tycoon financier investor retailer shipowner
    | arts: actor actress singer musician composer novelist poet painter sculptor playwright dramatist filmmaker
        comedian rapper pianist violinist guitarist drummer dancer choreographer cellist soprano tenor
    | press: journalist reporter correspondent photographer columnist broadcaster
    | learning: scientist physicist chemist biologist historian astronomer psychologist surgeon physician
        geologist mathematician archaeologist anthropologist sociologist philosopher professor astronaut
        cosmonaut
    | faith: pope bishop archbishop cardinal imam rabbi priest pastor ayatollah monk nun vicar cleric mullah
    | trades: plumber farmer carpenter electrician miner fisherman teacher waiter waitress mechanic nurse
        student schoolboy schoolgirl pensioner housewife shopkeeper baker butcher gardener bricklayer welder
        postman bus-driver cook chef hairdresser factory-worker labourer trucker
    | crime: gunman killer murderer rapist robber bomber burglar kidnapper hijacker drug-dealer trafficker
        mobster
""")  # fmt: skip
"""What people do, to the field that it belongs to: who is a striker is hardly the minister of the same name."""

HONORIFICS = {
    "mr": "m", "mr.": "m", "sir": "m", "herr": "m", "monsieur": "m", "lord": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "frau": "f", "madame": "f", "lady": "f", "dame": "f",
}  # fmt: skip

_BEFORE = 6
"""Words before a name that may be its title."""
_AGE_AFTER = re.compile(
    r",\s*(?:aged\s+|now\s+)?(?:an?\s+|the\s+)?(\d{1,3})(?:-year-old\b|\s*[,;.])|\s+aged\s+(\d{1,3})\b"
)
_AGE_BEFORE = re.compile(r"(\d{1,3})-year-old\s+(?:[\w-]+\s+){0,3}$")
_YOUNGEST, _OLDEST = 9, 110
"""Between them a number after a name is an age; a small one is more often a rank or a score."""


def find(reading: Reading) -> None:
    """Write into each person's chain what it is called beside its names."""
    persons = {index for index, chain in reading.chains_of(EntityKind.PERSON) if chain.named}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions if persons else ():
        if mention.chain not in persons or mention.form is Form.PRONOUN:
            continue
        head = root(reading.tokens(mention.start, mention.end))
        if mention.form is Form.NOMINAL:
            found[mention.chain] |= _known([head])
            continue
        found[mention.chain] |= _titles(reading, mention.start) | _known(_beside(head))
        found[mention.chain] |= _ages(reading.text, mention.start, mention.end)
    for index, called in found.items():
        if called:
            reading.chains[index] = replace(reading.chains[index], called=tuple(sorted(called)))


def _known(tokens: list[Token]) -> set[str]:
    called = (SHORT_TITLES.get(token.lower_, token.lower_) for token in tokens)
    return {word for word in called if word in FIELD_OF}


def _titles(reading: Reading, start: int) -> set[str]:
    """Known words right before a name, in an unbroken run of nouns and adjectives."""
    at = reading.token_index(start) - 1
    titles: set[str] = set()
    for token in reversed(reading.doc[max(0, at - _BEFORE + 1) : at + 1]):
        if token.lower_ in HONORIFICS:
            return titles | {token.lower_.rstrip(".")}
        if token.tag_ not in {"NN", "NNP", "JJ", "NNPS"} or "\n" in token.text or token.end > start:
            break
        titles |= _known([token])
    return titles


def _beside(head: Token) -> list[Token]:
    """The nouns in apposition to a name, and what it is said to be (`Smith is a plumber`)."""
    nouns = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        nouns.append(head.head)
    if head.dep_ == "nsubj" and head.head.lower_ in {"is", "was", "became"}:
        nouns += [child for child in head.head.children if child.dep_ == "attr"]
    return nouns


def _ages(text: str, start: int, end: int) -> set[str]:
    after = _AGE_AFTER.match(text, end, min(len(text), end + 24))
    before = _AGE_BEFORE.search(text, max(0, start - 60), start)
    years = [group for found in (after, before) if found for group in found.groups() if group]
    return {year for year in years if _YOUNGEST < int(year) < _OLDEST}
