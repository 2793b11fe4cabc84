"""What "he" and "she" may refer to: the persons in sight, and how much each stands out.

A log-linear ranker after Lappin and Leass (1994) and Denis and Baldridge (2008): every person in sight has a
weight by what is true of the place where it was mentioned, and a share of the sum of all e^weight, where that the
pronoun refers to none of them has its share too. The weights are hundredths, rounded to fives; they were
fitted on some five hundred pronouns, and hold for each half of those with what was fitted on the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

from dossier.analysis import lexicon
from dossier.analysis.binding import OBJECTS, SUBJECTS, bound_apart, commanders, one_with, reflexive
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import root
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

SENTENCES = 4
"""How many sentences back an antecedent may stand."""
WINDOW = 20
"""How many mentions back are looked at."""
NOBODY = -100
"""The weight of a person who is not in sight."""
WEIGHTS = {
    "sentence": -60,
    "subject": 60,
    "object": 10,
    "owner": 0,
    "parallel": 30,
    "command-1": 80,
    "command-2": 40,
    "main": 0,
    "pronoun": 0,
    "seen": 10,
    "between": -10,
    "quoted": -100,
    "unknown": -20,
    "unnamed": 0,
    "self": 100,
    "kin": 0,
}


@dataclass(slots=True)
class Site:
    """A place where a person is mentioned. `chain` is None for a description that no name belongs to."""

    chain: int | None
    token: Token
    sentence: int
    quote: int | None
    shaded: bool
    gender: str = ""
    form: Form = Form.NAME


@dataclass(slots=True)
class Stage:
    """The persons of a document as they come on, in text order."""

    reading: Reading
    genders: dict[int, str]
    sites: list[Site] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)
    _sentence_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sentence_starts = [sentence.start for sentence in self.reading.doc.sentences]

    def sentence_of(self, token: Token) -> int:
        return bisect_right(self._sentence_starts, token.i) - 1

    def site(self, token: Token, chain: int | None, form: Form, gender: str = "") -> Site:
        home = self.reading.boilerplate_at(token.idx)
        quote = self.reading.quote_at(token.idx)
        return Site(chain, token, self.sentence_of(token), quote, home is not None, gender, form)

    def enter(self, site: Site) -> None:
        self.sites.append(site)
        if site.chain is not None:
            self.seen[site.chain] += 1

    def gender(self, site: Site) -> str:
        return site.gender if site.chain is None else self.genders.get(site.chain, "")


def named_sites(stage: Stage) -> list[Site]:
    """The named mentions of persons, in text order."""
    reading = stage.reading
    persons = {index for index, _ in reading.chains_of(EntityKind.PERSON)}
    return [
        stage.site(root(reading.tokens(mention.start, mention.end)), mention.chain, Form.NAME)
        for mention in reading.mentions_in(0, len(reading.text))
        if mention.chain in persons and mention.form is Form.NAME
    ]


@dataclass(slots=True)
class Choice:
    """The site that a pronoun refers to most likely, and how likely, per mille."""

    site: Site
    score: int


def antecedent(stage: Stage, pronoun: Site, gender: str) -> Choice | None:
    """The most likely antecedent, or None where nobody is in sight."""
    best: dict[int, tuple[int, int, Site]] = {}
    for back, weight, site in weighed(stage, pronoun, gender):
        key = site.chain if site.chain is not None else -1 - site.token.i
        if key not in best or (weight, -back) > best[key][:2]:
            best[key] = weight, -back, site
    if not best:
        return None
    weight, _, winner = max(best.values(), key=lambda found: found[:2])
    shares = exp(NOBODY / 100) + sum(exp(found[0] / 100) for found in best.values())
    return Choice(winner, round(1000 * exp(weight / 100) / shares))


def weighed(stage: Stage, pronoun: Site, gender: str) -> Iterator[tuple[int, int, Site]]:
    for back, site, features in candidates(stage, pronoun, gender):
        yield back, sum(WEIGHTS[name] * times for name, times in features.items()), site


def candidates(stage: Stage, pronoun: Site, gender: str) -> Iterator[tuple[int, Site, dict[str, int]]]:
    """Whom the pronoun may refer to, the nearest first: how far back, where, what is true of it."""
    above = list(commanders(pronoun.token))
    near = []
    for site in reversed(stage.sites[-WINDOW:]):
        if pronoun.sentence - site.sentence > SENTENCES:
            break
        if site.token.i < pronoun.token.i:
            near.append(site)
    apart = {site.chain for site in near if site.chain is not None and bound_apart(site.token, pronoun.token)}
    between: list[int] = []
    for back, site in enumerate(near):
        key = site.chain if site.chain is not None else -1 - site.token.i
        possible = site.chain not in apart if site.chain is not None else not bound_apart(site.token, pronoun.token)
        if possible and _possible(stage, site, pronoun, gender):
            yield back, site, _features(stage, site, pronoun, above, len(set(between) - {key}))
            between.append(key)


def _possible(stage: Stage, site: Site, pronoun: Site, gender: str) -> bool:
    known = stage.gender(site)
    if known and known != gender:
        return False
    if site.shaded and (not pronoun.shaded or site.sentence != pronoun.sentence):
        return False
    return (
        pronoun.quote is None or site.chain is None or site.chain != _speaker(stage.reading, pronoun.quote)
    )


def _speaker(reading: Reading, quote: int) -> int | None:
    """Who says the quote; a speaker by pronoun is known once that is resolved."""
    speaker = reading.quotes[quote].speaker
    if speaker is None or speaker.chain is not None:
        return speaker.chain if speaker is not None else None
    return reading.chain_at(speaker.start, speaker.end)


def _features(stage: Stage, site: Site, pronoun: Site, above: list[Token], between: int) -> dict[str, int]:
    whole = one_with(site.token)
    role = whole.dep_
    subject = role in SUBJECTS or (role == "conj" and whole.head.dep_ in SUBJECTS)
    mine = pronoun.token.dep_
    found = {
        "sentence": pronoun.sentence - site.sentence,
        "subject": int(subject),
        "object": int(role in OBJECTS),
        "owner": int(role == "poss"),
        "parallel": int((subject and mine in SUBJECTS) or (role in OBJECTS and mine in OBJECTS)),
        "main": int(subject and whole.head is whole.sent.root),
        "pronoun": int(site.form is Form.PRONOUN),
        "between": min(between, 4),
        "quoted": int(site.quote is not None and site.quote != pronoun.quote),
        "unknown": int(not stage.gender(site)),
        "unnamed": int(site.chain is None),
        "seen": min(4, stage.seen[site.chain]) if site.chain is not None else 1,
    }
    if whole in above:
        rank = above.index(whole)
        found["self" if reflexive(pronoun.token) and rank == 0 else "command-1" if rank == 0 else "command-2"] = 1
    return found


def gender_of_noun(word: str) -> str:
    if word in lexicon.MALE_WORDS or word in {"man", "boy", "policeman", "gunman"}:
        return "m"
    return "f" if word in lexicon.FEMALE_WORDS or word in {"woman", "girl", "policewoman"} else ""
