"""Named persons, organisations and places of a French document: kinds by vote, chains, repeats.

The model reads names well and types them badly: here the whole document says what a name is, by the titles
beside it, its given name, the known places, and the majority of its labels.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.boilerplate import SILENT
from dossier.analysis.candidate import Candidate
from dossier.analysis.candidates import before
from dossier.analysis.exonyms import ENGLISH_OF
from dossier.analysis.forms import fold, given
from dossier.analysis.french import words
from dossier.analysis.french.grammar import part_of_speech
from dossier.analysis.gazetteer import is_place
from dossier.analysis.groups import Group, Groups
from dossier.analysis.lexicon import FAMILY_PARTICLES
from dossier.analysis.people import People, Person
from dossier.domain.analysis import EntityKind, Form, Role

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
_KINDS = {"PER": PERSON, "ORG": ORGANISATION, "LOC": PLACE}
_EDGE = " \t\n\"'`*_.,;:!?()[]{}<>|/\\-–—«»“”’"
_ELIDED = re.compile(r"(?:[ldLD]|qu|Qu)['’]")
_OFFICE_OF = re.compile(
    r"[\w-]+ (?:de la |de l['’]|du |des |de |d['’])(?P<what>[\w-]+)(?: [a-zà-ÿ][\w-]*)*"
    r" (?P<given>[A-ZÀ-Þ][\w-]+) [A-ZÀ-Þ]"
)
"""`ministre des Transports Clara Blanc`: the name is what follows."""
_TOP = 600
"""Characters at either end of an article in which its author is named as such."""
_MANY = frozenset({"les", "des", "aux", "un", "une", "ces"})
_IN = frozenset({"à", "en", "dans", "près", "vers"})
Found = tuple[int, int, Person | Group, int, str]


def find(reading: Reading) -> None:
    """Add the chains and mentions of all names."""
    candidates = _without_overlaps([*_authors(reading), *_entities(reading), *_titled(reading)])
    kinds = _kinds(reading, candidates)
    candidates = [c for c in candidates if c.folded in kinds]
    people = People()
    groups = Groups(reading.text, [c for c in candidates if kinds[c.folded] is ORGANISATION])
    found: list[Found] = []
    full = {c.folded for c in candidates if kinds[c.folded] is PERSON and not _is_family_only(c, candidates)}
    for candidate in candidates:
        if candidate.folded in full and not candidate.single:
            found.append(_placed(candidate, people.add_full(candidate), 930, "full-name"))
        elif candidate.single and candidate.role is Role.STORY:
            people.bare[candidate.folded] += 1
    for candidate in candidates:
        if candidate.single or candidate.folded not in full:
            found.append(_short_or_group(candidate, kinds[candidate.folded], people, groups))
    found += _repeats(reading, people, groups, found)
    _record(reading, people, found)


def _is_family_only(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """`Le Pen`, where the text has the name in full as well."""
    first = candidate.folded.split(" ")[0]
    return first in FAMILY_PARTICLES and any(c.folded.endswith(f" {candidate.folded}") for c in candidates)


def _placed(candidate: Candidate, bearer: Person | Group, score: int, rule: str) -> Found:
    return candidate.start, candidate.end, bearer, score, rule


def _short_or_group(candidate: Candidate, kind: EntityKind, people: People, groups: Groups) -> Found:
    """A family name of somebody known by a full name, else a person of one name, else no person."""
    surely_a_place = kind is PLACE and _is_known_place(candidate.folded)
    known = None if surely_a_place else people.referred(candidate.folded, candidate.start)
    if known is not None and (candidate.single or kind is PERSON):
        return _placed(candidate, _refer(known[0], candidate), 850, known[1])
    if kind is PERSON:
        return _placed(candidate, people.add_single(candidate), 600, "single-name")
    group = groups.take(candidate.words, kind)
    group.names[candidate.words] += 1
    return _placed(candidate, group, 830, candidate.rule)


def _refer(person: Person, candidate: Candidate) -> Person:
    person.names[candidate.words] += 1
    person.roles[candidate.role] += 1
    person.seen.append(candidate.start)
    return person


# ------------------------------------------------------------ candidates


def _authors(reading: Reading) -> Iterator[Candidate]:
    """Where the article names its author, near its top or its end."""
    for name in reading.metadata.authors:
        for match in re.finditer(rf"\b{re.escape(name)}\b", reading.text) if " " in name else ():
            if match.start() < _TOP or match.end() > len(reading.text) - _TOP:
                yield Candidate(match.start(), match.end(), name, PERSON, Role.BYLINE, "byline")


def _entities(reading: Reading) -> Iterator[Candidate]:
    for entity in reading.doc.entities:
        home = reading.boilerplate_at(entity.first.idx)
        if home is not None and home.kind in SILENT:
            continue
        start, end = _trimmed(reading.text, entity.first.idx, entity.last.end)
        name = " ".join(reading.text[start:end].split())
        if _is_name(name):
            role = Role.BYLINE if home is not None and home.kind == "byline" else Role.STORY
            yield Candidate(start, end, name, _KINDS.get(entity.label), role, "model")


def _titled(reading: Reading) -> Iterator[Candidate]:
    """`M. Dupont`, `le ministre Dupont`: proper nouns after a title, where the model passed over them."""
    for token in reading.doc:
        if token.lower_ not in words.COURTESY and token.lower_ not in words.OFFICES:
            continue
        run: list[Token] = []
        for following in token.doc[token.i + 1 : token.i + 6]:
            if following.ent_type_ or part_of_speech(following) != "PROPN" or not following.text[0].isupper():
                break
            run.append(following)
        if run and _is_name(reading.text[run[0].idx : run[-1].end]):
            name = " ".join(t.text for t in run)
            yield Candidate(run[0].idx, run[-1].end, name, PERSON, Role.STORY, "title")


def _without_overlaps(found: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.start, c.role is Role.STORY, -c.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a second line, articles, titles, what an office is of, and stray marks."""
    if (line := text[start:end].find("\n")) > 0:
        end = start + line
    of = _OFFICE_OF.match(text, start, end)
    if of and (words.given_gender(fold(of["given"])) or fold(of["what"]) in _NEVER):
        start = of.start("given")
    while start < end:
        if text[start] in _EDGE:
            start += 1
        elif elided := _ELIDED.match(text, start, end):
            start = elided.end()
        else:
            word = text[start:end].split(" ", 1)[0]
            lower = word.lower()
            title = lower in words.COURTESY or lower in words.OFFICES
            if not (title or word[0].islower()) or (word[0].islower() and word[0].isupper()):
                break
            start += len(word)
    while end > start and (text[end - 1] in _EDGE):
        end -= 1
    return start, end


