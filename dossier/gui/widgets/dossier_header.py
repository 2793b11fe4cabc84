"""The head of a dossier: who or what it is, and what is stated of it, each with the way to its passage."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dossier.domain.views import Citation, Dossier, EntityRef, EventFacts, Status
from dossier.gui import phrases
from dossier.gui.accents import kind_icon, quiet
from dossier.gui.passage_hints import plain

_ICON = 28
_MOST_ALIASES, _MOST_ROLES, _MOST_REFS = 8, 4, 8


class DossierHeader(QWidget):
    """Emits `cited(Citation)` and `entity_opened(id, new_tab)`."""

    cited = Signal(object)
    entity_opened = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._icon, self._name, self._status, self._facts = QLabel(), QLabel(), QLabel(), QLabel()
        self._lay_out()
        self._facts.linkActivated.connect(self._follow)

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        entity = dossier.entity
        self._icon.setPixmap(kind_icon(entity.kind, self.palette()).pixmap(_ICON, _ICON))
        self._icon.setToolTip(phrases.kind_name(entity.kind))
        self._icon.setAccessibleName(phrases.kind_name(entity.kind))
        self._name.setText(entity.name)
        self._status.setText(self._status_words(dossier))
        self._status.setToolTip(plain(self._why(dossier)))
        self._facts.setText(
            "".join(f"<p style='margin:3px 0'>{line}</p>" for line in self._fact_lines(dossier))
        )

    @property
    def words(self) -> str:
        """All that the head says, for tests and screen readers."""
        return f"{self._name.text()}\n{self._status.text()}\n{self._facts.text()}"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._dossier is not None:
            self.show_dossier(self._dossier)

    def _lay_out(self) -> None:
        font = self._name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self._name.setFont(font)
        for label in (self._name, self._status):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._name.setAccessibleName(self.tr("Name"))
        self._facts.setTextFormat(Qt.TextFormat.RichText)  # every word in it is escaped below
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._facts.setWordWrap(True)
        self._facts.setAccessibleName(self.tr("What is stated"))
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for label in (self._name, self._status, self._facts):
            beside.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 8)
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(beside, 1)

    def _status_words(self, dossier: Dossier) -> str:
        entity = dossier.entity
        mark = {Status.CONFIRMED: "✓ ", Status.REJECTED: "✗ ", Status.DISPUTED: "⚠ "}.get(entity.status, "")
        mentions = phrases.counted(entity.mentions, self.tr("mention"), self.tr("mentions"))
        sources = phrases.counted(entity.sources, self.tr("source"), self.tr("sources"))
        sure = self.tr("{n} % sure").format(n=dossier.score // 10)
        status = f"{mark}{phrases.status_name(entity.status)}"
        if entity.status is Status.UNREVIEWED:
            status += f" ({sure})"
        return " · ".join([phrases.kind_name(entity.kind), status, mentions, sources])

    def _why(self, dossier: Dossier) -> str:
        sure = self.tr("The machine holds these mentions for one: {score} of 1,000.").format(
            score=dossier.score
        )
        return f"{sure}\n{dossier.reason}" if dossier.reason else sure

    def _fact_lines(self, dossier: Dossier) -> Sequence[str]:
        lines = []
        if dossier.entity.aliases:
            names = " · ".join(dossier.entity.aliases[:_MOST_ALIASES])
            more = self._more(len(dossier.entity.aliases) - _MOST_ALIASES)
            lines.append(self._fact(self.tr("also"), escape(names) + more))
        if dossier.event is not None:
            lines += self._event_lines(dossier.event)
        if dossier.roles:
            roles = [self._cited(n, row.citation) for n, row in enumerate(dossier.roles[:_MOST_ROLES])]
            lines.append(
                self._fact(
                    self.tr("as stated"), " · ".join(roles) + self._more(len(dossier.roles) - _MOST_ROLES)
                )
            )
        return lines

    def _event_lines(self, event: EventFacts) -> Sequence[str]:
        happened = (
            f"{phrases.when(event.date) or self.tr('date not known')} · {phrases.event_status(event.status)}"
        )
        lines = [self._fact(self.tr("when"), escape(happened))]
        if event.places:
            lines.append(self._fact(self.tr("where"), ", ".join(map(self._link, event.places[:_MOST_REFS]))))
        if event.participants:
            lines.append(self._fact(self.tr("who"), self._participants(event)))
        return lines

    def _participants(self, event: EventFacts) -> str:
        """Each once, with all that they are in it."""
        roles: dict[EntityRef, list[str]] = {}
        for role, ref in event.participants:
            roles.setdefault(ref, []).append(role)
        people = [f"{self._link(ref)} ({escape(', '.join(held))})" for ref, held in roles.items()]
        return ", ".join(people[:_MOST_REFS]) + self._more(len(people) - _MOST_REFS)

    def _fact(self, label: str, markup: str) -> str:
        return f"<span style='color:{quiet(self.palette()).name()}'>{escape(label)}:</span> {markup}"

    def _link(self, ref: EntityRef) -> str:
        return self._anchor(f"entity:{ref.id}", escape(ref.name))

    def _cited(self, number: int, citation: Citation) -> str:
        words = escape(phrases.excerpt(citation.exact))
        return f"{words} {self._anchor(f'cite:{number}', '[' + escape(phrases.chip(citation)) + ']')}"

    def _anchor(self, target: str, markup: str) -> str:
        colour = self.palette().color(QPalette.ColorRole.Link).name()
        return (
            f"<a href='{escape(target, quote=True)}' style='color:{colour};text-decoration:none'>{markup}</a>"
        )

    def _more(self, number: int) -> str:
        return escape(" " + self.tr("and {n} more").format(n=number)) if number > 0 else ""

    def _follow(self, link: str) -> None:
        target, _, value = link.partition(":")
        if target == "entity":
            control = Qt.KeyboardModifier.ControlModifier
            self.entity_opened.emit(value, bool(QGuiApplication.keyboardModifiers() & control))
        elif target == "cite" and self._dossier is not None:
            self.cited.emit(self._dossier.roles[int(value)].citation)
