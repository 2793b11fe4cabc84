"""What each name of a document is: person, organisation, place, or nothing that gets a dossier.

One name is one thing throughout a document: its mentions vote, and the words around them decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis import firms, gazetteer, lexicon
from dossier.analysis.candidate import ORGANISATION, PERSON, PLACE, Candidate, like_person
from dossier.analysis.candidates import after, before
from dossier.analysis.forms import fold, given
from dossier.analysis.given_names import given_gender
from dossier.analysis.organisations import ORGANISATIONS, has_legal_form
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import root
from dossier.analysis.venues import names_building
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, Role

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

PLACE_PREPOSITIONS = frozenset({"in", "near", "around", "outside", "inside", "across", "at"})
_PRODUCT = re.compile(r"[a-z][A-Z]|\d+[A-Z]{1,3}$")
_HE_OR_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_EMPLOYED = words(
    "analyst analysts economist economists strategist strategists trader traders broker brokers dealer dealers"
    " employees workers executives lawyers scientists researchers engineers staff"
)
"""Who is said to be at his firm."""
_HIS = frozenset({"his", "her", "my"})
_ONLY_PERSONS = lexicon.HUMAN_NOUNS - words(
    "owner producer manager successor predecessor source leader partner customer"
)
_GOES_ON = frozenset({"of", "for", "at", "who", ","})
_NO_NAMES = lexicon.NOT_PERSON_WORDS | lexicon.PRODUCTS
_SETTLEMENTS = words("city town village suburb port hamlet township district province island municipality")
_COMMON = frozenset({"NN", "NNS"})
_STORMS = words("storm hurricane cyclone typhoon")
_SURE = 100
"""Evidence that nothing outweighs."""
_SOON = 25
"""Tokens within which a pronoun still takes up a name."""
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?$|[A-Z]+s$")


@dataclass(slots=True)
class Evidence:
    """What the mentions of one name say together."""

    votes: Counter[EntityKind] = field(default_factory=Counter)
    person: int = 0
    """Sure signs of a person around its mentions: a title, an age, "who"."""
    acts: int = 0
    """How often it does what persons do; so do governments, hence only the model's persons gain by it."""
    place: int = 0
    """How often a word right after it says that it is a place ("square")."""
    located: int = 0
    """How often something is in, near or around it."""
    organisation: int = 0
    """How often somebody works there: "analysts at Holm"."""
    firm: int = 0
    """How often the words beside it are said of companies and clubs, and not of persons."""
    thing: int = 0
    owned: int = 0
    """How often it is somebody's, or one of many: "Apple's iPhone", "an iPhone"."""
    common: bool = False
    """Whether it is a word that stands in small letters as well, and has its capital from elsewhere: "Copper"."""
    written: str = ""


def decide(reading: Reading, candidates: Sequence[Candidate]) -> dict[str, EntityKind]:
    """The kind of every folded name; a name that is missing is no entity."""
    gathered: defaultdict[str, Evidence] = defaultdict(Evidence)
    pronouns = reading.indices(_HE_OR_SHE)
    small = Counter(token.text for token in reading.doc if token.tag_ in _COMMON and token.text.islower())
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for candidate in candidates:
        evidence = gathered[candidate.folded]
        evidence.written = evidence.written or candidate.words
        if candidate.single:
            seen[candidate.folded].append(candidate.start)
        if candidate.kind is not None:
            evidence.votes[candidate.kind] += 3 if candidate.role is not Role.STORY else 1
        if candidate.role is Role.STORY:
            _look_around(reading, candidate, evidence)
            evidence.acts += candidate.single and _pronoun_follows(reading, candidate, pronouns)
    for folded, places in seen.items():
        gathered[folded].common = small[folded] > 0 and (
            small[folded] >= len(places) or all(reading.token_at(p).is_sent_start for p in places)
        )
    _blow_storms(gathered)
    for folded in [name for name in gathered if has_legal_form(name) and name.partition(" ")[0] in gathered]:
        gathered[folded.partition(" ")[0]].firm += 1  # "Holm" beside "Holm Inc"
    decided = {folded: _kind(folded, evidence) for folded, evidence in gathered.items()}
    decided |= {folded: PERSON for folded in decided if _is_family_of(folded, decided, gathered)}
    return {folded: kind for folded, kind in decided.items() if kind is not None}


