"""What an entry, and what a whole act, says, in words.

`summary(fact, names)` words one entry, `act_summary(facts, names)` all that an act of a person recorded. Both are
total: whatever a fact holds, they give a line, and never raise. `names` (`words.naming.Names`) answers what ids are
called and what held before: the history's queries supply it, `words.before.value_before` finds the value before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dossier.domain.entries import EntityAdopted, RivalDropped
from dossier.store.readmodel.words import (
    acts,
    contradictions,
    entities,
    keys,
    marks,
    searches,
    sources,
    statements,
)
from dossier.store.readmodel.words.acts import COUNTED, Counted
from dossier.store.readmodel.words.naming import Names, Sentence

MOST_GROUPS = 3
"""Sorts of changes that the words of an act name; of the others they say how many there are."""

SENTENCES: Mapping[type[Any], Sentence] = {
    **sources.SENTENCES,
    **entities.SENTENCES,
    **statements.SENTENCES,
    **marks.SENTENCES,
    **searches.SENTENCES,
    **contradictions.SENTENCES,
    **keys.SENTENCES,
}


def summary(fact: object, names: Names) -> str:
    """One line on `fact`; empty for one that this version of Dossier does not know."""
    sentence = SENTENCES.get(type(fact))
    return sentence(fact, names) if sentence else ""


def act_summary(facts: Sequence[object], names: Names) -> str:
    """One line on an act that recorded `facts`, in their order.

    What was merely kept (adopted), an analyst's introduction and the marks of undo and redo do not count, unless
    there is nothing else. Empty for an act of unknown facts only.
    """
    told = acts.told(facts)
    if not told:
        return next(filter(None, (summary(fact, names) for fact in facts)), "")
    if len(told) == 1:
        return summary(told[0], names)
    chosen = [fact for fact in told if not isinstance(fact, RivalDropped)]
    if chosen and len(chosen) < len(told):
        return f"settled a conflict: {act_summary(chosen, names)}"
    kept = [fact for fact in facts if isinstance(fact, EntityAdopted)]
    return acts.as_a_whole(told, kept, names) or _in_groups(told, names)


def _in_groups(facts: Sequence[Any], names: Names) -> str:
    groups: dict[Counted | int, list[Any]] = {}
    for n, fact in enumerate(facts):
        common = COUNTED.get(type(fact))
        groups.setdefault(common(fact, names) if common else n, []).append(fact)
    said = [
        common.of(len(each)) if isinstance(common, Counted) and len(each) > 1 else summary(each[0], names)
        for common, each in list(groups.items())[:MOST_GROUPS]
    ]
    rest = sum(len(each) for each in list(groups.values())[MOST_GROUPS:])
    if rest:
        said.append("1 more change" if rest == 1 else f"{rest:,} more changes")
    return "; ".join(said)
