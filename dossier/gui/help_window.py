"""The help: pages of resources/help, and the table of keys drawn from the actions."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.desk import Command
from dossier.gui.phrases import tr
from dossier.gui.widgets.review_page import deeds

START = "start.md"
KEYS = "keys.md"
"""A page that lies in no file: it is made from the commands."""
ORDER = (
    START,
    "case-files.md",
    "ingest.md",
    "reading-a-dossier.md",
    "searching.md",
    "timeline.md",
    "connections.md",
    "annotating.md",
    KEYS,
    "in-and-out.md",
    "command-line.md",
    "jsonl.md",
    "privacy.md",
)
_PAGES_WIDTH, _MARGIN = 230, 24
_SPACE = {1: (0.0, 10.0), 2: (20.0, 6.0), 3: (14.0, 4.0)}
"""Pixels above and below a heading of each level: Markdown brings none."""


class HelpWindow(QWidget):
    """A window of its own, so that one can read and try."""

    def __init__(self, folder: Path, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._commands = commands
        self._folder = folder
        self.setWindowTitle(self.tr("Help — Dossier"))
        self.resize(900, 660)
        self.pages = QListWidget()
        self.pages.setWordWrap(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setStyleSheet("QListView::item { padding: 4px }")
        self.pages.setAccessibleName(self.tr("Help pages"))
        for name in ORDER:
            item = QListWidgetItem(_title(self._markdown(name)))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(self._on_chosen)
        self.view = QTextBrowser()
        self.view.setAccessibleName(self.tr("Help text"))
        self.view.setOpenLinks(False)
        self.view.anchorClicked.connect(self._follow)
        self.view.document().setDocumentMargin(_MARGIN)
        self._lay_out()
        self.show_page(START)

    def show_page(self, name: str) -> None:
        """Show the page called `name`, a file name of resources/help, or KEYS."""
        for row in range(self.pages.count()):
            if self.pages.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.pages.setCurrentRow(row)

    def _lay_out(self) -> None:
        self.find_box = QLineEdit(placeholderText=self.tr("Find in the help (Enter: next)"))
        self.find_box.setAccessibleName(self.tr("Find in the help"))
        self.find_box.returnPressed.connect(self._find_next)
        self._found = QLabel()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.find_box)
        row.addWidget(self._found)
        column.addLayout(row)
        column.addWidget(self.view)
        split = QSplitter()
        split.addWidget(self.pages)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_PAGES_WIDTH, 650])
        QVBoxLayout(self).addWidget(split)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.find_box.setFocus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            _dress(self.view.document(), self.palette())

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            markdown = self._markdown(item.data(Qt.ItemDataRole.UserRole))
            document = self.view.document()
            document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
            _dress(document, self.palette())
            self.view.moveCursor(QTextCursor.MoveOperation.Start)
            self._found.clear()

    def _markdown(self, name: str) -> str:
        return (
            keys_page(self._commands) if name == KEYS else (self._folder / name).read_text(encoding="utf-8")
        )

    def _follow(self, url: QUrl) -> None:
        if url.isRelative():
            self.show_page(url.path())
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def _find_next(self) -> None:
        """The next place in this page, else in the pages after it, round to this one again."""
        words = self.find_box.text().strip()
        if not words or self.view.find(words):
            return
        names = [self.pages.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.pages.count())]
        here = self.pages.currentRow()
        for name in (*names[here + 1 :], *names[: here + 1]):
            if words.casefold() in self._markdown(name).casefold():
                self.pages.setCurrentRow(-1)
                self.show_page(name)
                if self.view.find(words):
                    self._found.clear()
                    return
        self._found.setText(self.tr("Not found"))


def keys_page(commands: Sequence[Command]) -> str:
    """The table of keys in Markdown: those of each menu, then those that work only in one place."""
    menus: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.keys:
            menus.setdefault(command.menu, []).append((command.keys, command.label))
    queue = [(key, text.replace("&", "").rstrip("…")) for _, text, key in deeds()]
    menus[tr("In the review queue")] = [*queue, ("Return", tr("Accept it"))]
    menus[tr("In the list of conflicts")] = [
        ("1, 2, …", tr("Keep that side")),
        ("V", tr("Settle for another value")),
    ]
    menus[tr("In lists and in the reader")] = _in_lists()
    lines = [f"# {tr('Keys')}", ""]
    for menu, rows in menus.items():
        lines += [f"## {menu}", "", f"| {tr('key')} | {tr('what it does')} |", "| --- | --- |"]
        lines += [f"| `{keys}` | {label} |" for keys, label in rows]
        lines.append("")
    return "\n".join(lines)


def _in_lists() -> list[tuple[str, str]]:
    return [
        ("Return", tr("Open what the line, or the name under the caret, is about")),
        ("Ctrl+Return", tr("Open it in a new tab; in a note: keep it")),
        ("Shift+Down", tr("Select one more, to decide on several at once")),
        ("Menu", tr("What can be done here (also Shift+F10)")),
        ("Space", tr("Tick a line, or untick it, in a list to choose from")),
        ("Del", tr("Take away the tag, the name or the part that is chosen in a form")),
    ]


def _dress(document: QTextDocument, palette: QPalette) -> None:
    """Air around headings, thin lines around tables, links in the theme's colour."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        if block.blockFormat().headingLevel() in _SPACE:
            above, below = _SPACE[block.blockFormat().headingLevel()]
            spaced = block.blockFormat()
            spaced.setTopMargin(above)
            spaced.setBottomMargin(below)
            cursor.setBlockFormat(spaced)
        _colour_links(cursor, palette)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            lined = frame.format()
            lined.setBorder(1)
            lined.setBorderCollapse(True)
            lined.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            lined.setBorderBrush(palette.color(QPalette.ColorRole.Mid))
            lined.setTopMargin(6)
            lined.setBottomMargin(10)
            frame.setFormat(lined)


def _colour_links(cursor: QTextCursor, palette: QPalette) -> None:
    """Qt gives a link the colour that was the theme's when the page was made."""
    colour = QTextCharFormat()
    colour.setForeground(palette.color(QPalette.ColorRole.Link))
    for start, end in _links(cursor.block()):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(colour)


def _links(block: QTextBlock) -> list[tuple[int, int]]:
    """Where they stand in the document: all of them first, for colouring one changes what is walked through."""
    found = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().isAnchor():
            found.append((fragment.position(), fragment.position() + fragment.length()))
        fragments += 1
    return found


def _title(markdown: str) -> str:
    return markdown.split("\n", 1)[0].lstrip("# ")
