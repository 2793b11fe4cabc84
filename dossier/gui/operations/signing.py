"""Signing one's own work, and saying whose keys one knows."""

from typing import TYPE_CHECKING

from shiboken6 import isValid

from dossier.app import keys
from dossier.domain.commands import MarkKey
from dossier.domain.errors import DossierError
from dossier.domain.signing import fingerprint
from dossier.gui.desk import Button, Desk
from dossier.gui.dialogs.signing_form import SigningAnswer, SigningForm
from dossier.gui.phrases import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier.app.workspace import Workspace


def signing(desk: Desk) -> None:
    workspace = desk.workspace
    if workspace is None:
        return
    who = workspace.analyst
    own = keys.public(who)[-1:]
    form = SigningForm(
        "".join(map(fingerprint, own)),
        [row for row in workspace.views.keys(who.id) if row.analyst.id != who.id],
        desk.widget,
        on=workspace.signing.is_on,
        encrypted=keys.is_encrypted(who),
    )
    form.submitted.connect(lambda: _carry_out(desk, form, lambda: _save(workspace, form.answer)))
    form.new_key_wanted.connect(lambda: _make_anew(desk, workspace, form))
    form.open()


def remind(desk: Desk) -> None:
    """Say so when nothing will be signed because the key waits for its passphrase."""
    workspace = desk.workspace
    if workspace is None or workspace.read_only or not workspace.signing.is_on:
        return
    if keys.is_encrypted(workspace.analyst):
        desk.say(
            tr("What you do is not signed until you give the passphrase of your key."),
            button=Button(tr("Signing…"), lambda: signing(desk)),
        )


def _save(workspace: "Workspace", answer: SigningAnswer) -> str:
    """Do what the form says. Returns what was done, in words."""
    signing, who = workspace.signing, workspace.analyst
    if answer.current:
        signing.unlock(answer.current)
    if answer.new:
        if not keys.exists(who):
            signing.key()
        keys.set_passphrase(who, answer.current, answer.new)
    signing.turn(on=answer.on)
    for rows, known in ((answer.known, True), (answer.unknown, False)):
        for row in rows:
            signing.mark(MarkKey(row.analyst.id, row.fingerprint, known))
    if not answer.on:
        return tr("What you do is not signed.")
    return tr("Signed with the key {fingerprint}.").format(fingerprint=fingerprint(signing.sign()))


def _make_anew(desk: Desk, workspace: "Workspace", form: SigningForm) -> None:
    text = tr("Others must then be told the new fingerprint. The key in use is kept beside it.")
    if desk.ask.confirm(tr("Make a new key?"), text, tr("Make a new key")):
        said = tr("Signed with the new key {fingerprint}.")
        _carry_out(desk, form, lambda: said.format(fingerprint=fingerprint(workspace.signing.sign(new=True))))


def _carry_out(desk: Desk, form: SigningForm, work: "Callable[[], str]") -> None:
    """Do it beside the window; a refusal is shown in the form, so that nothing typed is lost."""

    def done(said: str) -> None:
        if isValid(form):
            form.accept()
        desk.say(said)

    def failed(error: BaseException) -> None:
        if isValid(form) and isinstance(error, DossierError):
            form.complain(str(error))
        else:
            desk.tasks.failed.emit(error)

    desk.tasks.run(lambda job: work(), done, failed=failed)
