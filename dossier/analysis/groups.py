"""The organisations and places of one document: which names are one, acronyms included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.analysis import gazetteer, lexicon
from dossier.analysis.candidate import ORGANISATION, Candidate
from dossier.analysis.forms import acronym_of, fold
from dossier.analysis.organisations import has_legal_form, short_name
from dossier.domain.analysis import Chain, EntityKind

_IN_BRACKETS = re.compile(r"['\"*]{0,2},? \(['\"]?(?:the )?([A-Z][A-Za-z.&-]{1,9})['\"]?[);,]")


_HOUSE = re.compile(r"^\S+ (?:(?:&|and) (?:sons?|co|company|partners|daughters)|brothers|bros)\b")
"""Companies that bear their founder's name: `lambert & sons`."""


def _may_stand_for(short: str, name: str) -> bool:
    """Whether a word in brackets is short for the name before it: its letters come in it in this order, unlike
    those of an agency after a city or of a share's sign.
    """
    letters = iter(fold(name))
    return short.lower() not in lexicon.AGENCIES and all(
        letter in letters for letter in fold(short) if letter.isalnum()
    )


def _first_words(organisations: Iterable[Candidate]) -> dict[str, str]:
    """The first words of companies' names in law that are names elsewhere: `Relcom` of `Relcom Industries Ltd`."""
    alone = {c.folded for c in organisations if c.single}
    legal = {c.folded for c in organisations if has_legal_form(c.folded) or _HOUSE.search(c.folded)}
    found: dict[str, set[str]] = {}
    for folded in legal:
        found.setdefault(folded.split()[0], set()).add(short_name(folded))
    return {first: min(names) for first, names in found.items() if first in alone and len(names) == 1}


def _clubs(organisations: Iterable[Candidate]) -> dict[str, str]:
    """`Rovers`, where one club alone is of that name: `Stanton Rovers`."""
    names = {c.folded for c in organisations if not c.single}
    found: dict[str, set[str]] = {}
    for folded in names:
        last = folded.rsplit(" ", 1)[1]
        if last in lexicon.CLUB_WORDS:
            found.setdefault(last, set()).add(short_name(folded))
    return {last: min(names) for last, names in found.items() if len(names) == 1}


@dataclass(slots=True, eq=False)
class Group:
    """The names of one organisation or place, as often as they are used."""

    kind: EntityKind
    names: Counter[str] = field(default_factory=Counter)
    score: int = 600

    def chain(self) -> Chain:
        name = max(sorted(self.names), key=lambda n: (not n.isupper(), len(n) > 4, self.names[n], len(n)))
        if self.kind is EntityKind.PLACE and name.isupper() and len(name) > 4 and "." not in name:
            name = name.title()  # of a dateline
        others = sorted(n for n in self.names if n != name)
        return Chain(self.kind, name, (name, *others), True, self.score, gender="n")


class Groups:
    """Finds the group that a name belongs to; acronyms that the text itself explains come first."""

    def __init__(self, text: str, organisations: Iterable[Candidate]) -> None:
        self.all: dict[tuple[EntityKind, str], Group] = {}
        self._bearers: dict[str, Group] = {}
        self._explained: dict[str, str] = {}
        found = list(organisations)
        for candidate in found:
            match = _IN_BRACKETS.match(text, candidate.end)
            if match and _may_stand_for(match[1], candidate.words):
                self._explained[fold(match[1])] = self._fold(candidate.words)
        for word, folded in (_first_words(found) | _clubs(found)).items():
            self._explained.setdefault(word, folded)
        by_initials = {acronym_of(c.words): self._fold(c.words) for c in found if " " in short_name(c.folded)}
        for candidate in found:
            plain = candidate.words.replace(".", "")
            if plain.isupper() and plain in by_initials and plain.lower() not in lexicon.AGENCIES:
                self._explained.setdefault(candidate.folded, by_initials[plain])

    def is_short(self, folded: str) -> bool:
        """Whether the word is what a company of this document is called for short."""
        return folded in self._explained

    @staticmethod
    def _fold(words: str) -> str:
        folded = fold(words).removeprefix("the ")
        return lexicon.ALIASES.get(folded) or short_name(folded)

    def acronyms(self) -> set[str]:
        """Acronyms that refer to an organisation of this document, as the text writes them: in capitals."""
        known = {group_key for kind, group_key in self.all if kind is ORGANISATION}
        return {
            a.upper()
            for a, full in (lexicon.ALIASES | self._explained).items()
            if full in known and " " not in a
        }

    def take(self, words: str, kind: EntityKind) -> Group:
        """The group of a name, a new one where there is none."""
        if kind is ORGANISATION:
            key = self._explained.get(fold(words)) or self._fold(words)
        else:
            key = gazetteer.country(fold(words)) or fold(words)
        group = self.all.setdefault((kind, key), Group(kind))
        self._bearers.setdefault(words, group)
        if kind is ORGANISATION and has_legal_form(fold(words)):
            self._bearers.setdefault(self._without_form(words), group)
        return group

    @staticmethod
    def _without_form(words: str) -> str:
        """`Holm Motors Ltd` as texts go on to call it: `Holm Motors`."""
        return " ".join(words.split()[: len(short_name(fold(words)).split())]).rstrip(",")

    def written(self) -> set[str]:
        """Every form that a repeat may be found by."""
        return {*self._bearers, *(name for group in self.all.values() for name in group.names)}

    def bearer(self, words: str) -> Group | None:
        """The group that goes by just these words."""
        return self._bearers.get(words)
