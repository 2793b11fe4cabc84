"""What can be said of words: whom they mean, that they mean nobody, what they say."""

from collections.abc import Iterable, Sequence

from dossier.domain import targets
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import CreateEntity, JudgePassages, WriteStatement
from dossier.domain.entries import Assertion
from dossier.domain.judgements import Reference
from dossier.domain.targets import Place
from dossier.domain.views import EntityRef, EntityRow
from dossier.gui import phrases
from dossier.gui.chosen import Words
from dossier.gui.desk import Desk
from dossier.gui.dialogs.finding import NewEntity
from dossier.gui.dialogs.statement_form import StatementForm, Told
from dossier.gui.operations import marks
from dossier.gui.operations.acting import act, pick, picking
from dossier.gui.phrases import tr

_LONGEST_NAME = 500
_SHOWN = 60


def link(desk: Desk) -> None:
    """Say which entity the words mean; it may be a new one."""
    chosen = desk.chosen.mentions
    if not chosen:
        return
    places = _places(chosen)

    def taken(row: EntityRow) -> None:
        said = tr("Linked {words} to {name}.").format(words=_quoted(chosen), name=row.name)
        act(desk, said, JudgePassages(places, Reference.IS, row.id))

    title = tr("Whom does {words} mean?").format(words=_quoted(chosen))
    pick(desk, title, taken, text=_name(chosen), new=lambda new: _make(desk, new, places))


def new_person(desk: Desk) -> None:
    _new(desk, EntityKind.PERSON)


def new_organisation(desk: Desk) -> None:
    _new(desk, EntityKind.ORGANISATION)


def new_place(desk: Desk) -> None:
    _new(desk, EntityKind.PLACE)


def new_event(desk: Desk) -> None:
    _new(desk, EntityKind.EVENT)


def no_name(desk: Desk) -> None:
    """The words mean nobody and nothing."""
    chosen = desk.chosen.mentions
    if chosen:
        said = tr("{words} is no name.").format(words=_quoted(chosen))
        act(desk, said, JudgePassages(_places(chosen), Reference.NO_NAME))


def not_this_one(desk: Desk) -> None:
    """The mention means somebody, but not the entity that it is held for."""
    workspace = desk.workspace
    chosen = [words for words in desk.chosen.mentions if words.entity and words.mention]
    if workspace is None or not chosen or chosen[0].entity is None:
        return
    entity = chosen[0].entity
    places = tuple(words.mention for words in chosen if words.mention and words.entity == entity)
    name = workspace.views.entity(entity).name
    said = tr("{words} is not {name}.").format(words=_quoted(chosen), name=name)
    act(desk, said, JudgePassages(places, Reference.IS_NOT, entity))


def write_statement(desk: Desk) -> None:
    """A statement from the words: what names somebody in them is what it is about, until the person says otherwise."""
    workspace, words = desk.workspace, desk.chosen.words
    if workspace is None or words is None:
        return
    place = words.place
    named = desk.chosen.named_within(place) or ([words.entity] if words.entity else [])
    rows = [workspace.views.entity(id_) for id_ in named]
    refs = [EntityRef(row.id, row.kind, row.name) for row in rows]
    told = Told(words.exact, StatementKind.ACTION, refs[:1], refs[1:])
    form = StatementForm(tr("Write a statement"), tr("Write"), told, picking(desk), desk.widget)

    def write() -> None:
        command = WriteStatement(
            workspace.fresh_id("statement"), place.source, _assertion(place, words, form)
        )
        act(desk, tr("Wrote a statement from {words}.").format(words=_quoted([words])), command, form=form)

    form.submitted.connect(write)
    form.open()


def note(desk: Desk) -> None:
    words = desk.chosen.words
    if words is not None:
        about = tr("On the words “{words}”").format(words=phrases.excerpt(words.exact, 200))
        marks.write_note(desk, targets.of_passage(*words.place), about)


# -- inside


def _new(desk: Desk, kind: EntityKind) -> None:
    """Make an entity of the words, called as they are."""
    chosen = desk.chosen.mentions
    if chosen:
        _make(desk, NewEntity(kind, _name(chosen)), _places(chosen))


def _make(desk: Desk, new: NewEntity, places: tuple[Place, ...]) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    command = CreateEntity(workspace.fresh_id(new.kind.value), new.kind, new.name, places)
    made = {
        EntityKind.PERSON: tr("New person: {name}."),
        EntityKind.ORGANISATION: tr("New organisation: {name}."),
        EntityKind.PLACE: tr("New place: {name}."),
        EntityKind.EVENT: tr("New event: {name}."),
    }[new.kind]
    act(desk, made.format(name=new.name), command)


def _assertion(place: Place, words: Words, form: StatementForm) -> Assertion:
    told = form.values()
    return Assertion(
        place.start,
        place.end,
        words.exact,
        StatementKind(told["kind"]),
        tuple(told["subjects"].split("\n")) if told["subjects"] else (),
        tuple(told["others"].split("\n")) if told["others"] else (),
        told["attribution"],
        told["attributed_to"],
        told["date"],
        bool(told["hedged"]),
        bool(told["negated"]),
    )


def _places(chosen: Iterable[Words]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(words.place for words in chosen))


def _name(chosen: Sequence[Words]) -> str:
    """The words as a name, in one line."""
    return phrases.one_line(chosen[0].exact)[:_LONGEST_NAME]


def _quoted(chosen: Sequence[Words]) -> str:
    words = f"“{phrases.excerpt(chosen[0].exact, _SHOWN)}”"
    more = len(chosen) - 1
    return words if not more else tr("{words} and {n} more").format(words=words, n=more)
