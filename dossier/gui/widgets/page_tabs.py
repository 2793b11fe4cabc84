"""Dossiers in closable tabs, as a browser has them."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from dossier.gui.navigation import Place
from dossier.gui.passage_hints import plain
from dossier.gui.widgets.page import Page

_LONGEST = 24


class PageTabs(QTabWidget):
    """Emits `shown()` when another page is in front, or what is selected on it is another; `left(page)` before one
    goes."""

    shown = Signal()
    left = Signal(object)
    go = Signal(object, bool)
    read = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setTabsClosable(True)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)  # names are cut below; many tabs scroll
        self.setUsesScrollButtons(True)
        self.setAccessibleName(self.tr("Open dossiers"))
        self.tabBar().installEventFilter(self)
        self.tabCloseRequested.connect(self.close_page)
        self.currentChanged.connect(lambda _: self.shown.emit())

    def pages(self) -> list[Page]:
        return [page for n in range(self.count()) if isinstance(page := self.widget(n), Page)]

    def page(self) -> Page | None:
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def find_page(self, place: Place) -> Page | None:
        """The tab that shows `place`, whatever its passage."""
        return next((page for page in self.pages() if page.place.page == place.page), None)

    def add(self, page: Page, *, new_tab: bool) -> None:
        """Show `page` in place of the current one, or in a tab of its own beside it."""
        old, at = self.page(), self.currentIndex()
        self._listen(page)
        at = self.insertTab(at + 1, page, page.icon, "")
        self._name(page)
        self.setCurrentIndex(at)
        if old is not None and not new_tab:
            self.close_page(self.indexOf(old))

    def close_page(self, number: int) -> None:
        page = self.widget(number)
        if page is not None:
            if isinstance(page, Page):
                page.finish()
                self.left.emit(page)
            self.removeTab(number)
            page.deleteLater()
            self.shown.emit()

    def close_all(self) -> None:
        while self.count():
            self.close_page(0)

    def step(self, by: int) -> None:
        """Go to the next tab, round the end."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            number = self.tabBar().tabAt(event.position().toPoint())
            if event.button() == Qt.MouseButton.MiddleButton and number >= 0:
                self.close_page(number)
                return True
        return super().eventFilter(watched, event)

    def _listen(self, page: Page) -> None:
        page.go.connect(self.go)
        page.read.connect(self.read)
        page.menu_wanted.connect(self.menu_wanted)
        page.current_changed.connect(self.shown)
        page.retitled.connect(lambda: self._name(page))

    def _name(self, page: Page) -> None:
        number = self.indexOf(page)
        if number < 0:
            return
        title = page.title if len(page.title) <= _LONGEST else page.title[: _LONGEST - 1] + "…"
        self.setTabText(number, title.replace("&", "&&"))
        self.setTabToolTip(number, plain(page.title))
        self.setTabIcon(number, page.icon)
