"""Pronouns and descriptions: who "he", "I" in a quotation, "the president" are, where it is safe."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis import ages, descriptions, lexicon, nationals
from dossier.analysis.binding import SUBJECTS
from dossier.analysis.reading import Reading
from dossier.analysis.salience import Stage, antecedent, gender_of_noun
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Mention

_THIRD = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_MARRIED = frozenset({"married", "marries", "marrying", "marry", "wed", "divorced", "divorces"})
_SPOUSE = {"she": "m", "he": "f"}
_LOOKED_AT = frozenset(_THIRD) | _FIRST | lexicon.HUMAN_NOUNS | nationals.NATIONALS


GOOD_ENOUGH = 250
"""Per mille; a pronoun that nobody is likelier to be than so is left open."""
_SURE_OF_PEOPLE = 400
"""Less is asked of "he" than of "the Serb", who may be anybody."""
TELLS_GENDER = 500
"""A guess below does not say that a person is a man or a woman."""
_TOLD, _FIRST_PERSON = 850, 800
"""Scores of ages told before, and of "I" in quotations."""


def find(reading: Reading) -> None:
    """Add the mentions by pronoun and description to the chains of names."""
    descriptions.find(reading)
    stage = Stage(reading, _known_genders(reading))
    first_person = _third_persons(stage)
    _speakers(reading)
    _first_persons(reading, first_person)
    for index, gender in stage.genders.items():
        if gender and gender != reading.chains[index].gender:
            reading.chains[index] = replace(reading.chains[index], gender=gender)


def _known_genders(reading: Reading) -> dict[int, str]:
    """Gender by given name, or by the word before the name ("Mrs", "spokesman")."""
    genders = {index: chain.gender for index, chain in reading.chains_of(EntityKind.PERSON)}
    votes: Counter[tuple[int, str]] = Counter()
    named: Counter[int] = Counter()
    for mention in reading.mentions:
        if mention.chain in genders and mention.form is Form.NAME:
            named[mention.chain] += 1
            if gender := gender_of_noun(_told_before(reading, mention)):
                votes[mention.chain, gender] += 1
    for (index, gender), count in sorted(votes.items(), key=lambda v: (v[1], v[0])):
        # A title beats what a given name suggests, unless it stands here and there alone: that is another of the name.
        if not genders[index] or count * 3 >= named[index]:
            genders[index] = gender
    for index, gender in _married(reading).items():
        genders[index] = genders.get(index) or gender
    return genders


def _married(reading: Reading) -> dict[int, str]:
    """Whom "she" married is taken for a man as long as nothing else tells, and whom "he" did for a woman."""
    found = {}
    for index in reading.indices(_MARRIED):
        verb = reading.doc[index]
        subject = next((t.lower_ for t in verb.children if t.dep_ == "nsubj"), "")
        spouses = [t for t in verb.children if t.dep_ == "dobj"] if subject in _SPOUSE else []
        for spouse in spouses + [t for s in spouses for t in s.children if t.dep_ == "appos"]:
            mention = reading.mention_of(spouse)
            if mention is not None and reading.chains[mention.chain].kind is EntityKind.PERSON:
                found[mention.chain] = _SPOUSE[subject]
    return found


def _told_before(reading: Reading, mention: Mention) -> str:
    """The noun right before a name, or the kin that the name explains between two marks: `her mother, Anna, and`."""
    first = reading.token_index(mention.start)
    if first < 2 or reading.doc[first - 1].text != ",":
        return reading.doc[first - 1].lower_ if first else ""
    kin, following = reading.doc[first - 2], reading.text[mention.end : mention.end + 1]
    owned = any(child.tag_ in {"PRP$", "POS"} or child.dep_ == "poss" for child in kin.lefts)
    return kin.lower_ if kin.lower_ in lexicon.KIN and owned and following in {",", ".", ";", ")", ""} else ""


def _third_persons(stage: Stage) -> list[Token]:
    """Walk the text: persons come on stage, pronouns take one of them. Returns every "I" and "my"."""
    reading = stage.reading
    first_person = []
    aged = {reading.token_index(called.end - 1): called for called in ages.find(reading)}
    countries = nationals.told(reading)
    for index in _order(stage, {*stage.named, *aged, *reading.indices(_LOOKED_AT)}):
        token = reading.doc[index]
        word = token.lower_
        if token.i in stage.named:
            stage.enter(stage.named[token.i])
        elif index in aged:
            _resolve_age(stage, token, aged[index])
        elif word in _THIRD and token.tag_ in {"PRP", "PRP$"}:
            _resolve(stage, token, _THIRD[word])
        elif word in _FIRST and token.tag_ in {"PRP", "PRP$"}:
            first_person.append(token)
        elif word in nationals.NATIONALS:
            if nationals.is_one(token) and reading.mention_of(token) is None:
                _resolve_national(stage, token, countries)
        elif (
            word in lexicon.HUMAN_NOUNS
            and token.tag_ in {"NN", "NNP"}
            and token.dep_ not in {"compound", "attr", "appos"}
        ):
            _enter_description(stage, token)
    return first_person


def _order(stage: Stage, indices: set[int]) -> list[int]:
    """Text order, but who speaks comes before what is said: "he" in a quotation is not its speaker."""
    reading = stage.reading

    def place(index: int) -> tuple[int, bool, int]:
        quote = reading.quote_at(reading.doc[index].idx)
        speaker = reading.quotes[quote].speaker if quote is not None else None
        after = reading.token_index(speaker.end) if speaker is not None else 0
        return max(index, after), after > index, index

    return sorted(indices, key=place)


def _enter_description(stage: Stage, token: Token) -> None:
    """A person that is only described competes for pronouns too, so that nobody else gets them."""
    mention = stage.reading.mention_of(token)
    chain = mention.chain if mention is not None else None
    if mention is None and token.dep_ not in SUBJECTS:
        return
    if chain is None or stage.reading.chains[chain].kind is EntityKind.PERSON:
        stage.enter(stage.site(token, chain, Form.NOMINAL, gender_of_noun(token.lower_)))


def _resolve_age(stage: Stage, token: Token, called: ages.Called) -> None:
    """Somebody whose age is told here for the first time has just been spoken of, like who is "he"."""
    chain, score = called.chain, _TOLD
    if chain is None:
        found = antecedent(stage, stage.site(token, None, Form.NOMINAL), "")
        if found is None or found.score < GOOD_ENOUGH or not found.site.named:
            return
        chain, score = found.site.person, found.score
    stage.enter(stage.site(token, chain, Form.NOMINAL))
    stage.reading.add_mention(called.start, called.end, chain, Form.NOMINAL, score, "age")


def _resolve_national(stage: Stage, token: Token, countries: dict[int, set[str]]) -> None:
    """`The Serb`: the one of that country whom the text has named so far, or somebody just spoken of."""
    word, gender = token.lower_, nationals.gender(token.lower_)
    apart = stage.told_of(token) | {stage.teller(token)}  # nobody calls himself so
    seen = {site.person for site in stage.sites if site.named} - apart
    own = [
        person for person in sorted(seen) if countries.get(person) and nationals.fits(word, countries[person])
    ]
    chain, score = (own[0], _TOLD) if len(own) == 1 else (None, 0)
    if not own:
        found = antecedent(stage, stage.site(token, None, Form.NOMINAL, gender), gender)
        known = found is None or found.site.person in apart or countries.get(found.site.person)
        if found is not None and found.site.named and not known:
            chain, score = found.site.person, found.score
    if chain is None or score < _SURE_OF_PEOPLE:
        stage.enter(stage.site(token, None, Form.NOMINAL, gender))
        return
    countries.setdefault(chain, set()).add(nationals.country(word))
    stage.enter(stage.site(token, chain, Form.NOMINAL))
    start = token.doc[token.i - 1].idx
    stage.reading.add_mention(start, token.end, chain, Form.NOMINAL, score, "national")


def _resolve(stage: Stage, token: Token, gender: str) -> None:
    site = stage.site(token, None, Form.PRONOUN, gender)
    found = antecedent(stage, site, gender)
    if found is None or found.score < GOOD_ENOUGH:
        return
    chain = site.person = found.site.person
    stage.enter(site)
    if found.site.named:
        if found.score >= TELLS_GENDER:
            stage.genders[chain] = stage.genders.get(chain) or gender
        stage.reading.add_mention(token.idx, token.end, chain, Form.PRONOUN, found.score, "pronoun")


def _speakers(reading: Reading) -> None:
    """Speakers that are pronouns or descriptions have a chain now that those are resolved."""
    for i, quote in enumerate(reading.quotes):
        if quote.speaker is not None and quote.speaker.chain is None:
            chain = reading.chain_at(quote.speaker.start, quote.speaker.end)
            if chain is not None:
                reading.quotes[i] = replace(quote, speaker=replace(quote.speaker, chain=chain))


def _first_persons(reading: Reading, tokens: list[Token]) -> None:
    """ "I" in a direct quotation is its speaker; elsewhere it is the author, and left alone."""
    for token in tokens:
        index = reading.quote_at(token.idx)
        speaker = reading.quotes[index].speaker if index is not None else None
        if speaker is not None and speaker.chain is not None:
            end = token.end
            reading.add_mention(token.idx, end, speaker.chain, Form.PRONOUN, _FIRST_PERSON, "first-person")
