"""Named persons, organisations and places of a document: candidates, their kinds, their chains, their repeats."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis import gazetteer, kinds, lexicon
from dossier.analysis.candidates import ORGANISATION, PERSON, Candidate, before, collect
from dossier.analysis.forms import acronym_of, fold
from dossier.analysis.people import People, Person
from dossier.analysis.reading import Reading
from dossier.domain.analysis import Chain, EntityKind, Form, Role

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one organisation or place."""

    kind: EntityKind
    names: Counter[str] = field(default_factory=Counter)

    def chain(self) -> Chain:
        name = max(
            sorted(self.names),
            key=lambda n: (not n.isupper() or len(n) < 6, len(n) > 4, self.names[n], len(n)),
        )
        return Chain(
            self.kind, name, (name, *sorted(n for n in self.names if n != name)), True, 900, gender="n"
        )


Bearer = Person | Group


@dataclass(slots=True)
class Naming:
    """Names on their way to chains: who bears which mention, found by which rule."""

    reading: Reading
    people: People = field(default_factory=People)
    groups: dict[tuple[EntityKind, str], Group] = field(default_factory=dict)
    found: list[tuple[int, int, Bearer, int, str]] = field(default_factory=list)

    def take(self, candidate: Candidate, bearer: Bearer, score: int, rule: str) -> None:
        bearer.names[candidate.words] += 0 if rule in {"full-name", "new", "kin"} else 1
        if isinstance(bearer, Person) and rule not in {"full-name", "new", "kin"}:
            bearer.roles[candidate.role] += 1
            bearer.seen.append(candidate.start)
        self.found.append((candidate.start, candidate.end, bearer, score, rule))


def find(reading: Reading) -> None:
    """Add the chains and mentions of all names."""
    naming = Naming(reading)
    candidates = collect(reading)
    decided = kinds.decide(reading, candidates)
    candidates = [c for c in candidates if _credible(reading, c, decided)]
    _full_names(naming, candidates, decided)
    _other_names(naming, candidates, decided)
    _recapture(naming, candidates)
    _record(naming)


def _credible(reading: Reading, candidate: Candidate, decided: dict[str, EntityKind]) -> bool:
    """Capitals in a line of capitals say nothing: such a name counts only where it is known otherwise."""
    if not kinds.in_capitals(reading.text, candidate.start, candidate.end):
        return True
    return gazetteer.is_place(candidate.folded) or candidate.words.title() in reading.text


def _full_names(naming: Naming, candidates: list[Candidate], decided: dict[str, EntityKind]) -> None:
    """Persons by their full names, before anything refers back to them."""
    full = [c for c in candidates if not c.single and decided.get(c.folded) is PERSON]
    for candidate in full:
        if candidate.single or _is_family_part(candidate, full):
            continue
        person = naming.people.add_full(candidate)
        naming.take(candidate, person, 950, "full-name")
    for candidate in candidates:
        if candidate.single and candidate.role is Role.STORY:
            naming.people.bare[candidate.folded] += 1


def _is_family_part(candidate: Candidate, full: list[Candidate]) -> bool:
    """`Le Drian` beside `Jean-Yves Le Drian`: a family name of two words, not a full name."""
    first = candidate.folded.split()[0]
    if first not in lexicon.FAMILY_PARTICLES:
        return False
    return any(c.folded != candidate.folded and c.folded.endswith(" " + candidate.folded) for c in full)


def _other_names(naming: Naming, candidates: list[Candidate], decided: dict[str, EntityKind]) -> None:
    taken = {start for start, *_ in naming.found}
    owner: Person | None = None
    for candidate in candidates:
        if candidate.start in taken:
            continue
        kind = decided.get(candidate.folded)
        if candidate.single and (kin := _kin_before(naming.reading, candidate)) and kind is not None:
            owner = _owner(naming, kin, candidate.start) or owner
            if relative := _relative(naming, candidate, kin, owner):
                naming.take(candidate, relative, 650, "kin")
                continue
        if not _is_settled(candidate, kind) and _reference(naming, candidate):
            continue
        if kind is PERSON and candidate.role is Role.STORY:
            naming.take(candidate, naming.people.add_single(candidate), 600, "new")
        elif kind is not None and kind is not PERSON:
            _group(naming, candidate, kind)


def _is_settled(candidate: Candidate, kind: EntityKind | None) -> bool:
    """Whether a name is surely no part of a person's: a country, a city, an acronym, a credit's agency."""
    if kind is PERSON or kind is None:
        return False
    return (
        gazetteer.is_place(candidate.folded)
        or candidate.folded in lexicon.ALIASES
        or candidate.rule != "model"
    )