def _is_name(name: str) -> bool:
    return (
        len(name) > 1
        and name[0].isupper()
        and fold(name) not in _NEVER
        and name.lower() not in words.NEVER_NAMES
    )


_NEVER = frozenset(map(fold, words.NEVER_NAMES))


# ------------------------------------------------------------ what a name is


def _kinds(reading: Reading, candidates: list[Candidate]) -> dict[str, EntityKind]:
    """The kind of every folded name; a name that is missing is no entity."""
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for candidate in candidates:
        count = votes[candidate.folded]
        if candidate.kind is not None:
            count[candidate.kind] += 2
        before_it = [t.lower_ for t in before(reading, candidate.start, 1)]
        if before_it and (before_it[0] in words.COURTESY or before_it[0] in words.PEOPLE):
            count[PERSON] += 5
        if (
            before_it
            and before_it[0] in _MANY
            and candidate.kind is PLACE
            and not _is_known_place(candidate.folded)
        ):
            count[PLACE] -= 9  # "les Lillois": who lives there
        if before_it and before_it[0] in _IN and candidate.kind is not PERSON:
            count[PLACE] += 1
        if candidate.role is not Role.STORY:
            count[PERSON] += 5
    if publisher := fold(reading.metadata.publisher):
        votes[publisher][ORGANISATION] += 20
    return {name: kind for name, count in votes.items() if (kind := _kind(name, count)) is not None}


def _kind(folded: str, votes: Counter[EntityKind]) -> EntityKind | None:
    named = folded.replace("'", " ").split()
    if any(word in words.ORGANISATION_WORDS for word in named[:1]):
        return ORGANISATION
    if named[:1] and named[0] in words.PLACE_WORDS and not votes[PERSON] > 4:
        return PLACE
    if _is_known_place(folded) and votes[PERSON] < 5:
        return PLACE
    if len(named) > 1 and votes[PERSON] and (words.given_gender(given(folded))):
        return PERSON
    best = max(sorted(votes), key=lambda kind: votes[kind], default=None)
    return best if best is not None and votes[best] > 0 else None


def _is_known_place(folded: str) -> bool:
    return is_place(folded) or folded in ENGLISH_OF


# ------------------------------------------------------------ repeats, and the record


def _repeats(reading: Reading, people: People, groups: Groups, found: list[Found]) -> list[Found]:
    """Known names where the model passed over them: proper nouns, or words written large within a sentence."""
    taken = sorted((start, end) for start, end, *_ in found)
    names = {name for name, _ in people.back_references()} | {n for g in groups.all.values() for n in g.names}
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        by_first[re.split(r"[\s'’-]", name, maxsplit=1)[0]].append(name)
    repeats: list[Found] = []
    at = free_from = 0
    for token in reading.doc:
        while at < len(taken) and taken[at][1] <= token.idx:
            at += 1
        covered = at < len(taken) and taken[at][0] <= token.idx
        known = by_first.get(re.split(r"[\s'’-]", token.text, maxsplit=1)[0])
        if not known or covered or token.idx < free_from or not _may_be_name(reading, token):
            continue
        limit = taken[at][0] if at < len(taken) else len(reading.text)
        for name in known:
            end = token.idx + len(name)
            if (
                end <= limit
                and reading.text.startswith(name, token.idx)
                and not reading.text[end : end + 1].isalnum()
            ):
                candidate = Candidate(token.idx, end, name, None, Role.STORY, "recapture")
                if (bearer := _bearer(candidate, people, groups)) is not None:
                    repeats.append(_placed(candidate, bearer, 750, "recapture"))
                    free_from = end
                break
    return repeats


def _may_be_name(reading: Reading, token: Token) -> bool:
    home = reading.boilerplate_at(token.idx)
    if home is not None and home.kind in SILENT:
        return False
    return token.text[0].isupper() and (part_of_speech(token) == "PROPN" or not token.is_sent_start)


def _bearer(candidate: Candidate, people: People, groups: Groups) -> Person | Group | None:
    if (group := groups.bearer(candidate.words)) is not None:
        group.names[candidate.words] += 1
        return group
    known = people.referred(candidate.folded, candidate.start)
    return _refer(known[0], candidate) if known is not None else None


def _record(reading: Reading, people: People, found: list[Found]) -> None:
    chains: dict[int, int] = {}
    for start, end, bearer, score, rule in sorted(found, key=lambda f: (f[0], f[1])):
        if id(bearer) not in chains:
            chain = bearer.chain(people.bare) if isinstance(bearer, Person) else bearer.chain()
            if isinstance(bearer, Person) and (told := words.given_gender(given(chain.name))):
                chain = replace(chain, gender=told)
            chains[id(bearer)] = reading.add_chain(chain)
        reading.add_mention(start, end, chains[id(bearer)], Form.NAME, score, rule)
