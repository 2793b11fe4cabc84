"""Made-up news articles of news length, the same ones for the same seed: nothing in them is anybody's text."""

import random
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
    who, other = chance.sample(people, 2)
    family, place, day, body = (
        who.split()[1],
        chance.choice(PLACES),
        chance.choice(DAYS),
        chance.choice(BODIES),
    )
    number = chance.randint(2, 90)
    return chance.choice(
        (
            f"{chance.choice(OFFICES)} {who} arrived in {place} on {day} for talks with {other}.",
            f'"We will not wait another {number} days," {family} told reporters in {place}.',
            f"Police arrested {number} people near {place} on {day}, {body} said.",
            f"He said that {other} had been questioned twice since last week.",
            f"According to {body}, the explosion in {place} killed at least {number} people.",
            f"{family}, {number}, is believed to have left {place} shortly before the raid.",
            f"She added that the agreement signed in {place} last month remained in force.",
            f"The two officials, {who} and {other}, met again on {day} and discussed the vote in parliament.",
            f"{body[0].upper()}{body[1:]} reportedly plans to publish its findings by the end of the year.",
            f"Witnesses described how {other} drove from {place} to {chance.choice(PLACES)} early on {day}.",
        )
    )
