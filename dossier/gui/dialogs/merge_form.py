"""A merge before it is made: what is kept, what goes into it, what comes of it; or why it is stopped."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from dossier.domain.errors import DossierError
from dossier.domain.views import EntityRow, MergePreview
from dossier.gui import phrases
from dossier.gui.accents import kind_icon, quiet
from dossier.gui.dialogs.form import Form, hint_label

Preview = Callable[[str, Sequence[str], Callable[[MergePreview | DossierError], None]], None]
"""Asks what comes of merging the others into the first; the answer comes later, or why there is none."""

_MOST_ALIASES = 12
_MOST_ALIASES_MERGED = 4
_HIGHEST = 320
_LONGEST = 200


class MergeForm(Form):
    """`keep` and `others` are ids; which one is kept, and how many go, can be changed until the person decides. Emits
    `another_wanted()`: the person wants to choose one more (`add`)."""

    another_wanted = Signal()

    def __init__(self, keep: str, others: Sequence[str], preview: Preview, parent: QWidget) -> None:
        super().__init__(phrases.tr("Merge"), phrases.tr("Merge"), parent)
        self.setMinimumWidth(640)
        self.keep, self.others = keep, list(others)
        self._preview = preview
        self.kept, self.outcome = _Side(), _Side()
        self.merged: list[_Merged] = []
        self.another = QPushButton(self.tr("A&dd one more…"))
        self.another.setAutoDefault(False)
        self.another.setToolTip(self.tr("Choose one more that is the same"))
        self.another.clicked.connect(self.another_wanted)
        self.warning = hint_label("")
        self.warning.setAccessibleName(self.tr("Why this merge is stopped"))
        self._lay_out()
        self._ask()

    def add(self, other: str) -> None:
        """Merge this one too."""
        if other != self.keep and other not in self.others:
            self.others.append(other)
            self._ask()

    def keep_instead(self, number: int) -> None:
        """Keep this one of the others, with its name; what was kept goes into it."""
        self.keep, self.others[number] = self.others[number], self.keep
        self._ask()

    def leave_out(self, number: int) -> None:
        del self.others[number]
        self._ask()

    # -- inside

    def _lay_out(self) -> None:
        beside, right = QHBoxLayout(), QVBoxLayout()
        beside.setSpacing(10)
        left = QVBoxLayout()
        left.addWidget(self.kept)
        left.addStretch(1)
        beside.addLayout(left, 1)
        inside = QWidget()
        self._inside, self._column = inside, QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addLayout(right, 1)
        self.body.addLayout(beside, 1)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.warning)
        explained = self.tr(
            "What refers to one that goes refers to the one that is kept from now on. Unmerging undoes it exactly."
        )
        self.body.addWidget(hint_label(explained))

    def _ask(self) -> None:
        self.ok.setEnabled(False)
        keep, others = self.keep, list(self.others)

        def show(answer: MergePreview | DossierError) -> None:
            if isValid(self) and (keep, others) == (self.keep, self.others):
                if isinstance(answer, MergePreview):
                    self._show(answer)
                else:
                    self.complain(str(answer))

        self._preview(keep, others, show)

    def _show(self, preview: MergePreview) -> None:
        self.complain("")
        self.kept.show_entity(self.tr("Keep"), preview.keep)
        self._show_others(preview.others)
        statements = phrases.counted(preview.statements, self.tr("statement"), self.tr("statements"))
        counts = f"{_counts(preview.mentions, preview.sources)} · {statements}"
        self.outcome.show_words(self.tr("Then"), preview.keep, preview.name, preview.aliases, counts)
        self.warning.setText(
            "\n".join([self.tr("⚠ This merge is stopped:"), *preview.stopped]) if preview.stopped else ""
        )
        self.warning.setVisible(bool(preview.stopped))
        several = len(preview.others) > 1
        self.ok.setText(
            self.tr("Merge all {n}").format(n=len(preview.others) + 1) if several else self.tr("Merge")
        )
        self.ok.setEnabled(not preview.stopped)
        self.fit()

    def _show_others(self, rows: Sequence[EntityRow]) -> None:
        while len(self.merged) < len(rows):
            number = len(self.merged)
            side = _Merged()
            side.keep.clicked.connect(lambda _=False, n=number: self.keep_instead(n))
            side.away.clicked.connect(lambda _=False, n=number: self.leave_out(n))
            self.merged.append(side)
            self._column.insertWidget(number, side)
        for number, side in enumerate(self.merged):
            side.setVisible(number < len(rows))
            if number < len(rows):
                side.show_row(self.tr("Merge into it"), rows[number], alone=len(rows) == 1)
        QTimer.singleShot(0, self, self._fit_others)

    def _fit_others(self) -> None:
        """As high as they need by now, up to where they scroll."""
        self._column.activate()
        needed = self._column.totalHeightForWidth(self._scroll.viewport().width())
        self._scroll.setMinimumHeight(min(max(0, needed), _HIGHEST))
        self.fit()

    @property
    def words(self) -> str:
        """All that it says, for tests and screen readers."""
        merged = [side.words for side in self.merged[: len(self.others)]]
        return "\n".join([self.kept.words, *merged, self.outcome.words, self.warning.text()])


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

    def show_entity(self, title: str, row: EntityRow, most: int = _MOST_ALIASES) -> None:
        self.show_words(title, row, row.name, row.aliases, _counts(row.mentions, row.sources), most)

    def show_words(
        self,
        title: str,
        row: EntityRow,
        name: str,
        aliases: tuple[str, ...],
        counts: str,
        most: int = _MOST_ALIASES,
    ) -> None:
        self._glyph.setPixmap(kind_icon(row.kind, self.palette()).pixmap(20, 20))
        self.setAccessibleName(f"{title}: {name}")
        small = f"color:{quiet(self.palette()).name()}"
        lines = [
            f"<span style='{small}'>{escape(title)}</span>",
            f"<b>{escape(phrases.excerpt(name, _LONGEST))}</b>",
        ]
        if aliases:
            also = " · ".join(aliases[:most]) + (" …" if len(aliases) > most else "")
            lines.append(f"<span style='{small}'>{escape(self.tr('also'))}:</span> {escape(also)}")
        if row.date:
            lines.append(escape(phrases.when(row.date)))
        lines.append(f"<span style='{small}'>{escape(counts)}</span>")
        self._text.setText("<br>".join(lines))

    @property
    def words(self) -> str:
        return self._text.text()


class _Merged(QWidget):
    """One that goes, with what can be done about that."""

    def __init__(self) -> None:
        super().__init__()
        self._side = _Side()
        self.keep, self.away = QPushButton(self.tr("⇄ Keep this one")), QPushButton("✕")
        self.keep.setToolTip(self.tr("Keep this one, with its name"))
        self.away.setToolTip(self.tr("Leave it out of the merge"))
        self.away.setMaximumWidth(self.away.sizeHint().height() + 8)
        buttons = QHBoxLayout()
        for button in (self.keep, self.away):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self._side)
        column.addLayout(buttons)

    def show_row(self, title: str, row: EntityRow, *, alone: bool) -> None:
        self._side.show_entity(title, row, _MOST_ALIASES_MERGED)
        self.keep.setAccessibleName(self.tr("Keep {name}").format(name=row.name))
        self.away.setAccessibleName(self.tr("Leave {name} out").format(name=row.name))
        self.away.setVisible(not alone)

    @property
    def words(self) -> str:
        return self._side.words


def _counts(mentions: int, sources: int) -> str:
    tr = phrases.tr
    named = phrases.counted(mentions, tr("mention"), tr("mentions"))
    return f"{named} · {phrases.counted(sources, tr('source'), tr('sources'))}"
