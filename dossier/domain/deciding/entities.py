"""Rules about who and what there is: names, kinds, merges and splits."""

from collections.abc import Callable, Collection, Sequence

from dossier.domain.analysis import EntityKind
from dossier.domain.commands import (
    CompareEntities,
    CreateEntity,
    MergeEntities,
    RenameEntity,
    SetAlias,
    SetEntityKind,
    SetEntityStatus,
    SetEventDetail,
    SplitEntity,
    UnmergeEntity,
)
from dossier.domain.deciding import values
from dossier.domain.deciding.adopting import (
    adopted,
    adopted_statement,
    deciding,
    require_entity,
    require_event,
    require_statement,
    setting,
)
from dossier.domain.deciding.passages import judgements, words
from dossier.domain.deciding.state import KnownEntity, State
from dossier.domain.deciding.statements import edits
from dossier.domain.entries import (
    EVENT_DETAILS,
    AliasSet,
    EntitiesCompared,
    EntityCreated,
    EntityKindSet,
    EntityMerged,
    EntityRenamed,
    EntityStatusSet,
    EntityUnmerged,
    EntryId,
    EventDetailSet,
    Fact,
)
from dossier.domain.errors import CommandRefused
from dossier.domain.judgements import Comparison, Reference, Status
from dossier.domain.writes import alias_field, lines, optional, pair


def create_entity(command: CreateEntity, state: State, analyst: str) -> Sequence[Fact]:
    name = values.name(command.name, "an entity")
    used = state.held(command.entity, "existence").entry is not None
    if used or state.known_entity(command.entity) is not None:
        raise CommandRefused(f"There is an entity with the id “{command.entity}” already, or there was one.")
    linked = judgements(state, command.passages, Reference.IS, command.entity)
    return (EntityCreated(command.entity, command.kind, name), *linked)


def rename_entity(command: RenameEntity, state: State, analyst: str) -> Sequence[Fact]:
    entity = require_entity(state, command.entity)
    name = values.name(command.name, "an entity") if command.name else ""
    if name == entity.name:
        return ()
    return _set(state, entity, "name", name, lambda r: EntityRenamed(entity.id, name or None, r))


def set_entity_kind(command: SetEntityKind, state: State, analyst: str) -> Sequence[Fact]:
    entity = require_entity(state, command.entity)
    if command.kind is entity.kind:
        return ()
    return _set(state, entity, "kind", command.kind, lambda r: EntityKindSet(entity.id, command.kind, r))


def set_entity_status(command: SetEntityStatus, state: State, analyst: str) -> Sequence[Fact]:
    facts: list[Fact] = []
    value = "" if command.status is Status.UNREVIEWED else command.status.value
    entities = {entity.id: entity for entity in (require_entity(state, id) for id in command.entities)}
    for id, entity in entities.items():

        def judged(replaces: EntryId | None, id: str = id) -> Fact:
            seen = state.work_on(id, "status") if command.status is Status.REJECTED else ()
            return EntityStatusSet(id, command.status, replaces, seen)

        new = deciding(state, id, "status", value, judged)
        facts += [*adopted([entity]), *new] if new else []
    return facts


def set_alias(command: SetAlias, state: State, analyst: str) -> Sequence[Fact]:
    entity = require_entity(state, command.entity)
    alias = values.name(command.alias, "an entity")
    if alias == entity.name:
        raise CommandRefused(f"“{alias}” is its name; rename it to change that.")
    if (alias in entity.aliases) is command.held:
        return ()
    value = "yes" if command.held else "no"
    return _set(
        state, entity, alias_field(alias), value, lambda r: AliasSet(entity.id, alias, command.held, r)
    )


def merge_entities(command: MergeEntities, state: State, analyst: str) -> Sequence[Fact]:
    keep = require_entity(state, command.keep)
    others = {other.id: other for other in (require_entity(state, id) for id in command.others)}
    if not others:
        raise CommandRefused("Name at least one entity to merge.")
    if keep.id in others:
        raise CommandRefused(f"{keep.name} cannot be merged with itself: these two are one already.")
    for other in others.values():
        if other.kind is not keep.kind:
            raise CommandRefused(
                f"{keep.name} is of the kind {keep.kind}, {other.name} of the kind {other.kind}: only entities of one"
                " kind can be merged. Set the kind first."
            )
    ids = [keep.id, *others]
    chain = [why for n, one in enumerate(ids) for other in ids[:n] for why in forbidden(state, other, one)]
    if chain:
        raise CommandRefused("This merge is stopped. " + " ".join(chain))
    return (
        *adopted([keep, *others.values()]),
        *(EntityMerged(id, keep.id, state.held(id, "into").entry) for id in others),
    )


def forbidden(state: State, keep: str, other: str, apart_from: Collection[str] = ()) -> list[str]:
    """Why these two must not become one: each “different” between what is one with either, a sentence each.

    `apart_from` are pairs (`writes.pair`) of which that does not count.
    """
    some, others = state.union(keep), state.union(other)
    return [
        " ".join(
            (
                f"“{state.name_of(c.one)}” and “{state.name_of(c.other)}” are different ({c.by}"
                + (f": {c.reason})." if c.reason else ")."),
                *(
                    f"“{state.name_of(id)}” was merged ({by})."
                    for id in (c.one, c.other)
                    if (by := state.merged_by(id))
                ),
            )
        )
        for c in state.compared(some, others)
        if c.comparison is Comparison.DIFFERENT and pair(c.one, c.other) not in apart_from
    ]


