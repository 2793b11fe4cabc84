"""What hovering over a citation shows: the passage amid the words around it. The text is read off the GUI
thread."""

from collections import OrderedDict
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip, QWidget

from dossier.domain.views import Citation, Reading
from dossier.gui import phrases
from dossier.gui.tasks import Tasks

AROUND = 220
"""Code points of context on either side."""
_KEPT = 8
_NEAR = 24
"""Pixels that the pointer may have moved while the text was read."""

Reader = Callable[[str], Reading]
Hint = Callable[[Citation, QPoint, QWidget], None]
"""Shows a passage in its context at a point of the screen, as soon as it is known."""


def plain(text: str) -> str:
    """`text` as a tooltip that is never taken for markup: it may come from a hostile article."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


def in_context(citation: Citation, text: str) -> str:
    """The passage in bold between what stands before and after it, as markup that is safe to show."""
    before = text[max(0, citation.start - AROUND) : citation.start]
    after = text[citation.end : citation.end + AROUND]
    lead = "…" if citation.start > AROUND else ""
    tail = "…" if citation.end + AROUND < len(text) else ""
    body = f"{lead}{escape(before)}<b>{escape(text[citation.start : citation.end])}</b>{escape(after)}{tail}"
    head = " · ".join(
        part for part in (citation.publisher, citation.title, phrases.when(citation.published)) if part
    )
    return f"<p><small>{escape(head or citation.file)}</small></p><p>{body.replace(chr(10), '<br>')}</p>"


class PassageHints(QObject):
    """Shows hints for one open case."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._read: Reader | None = None
        self._texts: OrderedDict[str, str] = OrderedDict()

    def use(self, read: Reader | None) -> None:
        """Read from this case from now on; None when none is open."""
        self._read = read
        self._texts.clear()

    def show(self, citation: Citation, point: QPoint, widget: QWidget) -> None:
        """Show the passage at `point` of the screen, at once or as soon as its text is there."""
        if citation.source in self._texts:
            self._texts.move_to_end(citation.source)
            QToolTip.showText(point, in_context(citation, self._texts[citation.source]), widget)
        elif self._read is not None:
            read = self._read
            self._tasks.read(
                lambda job: read(citation.source).text,
                lambda text: self._arrived(citation, text, point, widget),
            )

    def _arrived(self, citation: Citation, text: str, point: QPoint, widget: QWidget) -> None:
        self._texts[citation.source] = text
        while len(self._texts) > _KEPT:
            self._texts.popitem(last=False)
        if (QCursor.pos() - point).manhattanLength() < _NEAR and widget.isVisible():
            self.show(citation, point, widget)
