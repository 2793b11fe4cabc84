"""Small charts that are lists: bars below each other, or columns side by side. Arrow keys go from one to the next,
Enter and a click open it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QIcon, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dossier.gui.accents import accent, kind_icon, mixed, quiet, tint
from dossier.gui.models.bars import Bar, BarsModel
from dossier.gui.models.rows import ROW, Index
from dossier.gui.widgets.row_list import RowList

_SIDE, _GAP, _ICON, _THICK = 6, 8, 16, 3
_TALL = 96
_NARROWEST, _WIDEST = 8, 64


class _Painter(QStyledItemDelegate):
    """What bars and columns have in common: the ground of the one that is chosen or pointed at, and the colour."""

    def ground(self, painter: QPainter, opt: Any) -> None:
        if opt.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(opt.rect, tint(opt.palette, 0.08))
        if opt.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(opt.rect, tint(opt.palette, 0.14))
            painter.setPen(opt.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(opt.rect.adjusted(0, 0, -1, -1))

    def colour(self, bar: Bar, palette: QPalette) -> QColor:
        full = accent(bar.kind, palette) if bar.kind else palette.color(QPalette.ColorRole.Highlight)
        return mixed(full, palette.color(QPalette.ColorRole.Base), 0.8)


class _BarPainter(_Painter):
    """Words, the number at the right, and below them a bar as long as the number is large."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        opt: Any = option
        return QSize(120, QFontMetrics(opt.font).height() + _THICK + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        opt: Any = option
        bar, model = index.data(ROW), index.model()
        if not isinstance(bar, Bar) or not isinstance(model, BarsModel):
            return
        painter.save()
        self.ground(painter, opt)
        words = opt.rect.adjusted(_SIDE, 2, -_SIDE, -_THICK - 3)
        if bar.kind is not None:
            icon: QIcon = kind_icon(bar.kind, opt.palette)
            icon.paint(painter, QRect(words.left(), words.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        if model.has_glyphs:  # also beside those without one, so that lengths can be compared
            words.setLeft(words.left() + _ICON + _GAP)
        self._write(painter, opt, words, bar)
        if not bar.more:
            room = QRect(words.left(), opt.rect.bottom() - _THICK - 1, words.width(), _THICK)
            painter.fillRect(room, tint(opt.palette, 0.10))
            if bar.number:
                room.setWidth(max(2, round(room.width() * model.share(bar))))
                painter.fillRect(room, self.colour(bar, opt.palette))
        painter.restore()

    def _write(self, painter: QPainter, opt: Any, room: QRect, bar: Bar) -> None:
        """The number is never cut; of the note only what leaves the label two thirds of the room."""
        words, metrics = QRect(room), opt.fontMetrics
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.setPen(opt.palette.color(QPalette.ColorRole.Text))
        if not bar.more:
            painter.drawText(words, right, f"{bar.number:n}")
            words.setRight(words.right() - metrics.horizontalAdvance(f"{bar.number:n}") - _GAP)
        if bar.note and metrics.horizontalAdvance(bar.note) < words.width() // 2:
            painter.setPen(quiet(opt.palette))
            painter.drawText(words, right, bar.note)
            words.setRight(words.right() - metrics.horizontalAdvance(bar.note) - _GAP)
        link = QPalette.ColorRole.Link if bar.more else QPalette.ColorRole.Text
        painter.setPen(opt.palette.color(link))
        label = metrics.elidedText(" ".join(bar.label.split()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), label)


class _ColumnPainter(_Painter):
    """A column as high as its number is large; what it stands for is told beside the chart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = self.parent()
        return QSize(view.column_width(), view.viewport().height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        opt: Any = option
        bar, model = index.data(ROW), index.model()
        if not isinstance(bar, Bar) or not isinstance(model, BarsModel):
            return
        painter.save()
        self.ground(painter, opt)
        room = opt.rect.adjusted(1, 4, -1, -1)
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), tint(opt.palette, 0.3))
        if bar.number:
            high = max(2, round(room.height() * model.share(bar)))
            faint = not bar.place or not bar.place.key.partition(" ")[2]
            colour = quiet(opt.palette) if faint else self.colour(bar, opt.palette)
            painter.fillRect(QRect(room.left(), room.bottom() - high + 1, room.width(), high), colour)
        painter.restore()


class BarChart(RowList):
    """Bars below each other, as high as they need be. Emits `reached()` when the keyboard comes to another bar: whoever
    scrolls brings it into view."""

    reached = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.bars = BarsModel(self)
        self.setItemDelegate(_BarPainter(self))
        self.setModel(self.bars)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bars.modelReset.connect(self.fit)
        self.selectionModel().currentChanged.connect(lambda *_: self.reached.emit())

    def fit(self) -> None:
        self.setFixedHeight(self.sizeHintForRow(0) * len(self.bars.bars) if self.bars.bars else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.reached.emit()

    def keyboardSearch(self, search: str) -> None:
        """Here Qt's own search is right: the rows are few."""
        QListView.keyboardSearch(self, search)


class ColumnChart(BarChart):
    """Columns side by side, as wide as there is room for all of them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(_ColumnPainter(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(_TALL)
        self.setViewportMargins(_SIDE, 0, _SIDE, 0)

    def fit(self) -> None:
        self.scheduleDelayedItemsLayout()

    def column_width(self) -> int:
        share = self.viewport().width() // max(1, len(self.bars.bars))
        return max(_NARROWEST, min(_WIDEST, share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def bar_at(self, index: QModelIndex) -> Bar | None:
        found = index.data(ROW) if index.isValid() else None
        return found if isinstance(found, Bar) else None
