"""Who "il", "elle", "lui", "je" in a quotation, "le ministre" are, where it is safe.

French pronouns take up things as well, by their grammatical gender, so that nouns compete with persons, and a
person must be the likelier of the two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.analysis.candidates import before
from dossier.analysis.french import words
from dossier.analysis.french.grammar import SUBJECTS, gender, is_noun, part_of_speech
from dossier.analysis.french.referring import chain_of, name_of
from dossier.analysis.tokens import root
from dossier.analysis.word_list import words as word_list
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_THIRD = {"il": "m", "-il": "m", "-t-il": "m", "elle": "f", "-elle": "f", "-t-elle": "f", "lui": "m", "lui-même": "m",
          "elle-même": "f", "celui-ci": "m", "celle-ci": "f"}  # fmt: skip
_FIRST = frozenset({"je", "j'", "me", "m'", "moi", "mon", "ma", "mes"})
_IMPERSONAL = word_list("falloir agir pleuvoir suffire convenir importer rester sembler exister")
_SENTENCES = 2
"""How many sentences back an antecedent may stand."""
_SUBJECT, _FARTHER, _PERSON, _UNKNOWN = 30, 25, 10, -10


@dataclass(slots=True)
class _Site:
    """A person that is named, or a noun that a pronoun may mean as well (no chain)."""

    token: Token
    chain: int | None
    gender: str
    quote: int | None


def find(reading: Reading) -> None:
    """Add the mentions by pronoun and description to the chains of names."""
    genders = _genders(reading)
    for index, told in genders.items():
        if told and not reading.chains[index].gender:
            reading.chains[index] = replace(reading.chains[index], gender=told)
    _descriptions(reading)
    _third_persons(reading, genders)
    for i, quote in enumerate(reading.quotes):
        if quote.speaker is not None and quote.speaker.chain is None:
            over = [
                m
                for m in reading.mentions_in(quote.speaker.start, quote.speaker.end)
                if m.form is not Form.NAME or reading.chains[m.chain].kind is not EntityKind.PLACE
            ]
            if over:
                reading.quotes[i] = replace(quote, speaker=replace(quote.speaker, chain=over[0].chain))
    _first_persons(reading)


def _genders(reading: Reading) -> dict[int, str]:
    """By given name, else by the title before the name ("Mme", "la ministre")."""
    genders = {index: chain.gender for index, chain in reading.chains_of(EntityKind.PERSON)}
    votes: Counter[tuple[int, str]] = Counter()
    for mention in reading.mentions:
        if mention.chain not in genders or mention.form is not Form.NAME:
            continue
        for token in before(reading, mention.start, 1):
            told = words.COURTESY.get(token.lower_) or (gender(token) if token.lower_ in words.PEOPLE else "")
            if told:
                votes[mention.chain, told] += 1
    for (index, told), _ in sorted(votes.items(), key=lambda v: (v[1], v[0])):
        genders[index] = told
    return genders


def _descriptions(reading: Reading) -> None:
    """`le ministre`, once the text has said who the minister is, and where it says so of one person alone."""
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    introduced: dict[str, int] = {}
    offices = [token for token in reading.doc if token.lower_ in words.PEOPLE and is_noun(token)]
    for token in offices:
        mention = name_of(reading, token)
        if mention is not None and reading.chains[mention.chain].kind is EntityKind.PERSON:
            bearers[token.lower_].add(mention.chain)
            introduced.setdefault(token.lower_, token.i)
    for token in offices:
        known = bearers.get(token.lower_, set())
        definite = any(c.lower_ in {"le", "la", "l'", "ce", "cet", "cette"} for c in token.lefts)
        alone = name_of(reading, token) is None and not any(
            c.dep_ in {"nmod", "amod"} for c in token.children
        )
        after = len(known) == 1 and token.i > introduced[token.lower_]
        if after and definite and alone and reading.mention_of(token) is None:
            start = min(c.idx for c in (token, *token.lefts))
            reading.add_mention(start, token.end, next(iter(known)), Form.NOMINAL, 750, "office")


def _third_persons(reading: Reading, genders: dict[int, str]) -> None:
    heads = {}
    for mention in reading.mentions_in(0, len(reading.text)):
        if mention.chain in genders and mention.form is not Form.PRONOUN:
            heads[root(reading.tokens(mention.start, mention.end)).i] = mention.chain
    sentences = {s.start: n for n, s in enumerate(reading.doc.sentences)}
    stage: list[_Site] = []
    for token in reading.doc:
        if token.i in heads:
            chain = heads[token.i]
            stage.append(_Site(token, chain, genders[chain], reading.quote_at(token.idx)))
        elif token.lower_ in _THIRD and _is_personal(reading, token):
            told = _THIRD[token.lower_]
            chain_found = _antecedent(reading, stage, token, told, sentences)
            if chain_found is not None:
                genders[chain_found] = genders[chain_found] or told
                start = token.idx + token.text.rfind("-") + 1 if token.text[0] == "-" else token.idx
                reading.add_mention(start, token.end, chain_found, Form.PRONOUN, 720, "pronoun")
                stage.append(_Site(token, chain_found, told, reading.quote_at(token.idx)))
        elif is_noun(token) and token.dep_ in SUBJECTS and chain_of(reading, token) is None:
            stage.append(_Site(token, None, gender(token), reading.quote_at(token.idx)))


def _is_personal(reading: Reading, token: Token) -> bool:
    """Not the "il" of "il y a", "il faut", nor the "lui" before a verb, which is of either gender."""
    if token.lower_ == "lui":
        return part_of_speech(token) == "PRON" and any(c.dep_ == "case" for c in token.lefts)
    if token.dep_ == "expl:subj" and reading.lemma(token.head) in _IMPERSONAL:
        return False
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return following != "y" and reading.lemma(token.head) not in _IMPERSONAL - {"rester", "sembler"}


def _antecedent(
    reading: Reading, stage: list[_Site], pronoun: Token, told: str, sentences: dict[int, int]
) -> int | None:
    """The chain that stands out among what is in sight; None where nothing does, or a thing."""
    here, quote = sentences[pronoun.sent.start], reading.quote_at(pronoun.idx)
    speaker = reading.quotes[quote].speaker if quote is not None else None
    if speaker is not None and speaker.chain is None:
        return None  # it may be the very speaker, who is not known yet
    best: tuple[int, int] | None = None
    winner: _Site | None = None
    for back, site in enumerate(reversed(stage[-12:])):
        distance = here - sentences[site.token.sent.start]
        if distance > _SENTENCES:
            break
        if site.gender and site.gender != told:
            continue
        if speaker is not None and speaker.chain is not None and site.chain == speaker.chain:
            continue
        if site.token.head is pronoun.head and site.token.sent is pronoun.sent and site.chain is not None:
            continue  # "Hollande l'a vu": two words of one verb are two persons
        points = 100 - _FARTHER * distance + (_SUBJECT if _is_subject(site.token) else 0)
        points += (_PERSON if site.chain is not None else 0) + (0 if site.gender else _UNKNOWN)
        points -= 30 if site.quote is not None and site.quote != quote else 0
        if best is None or (points, -back) > best:
            best, winner = (points, -back), site
    return winner.chain if winner is not None else None


def _is_subject(token: Token) -> bool:
    over = token.head if token.dep_ in {"appos", "flat:name", "conj"} else token
    return token.dep_ in SUBJECTS or over.dep_ in SUBJECTS


def _first_persons(reading: Reading) -> None:
    """ "Je" in a direct quotation is its speaker; elsewhere it is the author, and left alone."""
    for token in reading.doc:
        if token.lower_ in _FIRST and part_of_speech(token) in {"PRON", "DET"}:
            index = reading.quote_at(token.idx)
            speaker = reading.quotes[index].speaker if index is not None else None
            if speaker is not None and speaker.chain is not None:
                reading.add_mention(token.idx, token.end, speaker.chain, Form.PRONOUN, 850, "first-person")
