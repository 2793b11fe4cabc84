"""Other copies of the case: compared first, merged at the press of a button; noticed, and made for colleagues."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.app.conflicted_copies import ConflictedCopy
from dossier.domain.conflicts import Conflict, Side
from dossier.domain.copies import CopyComparison, NewWork
from dossier.domain.errors import CaseFileError
from dossier.gui.dialogs.bundle_form import BundleForm
from dossier.gui.dialogs.compare_form import CompareForm
from dossier.gui.main_window import MainWindow
from dossier.gui.navigation import Place, PlaceKind
from tests.gui.answers import Answers
from tests.gui.fake_workspace import FakeWorkspace

MOMENT = "2026-11-20T14:00:00Z"
SIDES = (
    Side("Anna", "renamed Ann to Anna", "Ben", MOMENT, "1" * 64, True),
    Side("Anne", "renamed Ann to Anne", "Ada", MOMENT, "2" * 64, False),
)


def said(window: MainWindow) -> str:
    return window.bench.message.label.text() if window.bench.message.isVisible() else ""


def news(window: MainWindow) -> CopyComparison:
    sources = tuple(source.row for source in window.workspace.views.held[:1])
    entities = (window.workspace.views.entity("p-salah"),)
    return CopyComparison(
        "copy.dossier", True, 3, (NewWork("Ben", "EntityRenamed", 2, MOMENT, MOMENT),), sources, entities, 1,
        (Conflict("entity:p", "name", "Ann", None, SIDES),), 4,
    )  # fmt: skip


def shown(qtbot, window: MainWindow, kind: type) -> CompareForm | BundleForm:
    def forms() -> list:
        return [form for form in window.findChildren(kind) if form.isVisible()]

    qtbot.waitUntil(lambda: len(forms()) == 1)
    return forms()[0]


def compared(qtbot, window: MainWindow, answers: Answers, path: Path) -> CompareForm:
    answers.path = str(path)
    window.trigger("compare-copy")
    return shown(qtbot, window, CompareForm)


def test_a_copy_is_compared_and_nothing_changes_until_the_button_is_pressed(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.workspace.comparison = news(window)
    form = compared(qtbot, window, answers, tmp_path / "copy.dossier")
    assert "copy.dossier" in form.windowTitle()
    for line in (
        "3 entries would come in: 1 new source, 1 dossier touched, 1 conflict. Nothing was changed.",
        "Ben",
        "Entity renamed: 2",
        "Ann, name",
        "Anna – Ben (holds for the moment)",
        "Anne – Ada",
        "Salah Abdeslam",
        "The hunt for Salah Abdeslam",
    ):
        assert line in form.words, line
    assert window.workspace.done == []
    assert form.rows.hasFocus()
    QTest.keyClick(form.rows, Qt.Key.Key_Down)
    assert form.rows.currentItem().text(0) == "Ann, name"
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(window).startswith("Merged “copy.dossier”: 3 entries, 1 new source."))
    assert "1 new conflict to settle. 2 entries stay withheld" in said(window)
    assert window.bench.message.button.text() == "Conflicts…"
    assert window.workspace.done == [("merge", tmp_path / "copy.dossier")]


def test_a_comparison_that_is_closed_changes_nothing(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.workspace.comparison = news(window)
    form = compared(qtbot, window, answers, tmp_path / "copy.dossier")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.tasks.working)
    assert window.workspace.done == []


def test_a_merge_that_is_refused_says_why_where_it_was_asked_for(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.workspace.comparison = news(window)
    window.workspace.failures["merge"] = CaseFileError("The entry 12ab… is damaged. Nothing was merged.")
    form = compared(qtbot, window, answers, tmp_path / "copy.dossier")
    form.ok.click()
    qtbot.waitUntil(lambda: "Nothing was merged" in form.problem.text())
    assert form.ok.isEnabled()
    form.ok.click()
    qtbot.waitUntil(lambda: window.workspace.done == [("merge", tmp_path / "copy.dossier")])


def test_a_copy_without_news_says_so_and_offers_nothing(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.path = str(tmp_path / "copy.dossier")
    window.trigger("compare-copy")
    qtbot.waitUntil(lambda: "holds nothing that this case has not" in said(window))
    assert not window.findChildren(CompareForm)


def test_a_case_that_cannot_be_written_is_compared_and_not_merged(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.workspace.read_only = True
    window.workspace.comparison = replace(window.workspace.comparison, entries=1)
    form = compared(qtbot, window, answers, tmp_path / "copy.dossier")
    assert not form.ok.isVisible()
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert window.workspace.done == []


def test_many_names_are_counted_rather_than_listed(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    found = news(window)
    window.workspace.comparison = replace(found, sources=found.sources * 501, changed=40)
    form = compared(qtbot, window, answers, tmp_path / "copy.dossier")
    assert "… and 1 more" in form.words
    assert "… and 39 more" in form.words


def test_a_copy_that_is_dropped_can_be_compared_or_opened(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.dossier"
    window.workspace.copies = [copy]
    window.workspace.comparison = news(window)
    answers.number = 0
    window.dropped.emit([str(copy)])
    shown(qtbot, window, CompareForm)
    assert answers.asked == ["Another copy"]
    assert answers.offered == ["Compare it with the open case", "Open it in place of the open case"]


def test_another_case_that_is_dropped_is_opened_without_a_question(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.dropped.emit([str(tmp_path / "other.dossier")])  # there is none, which opening it says
    qtbot.waitUntil(lambda: "other.dossier" in said(window))
    assert answers.asked == []


def test_a_conflicted_copy_beside_the_case_is_offered_for_comparison(
    qtbot, empty_window: MainWindow, workspace: FakeWorkspace, tmp_path: Path
) -> None:
    copy = tmp_path / "hunt (conflicted copy 2026-11-25 101500).dossier"
    workspace.conflicted = (ConflictedCopy(copy, "Nextcloud", 3), ConflictedCopy(copy, "Nextcloud", 1))
    empty_window.take(workspace)
    qtbot.waitUntil(lambda: said(empty_window).startswith("Nextcloud seems to have put"))
    assert copy.name in said(empty_window)
    assert "3 entries that it lacks" in said(empty_window)
    assert "1 more such" in said(empty_window).replace("There are ", "")
    workspace.comparison = news(empty_window)
    empty_window.bench.message.button.click()
    shown(qtbot, empty_window, CompareForm)


# -- a copy for a colleague


def asked(qtbot, window: MainWindow) -> BundleForm:
    window.trigger("copy-for-colleague")
    return shown(qtbot, window, BundleForm)


def test_a_copy_for_a_colleague_is_whole_unless_something_is_chosen(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.saved = str(tmp_path / "for-ben")
    form = asked(qtbot, window)
    assert not form.of_entity.isEnabled()
    assert not form.sources.isEnabled()
    form.ok.click()
    qtbot.waitUntil(lambda: said(window).startswith("Saved as"))
    assert window.workspace.done == [("bundle", tmp_path / "for-ben.dossier", (), ())]
    assert "What 4 entries say stays here." in said(window)


def test_only_ticked_sources_go_along(qtbot, window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.saved = str(tmp_path / "two.dossier")
    form = asked(qtbot, window)
    QTest.keyClick(form.of_sources, Qt.Key.Key_Space)
    assert not form.ok.isEnabled()  # nothing is ticked yet
    for row in (0, 2):
        form.sources.setCurrentRow(row)
        QTest.keyClick(form.sources, Qt.Key.Key_Space)
    form.filter.setText("HUNT for")
    assert [form.sources.item(n).isHidden() for n in range(3)] == [False, True, True]
    form.ok.click()
    qtbot.waitUntil(lambda: said(window).startswith("Saved as"))
    (_, _, sources, entities) = window.workspace.done[-1]
    rows = window.workspace.views.sources()
    assert (sources, entities) == ((rows[0].id, rows[2].id), ())


def test_the_dossier_in_front_can_be_what_the_copy_is_about(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.saved = str(tmp_path / "one.dossier")
    window.go(Place(PlaceKind.ENTITY, "p-salah"), new_tab=True)
    form = asked(qtbot, window)
    assert "Salah Abdeslam" in form.of_entity.text()
    form.of_entity.setChecked(True)
    form.ok.click()
    qtbot.waitUntil(lambda: said(window).startswith("Saved as"))
    assert window.workspace.done[-1] == ("bundle", tmp_path / "one.dossier", (), ("p-salah",))


def test_a_copy_that_cannot_be_made_says_so_in_the_form(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.saved = str(tmp_path / "taken.dossier")
    window.workspace.failures["bundle"] = CaseFileError("“taken.dossier” exists already.")
    form = asked(qtbot, window)
    form.ok.click()
    qtbot.waitUntil(lambda: "exists already" in form.problem.text())
    assert form.ok.isEnabled()


def test_bag_and_custody_report_are_exported_from_the_menu(
    qtbot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    for action, file, written in (
        ("export-bag", "bag.zip", "bagit None"),
        ("export-custody", "custody.html", "custody None"),
    ):
        answers.saved = str(tmp_path / file)
        window.trigger(action)
        qtbot.waitUntil(lambda name=file: name in said(window))
        assert (tmp_path / file).read_text() == written
