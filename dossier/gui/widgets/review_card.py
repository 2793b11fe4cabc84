"""One suggestion as the review queue shows it: what it is, its passage, and why the machine thinks so."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from dossier.domain.views import Citation, EntityRow, StatementRow
from dossier.gui import phrases
from dossier.gui.accents import kind_icon, quiet, tint
from dossier.gui.models.line import statement_line
from dossier.gui.models.review_queue import Ready
from dossier.gui.navigation import Spot

_ICON, _MOST_ALIASES, _MOST_REFS = 26, 8, 6


class ReviewCard(QScrollArea):
    """Emits `read(Spot)` when the citation is followed."""

    read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready: Ready | None = None
        self._icon, self.name, self.facts = QLabel(), QLabel(), QLabel()
        self._box, self.passage, self.chip = QFrame(), QLabel(), QLabel()
        self.why, self._sure, self._bar = QLabel(), QLabel(), QProgressBar()
        self._lay_out()

    def show_ready(self, ready: Ready) -> None:
        self._ready = ready
        row = ready.suggestion
        if row.entity is not None:
            self._show_entity(row.entity)
        elif row.statement is not None:
            self._show_statement(row.statement)
        self._show_passage(ready)
        self.why.setText(self.tr("Why: {reason}").format(reason=row.why) if row.why else "")
        self._show_sureness(ready.sure)
        self.verticalScrollBar().setValue(0)
        self._dress()

    @property
    def words(self) -> str:
        """All that it says, for tests and screen readers."""
        labels = (self.name, self.facts, self.passage, self.chip, self.why, self._sure)
        return "\n".join(label.text() for label in labels if label.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._ready is not None:
            self.show_ready(self._ready)

    def scroll_by(self, key: int) -> bool:
        """Scroll by a key that moves; False for any other."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if key not in steps:
            return False
        bar.setValue(bar.value() + steps[Qt.Key(key)])
        return True

    # -- inside

    def _show_entity(self, entity: EntityRow) -> None:
        self._icon.setPixmap(kind_icon(entity.kind, self.palette()).pixmap(_ICON, _ICON))
        self.name.setText(entity.name)
        mentions = phrases.counted(entity.mentions, self.tr("mention"), self.tr("mentions"))
        sources = phrases.counted(entity.sources, self.tr("source"), self.tr("sources"))
        kind = self.tr("{kind}, suggested").format(kind=phrases.kind_name(entity.kind))
        lines = [" · ".join(part for part in (kind, phrases.when(entity.date), mentions, sources) if part)]
        if entity.aliases:
            names = " · ".join(entity.aliases[:_MOST_ALIASES])
            lines.append(self.tr("also: {names}").format(names=names))
        self.facts.setText("\n".join([*lines, *self._skipped()]))

    def _show_statement(self, row: StatementRow) -> None:
        about = (*row.subjects, *row.others)
        first = about[0].kind if about else None
        self._icon.setPixmap(kind_icon(first, self.palette()).pixmap(_ICON, _ICON))
        self.name.setText(", ".join(ref.name for ref in row.subjects) or self.tr("Statement"))
        kind = phrases.group(row.kind, row.subjects[0].kind) if row.subjects else row.kind.value
        tags = [tag.text for tag in statement_line(row).tags]
        lines = [" · ".join(part for part in (kind, phrases.when(row.date, row.vague), *tags) if part)]
        if row.others:
            names = ", ".join(ref.name for ref in row.others[:_MOST_REFS])
            lines.append(self.tr("with: {names}").format(names=names))
        self.facts.setText("\n".join([*lines, *self._skipped()]))

    def _skipped(self) -> list[str]:
        skipped = self._ready is not None and self._ready.suggestion.skipped
        return [self.tr("You skipped this before.")] if skipped else []

    def _show_passage(self, ready: Ready) -> None:
        citation = ready.suggestion.citation
        self._box.setVisible(citation is not None)
        if citation is None:
            return
        soft = quiet(self.palette()).name()
        markup = (
            f"<span style='color:{soft}'>{escape(ready.before)}</span><b>{escape(citation.exact)}</b>"
            f"<span style='color:{soft}'>{escape(ready.after)}</span>"
        )
        self.passage.setText(f"<p style='line-height:125%'>{markup.replace(chr(10), '<br>')}</p>")
        self.chip.setText(self._link(citation))
        self.chip.setToolTip(escape(phrases.reference(citation)))

    def _link(self, citation: Citation) -> str:
        colour = self.palette().color(QPalette.ColorRole.Link).name()
        return f"<a href='passage' style='color:{colour};text-decoration:none'>{escape(phrases.chip(citation))}</a>"

    def _show_sureness(self, sure: int | None) -> None:
        for widget in (self._sure, self._bar):
            widget.setVisible(sure is not None)
        if sure is not None:
            self._sure.setText(self.tr("{n} % sure").format(n=sure // 10))
            self._bar.setValue(sure)

    def _follow(self) -> None:
        citation = self._ready.suggestion.citation if self._ready else None
        if citation is not None:
            self.read.emit(Spot.of(citation))

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.name.setFont(font)
        for label in (self.name, self.facts, self.why, self._sure):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.passage, self.chip):
            label.setTextFormat(Qt.TextFormat.RichText)  # every word in it is escaped above
        for label in (self.name, self.facts, self.passage, self.why):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chip.linkActivated.connect(lambda _: self._follow())
        self.passage.setAccessibleName(self.tr("Passage"))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(90, 8)
        self._bar.setAccessibleName(self.tr("How sure the machine is"))
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(14, 8, 14, 10)
        inside.addWidget(self.passage)
        inside.addWidget(self.chip)
        sure = QHBoxLayout()
        sure.addWidget(self._bar)
        sure.addWidget(self._sure)
        sure.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._box)
        column.addLayout(sure)
        column.addWidget(self.why)
        column.addStretch(1)
        self._box.setBackgroundRole(QPalette.ColorRole.Window)
        self._box.setAutoFillBackground(True)
        body.setBackgroundRole(QPalette.ColorRole.Base)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _dress(self) -> None:
        """Colours of our own, in whatever theme."""
        ground = QPalette(self.palette())
        ground.setColor(QPalette.ColorRole.Window, tint(self.palette(), 0.07))
        self._box.setPalette(ground)
        soft = QPalette(self.palette())
        soft.setColor(QPalette.ColorRole.WindowText, quiet(self.palette()))
        for label in (self.facts, self.why, self._sure):
            label.setPalette(soft)
