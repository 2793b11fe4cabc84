"""Words for contradictions that were settled."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import ContradictionSettled
from dossier.domain.judgements import Verdict
from dossier.store.readmodel.words.naming import Names, Sentence, about, shown, was


def _settled(fact: ContradictionSettled, names: Names) -> str:
    both = f"{about(fact.one, names, fact.one_exact)} and {about(fact.other, names, fact.other_exact)}"
    before, _, why = names.before(fact).partition("\n")
    said = f"{before}{f': {shown(why)}' if why else ''}" if before else ""
    if fact.verdict is None:
        return f"took back what was made of {both}{was(said)}"
    note = f": {shown(fact.note)}" if fact.note else ""
    if fact.verdict is Verdict.OPEN:
        return f"left the contradiction between {both} open{note}{was(said)}"
    return f"settled what stands between {both} as {fact.verdict}{note}{was(said)}"


SENTENCES: Mapping[type[Any], Sentence] = {ContradictionSettled: _settled}