def _blow_storms(gathered: defaultdict[str, Evidence]) -> None:
    """`Storm Gerda` is no person, and nor is `Gerda` later on; a person named Storm is known to the model as one."""
    for folded in [name for name in gathered if name.partition(" ")[0] in _STORMS]:
        if _majority(gathered[folded].votes) is not PERSON:
            for name in {folded, folded.rpartition(" ")[2]} & gathered.keys():
                gathered[name].thing += _SURE


def _is_family_of(folded: str, decided: dict[str, EntityKind | None], gathered: dict[str, Evidence]) -> bool:
    """Whether a full name that the model did not take for a person's ends on what somebody is called later on."""
    first, _, last = folded.rpartition(" ")
    if not first or decided[folded] is PERSON or decided.get(last) is not PERSON:
        return False
    if folded in ORGANISATIONS or gazetteer.is_place(folded) or gazetteer.is_place(last):
        return False
    alone, full = gathered[last], gathered[folded]
    return like_person(full.written) and not (full.place or full.located or full.thing) and alone.acts > 0


def _look_around(reading: Reading, candidate: Candidate, evidence: Evidence) -> None:
    previous = before(reading, candidate.start, 2)
    following = after(reading, candidate.end, 4)
    head = root(reading.tokens(candidate.start, candidate.end))
    if previous:
        word = previous[0].lower_
        evidence.person += word in lexicon.TITLES and not previous[0].ent_type_
        named = [t for t in previous if not t.is_punct][:1]
        evidence.thing += any(t.lower_ in lexicon.VESSELS for t in named)
        evidence.place += word == "of" and len(previous) > 1 and previous[1].lower_ in _SETTLEMENTS
        works = word == "at" and len(previous) > 1 and previous[1].lower_ in _EMPLOYED
        evidence.organisation += works
        owner = candidate.kind is PERSON and any(t.tag_ == "POS" for t in following[:1])  # "in Holm's house"
        evidence.person += _is_described_before(previous) or _is_described_after(reading, candidate)
        evidence.located += word in PLACE_PREPOSITIONS and not works and not owner
        if head.dep_ != "compound":  # "her YouTube channel" says nothing of YouTube
            evidence.owned += previous[0].tag_ in {"POS", "PRP$"} or word in {"a", "an", "new"}
    if following:
        word = following[0].lower_
        evidence.thing += word in lexicon.THINGS_AFTER
        evidence.place += word in lexicon.PLACE_WORDS or names_building(following)
        evidence.person += _tells_age(following) + (word == "who")
    evidence.acts += _acts(reading, head)
    evidence.firm += firms.signs(previous, following, head)


def _is_described_before(previous: list[Token]) -> bool:
    """`his conservative rival, Holm`."""
    if (
        len(previous) < 2
        or previous[0].text != ","
        or previous[1].lower_ not in lexicon.HUMAN_NOUNS | lexicon.TITLES
    ):
        return False
    return any(child.lower_ in _HIS for child in previous[1].children)


def _is_described_after(reading: Reading, candidate: Candidate) -> bool:
    """`Nora Holm, the editor of`: companies are owners and leaders, but not editors."""
    following = after(reading, candidate.end, 8) if not candidate.single else []
    if len(following) < 4 or following[0].text != "," or following[1].lower_ not in {"a", "an", "the"}:
        return False
    at = next((i for i, t in enumerate(following) if i > 1 and t.tag_[:1] not in {"N", "J"}), 0)
    return at > 2 and following[at - 1].lower_ in _ONLY_PERSONS and following[at].lower_ in _GOES_ON


def _pronoun_follows(reading: Reading, candidate: Candidate, pronouns: list[int]) -> bool:
    """Whether "he" or "she" comes soon after: a name that is taken up by a pronoun is a person's."""
    last = reading.token_index(candidate.end - 1)
    at = bisect_right(pronouns, last)
    return at < len(pronouns) and pronouns[at] - last <= _SOON


def _tells_age(following: list[Token]) -> bool:
    """`Abdeslam, 26, is wanted`."""
    texts = [t.text for t in following[:3]]
    return len(texts) == 3 and texts[0] == texts[2] == "," and texts[1].isdigit() and 5 < int(texts[1]) < 110


def _acts(reading: Reading, head: Token) -> int:
    """Whether the name does what persons do, or stands beside a person in a list."""
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.tag_.startswith("V"):
        return int(reading.lemma(head.head) in lexicon.HUMAN_ACTS)
    linked = [t for t in (head.head, *head.children) if t.ent_type_ == "PERSON" and t.i != head.i]
    return int(head.dep_ == "conj" or any(t.dep_ == "conj" for t in head.children)) if linked else 0


