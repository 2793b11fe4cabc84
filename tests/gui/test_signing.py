"""Tools, Signing: the form, what it does, and what properties and verification tell of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.app import keys
from dossier.app.keys import KeyLocked
from dossier.domain.commands import MarkKey
from dossier.domain.signing import fingerprint
from dossier.domain.views import Analyst, AnalystProof, KeyRow, VerifyReport
from dossier.gui.dialogs.signing_form import SigningForm
from dossier.gui.main_window import MainWindow
from tests.gui.answers import Answers
from tests.gui.test_operations import said

BEN = KeyRow(Analyst("a-2", "Ben", "B"), "1e" * 32, fingerprint("1e" * 32), False)
CYD = KeyRow(Analyst("a-3", "Cyd", "C"), "2d" * 32, fingerprint("2d" * 32), True)


def opened(window: MainWindow) -> SigningForm:
    window.trigger("signing")
    forms = [w for w in window.findChildren(SigningForm) if w.isVisible()]
    assert len(forms) == 1
    return forms[0]


def test_signing_is_turned_on_and_keys_are_marked(qtbot, window: MainWindow) -> None:
    window.workspace.views.key_rows = [BEN, CYD]
    form = opened(window)
    assert form.fingerprint.text() == "made when you first sign"
    assert [form.others.item(n).checkState() for n in range(2)] == [
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
    ]
    QTest.keyClick(form.on, Qt.Key.Key_Space)
    form.others.setCurrentRow(0)
    QTest.keyClick(form.others, Qt.Key.Key_Space)
    form.others.setCurrentRow(1)
    QTest.keyClick(form.others, Qt.Key.Key_Space)
    form.ok.click()
    qtbot.waitUntil(lambda: said(window).startswith("Signed with the key"))
    assert window.workspace.signing.is_on
    assert window.workspace.signing.did == [
        MarkKey("a-2", BEN.fingerprint, True),
        MarkKey("a-3", CYD.fingerprint, False),
        "sign",
    ]


def test_a_refusal_is_shown_in_the_form_and_nothing_typed_is_lost(qtbot, window: MainWindow) -> None:
    keys.make(window.workspace.analyst, "sesame")
    form = opened(window)
    form.current.setText("simsim")
    window.workspace.signing.failure = KeyLocked("That is not the passphrase of the signing key.")
    form.ok.click()
    qtbot.waitUntil(lambda: "not the passphrase" in form.problem.text())
    assert form.isVisible()
    assert form.current.text() == "simsim"


def test_two_new_passphrases_must_be_the_same(window: MainWindow) -> None:
    form = opened(window)
    form.new.setText("one")
    form.again.setText("other")
    form.ok.click()
    assert form.problem.text() == "The two new passphrases are not the same."
    assert window.workspace.signing.did == []


def test_a_new_passphrase_is_given_to_the_key(qtbot, window: MainWindow) -> None:
    keys.make(window.workspace.analyst)
    form = opened(window)
    form.new.setText("sesame")
    form.again.setText("sesame")
    form.ok.click()
    qtbot.waitUntil(lambda: said(window) == "What you do is not signed.")
    assert keys.is_encrypted(window.workspace.analyst)
    assert keys.load(window.workspace.analyst, "sesame")


@pytest.mark.parametrize("sure", [True, False])
def test_a_new_key_is_made_only_when_one_is_sure(
    qtbot, window: MainWindow, answers: Answers, sure: bool
) -> None:
    keys.make(window.workspace.analyst)
    answers.yes = sure
    form = opened(window)
    (button,) = [b for b in form.buttons.buttons() if "new" in b.text().lower()]
    button.click()
    if sure:
        qtbot.waitUntil(lambda: said(window).startswith("Signed with the new key"))
    assert window.workspace.signing.did == (["new key"] if sure else [])


def test_properties_say_whose_key_one_knows(window: MainWindow, answers: Answers) -> None:
    window.workspace.views.key_rows = [KeyRow(Analyst("a-1", "Ada", "AL"), "0f" * 32, "", False)]
    window.trigger("properties")
    assert "Analysts: Ada (you sign)" in answers.reported[0]


def test_a_verification_tells_how_far_each_analyst_is_proven(
    qtbot, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysts = (AnalystProof("a-1", "Ada", 9, 7, 0, 2, 0), AnalystProof("a-2", "Ben", 4, 0, 3, 0, 1))
    monkeypatch.setattr(
        window.workspace, "verify", lambda **_: VerifyReport(True, 3, 13, 11, (), (), analysts)
    )
    window.trigger("verify")
    qtbot.waitUntil(lambda: said(window).startswith("Proven"))
    window.bench.message.button.click()
    assert "Ada: 9 entries; 7 proven, 0 signed" in answers.reported[0]
    assert "Ben: 4 entries; 0 proven, 3 signed" in answers.reported[0]