def _reference(naming: Naming, candidate: Candidate) -> Person | None:
    """The person of whose name the candidate is a part, taken; or None."""
    if candidate.role is not Role.STORY:
        return None
    if referred := naming.people.referred(candidate.folded, candidate.start):
        person, rule = referred
        naming.take(candidate, person, 850, rule)
        return person
    if person := naming.people.misspelt(candidate.folded):
        naming.take(candidate, person, 700, "misspelling")
        return person
    return None


def _kin_before(reading: Reading, candidate: Candidate) -> Token | None:
    """The word of kinship that introduces a name: `his brother Mohamed`, `Abdeslam's brother, Brahim`."""
    tokens = before(reading, candidate.start, 2)
    if tokens and tokens[0].text == ",":
        tokens = tokens[1:]
    return tokens[0] if tokens and tokens[0].lower_ in lexicon.KIN else None


def _owner(naming: Naming, kin: Token, at: int) -> Person | None:
    """Whose brother: the person with the possessive, or the one named last."""
    tokens = before(naming.reading, kin.idx, 4)
    if any(t.lower_ in {"another", "other", "second", "third"} for t in tokens[:2]):
        return None
    earlier = [(start, p) for start, _, p, _, _ in naming.found if start < at and isinstance(p, Person)]
    for token in tokens:
        if token.text == "'s" or token.text == "'":
            held = [p for start, p in earlier if start <= token.idx and token.idx - start < 60]
            nearest = max(((s, p) for s, p in earlier if p in held), key=lambda e: e[0], default=None)
            return nearest[1] if nearest else None
    return max(earlier, key=lambda e: e[0])[1] if earlier and tokens and tokens[0].tag_ == "PRP$" else None


def _relative(naming: Naming, candidate: Candidate, kin: Token, owner: Person | None) -> Person | None:
    """A relative named by a given name; by blood, the family name goes with it."""
    known = naming.people.referred(candidate.folded, candidate.start)
    if known and (known[1] == "family-name" or known[0].inferred):
        return None
    full = owner.name(naming.people.bare) if owner else ""
    inferred = ""
    if kin.lower_ in lexicon.BLOOD and " " in full:
        inferred = f"{candidate.words} {' '.join(full.split()[1:])}"
    elif known:
        inferred = candidate.words
    return naming.people.add_single(candidate, inferred=inferred, score=650)


def _group(naming: Naming, candidate: Candidate, kind: EntityKind) -> None:
    key = (kind, _key(candidate.words, kind))
    group = naming.groups.setdefault(key, Group(kind))
    naming.take(candidate, group, 850, candidate.rule)


def _key(words: str, kind: EntityKind) -> str:
    folded = fold(words)
    if kind is ORGANISATION:
        return lexicon.ALIASES.get(folded, folded)
    return gazetteer.country(folded) or folded


def _recapture(naming: Naming, candidates: list[Candidate]) -> None:
    """Repeats of known names that the model passed over, in one walk over the tokens."""
    known: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for name, _ in naming.people.back_references():
        known[name.split()[0]].append((name.split(), name))
    for group in naming.groups.values():
        for name in group.names:
            known[name.split()[0]].append((name.split(), name))
    covered = {i for start, end, *_ in naming.found for i in range(start, end)}
    text = naming.reading.text
    for first in list(known):
        known[first].sort(key=lambda k: -len(k[1]))
    for token in naming.reading.doc:
        if token.idx in covered or token.text not in known:
            continue
        for _, name in known[token.text]:
            end = token.idx + len(name)
            if (
                text.startswith(name, token.idx)
                and not text[end : end + 1].isalnum()
                and token.tag_ in {"NNP", "NNPS", "NN", "JJ"}
            ):
                _retake(naming, Candidate(token.idx, end, name, None, Role.STORY, "recapture"))
                covered.update(range(token.idx, end))
                break


def _retake(naming: Naming, candidate: Candidate) -> None:
    for (_, _), group in naming.groups.items():
        if candidate.words in group.names:
            naming.take(candidate, group, 750, "recapture")
            return
    _reference(naming, candidate)


def _join_acronyms(naming: Naming) -> None:
    """`European Union` and `EU` are one where the initials agree."""


def _record(naming: Naming) -> None:
    chains: dict[int, int] = {}
    for start, end, bearer, score, rule in sorted(naming.found, key=lambda f: (f[0], f[1])):
        if id(bearer) not in chains:
            chain = bearer.chain(naming.people.bare) if isinstance(bearer, Person) else bearer.chain()
            chains[id(bearer)] = naming.reading.add_chain(chain)
        naming.reading.add_mention(start, end, chains[id(bearer)], Form.NAME, score, rule)
    _ = acronym_of
