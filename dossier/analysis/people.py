"""The persons of one document: full names first, then what refers back to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.analysis.candidate import Candidate
from dossier.analysis.forms import bare_family, family, family_endings, fit, fold, folded_words, given, near
from dossier.analysis.given_names import given_gender
from dossier.analysis.person_names import eastern_family, generation
from dossier.domain.analysis import Chain, EntityKind, Role

_INITIAL = 2
"""Letters of `J.`, by which nobody is called."""
_SHORTEST_MISSPELT = 5
"""Shorter family names that differ by a letter are more often two names (`Lee`, `Les`) than one misspelt."""


@dataclass(slots=True, eq=False)
class Person:
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[Role] = field(default_factory=Counter)
    seen: list[int] = field(default_factory=list)
    inferred: str = ""
    """A full name that the text implies and does not write (a brother's)."""
    score: int = 950
    courtesies: Counter[str] = field(default_factory=Counter)
    """Genders by `Mr` and `Mrs`."""
    relative: bool = False
    """Introduced as somebody's wife or son: the family name alone means the other."""

    @property
    def gender(self) -> str:
        if self.courtesies:
            return self.courtesies.most_common(1)[0][0]
        genders = {given_gender(given(name)) for name in self.names if given(name)}
        return genders.pop().replace("n", "") if len(genders) == 1 else ""

    def name(self, bare: Counter[str]) -> str:
        """The best name: complete, with the family name that is used alone elsewhere, frequent."""
        if self.inferred:
            return self.inferred
        ends = {ending for n in self.names for ending in family_endings(folded_words(n))}
        return max(
            sorted(self.names),
            key=lambda n: (
                bool(given(n)) and fold(n) not in ends,
                bare[bare_family(n)] > 0,
                not n.isupper(),
                self.names[n],
                len(n),
            ),
        )

    def chain(self, bare: Counter[str]) -> Chain:
        name = self.name(bare)
        role = Role.STORY if self.roles[Role.STORY] else self.roles.most_common(1)[0][0]
        gender = given_gender(given(name) or fold(name)).replace("n", "")
        names = (name, *sorted(n for n in self.names if n != name))
        return Chain(EntityKind.PERSON, name, names, True, self.score, gender=gender, role=role)


class People:
    """Finds the person that a name refers to, in one document."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.bare: Counter[str] = Counter()
        """How often each family name stands alone; tells which word of a reversed name is the family name."""
        self._full: dict[tuple[str, ...], Person] = {}
        self._begin: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
        """By the words that longer names begin with."""
        self._family: defaultdict[str, list[Person]] = defaultdict(list)
        self._given: defaultdict[str, list[Person]] = defaultdict(list)
        self._foremost: set[str] = set()
        """Family names that stand first: `Xi Jinping`."""

    def add_full(self, candidate: Candidate) -> Person:
        """The person of a full name, a new one where none fits."""
        words = folded_words(candidate.words)
        person = self._full.get(words) or self._same(words, candidate)
        if person is not None and _of_other_generations(person, candidate.words):
            person = next((p for p in self.all if candidate.words in p.names), None)
        if person is None:
            person = Person()
            self.all.append(person)
        self._learn(person, words, candidate)
        return person

    def add_other_name(self, person: Person, candidate: Candidate) -> None:
        """A second full name of a person: a stage name, the name at birth."""
        self._learn(person, folded_words(candidate.words), candidate)

    def _same(self, words: tuple[str, ...], candidate: Candidate) -> Person | None:
        reverse = self._full.get(words[::-1])
        if reverse is not None:
            return reverse
        if (begun := self._begun(words)) is not None:
            return begun
        last = bare_family(candidate.words)
        for person in self._family.get(last, ()):
            if any(fit(candidate.words, name) for name in person.names if " " in name):
                return person
        if len(last) < _SHORTEST_MISSPELT:
            return None
        for person in self._given.get(given(candidate.words), ()):
            if any(near(last, bare_family(name)) for name in person.names if " " in name):
                return person
        return None

    def _begun(self, words: tuple[str, ...]) -> Person | None:
        """Who is called so and by more words, or by the first of these: `Sheikh Hasina`, `Sheikh Hasina Wazed`."""
        longer = self._begin.get(words, [])
        if len(longer) == 1:
            return longer[0]
        shorter = (self._full.get(words[:at]) for at in range(len(words) - 1, 1, -1))
        return next((person for person in shorter if person is not None), None)

    def _learn(self, person: Person, words: tuple[str, ...], candidate: Candidate) -> None:
        person.names[candidate.words] += 1
        person.roles[candidate.role] += 1
        person.seen.append(candidate.start)
        self._full[words] = person
        for at in range(2, len(words)):
            _append(self._begin[words[:at]], person)
        if candidate.role is not Role.STORY:
            return  # nobody refers back to a photographer by family name
        for key in {family(candidate.words), bare_family(candidate.words), *family_endings(words)}:
            _append(self._family[key], person)
        first = given(candidate.words)
        if eastern_family(candidate.words):
            _append(self._family[first], person)
            self._foremost.add(first)
        elif first:
            _append(self._given[first], person)

    def add_single(self, candidate: Candidate, inferred: str = "", score: int = 600) -> Person:
        """A person known by one word: a family name, or a given name where `inferred` completes it."""
        person = Person(inferred=inferred, score=score)
        person.names[candidate.words] += 1
        person.roles[candidate.role] += 1
        person.seen.append(candidate.start)
        self.all.append(person)
        word = fold(candidate.words)
        if inferred:
            self._given[word].insert(0, person)  # the brother just named, rather than a namesake
        else:
            self._family[word].append(person)
        return person

    def expect(self, folded: str) -> None:
        """Somebody is called by this family name whose full name the text does not give."""
        self._family[folded].append(Person(score=700))

    def bearers(self, folded: str) -> list[Person]:
        return self._family.get(folded, [])

    def referred(self, folded: str, at: int, courtesy: str = "") -> tuple[Person, str] | None:
        """The person that a part of a name refers to at an offset, and the rule that says so.

        `courtesy` is the gender that `Mr` or `Mrs` tells. Without it the name is that of whom the text does not
        call so, and of nobody who is only introduced as a relative, if there is another.
        """
        first = given(folded)
        bearers = self._family.get(folded) or [
            person
            for person in self._family.get(bare_family(folded), ())
            if not first or any(fit(folded, name) for name in person.names)
        ]
        found = [p for p in bearers if not courtesy or p.gender in {"", courtesy}]
        if not courtesy and len(found) > 1:
            found = [p for p in found if not p.relative and not p.courtesies] or found
        if found:
            return _latest(found, at), "family-name"
        if bearers:
            return None
        introduced = [p for p in self._given.get(folded, ()) if p.inferred]
        if introduced:
            return introduced[0], "given-name"
        known = self._given.get(folded, [])
        if len(known) > 1:
            known = [person for person in known if min(person.seen) < at]  # a namesake may still be to come
        if len(known) == 1 and " " not in folded:
            return known[0], "given-name"
        return None

    def begins_name(self, folded: str) -> bool:
        """Whether a word is what somebody's name begins with, and nobody's ends with."""
        return folded in self._foremost or (folded in self._given and folded not in self._family)

    def misspelt(self, folded: str, at: int) -> Person | None:
        """The one person named before `at` whose family name differs from the word by a letter.

        Who is called so first is somebody else, and `Hasina` is no `Hasin`.
        """
        if len(folded) < _SHORTEST_MISSPELT + 1 or " " in folded or folded in self._family:
            return None
        found = {
            id(p): p
            for name, people in self._family.items()
            if near(folded, name) and len(people) == 1 and f"{name}a" != folded and name != f"{folded}a"
            for p in people
            if min(p.seen, default=at) < at
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def back_references(self) -> Iterable[tuple[str, str]]:
        """Every written name and family name that a repeat may be found by: (form, whether full)."""
        for person in self.all:
            for name in person.names:
                yield name, "full" if " " in name else "part"
                if " " in name and person.roles[Role.STORY]:
                    yield _written_family(name), "part"
                    if eastern_family(name) or (len(name.split()[0]) > _INITIAL and given(name)):
                        yield name.split()[0], "first"


def _of_other_generations(person: Person, name: str) -> bool:
    """Whether `John Hale Jr.` comes where `John Hale` or `John Hale Sr.` is somebody already."""
    told = generation(name)
    full = {generation(known) for known in person.names if " " in known}
    return bool(told) and bool(full) and told not in full


def _append(people: list[Person], person: Person) -> None:
    if person not in people:
        people.append(person)


def _latest(people: list[Person], at: int) -> Person:
    """The one named most recently before `at`; if none was, the one named first after."""
    earlier = [(max(s for s in p.seen if s < at), p) for p in people if any(s < at for s in p.seen)]
    if earlier:
        return max(earlier, key=lambda e: e[0])[1]
    return min(people, key=lambda p: p.seen[0] if p.seen else -1)


def _written_family(name: str) -> str:
    """The family name as the full name writes it: `Jean-Yves Le Drian` -> `Le Drian`."""
    return " ".join(name.split()[-len(family(name).split()) :])
