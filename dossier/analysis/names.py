"""Named persons, organisations and places of a document: their kinds, their chains, their repeats."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis import gazetteer, headlines, kinds, lexicon
from dossier.analysis.boilerplate import SILENT
from dossier.analysis.candidate import ORGANISATION, PERSON, PLACE, Candidate
from dossier.analysis.candidates import before, collect
from dossier.analysis.forms import family_endings, fold, folded_words
from dossier.analysis.given_names import given_gender
from dossier.analysis.groups import Group, Groups
from dossier.analysis.organisations import ORGANISATIONS, has_legal_form
from dossier.analysis.people import People, Person
from dossier.analysis.reading import Reading
from dossier.domain.analysis import EntityKind, Form, Role

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

_FIRST_WORD = re.compile(r"[\s-]")
"""Where the tokenizer ends a first word, too."""

_ALSO_CALLED = re.compile(
    r"[^.;\n]{0,70}?\b(?:known (?:\w+ )?(?:as|by)|also called|alias|a\.?k\.?a\.?|pseudonym|stage name|née|born)\b"
    r"[^.;\w\n]{0,3}(?:(?:his|her|the|their) )?(?:(?:real|stage|pen|birth|nom) )?"
    r"(?:(?:name|pseudonym|alias|nickname|de guerre|nom) )*[^.;\w\n]{0,3}"
)
"""What stands between two names of one person: `Anna Holm, better known as Nina Star`."""

_KNOWN_AS = re.compile(
    r"(?:, (?:nicknamed|dubbed)|,? \(?(?:who (?:is|was) )?(?:(?:also|often|commonly) called|alias|a\.?k\.?a\.?"
    r"|(?:(?:also|better|best|widely|commonly|popularly|often|simply) )*known (?:\w+ )?(?:as|by)))"
    r" (?:simply |just |the )?(?:h(?:is|er) (?:initials|nickname)(?:,| as)? )?[\"“‘']?"
)
"""What stands between a full name and a single one of the same person: `Anna Holm, known as AMH`."""

_PROPER = frozenset({"NNP", "NNPS"})
_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ"})
Decided = dict[str, EntityKind]


@dataclass(slots=True)
class Naming:
    """Names on their way to chains: who bears which mention, found by which rule."""

    reading: Reading
    people: People
    groups: Groups
    found: list[tuple[int, int, Person | Group, int, str]] = field(default_factory=list)

    def refer(self, candidate: Candidate, person: Person, score: int, rule: str) -> None:
        """A further mention of a person that is known already."""
        person.names[candidate.words] += 1
        person.roles[candidate.role] += 1
        person.seen.append(candidate.start)
        self.meet(candidate, person)
        self.keep(candidate, person, score, rule)

    def meet(self, candidate: Candidate, person: Person) -> None:
        """Learn of a person what stands before the name: `Mr`, `his wife`."""
        if courtesy := _courtesy(self.reading, candidate):
            person.courtesies[courtesy] += 1

    def keep(self, candidate: Candidate, bearer: Person | Group, score: int, rule: str) -> None:
        self.found.append((candidate.start, candidate.end, bearer, score, rule))


def find(reading: Reading) -> None:
    """Add the chains and mentions of all names."""
    candidates = collect(reading)
    decided = kinds.decide(reading, candidates) | _publisher(reading)
    candidates = [c for c in candidates if _credible(reading, c)]
    organisations = [c for c in candidates if decided.get(c.folded) is ORGANISATION]
    naming = Naming(reading, People(), Groups(reading.text, organisations))
    rest = _full_names(naming, candidates, decided)
    _expect_whom_titles_tell(naming, rest)
    _other_names(naming, rest, decided)
    _recapture(naming)
    _recapture_headlines(naming)
    _record(naming)


def _publisher(reading: Reading) -> Decided:
    """The publisher is an organisation, whatever the model takes its name for."""
    return {fold(reading.metadata.publisher): ORGANISATION} if reading.metadata.publisher else {}


def _credible(reading: Reading, candidate: Candidate) -> bool:
    """Capitals in a line of capitals say nothing: such a name counts only where it is known otherwise."""
    if candidate.role is not Role.STORY or not kinds.in_capitals(
        reading.text, candidate.start, candidate.end
    ):
        return True
    if gazetteer.is_place(candidate.folded) or candidate.folded in ORGANISATIONS:
        return True
    return re.search(rf"\b{re.escape(candidate.words.title())}\b", reading.text) is not None


def _full_names(naming: Naming, candidates: list[Candidate], decided: Decided) -> list[Candidate]:
    """Take persons by their full names, before anything refers back to them; returns what remains."""
    full = {
        c.folded
        for c in candidates
        if len(folded_words(c.words)) > 1 and decided.get(c.folded) is PERSON  # not "Earnhardt, Jr."
    }
    endings = {ending for name in full for ending in family_endings(folded_words(name))}
    rest = []
    last: tuple[int, Person] | None = None
    for candidate in candidates:
        if candidate.folded in full and candidate.folded not in endings:
            if last is not None and _ALSO_CALLED.fullmatch(naming.reading.text, last[0], candidate.start):
                naming.people.add_other_name(last[1], candidate)
                naming.keep(candidate, last[1], 850, "also-called")
            else:
                last = (candidate.end, naming.people.add_full(candidate))
                naming.meet(candidate, last[1])
                last[1].relative |= _is_relative(naming.reading, candidate)
                naming.keep(candidate, last[1], 950, "full-name")
            continue
        if candidate.single and last and _KNOWN_AS.fullmatch(naming.reading.text, last[0], candidate.start):
            naming.people.add_other_name(last[1], candidate)
            naming.keep(candidate, last[1], 850, "also-called")
            continue
        rest.append(candidate)
        if candidate.single and candidate.role is Role.STORY:
            naming.people.bare[candidate.folded] += 1
    return rest


def _courtesy(reading: Reading, candidate: Candidate) -> str:
    word = next((t.lower_ for t in before(reading, candidate.start)), "")
    return lexicon.COURTESIES.get(word.rstrip("."), "")


def _is_relative(reading: Reading, candidate: Candidate) -> bool:
    words = [t.lower_ for t in before(reading, candidate.start, 2)]
    return bool(words) and (
        words[0] in lexicon.KIN
        or (words[0] == "," and words[-1] in lexicon.KIN)
        or words == ["lady", "first"]
    )


def _expect_whom_titles_tell(naming: Naming, candidates: list[Candidate]) -> None:
    """`President Clinton` beside `First Lady Hillary Clinton`: another person, though the text names her alone."""
    for candidate in candidates:
        bearers = naming.people.bearers(candidate.folded)
        title = next((t.lower_ for t in before(naming.reading, candidate.start)), "")
        if candidate.single and title in lexicon.OFFICES and bearers and all(p.relative for p in bearers):
            naming.people.expect(candidate.folded)


def _other_names(naming: Naming, candidates: list[Candidate], decided: Decided) -> None:
    owner: Person | None = None
    for candidate in candidates:
        kind = decided.get(candidate.folded)
        kin = _kin_before(naming.reading, candidate) if candidate.single else None
        if kin is not None and kind is not None:
            owner = _owner(naming, kin, candidate.start) or owner
            if _introduce_relative(naming, candidate, kin, owner):
                continue
        settled = _is_settled(naming.reading, candidate, kind) or (
            kind is ORGANISATION
            and naming.groups.is_short(candidate.folded)
            and not _courtesy(naming.reading, candidate)
        )
        if not settled and _refer_back(naming, candidate):
            continue
        if kind is PERSON and candidate.role is Role.STORY:
            person = naming.people.add_single(candidate)
            naming.meet(candidate, person)
            naming.keep(candidate, person, 600, "single-name")
        elif kind is not None and kind is not PERSON:
            _group(naming, candidate, kind)


def _is_settled(reading: Reading, candidate: Candidate, kind: EntityKind | None) -> bool:
    """Whether a name is surely no part of a person's: a country, a city, an acronym, a credit's agency."""
    if kind is PERSON or kind is None:
        return False
    if candidate.rule == "credit" or candidate.folded in lexicon.ALIASES:
        return True
    if gazetteer.is_country(candidate.folded):
        return True
    if gazetteer.is_place(candidate.folded):
        located = any(t.lower_ in kinds.PLACE_PREPOSITIONS for t in before(reading, candidate.start))
        return located or candidate.kind is ORGANISATION or not candidate.single
    return candidate.folded in ORGANISATIONS and candidate.kind is not PERSON


def _refer_back(naming: Naming, candidate: Candidate) -> bool:
    """Whether the candidate is a part of a person's name, and taken as such."""
    if candidate.role is not Role.STORY:
        return False
    courtesy = _courtesy(naming.reading, candidate)
    if _reigns(naming.reading, candidate) and naming.people.bearers(candidate.folded):
        return False
    if referred := naming.people.referred(candidate.folded, candidate.start, courtesy):
        person, rule = referred
        naming.refer(candidate, person, 900, rule)
        return True
    if person_meant := naming.people.misspelt(candidate.folded, candidate.start):
        naming.refer(candidate, person_meant, 700, "misspelling")
        return True
    return False


