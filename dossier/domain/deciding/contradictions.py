"""Rules about what two passages say against each other."""

from collections.abc import Sequence

from dossier.domain import targets
from dossier.domain.commands import SettleContradiction
from dossier.domain.deciding import values
from dossier.domain.deciding.adopting import setting
from dossier.domain.deciding.passages import words
from dossier.domain.deciding.state import State
from dossier.domain.entries import ContradictionSettled, Fact
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Verdict
from dossier.domain.writes import VERDICT, pair, verdict_value


def settle_contradiction(command: SettleContradiction, state: State, analyst: str) -> Sequence[Fact]:
    one, other = sorted((targets.of_passage(*command.one), targets.of_passage(*command.other)))
    if one == other:
        raise CommandRefused("A passage does not contradict itself: name two.")
    exact = {targets.of_passage(*place): words(state, place) for place in (command.one, command.other)}
    note = values.clean(command.note)
    verdict = None if command.verdict is Verdict.OPEN and not note else command.verdict
    return setting(
        state,
        pair(one, other),
        VERDICT,
        verdict_value(verdict, note),
        lambda r: ContradictionSettled(one, other, exact[one], exact[other], verdict, note, r),
    )
