"""Notes, tags and grades: what analysts put on anything."""

from collections.abc import Callable

from dossier.domain import targets
from dossier.domain.commands import Command, GradeSource, GradeStatement, SetTag, WriteNote
from dossier.domain.judgements import grade_words
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.dialogs.mark_forms import GradeForm, NoteForm, TagForm
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.acting import act
from dossier.gui.phrases import tr

_SHOWN = 160


def write_note(desk: Desk, target: str, about: str) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    form = NoteForm(about, "", desk.widget)

    def keep() -> None:
        note = workspace.fresh_id("note")
        act(desk, tr("Note kept."), WriteNote(note, target, form.words()), form=form)

    form.submitted.connect(keep)
    form.open()


def edit_note(desk: Desk) -> None:
    """Change the note whose line is current."""
    note = desk.chosen.note
    if note is None:
        return
    form = NoteForm(note.about, note.text, desk.widget)
    form.submitted.connect(
        lambda: act(desk, tr("Note changed."), WriteNote(note.id, note.target, form.words()), form=form)
    )
    form.open()


def remove_note(desk: Desk) -> None:
    note = desk.chosen.note
    if note is not None:
        act(desk, tr("Note taken away."), WriteNote(note.id, note.target, ""))


def tag(desk: Desk, target: str, about: str, held: tuple[str, ...]) -> None:
    """Add a tag, or take one away that is there."""
    workspace = desk.workspace
    if workspace is None:
        return

    def ask(known: list[str]) -> None:
        form = TagForm(about, held, known, desk.widget)

        def put(tag: str, there: bool) -> None:
            said = tr("Tagged “{tag}”.") if there else tr("The tag “{tag}” is taken away.")
            act(desk, said.format(tag=tag), SetTag(target, tag, there), form=form)

        form.submitted.connect(lambda: put(form.tag(), True))
        form.removed.connect(lambda tag: put(tag, False))
        form.open()

    desk.tasks.read(lambda job: [tag for tag, _ in workspace.views.tags()], ask)


def untag(desk: Desk, target: str, tag: str) -> None:
    act(desk, tr("The tag “{tag}” is taken away.").format(tag=tag), SetTag(target, tag, False))


def grade_source(desk: Desk) -> None:
    workspace, source = desk.workspace, desk.source
    if workspace is None or source is None:
        return
    row = workspace.views.source(source)
    about = tr("How far “{name}” can be relied on; its statements inherit this.")
    form = GradeForm(
        about.format(name=phrases.excerpt(phrases.source_name(row), 80)),
        row.grade,
        tr("Not graded"),
        desk.widget,
    )
    _grade(desk, form, lambda grade: GradeSource(source, grade))


def grade_statement(desk: Desk) -> None:
    workspace, statement = desk.workspace, desk.chosen.statement
    if workspace is None or statement is None:
        return
    row = workspace.views.statement(statement)
    about = "“" + phrases.excerpt(row.citation.exact, _SHOWN) + "”"
    if row.grade and not row.own_grade:
        about += "\n" + tr("Its source is graded {grade}; that holds until you choose another.").format(
            grade=row.grade
        )
    form = GradeForm(about, row.grade, tr("As its source") if row.own_grade else "", desk.widget)
    _grade(desk, form, lambda grade: GradeStatement(statement, grade))


def note_source(desk: Desk) -> None:
    workspace, source = desk.workspace, desk.source
    if workspace is not None and source is not None:
        name = phrases.source_name(workspace.views.source(source))
        write_note(desk, targets.of_source(source), tr("On the source {name}").format(name=name))


def tag_source(desk: Desk) -> None:
    workspace, source = desk.workspace, desk.source
    if workspace is not None and source is not None:
        row = workspace.views.source(source)
        tag(desk, targets.of_source(source), phrases.source_name(row), row.tags)


def all_notes(desk: Desk) -> None:
    desk.go(Place(PlaceKind.NOTES), new_tab=True)


def note_case(desk: Desk) -> None:
    write_note(desk, targets.CASE, tr("On the whole case"))


def _grade(desk: Desk, form: GradeForm, command: Callable[[str], Command]) -> None:
    def decide() -> None:
        grade = form.grade()
        said = tr("Graded {grade}: {words}.").format(grade=grade, words=grade_words(grade))
        act(desk, said if grade else tr("The grade is taken away."), command(grade), form=form)

    form.submitted.connect(decide)
    form.open()