def _reigns(reading: Reading, candidate: Candidate) -> bool:
    title = next((t.lower_ for t in before(reading, candidate.start)), "")
    return title in lexicon.REIGNING and bool(given_gender(candidate.folded))


def _kin_before(reading: Reading, candidate: Candidate) -> Token | None:
    """The word of kinship that introduces a name: `his brother Mohamed`, `Abdeslam's brother, Brahim`."""
    tokens = before(reading, candidate.start, 2)
    if tokens and tokens[0].text == ",":
        tokens = tokens[1:]
    return tokens[0] if tokens and tokens[0].lower_ in lexicon.KIN else None


def _owner(naming: Naming, kin: Token, at: int) -> Person | None:
    """Whose brother: the person with the possessive, or after `his` and `her` the one named last."""
    tokens = before(naming.reading, kin.idx, 3)
    if not tokens or tokens[0].lower_ in {"another", "other", "second", "third", "older", "younger"}:
        tokens = tokens[1:]
    if not tokens or tokens[0].tag_ not in {"POS", "PRP$"}:
        return None
    limit = tokens[0].idx if tokens[0].tag_ == "POS" else at
    earlier = [(start, bearer) for start, end, bearer, _, _ in naming.found if end <= limit]
    persons = [(start, bearer) for start, bearer in earlier if isinstance(bearer, Person)]
    return max(persons, key=lambda e: e[0])[1] if persons else None


