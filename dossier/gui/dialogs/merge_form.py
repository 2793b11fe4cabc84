"""What a merge would make, before it is made: both sides, the result, and why it may not be."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.domain.views import EntityRow, MergePreview
from dossier.gui import phrases
from dossier.gui.accents import kind_icon, quiet
from dossier.gui.dialogs.form import Form, hint_label

Preview = Callable[[str, str, Callable[[MergePreview], None]], None]
"""Asks what comes of merging the second into the first; the answer comes later."""

_MOST_ALIASES = 12


class MergeForm(Form):
    """`keep` and `other` are ids; they may be swapped until the person decides."""

    def __init__(self, keep: str, other: str, preview: Preview, parent: QWidget) -> None:
        super().__init__(phrases.tr("Merge two entities"), phrases.tr("Merge"), parent)
        self.setMinimumWidth(640)
        self.keep, self.other = keep, other
        self._preview = preview
        self.kept, self.merged, self.outcome = _Side(), _Side(), _Side()
        self.swap = QPushButton(self.tr("⇄ Swap"))
        self.swap.setAutoDefault(False)
        self.swap.setAccessibleName(self.tr("Keep the other one"))
        self.swap.setToolTip(self.tr("Keep the other one, with its name"))
        self.swap.clicked.connect(self._swap)
        self.warning = hint_label("")
        self.warning.setAccessibleName(self.tr("Why this merge is stopped"))
        self._lay_out()
        self._ask()

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(10)
        both.addWidget(self.kept, 1)
        both.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignVCenter)
        both.addWidget(self.merged, 1)
        self.body.addLayout(both)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.warning)
        explained = hint_label(
            self.tr(
                "What refers to the one that goes refers to the other from now on. Unmerging undoes it exactly."
            )
        )
        self.body.addWidget(explained)
        self.body.addStretch(1)

    def _swap(self) -> None:
        self.keep, self.other = self.other, self.keep
        self._ask()

    def _ask(self) -> None:
        self.ok.setEnabled(False)
        keep, other = self.keep, self.other

        def show(preview: MergePreview) -> None:
            if isValid(self) and (keep, other) == (self.keep, self.other):
                self._show(preview)

        self._preview(keep, other, show)

    def _show(self, preview: MergePreview) -> None:
        other = preview.others[0]
        self.kept.show_entity(self.tr("Keep"), preview.keep)
        self.merged.show_entity(self.tr("Merge into it"), other)
        statements = phrases.counted(preview.statements, self.tr("statement"), self.tr("statements"))
        counts = f"{_counts(preview.mentions, preview.sources)} · {statements}"
        self.outcome.show_words(self.tr("Then"), preview.keep, preview.name, preview.aliases, counts)
        self.warning.setText(
            "\n".join([self.tr("⚠ This merge is stopped:"), *preview.stopped]) if preview.stopped else ""
        )
        self.warning.setVisible(bool(preview.stopped))
        self.ok.setEnabled(not preview.stopped)
        self.fit()

    @property
    def words(self) -> str:
        """All that it says, for tests and screen readers."""
        return "\n".join([self.kept.words, self.merged.words, self.outcome.words, self.warning.text()])


class _Side(QFrame):
    """One entity in a frame: its glyph and name, its other names, how often it is named."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._glyph, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)  # every word in it is escaped
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(self._text, 1)
        row.addLayout(column, 1)

    def show_entity(self, title: str, row: EntityRow) -> None:
        self.show_words(title, row, row.name, row.aliases, _counts(row.mentions, row.sources))

    def show_words(
        self, title: str, row: EntityRow, name: str, aliases: tuple[str, ...], counts: str
    ) -> None:
        self._glyph.setPixmap(kind_icon(row.kind, self.palette()).pixmap(20, 20))
        self.setAccessibleName(f"{title}: {name}")
        small = f"color:{quiet(self.palette()).name()}"
        lines = [f"<span style='{small}'>{escape(title)}</span>", f"<b>{escape(name)}</b>"]
        if aliases:
            also = " · ".join(aliases[:_MOST_ALIASES]) + (" …" if len(aliases) > _MOST_ALIASES else "")
            lines.append(f"<span style='{small}'>{escape(self.tr('also'))}:</span> {escape(also)}")
        if row.date:
            lines.append(escape(phrases.when(row.date)))
        lines.append(f"<span style='{small}'>{escape(counts)}</span>")
        self._text.setText("<br>".join(lines))

    @property
    def words(self) -> str:
        return self._text.text()


def _counts(mentions: int, sources: int) -> str:
    tr = phrases.tr
    named = phrases.counted(mentions, tr("mention"), tr("mentions"))
    return f"{named} · {phrases.counted(sources, tr('source'), tr('sources'))}"
