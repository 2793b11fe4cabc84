"""Every field and button of the forms has a name for those who do not see it, and is reached as one reads."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from dossier.gui.dialogs.event_form import EventForm
from dossier.gui.dialogs.form import Form
from dossier.gui.dialogs.mark_forms import GradeForm, NoteForm, TagForm
from dossier.gui.dialogs.merge_form import MergeForm
from dossier.gui.dialogs.split_form import SplitForm
from dossier.gui.dialogs.statement_form import StatementForm
from tests.gui.annotating import Analyst

FORMS: list[tuple[str, str, type[Form]]] = [
    ("p-salah", "F7", NoteForm),
    ("p-salah", "F8", TagForm),
    ("p-salah", "Ctrl+Shift+X", SplitForm),
    ("e-paris", "F4", EventForm),
    ("p-salah", "E", StatementForm),
    ("p-salah", "G", GradeForm),
    ("p-salah", "Ctrl+M", MergeForm),
]


def reached(form: Form) -> list[QWidget]:
    """What Tab comes by, until it comes by something again."""
    found: list[QWidget] = []
    while (widget := form.focusWidget()) is not None and widget not in found:
        found.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return found


def hidden_or_disabled(form: Form) -> set[QWidget]:
    return {w for w in form.findChildren(QWidget) if not w.isVisible() or not w.isEnabled()}


def name(widget: QWidget, form: Form) -> str:
    buddies = [label.text() for label in form.findChildren(QLabel) if label.buddy() is widget]
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or "".join(buddies)


@pytest.mark.parametrize(("entity", "key", "kind"), FORMS)
def test_all_are_named_and_in_order(analyst: Analyst, entity: str, key: str, kind: type[Form]) -> None:
    analyst.open(entity)
    view = analyst.page.panel("statements").list
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    analyst.settle()
    analyst.press(key)
    if kind is MergeForm:
        analyst.pick("mohamed")
    form = analyst.dialog(kind)
    analyst.settle()
    widgets = reached(form)
    assert {form.ok, *form.findChildren(QLineEdit)} - hidden_or_disabled(form) <= set(widgets)
    assert all(name(widget, form) not in ("", "✕") for widget in widgets), [name(w, form) for w in widgets]
    rows = [widget.mapTo(form, QPoint(0, 0)).y() for widget in widgets]
    first = rows.index(min(rows))
    turned = rows[first:] + rows[:first]
    assert all(below >= above for above, below in pairwise(turned)), turned
    form.reject()
