"""Which register each fact writes, and the fact that writes another value there: all that undo needs to know.

Nearly everything an analyst decides sets one register: a field of a subject. Its value is a string, empty while
nobody has decided. Where a decision can itself be empty, the string begins with `=`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from dossier.domain import entries as e
from dossier.domain import targets
from dossier.domain.analysis import EntityKind
from dossier.domain.documents import METADATA_FIELDS
from dossier.domain.judgements import Comparison, Reference, Status, Verdict

CASE = "case"
SOURCE = "source"
"""Whatever changes what a source says: its metadata, and what is decided on its passages and statements."""
ANALYST = "analyst"
ENTITY = "entity"
PAIR = "pair"
MARK = "mark"
"""Notes, tags and what was put off, by target."""
CONTRADICTION = "contradiction"
"""What is made of two passages that seem to contradict each other."""
ACT = "act"
KEY = "key"
"""The keys of an analyst, and who knows them."""
CHAIN = "chain"
"""What a replica wrote up to some moment, which a signature is over."""
NO_EFFECT = ""

SETTLEABLE = (CASE, SOURCE, ENTITY, PAIR, MARK, CONTRADICTION)
"""The families in which an analyst may settle a conflict; what an analyst is called is their own affair."""

HELD, GONE = "held", ""


class Subject(NamedTuple):
    """What an entry is about: the reducer that folds it, and the thing."""

    family: str
    id: str


class Written(NamedTuple):
    """What a fact writes. `field` is unique within its subject."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`subject`, `field` and `value` read a fact; `other` makes the fact that writes another value instead.

    Without `field` a fact writes no register; without `other` it cannot be taken back.
    """

    family: str | Callable[[Any], str]
    subject: Callable[[Any], str]
    field: Callable[[Any], str] | None = None
    value: Callable[[Any], str] | None = None
    other: Callable[[Any, str, str | None], Any] | None = None


def subject(fact: object) -> Subject:
    """What `fact` is about; of an unknown or withheld one nothing is known."""
    rule = RULES.get(type(fact))
    if rule is None:
        return Subject(NO_EFFECT, "")
    return Subject(rule.family if isinstance(rule.family, str) else rule.family(fact), rule.subject(fact))


def written(fact: object) -> Written | None:
    """The one register that `fact` writes; None for a fact that writes none (and for `CaseCreated`, which writes
    two)."""
    rule = RULES.get(type(fact))
    if rule is None or rule.field is None or rule.value is None:
        return None
    return Written(rule.field(fact), rule.value(fact))


def can_be_undone(fact: object) -> bool:
    rule = RULES.get(type(fact))
    return rule is not None and rule.other is not None


def rewritten(fact: Any, value: str, replaces: str | None) -> Any:
    """The fact that sets what `fact` set to `value`, replacing the entry `replaces`."""
    rule = RULES[type(fact)]
    if rule.other is None:
        raise TypeError(f"{type(fact).__name__} cannot be taken back")
    return rule.other(fact, value, replaces)


def optional(value: str | None) -> str:
    """A decision that may be empty, as a register holds it."""
    return "" if value is None else f"={value}"


def decided(value: str) -> str | None:
    """What was decided, from a register that holds `optional`s; None while nothing was."""
    return value[1:] if value else None


def lines(value: str) -> tuple[str, ...]:
    """The ids that a value holds, a line each."""
    return tuple(line for line in value.split("\n") if line)


# -- fields of registers

VERDICT = "verdict"
_RIVAL = "rival:"


def alias_field(alias: str) -> str:
    return f"alias:{alias}"


def passage_field(start: int, end: int) -> str:
    return f"passage:{start}-{end}"


def statement_field(statement: str, field: str) -> str:
    return f"{statement}:{field}"


def note_field(note: str) -> str:
    return f"note:{note}"


def tag_field(tag: str) -> str:
    return f"tag:{tag}"


def skip_field(analyst: str) -> str:
    return f"skip:{analyst}"


def search_field(search: str) -> str:
    return f"search:{search}"


def is_search(field: str) -> bool:
    return field.startswith(search_field(""))


def search_value(name: str, query: str) -> str:
    return f"{name}\n{query}"


def search_parts(value: str) -> tuple[str, str]:
    """(name, query) of what a `search_field` holds."""
    name, _, query = value.partition("\n")
    return name, query


def known_field(by: str, key: str) -> str:
    return f"known:{by}:{key}"


def rival_field(field: str, entry: str) -> str:
    """Whether the write `entry` to `field` was dropped."""
    return f"{_RIVAL}{field}:{entry}"


def dropped_rival(field: str) -> tuple[str, str] | None:
    """(field, entry) of a `rival_field`; None for any other."""
    if not field.startswith(_RIVAL):
        return None
    of, _, entry = field[len(_RIVAL) :].rpartition(":")
    return of, entry


def verdict_value(verdict: Verdict | None, note: str) -> str:
    """What the register of a contradiction holds."""
    return f"{verdict}\n{note}" if verdict else ""


def verdict_held(value: str) -> tuple[Verdict, str]:
    """(verdict, note) of such a value; what nobody decided is open."""
    verdict, _, note = value.partition("\n")
    return Verdict(verdict or Verdict.OPEN), note


def pair(one: str, other: str) -> str:
    """The subject of what is said of two entities, or passages, whichever is named first."""
    return "\n".join(sorted((one, other)))


def _known(field: str, fields: tuple[str, ...]) -> str:
    """A field that a fact names; marked where it is none of those that there are, so that a stranger's entry writes no
    register of another sort (a detail called `status`)."""
    return field if field in fields else f"?{field}"


# -- the table


def _to(name: str) -> Callable[[Any, str, str | None], Any]:
    return lambda fact, value, replaces: replace(fact, **{name: value}, replaces=replaces)


def _either(there: type[Any], gone: type[Any]) -> Callable[[Any, str, str | None], Any]:
    """The fact of a pair that holds nothing but the fields by which both are named."""

    def made(fact: Any, value: str, replaces: str | None) -> Any:
        kind = there if value else gone
        named = {f: getattr(fact, f) for f in kind.__match_args__ if f not in ("replaces", "reason")}
        return kind(**named, replaces=replaces)

    return made


def _merging(fact: Any, value: str, replaces: str | None) -> Any:
    if value:
        return e.EntityMerged(fact.entity, value, replaces)
    return e.EntityUnmerged(fact.entity, getattr(fact, "into", ""), replaces)


def _searching(fact: Any, value: str, replaces: str | None) -> Any:
    if not value:
        return e.SearchDropped(fact.search, replaces)
    return e.SearchSaved(fact.search, *search_parts(value), replaces)


def _passage(fact: e.PassageJudged) -> str:
    return f"{fact.reference} {fact.entity}".strip() if fact.reference else ""


def passage_value(value: str) -> tuple[Reference, str] | None:
    """(what is said, the entity's id or empty) of a passage's register; None while nothing is."""
    for reference in (Reference.IS_NOT, Reference.IS, Reference.NO_NAME):
        if value == reference or value.startswith(f"{reference} "):
            return reference, value[len(reference) + 1 :]
    return None


def _rejudged(fact: e.PassageJudged, value: str, replaces: str | None) -> e.PassageJudged:
    reference, entity = passage_value(value) or (None, "")
    return replace(fact, reference=reference, entity=entity, replaces=replaces)


def _alias_held(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


_by_entity: Callable[[Any], str] = lambda f: f.entity  # noqa: E731 - three words, used all through the table
_by_source: Callable[[Any], str] = lambda f: f.source  # noqa: E731


@cache
def _field(name: str) -> Callable[[Any], str]:
    return lambda fact: name


def _of_statement(field: str) -> Callable[[Any], str]:
    return lambda fact: statement_field(fact.statement, field)


RULES: dict[type[Any], Rule] = {
    e.CaseCreated: Rule(CASE, lambda f: CASE),
    e.CasePropertySet: Rule(CASE, lambda f: CASE, lambda f: f.field, lambda f: f.value, _to("value")),
    e.AnalystNamed: Rule(
        ANALYST, lambda f: f.analyst, _field("name"), lambda f: f"{f.name}\n{f.initials}"
    ),
    e.SourceIngested: Rule(SOURCE, _by_source),
    e.SourceAnalysed: Rule(SOURCE, _by_source),
    e.SourceMetadataSet: Rule(
        SOURCE, _by_source, lambda f: _known(f.field, METADATA_FIELDS), lambda f: f.value, _to("value")
    ),
    e.SourceWithdrawn: Rule(
        SOURCE, _by_source, _field("withdrawn"), lambda f: "withdrawn",
        _either(e.SourceWithdrawn, e.SourceRestored),
    ),
    e.SourceRestored: Rule(
        SOURCE, _by_source, _field("withdrawn"), lambda f: "", _either(e.SourceWithdrawn, e.SourceRestored)
    ),
    e.SourceGraded: Rule(SOURCE, _by_source, _field("grade"), lambda f: f.grade, _to("grade")),
    e.SourceSupersedes: Rule(
        SOURCE, _by_source, _field("earlier"), lambda f: f.earlier, _to("earlier")
    ),
    e.EntityCreated: Rule(
        ENTITY, _by_entity, _field("existence"), lambda f: HELD, _either(e.EntityRestored, e.EntityRemoved)
    ),
    e.EntityRemoved: Rule(
        ENTITY, _by_entity, _field("existence"), lambda f: GONE, _either(e.EntityRestored, e.EntityRemoved)
    ),
    e.EntityRestored: Rule(
        ENTITY, _by_entity, _field("existence"), lambda f: HELD, _either(e.EntityRestored, e.EntityRemoved)
    ),
    e.EntityAdopted: Rule(ENTITY, _by_entity),
    e.EntityRenamed: Rule(
        ENTITY, _by_entity, _field("name"), lambda f: f.name or "",
        lambda f, value, r: replace(f, name=value or None, replaces=r),
    ),
    e.EntityKindSet: Rule(
        ENTITY, _by_entity, _field("kind"), lambda f: f.kind or "",
        lambda f, value, r: replace(f, kind=EntityKind(value) if value else None, replaces=r),
    ),
    e.EntityStatusSet: Rule(
        ENTITY, _by_entity, _field("status"), lambda f: _status(f.status),
        lambda f, value, r: replace(f, status=Status(value or Status.UNREVIEWED), replaces=r),
    ),
    e.AliasSet: Rule(
        ENTITY, _by_entity, lambda f: alias_field(f.alias),
        lambda f: "" if f.held is None else "yes" if f.held else "no",
        lambda f, value, r: replace(f, held=_alias_held(value), replaces=r),
    ),
    e.EntityMerged: Rule(ENTITY, _by_entity, _field("into"), lambda f: f.into, _merging),
    e.EntityUnmerged: Rule(ENTITY, _by_entity, _field("into"), lambda f: "", _merging),
    e.EntitiesCompared: Rule(
        PAIR, lambda f: pair(f.one, f.other), _field("comparison"),
        lambda f: f"{f.comparison}\n{f.reason}" if f.comparison else "",
        lambda f, value, r: _recompared(f, value, r),
    ),
    e.EventDetailSet: Rule(
        ENTITY, _by_entity, lambda f: _known(f.detail, e.EVENT_DETAILS), lambda f: optional(f.value),
        lambda f, value, r: replace(f, value=decided(value), replaces=r),
    ),
    e.PassageJudged: Rule(
        SOURCE, _by_source, lambda f: passage_field(f.start, f.end), _passage, _rejudged
    ),
    e.StatementAdopted: Rule(SOURCE, _by_source),
    e.StatementWritten: Rule(
        SOURCE, _by_source, _of_statement("existence"), lambda f: HELD,
        _either(e.StatementRestored, e.StatementRemoved),
    ),
    e.StatementRemoved: Rule(
        SOURCE, _by_source, _of_statement("existence"), lambda f: GONE,
        _either(e.StatementRestored, e.StatementRemoved),
    ),
    e.StatementRestored: Rule(
        SOURCE, _by_source, _of_statement("existence"), lambda f: HELD,
        _either(e.StatementRestored, e.StatementRemoved),
    ),
    e.StatementEdited: Rule(
        SOURCE, _by_source, lambda f: statement_field(f.statement, _known(f.field, e.STATEMENT_FIELDS)),
        lambda f: optional(f.value),
        lambda f, value, r: replace(f, value=decided(value), replaces=r),
    ),
    e.StatementStatusSet: Rule(
        SOURCE, _by_source, _of_statement("status"), lambda f: _status(f.status),
        lambda f, value, r: replace(f, status=Status(value or Status.UNREVIEWED), replaces=r),
    ),
    e.StatementGraded: Rule(SOURCE, _by_source, _of_statement("grade"), lambda f: f.grade, _to("grade")),
    e.NoteWritten: Rule(
        MARK, lambda f: f.target, lambda f: note_field(f.note), lambda f: f.text, _to("text")
    ),
    e.Tagged: Rule(
        MARK, lambda f: f.target, lambda f: tag_field(f.tag), lambda f: HELD if f.held else GONE,
        lambda f, value, r: replace(f, held=bool(value), replaces=r),
    ),
    e.SuggestionSkipped: Rule(
        MARK, lambda f: f.target, lambda f: skip_field(f.analyst), lambda f: HELD if f.skipped else GONE,
        lambda f, value, r: replace(f, skipped=bool(value), replaces=r),
    ),
    e.RivalDropped: Rule(
        lambda f: f.family if f.family in SETTLEABLE else ACT,
        lambda f: f.subject, lambda f: rival_field(f.field, f.rival), lambda f: HELD if f.dropped else GONE,
        lambda f, value, r: replace(f, dropped=bool(value), replaces=r),
    ),
    e.SearchSaved: Rule(
        MARK, lambda f: targets.CASE, lambda f: search_field(f.search), lambda f: search_value(f.name, f.query),
        _searching,
    ),
    e.SearchDropped: Rule(
        MARK, lambda f: targets.CASE, lambda f: search_field(f.search), lambda f: "", _searching
    ),
    e.ContradictionSettled: Rule(
        CONTRADICTION, lambda f: pair(f.one, f.other), _field(VERDICT),
        lambda f: verdict_value(f.verdict, f.note),
        lambda f, value, r: _resettled(f, value, r),
    ),
    e.ActUndone: Rule(ACT, lambda f: f.act),
    e.ActRedone: Rule(ACT, lambda f: f.act),
    e.KeyPublished: Rule(KEY, lambda f: f.analyst),
    e.ChainSigned: Rule(CHAIN, lambda f: f.replica),
    e.KeyMarked: Rule(
        KEY, lambda f: f.analyst, lambda f: known_field(f.by, f.key), lambda f: HELD if f.known else GONE,
        lambda f, value, r: replace(f, known=bool(value), replaces=r),
    ),
}  # fmt: skip


def _status(status: Status) -> str:
    return "" if status is Status.UNREVIEWED else status.value


def _recompared(fact: e.EntitiesCompared, value: str, replaces: str | None) -> e.EntitiesCompared:
    comparison, _, reason = value.partition("\n")
    return replace(
        fact, comparison=Comparison(comparison) if comparison else None, reason=reason, replaces=replaces
    )


def _resettled(fact: e.ContradictionSettled, value: str, replaces: str | None) -> e.ContradictionSettled:
    verdict, note = verdict_held(value)
    return replace(fact, verdict=verdict if value else None, note=note, replaces=replaces)


def statement_target(fact: object) -> str:
    """The target of the statement that `fact` is about; empty for any other fact."""
    statement = getattr(fact, "statement", "")
    return targets.of_statement(statement) if statement else ""


def named_entities(family: str, subject_id: str, field: str, value: str) -> tuple[str, ...]:
    """The entities that a register speaks of while it holds `value`: a standing decision keeps them adopted."""
    if not value or family in (CASE, ANALYST, KEY, CONTRADICTION) or dropped_rival(field):
        return ()
    if family == ENTITY:
        mine = (subject_id,)
        if field == "into":
            return (*mine, value)
        if field == "where":
            return (*mine, *lines(value[1:]))
        if field == "who":
            return (*mine, *(line.partition("\t")[2] for line in lines(value[1:])))
        return mine
    if family == PAIR:
        return tuple(subject_id.split("\n"))
    if family == MARK:
        what, id = targets.parted(subject_id)
        return (id,) if what == targets.ENTITY and not field.startswith("skip:") else ()
    return _named_by_source(field, value)


def asserted_of(assertion: e.Assertion) -> tuple[str, ...]:
    """The entities that a statement speaks of as it was written: it keeps them adopted while it exists."""
    ids = (*assertion.subjects, *assertion.others, assertion.attributed_to)
    return tuple(dict.fromkeys(id for id in ids if id))


def _named_by_source(field: str, value: str) -> tuple[str, ...]:
    if field.startswith("passage:"):
        judged = passage_value(value)
        return (judged[1],) if judged and judged[1] else ()
    if field.endswith((":subjects", ":others", ":attributed_to")):
        return lines(value[1:])
    return ()