def _introduce_relative(naming: Naming, candidate: Candidate, kin: Token, owner: Person | None) -> bool:
    """A relative named by a given name is a person of his own; by blood, the family name goes with it."""
    known = naming.people.referred(candidate.folded, candidate.start)
    if known and (known[1] == "family-name" or known[0].inferred):
        return False
    inferred = candidate.words if known else ""
    full = owner.name(naming.people.bare) if owner else ""
    if kin.lower_ in lexicon.BLOOD and " " in full:
        inferred = f"{candidate.words} {' '.join(full.split()[1:])}"
    naming.keep(candidate, naming.people.add_single(candidate, inferred=inferred, score=650), 650, "kin")
    return True


def _group(naming: Naming, candidate: Candidate, kind: EntityKind) -> None:
    group = naming.groups.take(candidate.words, kind)
    group.names[candidate.words] += 1
    score = _sureness(candidate, kind)
    group.score = max(group.score, score)
    naming.keep(candidate, group, score, candidate.rule)


def _sureness(candidate: Candidate, kind: EntityKind) -> int:
    """How often such a name is right, per mille, as counted on annotated news: what is known by a list is surer."""
    if candidate.role is not Role.STORY or candidate.rule in {"credit", "dateline"}:
        return 950
    if kind is PLACE:
        return 950 if gazetteer.is_place(candidate.folded) else 600
    known = (
        candidate.folded in ORGANISATIONS
        or candidate.folded in lexicon.ALIASES
        or has_legal_form(candidate.folded)
    )
    return 900 if known else 600 if candidate.rule == "context" else 750


def _recapture(naming: Naming) -> None:
    """Repeats of known names that the model passed over, in one walk over the tokens.

    A capital that every first word has is looked at last, when it is known who else is called by that word alone.
    """
    known = _known_names(naming)
    taken = sorted((start, end) for start, end, *_ in naming.found)
    text, at, free_from = naming.reading.text, 0, 0
    doubtful: list[tuple[Token, Candidate]] = []
    for index in naming.reading.indices(frozenset(first.lower() for first in known)):
        token = naming.reading.doc[index]
        while at < len(taken) and taken[at][1] <= token.idx:
            at += 1
        if (
            token.text not in known
            or token.idx < free_from
            or (at < len(taken) and taken[at][0] <= token.idx)
        ):
            continue
        limit = taken[at][0] if at < len(taken) else len(text)
        for name in known[token.text]:
            end = token.idx + len(name)
            if end <= limit and text.startswith(name, token.idx) and not text[end : end + 1].isalnum():
                candidate = Candidate(token.idx, end, name, None, Role.STORY, "recapture")
                if token.tag_ == "NNS" and token.is_sent_start:
                    doubtful.append((token, candidate))
                elif _retake(naming, token, candidate):
                    free_from = end
                break
    for token, candidate in doubtful:
        if _acts_alone(naming, token, candidate):
            _retake(naming, token, candidate)


