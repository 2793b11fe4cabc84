"""Two passages side by side, the words that differ standing out; each a click away from the reader."""

from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from dossier.domain.contradiction_rows import Contradiction, Told
from dossier.domain.views import Citation
from dossier.gui import phrases
from dossier.gui.accents import quiet
from dossier.gui.models.contradictions import value_words, verdict_words
from dossier.gui.navigation import Spot


class Facing(QWidget):
    """Emits `read(Spot)`."""

    read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Contradiction | None = None
        self.sides = (self._side(self.tr("The earlier passage")), self._side(self.tr("The later passage")))
        self.below = QLabel()
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        self.below.setWordWrap(True)
        self.below.setAccessibleName(
            self.tr("Why they seem to contradict each other, and what was made of it")
        )
        beside = QHBoxLayout()
        beside.setSpacing(10)
        for side in self.sides:
            beside.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        column.addLayout(beside, 1)
        column.addWidget(self.below)

    def show_row(self, row: Contradiction | None) -> None:
        self._row = row
        for side, told in zip(self.sides, (row.one, row.other) if row else (None, None), strict=True):
            side.setHtml(self._markup(row, told) if row and told else "")
        self.below.setText(self._words(row) if row else "")

    @property
    def words(self) -> str:
        """All that it says, for tests."""
        return "\n".join([*(side.toPlainText() for side in self.sides), self.below.text()])

    def _side(self, name: str) -> QTextBrowser:
        side = QTextBrowser()
        side.setOpenLinks(False)
        side.setAccessibleName(name)
        side.setTabChangesFocus(True)
        side.anchorClicked.connect(self._follow)
        return side

    def _markup(self, row: Contradiction, told: Told) -> str:
        citation, place = told.citation, told.place
        first, last = max(0, place.start - citation.start), max(0, place.end - citation.start)
        said = citation.exact
        marked = f"{escape(said[:first])}<b><u>{escape(said[first:last])}</u></b>{escape(said[last:])}"
        link = self.palette().link().color().name()
        soft = quiet(self.palette()).name()
        return (
            f"<p style='font-size:large'><b>{escape(value_words(row, told.value))}</b></p>"
            f"<p><a href='#read' style='color:{link};text-decoration:none'>{escape(phrases.chip(citation))}</a></p>"
            f"<p style='color:{soft}'>{escape(citation.title)}</p><p>{marked}</p>"
        )

    def _words(self, row: Contradiction) -> str:
        told = phrases.supported(row.sources, row.origins)
        return f"{verdict_words(row.settled)}\n{row.reason} · {told} · " + self.tr(
            "{n} of 1,000 sure"
        ).format(n=row.score)

    def _follow(self, _link: QUrl) -> None:
        if self._row is not None:
            told = self._row.one if self.sender() is self.sides[0] else self._row.other
            self.read.emit(spot_of(told.citation, told))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_row(self._row)


def spot_of(citation: Citation, told: Told) -> Spot:
    """The very words where they stand in their passage; else the passage."""
    inside = citation.start <= told.place.start and told.place.end <= citation.end
    return Spot(citation.source, told.place.start, told.place.end) if inside else Spot.of(citation)
