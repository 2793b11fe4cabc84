"""A dossier on paper, with a preview."""

import re

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from dossier.gui.desk import Desk
from dossier.gui.phrases import tr

_ON_SCREEN_ONLY = re.compile(r"<nav.*?</nav>|<span class=\"back\">.*?</span>", re.DOTALL)
"""Links that lead nowhere on paper; the page's own style hides them, but Qt does not know it."""


def print_dossier(desk: Desk) -> None:
    """Show the dossier that is open as it would be printed; the preview prints."""
    workspace, entity = desk.workspace, desk.entity
    if workspace is not None and entity is not None:
        desk.tasks.run(
            lambda job: b"".join(workspace.export("html", dossier=entity)).decode(),
            lambda page: Preview(page, desk.widget).open(),
            label=tr("Laying out"),
        )


class Preview(QPrintPreviewDialog):
    """A web page in the simple style that Qt prints. It holds the printer: Qt does not."""

    def __init__(self, page: str, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._printer.setPageMargins(
            QMarginsF(), QPageLayout.Unit.Millimeter
        )  # the document has 2 cm of its own
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Print"))
        self.resize(900, 1000)
        self._document = QTextDocument()
        self._document.setDefaultStyleSheet(_STYLE)
        self._document.setHtml(_ON_SCREEN_ONLY.sub("", page))
        self.paintRequested.connect(self._paint)

    def _paint(self, printer: QPrinter) -> None:
        self._document.print_(printer)


_STYLE = """
body { font-family: serif; font-size: 10pt; color: black; background: white; }
a { color: black; text-decoration: none; }
h1 { font-size: 22pt; } h2 { font-size: 14pt; margin-top: 16px; } h3 { font-size: 11pt; }
.meta, .qualifiers, .where, .count, .kind { color: #555555; font-size: 8pt; }
.notice { background: #f3f0e8; }
"""