def _recapture_headlines(naming: Naming) -> None:
    """Names in lines of capitals, which the model mostly reads wrongly."""
    groups = {fold(name): group for group in naming.groups.all.values() for name in group.names}
    persons = {fold(name) for name, _ in naming.people.back_references()}
    taken = sorted((start, end) for start, end, *_ in naming.found)
    for candidate in headlines.find(naming.reading, frozenset(persons) | groups.keys() | gazetteer.PLACES):
        after = bisect_left(taken, (candidate.start, candidate.start))
        if any(
            start < candidate.end and candidate.start < end
            for start, end in taken[max(0, after - 1) : after + 1]
        ):
            continue
        if candidate.folded in persons and _refer_back(naming, candidate):
            continue
        group = groups.get(candidate.folded)
        _group(naming, candidate, group.kind if group else PLACE)


def _known_names(naming: Naming) -> dict[str, list[str]]:
    """First words of all names that a repeat may be found by, with the names, the longer first."""
    names = {name for name, _ in naming.people.back_references()}
    names |= naming.groups.written()
    names |= naming.groups.acronyms()
    known: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        known[_FIRST_WORD.split(name, maxsplit=1)[0]].append(name)
    return known


def _retake(naming: Naming, token: Token, candidate: Candidate) -> bool:
    home = naming.reading.boilerplate_at(candidate.start)
    if (home is not None and home.kind in SILENT) or not _credible(naming.reading, candidate):
        return False
    acronym = candidate.words.isupper()
    if token.tag_ not in _TAGS and not (token.tag_ == "VBZ" and acronym):
        return False
    if naming.people.begins_name(candidate.folded) and (token.tag_ not in _PROPER or _in_longer_name(token)):
        return False
    group = naming.groups.bearer(candidate.words)
    if group is None and acronym and candidate.words in naming.groups.acronyms():
        group = naming.groups.take(candidate.words, ORGANISATION)
    if group is None:
        return _refer_back(naming, candidate)
    group.names[candidate.words] += 1
    naming.keep(candidate, group, min(700, _sureness(candidate, group.kind)), "recapture")
    return True


def _in_longer_name(token: Token) -> bool:
    """Whether another name stands right beside: `Mark Street` is not Mark."""
    beside = (token.doc[token.i - 1 : token.i], token.doc[token.i + 1 : token.i + 2])
    return any(t.tag_ in _PROPER and t.text[0].isupper() for near in beside for t in near)


def _acts_alone(naming: Naming, token: Token, candidate: Candidate) -> bool:
    """Whether a capital that every first word has is a name's all the same: `Jobs said`, but not `Jobs were lost`.

    One person acts in the singular; in the past, where number does not show, the verb or another bare mention decides.
    """
    verb = token.head
    if token.dep_ != "nsubj" or not verb.tag_.startswith("V"):
        return False
    if any(
        child.tag_ == "VBP" or child.lower_ == "were" for child in (verb, *verb.children) if child.i > token.i
    ):
        return False
    bearers = naming.people.bearers(candidate.folded)
    known = naming.people.bare[candidate.folded] > 0 or any(p.names[candidate.words] for p in bearers)
    return verb.tag_ == "VBZ" or known or naming.reading.lemma(verb) in lexicon.HUMAN_ACTS


def _record(naming: Naming) -> None:
    chains: dict[int, int] = {}
    for start, end, bearer, score, rule in sorted(naming.found, key=lambda f: (f[0], f[1])):
        if id(bearer) not in chains:
            chain = bearer.chain(naming.people.bare) if isinstance(bearer, Person) else bearer.chain()
            chains[id(bearer)] = naming.reading.add_chain(chain)
        naming.reading.add_mention(start, end, chains[id(bearer)], Form.NAME, score, rule)