def unmerge_entity(command: UnmergeEntity, state: State, analyst: str) -> Sequence[Fact]:
    keep = require_entity(state, command.keep)
    into = state.held(command.other, "into")
    if not into.value or command.other not in state.union(keep.id):
        raise CommandRefused(f"“{state.name_of(command.other)}” is not merged into {keep.name}.")
    return (EntityUnmerged(command.other, into.value, into.entry),)


def split_entity(command: SplitEntity, state: State, analyst: str) -> Sequence[Fact]:
    entity = require_entity(state, command.entity)
    if not command.mentions and not command.statements:
        raise CommandRefused("Choose the mentions or statements that the new entity shall have.")
    for place in command.mentions:
        if entity.id not in state.named_at(*place):
            raise CommandRefused(f"“{words(state, place)[:60]}” is no mention of {entity.name}.")
    facts = list(create_entity(CreateEntity(command.new, entity.kind, command.name), state, analyst))
    facts += judgements(state, command.mentions, Reference.IS, command.new)
    kept = [entity]
    for id in dict.fromkeys(command.statements):
        statement = require_statement(state, id)
        said = statement.assertion
        fields = {"subjects": said.subjects, "others": said.others, "attributed_to": (said.attributed_to,)}
        changes = {
            field: "\n".join(command.new if each == entity.id else each for each in ids)
            for field, ids in fields.items()
            if entity.id in ids
        }
        if not changes:
            raise CommandRefused(f"“{said.exact[:60]}” does not speak of {entity.name}.")
        beside = [state.known_entity(id) for field in changes for id in fields[field] if id != entity.id]
        kept += [each for each in beside if each is not None]
        facts += [*adopted_statement(statement), *edits(state, statement, changes)]
    return (*adopted(kept), *facts)


def compare_entities(command: CompareEntities, state: State, analyst: str) -> Sequence[Fact]:
    one, other = require_entity(state, command.one), require_entity(state, command.other)
    if one.id == other.id:
        raise CommandRefused(
            f"These two are one: {one.name}. Unmerge them first."
            if command.one != command.other
            else f"{one.name} cannot be compared with itself."
        )
    if command.comparison is None:
        return _uncompared(state, one, other)
    reason = values.clean(command.reason)
    value = f"{command.comparison}\n{reason}"
    first, second = sorted((one.id, other.id))
    facts = setting(
        state,
        pair(first, second),
        "comparison",
        value,
        lambda r: EntitiesCompared(first, second, command.comparison, reason, r),
    )
    return (*adopted([one, other]), *facts) if facts else ()


def _uncompared(state: State, one: KnownEntity, other: KnownEntity) -> list[Fact]:
    """Take back all that is said of these two, also of what was merged into them: it would stop them all the same."""
    return [
        EntitiesCompared(c.one, c.other, None, "", state.held(pair(c.one, c.other), "comparison").entry)
        for c in state.compared(state.union(one.id), state.union(other.id))
    ]


def set_event_detail(command: SetEventDetail, state: State, analyst: str) -> Sequence[Fact]:
    event = require_event(state, command.entity)
    if command.detail not in EVENT_DETAILS:
        raise CommandRefused(f"An event has no “{command.detail}”; it has {', '.join(EVENT_DETAILS)}.")
    value, named = command.value, list[KnownEntity]()
    if value is not None and command.detail == "when":
        value = values.time_value(value)
    elif value is not None:
        value, named = _taking_part(state, command.detail, value)
    facts = setting(
        state,
        event.id,
        command.detail,
        optional(value),
        lambda r: EventDetailSet(event.id, command.detail, value, r),
    )
    return (*adopted([*named, event]), *facts) if facts else ()


def _taking_part(state: State, detail: str, value: str) -> tuple[str, list[KnownEntity]]:
    """The value with the ids that hold now, and the entities that it names."""
    found, named = [], []
    for line in lines(value):
        role, tab, id = line.rpartition("\t")
        if (detail == "who") != bool(tab):
            raise CommandRefused("Who took part is written as role, tab, id; where, as ids alone.")
        entity = require_entity(state, id)
        if detail == "where" and entity.kind is not EntityKind.PLACE:
            raise CommandRefused(
                f"{entity.name} is of the kind {entity.kind}: only a place can say where something happened."
            )
        role = values.name(role, "a role") + "\t" if tab else ""
        found.append(f"{role}{entity.id}")
        named.append(entity)
    return "\n".join(dict.fromkeys(found)), named


def _set(
    state: State, entity: KnownEntity, field: str, value: str, fact: Callable[[EntryId | None], Fact]
) -> Sequence[Fact]:
    facts = setting(state, entity.id, field, value, fact)
    return (*adopted([entity]), *facts) if facts else ()