def _kind(folded: str, evidence: Evidence) -> EntityKind | None:
    if not evidence.votes or folded in lexicon.NEVER_NAMES:
        return None
    if evidence.thing > evidence.person + evidence.acts:
        return None
    if gazetteer.is_place(folded) and not evidence.person and not _rather_person(folded, evidence):
        return PLACE
    if folded in lexicon.ALIASES or folded in ORGANISATIONS or has_legal_form(folded):
        return ORGANISATION
    parts = folded.split()
    return _kind_of_full(parts, evidence) if len(parts) > 1 else _kind_of_word(folded, evidence)


def _rather_person(folded: str, evidence: Evidence) -> bool:
    """Whether a place's name is somebody's here: `Virginia said`."""
    if " " in folded or gazetteer.is_country(folded) or evidence.located:
        return False
    return _majority(evidence.votes) is PERSON and bool(evidence.acts and given_gender(folded))


def _kind_of_full(parts: list[str], evidence: Evidence) -> EntityKind | None:
    persons, winner = evidence.votes[PERSON], _majority(evidence.votes)
    if evidence.place:
        return PLACE
    if parts[0] in lexicon.PRODUCTS and not evidence.person:
        return None
    if winner is PERSON and not evidence.person and _is_club_or_town(parts, evidence):
        return ORGANISATION if parts[-1] in lexicon.CLUB_WORDS else PLACE
    if like_person(evidence.written):
        known = bool(given_gender(given(evidence.written)))
        if persons * 2 >= evidence.votes.total() or (known and (persons or evidence.person or evidence.acts)):
            return PERSON
        if evidence.person * 2 >= evidence.votes.total():
            return PERSON  # "chairman Ludmila Engqvist", whatever the model makes of it
    if parts[-1] in lexicon.NAMED_THINGS or _is_product(evidence):
        return None
    if winner is not PERSON:
        if winner is PLACE and parts[-1] in lexicon.ORGANISATION_WORDS | lexicon.CLUB_WORDS:
            return ORGANISATION
        return PLACE if winner is ORGANISATION and parts[-1] in lexicon.PLACE_WORDS else winner
    if any(word in lexicon.ORGANISATION_WORDS for word in parts):
        return ORGANISATION
    return PLACE if parts[-1] in lexicon.PLACE_WORDS else None


def _is_club_or_town(parts: list[str], evidence: Evidence) -> bool:
    """Whether what is written as a person's name ends as clubs do, or is only ever what somebody is in."""
    if parts[-1] in lexicon.CLUB_WORDS:
        return True
    only_in = evidence.located == evidence.votes.total() and not evidence.acts
    return only_in and not given_gender(given(evidence.written))


def _kind_of_word(folded: str, evidence: Evidence) -> EntityKind | None:
    winner = _majority(evidence.votes)
    if folded in _NO_NAMES or (winner is not PERSON and _is_product(evidence)):
        return None
    acronym = bool(_ACRONYM.match(evidence.written))
    if acronym and winner is PERSON:
        return ORGANISATION if evidence.acts else None
    if evidence.common:
        return None
    if evidence.place:
        return PLACE
    club = winner is PERSON and folded in lexicon.CLUB_WORDS
    if club or (winner is not PLACE and evidence.firm > evidence.person and not acronym):
        return ORGANISATION
    if evidence.person and not acronym:
        return PERSON
    if evidence.organisation:
        return ORGANISATION
    if evidence.located > 1 and evidence.located * 3 >= evidence.votes.total() and not acronym:
        return PLACE
    if winner is PERSON:
        return PERSON if evidence.acts or given_gender(folded) else None
    if winner is PLACE and acronym and len(folded) > 2:
        return ORGANISATION
    if winner is ORGANISATION and not acronym and evidence.located * 2 >= evidence.votes.total():
        return PLACE
    return winner


def _is_product(evidence: Evidence) -> bool:
    """A thing that is made: mostly somebody's, one of many, or written as products are (`iPhone`)."""
    if any(fold(word) in lexicon.ORGANISATION_WORDS for word in evidence.written.split()):
        return False
    return bool(_PRODUCT.match(evidence.written)) or evidence.owned * 2 > evidence.votes.total()


def _majority(votes: Counter[EntityKind]) -> EntityKind | None:
    return max(sorted(votes), key=lambda kind: votes[kind], default=None)


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a name stands in a line of capitals only, where capitals say nothing."""
    if not text[start:end].isupper():
        return False
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 1
