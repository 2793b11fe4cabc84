"""Whose forces strike: the raids of two states on one town and day are two events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, joined, subject
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import COUNTRY_OF, country
from dossier.analysis.happenings import STAGING
from dossier.analysis.trigger import Trigger, counting

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

STRIKING = frozenset({"air strike"})
"""Classes of what the forces of a state do."""

_ADJECTIVES = {
    COUNTRY_OF[form]: form.upper() if len(form) < 3 else form.title()
    for form in reversed(COUNTRY_OF)
    if form != COUNTRY_OF[form]
}
"""Of each country the first of its other forms, which is its adjective."""


def fill_sides(reading: Reading, trigger: Trigger) -> None:
    """Say which states do it, where that is told: "French jets hit", "Russia launched strikes", "US raids"."""
    if trigger.what in STRIKING:
        found = (country(fold(word.text)) for doer in _doers(reading, trigger.token) for word in _words(doer))
        trigger.sides = frozenset(side for side in found if side)


def apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both are told of states, and of no state in common."""
    first, second = set(one), set(other)
    return bool(first) and bool(second) and not first & second


def adjective(found: Iterable[Trigger]) -> str:
    """What the doing of the one state that does it is called: "Russian"."""
    sides = {side for trigger in found if trigger.what in STRIKING for side in trigger.sides}
    return _ADJECTIVES.get(sides.pop(), "") if len(sides) == 1 else ""


def side_of(name: str) -> str:
    """The state whose adjective a heading begins with."""
    words = fold(name).split()
    return country(" ".join(words[:2])) or country(words[0]) if len(words) > 1 else ""


def _doers(reading: Reading, token: Token) -> Iterator[Token]:
    if is_verb(token):
        passive = token.dep_ == "acl" or any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)
        doer = None if passive else subject(token)
    else:
        yield from (c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"})
        whole = counting(token)
        staged = whole.dep_ == "dobj" and is_verb(whole.head) and reading.lemma(whole.head) in STAGING
        doer = subject(whole.head) if staged else None
    if doer is not None:
        yield doer
    for child in token.rights:
        if child.lower_ == "by":
            yield from (o for o in child.children if o.dep_ == "pobj")


def _words(doer: Token) -> Iterator[Token]:
    for each in joined(doer):
        yield each
        yield from (c for c in each.lefts if c.dep_ in {"amod", "compound", "nmod"})
