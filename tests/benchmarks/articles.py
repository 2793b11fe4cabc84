"""Made-up news articles of news length, the same ones for the same seed: nothing in them is anybody's text."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

GIVEN = (
    "Anna Boris Clara David Elena Farid Greta Hugo Irina Jonas Katja Lars Maria Nadia Omar Paula Rafael Sofia "
    "Thomas Ursula Viktor Wanda Yusuf Zoe"
).split()
FAMILY = (
    "Almeida Bergström Castellan Dubois Eriksen Fontaine Grüber Haddad Ivanov Jansen Kowalski Lindqvist Moreau "
    "Nakamura Okafor Petrov Quintero Rossi Sandoval Tanaka Urban Vasquez Weber Yilmaz Zeman"
).split()
PLACES = "Berlin Brussels Cairo Geneva Lisbon London Madrid Moscow Nairobi Oslo Paris Prague Rome Tokyo Vienna".split()
BODIES = ("the Interior Ministry", "the European Commission", "Interpol", "the Red Cross", "the Central Bank")
OFFICES = ("Prime Minister", "Foreign Minister", "prosecutor", "spokeswoman", "Mayor", "President")
ACTS = (
    "inspected postponed defended criticised sold closed rebuilt flooded searched reopened blocked funded rejected "
    "approved cancelled announced damaged praised visited cleared occupied bought shelved signed delayed questioned"
).split()
QUALITIES = (
    "regional disputed unpaid coastal abandoned historic joint costly secret narrow industrial rural delayed private "
    "crowded temporary eastern modern fragile unfinished foreign local"
).split()
THINGS = (
    "harbour ferry tunnel budget dam treaty festival hospital bridge vaccine railway library strike airport pipeline "
    "school stadium bank forest election archive factory clinic road inquiry market ministry court mine convoy"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Article:
    name: str
    text: str
    published: str


def articles(count: int, *, words: int = 450, seed: int = 1) -> list[Article]:
    """`count` different articles of about `words` words each, published over a year from 2019-01-01."""
    return [_article(n, words, random.Random(f"{seed}/{n}")) for n in range(count)]


def _article(number: int, words: int, chance: random.Random) -> Article:
    people = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(5)]
    published = f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}"
    title = f"{chance.choice(FAMILY)} case: police in {chance.choice(PLACES)} search for witnesses ({number})"
    paragraphs, length = [], 0
    while length < words:
        paragraph = " ".join(_sentence(people, chance) for _ in range(chance.randint(1, 3)))
        paragraphs.append(paragraph)
        length += len(paragraph.split())
    return Article(f"article-{number:06}.txt", "\n\n".join((title, published, *paragraphs)) + "\n", published)


def _sentence(people: list[str], chance: random.Random) -> str:
    return _Words(people, chance).sentence()


class _Words:
    """The words of one sentence. Few runs of three words stand in all articles, as in news: what looks for articles of
    one origin would find all of them alike otherwise."""

    def __init__(self, people: list[str], chance: random.Random) -> None:
        self._chance = chance
        self.who, self.other = chance.sample(people, 2)
        self.family = self.who.split()[1]
        self.place, self.day, self.body = (chance.choice(some) for some in (PLACES, DAYS, BODIES))
        self.office, self.number = chance.choice(OFFICES), chance.randint(2, 90)

    def sentence(self) -> str:
        told = self._chance.choice(
            (
                f"{self.office} {self.who} {self.did()} {self.thing()} {self.where()} {self.when()}",
                f'"{self.thing()} {self.modal()} be {self.done()}," {self.family} {self.said()} {self.where()}',
                f"{self.harm()} {self.number} people {self.where()} {self.when()}, {self.body} {self.said()}",
                f"{self.pronoun()} {self.said()} that {self.other} had {self.done()} {self.thing()} {self.span()}",
                f"according to {self.body}, {self.thing()} {self.where()} {self.did()} {self.thing()}",
                f"{self.family}, {self.number}, {self.hedged()} {self.done()} {self.thing()} {self.when()}",
                f"{self.pronoun()} {self.did()} {self.thing()} and {self.did()} {self.thing()} {self.when()}",
                f"{self.who} and {self.other} {self.did()} {self.thing()} {self.where()} {self.span()}",
                f"{self.body} {self.hedged()} {self.done()} {self.thing()} {self.when()}",
                f"{self.thing()}, which {self.other} {self.did()} {self.when()}, {self.modal()} be {self.done()}",
                f"{self.when()}, {self.office} {self.family} {self.did()} {self.thing()} {self.where()}",
                f"witnesses {self.where()} {self.said()} that {self.thing()} {self.modal()} be {self.done()}",
            )
        )
        return f"{told[0].upper()}{told[1:]}." if told[0] != '"' else f"{told[0]}{told[1].upper()}{told[2:]}."

    def thing(self) -> str:
        noun = f"{self._any(QUALITIES)} {self._any(THINGS)}"
        return self._any((f"the {noun}", f"a {noun}", f"the {noun} of {self._any(PLACES)}", f"its {noun}"))

    def where(self) -> str:
        return f"{self._any(('in', 'near', 'outside', 'north of', 'on the edge of'))} {self.place}"

    def when(self) -> str:
        return self._any(
            (f"on {self.day}", f"late {self.day}", f"before {self.day}", "last month", "a year earlier")
        )

    def span(self) -> str:
        return f"{self._any(('for', 'within', 'after', 'every'))} {self.number} {self._any(('days', 'weeks', 'hours'))}"

    def did(self) -> str:
        return self._any(ACTS)

    done = did

    def harm(self) -> str:
        return self._any(
            ("police arrested", "an explosion killed", "a crash injured", "gunmen wounded", "a raid freed")
        )

    def said(self) -> str:
        return self._any(("said", "told reporters", "added", "confirmed", "wrote", "insisted", "warned"))

    def hedged(self) -> str:
        return self._any(("is believed to have", "has reportedly", "may have", "is said to have", "has not"))

    def modal(self) -> str:
        return self._any(("will", "would", "could", "should", "will not", "must"))

    def pronoun(self) -> str:
        return self._any(("he", "she"))

    def _any(self, some: Sequence[str]) -> str:
        return self._chance.choice(some)
