"""The organisations and places of one document: which names are one, acronyms included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.analysis import gazetteer, lexicon
from dossier.analysis.candidates import ORGANISATION, Candidate
from dossier.analysis.forms import acronym_of, fold
from dossier.domain.analysis import Chain, EntityKind

_IN_BRACKETS = re.compile(r"['\"*]{0,2},? \(['\"]?(?:the )?([A-Z][A-Za-z.&-]{1,9})['\"]?[);,]")


@dataclass(slots=True, eq=False)
class Group:
    """The names of one organisation or place, as often as they are used."""

    kind: EntityKind
    names: Counter[str] = field(default_factory=Counter)

    def chain(self) -> Chain:
        name = max(sorted(self.names), key=lambda n: (not n.isupper(), len(n) > 4, self.names[n], len(n)))
        others = sorted(n for n in self.names if n != name)
        return Chain(self.kind, name, (name, *others), True, 900, gender="n")


class Groups:
    """Finds the group that a name belongs to; acronyms that the text itself explains come first."""

    def __init__(self, text: str, organisations: Iterable[Candidate]) -> None:
        self.all: dict[tuple[EntityKind, str], Group] = {}
        self._bearers: dict[str, Group] = {}
        self._explained: dict[str, str] = {}
        found = list(organisations)
        for candidate in found:
            if match := _IN_BRACKETS.match(text, candidate.end):
                self._explained[fold(match[1])] = self._fold(candidate.words)
        by_initials = {acronym_of(c.words): self._fold(c.words) for c in found if not c.single}
        for candidate in found:
            plain = candidate.words.replace(".", "")
            if plain.isupper() and plain in by_initials:
                self._explained.setdefault(candidate.folded, by_initials[plain])

    @staticmethod
    def _fold(words: str) -> str:
        folded = fold(words).removeprefix("the ")
        return lexicon.ALIASES.get(folded, folded)

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
        return group

    def bearer(self, words: str) -> Group | None:
        """The group that goes by just these words."""
        return self._bearers.get(words)
