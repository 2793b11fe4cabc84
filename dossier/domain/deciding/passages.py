"""Rules about what passages refer to."""

from collections.abc import Iterable, Iterator, Sequence

from dossier.domain.commands import JudgePassages
from dossier.domain.deciding.adopting import adopted, require_entity, require_source
from dossier.domain.deciding.state import State
from dossier.domain.entries import Fact, PassageJudged
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Reference
from dossier.domain.targets import Place
from dossier.domain.writes import passage_field, written


def judge_passages(command: JudgePassages, state: State, analyst: str) -> Sequence[Fact]:
    needs = command.reference in (Reference.IS, Reference.IS_NOT)
    if needs != bool(command.entity):
        raise CommandRefused("Say whom the words refer to." if needs else "Nobody need be named for that.")
    entities = [require_entity(state, command.entity)] if needs else []
    entity = entities[0].id if entities else ""
    judged = list(judgements(state, command.passages, command.reference, entity))
    return (*adopted(entities), *judged) if judged else ()


def judgements(
    state: State, passages: Iterable[Place], reference: Reference | None, entity: str
) -> Iterator[Fact]:
    """A fact for each passage of which that is not said already."""
    for place in dict.fromkeys(passages):
        held = state.held(place.source, passage_field(place.start, place.end))
        exact = words(state, place)
        fact = PassageJudged(*place, exact, reference, entity, held.entry)
        now = written(fact)
        if now is not None and now.value != held.value:
            yield fact


def words(state: State, place: Place) -> str:
    """The exact words at `place`. Refused where there are none."""
    require_source(state, place.source)
    exact = state.words(*place)
    if not exact or not exact.strip():
        raise CommandRefused(f"There are no words at {place.start}–{place.end} of this source.")
    return exact
