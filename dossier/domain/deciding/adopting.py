"""What every decision on a suggestion has in common: finding what it means, and keeping it from now on."""

from collections.abc import Callable, Iterable, Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.conflicts import Sort
from dossier.domain.deciding.state import KnownEntity, KnownStatement, State
from dossier.domain.entries import EntityAdopted, EntryId, Fact, StatementAdopted
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Status


def require_source(state: State, source: str) -> None:
    if not state.has_source(source):
        raise CommandRefused(f"This case has no source {source[:12]}….")


def require_entity(state: State, id: str) -> KnownEntity:
    """The entity that `id` means now. Refused when there is none (any more)."""
    found = state.known_entity(id)
    if found is None:
        raise CommandRefused(
            f"There is nobody and nothing with the id “{id}” in this case (any more): its source may be withdrawn,"
            " or it has another id since a new article, date or analysis."
        )
    return found


def require_event(state: State, id: str) -> KnownEntity:
    found = require_entity(state, id)
    if found.kind is not EntityKind.EVENT:
        raise CommandRefused(f"{found.name} is no event but of the kind {found.kind}: only events have that.")
    return found


def require_statement(state: State, id: str) -> KnownStatement:
    found = state.known_statement(id)
    if found is None:
        raise CommandRefused(
            f"There is no statement with the id “{id}” in this case (any more): its source may be withdrawn, or it"
            " was taken back."
        )
    return found


def adopted(entities: Iterable[KnownEntity]) -> list[Fact]:
    """The facts that keep those of `entities` that nobody has decided on yet."""
    new = {each.id: each for each in entities if not each.adopted}
    return [EntityAdopted(each.id, each.kind, each.name, each.anchors) for each in new.values()]


def adopted_statement(known: KnownStatement) -> list[Fact]:
    if known.adopted or known.written:
        return []
    return [StatementAdopted(known.id, known.source, known.assertion)]


def deciding(
    state: State, target: str, field: str, value: str, fact: Callable[[EntryId | None], Fact]
) -> Sequence[Fact]:
    """As `setting`, of a status; rejecting again what was rejected says that one has seen what others made of it."""
    held = state.held(target, field)
    again = (
        held.value == value == Status.REJECTED
        and held.entry is not None
        and state.contest(Sort.REJECTION, held.entry) is not None
    )
    return (fact(held.entry),) if again else setting(state, target, field, value, fact)


def setting(
    state: State, target: str, field: str, value: str, fact: Callable[[EntryId | None], Fact]
) -> Sequence[Fact]:
    """The fact that sets a register to `value`; none where it holds that already."""
    held = state.held(target, field)
    return () if held.value == value else (fact(held.entry),)
