"""Export, import and print, as a person does them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.domain.errors import DossierError
from dossier.gui.dialogs.export_form import ExportForm
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind
from dossier.gui.operations.printing import Preview
from tests.gui.annotating import RealAnalyst
from tests.gui.answers import Answers


def said(window: MainWindow) -> str:
    return window.bench.message.label.text() if window.bench.message.isVisible() else ""


@pytest.fixture
def form(qtbot, window: MainWindow) -> ExportForm:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    window.trigger("export")
    qtbot.waitUntil(lambda: any(f.isVisible() for f in window.findChildren(ExportForm)))
    (shown,) = (f for f in window.findChildren(ExportForm) if f.isVisible())
    return shown


def choose(form: ExportForm, format: str) -> None:
    """By keys, as long as it takes."""
    form.format.setFocus()
    QTest.keyClick(form.format, Qt.Key.Key_Home)
    for _ in range(form.format.count()):
        if form.exporter.format == format:
            return
        QTest.keyClick(form.format, Qt.Key.Key_Down)
    raise AssertionError(f"{format} is not offered")


def test_the_dossier_in_front_is_exported_in_the_format_that_is_chosen(
    qtbot, window: MainWindow, form: ExportForm, answers: Answers, tmp_path: Path
) -> None:
    assert form.exporter.format == "pdf"
    assert form.of_entity.isChecked()
    choose(form, "docx")
    assert not form.whole.isEnabled()
    answers.saved = str(tmp_path / "out.docx")
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(window).startswith("Exported to"))
    assert (tmp_path / "out.docx").read_text() == "docx p-salah"


def test_a_table_is_of_a_list_and_what_is_left_out_goes_along(
    qtbot, window: MainWindow, form: ExportForm, answers: Answers, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(
        "dossier.gui.operations.exporting.left_out", lambda *_: "Left out on purpose: 1 source."
    )
    choose(form, "csv")
    form.whole.click()
    form.listed.setCurrentIndex(form.listed.findData("notes"))
    form.notes.click()
    form.below.setCurrentIndex(form.below.findData("B2"))
    form.sources.setFocus()
    form.sources.setCurrentRow(1)
    QTest.keyClick(form.sources, Qt.Key.Key_Space)
    answers.saved = str(tmp_path / "out.csv")
    form.ok.click()
    qtbot.waitUntil(lambda: said(window).startswith("Exported to"))
    assert said(window).endswith("out.csv. Left out on purpose: 1 source.")
    (_, listed, redaction) = window.workspace.done[-1]
    assert listed == "notes"
    assert redaction.notes
    assert redaction.below == "B2"
    assert redaction.sources == {window.workspace.views.held[1].row.id}
    assert (tmp_path / "out.csv").read_text() == "csv None"


def test_only_what_a_format_can_do_is_offered(form: ExportForm) -> None:
    choose(form, "bagit")
    assert form.whole.isChecked()
    assert not form.of_entity.isEnabled()
    assert not form.sources.isEnabled()
    assert not form.listed.isEnabled()
    assert "leaves nothing out" in form.hint.text()
    choose(form, "xlsx")
    assert form.listed.isEnabled()
    assert form.sources.isEnabled()


def test_without_a_dossier_in_front_a_form_of_one_is_not_written(qtbot, window: MainWindow) -> None:
    window.trigger("export")
    qtbot.waitUntil(lambda: any(f.isVisible() for f in window.findChildren(ExportForm)))
    (form,) = window.findChildren(ExportForm)
    assert form.exporter.format == "csv"
    choose(form, "odt")
    assert not form.ok.isEnabled()
    assert "open the one that you want first" in form.hint.text()


def test_a_refusal_is_shown_where_it_was_asked_for(
    qtbot, window: MainWindow, form: ExportForm, answers: Answers, tmp_path: Path
) -> None:
    window.workspace.failures["export"] = DossierError("out.pdf cannot be written: No space left on device.")
    answers.saved = str(tmp_path / "out.pdf")
    form.ok.click()
    qtbot.waitUntil(lambda: "No space left" in form.problem.text())
    assert form.ok.isEnabled()


def test_a_dossier_is_printed_after_a_preview(qtbot, window: MainWindow) -> None:
    window.go(Place(PlaceKind.ENTITY, "p-salah"))
    window.trigger("print")
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(Preview)))
    (dialog,) = window.findChildren(Preview)
    assert "html p-salah" in dialog._document.toPlainText()
    dialog.close()


def test_thinking_better_of_an_import_changes_nothing(qtbot, window: MainWindow, answers: Answers) -> None:
    window.trigger("import")
    assert answers.asked == ["Import", "Import"]
    assert "FollowTheMoney" in " ".join(answers.offered)
    qtbot.waitUntil(lambda: not window.tasks.working)
    assert window.workspace.done == []


def test_annotations_of_another_program_come_in_once_it_is_told_what_they_are(
    qtbot, ada: RealAnalyst, answers: Answers, tmp_path: Path
) -> None:
    (source,) = ada.workspace.views.sources()
    words = ada.workspace.views.reading(source.id).text.split("\n")[0][:40]
    theirs = tmp_path / "theirs.jsonld"
    theirs.write_text(
        json.dumps(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "type": "Annotation",
                "body": "Is that so?",
                "target": {"source": source.file, "selector": {"type": "TextQuoteSelector", "exact": words}},
            }
        )
    )
    answers.path = str(theirs)
    ada.window.trigger("import")
    qtbot.waitUntil(lambda: said(ada.window) == "Imported: 1 note.")
    assert [note.text for note in ada.workspace.views.notes()] == ["Is that so?"]
    ada.window.trigger("import")
    qtbot.waitUntil(lambda: "is new to this case" in said(ada.window))
