"""The head of a dossier: who or what it is, and what is stated of it, each with the way to its passage."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from dossier.domain.judgements import Comparison
from dossier.domain.views import Citation, ComparedRow, Dossier, EntityRef, EventFacts, Status
from dossier.gui import phrases
from dossier.gui.accents import kind_icon, quiet
from dossier.gui.passage_hints import plain

_ICON = 28
_MOST_ALIASES, _MOST_ROLES, _MOST_REFS = 8, 4, 8


class DossierHeader(QWidget):
    """Emits `cited(Citation)` and `entity_opened(id, new_tab)`; `unmerge_wanted(id)`, `uncompare_wanted(id)`,
    `untag_wanted(tag)` and `notes_wanted()`."""

    cited = Signal(object)
    entity_opened = Signal(str, bool)
    unmerge_wanted = Signal(str)
    uncompare_wanted = Signal(str)
    untag_wanted = Signal(str)
    notes_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._origins = 0
        self._icon, self._name, self._status, self._facts = QLabel(), QLabel(), QLabel(), QLabel()
        self._lay_out()
        self._facts.linkActivated.connect(self._follow)
        self._facts.linkHovered.connect(self._explain)

    def show_dossier(self, dossier: Dossier, origins: int = 0) -> None:
        """`origins` is how many of its sources are independent; 0 where that is not known."""
        self._dossier, self._origins = dossier, origins
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
            self.show_dossier(self._dossier, self._origins)

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
        mark = phrases.status_mark(entity.status)
        mentions = phrases.counted(entity.mentions, self.tr("mention"), self.tr("mentions"))
        sources = phrases.supported(entity.sources, self._origins)
        sure = self.tr("{n} % sure").format(n=dossier.score // 10)
        status = f"{mark}{phrases.status_name(entity.status)}"
        if entity.status is Status.UNREVIEWED and dossier.created:
            status = self.tr("an analyst made this")
        elif entity.status is Status.UNREVIEWED:
            status += f" ({sure})"
        elif dossier.created:
            status += " · " + self.tr("an analyst made this")
        parts = [phrases.kind_name(entity.kind), phrases.apart(entity.role), status, mentions, sources]
        if dossier.renamed:
            parts.append(self.tr("renamed by an analyst"))
        if not dossier.grounded:
            parts.append(self.tr("no mention is left"))
        return " · ".join(filter(None, parts))

    def _why(self, dossier: Dossier) -> str:
        if dossier.created:
            return self.tr("An analyst made this; what refers to it, analysts have linked.")
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
        return lines + self._decided_lines(dossier)

    def _decided_lines(self, dossier: Dossier) -> list[str]:
        """What analysts decided on it."""
        lines, tr = [], self.tr
        for label, comparison in (
            (tr("different from"), Comparison.DIFFERENT),
            (tr("possibly the same as"), Comparison.POSSIBLY_SAME),
        ):
            pairs = [row for row in dossier.compared if row.comparison is comparison]
            if pairs:
                lines.append(self._fact(label, ", ".join(map(self._compared, pairs))))
        if dossier.merged:
            names = ", ".join(
                f"{self._hinted(escape(row.entity.name), row.analyst, row.at)} "
                f"({self._anchor(f'unmerge:{row.entity.id}', escape(tr('unmerge')))})"
                for row in dossier.merged[:_MOST_REFS]
            )
            lines.append(self._fact(tr("merged"), names + self._more(len(dossier.merged) - _MOST_REFS)))
        if dossier.tags:
            tags = " · ".join(f"# {escape(tag)} {self._away(f'untag:{tag}')}" for tag in dossier.tags)
            lines.append(self._fact(tr("tags"), tags))
        if dossier.notes:
            counted = phrases.counted(dossier.notes, tr("note"), tr("notes"))
            lines.append(self._anchor("notes:", escape(counted)))
        return lines

    def _compared(self, row: ComparedRow) -> str:
        reason = f" “{phrases.excerpt(row.reason)}”" if row.reason else ""
        return f"{self._link(row.entity)}{escape(reason)} {self._away(f'uncompare:{row.entity.id}')}"

    def _hinted(self, markup: str, analyst: str, at: str) -> str:
        """Words that say who decided that, and when, under the pointer."""
        said = escape(f"{analyst}, {phrases.moment(at)}", quote=True)
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        return f"<a href='said:{said}' style='color:{colour};text-decoration:none'>{markup}</a>"

    def _away(self, target: str) -> str:
        return self._anchor(target, "✕")

    def _explain(self, link: str) -> None:
        """What stands under the pointer: who decided it and when, or what a click does."""
        target, _, value = link.partition(":")
        words = {
            "said": value,
            "unmerge": self.tr("Take it out again: what was its own goes back to it"),
            "untag": self.tr("Take this tag away"),
            "uncompare": self.tr("Say nothing of these two any more"),
            "notes": self.tr("Show the notes"),
        }.get(target, "")
        if target == "entity" and self._dossier is not None:
            row = next((row for row in self._dossier.compared if row.entity.id == value), None)
            words = f"{row.analyst}, {phrases.moment(row.at)}" if row else ""
        QToolTip.showText(QCursor.pos(), plain(words) if words else "", self._facts)

    def _event_lines(self, event: EventFacts) -> Sequence[str]:
        happened = (
            f"{phrases.when(event.date) or self.tr('date not known')} · {phrases.event_status(event.status)}"
        )
        lines = [self._fact(self.tr("when"), escape(happened) + self._set(event, "when"))]
        if event.places or "where" in event.edited:
            places = ", ".join(map(self._link, event.places[:_MOST_REFS])) or escape(self.tr("not known"))
            lines.append(self._fact(self.tr("where"), places + self._set(event, "where")))
        if event.participants or "who" in event.edited:
            people = self._participants(event) or escape(self.tr("not known"))
            lines.append(self._fact(self.tr("who"), people + self._set(event, "who")))
        if event.whole is not None:
            lines.append(self._fact(self.tr("part of"), self._link(event.whole)))
        if event.parts:
            parts = ", ".join(map(self._link, event.parts[:_MOST_REFS]))
            lines.append(self._fact(self.tr("parts"), parts + self._more(len(event.parts) - _MOST_REFS)))
        return lines

    def _set(self, event: EventFacts, detail: str) -> str:
        """Whether an analyst said so."""
        if detail not in event.edited:
            return ""
        words = escape(self.tr("set by an analyst"))
        return f" <span style='color:{quiet(self.palette()).name()}'>({words})</span>"

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
        elif target in self._decisions():
            self._decisions()[target](value)
        elif target == "cite" and self._dossier is not None:
            self.cited.emit(self._dossier.roles[int(value)].citation)

    def _decisions(self) -> dict[str, Callable[[str], None]]:
        """What a link does that is no place to go to."""
        return {
            "unmerge": self.unmerge_wanted.emit,
            "uncompare": self.uncompare_wanted.emit,
            "untag": self.untag_wanted.emit,
            "notes": lambda _: self.notes_wanted.emit(),
        }
