"""What "he" and "she" may refer to: the persons in sight, and how much each stands out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis import lexicon
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import root
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

SENTENCES = 4
"""How many sentences back an antecedent may stand."""
WINDOW = 14
"""How many mentions back are looked at."""
FARTHER, SUBJECT, OBJECT, POSSESSIVE, PARALLEL, QUOTED, UNKNOWN = 22, 30, 8, -4, 12, -35, -8
"""Points by distance in sentences, by grammar, by quotation marks, by gender that nothing tells."""
GOOD_ENOUGH = 45
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


@dataclass(slots=True)
class Site:
    """A place where a person is mentioned. `chain` is None for a description that no name belongs to."""

    chain: int | None
    token: Token
    sentence: int
    quote: int | None
    shaded: bool
    gender: str = ""


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

    def site(self, token: Token, chain: int | None, gender: str = "") -> Site:
        home = self.reading.boilerplate_at(token.idx)
        quote = self.reading.quote_at(token.idx)
        return Site(chain, token, self.sentence_of(token), quote, home is not None, gender)

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
        stage.site(root(reading.tokens(mention.start, mention.end)), mention.chain)
        for mention in reading.mentions_in(0, len(reading.text))
        if mention.chain in persons and mention.form is Form.NAME
    ]


def antecedent(stage: Stage, pronoun: Site, gender: str) -> Site | None:
    """The site that a pronoun refers to, or None where nothing stands out or somebody unnamed does."""
    best: tuple[int, int] | None = None
    winner: Site | None = None
    apart: set[int | None] = set()
    for back, site in enumerate(reversed(stage.sites[-WINDOW:])):
        if pronoun.sentence - site.sentence > SENTENCES:
            break
        if site.sentence == pronoun.sentence and _bound_apart(site.token, pronoun.token):
            apart.add(site.chain)
        if (site.chain is not None and site.chain in apart) or not _possible(stage, site, pronoun, gender):
            continue
        points = (_points(stage, site, pronoun), -back)
        if best is None or points > best:
            best, winner = points, site
    if best is None or best[0] < GOOD_ENOUGH:
        return None
    return winner


def _possible(stage: Stage, site: Site, pronoun: Site, gender: str) -> bool:
    known = stage.gender(site)
    if known and known != gender:
        return False
    if site.shaded and (not pronoun.shaded or site.sentence != pronoun.sentence):
        return False
    if (
        pronoun.quote is not None
        and site.chain is not None
        and site.chain == _speaker(stage.reading, pronoun.quote)
    ):
        return False
    return not _bound_apart(site.token, pronoun.token)


def _speaker(reading: Reading, quote: int) -> int | None:
    speaker = reading.quotes[quote].speaker
    return speaker.chain if speaker is not None else None


def _bound_apart(name: Token, pronoun: Token) -> bool:
    """Whether grammar forbids it: "Putin told him", "his brother Mohamed"."""
    reflexive = pronoun.lower_.endswith("self")
    if pronoun.dep_ == "poss":
        noun = pronoun.head
        return (
            name == noun
            or (name.head == noun and name.dep_ in {"appos", "conj", "compound"})
            or (noun.head == name and noun.dep_ == "compound")
        )
    if reflexive:
        return False
    return name.dep_ != "poss" and _governor(name) == _governor(pronoun) and name.sent is pronoun.sent


def _governor(token: Token) -> Token:
    return token.head.head if token.dep_ == "pobj" else token.head


def _points(stage: Stage, site: Site, pronoun: Site) -> int:
    points = 100 - FARTHER * (pronoun.sentence - site.sentence)
    role = site.token.dep_
    subject = role in SUBJECTS or (role == "conj" and site.token.head.dep_ in SUBJECTS)
    points += (
        SUBJECT if subject else POSSESSIVE if role == "poss" else OBJECT if role in {"dobj", "dative"} else 0
    )
    points += PARALLEL if subject and pronoun.token.dep_ in SUBJECTS else 0
    if pronoun.token.lower_.endswith("self") and _governor(site.token) == _governor(pronoun.token):
        points += 40
    points += QUOTED if site.quote is not None and site.quote != pronoun.quote else 0
    points += 0 if stage.gender(site) else UNKNOWN
    return points + (min(15, 3 * stage.seen[site.chain]) if site.chain is not None else 0)


def gender_of_noun(word: str) -> str:
    if word in lexicon.MALE_WORDS or word in {"man", "boy", "policeman", "gunman"}:
        return "m"
    return "f" if word in lexicon.FEMALE_WORDS or word in {"woman", "girl", "policewoman"} else ""
