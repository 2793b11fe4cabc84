"""What is to be said about a query: where it cannot be read, what may have been meant, what else was looked for."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dossier.domain.found import Results
from dossier.domain.searching import QueryError


class SearchNotice(QWidget):
    """Emits `taken(query)` when the person takes what is proposed."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed = ""
        self.words, self.caret, self.propose = QLabel(), QLabel(), QPushButton(self.tr("Search"))
        for label in (self.words, self.caret):
            label.setWordWrap(label is self.words)
            label.setTextFormat(label.textFormat().PlainText)
        self.caret.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.propose.clicked.connect(lambda: self.taken.emit(self._proposed))
        row = QHBoxLayout()
        row.addWidget(self.propose)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 8)
        column.addWidget(self.words)
        column.addWidget(self.caret)
        column.addLayout(row)
        self.hide()

    def show_error(self, error: QueryError) -> None:
        proposal = self.tr("Search for  {query}")
        self._say(str(error), error.caret, error.repair, proposal)

    def show_results(self, results: Results) -> None:
        also = [
            self.tr("Also searched for {spellings}; put “{word}” in quotes for itself alone.").format(
                spellings=", ".join(each.spellings), word=each.word
            )
            for each in results.also
        ]
        self._say("\n".join(also), "", results.instead, self.tr("Did you mean  {query} ?"))

    def _say(self, words: str, caret: str, proposed: str, proposal: str) -> None:
        self._proposed = proposed
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.caret.setText(caret)
        self.caret.setVisible(bool(caret))
        shown = proposed if len(proposed) <= 90 else proposed[:89] + "…"
        self.propose.setText(proposal.format(query=shown.replace("&", "&&")))
        self.propose.setVisible(bool(proposed))
        self.setVisible(bool(words or proposed))
